//! The fields of two versions of a proposal, with the words that were removed and added.

use leptos::prelude::*;

use super::differences::{FieldDifference, Piece};
use crate::i18n::{Message, message, use_words};

const NOTHING: Message = message("Nessuna differenza.", "No difference.");
const UNCHANGED: Message = message("Campi uguali", "Fields without changes");
const REMOVED: Message = message("tolto: ", "removed: ");
const ADDED: Message = message("aggiunto: ", "added: ");
const END: Message = message(" (fine)", " (end)");

/// The fields of two versions: first those that differ, then the others, folded away.
#[component]
pub fn FieldDifferences(
    /// The fields, in the order in which they are shown.
    fields: Vec<FieldDifference>,
) -> impl IntoView {
    let words = use_words();
    let (changed, same): (Vec<_>, Vec<_>) = fields.into_iter().partition(FieldDifference::is_changed);
    let nothing = changed.is_empty().then(|| view! { <p>{words(NOTHING)}</p> });
    let same = (!same.is_empty()).then(|| {
        view! {
            <details>
                <summary>{words(UNCHANGED)} ": " {same.len()}</summary>
                <dl class="facts">{list(same)}</dl>
            </details>
        }
    });
    let changed = (!changed.is_empty()).then(|| view! { <dl class="facts">{list(changed)}</dl> });
    view! { {nothing} {changed} {same} }
}

fn list(fields: Vec<FieldDifference>) -> impl IntoView {
    fields.into_iter().map(field).collect_view()
}

fn field(difference: FieldDifference) -> impl IntoView + use<> {
    view! {
        <div>
            <dt>{difference.label}</dt>
            <dd class="differences">{difference.pieces.into_iter().map(piece).collect_view()}</dd>
        </div>
    }
}

/// A piece; who does not see that it is struck out or underlined hears it.
fn piece(piece: Piece) -> AnyView {
    let words = use_words();
    let hidden = |message: Message| view! { <span class="visually-hidden">{words(message)}</span> };
    match piece {
        Piece::Same(text) => text.into_any(),
        Piece::Removed(text) => view! { <del>{hidden(REMOVED)} {text} {hidden(END)}</del> }.into_any(),
        Piece::Added(text) => view! { <ins>{hidden(ADDED)} {text} {hidden(END)}</ins> }.into_any(),
    }
}
