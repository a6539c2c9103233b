//! Something that a reader sent, with the form that deals with it.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::api::AnswerFeedback;
use super::model::{ANSWER_LIMIT, FeedbackLine, FeedbackState};
use super::query::FeedbackQuery;
use crate::editorial::desk::LanguageField;
use crate::editorial::rome::day_and_time;
use crate::i18n::{Message, message, use_language, use_words};
use crate::observatory::model::FIGURES_PATH;

const ABOUT: Message = message("Pagina", "Page");
const FIGURE: Message = message("Dato", "Figure");
const SUBJECT: Message = message("Riguarda", "About");
const STARS: Message = message("{} su 5", "{} out of 5");
const ANSWERED: Message = message("{}, {}:", "{}, {}:");
const DEAL: Message = message("Tratta la segnalazione", "Deal with it");
const ANSWER: Message = message("Risposta o motivo", "Answer or reason");
const ANSWER_HELP: Message = message(
    "Resta qui, con il tuo nome. Chi ha scritto non ha lasciato un indirizzo.",
    "It stays here, with your name. Whoever wrote left no address.",
);
const OUTCOMES: [(FeedbackState, Message); 2] = [
    (FeedbackState::Answered, message("Salva come risposta", "Save as the answer")),
    (FeedbackState::NoAction, message("Chiudi senza seguito", "Close without action")),
];
const REOPEN: Message = message("Riapri", "Open again");

/// The line.
#[component]
pub fn Line(
    /// What was sent.
    line: FeedbackLine,
    /// The choices of the list, and what became of the last answer.
    query: FeedbackQuery,
) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let stars = line.stars.map(|stars| format!(" · {}", STARS.with(language, &[&stars])));
    let said = line.said.clone().map(|said| view! { <p class="mute">{said}</p> });
    let answer = line.answered.clone().map(|(who, at)| {
        view! {
            <div class="callout">
                <p class="small mute">{ANSWERED.with(language, &[&who, &day_and_time(at, language)])}</p>
                <p class="differences">{line.answer.clone()}</p>
            </div>
        }
    });
    view! {
        <h3 class="row-title">
            {words(line.kind.label())} " " <span class="badge badge-outline">{words(line.state.label())}</span>
        </h3>
        <p class="small mute">{day_and_time(line.at, language)} {stars}</p>
        <p class="differences">{line.text.clone()}</p>
        {said}
        {places(&line)}
        {answer}
        <Deal line query/>
    }
}

/// The page and the figure that it is about. The page's path is the one that was read, in its language.
fn places(line: &FeedbackLine) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    let subject = line.subject.clone().map(|subject| {
        if line.is_figure {
            let path = language.href(&format!("{FIGURES_PATH}/{subject}"));
            view! { <div><dt>{words(FIGURE)}</dt><dd><a href=path>{subject}</a></dd></div> }.into_any()
        } else {
            view! { <div><dt>{words(SUBJECT)}</dt><dd>{subject}</dd></div> }.into_any()
        }
    });
    view! {
        <dl class="facts">
            <div><dt>{words(ABOUT)}</dt><dd><a href=line.page.clone()>{line.page.clone()}</a></dd></div>
            {subject}
        </dl>
    }
}

/// The form: a text and a button for each outcome; what is dealt with can be opened again.
#[component]
fn Deal(
    /// What was sent.
    line: FeedbackLine,
    /// The choices of the list, and what became of the last answer.
    query: FeedbackQuery,
) -> impl IntoView {
    let words = use_words();
    let again = query.of == line.id;
    let text = if again { query.text.clone() } else { line.answer.clone() };
    let field = format!("risposta-{}", line.id);
    let help = format!("{field}-aiuto");
    let area = leptos::html::textarea().id(field.clone()).class("form-control").name("form[text]").rows(3);
    let area = area.maxlength(i64::try_from(ANSWER_LIMIT).unwrap_or(i64::MAX)).aria_describedby(help.clone());
    // Inside this element everything is text: it must hold the text or nothing at all, not even an empty one.
    let area = if text.is_empty() { area.into_any() } else { area.child(text).into_any() };
    let button = |(state, label): (FeedbackState, Message)| {
        view! { <button class="btn" type="submit" name="form[state]" value=state.slug()>{words(label)}</button> }
    };
    let reopen = (line.state != FeedbackState::Open).then(|| button((FeedbackState::Open, REOPEN)));
    let buttons = OUTCOMES.map(button).collect_view();
    let kind = line.kind;
    view! {
        <details class="more" open=again>
            <summary>{words(DEAL)}</summary>
            <form method="post" action=AnswerFeedback::url()>
                <input type="hidden" name="form[id]" value=line.id/>
                <input type="hidden" name="form[kind]" value=kind.slug()/>
                <input type="hidden" name="form[version]" value=line.version/>
                <input type="hidden" name="form[back]" value=back(&query)/>
                <LanguageField/>
                <div class="form-group">
                    <label for=field>{words(ANSWER)}</label>
                    <p class="form-text" id=help>{words(ANSWER_HELP)}</p>
                    {area}
                </div>
                <div class="actions">{buttons} {reopen}</div>
            </form>
        </details>
    }
}

/// The choices, as the form sends them along.
fn back(query: &FeedbackQuery) -> String {
    query.choices().path().split_once('?').map(|(_, query)| query.to_owned()).unwrap_or_default()
}
