//! What a curator may decide, each with its form.

use chrono::{DateTime, Utc};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::api::DecideProposal;
use super::queue_page::LanguageField;
use super::review_page::value_of;
use crate::editorial::rome::day_and_time;
use crate::editorial::workflow::{ProposalEvent, REASON_LIMIT};
use crate::error::Departure;
use crate::i18n::{Message, message, use_language, use_words};
use crate::ui::{Choice, Section};

const NOTHING: Message =
    message("Ora non c’è nulla che tu possa decidere.", "There is nothing that you can decide now.");
const REASON: Message = message("Che cosa deve sapere l’ente", "What the entity has to know");
const REASON_HELP: Message = message(
    "Serve se chiedi modifiche o respingi: arriva all’ente così com’è.",
    "Needed to ask for changes or to refuse: the entity gets it as it is.",
);
const WHEN: Message = message("Quando pubblicare", "When to publish");
const WHEN_HELP: Message =
    message("Vuoto: subito. L’ora è quella italiana.", "Empty: at once. The time is that of Italy.");
const WHY: Message = message("Perché la togli dalle pagine", "Why you take it off the pages");
const NO_WHY: Message = message("scegli…", "choose…");
const TIMED: Message = message("Sarà pubblicata: {}.", "It will be published: {}.");

/// The events that have a form here.
const HERE: [ProposalEvent; 6] = [
    ProposalEvent::Accept,
    ProposalEvent::Publish,
    ProposalEvent::AskForChanges,
    ProposalEvent::Refuse,
    ProposalEvent::Unpublish,
    ProposalEvent::Archive,
];

/// One form: a text, a time, and a button for each decision.
#[component]
pub fn Decisions(
    /// The proposal.
    id: String,
    /// Its version, as it is shown.
    version: i64,
    /// What whoever asks may do with it.
    possible: Vec<ProposalEvent>,
    /// When it is to be published.
    publish_at: Option<DateTime<Utc>>,
    /// Whether it is on the pages.
    published: bool,
    /// The address's query, with what was typed before.
    search: String,
) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let offered: Vec<_> = HERE.into_iter().filter(|event| possible.contains(event)).collect();
    let needs_text = offered.iter().any(|event| event.needs_a_text());
    let can_publish = offered.contains(&ProposalEvent::Publish);
    let is_empty = offered.is_empty();
    let leaves = published && offered.iter().any(|event| event.takes_off_the_pages());
    let timed = publish_at.map(|time| view! { <p>{TIMED.with(language, &[&day_and_time(time, language)])}</p> });
    let text = value_of(&search, "testo").unwrap_or_default();
    let form = (!is_empty).then(|| {
        view! {
            <form method="post" action=DecideProposal::url()>
                <input type="hidden" name="form[id]" value=id/>
                <input type="hidden" name="form[version]" value=version/>
                <LanguageField/>
                {needs_text.then(|| reason(text))}
                {can_publish.then(when)}
                {leaves.then(departure)}
                <div class="actions">{offered.into_iter().map(button).collect_view()}</div>
            </form>
        }
    });
    view! {
        <Section at=("decisione", message("Decisione", "Decision"))>
            {timed}
            {form}
            {is_empty.then(|| view! { <p>{words(NOTHING)}</p> })}
        </Section>
    }
}

fn button(event: ProposalEvent) -> impl IntoView {
    let words = use_words();
    let class = if matches!(event, ProposalEvent::Accept | ProposalEvent::Publish) { "btn btn-primary" } else { "btn" };
    view! {
        <button class=class type="submit" name="form[event]" value=event.slug()>
            {words(event.label())}
        </button>
    }
}

fn reason(text: String) -> impl IntoView {
    let words = use_words();
    let area = leptos::html::textarea().id("motivo").class("form-control").name("form[text]").rows(5);
    let area = area.maxlength(i64::try_from(REASON_LIMIT).unwrap_or(i64::MAX)).aria_describedby("motivo-aiuto");
    // Inside this element everything is text: it must hold the text or nothing at all, not even an empty one.
    let area = if text.is_empty() { area.into_any() } else { area.child(text).into_any() };
    view! {
        <div class="form-group">
            <label for="motivo">{words(REASON)}</label>
            <p class="form-text" id="motivo-aiuto">{words(REASON_HELP)}</p>
            {area}
        </div>
    }
}

/// Why it leaves the pages: those who look for it read so.
fn departure() -> impl IntoView {
    let words = use_words();
    let options = Departure::ALL.iter().map(|why| (why.slug().to_owned(), words(why.label()).to_owned())).collect();
    view! { <Choice name="form[why]" label=words(WHY) options chosen=String::new() none=NO_WHY/> }
}

fn when() -> impl IntoView {
    let words = use_words();
    view! {
        <div class="form-group">
            <label for="quando">{words(WHEN)}</label>
            <p class="form-text" id="quando-aiuto">{words(WHEN_HELP)}</p>
            <input class="form-control" id="quando" type="datetime-local" name="form[at]" aria-describedby="quando-aiuto"/>
        </div>
    }
}
