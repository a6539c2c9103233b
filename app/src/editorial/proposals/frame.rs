//! The frame of the pages of proposals, which no search engine lists.

use leptos::prelude::*;

use super::super::proposals_model::PROPOSALS_PATH;
use crate::accounts::{AREA, AREA_TITLE};
use crate::i18n::{Message, message, use_words};
use crate::ui::{Crumb, PageHead};

/// What the list of proposals is called.
pub const PROPOSALS: Message = message("Proposte", "Proposals");

/// A page's head and title.
#[component]
pub fn AreaHead(
    /// What it is called.
    #[prop(into)]
    title: String,
    /// What is above the title, such as the kind and the number.
    #[prop(into, optional)]
    overline: String,
    /// What it holds.
    #[prop(into)]
    lead: String,
    /// The steps below the list of proposals, this page last; none for the list itself.
    #[prop(optional)]
    below: Vec<Crumb>,
) -> impl IntoView {
    let words = use_words();
    let above = [Crumb::new(words(AREA_TITLE), AREA), Crumb::new(words(PROPOSALS), PROPOSALS_PATH)];
    let crumbs = above.into_iter().chain(below).collect();
    let class = (title.chars().count() > 60).then_some("title-long");
    view! {
        <PageHead title=title.clone() description=lead.clone() crumbs indexed=false/>
        <div class="page-head">
            {(!overline.is_empty()).then(|| view! { <span class="overline">{overline}</span> })}
            <h1 class=class>{title}</h1>
            <p class="lead">{lead}</p>
        </div>
    }
}

/// A button that sends a form of its own, with what goes along.
#[component]
pub fn PostButton(
    /// The server function's address.
    action: &'static str,
    /// The names and values that it sends.
    values: Vec<(&'static str, String)>,
    /// What it says.
    label: String,
    /// Whether it is the main one of its page.
    #[prop(optional)]
    primary: bool,
) -> impl IntoView {
    let language = format!("{:?}", crate::i18n::use_language());
    let class = if primary { "btn btn-primary" } else { "btn" };
    let inputs = values.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> });
    view! {
        <form method="post" action=action>
            {inputs.collect_view()}
            <input type="hidden" name="language" value=language/>
            <button class=class type="submit">{label}</button>
        </form>
    }
}
