//! All that the page of a figure shows: the figure as it is or was, what it is of, its checks, its charts.

use app::i18n::{Bilingual, Language, Message, message};
use app::observatory::figure_sheet::{Document, Fact, FigureChart, FigureSheet};
use app::observatory::model::{Figure, FigureLine};
use app::observatory::quantity::{counted, printed_apart, quantity};
use app::registry::history::Versions;

use super::charts::{Dimension, Drawn, Observation, capitalised};
use super::holdings::Holdings;
use crate::db::{Database, DatabaseError};
use crate::import::History;

const PRINTED: Message = message("Stampato nella fonte", "Printed in the source");
const MEASURES: Message = message("Che cosa misura", "What it measures");
/// Beside the base of a figure, another word for the cases that it takes in.
const CASES: Message = message("Casi considerati", "Cases taken in");
const NOTE: Message = message("Nota", "Note");
const NO_VALUE: Message = message("dato non disponibile", "not available");

/// A figure as it is now, or was at a version.
pub struct Found {
    /// The figure.
    pub figure: Figure,
    /// Its versions, and which one this is.
    pub versions: Versions,
}

impl Found {
    /// Reads a figure; `None` where there is none with this id, or it has no such version.
    pub async fn load(
        database: &Database,
        holdings: &Holdings,
        id: &str,
        version: Option<u32>,
    ) -> Result<Option<Self>, DatabaseError> {
        let Some(now) = holdings.figures.iter().find(|figure| figure.id == id).cloned() else { return Ok(None) };
        let history = History::of(database, "figure", id).await?;
        let figure = history.record(version, now)?;
        Ok(figure.map(|figure| Self { figure, versions: history.showing(version) }))
    }

    /// The figure's page. Checks and charts are made from the figures of now: an earlier version has none.
    pub fn sheet(&self, holdings: &Holdings, language: Language) -> FigureSheet {
        let figure = &self.figure;
        let line = holdings.line(figure, language);
        let is_current = self.versions.earlier().is_none();
        let printed = figure.printed.clone();
        let value = quantity(&line, language).or(printed).unwrap_or_else(|| NO_VALUE.text(language).to_owned());
        let takes = |check: &&app::observatory::model::Check| is_current && check.figures.contains(&figure.id);
        FigureSheet {
            id: figure.id.clone(),
            name: if line.of.is_empty() { line.measure.clone() } else { format!("{}: {}", line.measure, line.of) },
            value,
            is_number: figure.value.is_some(),
            words: figure.printed.clone().filter(|_| figure.value.is_none()),
            unit: line.unit.label().text(language).to_owned(),
            base: holdings.base(figure),
            base_value: figure.base_value.map(|number| counted(number, language)),
            period: figure.period.clone().or_else(|| figure.year.map(|year| year.to_string())),
            facts: facts(holdings, &line, language),
            grade: figure.grade,
            document: document(holdings, figure),
            locator: figure.locator.clone(),
            checks: holdings.checks.iter().filter(takes).cloned().collect(),
            charts: if is_current { charts(holdings, figure, language) } else { Vec::new() },
            versions: self.versions.clone(),
        }
    }
}

fn document(holdings: &Holdings, figure: &Figure) -> Document {
    let source = holdings.sources.iter().find(|source| source.id == figure.source);
    Document {
        slug: figure.source.clone(),
        title: source.map_or_else(|| figure.source.clone(), |source| source.title.clone()),
        publisher: source.map(|source| source.publisher.clone()).unwrap_or_default(),
        date: source.map(|source| source.date.clone()).unwrap_or_default(),
    }
}

/// What is printed where that says more than the value, what the figure is of, what it measures, its note.
fn facts(holdings: &Holdings, line: &FigureLine, language: Language) -> Vec<Fact> {
    let figure = &line.figure;
    let said = |term: Message, text: Bilingual| Fact { term: term.text(language).to_owned(), text, path: None };
    let printed = printed_apart(line).map(|printed| said(PRINTED, Bilingual::italian(printed)));
    let number = Observation::of_figure(figure);
    // The year is the period, unless the source says that in other words.
    let year_is_told = figure.period.is_none() || figure.period == figure.year.map(|year| year.to_string());
    let is_told = |dimension| match dimension {
        Dimension::Measure => true,
        Dimension::Year => year_is_told,
        _ => false,
    };
    let of = number.keys.iter().filter(|(dimension, _)| !is_told(**dimension)).map(|(dimension, key)| Fact {
        term: term(*dimension, language),
        text: holdings.around().names.label(*dimension, key),
        path: path(*dimension, key),
    });
    let measured = holdings.measured(figure).map(|text| said(MEASURES, text));
    let note = figure.note.clone().map(|text| said(NOTE, text));
    printed.into_iter().chain(of).chain(measured).chain(note).collect()
}

fn term(dimension: Dimension, language: Language) -> String {
    let label = if dimension == Dimension::Basis { CASES } else { dimension.label() };
    capitalised(label.text(language))
}

/// The Italian path of the records behind something that a figure is of.
fn path(dimension: Dimension, key: &str) -> Option<String> {
    match dimension {
        Dimension::Entity => Some(format!("/enti/{key}")),
        Dimension::Tool => Some(format!("/pratiche?strumento={key}")),
        _ => None,
    }
}

/// The charts in which a mark stands for the figure, each as it is drawn there.
fn charts(holdings: &Holdings, figure: &Figure, language: Language) -> Vec<FigureChart> {
    let number = Observation::of_figure(figure);
    let around = holdings.around();
    let drawn = holdings.charts.iter().filter_map(|definition| Drawn::showing(definition, &number, &around));
    let lines = drawn.map(|drawn| FigureChart {
        name: drawn.chart.name.text(language).to_owned(),
        finding: drawn.chart.finding.text(language).to_owned(),
        path: format!("/osservatorio/{}{}", drawn.chart.slug, drawn.choices.written()),
    });
    lines.collect()
}
