//! The page of an entity.

use leptos::prelude::*;

/// The page.
#[component]
pub fn EntityPage() -> impl IntoView {}
