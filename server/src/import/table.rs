//! What a file may hold: the fields of a table, their kinds, and the check of one value.

use std::str::FromStr;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use surrealdb::types::{Array, Number, Object, Value};

use super::prose;
use super::read::{Cell, Row};
use crate::db::{link, links};

/// A table of the database and the file that fills it.
#[derive(Debug)]
pub struct Table {
    /// The table in the database.
    pub name: &'static str,
    /// The file, below the folder of the seeds; its ending says whether it is TOML or CSV. In TOML the records are an
    /// array of tables named as the table in the database.
    pub file: &'static str,
    /// What a record has besides its id.
    pub fields: &'static [Field],
}

impl Table {
    /// The field that says what a record is a part of, where it is a part of another one.
    pub fn part_of(&self) -> Option<&'static str> {
        self.fields.iter().find(|field| matches!(field.kind, Kind::PartOf(_))).map(|field| field.name)
    }
}

/// A field of a record.
#[derive(Debug)]
pub struct Field {
    /// Its name in the database; in files it stands under the same name ([`Kind::Bilingual`] and [`Kind::Prose`]: with `_it` and `_en`).
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether every record has it.
    pub required: bool,
}

/// A field that every record has.
pub const fn required(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, required: true }
}

/// A field that a record may lack: unknown is unknown.
pub const fn optional(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, required: false }
}

