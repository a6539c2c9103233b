//! The budget of each project, as the summary tables print it.

use app::i18n::{Bilingual, Language, Message, decimal, message};
use app::plans::model::{PrintedTotal, Project, TotalScope};
use app::plans::sheets::Grid;
use rust_decimal::Decimal;

use super::chart::{alone, chart, mark, row};
use super::words::{self, leaders};
use super::{Choices, Parts, centre_choice};
use crate::observatory::charts::{Category, Chart, Form, Mark, written};
use crate::plans::grids::{Grids, euro};

const LEAD: Message = message(
    "Quanto può spendere ogni progetto: l’area di ogni riquadro è il budget che il documento stampa nelle tabelle \
     riepilogative dei centri.",
    "What each project may spend: the area of each tile is the budget that the document prints in the centres’ \
     summary tables.",
);
const TITLE: Message = message("Budget di spesa per progetto", "Expenditure budget by project");
const NOTE: Message = message(
    "Senza riquadro: i {} progetti per cui le tabelle non stampano un importo, o stampano 0,00. Nei riquadri piccoli \
     nome e importo non ci stanno: sono nella tabella.",
    "Without a tile: the {} projects for which the tables print no amount, or print 0,00. Small tiles have no room for \
     name and amount: they are in the table.",
);
const CAPTION: Message = message(
    "Budget del centro {}: quanto è stampato, e quanto si calcola",
    "Budget of centre {}: what is printed, and what is computed",
);

/// A project with its budget.
type Budget<'h> = (&'h Project, &'h PrintedTotal, Decimal);

/// The view.
pub fn parts(grids: Grids, choices: &Choices) -> Parts {
    let language = grids.language;
    let chosen = |id: &str| choices.centre.as_deref().is_none_or(|centre| centre == id);
    let centres: Vec<_> = grids.holdings.centres(grids.plan).filter(|centre| chosen(&centre.id)).collect();
    let tables =
        centres.iter().map(|centre| grids.totals(CAPTION.with(language, &[&centre.code]), &grids.summary(centre)));
    let (chart, note) = drawn(grids, choices).unzip();
    Parts {
        lead: LEAD,
        choices: vec![centre_choice(grids, choices)],
        chart,
        note,
        grids: tables.filter(|grid: &Grid| !grid.rows.is_empty()).collect(),
        practices: Vec::new(),
        datasets: &["piano-totali", "piano-capitoli"],
    }
}

/// The chart with what is to be known besides.
fn drawn(grids: Grids, choices: &Choices) -> Option<(Chart, Bilingual)> {
    let budgets = budgets(grids, choices);
    let mut categories = Vec::new();
    let mut marks = Vec::new();
    for centre in grids.holdings.centres(grids.plan) {
        let mut own: Vec<&Budget> = budgets.iter().filter(|(project, ..)| project.centre == centre.id).collect();
        own.sort_by(|one, other| other.2.cmp(&one.2).then_with(|| one.0.code.cmp(&other.0.code)));
        let sum: Decimal = own.iter().map(|(_, _, amount)| *amount).sum();
        let group = written(|language| format!("CDR {} · {}", centre.code, euro(sum, language)));
        for (project, total, amount) in own {
            categories.push(Category { group: Some(group.clone()), ..row(|language| name(project, language)) });
            let mark = mark(*amount, grids.project_path(&project.id), &total.locator);
            marks.push(Mark { words: Some(written(|language| euro(*amount, language))), ..mark });
        }
    }
    let chart = chart(Form::Treemap, TITLE, categories, alone(marks), |language| {
        let values: Vec<(String, Decimal)> =
            budgets.iter().map(|(project, _, amount)| (name(project, language), *amount)).collect();
        finding(&values, language)
    })?;
    let all = grids.holdings.projects(grids.plan, choices.centre.as_deref()).len();
    Some((chart, written(|language| NOTE.with(language, &[&(all - budgets.len())]))))
}

/// The projects with a budget above zero.
fn budgets<'h>(grids: Grids<'h>, choices: &Choices) -> Vec<Budget<'h>> {
    let projects = grids.holdings.projects(grids.plan, choices.centre.as_deref());
    let budget = |project: &'h Project| {
        let mut rows = grids.holdings.totals(&project.id);
        let row = rows.find(|row| row.scope == TotalScope::Project && row.column == "budget")?;
        Some((project, row, row.amount.filter(|amount| *amount > Decimal::ZERO)?))
    };
    projects.into_iter().filter_map(budget).collect()
}

fn name(project: &Project, language: Language) -> String {
    format!("{} {}", project.code, project.title.text(language))
}

/// Who has most, and what part of all that is.
fn finding(budgets: &[(String, Decimal)], language: Language) -> String {
    const ONE: Message =
        message("Un solo progetto ha un budget: {}, con {}.", "Only one project has a budget: {}, with {}.");
    const LARGEST: Message = message(
        "Il budget più grande è di {}: {}, il {}\u{a0}% dei {} che {} progetti hanno insieme.",
        "The largest budget is that of {}: {}, {}\u{a0}% of the {} that {} projects have together.",
    );
    const TIE: Message = message(
        "I budget più grandi sono di {}: {} ciascuno, il {}\u{a0}% dei {} che {} progetti hanno insieme.",
        "The largest budgets are those of {}: {} each, {}\u{a0}% of the {} that {} projects have together.",
    );
    let Some((names, most)) = leaders(budgets) else { return String::new() };
    let together = words::row(&names, language);
    if budgets.len() == 1 {
        return ONE.with(language, &[&together, &euro(most, language)]);
    }
    let all: Decimal = budgets.iter().map(|(_, amount)| *amount).sum();
    let share = (most * Decimal::ONE_HUNDRED).checked_div(all).unwrap_or_default();
    let said = if names.len() == 1 { LARGEST } else { TIE };
    let share = decimal(share, 2, language);
    said.with(language, &[&together, &euro(most, language), &share, &euro(all, language), &budgets.len()])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn budgets(amounts: &[(&str, i64)]) -> Vec<(String, Decimal)> {
        amounts.iter().map(|(name, amount)| ((*name).to_owned(), Decimal::from(*amount))).collect()
    }

    #[test]
    fn the_largest_budget_is_named_with_its_part_of_all() {
        let budgets = budgets(&[("A", 1_000), ("B", 3_000)]);
        assert_eq!(
            finding(&budgets, Language::Italian),
            "Il budget più grande è di B: 3.000,00\u{a0}€, il 75,00\u{a0}% dei 4.000,00\u{a0}€ che 2 progetti hanno \
             insieme."
        );
        assert!(finding(&budgets, Language::English).contains("B: 3,000.00\u{a0}€, 75.00\u{a0}% of"));
    }

    #[test]
    fn equal_budgets_are_named_together() {
        let said = finding(&budgets(&[("A", 5), ("B", 5), ("C", 1)]), Language::Italian);
        assert!(said.starts_with("I budget più grandi sono di A e B: 5,00\u{a0}€ ciascuno"), "{said}");
    }

    #[test]
    fn one_budget_is_the_only_one_and_none_says_nothing() {
        assert_eq!(
            finding(&budgets(&[("A", 5)]), Language::English),
            "Only one project has a budget: A, with 5.00\u{a0}€."
        );
        assert_eq!(finding(&[], Language::Italian), "");
    }
}
