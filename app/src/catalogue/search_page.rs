//! The page of the search: practices, exchanges, services, projects and questions in one catalogue.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::api::search_practices;
use super::links::PATH;
use super::query::CatalogueQuery;
use super::results::Found;
use super::search_form::SearchForm;
use crate::error::AppError;
use crate::i18n::{Language, Message, message, use_language, use_words};
use crate::ui::{Crumb, PageHead, Part, Updated};

const TITLE: Message = message("Pratiche", "Practices");
const TITLE_OF_WORDS: Message = message("“{}”, pratiche", "“{}”, practices");
const DESCRIPTION: Message = message(
    "Che cosa hanno fatto Comuni, Unioni e Province: pratiche, scambi, servizi e progetti, da cercare per tema, \
     ente, luogo, strumento e fonte.",
    "What municipalities, unions and provinces did: practices, exchanges, services and projects, to search by theme, \
     entity, place, tool and source.",
);
const IGNORED: Message = message(
    "Una parte dell’indirizzo non ha senso, e non è stata usata",
    "A part of the address makes no sense, and was not used",
);

/// The page.
#[component]
pub fn SearchPage() -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let query = use_query();
    let found = Resource::new(move || query.read().to_query_string(), move |address| search(address, language));
    view! {
        {move || head(&query.read(), language)}
        <div class="page-head">
            <h1>{words(TITLE)}</h1>
            <Part data=found view=updated/>
        </div>
        {move || ignored(&query.read().ignored)}
        <div class="page-end">
            <SearchForm query found/>
        </div>
    }
}

/// What the address asks. On the way to another page it stays what it was: nobody waits for that result any more.
fn use_query() -> Memo<CatalogueQuery> {
    let location = use_location();
    Memo::new(move |before: Option<&CatalogueQuery>| {
        let search = location.search.read();
        let is_here = Language::neutral_path(&location.pathname.read_untracked()) == PATH;
        match before {
            Some(before) if !is_here => before.clone(),
            _ => CatalogueQuery::parse(&search),
        }
    })
}

async fn search(address: String, language: Language) -> Result<Found, AppError> {
    let query = CatalogueQuery::parse(&address);
    search_practices(address, language).await.map(|page| Found { query, page })
}

fn head(query: &CatalogueQuery, language: Language) -> impl IntoView + use<> {
    let title = match query.text.as_str() {
        "" => TITLE.text(language).to_owned(),
        text => TITLE_OF_WORDS.with(language, &[&text]),
    };
    let crumbs = vec![Crumb::new(TITLE.text(language), PATH)];
    view! { <PageHead title=title description=DESCRIPTION.text(language) crumbs=crumbs/> }
}

/// When what was searched last changed.
fn updated(found: Found) -> impl IntoView {
    view! { <p class="page-meta"><Updated date=found.page.updated/></p> }
}

/// Says which parts of the address were left aside.
fn ignored(parts: &[String]) -> impl IntoView + use<> {
    let words = use_words();
    (!parts.is_empty()).then(|| {
        let parts = parts.iter().map(|part| view! { <li><code>{part.clone()}</code></li> });
        view! {
            <div class="callout callout-notice" role="note">
                <h2>{words(IGNORED)}</h2>
                <ul>{parts.collect_view()}</ul>
            </div>
        }
    })
}
