//! A page of running text: its head and its column.

use leptos::prelude::*;

use crate::i18n::{Message, use_words};
use crate::ui::{Crumb, PageHead};

/// The page around a text.
#[component]
pub fn TextPage(
    /// What the page is called.
    title: Message,
    /// What is on it, in a sentence.
    lead: Message,
    /// Its Italian path.
    path: &'static str,
    /// The text.
    children: Children,
) -> impl IntoView {
    let words = use_words();
    view! {
        <PageHead title=words(title) description=words(lead) crumbs=vec![Crumb::new(words(title), path)]/>
        <div class="page-head">
            <h1>{words(title)}</h1>
            <p class="lead">{words(lead)}</p>
        </div>
        <div class="prose page-end">{children()}</div>
    }
}

/// A part of the text: a heading and paragraphs.
#[component]
pub fn Passage(
    /// The heading.
    title: Message,
    /// The paragraphs.
    paragraphs: &'static [Message],
) -> impl IntoView {
    let words = use_words();
    view! {
        <h2>{words(title)}</h2>
        {paragraphs.iter().map(|paragraph| view! { <p>{words(*paragraph)}</p> }).collect_view()}
    }
}
