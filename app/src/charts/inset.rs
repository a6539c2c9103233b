//! A chart within something else: title, finding, choices, drawing, and the same as a table, on one face.

use leptos::prelude::*;

use super::controls::Controls;
use super::figure::Drawing;
use super::table::MarksTable;
use crate::i18n::{Message, message, use_language, use_words};
use crate::observatory::model::ChartPage;

const AS_TABLE: Message = message("Gli stessi numeri in tabella", "The same numbers as a table");

/// A chart whose drawing lives as on its own page; what stands around it says where the rest is.
#[component]
pub fn Inset(
    /// The chart.
    page: ChartPage,
    /// The Italian path on which its choices lead to others.
    #[prop(optional, into)]
    path: String,
    /// What stands below it: its sources and files.
    children: Children,
) -> impl IntoView {
    let language = use_language();
    let words = use_words();
    let title_id = format!("figura-{}", page.slug);
    let notices = page.notices.clone().into_iter().map(|notice| view! { <p class="chart-notice">{notice}</p> });
    let note = page.note.clone().map(|note| view! { <p class="small">{note}</p> });
    let finding = (!page.finding.is_empty()).then(|| view! { <p class="finding">{page.finding.clone()}</p> });
    let controls = if path.is_empty() { Vec::new() } else { page.controls.clone() };
    let drawn = (!page.rows.is_empty()).then(|| {
        let table = page.clone();
        view! {
            <Drawing page=page.clone()/>
            <details class="more">
                <summary>{words(AS_TABLE)}</summary>
                <MarksTable page=table/>
            </details>
        }
    });
    view! {
        <figure class="figure" aria-labelledby=title_id.clone() lang=language.tag()>
            <h3 class="figure-title" id=title_id.clone()>{page.title.clone()}</h3>
            {finding}
            <Controls controls path rest=Signal::stored(String::new())/>
            {drawn}
            {notices.collect_view()}
            {note}
            <figcaption class="figure-foot">{children()}</figcaption>
        </figure>
    }
}
