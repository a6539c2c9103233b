//! The chart of the day on the first page: drawn by the server, with nothing for the browser to load.

use leptos::prelude::*;

use crate::i18n::{Message, message, use_language, use_words};
use crate::observatory::stories::model::DayChart;

const DAY: Message = message("Il grafico del giorno", "The chart of the day");
const TABLE: Message = message("Tabella", "Table");
const SOURCES: Message = message("Fonti e metodo", "Sources and method");
const WHOLE: Message = message("Apri il grafico", "Open the chart");
const SOURCE: Message = message("Fonte", "Source");

/// The chart with the ways to its own page.
pub fn day_chart(chart: DayChart) -> impl IntoView {
    let language = use_language();
    let words = use_words();
    let there = language.href(&format!("/osservatorio/{}", chart.slug));
    let source = language.href(&format!("/fonti/{}", chart.source.slug));
    view! {
        <figure class="figure" aria-labelledby="grafico-del-giorno">
            <p class="overline">{words(DAY)}</p>
            <h2 class="figure-title" id="grafico-del-giorno">{chart.title}</h2>
            <p class="finding">{chart.finding}</p>
            <div class="chart-drawing" inner_html=chart.drawings></div>
            <figcaption class="figure-foot">
                <p>{words(SOURCE)} ": " <a href=source lang="it">{chart.source.name}</a></p>
                <p class="figure-links">
                    <a href=there.clone()>{words(WHOLE)}</a>
                    " "
                    <a href=format!("{there}?vista=tabella")>{words(TABLE)}</a>
                    " "
                    <a href=format!("{there}?vista=fonti")>{words(SOURCES)}</a>
                    " "
                    <a href=format!("{there}.csv") rel="external">"CSV"</a>
                </p>
            </figcaption>
        </figure>
    }
}
