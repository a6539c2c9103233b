//! What stands below every page: who publishes it, the declarations, the data, the feeds.

use leptos::prelude::*;

use crate::i18n::{Message, message, use_language, use_words};

const ABOUT: Message = message(
    "Il portale dove gli enti mostrano, trovano e copiano pratiche innovative.",
    "The portal where local government shows, finds and copies innovative practices.",
);
const EXPLORE: Message = message("Esplora", "Explore");
const DATA: Message = message("Dati e fonti", "Data and sources");
const SITE: Message = message("Il sito", "This site");
const ACCESSIBILITY: Message = message("Dichiarazione di accessibilità", "Accessibility statement");
const PRIVACY: Message = message("Informativa privacy", "Privacy notice");
const LEGAL: Message = message("Note legali", "Legal notes");
const CONTACTS: Message = message("Contatti", "Contacts");
const SITE_MAP: Message = message("Mappa del sito", "Site map");
const OPEN_DATA: Message = message("Dati aperti", "Open data");
const CHECKS: Message = message("Verifiche sui dati", "Checks on the figures");
const SOURCES: Message = message("Fonti", "Sources");
const FEED: Message = message("Feed delle pratiche (Atom)", "Practices feed (Atom)");
const PRACTICES: Message = message("Pratiche", "Practices");
const EXCHANGES: Message = message("Scambi", "Exchanges");
const THEMES: Message = message("Temi", "Themes");
const ENTITIES: Message = message("Enti", "Entities");
const LICENCE: Message = message(
    "Contenuti con licenza CC BY 4.0, dove non indicato altrimenti.",
    "Content licensed under CC BY 4.0 unless stated otherwise.",
);

/// The footer.
#[component]
pub fn Footer() -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let link = move |label: Message, path: &'static str, hook: Option<&'static str>| {
        view! { <li><a href=language.href(path) data-element=hook>{words(label)}</a></li> }
    };
    view! {
        <footer class="it-footer" id="piede">
            <div class="container">
                <div class="it-footer-main">
                    <div>
                        <p class="it-footer-brand">"Prassi"</p>
                        <p>{words(ABOUT)}</p>
                    </div>
                    <nav aria-labelledby="piede-esplora">
                        <h2 id="piede-esplora">{words(EXPLORE)}</h2>
                        <ul class="link-list">
                            {link(PRACTICES, "/pratiche", None)}
                            {link(EXCHANGES, "/scambi", None)}
                            {link(THEMES, "/temi", Some("all-topics"))}
                            {link(ENTITIES, "/enti", None)}
                        </ul>
                    </nav>
                    <nav aria-labelledby="piede-dati">
                        <h2 id="piede-dati">{words(DATA)}</h2>
                        <ul class="link-list">
                            {link(SOURCES, "/fonti", None)}
                            {link(CHECKS, "/osservatorio/verifiche", None)}
                            {link(OPEN_DATA, "/dati", None)}
                            <li><a href="/pratiche.atom" rel="external">{words(FEED)}</a></li>
                        </ul>
                    </nav>
                    <nav aria-labelledby="piede-sito">
                        <h2 id="piede-sito">{words(SITE)}</h2>
                        <ul class="link-list">
                            {link(ACCESSIBILITY, "/accessibilita", Some("accessibility-link"))}
                            {link(PRIVACY, "/privacy", Some("privacy-policy-link"))}
                            {link(LEGAL, "/note-legali", Some("legal-notes"))}
                            {link(CONTACTS, "/contatti", Some("contacts"))}
                            {link(SITE_MAP, "/mappa-del-sito", None)}
                        </ul>
                    </nav>
                </div>
                <p class="it-footer-small">{words(LICENCE)}</p>
            </div>
        </footer>
    }
}
