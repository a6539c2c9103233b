//! Who works how much at what: people counted, full times summed.

use app::i18n::{Language, Message, decimal, message};
use app::plans::model::Effort;
use app::plans::sheets::Drawing;
use rust_decimal::Decimal;

use super::words::{leaders, row};
use super::{Choices, Parts, both, centre_choice, href, say};
use crate::plans::drawings::{Bar, Part, bars};
use crate::plans::grids::Grids;

const LEAD: Message = message(
    "Quante persone lavorano a ogni progetto e per quanti tempi pieni, contate senza nomi.",
    "How many people work at each project and for how many full times, counted without names.",
);
const TITLE: Message = message("Tempi pieni e persone per progetto", "Full times and people by project");
const CAPTION: Message = message("Persone e tempi pieni per progetto", "People and full times by project");
const FULL_TIMES: Message = message("tempi pieni", "full times");
const PEOPLE: Message = message("persone", "people");
const VALUE: Message = message("{} su {} persone", "{} by {} people");
const VALUE_ONE: Message = message("{} su 1 persona", "{} by 1 person");
const NOTE: Message = message(
    "Un tempo pieno è una persona al 100 % per tutto l’anno. La stessa persona può lavorare a più progetti: le persone \
     dei progetti non si sommano.",
    "A full time is one person at 100 % for the whole year. The same person may work at several projects: the people \
     of projects do not add up.",
);

/// The view.
pub fn parts(grids: Grids, choices: &Choices) -> Parts {
    let projects = grids.holdings.projects(grids.plan, choices.centre.as_deref());
    let mut efforts: Vec<&Effort> = projects.iter().filter_map(|project| grids.holdings.effort(&project.id)).collect();
    efforts.sort_by(|one, other| {
        other.fte.cmp(&one.fte).then(other.people.cmp(&one.people)).then_with(|| one.project.cmp(&other.project))
    });
    let table = grids.efforts(say(CAPTION, grids.language), &efforts);
    Parts {
        lead: LEAD,
        choices: vec![centre_choice(grids, choices)],
        drawing: drawing(grids, &efforts),
        grids: vec![table].into_iter().filter(|grid| !grid.rows.is_empty()).collect(),
        practices: Vec::new(),
        datasets: &["piano-impegno"],
    }
}

fn drawing(grids: Grids, efforts: &[&Effort]) -> Option<Drawing> {
    let language = grids.language;
    let values: Vec<(String, Decimal)> =
        efforts.iter().map(|effort| (name(grids, &effort.project), effort.fte)).collect();
    let (title, finding) = (say(TITLE, language), finding(&values, language));
    let rows: Vec<Bar> = efforts.iter().map(|effort| bar(grids, effort)).collect();
    let (wide, narrow) = both(|width| bars(&rows, width, &title, &finding));
    let legend = vec![(1, say(FULL_TIMES, language)), (3, say(PEOPLE, language))];
    let note = Some(say(NOTE, language));
    (!rows.is_empty()).then_some(Drawing { title, finding, legend, wide, narrow, note })
}

fn name(grids: Grids, project: &str) -> String {
    let found = grids.holdings.project(grids.plan, project);
    found.map_or_else(
        || project.to_owned(),
        |project| format!("{} {}", project.code, project.title.text(grids.language)),
    )
}

fn bar(grids: Grids, effort: &Effort) -> Bar {
    let full = decimal(effort.fte, 2, grids.language);
    let value = match effort.people {
        1 => VALUE_ONE.with(grids.language, &[&full]),
        people => VALUE.with(grids.language, &[&full, &people]),
    };
    Bar {
        label: name(grids, &effort.project),
        value,
        href: href(grids, &grids.project_path(&effort.project)),
        lanes: vec![
            vec![Part { length: effort.fte, mark: 1 }],
            vec![Part { length: Decimal::from(effort.people), mark: 3 }],
        ],
    }
}

/// Where most is worked, and how much in all.
fn finding(efforts: &[(String, Decimal)], language: Language) -> String {
    const ONE: Message = message("{}: {} tempi pieni.", "{}: {} full times.");
    const LARGEST: Message = message(
        "L’impegno più grande è per {}: {} tempi pieni sui {} dei {} progetti insieme.",
        "The largest effort is for {}: {} full times of the {} of all {} projects.",
    );
    const TIE: Message = message(
        "L’impegno più grande è per {}: {} tempi pieni ciascuno sui {} dei {} progetti insieme.",
        "The largest effort is for {}: {} full times each of the {} of all {} projects.",
    );
    let Some((names, most)) = leaders(efforts) else { return String::new() };
    let number = |value: Decimal| decimal(value, 2, language);
    let together = row(&names, language);
    if efforts.len() == 1 {
        return ONE.with(language, &[&together, &number(most)]);
    }
    let all: Decimal = efforts.iter().map(|(_, fte)| *fte).sum();
    let said = if names.len() == 1 { LARGEST } else { TIE };
    said.with(language, &[&together, &number(most), &number(all), &efforts.len()])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn efforts(values: &[(&str, &str)]) -> Vec<(String, Decimal)> {
        values.iter().map(|(name, fte)| ((*name).to_owned(), fte.parse().expect("a number"))).collect()
    }

    #[test]
    fn the_largest_effort_is_named_with_all() {
        assert_eq!(
            finding(&efforts(&[("A", "1.5"), ("B", "0.25")]), Language::Italian),
            "L’impegno più grande è per A: 1,50 tempi pieni sui 1,75 dei 2 progetti insieme."
        );
    }

    #[test]
    fn equals_are_named_together_and_one_alone() {
        let said = finding(&efforts(&[("A", "1"), ("B", "1")]), Language::English);
        assert_eq!(said, "The largest effort is for A and B: 1.00 full times each of the 2.00 of all 2 projects.");
        assert_eq!(finding(&efforts(&[("A", "1")]), Language::Italian), "A: 1,00 tempi pieni.");
        assert_eq!(finding(&[], Language::Italian), "");
    }
}
