//! The page behind an expert's link: the proposal to read, and one form.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_location;

use super::api::{GiveOpinion, find_opinion};
use super::model::{OPINION_LIMIT, OPINION_PATH, OpinionSheet, Recommendation, THANKS};
use crate::accounts::form::Secret;
use crate::editorial::desk::{LanguageField, value_of};
use crate::editorial::link_over::behind_link;
use crate::error::AppError;
use crate::i18n::{Language, Message, long_date, message, use_language, use_words};
use crate::ui::{Crumb, PageHead, Section};

const TITLE: Message = message("Il tuo parere", "Your opinion");
const DESCRIPTION: Message =
    message("Una proposta su cui ti è chiesto un parere.", "A proposal on which you are asked.");
const THANKED: Message = message("Grazie: il parere è arrivato", "Thank you: your opinion has arrived");
const THANKED_TEXT: Message = message(
    "Lo legge chi te l’ha chiesto. Il collegamento non serve più: non puoi cambiarlo.",
    "Whoever asked you reads it. The link is used up: it cannot be changed.",
);
const UNTITLED: Message = message("Una proposta", "A proposal");
const ASKS: Message =
    message("{} ti chiede un parere su questa proposta di {}.", "{} asks for your opinion on this proposal of {}.");
const UNTIL: Message = message("Puoi rispondere una volta, fino al {}.", "You can answer once, until {}.");
const WHAT_IS_ASKED: Message = message("Che cosa ti è chiesto", "What you are asked");
const ATTACHED: Message = message("Allegati, che qui non si aprono", "Attachments, which do not open here");
const OPINION: Message = message("Che cosa ne pensi", "What you think of it");
const OPINION_HELP: Message = message(
    "Lo legge solo chi cura il portale, con il tuo nome. Al massimo 4.000 caratteri.",
    "Only the portal’s curators read it, with your name. At most 4,000 characters.",
);
const ADVICE: Message = message("Che cosa consigli", "What you advise");
const SEND: Message = message("Invia il parere", "Send the opinion");
const WRONG_TEXT: Message = message(
    "Non è partito: scrivi il parere, con al massimo 4.000 caratteri.",
    "It was not sent: write your opinion, in at most 4,000 characters.",
);
const WRONG_ADVICE: Message =
    message("Non è partito: scegli che cosa consigli.", "It was not sent: choose what you advise.");
const FAILED: Message =
    message("Non è partito: riprova tra qualche minuto.", "It was not sent: try again in a few minutes.");

/// The page.
#[component]
pub fn OpinionPage() -> impl IntoView {
    let language = use_language();
    let search = use_location().search;
    let sheet = Resource::new(move || search.get(), move |query| asked(query, language));
    view! {
        <Transition>
            {move || Suspend::new(async move { behind_link(sheet.await, form_page, thanks) })}
        </Transition>
    }
}

/// What the address leads to: the proposal, or thanks.
async fn asked(query: String, language: Language) -> Result<Option<OpinionSheet>, AppError> {
    if value_of(&query, "esito").as_deref() == Some(THANKS) {
        return Ok(None);
    }
    let code = Secret(value_of(&query, "codice").unwrap_or_default());
    find_opinion(code, language).await.map(Some)
}

fn thanks() -> impl IntoView {
    let words = use_words();
    view! {
        <PageHead title=words(THANKED) description=words(THANKED_TEXT)
            crumbs=vec![Crumb::new(words(TITLE), OPINION_PATH)] indexed=false/>
        <div class="page-head">
            <h1>{words(THANKED)}</h1>
        </div>
        <div class="page-end">
            <div class="callout" role="status"><p>{words(THANKED_TEXT)}</p></div>
        </div>
    }
}

