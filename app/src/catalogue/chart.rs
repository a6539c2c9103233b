//! The result of a search counted: by theme, kind of entity, province or tool, each bar leading to its results.

use leptos::prelude::*;

use super::links::{PATH, chart_file};
use super::results::Found;
use crate::charts::Inset;
use crate::i18n::{Message, message, use_language, use_words};

const FILES: Message = message("Il grafico come file:", "The chart as a file:");
const COUNTED: Message = message(
    "Contati sui risultati di questa ricerca; ogni barra la restringe.",
    "Counted over the results of this search; each bar narrows it.",
);

/// The chart with its choices and files.
pub fn result_chart(found: &Found) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    let page = found.page.chart.clone()?;
    let files = [("CSV", "csv"), ("JSON", "json"), ("SVG", "svg"), ("PNG", "png")].map(|(name, format)| {
        view! { <a href=chart_file(&found.query, format, language) rel="external">{name}</a> " " }
    });
    let files = (!page.rows.is_empty()).then(|| {
        view! {
            <p>{words(COUNTED)}</p>
            <p class="figure-links"><span>{words(FILES)}</span> " " {files.into_iter().collect_view()}</p>
        }
    });
    Some(view! {
        <Inset page path=PATH>
            {files}
        </Inset>
    })
}
