//! The page of all entities.

use leptos::prelude::*;

/// The page.
#[component]
pub fn EntitiesPage() -> impl IntoView {}
