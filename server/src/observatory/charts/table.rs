//! The data behind a chart as rows and as documents, for files that readers take away.

use app::i18n::{Bilingual, Language};
use app::observatory::model::{Figure, FigureLine};
use app::registry::datasets::LICENCE;
use app::registry::model::Source;
use rust_decimal::Decimal;
use serde::Serialize;
use serde_json::{Value, json};

use super::description::{Chart, Mark};

/// What files are of.
pub struct Subject<'a> {
    /// The chart.
    pub chart: &'a Chart,
    /// The Italian path of its page.
    pub path: String,
    /// The query string that says what is chosen.
    pub query: String,
    /// What else is to be known.
    pub note: Option<&'a Bilingual>,
    /// The document, for marks without a figure.
    pub source: &'a str,
}

/// A mark with its figure; the fields' names are the columns'.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The row, in Italian.
    pub label_it: String,
    /// The row, in English.
    pub label_en: Option<String>,
    /// The series, in Italian; empty where there is one only.
    pub series_it: String,
    /// The series, in English.
    pub series_en: Option<String>,
    /// The value.
    pub value: Option<Decimal>,
    /// What it counts in.
    pub unit: &'static str,
    /// Whether we computed it.
    pub computed: bool,
    /// The figure's id; several where the value is made of several.
    pub figure: String,
    #[serde(flatten)]
    facts: Facts,
}

/// What a figure says besides its value.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
struct Facts {
    printed: Option<String>,
    year: Option<i64>,
    period: Option<String>,
    base_it: Option<String>,
    base_en: Option<String>,
    base_value: Option<Decimal>,
    source: Option<String>,
    locator: Option<String>,
    grade: Option<&'static str>,
    note_it: Option<String>,
    note_en: Option<String>,
}

/// A figure as it is, with the names of what it is of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Full {
    id: String,
    measure: String,
    of: String,
    value: Option<Decimal>,
    unit: &'static str,
    #[serde(flatten)]
    facts: Facts,
}

impl Facts {
    /// What is known of a mark that no figure stands behind.
    fn without_figure(source: &str, mark: &Mark) -> Self {
        Self {
            printed: mark.printed.clone(),
            source: Some(source.to_owned()),
            locator: mark.locator.clone(),
            ..Self::default()
        }
    }

    fn of(figure: &Figure) -> Self {
        let italian = |text: &Option<Bilingual>| text.as_ref().map(|text| text.it.clone());
        let english = |text: &Option<Bilingual>| text.as_ref().and_then(|text| text.en.clone());
        Self {
            printed: figure.printed.clone(),
            year: figure.year,
            period: figure.period.clone(),
            base_it: italian(&figure.base),
            base_en: english(&figure.base),
            base_value: figure.base_value,
            source: Some(figure.source.clone()),
            locator: Some(figure.locator.clone()),
            grade: Some(figure.grade.word()),
            note_it: italian(&figure.note),
            note_en: english(&figure.note),
        }
    }
}

/// The rows behind a chart, in the order of its marks.
pub fn rows(subject: &Subject<'_>, figures: &[FigureLine]) -> Vec<Row> {
    let chart = subject.chart;
    let rows = chart.marks().map(|(series, row, mark)| {
        let (series, category) = (&chart.series[series].label, &chart.categories[row].label);
        let figure = mark.figures.first().and_then(|id| figures.iter().find(|line| line.figure.id == *id));
        Row {
            label_it: category.it.clone(),
            label_en: category.en.clone(),
            series_it: series.it.clone(),
            series_en: series.en.clone(),
            value: mark.value,
            unit: chart.unit.word(),
            computed: mark.computed,
            figure: mark.figures.join(" "),
            facts: figure.map_or_else(|| Facts::without_figure(subject.source, mark), |line| Facts::of(&line.figure)),
        }
    });
    rows.collect()
}

