//! The frame of the page of a part of a plan: its data by the two words of its address.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::error::AppError;
use crate::i18n::{Language, use_language};
use crate::ui::{Loaded, PageData};

/// The page of a part: finds it by the plan and by its own word in the address, which the route calls `segment`, and shows
/// it, or the trouble that kept it away.
pub fn part_page<T, V, Answer>(
    segment: &'static str,
    find: impl Fn(String, String, Language) -> Answer + Copy + Send + Sync + 'static,
    view: fn(T) -> V,
) -> impl IntoView
where
    T: PageData,
    V: IntoView + 'static,
    Answer: Future<Output = Result<T, AppError>> + Send + 'static,
{
    let language = use_language();
    let params = use_params_map();
    let asked = Memo::new(move |_| {
        let params = params.read();
        (params.get("plan").unwrap_or_default(), params.get(segment).unwrap_or_default())
    });
    let part = Resource::new(move || asked.get(), move |(plan, part)| find(plan, part, language));
    view! { <Loaded data=part view/> }
}
