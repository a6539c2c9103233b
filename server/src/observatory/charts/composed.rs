//! A chart that a reader put together, drawn: its definition, what there is to say of its figures, and its page.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use app::i18n::{Bilingual, Language, Message, message};
use app::observatory::composition::{ComposePage, ComposePart};
use app::observatory::model::ChartPage;
use app::registry::model::Named;
use rust_decimal::Decimal;

use super::compose::{Composition, FORM, NO_SERIES, ROWS, SERIES, SLUG, of_measure};
use super::definition::{ChartDefinition, Dimension, Finding, Origin, Sort};
use super::names::{Names, both, narrowed, written};
use super::observation::Observation;
use super::page::{Drawn, Surroundings};

/// The most rows that are drawn.
const MOST_ROWS: i64 = 40;

const ROWS_LABEL: Message = message("Una riga per ogni", "One row for each");
const SERIES_LABEL: Message = message("Una serie per ogni", "One series for each");
const FORM_LABEL: Message = message("Disegno", "Drawing");
const ONE_SERIES: Message = message("nessuna distinzione", "no distinction");
const NAME: Message = message("Un grafico composto da te", "A chart that you put together");
const BY: Message = message("{} per {}", "{} by {}");
const BY_BOTH: Message = message("{} per {} e {}", "{} by {} and {}");
const BASES: Message = message(
    "I valori hanno {} basi diverse, elencate sotto il grafico: si leggono riga per riga e non si sommano.",
    "The values have {} different bases, listed below the chart: read them row by row, they do not add up.",
);
const SEVERAL: Message = message(
    "Per {} voci la fonte dà più di un valore: il grafico mostra il primo, il CSV con tutti i dati li ha tutti.",
    "For {} items the source gives more than one value: the chart shows the first, the CSV with all figures has all.",
);

impl Composition {
    /// The definition, as the files of the charts would say it.
    pub fn definition(&self, numbers: &[Observation], names: &Names) -> ChartDefinition {
        let source = numbers.first().map(|number| number.source.clone()).unwrap_or_default();
        let ordered = matches!(
            self.rows,
            Dimension::SizeClass | Dimension::Area | Dimension::Basis | Dimension::Channel | Dimension::Year
        );
        let finding = match self.series {
            None => Finding::Ends,
            Some(Dimension::Year) => Finding::Change,
            Some(_) => Finding::Largest,
        };
        ChartDefinition {
            id: SLUG.to_owned(),
            order: 0,
            source,
            name: both(NAME),
            title: self.title(names),
            form: self.form,
            records: Origin::Figures,
            measures: vec![self.measure.clone()],
            rows: vec![self.rows],
            group: None,
            series: self.series,
            choose: self.choices.controls.iter().map(|control| control.dimension).collect(),
            over: Vec::new(),
            channels: Vec::new(),
            basis: None,
            options: Vec::new(),
            total: None,
            share_of: None,
            share_channel: None,
            detail: None,
            said: None,
            several: Vec::new(),
            inferred: false,
            within: None,
            whole: None,
            combine: None,
            complete: false,
            most: Some(MOST_ROWS),
            sort: if ordered { Sort::Order } else { Sort::Value },
            notable_below: None,
            notable: None,
            finding,
            path: None,
            note: None,
        }
    }

    /// The measure, what it is broken down by, and what cannot be otherwise; what can be the chart's title says itself.
    fn title(&self, names: &Names) -> Bilingual {
        let measure = names.label(Dimension::Measure, &self.measure);
        let alone = self.choices.controls.iter().filter(|control| control.values.len() == 1);
        let fixed: Vec<Bilingual> = alone
            .filter(|control| !control.value().is_empty())
            .map(|control| names.label(control.dimension, control.value()))
            .collect();
        written(|language| {
            let rows = self.rows.label().text(language);
            let measure = measure.text(language);
            let title = match self.series {
                Some(series) => BY_BOTH.with(language, &[&measure, &rows, &series.label().text(language)]),
                None => BY.with(language, &[&measure, &rows]),
            };
            narrowed(&title, fixed.iter().map(|label| label.text(language)))
        })
    }