/// The displayed rows as CSV.
pub fn displayed_csv(subject: &Subject<'_>, figures: &[FigureLine]) -> csv::Result<Vec<u8>> {
    written(
        header(&["label_it", "label_en", "series_it", "series_en", "value", "unit", "computed", "figure"]),
        |writer| {
            rows(subject, figures).iter().try_for_each(|row| {
                let own = [
                    row.label_it.clone(),
                    row.label_en.clone().unwrap_or_default(),
                    row.series_it.clone(),
                    row.series_en.clone().unwrap_or_default(),
                    row.value.map(|value| value.normalize().to_string()).unwrap_or_default(),
                    row.unit.to_owned(),
                    row.computed.to_string(),
                    row.figure.clone(),
                ];
                writer.write_record(own.into_iter().chain(cells(&row.facts)))
            })
        },
    )
}

/// All figures that belong to a chart, whatever is chosen, as CSV.
pub fn full_csv(figures: &[FigureLine]) -> csv::Result<Vec<u8>> {
    written(header(&["id", "measure", "of", "value", "unit"]), |writer| {
        figures.iter().map(full).try_for_each(|row| {
            let value = row.value.map(|value| value.normalize().to_string()).unwrap_or_default();
            let own = [row.id, row.measure, row.of, value, row.unit.to_owned()];
            writer.write_record(own.into_iter().chain(cells(&row.facts)))
        })
    })
}

fn full(line: &FigureLine) -> Full {
    Full {
        id: line.figure.id.clone(),
        measure: line.measure.clone(),
        of: line.of.clone(),
        value: line.figure.value,
        unit: line.unit.word(),
        facts: Facts::of(&line.figure),
    }
}

fn header(own: &[&str]) -> Vec<String> {
    let facts = [
        "printed",
        "year",
        "period",
        "base_it",
        "base_en",
        "base_value",
        "source",
        "locator",
        "grade",
        "note_it",
        "note_en",
    ];
    own.iter().chain(&facts).map(|&name| name.to_owned()).collect()
}

fn cells(facts: &Facts) -> Vec<String> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    vec![
        text(&facts.printed),
        facts.year.map(|year| year.to_string()).unwrap_or_default(),
        text(&facts.period),
        text(&facts.base_it),
        text(&facts.base_en),
        facts.base_value.map(|value| value.normalize().to_string()).unwrap_or_default(),
        text(&facts.source),
        text(&facts.locator),
        facts.grade.unwrap_or_default().to_owned(),
        text(&facts.note_it),
        text(&facts.note_en),
    ]
}

fn written(
    header: Vec<String>,
    rows: impl FnOnce(&mut csv::Writer<Vec<u8>>) -> csv::Result<()>,
) -> csv::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(header)?;
    rows(&mut writer)?;
    writer.into_inner().map_err(|error| error.into_error().into())
}

/// The rows with what they are, as one JSON document; with the figures as they are where all are wanted.
pub fn document(subject: &Subject<'_>, figures: &[FigureLine], all: Option<&[FigureLine]>, about: &Value) -> Value {
    let mut document = about.clone();
    document["rows"] = json!(rows(subject, figures));
    if let Some(all) = all {
        document["figures"] = json!(all.iter().map(full).collect::<Vec<_>>());
    }
    document
}

/// What a chart is, for machines and for people who quote it.
pub fn metadata(
    subject: &Subject<'_>,
    figures: &[FigureLine],
    sources: &[Source],
    updated: &str,
    origin: &str,
) -> Value {
    let Subject { chart, path, query, note, .. } = subject;
    let file = |ending: &str| format!("{origin}{path}.{ending}{query}");
    let files = ["csv", "json", "metadata.json", "svg", "png", "zip"].map(file);
    let mut bases: Vec<&Bilingual> = figures.iter().filter_map(|line| line.figure.base.as_ref()).collect();
    bases.dedup();
    let cited: Vec<String> = sources.iter().map(|source| format!("{}, «{}»", source.publisher, source.title)).collect();
    let title = chart.title.text(Language::Italian);
    json!({
        "id": chart.slug,
        "name": chart.name,
        "title": chart.title,
        "finding": chart.finding,
        "note": note,
        "form": chart.form,
        "unit": chart.unit,
        "bases": bases,
        "address": format!("{origin}{path}{query}"),
        "licence": LICENCE,
        "updated": updated,
        "sources": sources,
        "citation": format!("Prassi, «{title}», da {}. {origin}{path}{query} (CC BY 4.0)", cited.join("; ")),
        "files": files,
    })
}
