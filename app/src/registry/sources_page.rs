//! The page of all sources.

use leptos::prelude::*;

/// The page.
#[component]
pub fn SourcesPage() -> impl IntoView {}
