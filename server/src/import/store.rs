//! What an import asks of the database: what it knows, batches to write, batches to remove, and what became of a record.

use chrono::{DateTime, Utc};
use serde::Deserialize;
use surrealdb::types::{Array, Datetime, Object, Value};

use super::check::Record;
use super::history::Event;
use super::table::{Kind, Table};
use crate::change::Change;
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
    database.write(&format!("{WRITE}\n{MARK_CHANGE}"), written(table, records, run)).await
}

/// Adds to a change that somebody writes records of a table. `run` is the number of the change, as of an import.
pub fn put(change: &mut Change, table: &Table, records: &[Record], run: i64) {
    change.write(&format!("{WRITE}\n{MARK_CHANGE}"), written(table, records, run));
}

/// What [`WRITE`] needs.
fn written(table: &Table, records: &[Record], run: i64) -> Object {
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
    variables
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

/// Removes `$records`, whosever they are, and keeps what they were.
const TAKE_AWAY: &str = "
    FOR $before IN (SELECT * FROM $records) {
        CREATE version CONTENT {
            record: $before.id, whole: $before[$part_of], run: $run, at: time::now(), kind: 'removed',
            before: $before
        };
    };
    DELETE $records;";

/// Adds to a change that somebody takes records of a table away.
pub fn take_away(change: &mut Change, table: &Table, ids: &[String], run: i64) {
    let mut variables = of_run(table, run);
    variables.insert("records", links(table.name, ids));
    change.write(&format!("{MARK_GONE}\n{TAKE_AWAY}\n{MARK_CHANGE}"), variables);
}

/// Makes every record that an import changed what it was before, and keeps what it is; fails where one of them changed
/// since, or where a merge has changed what points to what.
const TAKE_BACK: &str = "
    IF array::len((SELECT VALUE id FROM registry_revision
                   WHERE what = 'merged' AND undone_by = NONE AND at > $since)) > 0 { THROW 'conflict' };
    FOR $one IN (SELECT record FROM version WHERE run = $run) {
        IF array::len((SELECT VALUE id FROM version WHERE record = $one.record AND run > $run)) > 0
            { THROW 'conflict' };
    };
    FOR $one IN (SELECT * FROM version WHERE run = $run) {
        LET $now = (SELECT * FROM ONLY $one.record);
        IF $one.kind = 'loaded' {
            CREATE version CONTENT {
                record: $one.record, whole: $one.whole, run: $next, at: time::now(), kind: 'removed', before: $now
            };
            UPSERT type::record('gone', <string> $one.record) SET removed = time::now();
            DELETE $one.record;
        } ELSE IF $one.kind = 'removed' {
            CREATE version CONTENT {
                record: $one.record, whole: $one.whole, run: $next, at: time::now(), kind: 'loaded'
            };
            UPSERT $one.record CONTENT $one.before;
        } ELSE {
            CREATE version CONTENT {
                record: $one.record, whole: $one.whole, run: $next, at: time::now(), kind: 'changed',
                changed: $one.changed, before: $now
            };
            UPSERT $one.record CONTENT $one.before;
        };
    };
    LET $gone = (SELECT VALUE record FROM version WHERE run = $run AND kind = 'loaded');";

/// Adds to a change that an import is undone: its number, when it ended, and the number of the change.
pub fn take_back(change: &mut Change, tables: &[&Table], (run, since, next): (i64, DateTime<Utc>, i64)) {
    let mut statements = TAKE_BACK.to_owned();
    for table in tables {
        for field in table.fields {
            let operator = match field.kind {
                Kind::Link(_) | Kind::PartOf(_) => "IN",
                Kind::Links(_) => "CONTAINSANY",
                _ => continue,
            };
            // Names of tables and fields come from the tables' definitions and never from outside.
            let left = format!("SELECT VALUE id FROM {} WHERE `{}` {operator} $gone", table.name, field.name);
            statements.extend(["\nIF array::len((", &left, ")) > 0 { THROW 'conflict' };"]);
        }
    }
    let mut variables = Object::new();
    variables.insert("run", run);
    variables.insert("next", next);
    variables.insert("since", Value::Datetime(Datetime::from(since)));
    change.write(&format!("{statements}\n{MARK_CHANGE}"), variables);
}

/// How many versions an import made.
pub async fn versions_of_run(database: &Database, run: i64) -> Result<usize, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("run", run);
    let found: Vec<String> = database.read("SELECT VALUE id FROM version WHERE run = $run", variables).await?;
    Ok(found.len())
}

/// The records that came from a dataset before somebody changed them on the pages: its files no longer speak for them,
/// neither while they are there nor after somebody took them away.
async fn taken_over(database: &Database, dataset: &str) -> Result<Vec<TakenOver>, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("dataset", dataset.to_owned());
    let query = "SELECT record::tb(record) AS table, record::id(record) AS id, record.id = NONE AS gone FROM version
                 WHERE before.origin = $dataset AND kind = 'changed' AND record.origin = NONE
                 AND (record.id != NONE
                      OR record IN (SELECT VALUE record FROM version WHERE kind = 'removed' AND before.origin = NONE))
                 GROUP BY table, id, gone";
    database.read(query, variables).await
}

/// A record that somebody changed on the pages after an import had brought it.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct TakenOver {
    /// Its table.
    pub table: String,
    /// Its id.
    pub id: String,
    /// Whether somebody took it away.
    pub gone: bool,
}

/// What somebody did on the pages with records that files speak of.
#[derive(Debug, Default)]
pub struct Edited {
    /// The records that somebody changed, or took away.
    pub taken_over: Vec<TakenOver>,
    /// The records that became a part of another one.
    pub merged: Vec<Merged>,
}

/// A record that became a part of another one of its table.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Merged {
    /// Its table.
    pub table: String,
    /// Its id.
    pub id: String,
    /// The id of the one that it is a part of.
    pub target: String,
}

/// What somebody did with the records of a dataset.
pub async fn edited(database: &Database, dataset: &str) -> Result<Edited, DatabaseError> {
    let query = "SELECT of_table AS table, of_record AS id, target FROM moved";
    Ok(Edited { taken_over: taken_over(database, dataset).await?, merged: database.read(query, Object::new()).await? })
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
