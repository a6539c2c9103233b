//! What weight the objectives have: to improve, to do first, to keep doing.

use app::i18n::{Language, Message, message};
use app::plans::model::{Centre, Objective, ObjectiveKind};
use app::plans::sheets::{Cell, Column, Drawing, Grid, GridRow};
use rust_decimal::Decimal;

use super::words::{leaders, row};
use super::{Choices, Parts, both, centre_choice, href, say};
use crate::plans::drawings::{Bar, Part, bars};
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
        drawing: drawing(grids, &held, &all),
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

fn mark(kind: ObjectiveKind) -> u8 {
    match kind {
        ObjectiveKind::Improvement => 3,
        ObjectiveKind::Priority => 1,
        ObjectiveKind::Ordinary => 5,
    }
}

fn drawing(grids: Grids, held: &[Held], all: &[&Objective]) -> Option<Drawing> {
    let language = grids.language;
    let numbers: Vec<(ObjectiveKind, u32)> =
        ObjectiveKind::ALL.iter().map(|kind| (*kind, number(all, *kind))).collect();
    let (title, finding) = (say(TITLE, language), finding(&numbers, language));
    let rows: Vec<Bar> = held.iter().map(|(centre, objectives)| bar(grids, centre, objectives)).collect();
    let (wide, narrow) = both(|width| bars(&rows, width, &title, &finding));
    let legend = ObjectiveKind::ALL.iter().map(|kind| (mark(*kind), say(kind.label(), language))).collect();
    (!all.is_empty()).then_some(Drawing { title, finding, legend, wide, narrow, note: Some(say(NOTE, language)) })
}

fn bar(grids: Grids, centre: &Centre, objectives: &[&Objective]) -> Bar {
    let part = |kind: &ObjectiveKind| Part { length: Decimal::from(number(objectives, *kind)), mark: mark(*kind) };
    let numbers: Vec<String> = ObjectiveKind::ALL.iter().map(|kind| number(objectives, *kind).to_string()).collect();
    Bar {
        label: format!("CDR {} {}", centre.code, centre.name.text(grids.language)),
        value: numbers.join(" + "),
        href: href(grids, &format!("/piani/{}/centri/{}", grids.plan, centre.id)),
        lanes: vec![ObjectiveKind::ALL.iter().map(part).collect()],
    }
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
    let together = row(&names, language);
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
