//! Figures in a table: each with its unit, base, period, place in the document, grade and checks.

use leptos::prelude::*;

use super::{GradeMark, ResultBadge, Text, Unknown};
use crate::i18n::{Message, message, use_language, use_words};
use crate::observatory::model::{CheckResult, Figure, FigureLine, figure_page_path, figure_path};
use crate::observatory::quantity::{counted, printed_apart, quantity};
use crate::registry::model::tally;

const WHAT: Message = message("Dato", "Figure");
const VALUE: Message = message("Valore", "Value");
const BASE: Message = message("Base", "Base");
const PERIOD: Message = message("Periodo", "Period");
const PLACE: Message = message("Dove nel documento", "Where in the document");
const GRADE: Message = message("Grado", "Grade");
const CHECKS: Message = message("Verifiche", "Checks");
const NO_CHECKS: Message = message("nessuna", "none");
const PRINTED: Message = message("Stampato:", "Printed:");

/// A table of figures. Each row can be reached by the anchor `dato-` with the figure's id.
#[component]
pub fn FigureTable(
    /// What the figures are.
    #[prop(into)]
    caption: String,
    /// The figures, in the order in which they are shown.
    figures: Vec<FigureLine>,
    /// Whether they measure different things, so that each has to say which.
    #[prop(optional)]
    mixed: bool,
) -> impl IntoView {
    let words = use_words();
    let label = caption.clone();
    view! {
        <div class="table-frame" role="region" aria-label=label tabindex="0">
            <table class="table">
                <caption>{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words(WHAT)}</th>
                        <th scope="col" class="number">{words(VALUE)}</th>
                        <th scope="col">{words(BASE)}</th>
                        <th scope="col">{words(PERIOD)}</th>
                        <th scope="col">{words(PLACE)}</th>
                        <th scope="col">{words(GRADE)}</th>
                        <th scope="col">{words(CHECKS)}</th>
                    </tr>
                </thead>
                <tbody>{figures.into_iter().map(|line| row(line, mixed)).collect_view()}</tbody>
            </table>
        </div>
    }
}

fn row(line: FigureLine, mixed: bool) -> impl IntoView {
    let anchor = format!("dato-{}", line.figure.id);
    let value = value_cell(&line);
    let apart = printed_apart(&line);
    let name = match (mixed, line.of.is_empty()) {
        (_, true) => line.measure,
        (true, false) => format!("{}: {}", line.measure, line.of),
        (false, false) => line.of,
    };
    let page = use_language().href(&figure_page_path(&line.figure.id));
    let (period, base) = (period_cell(&line.figure), base_cell(&line.figure));
    let grade = line.figure.grade;
    view! {
        <tr id=anchor>
            <th scope="row"><a href=page>{name}</a></th>
            {value}
            <td class="wrap">{base}</td>
            <td>{period}</td>
            {place_cell(line.figure, apart)}
            <td><GradeMark grade/></td>
            <td>{checks_cell(&line.checks)}</td>
        </tr>
    }
}

fn value_cell(line: &FigureLine) -> AnyView {
    match (quantity(line, use_language()), line.figure.printed.clone()) {
        (Some(value), _) => view! { <td class="number">{value}</td> }.into_any(),
        (None, Some(printed)) => view! { <td lang="it">{printed}</td> }.into_any(),
        (None, None) => view! { <td><Unknown/></td> }.into_any(),
    }
}

fn base_cell(figure: &Figure) -> AnyView {
    let number = figure.base_value.map(|value| counted(value, use_language()));
    match (number, figure.base.clone()) {
        (Some(number), Some(base)) => view! { {number} " " <Text text=base/> }.into_any(),
        (Some(number), None) => number.into_any(),
        (None, Some(base)) => view! { <Text text=base/> }.into_any(),
        (None, None) => view! { <Unknown/> }.into_any(),
    }
}

fn period_cell(figure: &Figure) -> AnyView {
    match (&figure.period, figure.year) {
        (Some(period), _) => view! { <span lang="it">{period.clone()}</span> }.into_any(),
        (None, Some(year)) => year.into_any(),
        (None, None) => view! { <Unknown/> }.into_any(),
    }
}

fn place_cell(figure: Figure, printed: Option<String>) -> impl IntoView {
    let words = use_words();
    let href = use_language().href(&figure_path(&figure.source, &figure.id));
    let printed = printed.map(|printed| {
        view! { <p class="small mute">{words(PRINTED)} " " <q lang="it">{printed}</q></p> }
    });
    let note = figure.note.map(|text| view! { <p class="small mute"><Text text/></p> });
    view! {
        <td class="wrap">
            <a href=href lang="it">{figure.locator}</a>
            {printed}
            {note}
        </td>
    }
}

fn checks_cell(checks: &[CheckResult]) -> AnyView {
    let words = use_words();
    if checks.is_empty() {
        return view! { <span class="mute">{words(NO_CHECKS)}</span> }.into_any();
    }
    let badges =
        tally(checks.iter().copied()).into_iter().map(|(result, times)| view! { <ResultBadge result times/> " " });
    badges.collect_view().into_any()
}
