//! A table of the plan: values as printed, what was computed beside them, and marks where the two differ.

use leptos::prelude::*;

use super::sheets::{Cell, Column, Grid, GridRow, Mark};
use crate::i18n::{Message, message, use_language, use_words};
use crate::observatory::model::CheckResult;
use crate::ui::Icon;

const UNEQUAL: Message = message("Stampato {}, calcolato {}", "Printed {}, computed {}");
const UNKNOWN: Message = message("Non si può verificare", "Cannot be checked");
const NOTHING: Message = message("niente", "nothing");
const SEE: Message = message("vedi la verifica", "see the check");
const NO_VALUE: Message = message("nessun valore", "no value");

/// From how many characters on a value needs a column with room to wrap.
const LONG: usize = 24;

/// A table. Each row with an anchor can be linked to.
#[component]
pub fn GridTable(
    /// What it shows.
    grid: Grid,
) -> impl IntoView {
    let label = grid.caption.clone();
    let heads = grid.columns.iter().map(|column| {
        let class = column.number.then_some("number");
        view! { <th scope="col" class=class>{column.label.clone()}</th> }
    });
    let heads = heads.collect_view();
    let columns = grid.columns;
    let rows = grid.rows.into_iter().map(|line| row(line, &columns)).collect_view();
    view! {
        <div class="table-frame" role="region" aria-label=label tabindex="0">
            <table class="table">
                <caption>{grid.caption}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn row(row: GridRow, columns: &[Column]) -> impl IntoView + use<> {
    let id = (!row.id.is_empty()).then_some(row.id);
    let cells = row.cells.into_iter().zip(columns).enumerate().map(|(place, (cell, column))| {
        let class = if column.number { Some("number") } else { (cell.text.chars().count() > LONG).then_some("wrap") };
        let content = content(cell);
        if place == 0 {
            view! { <th scope="row" class=class>{content}</th> }.into_any()
        } else {
            view! { <td class=class>{content}</td> }.into_any()
        }
    });
    view! { <tr id=id>{cells.collect_view()}</tr> }
}

fn content(cell: Cell) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let lang = cell.italian.then_some("it");
    let value = match cell.path {
        _ if cell.text.is_empty() => view! {
            <span aria-hidden="true">"–"</span>
            <span class="visually-hidden">{words(NO_VALUE)}</span>
        }
        .into_any(),
        Some(path) => view! { <a href=language.href(&path) lang=lang>{cell.text}</a> }.into_any(),
        None => view! { <span lang=lang>{cell.text}</span> }.into_any(),
    };
    let note = cell.note.map(|note| view! { <p class="small mute" lang="it">{note}</p> });
    let marks = cell.marks.into_iter().map(mark).collect_view();
    view! { {value} {note} {marks} }
}

/// What does not add up, with both values and the way to the check.
fn mark(mark: Mark) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let or_nothing = |text: String| if text.is_empty() { words(NOTHING).to_owned() } else { text };
    let (icon, said) = if mark.result == CheckResult::CannotBeComputed {
        ("unknown", words(UNKNOWN).to_owned())
    } else {
        ("unequal", UNEQUAL.with(language, &[&or_nothing(mark.stated), &or_nothing(mark.computed)]))
    };
    view! {
        <p class="small unequal">
            <Icon name=icon/>
            {said}
            ": "
            <a href=language.href(&mark.path)>
                {words(SEE)}
                <span class="visually-hidden">" (" {mark.title} ")"</span>
            </a>
        </p>
    }
}
