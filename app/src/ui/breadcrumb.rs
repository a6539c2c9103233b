//! The way from the first page to this one.

use leptos::prelude::*;

use crate::i18n::{Message, message, use_language, use_words};

const HOME: Message = message("Home", "Home");
const LABEL: Message = message("Percorso di navigazione", "Breadcrumb");

/// A step on the way to a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crumb {
    /// What it is called.
    pub label: String,
    /// Its Italian path.
    pub path: String,
}

impl Crumb {
    /// A step with a label and an Italian path.
    pub fn new(label: impl Into<String>, path: impl Into<String>) -> Self {
        Self { label: label.into(), path: path.into() }
    }
}

/// The steps to a page, which is the last one.
#[component]
pub fn Breadcrumb(
    /// The steps after the first page, this page last.
    crumbs: Vec<Crumb>,
) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let last = crumbs.len().saturating_sub(1);
    let steps = crumbs.into_iter().enumerate().map(move |(position, crumb)| {
        if position == last {
            view! { <li class="breadcrumb-item active" aria-current="page">{crumb.label}</li> }.into_any()
        } else {
            let href = language.href(&crumb.path);
            view! { <li class="breadcrumb-item"><a href=href>{crumb.label}</a></li> }.into_any()
        }
    });
    view! {
        <nav class="breadcrumb-container" aria-label=words(LABEL) data-element="breadcrumb">
            <ol class="breadcrumb">
                <li class="breadcrumb-item"><a href=language.href("/")>{words(HOME)}</a></li>
                {steps.collect_view()}
            </ol>
        </nav>
    }
}
