//! The opinions of experts on the page of a review: what they said, and the form that asks another one.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::{use_location, use_params_map};

use super::api::{AskOpinion, WithdrawOpinion, list_opinions};
use super::model::{AskNotice, DAYS, MOST_DAYS, OpinionLine, OpinionState, Opinions, QUESTION_LIMIT};
use crate::editorial::desk::LanguageField;
use crate::editorial::rome::day_and_time;
use crate::i18n::{Message, message, use_language, use_words};
use crate::ui::Section;

const NONE: Message = message("Nessuno è stato interpellato.", "Nobody was asked.");
const ASKED: Message = message("Chiesto da {}: {}", "Asked by {}: {}");
const UNTIL: Message = message("Vale fino al {}.", "It works until {}.");
const ANSWERED: Message = message("Risposta: {}", "Answered: {}");
const ADVICE: Message = message("Consiglia di {}.", "Advises to {}.");
const WITHDRAW: Message = message("Ritira la richiesta a {}", "Withdraw the request to {}");
const ASK: Message = message("Chiedi un parere", "Ask for an opinion");
const LEAD: Message = message(
    "Riceve per e-mail un collegamento che vale una volta: vede la proposta e i nomi degli allegati, non i commenti \
     né le note.",
    "The expert gets a link by e-mail that works once, and sees the proposal and the attachments’ names, neither \
     comments nor notes.",
);
const NAME: Message = message("Nome e cognome", "First name and surname");
const EMAIL: Message = message("Indirizzo e-mail", "E-mail address");
const QUESTION: Message = message("Che cosa vuoi sapere", "What you want to know");
const DAYS_LABEL: Message = message("Per quanti giorni vale", "For how many days it works");
const DAYS_HELP: Message = message("Da 1 a 60.", "From 1 to 60.");
const SENT: Message = message("La richiesta è partita.", "The request is on its way.");
const TAKEN_BACK: Message = message(
    "La richiesta è ritirata: il collegamento non vale più.",
    "The request is withdrawn: the link works no longer.",
);
const NOT_SENT: Message = message("La richiesta non è partita.", "The request was not sent.");
const WRONG_NAME: Message = message("Scrivi nome e cognome.", "Write first name and surname.");
const WRONG_EMAIL: Message = message("Controlla l’indirizzo e-mail.", "Check the e-mail address.");
const WRONG_QUESTION: Message = message(
    "Scrivi che cosa vuoi sapere, con al massimo 1.000 caratteri.",
    "Write what you want to know, in at most 1,000 characters.",
);
const WRONG_DAYS: Message = message("I giorni vanno da 1 a 60.", "Days go from 1 to 60.");
const WRONG_STATE: Message = message("La proposta non è in istruttoria.", "The proposal is not under review.");
const FORBIDDEN: Message =
    message("Chi ha scritto la proposta non può chiedere pareri.", "Who wrote the proposal cannot ask for opinions.");
const FAILED: Message = message("Riprova tra qualche minuto.", "Try again in a few minutes.");

/// The opinions on the proposal whose review is open.
#[component]
pub fn ExpertOpinions() -> impl IntoView {
    let params = use_params_map();
    let search = use_location().search;
    let opinions = Resource::new(move || params.read().get("id").unwrap_or_default(), list_opinions);
    view! {
        <Transition>
            {move || Suspend::new(async move {
                // Where the review itself cannot be shown, the page says why.
                let opinions = opinions.await.ok()?;
                let id = params.read_untracked().get("id").unwrap_or_default();
                let notice = AskNotice::from_query(&search.get_untracked());
                Some(view! { <div class="page-end">{section(id, opinions, notice)}</div> })
            })}
        </Transition>
    }
}

fn section(id: String, opinions: Opinions, notice: AskNotice) -> impl IntoView {
    let words = use_words();
    let nothing = opinions.lines.is_empty().then(|| view! { <p class="mute">{words(NONE)}</p> });
    let lines = opinions.lines.into_iter().map(|line| view! { <li><Opinion line/></li> }).collect_view();
    view! {
        <Section at=("pareri", message("Pareri esterni", "Outside opinions"))>
            {note(&notice.outcome)}
            {nothing}
            <ul class="rows">{lines}</ul>
            {opinions.may_ask.then(|| view! { <AskExpert id notice/> })}
        </Section>
    }
}

