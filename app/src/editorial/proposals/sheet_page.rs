//! A proposal's page: where it stands, what comes next, what became of it, and what its entity may do.

use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_params_map};

use super::super::desk::Threads;
use super::super::proposals_api::find_proposal;
use super::super::proposals_links::SENT;
use super::super::proposals_model::{HistoryLine, ProposalLine, ProposalSheet, next_step, proposal_path, step_path};
use super::super::rome::day_and_time;
use super::super::workflow::{ProposalEvent, ProposalState};
use super::attachments::attachment_names;
use super::autosave::forget_what_arrived;
use super::edits::edits;
use super::frame::{AreaHead, PostButton};
use super::list_page::{kind_and_number, title};
use super::summary::summary;
use crate::i18n::{Message, long_date, message, use_language, use_words};
use crate::ui::{Crumb, Loaded};

const OF_ENTITY: Message = message("Proposta di {}, iniziata da {}", "Proposal of {}, begun by {}");
const ARRIVED: Message = message("È arrivata: è la proposta n. {}", "It has arrived: it is proposal no. {}");
const ARRIVED_AT: Message = message("Ricevuta il {}.", "Received on {}.");
const NEXT: Message = message(
    "Ora una persona della redazione la prende in carico e risponde entro il {}. Ti abbiamo mandato una mail con questi dati.",
    "Now one of the curators takes it up and answers by {}. We sent you a mail with these facts.",
);
const STATE: Message = message("Stato", "State");
const NEXT_STEP: Message = message("Che cosa succede ora", "What happens next");
const ANSWER_BY: Message = message("Risposta entro", "Answer by");
const SENT_AT: Message = message("Inviata", "Sent");
const BEGUN_AT: Message = message("Iniziata", "Begun");
const ABOUT: Message = message("Riguarda", "About");
const REASON: Message = message("Che cosa scrive la redazione", "What the curators write");
const WRITE: Message = message("Continua a scrivere", "Go on writing");
const WITHDRAW: Message = message("Ritira la proposta", "Take the proposal back");
const COPY: Message = message("Copia come nuova", "Copy as a new one");
const DISCARD: Message = message("Elimina la bozza", "Delete the draft");
const HISTORY: Message = message("Storia", "History");
const TEXT: Message = message("Che cosa dice", "What it says");
const BY: Message = message("{}, {}", "{}, {}");

/// The page.
#[component]
pub fn ProposalPage() -> impl IntoView {
    let language = use_language();
    let params = use_params_map();
    let id = Memo::new(move |_| params.read().get("id").unwrap_or_default());
    let sheet = Resource::new(move || id.get(), move |id| find_proposal(id, language));
    view! {
        <Loaded data=sheet view=sheet_view/>
        <Threads id/>
    }
}

fn sheet_view(sheet: ProposalSheet) -> impl IntoView {
    let language = use_language();
    let words = use_words();
    let line = &sheet.line;
    let name = title(line, language);
    forget_what_arrived(&line.id);
    let below = vec![Crumb::new(name.clone(), proposal_path(&line.id))];
    let overline = kind_and_number(line.kind, line.number, language);
    let lead = OF_ENTITY.with(language, &[&line.entity.name, &line.author]);
    let just_sent = use_location().search.read_untracked().contains(SENT);
    let receipt = just_sent.then(|| receipt(line)).flatten();
    let reason = sheet.reason.clone().map(|reason| {
        view! { <section class="callout callout-notice"><h2>{words(REASON)}</h2><p>{reason}</p></section> }
    });
    view! {
        <AreaHead title=name overline lead below/>
        <div class="page-end">
            {receipt}
            {reason}
            {facts(line)}
            {actions(&sheet)}
            {edits(sheet.edits.clone())}
            <section class="block" aria-labelledby="storia">
                <h2 id="storia">{words(HISTORY)}</h2>
                <ul class="rows">{sheet.history.iter().map(history_row).collect_view()}</ul>
            </section>
            <details class="accordion">
                <summary>{words(TEXT)}</summary>
                <div>{summary(line.kind, &sheet.fields, &sheet.known, None)}</div>
            </details>
            {attachment_names(&sheet.attachments)}
        </div>
    }
}

/// That it arrived: number, day and time, what happens next, and by when.
fn receipt(line: &ProposalLine) -> Option<impl IntoView + use<>> {
    let language = use_language();
    let (number, at) = (line.number?, line.submitted?);
    let next = line.due.map(|due| view! { <p>{NEXT.with(language, &[&long_date(due, language)])}</p> });
    Some(view! {
        <div class="callout" role="status">
            <h2>{ARRIVED.with(language, &[&number])}</h2>
            <p>{ARRIVED_AT.with(language, &[&day_and_time(at, language)])}</p>
            {next}
        </div>
    })
}

fn facts(line: &ProposalLine) -> impl IntoView + use<> {
    let language = use_language();
    let words = use_words();
    let fact = |label: Message, value: AnyView| view! { <div><dt>{words(label)}</dt><dd>{value}</dd></div> };
    let due = line.due.map(|due| fact(ANSWER_BY, long_date(due, language).into_any()));
    let sent = line.submitted.map(|at| fact(SENT_AT, day_and_time(at, language).into_any()));
    let about = line.about.clone().map(|about| fact(ABOUT, about.name.into_any()));
    view! {
        <dl class="facts">
            {fact(STATE, view! { <span class="badge badge-outline">{words(line.state.label())}</span> }.into_any())}
            {fact(NEXT_STEP, words(next_step(line.state)).into_any())}
            {due}
            {sent}
            {fact(BEGUN_AT, day_and_time(line.created, language).into_any())}
            {about}
        </dl>
    }
}

/// What whoever looks may do.
fn actions(sheet: &ProposalSheet) -> impl IntoView + use<> {
    let language = use_language();
    let words = use_words();
    let id = sheet.line.id.clone();
    let write = sheet.may_write.then(|| {
        let first = sheet.line.kind.steps().first().map(|step| step_path(&id, *step)).unwrap_or_default();
        view! { <a class="btn btn-primary" href=language.href(&first)>{words(WRITE)}</a> }
    });
    let button = |action, label: Message| {
        let values = vec![("id", id.clone())];
        view! { <PostButton action values label=words(label).to_owned()/> }
    };
    let withdraw = sheet.possible.contains(&ProposalEvent::Withdraw).then(|| button("/api/ritira-proposta", WITHDRAW));
    let is_new = sheet.may_write && sheet.line.state == ProposalState::Draft;
    let discard = is_new.then(|| button("/api/elimina-bozza", DISCARD));
    let copied = vec![("form[what]", "copia".to_owned()), ("form[of]", id.clone())];
    view! {
        <div class="actions">
            {write}
            {withdraw}
            <PostButton action="/api/inizia-proposta" values=copied label=words(COPY).to_owned()/>
            {discard}
        </div>
    }
}

fn history_row(line: &HistoryLine) -> impl IntoView + use<> {
    let language = use_language();
    let words = use_words();
    let when = day_and_time(line.at, language);
    let said = if line.who.is_empty() { when } else { BY.with(language, &[&when, &line.who]) };
    view! {
        <li>
            <p class="row-title">{words(line.what.label())}</p>
            <p class="small mute">{said}</p>
        </li>
    }
}
