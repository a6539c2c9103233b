//! A chart's finding in a plain sentence: first and last, the greatest changes, the largest of all; ties said as such.

use app::i18n::{Bilingual, Language, Message, decimal, message};
use app::observatory::model::Unit;
use rust_decimal::Decimal;

use super::definition::Finding;
use super::description::{Category, Chart, Mark, Series};
use super::names::written;

const AND: Message = message(" e ", " and ");
const ONLY: Message = message("{}: {}.", "{}: {}.");
const ALL_ALIKE: Message = message("Tutti alla pari: {} ({}).", "All tied: {} ({}).");
const ENDS: Message =
    message("Al primo posto{} {} ({}), all’ultimo{} {} ({}).", "At the top{} {} ({}), at the bottom{} {} ({}).");
const TIED: Message = message(", alla pari,", ", tied,");
const MANY: Message = message("{} voci", "{} items");
const GREW: Message = message("Dal {} al {} cresce di più {} ({}).", "From {} to {}, {} grew most ({}).");
const ALL_GREW: Message =
    message("Dal {} al {} crescono tutti, di più {} ({}).", "From {} to {} all grew, most of all {} ({}).");
const FELL: Message = message("Cala di più {} ({}).", "The greatest fall: {} ({}).");
const STEADY: Message = message("Dal {} al {} non cambia nulla.", "From {} to {} nothing changed.");
const LARGEST: Message = message("Il numero più alto: {} ({}).", "The largest number: {} ({}).");
const REACH: Message =
    message("{} in tutto, da {} a nord a {} a sud.", "{} in all, from {} in the north to {} in the south.");
const NUMBER: Message = message("In tutto: {}.", "In all: {}.");
const GROUPED: Message = message("{} voci in {} gruppi.", "{} items in {} groups.");
const POINTS: Message = message("punti percentuali", "percentage points");

/// More names than this in one place are counted instead.
const NAMED: usize = 4;

/// The finding in both languages; empty for a chart without a value.
pub fn finding(kind: Finding, chart: &Chart) -> Bilingual {
    written(|language| {
        let said = match kind {
            Finding::Ends => None,
            Finding::Change => change(chart, language),
            Finding::Largest => largest(chart, language),
            Finding::Reach => reach(chart, language),
            Finding::Number => Some(number(chart, language)),
        };
        capitalised(&said.unwrap_or_else(|| ends(chart, language)))
    })
}

/// How many rows there are, and which lie furthest to the north and to the south; `None` where there are not two.
fn reach(chart: &Chart, language: Language) -> Option<String> {
    let placed = || chart.categories.iter().filter_map(|category| Some((category.place?.0, category)));
    let north = placed().max_by(|one, other| one.0.total_cmp(&other.0))?.1;
    let south = placed().min_by(|one, other| one.0.total_cmp(&other.0))?.1;
    let ends = [north.phrase.text(language), south.phrase.text(language)];
    (ends[0] != ends[1]).then(|| REACH.with(language, &[&chart.categories.len(), &ends[0], &ends[1]]))
}

/// How many rows there are, below how many headings.
fn number(chart: &Chart, language: Language) -> String {
    let mut groups: Vec<&Bilingual> = chart.categories.iter().filter_map(|category| category.group.as_ref()).collect();
    groups.dedup();
    let rows = chart.categories.len();
    if groups.len() > 1 { GROUPED.with(language, &[&rows, &groups.len()]) } else { NUMBER.with(language, &[&rows]) }
}

/// The values of the rows that can be compared with each other.
fn compared<'a>(chart: &'a Chart, series: &'a Series) -> Vec<(&'a Category, Decimal)> {
    let rows = chart.categories.iter().zip(&series.marks).filter(|(category, _)| !category.whole);
    rows.filter_map(|(category, mark)| Some((category, mark.as_ref().and_then(|mark| mark.value)?))).collect()
}

fn ends(chart: &Chart, language: Language) -> String {
    let Some(series) = chart.leading() else { return String::new() };
    let rows = compared(chart, series);
    let values = rows.iter().map(|(_, value)| *value);
    let (Some(top), Some(bottom)) = (values.clone().max(), values.min()) else { return String::new() };
    let (top, bottom) = (group(chart, &rows, top, language), group(chart, &rows, bottom, language));
    if rows.len() == 1 {
        ONLY.with(language, &[&top.phrases, &top.value])
    } else if top.amount == bottom.amount {
        ALL_ALIKE.with(language, &[&top.phrases, &top.value])
    } else {
        let places: [&dyn std::fmt::Display; 6] =
            [&top.tied, &top.phrases, &top.value, &bottom.tied, &bottom.phrases, &bottom.value];
        ENDS.with(language, &places)
    }
}

