//! The page that says what this is, and leads to everything else.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use serde_json::json;

use super::day_chart::day_chart;
use super::overview::{newest, numbers, theme_chips};
use super::visits::{list_visits, visits};
use crate::catalogue::api::find_overview;
use crate::catalogue::{SearchField, use_form_navigation};
use crate::editorial::desk::links::DESK_PATH;
use crate::editorial::proposals_model::NEW_PROPOSAL_PATH;
use crate::i18n::{Message, message, use_language, use_words};
use crate::observatory::stories::api::{find_chart_of_the_day, list_stories};
use crate::observatory::stories::model::StoryLine;
use crate::observatory::story_cards;
use crate::platform::origin;
use crate::ui::{PageHead, Part, StructuredData};

const TITLE: Message = message(
    "Che cosa hanno fatto i Comuni, e come farlo nel tuo",
    "What municipalities did, and how to do it in yours",
);
const LEAD: Message = message(
    "Pratiche, scambi e numeri degli enti, ognuno con la sua fonte.",
    "Practices, exchanges and figures of local government, each with its source.",
);
const SEARCH: Message = message("Tra le pratiche", "Among the practices");
const STORIES: Message = message("Dai numeri alle storie", "From numbers to stories");
const ALL_STORIES: Message = message("Tutte le storie", "All stories");
const DOORS: Message = message("Da dove cominciare", "Where to start");

/// A way into the site.
struct Door {
    title: Message,
    text: Message,
    link: Message,
    path: &'static str,
}

const EXPLORE: Door = Door {
    title: message("Esplora", "Explore"),
    text: message(
        "Chi l’ha fatto, quando, con quali strumenti e con che risultato.",
        "Who did it, when, with which tools, and with what result.",
    ),
    link: message("Vai al catalogo", "Go to the catalogue"),
    path: "/pratiche",
};
const PROPOSE: Door = Door {
    title: message("Proponi", "Propose"),
    text: message(
        "Una pratica o uno scambio del tuo ente: bastano dieci minuti, e la bozza si salva da sola.",
        "A practice or an exchange of your entity: ten minutes will do, and the draft saves itself.",
    ),
    link: message("Comincia una proposta", "Begin a proposal"),
    path: NEW_PROPOSAL_PATH,
};
const CURATE: Door = Door {
    title: message("Cura", "Curate"),
    text: message(
        "Per lo staff della Regione: leggere le proposte, correggerle con chi le scrive, pubblicarle.",
        "For regional staff: read proposals, put them right with who wrote them, publish them.",
    ),
    link: message("Vai all’istruttoria", "Go to the reviews"),
    path: DESK_PATH,
};

/// The page.
#[component]
pub fn HomePage() -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let overview = Resource::new(|| (), move |()| find_overview(language));
    let chart = Resource::new(|| (), move |()| find_chart_of_the_day(language));
    let stories = Resource::new(|| (), move |()| list_stories(language));
    let sessions = Resource::new(|| (), move |()| list_visits(language));
    view! {
        <PageHead title=words(TITLE) description=words(LEAD) crumbs=Vec::new()/>
        <SiteData/>
        <div class="hero">
            <div>
                <h1>{words(TITLE)}</h1>
                <p class="lead">{words(LEAD)}</p>
                <Search/>
                <Part data=overview view=theme_chips/>
            </div>
            <Part data=chart view=day_chart/>
        </div>
        <Part data=overview view=numbers/>
        <section class="block" aria-label=words(DOORS)>
            <div class="columns">{[EXPLORE, PROPOSE, CURATE].map(door).into_iter().collect_view()}</div>
        </section>
        <Part data=sessions view=visits/>
        <Part data=stories view=told/>
        <Part data=overview view=newest/>
    }
}

/// The site for machines, with the way to search it.
#[component]
fn SiteData() -> impl IntoView {
    let language = use_language();
    let search = format!("{}{}?q={{search_term_string}}", origin(), language.href("/pratiche"));
    let data = json!({
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": "Prassi",
        "url": format!("{}{}", origin(), language.href("/")),
        "inLanguage": language.tag(),
        "potentialAction": {
            "@type": "SearchAction",
            "target": { "@type": "EntryPoint", "urlTemplate": search },
            "query-input": "required name=search_term_string",
        },
    });
    view! { <StructuredData data/> }
}

#[component]
fn Search() -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let go = use_form_navigation();
    let send = move |event: SubmitEvent| go(&event);
    view! {
        <form role="search" action=language.href("/pratiche") method="get" aria-label=words(SEARCH) on:submit=send>
            <SearchField id="q" text=Signal::stored(String::new())/>
        </form>
    }
}

/// The stories; without any, nothing.
fn told(stories: Vec<StoryLine>) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    (!stories.is_empty()).then(|| {
        view! {
            <section class="block" aria-labelledby="storie">
                <div class="block-head">
                    <h2 id="storie">{words(STORIES)}</h2>
                    <a class="small" href=language.href("/osservatorio/storie")>{words(ALL_STORIES)}</a>
                </div>
                {story_cards(stories)}
            </section>
        }
    })
}

fn door(door: Door) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    view! {
        <div class="it-card door">
            <h2 class="it-card-title">{words(door.title)}</h2>
            <p>{words(door.text)}</p>
            <p class="door-link"><a href=language.href(door.path)>{words(door.link)}</a></p>
        </div>
    }
}
