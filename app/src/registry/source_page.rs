//! The page of a source.

use leptos::prelude::*;

/// The page.
#[component]
pub fn SourcePage() -> impl IntoView {}
