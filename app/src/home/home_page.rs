//! The page that says what this is.

use leptos::prelude::*;

/// The page.
#[component]
pub fn HomePage() -> impl IntoView {}
