//! The reader's own entity on a chart, in words.

use app::i18n::{Bilingual, Language, Message, message};
use rust_decimal::Decimal;

use super::definition::{ChartDefinition, Dimension};
use super::description::{Category, Chart};
use super::names::written;
use super::words::distance;

const IN_ROW: Message = message("{}: {} ({}).", "{}: {} ({}).");
const ABOVE: Message = message("{} in più di {}", "{} more than {}");
const BELOW: Message = message("{} in meno di {}", "{} less than {}");
const EQUAL: Message = message("come {}", "the same as {}");
const HIGHEST: Message = message("il valore più alto", "the highest value");
const NO_VALUE: Message = message("{}: la fonte non dà un valore.", "{}: the source gives no value.");
const NO_CLASS: Message = message(
    "Nessuna fonte dice a quale classe dimensionale appartiene {}: la classe non è segnata.",
    "No source says which size class {} belongs to: no class is marked.",
);
const NOT_HERE: Message = message("{} non è tra gli enti di questo grafico.", "{} is not among this chart’s entities.");

/// Whether a chart can mark an entity or its class.
pub fn can_mark(definition: &ChartDefinition) -> bool {
    definition.rows.iter().any(|dimension| matches!(dimension, Dimension::Entity | Dimension::SizeClass))
}

/// What a chart says of an entity, with the distance to the whole or to the highest value.
pub fn own(definition: &ChartDefinition, chart: &Chart, entity: &str, has_class: bool) -> Bilingual {
    written(|language| {
        let Some(row) = chart.categories.iter().position(|category| category.own) else {
            let by_class = definition.rows.contains(&Dimension::SizeClass) && !has_class;
            return if by_class { NO_CLASS } else { NOT_HERE }.with(language, &[&entity]);
        };
        let label = chart.categories[row].label.text(language);
        let name = if label.contains(entity) { label.to_owned() } else { format!("{entity}, {label}") };
        match value(chart, row) {
            Some(value) => {
                let compared = compared(chart, row, value, language);
                IN_ROW.with(language, &[&name, &chart.printed(value, language), &compared])
            }
            None => NO_VALUE.with(language, &[&name]),
        }
    })
}

fn value(chart: &Chart, row: usize) -> Option<Decimal> {
    chart.leading()?.marks.get(row)?.as_ref()?.value
}

fn compared(chart: &Chart, row: usize, value_here: Decimal, language: Language) -> String {
    let rows = chart.categories.iter().enumerate();
    let valued = rows.filter_map(|(row, category)| Some((row, category, value(chart, row)?)));
    let other = valued.clone().find(|(_, category, _)| category.whole);
    let highest = valued.max_by_key(|(_, _, value)| *value);
    match other.or(highest) {
        Some((other, ..)) if other == row => HIGHEST.text(language).to_owned(),
        Some((_, category, there)) => between(chart, category, value_here - there, language),
        None => String::new(),
    }
}

fn between(chart: &Chart, other: &Category, difference: Decimal, language: Language) -> String {
    let name = other.phrase.text(language);
    let distance = distance(chart, difference.abs(), language);
    if difference.is_zero() {
        EQUAL.with(language, &[&name])
    } else if difference.is_sign_positive() {
        ABOVE.with(language, &[&distance, &name])
    } else {
        BELOW.with(language, &[&distance, &name])
    }
}
