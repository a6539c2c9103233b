//! The map of the site: its sections, and what is in them.

use leptos::prelude::*;

use crate::editorial::numbers::NUMBERS_TITLE;
use crate::editorial::numbers::model::NUMBERS_PATH;
use crate::exchanges::api::list_exchanges;
use crate::exchanges::model::ExchangeCard;
use crate::i18n::{Bilingual, Message, message, use_language, use_words};
use crate::registry::api::list_themes;
use crate::registry::model::{Listing, ThemeNode};
use crate::ui::{Crumb, PageHead, Part, SECTIONS, Text};

const TITLE: Message = message("Mappa del sito", "Site map");
const LEAD: Message =
    message("Tutte le sezioni del portale, con temi e scambi.", "All sections, with themes and exchanges.");
const PORTAL: Message = message("Sezioni", "Sections");
const SITE: Message = message("Il sito", "This site");
const THEMES: Message = message("Temi", "Themes");
const EXCHANGES: Message = message("Scambi", "Exchanges");
const SITE_PAGES: [(Message, &str); 10] = [
    (message("Prima pagina", "First page"), "/"),
    (message("Verifiche sui dati", "Checks on the figures"), "/osservatorio/verifiche"),
    (message("Storie", "Stories"), "/osservatorio/storie"),
    (message("Due grafici a confronto", "Two charts compared"), "/osservatorio/confronta"),
    (message("Componi un grafico", "Put a chart together"), "/osservatorio/componi"),
    (NUMBERS_TITLE, NUMBERS_PATH),
    (message("Accessibilità", "Accessibility"), "/accessibilita"),
    (message("Informativa privacy", "Privacy notice"), "/privacy"),
    (message("Note legali", "Legal notes"), "/note-legali"),
    (message("Contatti", "Contacts"), "/contatti"),
];

/// The page.
#[component]
pub fn SiteMapPage() -> impl IntoView {
    let language = use_language();
    let words = use_words();
    // The lists are made before they travel: a map needs names only.
    let themes = Resource::new(|| (), move |()| async move { list_themes(language).await.map(theme_places) });
    let exchanges = Resource::new(|| (), move |()| async move { list_exchanges(language).await.map(exchange_places) });
    view! {
        <PageHead title=words(TITLE) description=words(LEAD) crumbs=vec![Crumb::new(words(TITLE), "/mappa-del-sito")]/>
        <div class="page-head">
            <h1>{words(TITLE)}</h1>
        </div>
        <div class="columns page-end">
            {pages("mappa-sezioni", PORTAL, &SECTIONS)}
            {pages("mappa-sito", SITE, &SITE_PAGES)}
            <section aria-labelledby="mappa-temi">
                <h2 id="mappa-temi">{words(THEMES)}</h2>
                <Part data=themes view=links/>
            </section>
            <section aria-labelledby="mappa-scambi">
                <h2 id="mappa-scambi">{words(EXCHANGES)}</h2>
                <Part data=exchanges view=links/>
            </section>
        </div>
    }
}

fn pages(id: &'static str, title: Message, pages: &'static [(Message, &'static str)]) -> impl IntoView {
    let language = use_language();
    let words = use_words();
    let links = pages.iter().map(move |(label, path)| {
        view! { <li><a href=language.href(path)>{words(*label)}</a></li> }
    });
    view! {
        <section aria-labelledby=id>
            <h2 id=id>{words(title)}</h2>
            <ul class="link-list">{links.collect_view()}</ul>
        </section>
    }
}

/// A place on the map: its Italian path and its name.
type Place = (String, Bilingual);

/// Wider themes and narrower ones in one list, in the order of the tree.
fn theme_places(themes: Listing<ThemeNode>) -> Vec<Place> {
    let themes = themes.items.into_iter().flat_map(|node| {
        let narrower = node.children.into_iter().map(|child| child.theme);
        std::iter::once(node.theme).chain(narrower).collect::<Vec<_>>()
    });
    themes.map(|theme| (format!("/temi/{}", theme.id), theme.label)).collect()
}

fn exchange_places(exchanges: Listing<ExchangeCard>) -> Vec<Place> {
    let place = |card: ExchangeCard| {
        // A card speaks the language of the request, or says that it does not.
        let english = card.lang.is_none().then(|| card.title.clone());
        (format!("/scambi/{}", card.slug), Bilingual { it: card.title, en: english })
    };
    exchanges.items.into_iter().map(place).collect()
}

fn links(places: Vec<Place>) -> impl IntoView {
    let language = use_language();
    let links = places.into_iter().map(move |(path, name)| {
        view! { <li><a href=language.href(&path)><Text text=name/></a></li> }
    });
    view! { <ul class="link-list">{links.collect_view()}</ul> }
}
