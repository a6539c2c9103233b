//! The proposals of the own entity: where each stands, since when, and what comes next.

use leptos::prelude::*;

use super::super::proposal::ProposalKind;
use super::super::proposals_api::list_proposals;
use super::super::proposals_model::{NEW_PROPOSAL_PATH, ProposalLine, next_step, proposal_path};
use super::frame::{AreaHead, PROPOSALS};
use crate::i18n::{Language, Message, long_date, message, use_language, use_words};
use crate::ui::{Loaded, Nothing};

const LEAD: Message = message(
    "Quello che il tuo ente sta scrivendo o ha mandato: lo vedete voi e la redazione.",
    "What your entity is writing or has sent: you and the curators see it.",
);
const NEW: Message = message("Nuova proposta", "New proposal");
const NOTHING: Message = message("Non c’è ancora nessuna proposta", "There is no proposal yet");
const NOTHING_TEXT: Message = message(
    "Basta poco per cominciare: una bozza si salva da sola e si può lasciare a metà.",
    "Little is needed to begin: a draft saves itself, and can be left half done.",
);
/// What a proposal without a title is called.
pub const UNTITLED: Message = message("Senza titolo", "Untitled");
const NUMBER: Message = message("n. {}", "no. {}");
const TODAY: Message = message("da oggi", "since today");
const YESTERDAY: Message = message("da un giorno", "for a day");
const DAYS: Message = message("da {} giorni", "for {} days");
const DUE: Message = message("risposta entro il {}", "answer by {}");
const BY: Message = message("di {}", "by {}");

/// The page.
#[component]
pub fn ProposalsPage() -> impl IntoView {
    let proposals = Resource::new(|| (), |()| list_proposals());
    view! { <Loaded data=proposals view=found/> }
}

fn found(proposals: Vec<ProposalLine>) -> impl IntoView {
    let language = use_language();
    let words = use_words();
    view! {
        <AreaHead title=words(PROPOSALS) lead=words(LEAD)/>
        <div class="page-end">
            <p class="actions">
                <a class="btn btn-primary" href=language.href(NEW_PROPOSAL_PATH)>{words(NEW)}</a>
            </p>
            {list(proposals)}
        </div>
    }
}

fn list(proposals: Vec<ProposalLine>) -> impl IntoView {
    if proposals.is_empty() {
        let onward = (NEW, NEW_PROPOSAL_PATH);
        return view! { <Nothing title=NOTHING text=NOTHING_TEXT onward alone=true/> }.into_any();
    }
    view! { <ul class="rows">{proposals.iter().map(row).collect_view()}</ul> }.into_any()
}

fn row(line: &ProposalLine) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    let href = language.href(&proposal_path(&line.id));
    let state = line.state.label().text(language);
    view! {
        <li>
            <h2 class="row-title"><a href=href>{title(line, language)}</a></h2>
            <p class="small mute">
                <span class="badge badge-outline">{state}</span> " "
                <span>{facts(line, language).join(" · ")}</span>
            </p>
            <p class="small">{words(next_step(line.state))}</p>
        </li>
    }
}

/// What a proposal is called.
pub fn title(line: &ProposalLine, language: Language) -> String {
    if line.title.is_empty() { UNTITLED.text(language).to_owned() } else { line.title.clone() }
}

/// The kind of a proposal, with its number once it has one.
pub fn kind_and_number(kind: ProposalKind, number: Option<i64>, language: Language) -> String {
    let kind = kind.label().text(language);
    number.map_or_else(|| kind.to_owned(), |number| format!("{kind} {}", NUMBER.with(language, &[&number])))
}

/// What a list says of a proposal besides its title and state.
fn facts(line: &ProposalLine, language: Language) -> Vec<String> {
    let age = match line.days {
        0 => TODAY.text(language).to_owned(),
        1 => YESTERDAY.text(language).to_owned(),
        days => DAYS.with(language, &[&days]),
    };
    let due = line.due.map(|due| DUE.with(language, &[&long_date(due, language)]));
    let facts = [age, kind_and_number(line.kind, line.number, language), BY.with(language, &[&line.author])];
    facts.into_iter().chain(due).collect()
}
