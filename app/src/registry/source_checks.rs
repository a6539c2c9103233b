//! The checks on a source: disagreements first.

use leptos::prelude::*;

use super::counted::{CHECKS, counted};
use crate::i18n::{Message, message, use_language};
use crate::observatory::model::Check;
use crate::ui::{CheckCard, Nothing};

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
    if checks.is_empty() {
        return view! { <Nothing title=NOTHING text=NOTHING_TEXT/> }.into_any();
    }
    let href = language.href(&format!("/osservatorio/verifiche?fonte={source}"));
    let all = ALL.with(language, &[&counted(total, CHECKS, language)]);
    let cards = checks.into_iter().map(|check| view! { <CheckCard check/> });
    view! {
        <div class="cards">{cards.collect_view()}</div>
        <p class="result-end"><a href=href>{all}</a></p>
    }
    .into_any()
}
