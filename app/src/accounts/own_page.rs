//! The frame of the pages of accounts: head, what the last try gave, and what the page holds.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::notice::Notice;
use super::notice_box::NoticeBox;
use crate::i18n::{Message, use_words};
use crate::ui::{Crumb, PageHead};

/// A page of accounts, which no search engine lists.
#[component]
pub fn OwnPage(
    /// What it is called.
    title: Message,
    /// What it holds.
    lead: Message,
    /// The pages above it and itself, by name and Italian path.
    steps: Vec<(Message, &'static str)>,
    /// What it holds.
    children: Children,
) -> impl IntoView {
    let words = use_words();
    let outcome = Notice::from_query(&use_location().search.read_untracked()).outcome;
    let crumbs = steps.into_iter().map(|(name, path)| Crumb::new(words(name), path)).collect();
    view! {
        <PageHead title=words(title) description=words(lead) crumbs indexed=false/>
        <div class="page-head">
            <h1>{words(title)}</h1>
            <p class="lead">{words(lead)}</p>
        </div>
        <div class="page-end">
            <NoticeBox outcome/>
            {children()}
        </div>
    }
}
