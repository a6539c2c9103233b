//! The page on which curators read and answer what readers sent.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::api::list_feedback;
use super::line::Line;
use super::model::{FeedbackPage, FeedbackState, PageClarity, REPORTS_PATH};
use super::query::FeedbackQuery;
use crate::accounts::{AREA, AREA_TITLE};
use crate::editorial::desk::DESK_TITLE;
use crate::editorial::desk::links::DESK_PATH;
use crate::i18n::{Message, message, use_language, use_words};
use crate::ui::{Choice, Crumb, Loaded, PageHead, Section};

/// What the page is called.
pub const TITLE: Message = message("Segnalazioni dei lettori", "Readers’ reports");
const LEAD: Message = message(
    "Errori segnalati e commenti sulla chiarezza, gli ultimi per primi.",
    "Reported mistakes and comments on clarity, the last ones first.",
);
const FORM: Message = message("Quali segnalazioni", "Which reports");
const STATE: Message = message("Stato", "State");
const OPEN: Message = message("aperte", "open");
const PAGE: Message = message("Pagina", "Page");
const FIGURE: Message = message("Dato", "Figure");
const SHOW: Message = message("Mostra", "Show");
const ALL: Message = message("Togli i filtri", "Remove the filters");
const STATES: Message = message("Quante per stato", "How many in each state");
const NOTHING: Message = message("Nessuna segnalazione così.", "No such report.");
const SHOWN: Message = message("Sono {}: ecco le ultime {}.", "There are {}: here are the last {}.");
const DONE: Message = message("Fatto: la risposta è salvata.", "Done: the answer is saved.");
const WRONG_TEXT: Message = message(
    "Non è stato salvato: scrivi la risposta o il motivo, con al massimo 2.000 caratteri.",
    "It was not saved: write the answer or the reason, in at most 2,000 characters.",
);
const MEANWHILE: Message = message(
    "Non è stato salvato: intanto l’ha trattata un’altra persona. Guarda com’è ora e riprova.",
    "It was not saved: somebody else dealt with it meanwhile. Look at it now and try again.",
);
const FAILED: Message = message("Non è stato salvato: riprova.", "It was not saved: try again.");
const CLARITY_CAPTION: Message = message("Valutazioni di ogni pagina", "Ratings of each page");
const NO_RATINGS: Message = message("Nessuno ha ancora valutato una pagina.", "Nobody has rated a page yet.");
const RATINGS: Message = message("Valutazioni", "Ratings");
const MEAN: Message = message("Media su 5", "Average out of 5");

/// The page.
#[component]
pub fn ReportsPage() -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let search = use_location().search;
    let feedback = Resource::new(move || search.get(), move |query| list_feedback(query, language));
    let crumbs = vec![
        Crumb::new(words(AREA_TITLE), AREA),
        Crumb::new(words(DESK_TITLE), DESK_PATH),
        Crumb::new(words(TITLE), REPORTS_PATH),
    ];
    view! {
        <PageHead title=words(TITLE) description=words(LEAD) crumbs indexed=false/>
        <div class="page-head">
            <h1>{words(TITLE)}</h1>
            <p class="lead">{words(LEAD)}</p>
        </div>
        <div class="page-end"><Loaded data=feedback view=found/></div>
    }
}

fn found(page: FeedbackPage) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let query = FeedbackQuery::parse(&use_location().search.get_untracked());
    let shown = u32::try_from(page.lines.len()).unwrap_or(u32::MAX);
    let more = (shown < page.total).then(|| view! { <p>{SHOWN.with(language, &[&page.total, &shown])}</p> });
    let nothing = page.lines.is_empty().then(|| view! { <p class="mute">{words(NOTHING)}</p> });
    let choices = choices(&query, page.pages, page.subjects);
    let lines = page.lines.into_iter().map(|line| view! { <li><Line line query=query.clone()/></li> }).collect_view();
    view! {
        {note(&query.outcome)}
        {counts(page.counts, &query)}
        {choices}
        <Section at=("segnalazioni", message("Che cosa hanno scritto", "What they wrote"))>
            {nothing}
            {more}
            <ul class="rows">{lines}</ul>
        </Section>
        {clarity(page.clarity)}
    }
}

