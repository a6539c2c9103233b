//! The page of a theme: what it covers, wider and narrower themes, what is about it.

use leptos::prelude::*;

use super::api::find_theme;
use super::counted::{RECORDS, counted};
use super::model::{Theme, ThemeNode, ThemeSheet};
use super::record_cards::RecordCards;
use crate::i18n::{Language, Message, message, use_language, use_words};
use crate::ui::{Crumb, Nothing, RecordHead, Text, record_page};

const THEMES: Message = message("Temi", "Themes");
const THEME: Message = message("Tema", "Theme");
const SYNONYMS: Message = message("Si trova anche cercando: {}", "Also found by searching for: {}");
const NATIONAL: Message = message("Argomento nazionale:", "National topic:");
const WIDER: Message = message("Tema più ampio:", "Wider theme:");
const NARROWER: Message = message("Temi più specifici", "Narrower themes");
const NOTHING: Message = message("Ancora niente su questo tema", "Nothing about this theme yet");
const NOTHING_TEXT: Message = message(
    "Nessuna pratica, scambio, servizio o progetto ne parla. Altri temi possono esserti utili.",
    "No practice, exchange, service or project is about it. Other themes may help you.",
);
const ALL_THEMES: Message = message("Sfoglia tutti i temi", "Browse all themes");

/// The page.
#[component]
pub fn ThemePage() -> impl IntoView {
    record_page(find_theme, page)
}

fn page(sheet: ThemeSheet) -> impl IntoView {
    let language = use_language();
    let words = use_words();
    let theme = sheet.node.theme.clone();
    let description = theme.description.text(language).to_owned();
    let (path, search) = (format!("/temi/{}", theme.id), format!("/pratiche?tema={}", theme.id));
    let (above, meta, updated) = (above(&sheet, language), meta(&sheet), sheet.updated.clone());
    view! {
            <RecordHead kind=words(THEME) title=theme.label lead=Some(theme.description) description above path updated>
                {meta}
            </RecordHead>
            <div class="page-end">
                {narrower(sheet.node.children)}
                <RecordCards records=sheet.records total=sheet.total search>
    <Nothing title=NOTHING text=NOTHING_TEXT onward=(ALL_THEMES, "/temi")/>
    </RecordCards>
            </div>
        }
}

/// The pages above a theme's: that of all themes, and that of the wider one.
fn above(sheet: &ThemeSheet, language: Language) -> Vec<Crumb> {
    let parent = sheet.parent.iter().map(|parent| Crumb::new(parent.label.clone(), format!("/temi/{}", parent.slug)));
    std::iter::once(Crumb::new(THEMES.text(language), "/temi")).chain(parent).collect()
}

fn meta(sheet: &ThemeSheet) -> impl IntoView + use<> {
    let language = use_language();
    let words = use_words();
    let theme = sheet.node.theme.clone();
    let synonyms = synonyms(&theme, language).map(|list| view! { <span>{SYNONYMS.with(language, &[&list])}</span> });
    let national = theme.national_topic.map(|topic| {
        view! { <span>{words(NATIONAL)} " " <span lang="it">{topic}</span></span> }
    });
    let wider = sheet.parent.clone().map(|parent| {
        let href = language.href(&format!("/temi/{}", parent.slug));
        view! { <span>{words(WIDER)} " " <a href=href>{parent.label}</a></span> }
    });
    view! {
        {synonyms}
        {national}
        {wider}
    }
}

/// The other words for a theme in a language, one after the other.
fn synonyms(theme: &Theme, language: Language) -> Option<String> {
    let words = match language {
        Language::Italian => &theme.synonyms_it,
        Language::English => &theme.synonyms_en,
    };
    (!words.is_empty()).then(|| words.join(", "))
}

fn narrower(children: Vec<ThemeNode>) -> impl IntoView {
    let language = use_language();
    let words = use_words();
    (!children.is_empty()).then(|| {
        let chips = children.into_iter().map(move |child| {
            let href = language.href(&format!("/temi/{}", child.theme.id));
            let number = counted(child.count, RECORDS, language);
            view! {
                <li>
                    <a class="chip" href=href>
                        <Text text=child.theme.label/> " "
                        <span class="chip-count" aria-hidden="true">{child.count}</span>
                        <span class="visually-hidden">{number}</span>
                    </a>
                </li>
            }
        });
        view! {
            <section aria-labelledby="sezione-specifici">
                <h2 class="h-plain" id="sezione-specifici">{words(NARROWER)}</h2>
                <ul class="chips">{chips.collect_view()}</ul>
            </section>
        }
    })
}
