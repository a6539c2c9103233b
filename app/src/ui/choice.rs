//! One choice out of a list, in a form.

use leptos::prelude::*;

use crate::i18n::{Message, message, use_words};

const ANY: Message = message("tutti", "any");

/// A choice of one value, or of any.
#[component]
pub fn Choice(
    /// The name in the address.
    name: &'static str,
    /// What is chosen here.
    label: &'static str,
    /// Words in addresses with what they are called.
    options: Vec<(String, String)>,
    /// The chosen word; empty for any.
    chosen: String,
    /// What stands for no choice.
    #[prop(default = ANY)]
    none: Message,
) -> impl IntoView {
    let words = use_words();
    let options = options.into_iter().map(move |(value, text)| {
        let selected = value == chosen;
        view! { <option value=value selected=selected>{text}</option> }
    });
    view! {
        <div class="form-group">
            <label for=name>{label}</label>
            <select class="form-select" id=name name=name>
                <option value="">{words(none)}</option>
                {options.collect_view()}
            </select>
        </div>
    }
}