/// What became of the last answer.
fn note(outcome: &str) -> impl IntoView + use<> {
    let words = use_words();
    match outcome {
        "" => ().into_any(),
        "fatto" => view! { <div class="callout" role="status"><p>{words(DONE)}</p></div> }.into_any(),
        wrong => {
            let why = match wrong {
                "testo" => WRONG_TEXT,
                "intanto" => MEANWHILE,
                _ => FAILED,
            };
            view! { <div class="callout callout-error" role="alert"><p>{words(why)}</p></div> }.into_any()
        }
    }
}

fn counts(counts: Vec<(FeedbackState, u32)>, query: &FeedbackQuery) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    let wanted = query.wanted_state();
    let chip = |(state, count): (FeedbackState, u32)| {
        let word = if state == FeedbackState::Open { String::new() } else { state.slug().to_owned() };
        let path = FeedbackQuery { state: word, ..query.choices() }.path();
        let current = (state == wanted).then_some("true");
        view! {
            <li>
                <a class="chip" href=language.href(&path) aria-current=current>
                    {words(state.label())} " " <span class="chip-count">{count}</span>
                </a>
            </li>
        }
    };
    let chips = counts.into_iter().map(chip).collect_view();
    view! { <ul class="chips" aria-label=words(STATES)>{chips}</ul> }
}

/// The form that chooses: it works as it is, without the browser's code.
fn choices(query: &FeedbackQuery, pages: Vec<String>, subjects: Vec<String>) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    let states = FeedbackState::ALL.iter().filter(|state| **state != FeedbackState::Open);
    let states = states.map(|state| (state.slug().to_owned(), words(state.label()).to_owned())).collect();
    let itself = |all: Vec<String>| all.into_iter().map(|one| (one.clone(), one)).collect::<Vec<_>>();
    let all = (query.choices() != FeedbackQuery::default())
        .then(|| view! { <p><a class="small" href=language.href(REPORTS_PATH)>{words(ALL)}</a></p> });
    view! {
        <form class="search-bar" action=language.href(REPORTS_PATH) method="get" aria-label=words(FORM)>
            <div class="filters">
                <Choice name="stato" label=words(STATE) options=states none=OPEN chosen=query.state.clone()/>
                <Choice name="pagina" label=words(PAGE) options=itself(pages) chosen=query.page.clone()/>
                <Choice name="dato" label=words(FIGURE) options=itself(subjects) chosen=query.subject.clone()/>
                <button class="btn" type="submit">{words(SHOW)}</button>
            </div>
            {all}
        </form>
    }
}

fn clarity(pages: Vec<PageClarity>) -> impl IntoView {
    let words = use_words();
    let nothing = pages.is_empty();
    let row = |one: PageClarity| {
        view! {
            <tr>
                <th scope="row" class="wrap"><a href=one.page.clone()>{one.page.clone()}</a></th>
                <td class="number">{one.ratings}</td>
                <td class="number">{one.mean}</td>
            </tr>
        }
    };
    let rows = pages.into_iter().map(row).collect_view();
    let table = (!nothing).then(|| {
        view! {
            <section class="table-frame" aria-label=words(CLARITY_CAPTION) tabindex="0">
                <table class="table">
                    <caption class="visually-hidden">{words(CLARITY_CAPTION)}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{words(PAGE)}</th>
                            <th scope="col">{words(RATINGS)}</th>
                            <th scope="col">{words(MEAN)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </section>
        }
    });
    view! {
        <Section at=("chiarezza", message("Chiarezza delle pagine", "How clear pages are"))>
            {nothing.then(|| view! { <p class="mute">{words(NO_RATINGS)}</p> })}
            {table}
        </Section>
    }
}
