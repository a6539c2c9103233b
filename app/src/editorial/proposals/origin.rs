//! Where in a document a field was read, and the document itself.

use leptos::prelude::*;

use super::super::document::Origin;
use super::draft_form::DraftForm;
use crate::i18n::{Language, Message, message, use_words};
use crate::ui::Icon;

const FROM_LINE: Message = message("Letto alla riga {} del documento.", "Read in line {} of the document.");
const FROM_LINES: Message = message("Letto alle righe {}–{} del documento.", "Read in lines {}–{} of the document.");
const LOOK_TWICE: Message = message("Da controllare.", "Please check.");
const DOCUMENT: Message = message("Il documento, riga per riga", "The document, line by line");
const READ: Message = message(
    "Questi campi vengono dal documento: controllali, correggi quello che serve e vai avanti.",
    "These fields come from the document: check them, put right what needs it, and go on.",
);

/// Where a field was read, until somebody confirms it.
pub fn origin(form: DraftForm, name: &str) -> Option<impl IntoView + use<>> {
    let words = use_words();
    let Origin { lines, certain, .. } = form.origins.with_value(|origins| origins.get(name).cloned())?;
    let place = in_words(lines.first, lines.last, form.language);
    let doubt = (!certain).then(|| view! { <Icon name="warning"/> <strong>{words(LOOK_TWICE)}</strong> });
    Some(view! { <p class="form-text"><a href=format!("#{}", line_id(lines.first))>{place}</a> " " {doubt}</p> })
}

fn in_words(first: u32, last: u32, language: Language) -> String {
    if first == last { FROM_LINE.with(language, &[&first]) } else { FROM_LINES.with(language, &[&first, &last]) }
}

fn line_id(number: u32) -> String {
    format!("riga-{number}")
}

/// What is to be done with a step that a document filled in.
pub fn to_confirm(form: DraftForm) -> Option<impl IntoView> {
    let words = use_words();
    let is_any = form.origins.with_value(|origins| !origins.is_empty());
    is_any.then(|| view! { <div class="callout callout-notice"><p>{words(READ)}</p></div> })
}

/// The document, below the form.
pub fn document(lines: Vec<String>) -> Option<impl IntoView> {
    let words = use_words();
    let is_any = !lines.is_empty();
    let lines = (1_u32..).zip(lines).map(|(number, line)| view! { <li id=line_id(number)>{line}</li> });
    let lines = lines.collect_view();
    is_any.then(|| {
        view! {
            <details class="block">
                <summary>{words(DOCUMENT)}</summary>
                <ol>{lines}</ol>
            </details>
        }
    })
}
