//! What the search asks of the browser: the form's content, and where the focus is. Never called on the server.

use leptos::ev::Event;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, FormData, HtmlElement, HtmlFormElement, UrlSearchParams};

use super::query::CatalogueQuery;

/// The box or list that a change happened to; `None` for a text, which is not applied before it is sent.
pub fn changed_choice(event: &Event) -> Option<Element> {
    let field: Element = event.target()?.dyn_into().ok()?;
    field.matches("input[type=checkbox], select").ok()?.then_some(field)
}

/// The form around a field, or the form itself.
pub fn form_of(element: &Element) -> Option<HtmlFormElement> {
    element.closest("form").ok()??.dyn_into().ok()
}

/// The query that a form's fields say.
pub fn query_of(form: &HtmlFormElement) -> Option<CatalogueQuery> {
    let fields = FormData::new_with_form(form).ok()?;
    let pairs = UrlSearchParams::new_with_str_sequence_sequence(&fields).ok()?;
    Some(CatalogueQuery::parse(&String::from(pairs.to_string())))
}

/// Whether the focus is nowhere, because what had it is gone.
pub fn focus_is_lost() -> bool {
    document().active_element().is_none_or(|element| element.tag_name() == "BODY")
}

/// Puts the focus on the element with this id, without moving the page under the reader's eyes.
pub fn focus(id: &str) {
    let element = document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        unfold(&element);
        // An element that cannot take the focus leaves it where it was.
        let _ = element.focus();
    }
}

/// Opens what an element is folded away in: what cannot be seen cannot take the focus.
fn unfold(element: &Element) {
    while let Ok(Some(folded)) = element.closest("details:not([open])") {
        if folded.set_attribute("open", "").is_err() {
            break;
        }
    }
}

/// Lets the numbers that changed be noticed.
pub fn mark_changed(ids: &[String]) {
    for element in ids.iter().filter_map(|id| document().get_element_by_id(id)) {
        // A number that is not marked is still right.
        let _ = element.class_list().add_1("count-changed");
    }
}
