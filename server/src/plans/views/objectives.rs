//! What weight the objectives have: to improve, to do first, to keep doing.

use app::i18n::{Language, Message, message};
use app::plans::model::{Centre, Objective, ObjectiveKind};
use app::plans::sheets::{Cell, Column, Grid, GridRow};
use rust_decimal::Decimal;

use super::chart::{chart, mark, named, row};
use super::words::{self, leaders};
use super::{Choices, Parts, centre_choice, say};
use crate::observatory::charts::{Chart, Form, both};
use crate::plans::grids::Grids;
use crate::plans::holdings::count;

const LEAD: Message = message(
    "Quanti obiettivi sono di miglioramento, quanti prioritari, quanti ordinari, centro per centro.",
    "How many objectives are for improvement, how many are priorities, how many are ordinary, centre by centre.",
);
const TITLE: Message = message("Obiettivi per tipo e per centro", "Objectives by type and centre");
const COUNTS: Message = message("Numero di obiettivi per tipo e per centro", "Number of objectives by type and centre");
const LIST: Message = message("Gli obiettivi, uno per uno", "The objectives, one by one");
const CENTRE: Message = message("Centro", "Centre");
const ALL: Message = message("Tutti", "All");
const LOCATOR: Message = message("Dove nel documento", "Where in the document");
const NOTE: Message = message(
    "Il tipo è quello del titolo che il documento stampa sopra l’obiettivo; dove il testo ha perso il titolo, è quello \
     che la lettera degli indicatori dice.",
    "The type is that of the heading that the document prints above the objective; where the text lost the heading, it \
     is the one that the indicators’ letter says.",
);

/// A centre with its objectives.
type Held<'h> = (&'h Centre, Vec<&'h Objective>);

/// The view.
pub fn parts(grids: Grids, choices: &Choices) -> Parts {
    let chosen = |centre: &&Centre| choices.centre.as_deref().is_none_or(|id| id == centre.id);
    let held: Vec<Held> =
        grids.holdings.centres(grids.plan).filter(chosen).map(|centre| of_centre(grids, centre)).collect();
    let all: Vec<&Objective> = held.iter().flat_map(|(_, objectives)| objectives.iter().copied()).collect();
    let list = grids.objectives(say(LIST, grids.language), &all);
    Parts {
        lead: LEAD,
        choices: vec![centre_choice(grids, choices)],
        chart: drawn(grids, &held, &all),
        note: Some(both(NOTE)),
        grids: vec![counts(grids, &held, &all), list],
        practices: Vec::new(),
        datasets: &["piano-obiettivi"],
    }
}

fn of_centre<'h>(grids: Grids<'h>, centre: &'h Centre) -> Held<'h> {
    let projects = grids.holdings.projects(grids.plan, Some(&centre.id));
    (centre, projects.into_iter().flat_map(|project| grids.holdings.objectives(&project.id)).collect())
}

fn number(objectives: &[&Objective], kind: ObjectiveKind) -> u32 {
    count(objectives.iter().filter(|objective| objective.kind == kind).count())
}

fn drawn(grids: Grids, held: &[Held], all: &[&Objective]) -> Option<Chart> {
    let numbers: Vec<(ObjectiveKind, u32)> =
        ObjectiveKind::ALL.iter().map(|kind| (*kind, number(all, *kind))).collect();
    let name = |centre: &Centre, language| format!("CDR {} {}", centre.code, centre.name.text(language));
    let categories = held.iter().map(|(centre, _)| row(|language| name(centre, language))).collect();
    let series = ObjectiveKind::ALL.iter().map(|kind| {
        let marks = held.iter().map(|(centre, objectives)| {
            let path = format!("/piani/{}/centri/{}", grids.plan, centre.id);
            Some(mark(Decimal::from(number(objectives, *kind)), path, &centre.locator))
        });
        named(kind.label(), marks.collect())
    });
    let chart = chart(Form::Stacked, TITLE, categories, series.collect(), |language| finding(&numbers, language));
    chart.filter(|_| !all.is_empty())
}

