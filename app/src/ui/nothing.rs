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
    /// Whether it is all that stands below the page's own heading.
    #[prop(optional)]
    alone: bool,
) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let onward = onward.map(|(label, path)| {
        view! { <ul><li><a href=language.href(path)>{words(label)}</a></li></ul> }
    });
    let title = words(title);
    let heading = if alone { view! { <h2>{title}</h2> }.into_any() } else { view! { <h3>{title}</h3> }.into_any() };
    view! {
        <div class="state">
            {heading}
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
