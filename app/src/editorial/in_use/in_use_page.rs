//! The page behind the link of the yearly question: it asks, and one button answers.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_location;

use super::api::{ConfirmUse, find_use_question};
use super::model::{IN_USE_PATH, UseOutcome, UseQuestion};
use crate::accounts::form::Secret;
use crate::editorial::desk::{LanguageField, value_of};
use crate::editorial::link_over::behind_link;
use crate::error::AppError;
use crate::i18n::{Language, Message, long_date, message, use_language, use_words};
use crate::ui::{Crumb, PageHead};

const TITLE: Message = message("Confermi che è ancora in uso?", "Is it still in use?");
const DESCRIPTION: Message =
    message("Una domanda all’anno su ciò che hai pubblicato.", "One question a year on what you published.");
const ABOUT: Message = message("È la pratica di {}:", "It is the practice of {}:");
const WHY: Message = message(
    "La risposta si legge accanto al nome dell’ente, con la data. Il collegamento vale per una risposta, fino al {}.",
    "The answer stands beside the entity’s name, with its date. The link is good for one answer, until {}.",
);
const FAILED: Message =
    message("Non è stato salvato: riprova tra qualche minuto.", "It was not saved: try again in a few minutes.");
const THANKS: Message = message("Grazie, abbiamo registrato la risposta", "Thank you, the answer is recorded");
const CONFIRMED: Message = message(
    "La pratica risulta ancora in uso, da oggi con la conferma.",
    "The practice is still in use, and confirmed as of today.",
);
const ENDED: Message = message(
    "La pratica risulta conclusa nel tuo ente. Se vuoi raccontare perché, proponi una modifica dalla tua area.",
    "The practice has ended in your entity. If you want to tell why, propose a change from your area.",
);

/// The page.
#[component]
pub fn InUsePage() -> impl IntoView {
    let language = use_language();
    let search = use_location().search;
    let question = Resource::new(move || search.get(), move |query| asked(query, language));
    view! {
        <Transition>
            {move || Suspend::new(async move { behind_link(question.await, ask, thanks) })}
        </Transition>
    }
}

/// What the address leads to: the question, or thanks.
async fn asked(query: String, language: Language) -> Result<Option<UseQuestion>, AppError> {
    if said(&query).is_some() {
        return Ok(None);
    }
    let code = Secret(value_of(&query, "codice").unwrap_or_default());
    find_use_question(code, language).await.map(Some)
}

/// What was answered just now, as an address says it.
fn said(query: &str) -> Option<UseOutcome> {
    value_of(query, "esito").and_then(|word| UseOutcome::from_slug(&word))
}

fn thanks() -> impl IntoView {
    let words = use_words();
    let text = match said(&use_location().search.get_untracked()) {
        Some(UseOutcome::Ended) => ENDED,
        _ => CONFIRMED,
    };
    view! {
        <PageHead title=words(THANKS) description=words(DESCRIPTION)
            crumbs=vec![Crumb::new(words(TITLE), IN_USE_PATH)] indexed=false/>
        <div class="page-head">
            <h1>{words(THANKS)}</h1>
        </div>
        <div class="page-end">
            <div class="callout" role="status"><p>{words(text)}</p></div>
        </div>
    }
}

fn ask(question: UseQuestion) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let search = use_location().search.get_untracked();
    let code = value_of(&search, "codice").unwrap_or_default();
    let failed = value_of(&search, "errore")
        .map(|_| view! { <div class="callout callout-error" role="alert"><p>{words(FAILED)}</p></div> });
    let path = language.href(&format!("/pratiche/{}", question.practice.slug));
    let button = |outcome: &UseOutcome| {
        let class = if *outcome == UseOutcome::InUse { "btn btn-primary" } else { "btn" };
        view! {
            <button class=class type="submit" name="form[outcome]" value=outcome.slug()>{words(outcome.label())}</button>
        }
    };
    let buttons = UseOutcome::ALL.iter().map(button).collect_view();
    view! {
        <PageHead title=words(TITLE) description=words(DESCRIPTION)
            crumbs=vec![Crumb::new(words(TITLE), IN_USE_PATH)] indexed=false/>
        <div class="page-head">
            <h1>{words(TITLE)}</h1>
        </div>
        <div class="page-end">
            {failed}
            <p class="lead">
                {ABOUT.with(language, &[&question.entity])} " " <a href=path>{question.practice.name}</a>
            </p>
            <p>{WHY.with(language, &[&long_date(question.until, language)])}</p>
            <form method="post" action=ConfirmUse::url()>
                <input type="hidden" name="form[code]" value=code/>
                <LanguageField/>
                <div class="actions">{buttons}</div>
            </form>
        </div>
    }
}