/// What a field holds.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// Text of at most so many characters.
    Text(usize),
    /// Texts in Italian and English of at most so many characters each; the English one may be missing.
    Bilingual(usize),
    /// Texts as [`Kind::Bilingual`], both there, which cite the same figures and lead to pages as `prose` reads them.
    Prose(usize),
    /// A text as a source prints it, in Italian, and its English translation (`_en`), which may be missing.
    Printed(usize),
    /// Texts of at most so many characters each.
    Texts(usize),
    /// A whole number.
    Integer,
    /// A number with decimals, kept exactly.
    Decimal,
    /// Degrees, kept as a binary fraction.
    Degrees,
    /// True or false.
    Boolean,
    /// A day (`2020-07-31`).
    Date,
    /// A day, a month (`2024-05`) or a year (`2020`).
    Moment,
    /// One of these words.
    Word(&'static [&'static str]),
    /// Some of these words.
    Words(&'static [&'static str]),
    /// The id of a record of a table.
    Link(&'static str),
    /// The id of the record of a table that this one is a part of: its versions are versions of the whole too.
    PartOf(&'static str),
    /// Ids of records of a table.
    Links(&'static str),
}

impl Field {
    /// The names under which the field stands in files.
    pub fn columns(&self) -> Vec<String> {
        match self.kind {
            Kind::Bilingual(_) | Kind::Prose(_) => vec![format!("{}_it", self.name), format!("{}_en", self.name)],
            Kind::Printed(_) => vec![self.name.to_owned(), format!("{}_en", self.name)],
            _ => vec![self.name.to_owned()],
        }
    }

    /// The field's value in a row; `None` where the row does not have it; an error says what is wrong and with which
    /// column.
    pub fn value(&self, row: &Row) -> Result<Option<Value>, (String, String)> {
        let columns = self.columns();
        let cells: Vec<Option<&Cell>> = columns.iter().map(|column| row.cell(column)).collect();
        let wrong = |what: String| (columns[0].clone(), what);
        let value = match (self.kind, cells.as_slice()) {
            (Kind::Bilingual(limit) | Kind::Printed(limit), [Some(italian), english]) => {
                let mut text = Object::new();
                text.insert("it", one_text(italian, limit).map_err(wrong)?);
                if let Some(english) = english {
                    let english = one_text(english, limit).map_err(|what| (columns[1].clone(), what))?;
                    text.insert("en", english);
                }
                Some(Value::Object(text))
            }
            (Kind::Prose(limit), [Some(italian), Some(english)]) => {
                Some(one_prose(&columns, [italian, english], limit)?)
            }
            (Kind::Prose(_), [Some(_), None]) => return Err((columns[1].clone(), "is missing".into())),
            (Kind::Bilingual(_) | Kind::Printed(_) | Kind::Prose(_), [None, Some(_)]) => {
                return Err(wrong("the Italian text is missing".into()));
            }
            (kind, [Some(cell)]) => Some(convert(kind, cell).map_err(wrong)?),
            _ => None,
        };
        match value {
            None if self.required => match self.kind {
                // A list without entries is a list.
                Kind::Texts(_) | Kind::Words(_) | Kind::Links(_) => Ok(Some(Value::Array(Array::new()))),
                _ => Err(wrong("is missing".into())),
            },
            value => Ok(value),
        }
    }

    /// What the field points to in a row.
    pub fn pointers(&self, row: &Row) -> Vec<Pointer> {
        let pointer = |column: &str, table, id| Pointer { column: column.to_owned(), table, id };
        let cells =
            self.columns().into_iter().filter_map(|column| row.cell(&column).map(|cell| (column, cell.clone())));
        let of_cell = |(column, cell): (String, Cell)| match self.kind {
            Kind::Link(table) | Kind::PartOf(table) => {
                cell.text().into_iter().map(|id| pointer(&column, table, id)).collect()
            }
            Kind::Links(table) => cell.texts().into_iter().map(|id| pointer(&column, table, id)).collect(),
            Kind::Prose(_) => {
                let text = cell.text().unwrap_or_default();
                let pointers = prose::pointers(&text).into_iter();
                pointers.map(|(table, id)| pointer(&column, table, id.to_owned())).collect()
            }
            _ => Vec::new(),
        };
        cells.flat_map(of_cell).collect()
    }
}

/// That a value points to a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pointer {
    /// The column that the value stands in.
    pub column: String,
    /// The table of the record.
    pub table: &'static str,
    /// Its id.
    pub id: String,
}

/// Whether a text can be an id: small letters, digits and hyphens, at most 160 of them.
pub fn is_id(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !text.is_empty() && text.len() <= 160 && text.bytes().all(allowed)
}

fn one_text(cell: &Cell, limit: usize) -> Result<String, String> {
    let text = cell.text().ok_or("should be a text")?;
    let text = text.trim().to_owned();
    let length = text.chars().count();
    if text.is_empty() {
        Err("is empty: leave it out where it is not known".into())
    } else if length > limit {
        Err(format!("has {length} characters, and may have {limit}"))
    } else if text.chars().any(|character| character.is_control() && character != '\n') {
        Err("holds a control character".into())
    } else {
        Ok(text)
    }
}

/// Texts whose marks can be read, and which cite the same figures in both languages.
fn one_prose(columns: &[String], cells: [&Cell; 2], limit: usize) -> Result<Value, (String, String)> {
    let mut text = Object::new();
    let mut cited = Vec::new();
    for ((column, cell), language) in columns.iter().zip(cells).zip(["it", "en"]) {
        let wrong = |what: String| (column.clone(), what);
        let prose = one_text(cell, limit).map_err(wrong)?;
        prose::pieces(&prose).map_err(wrong)?;
        let figures = prose::pointers(&prose).into_iter().filter(|(table, _)| *table == "figure");
        let mut figures: Vec<String> = figures.map(|(_, id)| id.to_owned()).collect();
        figures.sort();
        if language == "en" && figures != cited {
            return Err(wrong("cites other figures than the Italian text".into()));
        }
        cited = figures;
        text.insert(language, prose);
    }
    Ok(Value::Object(text))
}

fn convert(kind: Kind, cell: &Cell) -> Result<Value, String> {
    let text = || cell.text().ok_or_else(|| "should be one value, not a list".to_owned());
    let strings =
        |texts: Vec<String>| Value::Array(Array::from(texts.into_iter().map(Value::String).collect::<Vec<_>>()));
    match kind {
        Kind::Text(limit) | Kind::Bilingual(limit) | Kind::Prose(limit) | Kind::Printed(limit) => {
            Ok(Value::String(one_text(cell, limit)?))
        }
        Kind::Texts(limit) => {
            let texts = cell.texts();
            match texts.iter().find(|text| text.trim().is_empty() || text.chars().count() > limit) {
                Some(text) => Err(format!("`{text}` is empty or has more than {limit} characters")),
                None => Ok(strings(texts)),
            }
        }
        Kind::Integer => text()?
            .parse::<i64>()
            .map(|number| Value::Number(Number::Int(number)))
            .map_err(|_| format!("`{}` is not a whole number", text().unwrap_or_default())),
        Kind::Decimal => Decimal::from_str(&text()?)
            .map(|number| Value::Number(Number::Decimal(number)))
            .map_err(|_| format!("`{}` is not a number (decimals after a point)", text().unwrap_or_default())),
        Kind::Degrees => match text()?.parse::<f64>() {
            Ok(degrees) if (-180.0..=180.0).contains(&degrees) => Ok(Value::Number(Number::Float(degrees))),
            _ => Err(format!("`{}` is not a number of degrees", text()?)),
        },
        Kind::Boolean => match text()?.as_str() {
            "true" => Ok(Value::Bool(true)),
            "false" => Ok(Value::Bool(false)),
            other => Err(format!("`{other}` is neither true nor false")),
        },
        Kind::Date => {
            let text = text()?;
            NaiveDate::parse_from_str(&text, "%Y-%m-%d")
                .map_err(|_| format!("`{text}` is not a day such as 2020-07-31"))?;
            Ok(Value::String(text))
        }
        Kind::Moment => {
            let text = text()?;
            let day = match text.len() {
                4 => format!("{text}-01-01"),
                7 => format!("{text}-01"),
                _ => text.clone(),
            };
            NaiveDate::parse_from_str(&day, "%Y-%m-%d")
                .map_err(|_| format!("`{text}` is not a day, a month or a year such as 2020-07-31, 2020-07, 2020"))?;
            Ok(Value::String(text))
        }
        Kind::Word(words) => {
            let text = text()?;
            if words.contains(&text.as_str()) {
                Ok(Value::String(text))
            } else {
                Err(format!("`{text}` is none of {}", words.join(", ")))
            }
        }
        Kind::Words(words) => {
            let texts = cell.texts();
            match texts.iter().find(|text| !words.contains(&text.as_str())) {
                Some(text) => Err(format!("`{text}` is none of {}", words.join(", "))),
                None => Ok(strings(texts)),
            }
        }
        Kind::Link(table) | Kind::PartOf(table) => Ok(link(table, &text()?)),
        Kind::Links(table) => Ok(links(table, &cell.texts())),
    }
}
