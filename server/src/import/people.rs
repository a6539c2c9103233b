//! Records that people make on the pages, in the shape in which files bring them, but of no dataset.

use std::str::FromStr;

use rust_decimal::Decimal;
use serde_json::Value as Json;
use surrealdb::types::{Number, Object, SurrealValue, Value};

use super::check::Record;
use super::table::{Field, Kind, Table, is_id};
use crate::db::{link, links};

/// Why something is no record of a table. The text is for the log: forms check what people type.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{table} `{id}`: {what}")]
pub struct Unfit {
    /// The table.
    pub table: &'static str,
    /// The id.
    pub id: String,
    /// What is wrong.
    pub what: String,
}

/// The record of a table with these fields, as a type of the rooms writes itself down. It has neither dataset nor
/// digest: no import writes or removes it.
pub fn record(table: &Table, id: &str, fields: &Json) -> Result<Record, Unfit> {
    let unfit = |what: String| Unfit { table: table.name, id: id.to_owned(), what };
    if !is_id(id) {
        return Err(unfit("the id should be small letters, digits and hyphens, at most 160".into()));
    }
    let mut content = Object::new();
    for field in table.fields {
        match value(field, &fields[field.name]).map_err(|what| unfit(format!("{}: {what}", field.name)))? {
            Some(value) => {
                content.insert(field.name, value);
            }
            None if field.required => return Err(unfit(format!("{} is missing", field.name))),
            None => {}
        }
    }
    Ok(Record { id: id.to_owned(), content, digest: String::new() })
}

/// A field's value; none where nothing is said.
fn value(field: &Field, json: &Json) -> Result<Option<Value>, String> {
    let said = match json {
        Json::Null if matches!(field.kind, Kind::Links(_) | Kind::Texts(_) | Kind::Words(_)) => {
            &Json::Array(Vec::new())
        }
        Json::Null => return Ok(None),
        Json::String(text) if text.is_empty() => return Ok(None),
        said => said,
    };
    Ok(Some(match field.kind {
        Kind::Link(table) | Kind::PartOf(table) => link(table, text(said)?),
        Kind::Links(table) => {
            let ids = said.as_array().ok_or("should be a list")?.iter().map(|id| Ok(text(id)?.to_owned()));
            links(table, &ids.collect::<Result<Vec<_>, String>>()?)
        }
        Kind::Decimal => Value::Number(Number::Decimal(decimal(said)?)),
        _ => said.clone().into_value(),
    }))
}

fn text(json: &Json) -> Result<&str, String> {
    json.as_str().ok_or_else(|| format!("`{json}` should be a text"))
}

/// A number as the rooms write it down: as text, so that no digit is lost.
fn decimal(json: &Json) -> Result<Decimal, String> {
    Decimal::from_str(text(json)?).map_err(|_| format!("`{json}` is not a number"))
}
