//! The data behind a chart as rows, for files that readers take away.

use rust_decimal::Decimal;
use serde::Serialize;
use serde_json::{Value, json};

use crate::i18n::Bilingual;
use crate::observatory::model::{ChartPage, FigureLine};

/// The licence of the data.
const LICENCE: &str = "https://creativecommons.org/licenses/by/4.0/";

/// A mark with its figure; the fields' names are the columns'.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The figure's id.
    pub figure: String,
    /// What it is of, in Italian.
    pub label_it: String,
    /// What it is of, in English.
    pub label_en: Option<String>,
    /// The value.
    pub value: Decimal,
    /// What it counts in.
    pub unit: String,
    /// As the source prints it.
    pub printed: Option<String>,
    /// The year.
    pub year: Option<i64>,
    /// The period in words.
    pub period: Option<String>,
    /// What the base counts, in Italian.
    pub base_it: Option<String>,
    /// What the base counts, in English.
    pub base_en: Option<String>,
    /// How many the base counts.
    pub base_value: Option<Decimal>,
    /// The document.
    pub source: Option<String>,
    /// Where in the document.
    pub locator: Option<String>,
    /// How sure it is.
    pub grade: Option<&'static str>,
    /// What else there is to know, in Italian.
    pub note_it: Option<String>,
    /// What else there is to know, in English.
    pub note_en: Option<String>,
}

/// The rows behind a chart, in the order of its marks.
pub fn rows(page: &ChartPage) -> Vec<Row> {
    let rows = page.chart.marks.iter().map(|mark| {
        let figure = line(page, &mark.figure).map(|line| line.figure.clone());
        let figure = figure.as_ref();
        let base = figure.and_then(|figure| figure.base.as_ref());
        let note = figure.and_then(|figure| figure.note.as_ref());
        Row {
            figure: mark.figure.clone(),
            label_it: mark.label.it.clone(),
            label_en: mark.label.en.clone(),
            value: mark.value,
            unit: page.chart.unit.clone(),
            printed: figure.and_then(|figure| figure.printed.clone()),
            year: mark.year,
            period: figure.and_then(|figure| figure.period.clone()),
            base_it: italian(base),
            base_en: english(base),
            base_value: figure.and_then(|figure| figure.base_value),
            source: figure.map(|figure| figure.source.clone()),
            locator: figure.map(|figure| figure.locator.clone()),
            grade: figure.map(|figure| figure.grade.word()),
            note_it: italian(note),
            note_en: english(note),
        }
    });
    rows.collect()
}

/// The rows with what they are, as one JSON document.
pub fn document(page: &ChartPage) -> Value {
    json!({
        "title": page.chart.title,
        "finding": page.chart.finding,
        "licence": LICENCE,
        "updated": page.updated,
        "sources": page.sources,
        "rows": rows(page),
    })
}

/// The figure behind a mark.
fn line<'a>(page: &'a ChartPage, figure: &str) -> Option<&'a FigureLine> {
    page.figures.iter().find(|line| line.figure.id == figure)
}

fn italian(text: Option<&Bilingual>) -> Option<String> {
    text.map(|text| text.it.clone())
}

fn english(text: Option<&Bilingual>) -> Option<String> {
    text.and_then(|text| text.en.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::core_indicators::{SLUG, chart, tests::printed};
    use crate::observatory::model::Unit;

    fn page() -> ChartPage {
        let figures = printed();
        let line = |figure: crate::observatory::model::Figure| FigureLine {
            figure,
            measure: "Indicatore".into(),
            unit: Unit::Percent,
            decimals: 0,
            of: String::new(),
            checks: Vec::new(),
        };
        ChartPage {
            slug: SLUG.into(),
            chart: chart(&figures).expect("a chart"),
            option: String::new(),
            figures: figures.into_iter().map(line).collect(),
            sources: Vec::new(),
            updated: "2026-11-21".into(),
        }
    }

    #[test]
    fn a_row_has_its_value_as_printed_and_its_source() {
        let first = rows(&page()).into_iter().next().expect("a row");
        assert_eq!((first.label_it.as_str(), first.printed.as_deref()), ("Lavoro agile, Comuni", Some("77%")));
        assert_eq!(first.source.as_deref(), Some("pratiche-innovative-2020"));
    }

    #[test]
    fn the_document_has_a_row_for_every_mark() {
        let document = document(&page());
        assert_eq!(document["rows"].as_array().map(Vec::len), Some(5));
        assert_eq!(document["rows"][4]["value"], "35");
    }
}
