//! What an import asks of the database: what it knows, batches to write, batches to remove.

use serde::Deserialize;
use surrealdb::types::{Array, Object, RecordId, Value};

use super::check::Record;
use crate::db::{Database, DatabaseError, MARK_CHANGE, MARK_GONE, links};

/// What the database knows of a record.
#[derive(Deserialize)]
pub struct Known {
    /// Its id.
    pub id: String,
    /// The dataset it came from; `None` for what a person made.
    #[serde(default)]
    pub origin: Option<String>,
    /// The digest of its content.
    #[serde(default)]
    pub digest: Option<String>,
}

/// What the database knows of a table's records.
pub async fn known(database: &Database, table: &str) -> Result<Vec<Known>, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("table", table.to_owned());
    database.read("SELECT id, origin, digest FROM type::table($table)", variables).await
}

/// Writes records of a table in one transaction.
pub async fn write(database: &Database, table: &str, records: &[Record]) -> Result<(), DatabaseError> {
    let row = |record: &Record| {
        let mut row = Object::new();
        row.insert("record", Value::RecordId(RecordId::new(table, record.id.clone())));
        row.insert("content", Value::Object(record.content.clone()));
        Value::Object(row)
    };
    let mut variables = Object::new();
    variables.insert("rows", Value::Array(Array::from(records.iter().map(row).collect::<Vec<_>>())));
    let statements = format!("FOR $row IN $rows {{ UPSERT $row.record CONTENT $row.content; }};\n{MARK_CHANGE}");
    database.write(&statements, variables).await
}

/// Removes records of a table that came from this dataset, in one transaction.
pub async fn remove(database: &Database, table: &str, ids: &[String], dataset: &str) -> Result<(), DatabaseError> {
    let mut variables = Object::new();
    variables.insert("records", links(table, ids));
    variables.insert("origin", dataset.to_owned());
    let statements = format!("{MARK_GONE}\nDELETE $records WHERE origin = $origin;\n{MARK_CHANGE}");
    database.write(&statements, variables).await
}
