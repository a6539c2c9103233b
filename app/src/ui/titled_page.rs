//! The frame of a page with a title of its own: what it is called, a sentence or two, and what it holds.

use leptos::prelude::*;

use super::{Crumb, PageHead};
use crate::i18n::{Message, use_words};

/// A page that is no record's. Its data are asked for outside, so that they are there before the page is sent.
#[component]
pub fn TitledPage(
    /// What it is called.
    title: Message,
    /// What it holds.
    lead: Message,
    /// Its Italian path.
    path: &'static str,
    /// The page above it: its name and Italian path.
    #[prop(optional)]
    above: Option<(Message, &'static str)>,
    /// What it holds.
    children: Children,
) -> impl IntoView {
    let words = use_words();
    let crumbs = above.into_iter().chain([(title, path)]).map(|(name, path)| Crumb::new(words(name), path)).collect();
    view! {
        <PageHead title=words(title) description=words(lead) crumbs/>
        <div class="page-head">
            <h1>{words(title)}</h1>
            <p class="lead">{words(lead)}</p>
        </div>
        <div class="page-end">{children()}</div>
    }
}
