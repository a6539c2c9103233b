//! A page's data: what is shown while they come, when they came, and when they did not.

use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Trouble;
use crate::error::AppError;
use crate::i18n::{message, use_words};
use crate::platform::set_status;

/// What a page's data can do: they travel from the server to the browser, and stay there.
pub trait PageData: Clone + Send + Sync + Serialize + DeserializeOwned + 'static {}

impl<T: Clone + Send + Sync + Serialize + DeserializeOwned + 'static> PageData for T {}

/// Shows a page's data when they are there, or the trouble that kept them away.
#[component]
pub fn Loaded<T: PageData, V: IntoView + 'static>(
    /// The data.
    data: Resource<Result<T, AppError>>,
    /// The page for them.
    view: fn(T) -> V,
) -> impl IntoView {
    let words = use_words();
    let waiting = words(message("Sto caricando…", "Loading…"));
    view! {
        <Transition fallback=move || {
            view! {
                <div class="loading" role="status">
                    <p class="visually-hidden">{waiting}</p>
                    <span></span>
                    <span></span>
                    <span></span>
                </div>
            }
        }>
            {move || Suspend::new(async move {
                match data.await {
                    Ok(found) => view(found).into_any(),
                    Err(error) => {
                        set_status(&error);
                        view! { <Trouble error/> }.into_any()
                    }
                }
            })}
        </Transition>
    }
}