fn form_page(sheet: OpinionSheet) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let search = use_location().search.get_untracked();
    let title = if sheet.title.is_empty() { words(UNTITLED).to_owned() } else { sheet.title.clone() };
    let class = if title.chars().count() > 60 { "title-long" } else { "" };
    let until = UNTIL.with(language, &[&long_date(sheet.until, language)]);
    view! {
        <PageHead title=words(TITLE) description=words(DESCRIPTION)
            crumbs=vec![Crumb::new(words(TITLE), OPINION_PATH)] indexed=false/>
        <div class="page-head">
            <span class="overline">{words(sheet.kind.label())}</span>
            <h1 class=class>{title}</h1>
            <p class="lead">{ASKS.with(language, &[&sheet.asked_by, &sheet.entity])} " " {until}</p>
        </div>
        <div class="page-end">
            {trouble(&search)}
            <div class="callout">
                <h2 class="h-plain">{words(WHAT_IS_ASKED)}</h2>
                <p class="differences">{sheet.question.clone()}</p>
            </div>
            {proposal(&sheet)}
            <Section at=("parere", TITLE)>
                <OpinionFields search/>
            </Section>
        </div>
    }
}

/// Why an opinion was not sent, as the address says it.
fn trouble(search: &str) -> impl IntoView + use<> {
    let words = use_words();
    value_of(search, "errore").map(|word| {
        let why = match word.as_str() {
            "testo" => WRONG_TEXT,
            "consiglio" => WRONG_ADVICE,
            _ => FAILED,
        };
        view! { <div class="callout callout-error" role="alert"><p>{words(why)}</p></div> }
    })
}

/// The proposal, to be read only.
fn proposal(sheet: &OpinionSheet) -> impl IntoView + use<> {
    let words = use_words();
    let field = |(label, value): (String, String)| {
        view! {
            <div>
                <dt>{label}</dt>
                <dd class="differences">{value}</dd>
            </div>
        }
    };
    let fields = sheet.fields.clone().into_iter().map(field).collect_view();
    let names = sheet.attachments.clone();
    let attached = (!names.is_empty()).then(|| {
        let names = names.into_iter().map(|name| view! { <li>{name}</li> }).collect_view();
        view! {
            <h3>{words(ATTACHED)}</h3>
            <ul>{names}</ul>
        }
    });
    view! {
        <Section at=("proposta", message("La proposta", "The proposal"))>
            <dl class="facts">{fields}</dl>
            {attached}
        </Section>
    }
}

/// The one form: an opinion and what is advised.
#[component]
fn OpinionFields(
    /// The address's query, with the word of the link and what was typed before.
    search: String,
) -> impl IntoView {
    let words = use_words();
    let code = value_of(&search, "codice").unwrap_or_default();
    let text = value_of(&search, "testo").unwrap_or_default();
    let chosen = value_of(&search, "consiglio").unwrap_or_default();
    let area = leptos::html::textarea().id("testo-parere").class("form-control").name("form[text]").rows(8);
    let area = area.maxlength(i64::try_from(OPINION_LIMIT).unwrap_or(i64::MAX)).required(true);
    let area = area.aria_describedby("testo-parere-aiuto");
    // Inside this element everything is text: it must hold the text or nothing at all, not even an empty one.
    let area = if text.is_empty() { area.into_any() } else { area.child(text).into_any() };
    let one = |advice: &Recommendation| {
        let (id, slug) = (format!("consiglio-{}", advice.slug()), advice.slug());
        let checked = chosen == slug;
        view! {
            <div class="form-check">
                <input type="radio" id=id.clone() name="form[advice]" value=slug required checked=checked/>
                <label for=id>{words(advice.label())}</label>
            </div>
        }
    };
    let choices = Recommendation::ALL.iter().map(one).collect_view();
    view! {
        <form method="post" action=GiveOpinion::url()>
            <input type="hidden" name="form[code]" value=code/>
            <LanguageField/>
            <div class="form-group">
                <label for="testo-parere">{words(OPINION)}</label>
                <p class="form-text" id="testo-parere-aiuto">{words(OPINION_HELP)}</p>
                {area}
            </div>
            <fieldset>
                <legend>{words(ADVICE)}</legend>
                {choices}
            </fieldset>
            <div class="actions">
                <button class="btn btn-primary" type="submit">{words(SEND)}</button>
            </div>
        </form>
    }
}
