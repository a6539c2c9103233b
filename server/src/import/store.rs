//! What an import asks of the database: what it knows, batches to write, batches to remove, and what became of a record.

use serde::Deserialize;
use surrealdb::types::{Array, Object, Value};

use super::check::Record;
use super::history::Event;
use super::table::Table;
use crate::db::{Database, DatabaseError, MARK_CHANGE, MARK_GONE, link, links};

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

/// Writes each of `$rows`, and keeps what it was before. What only looks different, by its digest, makes no version; what
/// becomes a part of something else makes a version of both.
const WRITE: &str = "
    FOR $row IN $rows {
        LET $before = (SELECT * FROM ONLY $row.record);
        LET $changed = (SELECT VALUE $this FROM $fields WHERE $before[$this] != $row.content[$this]);
        IF $before = NONE {
            CREATE version CONTENT {
                record: $row.record, whole: $row.whole, run: $run, at: time::now(), kind: 'loaded'
            };
        } ELSE IF $changed != [] {
            FOR $whole IN array::distinct([$before[$part_of], $row.whole]) {
                CREATE version CONTENT {
                    record: $row.record, whole: $whole, run: $run, at: time::now(), kind: 'changed',
                    changed: $changed, before: $before
                };
            };
        };
        UPSERT $row.record CONTENT $row.content;
    };";

/// Writes records of a table in one transaction; `run` is the number of the import.
pub async fn write(database: &Database, table: &Table, records: &[Record], run: i64) -> Result<(), DatabaseError> {
    let row = |record: &Record| {
        let itself = link(table.name, &record.id);
        let whole = table.part_of().and_then(|field| record.content.get(field).cloned());
        let mut row = Object::new();
        row.insert("whole", whole.unwrap_or_else(|| itself.clone()));
        row.insert("record", itself);
        row.insert("content", Value::Object(record.content.clone()));
        Value::Object(row)
    };
    let fields = table.fields.iter().map(|field| Value::String(field.name.to_owned()));
    let mut variables = of_run(table, run);
    variables.insert("rows", Value::Array(Array::from(records.iter().map(row).collect::<Vec<_>>())));
    variables.insert("fields", Value::Array(Array::from(fields.collect::<Vec<_>>())));
    database.write(&format!("{WRITE}\n{MARK_CHANGE}"), variables).await
}

/// Removes those of `$records` that came from `$origin`, and keeps what they were.
const REMOVE: &str = "
    FOR $before IN (SELECT * FROM $records WHERE origin = $origin) {
        CREATE version CONTENT {
            record: $before.id, whole: $before[$part_of], run: $run, at: time::now(), kind: 'removed',
            before: $before
        };
    };
    DELETE $records WHERE origin = $origin;";

/// Removes records of a table that came from this dataset, in one transaction; `run` is the number of the import.
pub async fn remove(
    database: &Database,
    table: &Table,
    ids: &[String],
    dataset: &str,
    run: i64,
) -> Result<(), DatabaseError> {
    let mut variables = of_run(table, run);
    variables.insert("records", links(table.name, ids));
    variables.insert("origin", dataset.to_owned());
    database.write(&format!("{MARK_GONE}\n{REMOVE}\n{MARK_CHANGE}"), variables).await
}

/// What every row of a version needs: the import's number, and the field that says what the record is a part of.
fn of_run(table: &Table, run: i64) -> Object {
    let mut variables = Object::new();
    variables.insert("run", run);
    variables.insert("part_of", table.part_of().unwrap_or("id").to_owned());
    variables
}

/// What became of a record and its parts, oldest first.
pub async fn events(database: &Database, table: &str, id: &str) -> Result<Vec<Event>, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("whole", link(table, id));
    let query = "SELECT record::tb(record) AS table, record::id(record) AS id, run, at, kind, changed, before
                 FROM version WHERE whole = $whole ORDER BY run, at";
    database.read(query, variables).await
}
