//! What is said above a form of accounts about the last try.

use leptos::prelude::*;

use super::notice::Outcome;
use crate::i18n::use_words;

/// How the last try went; nothing where there was none.
#[component]
pub fn NoticeBox(
    /// How it went.
    outcome: Option<Outcome>,
) -> impl IntoView {
    let words = use_words();
    outcome.map(|outcome| {
        let text = words(outcome.label());
        if outcome.is_fine() {
            view! { <div class="callout" role="status"><p>{text}</p></div> }.into_any()
        } else {
            view! { <div class="callout callout-error" role="alert"><p>{text}</p></div> }.into_any()
        }
    })
}
