//! What stands above every page: skip links, the name, the search, the navigation, the language; and the announcer.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::accounts::AREA;
use crate::i18n::{Language, Message, message, use_language, use_words};
use crate::platform::{assets, focus_main_heading};

const REGION: Message = message("Emilia-Romagna e altri territori", "Emilia-Romagna and other territories");
const TAGLINE: Message =
    message("le pratiche degli enti, da trovare e da copiare", "what local government did, to find and to copy");
const TO_CONTENT: Message = message("Vai al contenuto", "Skip to content");
const TO_FOOTER: Message = message("Vai al piè di pagina", "Skip to footer");
const MENU: Message = message("Menu", "Menu");
const CLOSE: Message = message("Chiudi", "Close");
const SEARCH: Message = message("Cerca", "Search");
const SEARCH_LABEL: Message = message("Cerca nel sito", "Search the site");
const MAIN_NAVIGATION: Message = message("Navigazione principale", "Main navigation");
const OWN_AREA: Message = message("Area riservata", "Own area");
const HOME_LABEL: Message = message("Prassi, prima pagina", "Prassi, first page");

/// The main sections with their Italian paths.
pub const SECTIONS: [(Message, &str); 8] = [
    (message("Pratiche", "Practices"), "/pratiche"),
    (message("Scambi", "Exchanges"), "/scambi"),
    (message("Osservatorio", "Observatory"), "/osservatorio"),
    (message("Piani", "Plans"), "/piani"),
    (message("Enti", "Entities"), "/enti"),
    (message("Temi", "Themes"), "/temi"),
    (message("Fonti", "Sources"), "/fonti"),
    (message("Dati", "Data"), "/dati"),
];

/// Links for those who do not want to walk through the header on every page.
#[component]
pub fn SkipLinks() -> impl IntoView {
    let words = use_words();
    view! {
        <div class="skiplinks">
            // The router would only scroll: the browser's own way takes the focus along.
            <a href="#contenuto" rel="external">{words(TO_CONTENT)}</a>
            <a href="#piede" rel="external">{words(TO_FOOTER)}</a>
        </div>
    }
}

/// A drawing from the sprite.
#[component]
pub fn Icon(
    /// Its name in the sprite.
    name: &'static str,
) -> impl IntoView {
    let href = format!("{}/icons.svg#{name}", assets());
    view! { <svg class="icon" aria-hidden="true"><use href=href></use></svg> }
}

/// The header.
#[component]
pub fn Header() -> impl IntoView {
    let words = use_words();
    let language = use_language();
    view! {
        <header class="it-header-wrapper">
            <SlimBar/>
            <div class="container it-header-center-wrapper">
                <div class="it-brand-wrapper">
                    <a href=language.href("/") aria-label=words(HOME_LABEL)>
                        <span class="it-brand-title">"Prassi"</span>
                    </a>
                    <p class="it-brand-tagline">{words(TAGLINE)}</p>
                </div>
                <details class="toggle">
                    <summary data-element="search-modal-button">
                        <Icon name="search"/>
                        <span class="when-closed">{words(SEARCH)}</span>
                        <span class="when-open">{words(CLOSE)}</span>
                    </summary>
                </details>
                <HeaderSearch/>
                <details class="toggle">
                    <summary>
                        <Icon name="menu"/>
                        <span class="when-closed">{words(MENU)}</span>
                        <span class="when-open">{words(CLOSE)}</span>
                    </summary>
                </details>
                <Navigation/>
            </div>
        </header>
    }
}

/// The bar with the region and the other language.
#[component]
fn SlimBar() -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let other = language.other();
    let location = use_location();
    let counterpart = move || {
        let path = other.href(Language::neutral_path(&location.pathname.read()));
        format!("{path}{}", query(&location.search.read()))
    };
    view! {
        <div class="it-header-slim-wrapper">
            <div class="container">
                <p>{words(REGION)}</p>
                // The server answers who has not signed in: the browser's code need not come first.
                <a href=language.href(AREA) rel="external">{words(OWN_AREA)}</a>
                <a href=counterpart hreflang=other.tag() lang=other.tag()>{other.name()}</a>
            </div>
        </div>
    }
}

fn query(search: &str) -> String {
    if search.is_empty() { String::new() } else { format!("?{}", search.trim_start_matches('?')) }
}

#[component]
fn HeaderSearch() -> impl IntoView {
    let words = use_words();
    let language = use_language();
    view! {
        <search class="it-header-search">
            <form action=language.href("/pratiche") method="get">
                <div class="search-field">
                    <input type="search" name="q" aria-label=words(SEARCH_LABEL) autocomplete="off" maxlength="200"
                        data-element="search-modal-input"/>
                    <button type="submit" data-element="search-submit">{words(SEARCH)}</button>
                </div>
            </form>
        </search>
    }
}

#[component]
fn Navigation() -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let path = use_location().pathname;
    let links = SECTIONS.map(move |(label, section)| {
        let current = move || {
            let here = path.read();
            let neutral = Language::neutral_path(&here);
            let inside = neutral.strip_prefix(section).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
            inside.then_some(if neutral == section { "page" } else { "true" })
        };
        view! { <li><a href=language.href(section) aria-current=current>{words(label)}</a></li> }
    });
    view! {
        <nav class="it-header-navbar-wrapper" aria-label=words(MAIN_NAVIGATION) data-element="main-navigation">
            <ul class="nav-list">{links.into_iter().collect_view()}</ul>
        </nav>
    }
}

/// After a navigation in the browser: puts the focus on the new page's heading, which a screen reader then says.
#[component]
pub fn Announcer() -> impl IntoView {
    let path = use_location().pathname;
    Effect::new(move |before: Option<String>| {
        let now = path.get();
        if before.is_some_and(|before| before != now) {
            focus_main_heading();
        }
        now
    });
}
