//! Texts of the data: in the language of the page or marked as in another one, and with found words marked.

use leptos::prelude::*;

use crate::catalogue::model::Piece;
use crate::i18n::{Bilingual, use_language};

/// A text of the data, marked with its language where that is not the page's.
#[component]
pub fn Text(
    /// The text in the languages it has.
    text: Bilingual,
) -> impl IntoView {
    let language = use_language();
    let shown = text.text(language).to_owned();
    match text.lang(language) {
        Some(lang) => view! { <span lang=lang>{shown}</span> }.into_any(),
        None => shown.into_any(),
    }
}

/// A text in pieces, the found ones marked; or the plain text where nothing was found in it.
#[component]
pub fn Highlighted(
    /// The pieces; may be empty.
    pieces: Vec<Piece>,
    /// The whole text.
    plain: String,
) -> impl IntoView {
    if pieces.is_empty() {
        return plain.into_any();
    }
    pieces
        .into_iter()
        .map(|piece| if piece.found { view! { <mark>{piece.text}</mark> }.into_any() } else { piece.text.into_any() })
        .collect_view()
        .into_any()
}
