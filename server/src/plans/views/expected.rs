//! What the indicators are to reach: numbers, percentages, days, changes.

use std::collections::BTreeMap;

use app::i18n::{Language, Message, decimal, message, month_and_year};
use app::plans::model::{Indicator, IndicatorValueKind};
use app::plans::sheets::Choice;
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::chart::{alone, chart, row};
use super::words::{self, leaders};
use super::{Choices, Parts, centre_choice, say};
use crate::observatory::charts::{Chart, Form, Mark, query_string};
use crate::plans::grids::Grids;
use crate::plans::holdings::count;

const LEAD: Message = message(
    "Che cosa ogni indicatore deve raggiungere: un numero, una percentuale, una data, una variazione.",
    "What each indicator is to reach: a number, a percentage, a day, a change.",
);
const CAPTION: Message = message("Valori attesi del piano", "Expected values of the plan");
const BY_KIND: Message = message("Quanti valori attesi di ogni tipo", "How many expected values of each type");
const BY_VALUE: Message =
    message("Quanti indicatori si aspettano ogni valore", "How many indicators expect each value");
const BY_MONTH: Message =
    message("Quanti indicatori hanno una data in ogni mese", "How many indicators have a day in each month");
const BY_SIZE: Message = message(
    "Quanti indicatori si aspettano un numero di ogni grandezza",
    "How many indicators expect a number of each size",
);

/// A value, or several that are shown together, with how many indicators expect it.
type Counted = (String, u32);

/// The view.
pub fn parts(grids: Grids, choices: &Choices) -> Parts {
    let projects = grids.holdings.projects(grids.plan, choices.centre.as_deref());
    let objectives = projects.iter().flat_map(|project| grids.holdings.objectives(&project.id));
    let indicators = objectives.flat_map(|objective| grids.holdings.indicators(&objective.id));
    let indicators = indicators.filter(|indicator| choices.kind.is_none_or(|kind| kind == indicator.value_kind));
    let indicators: Vec<&Indicator> = indicators.collect();
    let table = grids.indicators(say(CAPTION, grids.language), &indicators, true);
    Parts {
        lead: LEAD,
        choices: vec![kind_choice(choices, grids.language), centre_choice(grids, choices)],
        chart: drawn(grids, choices, &indicators),
        note: None,
        grids: vec![table].into_iter().filter(|grid| !grid.rows.is_empty()).collect(),
        practices: Vec::new(),
        datasets: &["piano-indicatori"],
    }
}

fn kind_choice(choices: &Choices, language: Language) -> Choice {
    let option = |kind: &IndicatorValueKind| (kind.slug().to_owned(), kind.label().text(language).to_owned());
    let shown = IndicatorValueKind::ALL.iter().filter(|kind| **kind != IndicatorValueKind::Text);
    Choice {
        name: "tipo".into(),
        label: say(message("Tipo di valore", "Type of value"), language),
        options: shown.map(option).collect(),
        chosen: choices.kind.map(|kind| kind.slug().to_owned()).unwrap_or_default(),
    }
}

fn drawn(grids: Grids, choices: &Choices, indicators: &[&Indicator]) -> Option<Chart> {
    let counted = |language| match choices.kind {
        None => by_kind(indicators, language),
        Some(IndicatorValueKind::Date) => by_month(indicators, language),
        Some(IndicatorValueKind::Number) => by_size(indicators, language),
        Some(_) => by_value(indicators, language),
    };
    let title = match choices.kind {
        None => BY_KIND,
        Some(IndicatorValueKind::Date) => BY_MONTH,
        Some(IndicatorValueKind::Number) => BY_SIZE,
        Some(_) => BY_VALUE,
    };
    let (italian, english) = (counted(Language::Italian), counted(Language::English));
    let label = |position: usize, language| match language {
        Language::Italian => italian[position].0.clone(),
        Language::English => english[position].0.clone(),
    };
    let of = |(position, (label_of, number)): (usize, &Counted)| {
        let kind = choices.kind.map_or_else(|| slug_of(label_of, Language::Italian), IndicatorValueKind::slug);
        let chosen = [("tipo", Some(kind)), ("centro", choices.centre.as_deref())];
        let query = query_string(chosen.into_iter().filter_map(|(name, value)| Some((name, value?))));
        let path = format!("/piani/{}/valori-attesi{query}", grids.plan);
        let mark = Mark { value: Some(Decimal::from(*number)), path, ..Mark::default() };
        (row(|language| label(position, language)), mark)
    };
    let (categories, marks) = italian.iter().enumerate().map(of).unzip();
    chart(Form::Bars, title, categories, alone(marks), |language| {
        finding(&counted(language), choices.kind.is_none(), language)
    })
}

/// The word in addresses of the kind with this label.
fn slug_of(label: &str, language: Language) -> &'static str {
    let kind = IndicatorValueKind::ALL.iter().find(|kind| kind.label().text(language) == label);
    kind.map_or("", |kind| kind.slug())
}

fn by_kind(indicators: &[&Indicator], language: Language) -> Vec<Counted> {
    let number = |kind: &IndicatorValueKind| count(indicators.iter().filter(|one| one.value_kind == *kind).count());
    let all = IndicatorValueKind::ALL.iter().map(|kind| (say(kind.label(), language), number(kind)));
    all.filter(|(_, number)| *number > 0).collect()
}

