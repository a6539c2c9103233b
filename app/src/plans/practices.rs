//! The practices that correspond to a project, each with the reason.

use leptos::prelude::*;

use super::sheets::Related;
use crate::i18n::use_language;
use crate::ui::Text;

/// The practices as rows.
#[component]
pub fn Practices(
    /// The practices.
    practices: Vec<Related>,
) -> impl IntoView {
    let language = use_language();
    let rows = practices.into_iter().map(move |related| {
        let href = language.href(&format!("/pratiche/{}", related.practice));
        view! {
            <li>
                <h4 class="row-title"><a href=href><Text text=related.title/></a></h4>
                <p class="small"><Text text=related.summary/></p>
                <p class="small mute">{related.reason}</p>
            </li>
        }
    });
    view! { <ul class="rows">{rows.collect_view()}</ul> }
}
