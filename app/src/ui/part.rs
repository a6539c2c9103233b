//! A part of a page that has data of its own, and that the page can do without.

use leptos::prelude::*;

use super::PageData;
use crate::error::AppError;

/// Shows a part of a page when its data are there; where they do not come, the page goes on without it.
#[component]
pub fn Part<T: PageData, V: IntoView + 'static>(
    /// The data.
    data: Resource<Result<T, AppError>>,
    /// The part for them.
    view: fn(T) -> V,
) -> impl IntoView {
    view! { <Transition>{move || Suspend::new(async move { data.await.ok().map(view) })}</Transition> }
}
