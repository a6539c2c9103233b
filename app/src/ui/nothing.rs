//! What stands where there is nothing to show.

use leptos::prelude::*;

use crate::i18n::{Message, use_language, use_words};

/// That there is nothing, why that may be, and a way onward.
#[component]
pub fn Nothing(
    /// That there is nothing.
    title: Message,
    /// Why, or what to do.
    #[prop(optional)]
    text: Option<Message>,
    /// A link: what it is called, and its Italian path.
    #[prop(optional)]
    onward: Option<(Message, &'static str)>,
) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let onward = onward.map(|(label, path)| {
        view! { <ul><li><a href=language.href(path)>{words(label)}</a></li></ul> }
    });
    view! {
        <div class="state">
            <h3>{words(title)}</h3>
            {text.map(|text| view! { <p>{words(text)}</p> })}
            {onward}
        </div>
    }
}

/// That no document says it.
#[component]
pub fn Unknown() -> impl IntoView {
    let words = use_words();
    view! { <span class="mute">{words(crate::registry::model::UNKNOWN)}</span> }
}
