//! The management plan as data: its tree, its budget, its effort.

use std::collections::BTreeSet;

use crate::support::{assert_none, data, ids, rows_with, text};

/// Counted in the document, centre by centre.
#[test]
fn the_plan_has_as_many_nodes_as_the_document() {
    let counts = [
        ("piano-centri", 4),
        ("piano-progetti", 55),
        ("piano-obiettivi", 104),
        ("piano-indicatori", 279),
        ("piano-fasi", 204),
        ("piano-capitoli", 58),
        ("piano-impegno", 55),
    ];
    let wrong = counts.iter().map(|(dataset, expected)| (dataset, expected, ids(dataset).len()));
    let wrong = wrong.filter(|(_, expected, found)| **expected != *found);
    assert_none(
        &wrong.map(|(dataset, expected, found)| format!("{dataset}: {found}, not {expected}")).collect::<Vec<_>>(),
    );
}

/// The summary tables of the centres 10, 15, 16 and A4.
#[test]
fn each_centre_has_the_projects_of_its_summary_table() {
    let projects = data("piano-progetti");
    let of = |centre: &str| rows_with(&projects, &[("centre", centre)]).len();
    assert_eq!([of("cdr-10"), of("cdr-15"), of("cdr-16"), of("cdr-a4")], [23, 12, 19, 1]);
}

#[test]
fn every_project_has_its_effort_and_people_are_only_counted() {
    let efforts = data("piano-impegno");
    let projects: BTreeSet<String> = efforts.iter().map(|effort| text(effort, "project")).collect();
    assert_eq!(projects, ids("piano-progetti").into_iter().collect());
    for effort in &efforts {
        let number = |column: &str| text(effort, column).parse::<f64>().expect("a number");
        assert!(number("people") >= number("executives"), "{effort:?}");
        assert!((number("fte") * 100.0 - number("percent_sum")).abs() <= 0.5, "{effort:?}");
    }
}

/// A value is a number, a percentage, a day, a change or words, and keeps what is printed.
#[test]
fn every_expected_value_is_typed_and_kept_as_printed() {
    let mut wrong = Vec::new();
    for indicator in data("piano-indicatori") {
        let dated = text(&indicator, "value_kind") == "date";
        let words = text(&indicator, "value_kind") == "text";
        let typed = words || !text(&indicator, if dated { "value_date" } else { "value" }).is_empty();
        if !typed || text(&indicator, "printed").is_empty() {
            wrong.push(format!("{indicator:?}"));
        }
    }
    assert_none(&wrong);
}

/// "Budget previsto" of each project: the rows of a column sum up to the printed total, as the project's page has it.
#[test]
fn the_budget_rows_hold_what_their_page_prints() {
    let chapters = data("piano-capitoli");
    let amount = |row: &crate::support::Row| text(row, "amount").parse::<f64>().expect("an amount");
    let mut wrong = Vec::new();
    for total in data("piano-totali").iter().filter(|total| text(total, "id").starts_with("scheda-")) {
        let (project, column) = (text(total, "project"), text(total, "column"));
        let rows = rows_with(&chapters, &[("project", project.as_str()), ("column", column.as_str())]);
        let sum: f64 = rows.iter().map(|row| amount(row)).sum();
        if (sum - amount(total)).abs() > 0.005 {
            wrong.push(format!("{}: {sum}", text(total, "id")));
        }
    }
    assert_none(&wrong);
}

#[test]
fn every_phase_ends_after_it_begins() {
    let wrong = data("piano-fasi").into_iter().filter(|phase| text(phase, "end") < text(phase, "start"));
    assert_none(&wrong.map(|phase| text(&phase, "id")).collect::<Vec<_>>());
}

/// Project codes are `2020_PD_…` for products and `2020_PG_…` for projects.
#[test]
fn the_kind_of_a_project_is_that_of_its_code() {
    for project in data("piano-progetti") {
        let kind = if text(&project, "code").starts_with("2020_PD_") { "product" } else { "project" };
        assert_eq!(text(&project, "kind"), kind, "{}", text(&project, "code"));
    }
}
