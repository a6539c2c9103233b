//! Files as rows: TOML and CSV alike, every value with its line.

use std::collections::BTreeMap;
use std::path::Path;

use include_dir::{Dir, include_dir};
use toml::de::{DeTable, DeValue};

use super::{Mistake, Table};

/// The seeds, in the program itself: it runs without its sources.
static SEEDS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../seeds");

/// The files of an import: below a folder on disk, or inside the program.
#[derive(Debug)]
pub struct Files {
    texts: BTreeMap<String, String>,
}

impl Files {
    /// Reads the files of all tables, and the manifest, from a folder. A file that is not there holds no records.
    pub fn from_folder(folder: &Path, tables: &[&Table]) -> std::io::Result<Self> {
        let mut texts = BTreeMap::new();
        for name in tables.iter().map(|table| table.file).chain(["manifest.toml"]) {
            match std::fs::read_to_string(folder.join(name)) {
                Ok(text) => {
                    texts.insert(name.to_owned(), text);
                }
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
        Ok(Self { texts })
    }

    /// The seeds that the program carries.
    pub fn embedded() -> Self {
        fn collect(folder: &Dir, texts: &mut BTreeMap<String, String>) {
            for file in folder.files() {
                if let (Some(name), Some(text)) = (file.path().to_str(), file.contents_utf8()) {
                    texts.insert(name.to_owned(), text.to_owned());
                }
            }
            for below in folder.dirs() {
                collect(below, texts);
            }
        }
        let mut texts = BTreeMap::new();
        collect(&SEEDS, &mut texts);
        Self { texts }
    }

    /// Takes texts by the names of their files.
    pub fn from_texts<'a>(texts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        Self { texts: texts.into_iter().map(|(name, text)| (name.to_owned(), text.to_owned())).collect() }
    }

    /// The text of a file, if there is one.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.texts.get(name).map(String::as_str)
    }
}

/// A value of a file: one, or a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// One value, as written.
    One(String),
    /// A list, in TOML.
    Many(Vec<String>),
}

impl Cell {
    /// The value where it is one.
    pub fn text(&self) -> Option<String> {
        match self {
            Self::One(text) => Some(text.clone()),
            Self::Many(_) => None,
        }
    }

    /// The values; in one text they are separated by `|`.
    pub fn texts(&self) -> Vec<String> {
        match self {
            Self::One(text) => {
                text.split('|').map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
            }
            Self::Many(texts) => texts.clone(),
        }
    }
}

/// A record of a file.
#[derive(Clone, Debug)]
pub struct Row {
    /// The line where it starts, from 1.
    pub line: usize,
    /// Its values by column, each with its line.
    pub cells: BTreeMap<String, (usize, Cell)>,
}

impl Row {
    /// A value by its column.
    pub fn cell(&self, column: &str) -> Option<&Cell> {
        self.cells.get(column).map(|(_, cell)| cell)
    }

    /// The line of a column's value, or else the record's.
    pub fn line_of(&self, column: &str) -> usize {
        self.cells.get(column).map_or(self.line, |(line, _)| *line)
    }

    /// The record's id.
    pub fn id(&self) -> Option<String> {
        self.cell("id").and_then(Cell::text)
    }
}

/// The rows of a table's file.
pub fn rows(table: &Table, files: &Files) -> Result<Vec<Row>, Vec<Mistake>> {
    let Some(text) = files.text(table.file) else { return Ok(Vec::new()) };
    if Path::new(table.file).extension().is_some_and(|ending| ending == "csv") {
        csv_rows(table, text)
    } else {
        toml_rows(table, text)
    }
}

fn csv_rows(table: &Table, text: &str) -> Result<Vec<Row>, Vec<Mistake>> {
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    let wrong = |error: csv::Error| {
        let line = error.position().map_or(1, |position| usize::try_from(position.line()).unwrap_or(usize::MAX));
        vec![Mistake { file: table.file.into(), line, field: String::new(), what: error.to_string() }]
    };
    let header = reader.headers().map_err(wrong)?.clone();
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(wrong)?;
        let line = record.position().map_or(1, |position| usize::try_from(position.line()).unwrap_or(usize::MAX));
        let filled = header.iter().zip(record.iter()).filter(|(_, value)| !value.is_empty());
        let cells = filled.map(|(name, value)| (name.to_owned(), (line, Cell::One(value.to_owned())))).collect();
        rows.push(Row { line, cells });
    }
    Ok(rows)
}

fn toml_rows(table: &Table, text: &str) -> Result<Vec<Row>, Vec<Mistake>> {
    let starts = line_starts(text);
    let line = |offset: usize| starts.partition_point(|start| *start <= offset);
    let mistake = |offset: usize, field: &str, what: String| Mistake {
        file: table.file.into(),
        line: line(offset),
        field: field.to_owned(),
        what,
    };
    let (document, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        return Err(errors
            .iter()
            .map(|error| mistake(error.span().map_or(0, |span| span.start), "", error.message().to_owned()))
            .collect());
    }
    let mut rows = Vec::new();
    let mut mistakes = Vec::new();
    for (name, value) in document.get_ref() {
        let records = match value.get_ref() {
            DeValue::Array(records) if name.get_ref() == table.name => records,
            _ => {
                let what = format!("only [[{}]] records stand in this file", table.name);
                mistakes.push(mistake(name.span().start, name.get_ref(), what));
                continue;
            }
        };
        for record in records {
            let DeValue::Table(fields) = record.get_ref() else { continue };
            let mut cells = BTreeMap::new();
            for (column, value) in fields {
                match cell(value.get_ref()) {
                    Some(cell) => {
                        cells.insert(column.get_ref().to_string(), (line(column.span().start), cell));
                    }
                    None => {
                        mistakes.push(mistake(column.span().start, column.get_ref(), "is not a plain value".into()));
                    }
                }
            }
            rows.push(Row { line: line(record.span().start), cells });
        }
    }
    if mistakes.is_empty() { Ok(rows) } else { Err(mistakes) }
}

fn cell(value: &DeValue) -> Option<Cell> {
    match value {
        DeValue::Array(items) => {
            items.iter().map(|item| one(item.get_ref())).collect::<Option<Vec<_>>>().map(Cell::Many)
        }
        value => one(value).map(Cell::One),
    }
}

fn one(value: &DeValue) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Integer(number) => Some(number.as_str().to_owned()),
        DeValue::Float(number) => Some(number.as_str().to_owned()),
        DeValue::Boolean(value) => Some(value.to_string()),
        DeValue::Datetime(moment) => Some(moment.to_string()),
        DeValue::Array(_) | DeValue::Table(_) => None,
    }
}

fn line_starts(text: &str) -> Vec<usize> {
    std::iter::once(0).chain(text.match_indices('\n').map(|(position, _)| position + 1)).collect()
}