/// What became of the last try.
fn note(outcome: &str) -> impl IntoView + use<> {
    let words = use_words();
    let done = match outcome {
        "" => return ().into_any(),
        "chiesto" => Some(SENT),
        "ritirato" => Some(TAKEN_BACK),
        _ => None,
    };
    if let Some(done) = done {
        return view! { <div class="callout" role="status"><p>{words(done)}</p></div> }.into_any();
    }
    let why = match outcome {
        "nome" => WRONG_NAME,
        "indirizzo" => WRONG_EMAIL,
        "domanda" => WRONG_QUESTION,
        "giorni" => WRONG_DAYS,
        "stato" => WRONG_STATE,
        "vietato" => FORBIDDEN,
        _ => FAILED,
    };
    view! { <div class="callout callout-error" role="alert"><p>{words(NOT_SENT)} " " {words(why)}</p></div> }.into_any()
}

/// An opinion, or the request for one with the button that takes it back.
#[component]
fn Opinion(
    /// The opinion.
    line: OpinionLine,
) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let open = line.state == OpinionState::Asked;
    let answer = line.text.clone().map(|text| {
        let advice = line.advice.map(|advice| ADVICE.with(language, &[&words(advice.label())]));
        let given = line.given.map(|given| ANSWERED.with(language, &[&day_and_time(given, language)]));
        view! {
            <p class="small mute">{given}</p>
            <p class="differences">{text}</p>
            <p><strong>{advice}</strong></p>
        }
    });
    let until = open.then(|| format!(" {}", UNTIL.with(language, &[&day_and_time(line.expires, language)])));
    view! {
        <h3 class="row-title">
            {line.expert.clone()} " " <span class="badge badge-outline">{words(line.state.label())}</span>
        </h3>
        <p class="small mute">
            {line.email} " · " {ASKED.with(language, &[&line.asked_by, &day_and_time(line.asked, language)])} {until}
        </p>
        <p class="differences">{line.question}</p>
        {answer}
        {open.then(|| view! {
            <form method="post" action=WithdrawOpinion::url()>
                <input type="hidden" name="opinion" value=line.id/>
                <LanguageField/>
                <button class="btn" type="submit">{WITHDRAW.with(language, &[&line.expert])}</button>
            </form>
        })}
    }
}

/// The form that asks an expert.
#[component]
fn AskExpert(
    /// The proposal.
    id: String,
    /// What was typed before.
    notice: AskNotice,
) -> impl IntoView {
    let words = use_words();
    // What was typed and refused is still there, and in sight.
    let again = !notice.outcome.is_empty() && notice != AskNotice::done(&notice.outcome);
    let days = if notice.days.is_empty() { DAYS.to_string() } else { notice.days };
    let area = leptos::html::textarea().id("domanda-parere").class("form-control").name("form[question]").rows(3);
    let area = area.maxlength(i64::try_from(QUESTION_LIMIT).unwrap_or(i64::MAX)).required(true);
    // Inside this element everything is text: it must hold the text or nothing at all, not even an empty one.
    let question = notice.question;
    let area = if question.is_empty() { area.into_any() } else { area.child(question).into_any() };
    view! {
        <details class="more" open=again>
            <summary>{words(ASK)}</summary>
            <p>{words(LEAD)}</p>
            <form method="post" action=AskOpinion::url()>
                <input type="hidden" name="form[id]" value=id/>
                <LanguageField/>
                <div class="form-group">
                    <label for="nome-parere">{words(NAME)}</label>
                    <input class="form-control" id="nome-parere" name="form[name]" required maxlength="100"
                        autocomplete="off" value=notice.name/>
                </div>
                <div class="form-group">
                    <label for="indirizzo-parere">{words(EMAIL)}</label>
                    <input class="form-control" id="indirizzo-parere" name="form[email]" type="email" required
                        maxlength="254" autocomplete="off" value=notice.email/>
                </div>
                <div class="form-group">
                    <label for="domanda-parere">{words(QUESTION)}</label>
                    {area}
                </div>
                <div class="form-group">
                    <label for="giorni-parere">{words(DAYS_LABEL)}</label>
                    <p class="form-text" id="giorni-parere-aiuto">{words(DAYS_HELP)}</p>
                    <input class="form-control" id="giorni-parere" name="form[days]" type="number" required min="1"
                        max=MOST_DAYS.to_string() value=days aria-describedby="giorni-parere-aiuto"/>
                </div>
                <div class="actions">
                    <button class="btn" type="submit">{words(ASK)}</button>
                </div>
            </form>
        </details>
    }
}
