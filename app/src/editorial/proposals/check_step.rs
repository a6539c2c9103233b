//! The last step: what was written, what is still missing, what may be there already, and the button that sends it.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::super::proposal::Problem;
use super::super::proposals_links::WHY;
use super::super::proposals_model::{Duplicate, DuplicateReason, StepPage, step_path};
use super::attachments::attachment_names;
use super::autosave::forget_what_arrived;
use super::draft_form::field_id;
use super::frame::PostButton;
use super::summary::summary;
use crate::i18n::{Language, Message, message, use_language, use_words};

const SEND: Message = message("Invia la proposta", "Send the proposal");
const WHAT_NEXT: Message = message(
    "Arriva alla redazione, che risponde entro 20 giorni lavorativi. Ricevi una mail con il numero.",
    "It goes to the curators, who answer within 20 working days. You get a mail with the number.",
);
const MISSING: Message = message("Prima di inviarla", "Before you send it");
const DUPLICATES: Message = message("C’è già qualcosa di simile?", "Is there something like it already?");
const DUPLICATES_TEXT: Message = message(
    "Queste pratiche sono già pubblicate. Se è la stessa, basta aggiungere il tuo ente.",
    "These practices are published already. If it is the same, it is enough to add your entity.",
);
const SAME: Message = message("È la stessa: aggiungi il mio ente", "It is the same: add my entity");
const LOOKED: Message = message("Le ho guardate: la mia è un’altra", "I looked at them: mine is another one");
const LIKE_BY: Message = message("Simile al {} %: {}", "{} % alike: {}");
const SAME_TITLE: Message = message("parole uguali nel titolo ({})", "same words in the title ({})");
const SAME_SUMMARY: Message = message("parole uguali nel riassunto ({})", "same words in the summary ({})");
const SAME_ENTITY: Message = message("stesso ente ({})", "same entity ({})");
const SAME_THEMES: Message = message("stessi temi ({})", "same themes ({})");
const CHANGED: Message = message(
    "Non è partita: intanto un’altra persona l’ha cambiata. Rileggila e inviala di nuovo.",
    "It was not sent: meanwhile somebody else changed it. Read it again and send it once more.",
);
const NOT_LOOKED: Message = message(
    "Non è partita: guarda le pratiche simili qui sotto, e di’ se la tua è un’altra.",
    "It was not sent: look at the similar practices below, and say whether yours is another one.",
);
const NOT_WHOLE: Message = message(
    "Non è partita: manca ancora qualcosa. La bozza è salvata.",
    "It was not sent: something is still missing. The draft is saved.",
);
const UNAVAILABLE: Message = message(
    "Non è partita: il servizio non risponde. La bozza è salvata: riprova tra qualche minuto.",
    "It was not sent: the service does not answer. The draft is saved: try again in a few minutes.",
);

/// The step.
pub fn check_step(page: StepPage) -> impl IntoView {
    let language = use_language();
    let kind = page.line.kind;
    let id = page.line.id;
    forget_what_arrived(&id);
    let is_whole = page.problems.is_empty();
    let problems = (!is_whole).then(|| missing(&id, &page.problems, language));
    let duplicates = (!page.duplicates.is_empty()).then(|| duplicate_list(&id, &page.duplicates));
    let sending = is_whole.then(|| sending(&id, page.version, !page.duplicates.is_empty()));
    view! {
        {failure()}
        {problems}
        {summary(kind, &page.fields, &page.known, Some(&id))}
        {attachment_names(&page.attachments)}
        {duplicates}
        {sending}
    }
}

