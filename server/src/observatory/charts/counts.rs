//! Charts of counted records that no file defines: one bar for each value, with the path of what was counted.

use app::error::AppError;
use app::i18n::{Bilingual, Language, Message, message};
use app::observatory::model::{ChartControl, ChartPage, Unit};
use rust_decimal::Decimal;
use serde_json::json;

use super::definition::{Finding, Form};
use super::description::{Category, Chart, Mark, Series, round_end};
use super::files::{FileKind, failed, pixels};
use super::page::page_of;
use super::svg::{Place, Room, drawing};
use super::table::Subject;
use super::words::finding;

const LEFT_OUT: Message = message(
    "Il grafico mostra le prime righe: le altre {} sono nel file CSV.",
    "The chart shows the first rows: the other {} are in the CSV file.",
);

/// How many bars are drawn at most.
const MOST: usize = 20;

/// A value and how many records have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// What it is called.
    pub label: Bilingual,
    /// How many.
    pub count: u64,
    /// The Italian path of what was counted.
    pub path: String,
}

/// Counted values with their chart.
#[derive(Clone, Debug)]
pub struct Counts {
    all: Vec<Count>,
    chart: Chart,
}

/// What the page around such a chart says.
pub struct Around {
    /// What the reader should know before comparing bars.
    pub notices: Vec<String>,
    /// How to read the bars.
    pub note: Option<String>,
    /// What there is to choose.
    pub controls: Vec<ChartControl>,
    /// The Italian path of the page.
    pub path: String,
    /// The query string of the chart.
    pub query: String,
    /// When the data last changed, as a day.
    pub updated: String,
}

impl Counts {
    /// The chart of these counts, which stand in their order.
    pub fn new(slug: &str, title: Bilingual, all: Vec<Count>) -> Self {
        let drawn = &all[..all.len().min(MOST)];
        let mark = |count: &Count| {
            Some(Mark { value: Some(Decimal::from(count.count)), path: count.path.clone(), ..Mark::default() })
        };
        let category =
            |count: &Count| Category { label: count.label.clone(), phrase: count.label.clone(), ..Category::default() };
        let largest = drawn.iter().map(|count| count.count).max().unwrap_or_default();
        let mut chart = Chart {
            slug: slug.to_owned(),
            form: Form::Bars,
            name: title.clone(),
            title,
            finding: Bilingual::default(),
            unit: Unit::Count,
            decimals: 0,
            axis: (Decimal::ZERO, round_end(Decimal::from(largest))),
            notable: None,
            categories: drawn.iter().map(category).collect(),
            series: vec![Series {
                label: Bilingual::default(),
                total: false,
                own: false,
                marks: drawn.iter().map(mark).collect(),
            }],
            left_out: all.len() - drawn.len(),
        };
        // Of a single value there is nothing to say but what it is.
        chart.finding = finding(if drawn.len() > 1 { Finding::Largest } else { Finding::Ends }, &chart);
        Self { all, chart }
    }

    /// All that a page shows of it.
    pub fn page(&self, around: Around, language: Language) -> ChartPage {
        let chart = &self.chart;
        let left_out = (chart.left_out > 0).then(|| LEFT_OUT.with(language, &[&chart.left_out]));
        let subject = Subject { chart, path: around.path, query: around.query, note: None, source: "" };
        ChartPage {
            notices: around.notices.into_iter().chain(left_out).collect(),
            note: around.note,
            controls: around.controls,
            updated: around.updated,
            ..page_of(&subject, Place::Page, language)
        }
    }

    /// A file of it; there is none of sources and figures, which a count of records does not have.
    pub fn file(&self, kind: FileKind, language: Language) -> Result<Vec<u8>, AppError> {
        let svg = |place| drawing(&self.chart, Room::Wide, place, language);
        match kind {
            FileKind::Csv => self.csv().map_err(failed),
            FileKind::Json => Ok(self.json().to_string().into_bytes()),
            FileKind::Svg => Ok(svg(Place::File).into_bytes()),
            FileKind::Png => pixels(&svg(Place::Pixels)),
            FileKind::Metadata | FileKind::Zip => Err(AppError::NotFound),
        }
    }

    fn csv(&self) -> csv::Result<Vec<u8>> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["label_it", "label_en", "count", "path"])?;
        for count in &self.all {
            let english = count.label.en.clone().unwrap_or_default();
            writer.write_record([&count.label.it, &english, &count.count.to_string(), &count.path])?;
        }
        writer.into_inner().map_err(|error| error.into_error().into())
    }

    fn json(&self) -> serde_json::Value {
        let rows: Vec<_> = self
            .all
            .iter()
            .map(|count| json!({ "label": count.label, "count": count.count, "path": count.path }))
            .collect();
        json!({ "title": self.chart.title, "finding": self.chart.finding, "rows": rows })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::observatory::charts::names::written;

    fn counts(counts: &[(&str, u64)]) -> Counts {
        let count = |(label, count): &(&str, u64)| Count {
            label: written(|_| (*label).to_owned()),
            count: *count,
            path: format!("/pratiche?tema={label}"),
        };
        Counts::new("risultati", Bilingual::italian("Risultati per tema"), counts.iter().map(count).collect())
    }

    #[test]
    fn every_count_is_a_bar_that_leads_to_what_was_counted() {
        let chart = counts(&[("scuola", 6), ("mense", 2)]).chart;
        let marks: Vec<_> = chart.marks().map(|(_, _, mark)| (mark.value, mark.path.as_str())).collect();
        let expected =
            [(Some(Decimal::from(6)), "/pratiche?tema=scuola"), (Some(Decimal::from(2)), "/pratiche?tema=mense")];
        assert_eq!(marks, expected);
        assert_eq!(chart.finding.it, "Il numero più alto: scuola (6).");
        assert_eq!(chart.axis, (Decimal::ZERO, Decimal::from(8)));
    }

    #[test]
    fn a_single_count_is_said_as_it_is_and_none_says_nothing() {
        assert_eq!(counts(&[("scuola", 6)]).chart.finding.it, "Scuola: 6.");
        assert_eq!(counts(&[]).chart.finding.it, "");
    }

    #[test]
    fn what_is_not_drawn_stands_in_the_file() {
        let many: Vec<(&str, u64)> = (0..23).map(|_| ("scuola", 1)).collect();
        let counts = counts(&many);
        assert_eq!((counts.chart.categories.len(), counts.chart.left_out), (20, 3));
        let csv = String::from_utf8(counts.file(FileKind::Csv, Language::Italian).expect("rows")).expect("text");
        assert_eq!(csv.lines().count(), 24);
        assert_eq!(csv.lines().nth(1), Some("scuola,scuola,1,/pratiche?tema=scuola"));
    }
}
