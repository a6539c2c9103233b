//! The records of an entity or a theme, as cards, with the way to the search.

use leptos::prelude::*;

use super::counted::{RECORDS, counted};
use crate::catalogue::model::SearchItem;
use crate::i18n::{Message, message, use_language, use_words};
use crate::ui::RecordCard;

const TITLE: Message = message("Nel catalogo", "In the catalogue");
const OPEN_SEARCH: Message = message("Apri nella ricerca", "Open in the search");
const FIRST: Message = message("Le prime {} su {}.", "The first {} out of {}.");
const ALL: Message = message("Vedile tutte nella ricerca", "See them all in the search");

/// The section with the cards; what stands in it where there are none is said by the page.
#[component]
pub fn RecordCards(
    /// The records.
    records: Vec<SearchItem>,
    /// How many there are: maybe more than the records given.
    total: u64,
    /// The Italian path of the search that finds them all.
    search: String,
    /// What is shown where there are none.
    children: Children,
) -> impl IntoView {
    let language = use_language();
    let words = use_words();
    let search = language.href(&search);
    let shown = records.len() as u64;
    if records.is_empty() {
        return view! {
            <section class="block" aria-labelledby="sezione-catalogo">
                <h2 id="sezione-catalogo">{words(TITLE)}</h2>
                {children()}
            </section>
        }
        .into_any();
    }
    let rest = (shown < total).then(|| {
        view! {
            <p class="result-end">
                {FIRST.with(language, &[&shown, &total])} " " <a href=search.clone()>{words(ALL)}</a>
            </p>
        }
    });
    view! {
        <section class="block" aria-labelledby="sezione-catalogo">
            <div class="block-head">
                <h2 id="sezione-catalogo">
                    {words(TITLE)} " " <span class="mute">{counted(total, RECORDS, language)}</span>
                </h2>
                <a class="small" href=search>{words(OPEN_SEARCH)}</a>
            </div>
            <div class="columns columns-2">
                {records.into_iter().map(|item| view! { <RecordCard item level=3/> }).collect_view()}
            </div>
            {rest}
        </section>
    }
    .into_any()
}