    /// The chart; `bases` gives the base of a figure in words.
    pub fn drawn<'a>(&self, around: &Surroundings<'_>, bases: impl Fn(&str) -> Option<String>) -> Option<Drawn<'a>> {
        let figures = around.sets.get(&Origin::Figures)?;
        let numbers = of_measure(figures, &self.measure);
        let placed = |number: &&Observation| {
            number.key(self.rows).is_some() && self.series.is_none_or(|series| number.key(series).is_some())
        };
        let fitting: Vec<Observation> = numbers.iter().filter(placed).cloned().collect();
        let definition = self.definition(&numbers, around.names);
        let shown = self.choices.matching(&fitting);
        let mut drawn =
            Drawn::with(Cow::Owned(definition), fitting, self.choices.clone(), self.unheard.clone(), around)?;
        let bases: BTreeSet<String> =
            shown.iter().filter_map(|number| number.figure.as_deref()).filter_map(bases).collect();
        if bases.len() > 1 {
            drawn.remarks.push(written(|language| BASES.with(language, &[&bases.len()])));
        }
        let several = several(&shown, self.rows, self.series);
        if several > 0 {
            drawn.remarks.push(written(|language| SEVERAL.with(language, &[&several])));
        }
        Some(drawn)
    }
}

impl Composition {
    /// The page, with the chart where there is one; `source` gives a document's title.
    pub fn page(
        &self,
        around: &Surroundings<'_>,
        source: impl Fn(&str) -> String,
        chart: Option<ChartPage>,
        language: Language,
    ) -> ComposePage {
        let pairs = |pairs: Vec<(&str, &str)>| {
            pairs.into_iter().map(|(name, word)| (name.to_owned(), word.to_owned())).collect::<Vec<_>>()
        };
        let filters = self.choices.controls.iter().filter_map(|control| {
            let (_, word) = control.values.get(control.chosen)?;
            Some((control.dimension.slug(), word.as_str()))
        });
        ComposePage {
            measures: self.measures_by_source(around, source, language),
            measure: self.measure.clone(),
            about: around.names.about(&self.measure).text(language).to_owned(),
            parts: self.parts(language),
            kept: pairs(filters.chain(self.choices.own_pairs()).collect()),
            own: pairs(self.choices.own_pairs().collect()),
            chart,
        }
    }

    fn measures_by_source(
        &self,
        around: &Surroundings<'_>,
        source: impl Fn(&str) -> String,
        language: Language,
    ) -> Vec<(String, Vec<Named>)> {
        let mut groups: BTreeMap<String, Vec<Named>> = BTreeMap::new();
        for measure in &self.measures {
            let mut figures = around.sets.get(&Origin::Figures).into_iter().flatten();
            let figure = figures.find(|number| number.key(Dimension::Measure) == Some(measure));
            let title = figure.map(|figure| source(&figure.source)).unwrap_or_default();
            let name = around.names.label(Dimension::Measure, measure).text(language).to_owned();
            groups.entry(title).or_default().push(Named { slug: measure.clone(), name });
        }
        groups.into_iter().collect()
    }

    fn parts(&self, language: Language) -> Vec<ComposePart> {
        let named = |slug: &str, label: Message| Named { slug: slug.to_owned(), name: label.text(language).to_owned() };
        let dimensions = |all: &[Dimension]| -> Vec<Named> {
            all.iter().map(|dimension| named(dimension.slug(), dimension.label())).collect()
        };
        let series = [vec![named(NO_SERIES, ONE_SERIES)], dimensions(&self.all_series)].concat();
        let forms = self.forms.iter().map(|form| named(form.slug(), form.label())).collect();
        let part = |name: &str, label: Message, options: Vec<Named>, chosen: &str| ComposePart {
            name: name.to_owned(),
            label: label.text(language).to_owned(),
            options,
            chosen: chosen.to_owned(),
        };
        vec![
            part(ROWS, ROWS_LABEL, dimensions(&self.all_rows), self.rows.slug()),
            part(SERIES, SERIES_LABEL, series, self.series.map_or(NO_SERIES, Dimension::slug)),
            part(FORM, FORM_LABEL, forms, self.form.slug()),
        ]
    }
}

/// How many marks have more than one value.
fn several(shown: &[Observation], rows: Dimension, series: Option<Dimension>) -> usize {
    let mut values: BTreeMap<(Option<&str>, Option<&str>), BTreeSet<Decimal>> = BTreeMap::new();
    for number in shown {
        let mark = (number.key(rows), series.and_then(|series| number.key(series)));
        values.entry(mark).or_default().extend(number.value.map(|value| value.normalize()));
    }
    values.values().filter(|values| values.len() > 1).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn different_values_for_one_mark_are_counted() {
        let of = |value: i64| Observation::counted("uso", "fonte", value.into(), &[(Dimension::Service, "nido")]);
        assert_eq!(several(&[of(1), of(1)], Dimension::Service, None), 0);
        assert_eq!(several(&[of(1), of(2)], Dimension::Service, None), 1);
    }
}
