//! The checks that do not agree, on the page of what they are about.

use leptos::prelude::*;

use crate::i18n::{Message, message, use_language, use_words};
use crate::observatory::model::Check;
use crate::ui::CheckCard;

/// What the section is called.
pub const TITLE: Message = message("Che cosa non torna", "What does not add up");
const ALL_FINE: Message = message(
    "Tutte le verifiche fatte su questa parte del piano tornano.",
    "All checks on this part of the plan agree.",
);
const ALL: Message = message("Tutte le verifiche", "All checks");

/// The checks, and the way to all of them.
#[component]
pub fn CheckList(
    /// Those that do not agree, or cannot be computed.
    checks: Vec<Check>,
    /// The Italian path of all checks.
    path: String,
) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let fine = checks.is_empty().then(|| view! { <p>{words(ALL_FINE)}</p> });
    let cards = checks.into_iter().map(|check| view! { <CheckCard check/> });
    view! {
        <section class="block" aria-labelledby="verifiche">
            <div class="block-head">
                <h2 id="verifiche">{words(TITLE)}</h2>
                <a class="small" href=language.href(&path)>{words(ALL)}</a>
            </div>
            {fine}
            <div class="cards">{cards.collect_view()}</div>
        </section>
    }
}
