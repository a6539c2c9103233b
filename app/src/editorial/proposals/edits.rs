//! What curators changed in a proposal, word by word, for its authors and for who examines it.

use leptos::prelude::*;

use super::super::FieldDifferences;
use super::super::proposals_model::EditLine;
use super::super::rome::day_and_time;
use crate::i18n::{Message, message, use_language, use_words};

const TITLE: Message = message("Che cosa ha cambiato la redazione", "What the curators changed");
const BY: Message = message("{}, {}", "{}, {}");

/// The changes, the latest first; without any, nothing.
pub fn edits(lines: Vec<EditLine>) -> Option<impl IntoView> {
    let words = use_words();
    let is_any = !lines.is_empty();
    let lines = lines.into_iter().map(edit).collect_view();
    is_any.then(|| {
        view! {
            <section class="block" aria-labelledby="modifiche">
                <h2 id="modifiche">{words(TITLE)}</h2>
                <ul class="rows">{lines}</ul>
            </section>
        }
    })
}

fn edit(line: EditLine) -> impl IntoView {
    let language = use_language();
    let said = BY.with(language, &[&line.who, &day_and_time(line.at, language)]);
    view! {
        <li>
            <h3 class="row-title">{said}</h3>
            <FieldDifferences fields=line.fields/>
        </li>
    }
}
