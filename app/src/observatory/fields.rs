//! Parts of the forms that choose charts.

use leptos::prelude::*;

use crate::registry::model::Named;

/// What there is to choose in a list, by word and name.
pub fn options(options: &[Named], chosen: &str) -> impl IntoView + use<> {
    let options = options.iter().map(|option| {
        let selected = option.slug == chosen;
        view! { <option value=option.slug.clone() selected=selected>{option.name.clone()}</option> }
    });
    options.collect_view()
}

/// What a form keeps without asking for it.
pub fn hidden(pairs: &[(String, String)]) -> impl IntoView + use<> {
    let inputs = pairs.iter().map(|(name, word)| view! { <input type="hidden" name=name.clone() value=word.clone()/> });
    inputs.collect_view()
}
