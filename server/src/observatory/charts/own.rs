//! The reader's own entity on a chart: what it is, and what the chart says of it.

use app::i18n::{Bilingual, Language, Message, message};
use app::registry::model::{Entity, SizeClass};
use rust_decimal::Decimal;

use super::definition::{ChartDefinition, Dimension};
use super::description::{Category, Chart, Series};
use super::names::{both, written};
use super::observation::Keys;
use super::words::distance;

const IN_ROW: Message = message("{}: {} ({}).", "{}: {} ({}).");
const ABOVE: Message = message("{} in più di {}", "{} more than {}");
const BELOW: Message = message("{} in meno di {}", "{} less than {}");
const EQUAL: Message = message("come {}", "the same as {}");
const BELOW_HIGHEST: Message = message("{} in meno del più alto di tutti", "{} less than the highest of all");
const HIGHEST: Message = message("il valore più alto", "the highest value");
const IN_SERIES: Message = message("{}: il valore più alto è {}, {} ({}).", "{}: the highest value is {}, {} ({}).");
const NO_VALUE: Message = message("{}: la fonte non dà un valore.", "{}: the source gives no value.");
const NO_CLASS: Message = message(
    "Nessuna fonte dice a quale classe dimensionale appartiene {}: la classe non è segnata, ma puoi sceglierla tu.",
    "No source says which size class {} belongs to: no class is marked, but you can choose it.",
);
const NO_AREA: Message = message(
    "Nessuna fonte dice se {} sta in montagna o in pianura: la zona non è segnata.",
    "No source says whether {} lies in the mountains or in the plain: no area is marked.",
);
const NOT_HERE: Message = message("{} non è tra gli enti di questo grafico.", "{} is not among this chart’s entities.");
const NO_ENTITIES: Message = message(
    "Questo grafico non distingue né enti né classi: nulla vi è segnato.",
    "This chart tells neither entities nor classes apart: nothing is marked in it.",
);
const YOUR_CLASS: Message = message("La tua classe", "Your class");

/// What a chart can mark of an entity.
const MARKED: [Dimension; 4] = [Dimension::Entity, Dimension::SizeClass, Dimension::Area, Dimension::EntityKind];

/// The reader's own entity, as far as it is known.
#[derive(Clone, Copy, Default)]
pub struct Own<'a> {
    /// The entity.
    pub entity: Option<&'a Entity>,
    /// Its class: the sources', or else the reader's.
    pub class: Option<SizeClass>,
}

impl<'a> Own<'a> {
    /// An entity, with the class that the reader gives it where no source does.
    pub fn new(entity: Option<&'a Entity>, class: Option<SizeClass>) -> Self {
        Self { entity, class: entity.and_then(|entity| entity.size_class).or(class) }
    }

    /// Whether nothing is chosen.
    pub fn is_empty(self) -> bool {
        self.entity.is_none() && self.class.is_none()
    }

    /// What it is, dimension by dimension; what no source says is left out.
    pub fn keys(self) -> Keys {
        let entity = |value: fn(&Entity) -> Option<String>| self.entity.and_then(value);
        let keys = [
            (Dimension::Entity, entity(|entity| Some(entity.id.clone()))),
            (Dimension::EntityKind, entity(|entity| Some(entity.kind.slug().to_owned()))),
            (Dimension::Area, entity(|entity| Some(entity.area?.slug().to_owned()))),
            (Dimension::SizeClass, self.class.map(|class| class.slug().to_owned())),
        ];
        keys.into_iter().filter_map(|(dimension, key)| Some((dimension, key?))).collect()
    }

    /// What to call it.
    pub fn name(self, language: Language) -> &'a str {
        self.entity.map_or_else(|| YOUR_CLASS.text(language), |entity| &entity.name)
    }
}

/// Whether a chart can mark an entity or what it is.
pub fn can_mark(definition: &ChartDefinition) -> bool {
    definition.rows.iter().chain(&definition.series).any(|dimension| MARKED.contains(dimension))
}

/// What a chart says of an entity, with the distance to the whole or to the highest value.
pub fn own(definition: &ChartDefinition, chart: &Chart, own: Own<'_>) -> Bilingual {
    if !can_mark(definition) {
        return both(NO_ENTITIES);
    }
    written(|language| {
        let name = own.name(language);
        let rows = (0..chart.categories.len()).filter(|row| chart.categories[*row].own);
        let of_rows: Vec<String> = rows.map(|row| of_row(chart, row, name, language)).collect();
        if !of_rows.is_empty() {
            return of_rows.join(" ");
        }
        let series = chart.series.iter().find(|series| series.own);
        series.and_then(|series| of_series(chart, series, name, language)).unwrap_or_else(|| {
            let missing = [(Dimension::SizeClass, NO_CLASS), (Dimension::Area, NO_AREA)];
            let keys = own.keys();
            let unknown = |dimension: &Dimension| definition.rows.contains(dimension) && !keys.contains_key(dimension);
            let why = missing.into_iter().find(|(dimension, _)| unknown(dimension));
            why.map_or(NOT_HERE, |(_, why)| why).with(language, &[&name])
        })
    })
}

fn of_row(chart: &Chart, row: usize, entity: &str, language: Language) -> String {
    let label = chart.categories[row].label.text(language);
    let name = if label.contains(entity) { label.to_owned() } else { format!("{entity}, {label}") };
    match value(chart, row) {
        Some(value) => {
            let compared = compared(chart, row, value, language);
            IN_ROW.with(language, &[&name, &chart.printed(value, language), &compared])
        }
        None => NO_VALUE.with(language, &[&name]),
    }
}

/// The highest value of an entity's own series, with the distance to the highest of all.
fn of_series(chart: &Chart, series: &Series, entity: &str, language: Language) -> Option<String> {
    let rows = chart.categories.iter().zip(&series.marks);
    let valued = rows.filter_map(|(category, mark)| Some((category, mark.as_ref()?.value?)));
    // Of equal ones the first, as everywhere.
    let (category, most) = valued.reduce(|one, other| if other.1 > one.1 { other } else { one })?;
    let highest = chart.marks().filter_map(|(_, _, mark)| mark.value).max()?;
    let label = series.label.text(language);
    let name = if label.contains(entity) { label.to_owned() } else { format!("{entity}, {label}") };
    let difference = highest - most;
    let compared = if difference.is_zero() {
        HIGHEST.text(language).to_owned()
    } else {
        BELOW_HIGHEST.with(language, &[&distance(chart, difference, language)])
    };
    let places: [&dyn std::fmt::Display; 4] =
        [&name, &category.phrase.text(language), &chart.printed(most, language), &compared];
    Some(IN_SERIES.with(language, &places))
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