/// The rows with one value, in words.
struct Group {
    /// That they are more than one.
    tied: &'static str,
    phrases: String,
    amount: Decimal,
    value: String,
}

fn group(chart: &Chart, rows: &[(&Category, Decimal)], amount: Decimal, language: Language) -> Group {
    let same = rows.iter().filter(|(_, value)| *value == amount);
    let phrases: Vec<&str> = same.map(|(category, _)| category.phrase.text(language)).collect();
    Group {
        tied: if phrases.len() > 1 { TIED.text(language) } else { "" },
        phrases: listed(&phrases, language),
        amount,
        value: chart.printed(amount, language),
    }
}

/// Names one after the other, the last behind an "and"; a number where they are many.
fn listed(names: &[&str], language: Language) -> String {
    if names.len() > NAMED {
        return MANY.with(language, &[&names.len()]);
    }
    match names.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{}{}{last}", before.join(", "), AND.text(language)),
        _ => names.concat(),
    }
}

/// What changed most from the first series to the last; `None` where there are not two.
fn change(chart: &Chart, language: Language) -> Option<String> {
    let drawn: Vec<&Series> = chart.drawn().map(|(_, series)| series).collect();
    let (first, last) = (*drawn.first()?, *drawn.last()?);
    let value = |mark: &Option<Mark>| mark.as_ref().and_then(|mark| mark.value);
    let rows = chart.categories.iter().zip(first.marks.iter().zip(&last.marks)).filter(|(category, _)| !category.whole);
    let changes: Vec<(&Category, Decimal)> =
        rows.filter_map(|(category, (before, after))| Some((category, value(after)? - value(before)?))).collect();
    let highest = changes.iter().map(|(_, change)| *change).max().filter(|_| drawn.len() > 1)?;
    let lowest = changes.iter().map(|(_, change)| *change).min()?;
    let years = [first.label.text(language), last.label.text(language)];
    let who = |amount: Decimal| {
        let same = changes.iter().filter(|(_, change)| *change == amount);
        listed(&same.map(|(category, _)| category.phrase.text(language)).collect::<Vec<_>>(), language)
    };
    if highest.is_zero() && lowest.is_zero() {
        return Some(STEADY.with(language, &[&years[0], &years[1]]));
    }
    let mut sentences = Vec::new();
    if highest > Decimal::ZERO {
        let sentence = if lowest > Decimal::ZERO && changes.len() > 1 { ALL_GREW } else { GREW };
        sentences
            .push(sentence.with(language, &[&years[0], &years[1], &who(highest), &signed(chart, highest, language)]));
    }
    if lowest < Decimal::ZERO {
        sentences.push(FELL.with(language, &[&who(lowest), &signed(chart, lowest, language)]));
    }
    Some(sentences.join(" "))
}

/// A difference: `+8`, `−2 punti percentuali`.
pub fn signed(chart: &Chart, difference: Decimal, language: Language) -> String {
    let sign = if difference > Decimal::ZERO { "+" } else { "" };
    format!("{sign}{}", distance(chart, difference, language))
}

/// A difference with its unit.
pub fn distance(chart: &Chart, difference: Decimal, language: Language) -> String {
    let number = decimal(difference, chart.decimals.max(difference.normalize().scale().min(1)), language);
    if chart.unit == Unit::Percent { format!("{number} {}", POINTS.text(language)) } else { number }
}

/// The largest mark of all, with its row and series.
fn largest(chart: &Chart, language: Language) -> Option<String> {
    let is_part = |series: usize| chart.series.get(series).is_some_and(|series| !series.total);
    let parts = || chart.marks().filter(|(series, _, _)| is_part(*series));
    let most = parts().filter_map(|(_, _, mark)| mark.value).max()?;
    let same = parts().filter(|(_, _, mark)| mark.value == Some(most)).filter_map(|(series, row, _)| {
        let (series, category) = (chart.series.get(series)?, chart.categories.get(row)?);
        let parts = [category.phrase.text(language), series.label.text(language)];
        Some(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "))
    });
    let same: Vec<String> = same.collect();
    let names: Vec<&str> = same.iter().map(String::as_str).collect();
    Some(LARGEST.with(language, &[&listed(&names, language), &chart.printed(most, language)]))
}

/// A sentence with a capital at its beginning.
pub fn capitalised(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
