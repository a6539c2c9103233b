//! A chart as a table: a row for each of its rows, a column for each series, each value leading to its figure or its records.

use leptos::prelude::*;

use crate::i18n::{Message, message, use_words};
use crate::observatory::model::{ChartPage, ChartPoint};

const ROW: Message = message("Voce", "Item");
const VALUE: Message = message("Valore", "Value");

/// The table.
#[component]
pub fn MarksTable(
    /// The chart.
    page: ChartPage,
) -> impl IntoView {
    let words = use_words();
    let heads = page.series.iter().map(|series| {
        let name = if series.is_empty() { words(VALUE).to_owned() } else { series.clone() };
        view! { <th scope="col" class="number">{name}</th> }
    });
    let heads = heads.collect_view();
    let points = page.points;
    let rows = page.rows.into_iter().enumerate().map(move |(row, label)| {
        let cells = points.iter().map(|series| cell(series.get(row).cloned().flatten())).collect_view();
        view! { <tr><th scope="row">{label}</th>{cells}</tr> }
    });
    view! {
        <div class="table-frame" role="region" aria-label=page.title.clone() tabindex="0">
            <table class="table">
                <caption>{page.title.clone()}</caption>
                <thead><tr><th scope="col">{words(ROW)}</th>{heads}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}

fn cell(point: Option<ChartPoint>) -> impl IntoView {
    let link = point.map(|point| {
        let href = point.figure.unwrap_or(point.href);
        view! { <a href=href aria-label=point.spoken>{point.value}</a> }
    });
    view! { <td class="number">{link}</td> }
}