fn counts(grids: Grids, held: &[Held], all: &[&Objective]) -> Grid {
    let language = grids.language;
    let column = |label: Message, number| Column { label: say(label, language), number };
    let mut columns = vec![column(CENTRE, false)];
    columns.extend(ObjectiveKind::ALL.iter().map(|kind| column(kind.label(), true)));
    columns.extend([column(ALL, true), column(LOCATOR, false)]);
    let cell = |text: String| Cell { text, ..Cell::default() };
    let line = |name: Cell, objectives: &[&Objective], locator: Cell| {
        let mut cells = vec![name];
        cells.extend(ObjectiveKind::ALL.iter().map(|kind| cell(number(objectives, *kind).to_string())));
        cells.extend([cell(objectives.len().to_string()), locator]);
        GridRow { id: String::new(), cells }
    };
    let of_centre = |(centre, objectives): &Held| {
        let name = Cell {
            text: format!("CDR {}", centre.code),
            path: Some(format!("/piani/{}/centri/{}", grids.plan, centre.id)),
            ..Cell::default()
        };
        line(name, objectives, Cell { text: centre.locator.clone(), italian: true, ..Cell::default() })
    };
    let mut rows: Vec<GridRow> = held.iter().map(of_centre).collect();
    if held.len() > 1 {
        rows.push(line(cell(say(ALL, language)), all, Cell::default()));
    }
    Grid { caption: say(COUNTS, language), columns, rows }
}

/// Which kind there is most of, and how many of the others.
fn finding(numbers: &[(ObjectiveKind, u32)], language: Language) -> String {
    const MOST: Message = message("Su {} obiettivi, i più sono {}: {}.", "Of {} objectives, most are {}: {}.");
    const TIE: Message =
        message("Su {} obiettivi, i più sono {}: {} per tipo.", "Of {} objectives, most are {}: {} of each type.");
    const ONE: Message = message("C’è un solo obiettivo, {}.", "There is only one objective, {}.");
    let all: u32 = numbers.iter().map(|(_, number)| number).sum();
    let Some((kinds, most)) = leaders(numbers).filter(|(_, most)| *most > 0) else { return String::new() };
    let names: Vec<String> = kinds.iter().map(|kind| plural(*kind, all == 1).text(language).to_owned()).collect();
    let together = words::row(&names, language);
    match (all, names.len()) {
        (1, _) => ONE.with(language, &[&together]),
        (_, 1) => MOST.with(language, &[&all, &together, &most]),
        _ => TIE.with(language, &[&all, &together, &most]),
    }
}

fn plural(kind: ObjectiveKind, one: bool) -> Message {
    match (kind, one) {
        (ObjectiveKind::Improvement, _) => message("di miglioramento", "for improvement"),
        (ObjectiveKind::Priority, false) => message("prioritari", "priorities"),
        (ObjectiveKind::Priority, true) => message("prioritario", "a priority"),
        (ObjectiveKind::Ordinary, false) => message("gestionali ordinari", "ordinary"),
        (ObjectiveKind::Ordinary, true) => message("gestionale ordinario", "ordinary"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(numbers: [u32; 3], language: Language) -> String {
        let numbers: Vec<(ObjectiveKind, u32)> = ObjectiveKind::ALL.iter().copied().zip(numbers).collect();
        finding(&numbers, language)
    }

    #[test]
    fn the_largest_kind_is_named_alone_or_with_its_equals() {
        assert_eq!(said([1, 2, 7], Language::Italian), "Su 10 obiettivi, i più sono gestionali ordinari: 7.");
        assert_eq!(
            said([3, 3, 1], Language::English),
            "Of 7 objectives, most are for improvement and priorities: 3 of each type."
        );
    }

    #[test]
    fn one_objective_is_the_only_one() {
        assert_eq!(said([0, 1, 0], Language::Italian), "C’è un solo obiettivo, prioritario.");
        assert_eq!(said([0, 0, 0], Language::Italian), "");
    }
}