/// Why it could not be sent, as the address says.
fn failure() -> Option<impl IntoView> {
    let words = use_words();
    let search = use_location().search;
    let pairs: Vec<(String, String)> =
        serde_urlencoded::from_str(search.read_untracked().trim_start_matches('?')).unwrap_or_default();
    let (_, why) = pairs.into_iter().find(|(name, _)| name == WHY)?;
    let text = match why.as_str() {
        "cambiata" => CHANGED,
        "doppioni" => NOT_LOOKED,
        "manca" => NOT_WHOLE,
        _ => UNAVAILABLE,
    };
    Some(view! { <div class="callout callout-error" role="alert" tabindex="-1"><p>{words(text)}</p></div> })
}

/// What is missing or wrong, each with the way to its field.
fn missing(id: &str, problems: &[Problem], language: Language) -> impl IntoView + use<> {
    let words = use_words();
    let items = problems.iter().map(|problem| {
        let path = format!("{}?{WHY}=manca#{}", step_path(id, problem.step), field_id(&problem.field));
        view! { <li><a href=language.href(&path)>{problem.trouble.text(language)}</a></li> }
    });
    view! {
        <section class="callout callout-notice" aria-labelledby="manca">
            <h2 id="manca">{words(MISSING)}</h2>
            <ul>{items.collect_view()}</ul>
        </section>
    }
}

fn duplicate_list(id: &str, duplicates: &[Duplicate]) -> impl IntoView + use<> {
    let words = use_words();
    let cards = duplicates.iter().map(|duplicate| duplicate_card(id, duplicate)).collect_view();
    view! {
        <section class="block" aria-labelledby="doppioni">
            <h2 id="doppioni">{words(DUPLICATES)}</h2>
            <p>{words(DUPLICATES_TEXT)}</p>
            <div class="cards">{cards}</div>
        </section>
    }
}

fn duplicate_card(id: &str, duplicate: &Duplicate) -> impl IntoView + use<> {
    let language = use_language();
    let words = use_words();
    let href = language.href(&format!("/pratiche/{}", duplicate.practice.slug));
    let values = vec![("id", id.to_owned()), ("practice", duplicate.practice.slug.clone())];
    view! {
        <article class="it-card">
            <h3 class="it-card-title"><a href=href>{duplicate.practice.name.clone()}</a></h3>
            <p>{duplicate.summary.clone()}</p>
            <p class="small mute">{likeness(duplicate, language)}</p>
            <PostButton action="/api/diventa-adozione" values label=words(SAME).to_owned()/>
        </article>
    }
}

/// How likely a practice is the proposed one, and why.
pub fn likeness(duplicate: &Duplicate, language: Language) -> String {
    let reasons: Vec<String> = duplicate.reasons.iter().map(|reason| in_words(reason, language)).collect();
    LIKE_BY.with(language, &[&duplicate.score, &reasons.join("; ")])
}

fn in_words(reason: &DuplicateReason, language: Language) -> String {
    match reason {
        DuplicateReason::Title(words) => SAME_TITLE.with(language, &[&words.join(", ")]),
        DuplicateReason::Summary(words) => SAME_SUMMARY.with(language, &[&words.join(", ")]),
        DuplicateReason::Entity(name) => SAME_ENTITY.with(language, &[name]),
        DuplicateReason::Themes(names) => SAME_THEMES.with(language, &[&names.join(", ")]),
    }
}

fn sending(id: &str, version: i64, has_duplicates: bool) -> impl IntoView + use<> {
    let words = use_words();
    let language = format!("{:?}", use_language());
    let looked = has_duplicates.then(|| {
        view! {
            <div class="form-check">
                <input type="checkbox" id="despite" name="despite" value="true"/>
                <label for="despite">{words(LOOKED)}</label>
            </div>
        }
    });
    view! {
        <form class="block" method="post" action="/api/invia-proposta">
            <input type="hidden" name="id" value=id.to_owned()/>
            <input type="hidden" name="version" value=version/>
            <input type="hidden" name="language" value=language/>
            {looked}
            <p>{words(WHAT_NEXT)}</p>
            <div class="actions"><button class="btn btn-primary" type="submit">{words(SEND)}</button></div>
        </form>
    }
}
