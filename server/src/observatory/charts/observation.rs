//! Numbers with all that they are of, whatever record they come from.

use std::collections::BTreeMap;

use app::observatory::model::{Figure, Unit};
use rust_decimal::{Decimal, RoundingStrategy};

use super::definition::{ChartDefinition, Dimension, Origin};
use super::names::Names;

/// The measure of shares that no figure gives.
pub const SHARE: &str = "share";

/// What a number is of: words in addresses by dimension.
pub type Keys = BTreeMap<Dimension, String>;

/// A number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observation {
    /// What it is of, the measure included.
    pub keys: Keys,
    /// The number, where there is one.
    pub value: Option<Decimal>,
    /// As printed.
    pub printed: Option<String>,
    /// Whether we computed it.
    pub computed: bool,
    /// The figure's id, for numbers of figures.
    pub figure: Option<String>,
    /// The document.
    pub source: String,
    /// Where in it, for numbers that are no figures.
    pub locator: Option<String>,
}

impl Observation {
    /// The number of a figure.
    pub fn of_figure(figure: &Figure) -> Self {
        let keys = [
            (Dimension::Measure, Some(figure.measure.clone())),
            (Dimension::Service, figure.service.clone()),
            (Dimension::Year, figure.year.map(|year| year.to_string())),
            (Dimension::Channel, figure.channel.map(|channel| channel.slug().to_owned())),
            (Dimension::SizeClass, figure.size_class.map(|class| class.slug().to_owned())),
            (Dimension::Area, figure.area.map(|area| area.slug().to_owned())),
            (Dimension::Entity, figure.entity.clone()),
            (Dimension::Tool, figure.tool.clone()),
            (Dimension::Basis, figure.basis.map(|basis| basis.slug().to_owned())),
            (Dimension::Option, figure.option.clone()),
        ];
        Self {
            keys: keys.into_iter().filter_map(|(dimension, key)| Some((dimension, key?))).collect(),
            value: figure.value,
            printed: figure.printed.clone(),
            computed: false,
            figure: Some(figure.id.clone()),
            source: figure.source.clone(),
            locator: None,
        }
    }

    /// A number counted from records.
    pub fn counted(measure: &str, source: &str, value: Decimal, of: &[(Dimension, &str)]) -> Self {
        let measure = [(Dimension::Measure, measure)];
        Self {
            keys: measure.iter().chain(of).map(|(dimension, key)| (*dimension, (*key).to_owned())).collect(),
            value: Some(value),
            printed: None,
            computed: false,
            figure: None,
            source: source.to_owned(),
            locator: None,
        }
    }

    /// What it is of in a dimension.
    pub fn key(&self, dimension: Dimension) -> Option<&str> {
        self.keys.get(&dimension).map(String::as_str)
    }
}

/// The numbers that belong to a chart, shares included.
pub fn fitting(definition: &ChartDefinition, all: &[Observation], names: &Names) -> Vec<Observation> {
    let belongs = |number: &&Observation| belongs(definition, number);
    let mut fitting: Vec<Observation> = all.iter().filter(belongs).cloned().collect();
    let shares = shares(definition, &fitting, all, names);
    fitting.extend(shares);
    fitting
}

/// Whether there is a number for a chart.
pub fn has_numbers(definition: &ChartDefinition, sets: &BTreeMap<Origin, Vec<Observation>>) -> bool {
    let numbers = sets.get(&definition.records);
    numbers.is_some_and(|numbers| numbers.iter().any(|number| number.value.is_some() && belongs(definition, number)))
}

/// Whether a number belongs to a chart.
pub fn belongs(definition: &ChartDefinition, number: &Observation) -> bool {
    let measured = number.key(Dimension::Measure).unwrap_or_default();
    let measured = definition.measures.is_empty() || definition.measures.iter().any(|measure| measure == measured);
    let accounted = number.keys.keys().all(|dimension| definition.accounts_for(*dimension));
    let is_row = match definition.rows.first() {
        Some(first) => number.key(*first).is_some() || definition.whole.is_some(),
        None => false,
    };
    let channel = number.key(Dimension::Channel);
    let channels = definition.channels.iter().chain(definition.total.iter());
    let of_channel = definition.channels.is_empty() || channels.into_iter().any(|known| Some(known.slug()) == channel);
    let of_basis = definition.basis.is_none_or(|basis| number.key(Dimension::Basis) == Some(basis.slug()));
    let option = number.key(Dimension::Option);
    let of_option =
        definition.options.is_empty() || definition.options.iter().any(|known| Some(known.as_str()) == option);
    let place = number.locator.as_deref().unwrap_or_default();
    let of_place = definition.within.as_deref().is_none_or(|within| place.starts_with(within));
    let of_document = !definition.records.is_of_the_chart_s_document() || number.source == definition.source;
    measured && accounted && is_row && of_channel && of_basis && of_option && of_place && of_document
}

/// The shares that no figure gives, of the counts that belong to a chart.
fn shares(
    definition: &ChartDefinition,
    counts: &[Observation],
    all: &[Observation],
    names: &Names,
) -> Vec<Observation> {
    if definition.share_of.is_none() && definition.share_channel.is_none() {
        return Vec::new();
    }
    let measure = share_measure(definition, names);
    let is_count =
        |number: &&Observation| names.unit(number.key(Dimension::Measure).unwrap_or_default()).0 == Unit::Count;
    let share = |number: &Observation| {
        let mut keys = number.keys.clone();
        keys.insert(Dimension::Measure, measure.to_owned());
        let printed = counts.iter().any(|known| known.keys == keys && known.value.is_some());
        let base = base(definition, number, all)?;
        let value = (number.value? * Decimal::ONE_HUNDRED).checked_div(base)?;
        // As many decimals as the source prints, so that computed and printed shares can be compared.
        let (_, decimals) = names.unit(measure);
        let value = value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
        (!printed).then(|| Observation { keys, value: Some(value), computed: true, printed: None, ..number.clone() })
    };
    counts.iter().filter(is_count).filter_map(share).collect()
}

/// The measure under which shares stand: the chart's own in per cent, where it has one.
pub fn share_measure<'a>(definition: &'a ChartDefinition, names: &Names) -> &'a str {
    definition.measures.iter().find(|measure| names.unit(measure).0 == Unit::Percent).map_or(SHARE, String::as_str)
}

/// What a count is a share of: the number of the other measure, or of the other channel, of the same things.
fn base(definition: &ChartDefinition, number: &Observation, all: &[Observation]) -> Option<Decimal> {
    let mut keys = number.keys.clone();
    if let Some(measure) = &definition.share_of {
        keys.insert(Dimension::Measure, measure.clone());
    }
    if let Some(channel) = definition.share_channel {
        keys.insert(Dimension::Channel, channel.slug().to_owned());
    }
    all.iter().find(|base| base.keys == keys).and_then(|base| base.value)
}