/// Values as printed, without what differs in writing only, the largest first.
fn by_value(indicators: &[&Indicator], language: Language) -> Vec<Counted> {
    let mut values: BTreeMap<Decimal, u32> = BTreeMap::new();
    for value in indicators.iter().filter_map(|indicator| indicator.value) {
        *values.entry(value.normalize()).or_default() += 1;
    }
    let percent = indicators.iter().any(|indicator| indicator.value_kind == IndicatorValueKind::Percent);
    let change = indicators.iter().any(|indicator| indicator.value_kind == IndicatorValueKind::Change);
    let written = |value: Decimal| {
        let sign = if change && value > Decimal::ZERO { "+" } else { "" };
        let unit = if percent { "\u{a0}%" } else { "" };
        format!("{sign}{}{unit}", decimal(value, value.scale(), language))
    };
    values.into_iter().rev().map(|(value, number)| (written(value), number)).collect()
}

fn by_month(indicators: &[&Indicator], language: Language) -> Vec<Counted> {
    let mut months: BTreeMap<NaiveDate, u32> = BTreeMap::new();
    let days = indicators.iter().filter_map(|indicator| indicator.value_date.as_deref()?.parse::<NaiveDate>().ok());
    for first in days.filter_map(|day| day.with_day(1)) {
        *months.entry(first).or_default() += 1;
    }
    months.into_iter().map(|(month, number)| (month_and_year(month, language), number)).collect()
}

/// Numbers by how many digits they have before the point.
fn by_size(indicators: &[&Indicator], language: Language) -> Vec<Counted> {
    const BELOW: Message = message("meno di 10", "below 10");
    const FROM: Message = message("da {} a {}", "from {} to {}");
    let mut sizes: BTreeMap<u32, u32> = BTreeMap::new();
    for value in indicators.iter().filter_map(|indicator| indicator.value) {
        let digits = value.abs().trunc().normalize().to_string().len();
        *sizes.entry(count(digits)).or_default() += 1;
    }
    let whole = |value: u64| decimal(Decimal::from(value), 0, language);
    let label = |digits: u32| match digits {
        0 | 1 => say(BELOW, language),
        _ => FROM.with(language, &[&whole(10_u64.pow(digits - 1)), &whole(10_u64.pow(digits) - 1)]),
    };
    sizes.into_iter().map(|(digits, number)| (label(digits), number)).collect()
}

/// What is most frequent, out of how many.
fn finding(counted: &[Counted], of_kinds: bool, language: Language) -> String {
    const KINDS: Message = message(
        "Su {} valori attesi, il tipo più frequente è {}: {}.",
        "Of {} expected values, the most frequent type is {}: {}.",
    );
    const KINDS_TIE: Message = message(
        "Su {} valori attesi, i tipi più frequenti sono {}: {} ciascuno.",
        "Of {} expected values, the most frequent types are {}: {} each.",
    );
    const VALUES: Message = message(
        "Su {} valori attesi, il più frequente è {}: {} volte.",
        "Of {} expected values, the most frequent is {}: {} times.",
    );
    const VALUES_TIE: Message = message(
        "Su {} valori attesi, i più frequenti sono {}: {} volte ciascuno.",
        "Of {} expected values, the most frequent are {}: {} times each.",
    );
    const ALL: Message =
        message("Tutti i {} valori attesi sono uguali: {}.", "All {} expected values are the same: {}.");
    const ONE: Message = message("C’è un solo valore atteso: {}.", "There is only one expected value: {}.");
    let all: u32 = counted.iter().map(|(_, number)| number).sum();
    let Some((names, most)) = leaders(counted) else { return String::new() };
    let together = words::row(&names, language);
    match (counted.len(), all, names.len(), of_kinds) {
        (1, 1, ..) => ONE.with(language, &[&together]),
        (1, ..) => ALL.with(language, &[&all, &together]),
        (_, _, 1, true) => KINDS.with(language, &[&all, &together, &most]),
        (_, _, _, true) => KINDS_TIE.with(language, &[&all, &together, &most]),
        (_, _, 1, false) => VALUES.with(language, &[&all, &together, &most]),
        (..) => VALUES_TIE.with(language, &[&all, &together, &most]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plans::checks::samples::indicator;

    fn counted(values: &[(&str, u32)]) -> Vec<Counted> {
        values.iter().map(|(label, number)| ((*label).to_owned(), *number)).collect()
    }

    #[test]
    fn the_most_frequent_is_named_alone_or_with_its_equals() {
        assert_eq!(
            finding(&counted(&[("numero", 3), ("data", 1)]), true, Language::Italian),
            "Su 4 valori attesi, il tipo più frequente è numero: 3."
        );
        assert_eq!(
            finding(&counted(&[("100 %", 2), ("90 %", 2)]), false, Language::English),
            "Of 4 expected values, the most frequent are 100 % and 90 %: 2 times each."
        );
    }

    #[test]
    fn one_value_is_the_only_one() {
        assert_eq!(finding(&counted(&[("5", 1)]), false, Language::Italian), "C’è un solo valore atteso: 5.");
        assert_eq!(
            finding(&counted(&[("+0,2", 5)]), false, Language::Italian),
            "Tutti i 5 valori attesi sono uguali: +0,2."
        );
        assert_eq!(finding(&[], true, Language::English), "");
    }

    #[test]
    fn numbers_are_grouped_by_their_digits() {
        let with = |value: &str| Indicator { value: value.parse().ok(), ..indicator("M_1_1_1", "2020_OB_1_1") };
        let all = [with("7"), with("0.5"), with("10"), with("12102")];
        let counted = by_size(&all.iter().collect::<Vec<_>>(), Language::Italian);
        let expected = [("meno di 10", 2), ("da 10 a 99", 1), ("da 10.000 a 99.999", 1)];
        assert_eq!(counted, expected.map(|(label, number)| (label.to_owned(), number)));
    }
}
