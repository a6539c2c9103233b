//! The checks on a source: disagreements first.

use leptos::prelude::*;

use super::counted::{CHECKS, counted};
use crate::i18n::{Message, message, use_language, use_words};
use crate::observatory::model::Check;
use crate::ui::CheckCard;

/// So many checks are shown at once; the others in a part that opens.
const FIRST: usize = 20;

const OTHERS: Message = message("Altre {}", "{} more");
const ALL: Message = message("Tutte nell’osservatorio: {}", "All in the observatory: {}");
const NOTHING: Message = message("Nessuna verifica su questa fonte", "No check on this source");
const NOTHING_TEXT: Message = message(
    "Non ci sono conti da rifare, o non ancora: le verifiche confrontano quello che è stampato con quello che si calcola.",
    "There is nothing to compute again, or not yet: checks compare what is printed with what can be computed.",
);

/// The checks, in the order given.
#[component]
pub fn SourceChecks(
    /// The source's slug.
    source: String,
    /// Its checks, disagreements first: maybe not all.
    checks: Vec<Check>,
    /// How many there are.
    total: u64,
) -> impl IntoView {
    let language = use_language();
    let words = use_words();
    if checks.is_empty() {
        return view! { <div class="state"><h3>{words(NOTHING)}</h3><p>{words(NOTHING_TEXT)}</p></div> }.into_any();
    }
    let href = language.href(&format!("/osservatorio/verifiche?fonte={source}"));
    let all = ALL.with(language, &[&counted(total, CHECKS, language)]);
    let mut first = checks;
    let others = first.split_off(first.len().min(FIRST));
    let others = (!others.is_empty()).then(|| {
        let number = others.len();
        view! {
            <details class="more">
                <summary>{OTHERS.with(language, &[&number])}</summary>
                {cards(others)}
            </details>
        }
    });
    view! {
        {cards(first)}
        {others}
        <p class="result-end"><a href=href>{all}</a></p>
    }
    .into_any()
}

fn cards(checks: Vec<Check>) -> impl IntoView {
    view! { <div class="cards">{checks.into_iter().map(|check| view! { <CheckCard check/> }).collect_view()}</div> }
}
