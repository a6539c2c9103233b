//! The page of a theme.

use leptos::prelude::*;

/// The page.
#[component]
pub fn ThemePage() -> impl IntoView {}
