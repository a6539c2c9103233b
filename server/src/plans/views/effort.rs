//! Who works how much at what: people counted, full times summed.

use app::i18n::{Language, Message, decimal, message};
use app::plans::model::Effort;
use rust_decimal::Decimal;

use super::chart::{chart, mark, named, row};
use super::words::{self, leaders};
use super::{Choices, Parts, centre_choice, say};
use crate::observatory::charts::{Chart, Form, Mark, both, written};
use crate::plans::grids::Grids;

const LEAD: Message = message(
    "Quante persone lavorano a ogni progetto e per quanti tempi pieni, contate senza nomi.",
    "How many people work at each project and for how many full times, counted without names.",
);
const TITLE: Message = message("Tempi pieni e persone per progetto", "Full times and people by project");
const CAPTION: Message = message("Persone e tempi pieni per progetto", "People and full times by project");
const FULL_TIMES: Message = message("tempi pieni", "full times");
const PEOPLE: Message = message("persone", "people");
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
        chart: drawn(grids, &efforts),
        note: Some(both(NOTE)),
        grids: vec![table].into_iter().filter(|grid| !grid.rows.is_empty()).collect(),
        practices: Vec::new(),
        datasets: &["piano-impegno"],
    }
}

fn drawn(grids: Grids, efforts: &[&Effort]) -> Option<Chart> {
    let categories = efforts.iter().map(|effort| row(|language| name(grids, &effort.project, language))).collect();
    let of = |value: Decimal, decimals, effort: &Effort| {
        let words = Some(written(|language| decimal(value, decimals, language)));
        Some(Mark { words, ..mark(value, grids.project_path(&effort.project), &effort.locator) })
    };
    let times = efforts.iter().map(|effort| of(effort.fte, 2, effort)).collect();
    let people = efforts.iter().map(|effort| of(Decimal::from(effort.people), 0, effort)).collect();
    let series = vec![named(FULL_TIMES, times), named(PEOPLE, people)];
    chart(Form::Grouped, TITLE, categories, series, |language| {
        let values: Vec<(String, Decimal)> =
            efforts.iter().map(|effort| (name(grids, &effort.project, language), full_times(effort))).collect();
        finding(&values, language)
    })
}

/// The full times as the document's percentages give them, before anybody rounded them: sums are made of these.
fn full_times(effort: &Effort) -> Decimal {
    effort.percent_sum / Decimal::ONE_HUNDRED
}

fn name(grids: Grids, project: &str, language: Language) -> String {
    let found = grids.holdings.project(grids.plan, project);
    found.map_or_else(|| project.to_owned(), |project| format!("{} {}", project.code, project.title.text(language)))
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
    let together = words::row(&names, language);
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
