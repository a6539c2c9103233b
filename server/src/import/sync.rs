//! The import itself: check everything, find what differs, write that in batches, remove what left the files.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use sha2::{Digest, Sha256};
use surrealdb::types::{Array, Object, RecordId, Value};

use super::Mistake;
use super::read::{Files, Row, rows};
use super::table::{Table, is_id};
use crate::db::{Database, DatabaseError, MARK_CHANGE, MARK_GONE, links};

/// How many records one transaction writes: far below what the engine takes at once.
const BATCH: usize = 500;

/// Why nothing was imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The files have mistakes: all of them.
    #[error("the files have {} mistakes", .0.len())]
    Mistakes(Vec<Mistake>),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DatabaseError),
}

/// What an import did, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Records that the files have and the database had not, or had otherwise.
    pub written: usize,
    /// Records of this dataset that are no longer in the files.
    pub removed: usize,
    /// Records that were as they are in the files.
    pub unchanged: usize,
}

/// Is told how far an import has come: records written, of how many.
pub type Progress<'a> = &'a (dyn Fn(usize, usize) + Sync);

/// The name of a set of files: an import removes what left its own set, and touches nobody else's records.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    dataset: String,
}

/// A record ready to be written.
struct Record {
    id: String,
    content: Object,
    digest: String,
}

/// What the database knows of a record.
#[derive(Deserialize)]
struct Known {
    id: String,
    #[serde(default)]
    origin: Option<String>,
    #[serde(default)]
    digest: Option<String>,
}

/// Brings the database to what the files say. With `check_only`, nothing is written.
pub async fn import(
    database: &Database,
    files: &Files,
    tables: &[&Table],
    check_only: bool,
    progress: Progress<'_>,
) -> Result<Outcome, ImportError> {
    let dataset = dataset(files)?;
    let mut known: BTreeMap<&str, Vec<Known>> = BTreeMap::new();
    for table in tables {
        let mut variables = Object::new();
        variables.insert("table", table.name.to_owned());
        let rows = database.read("SELECT id, origin, digest FROM type::table($table)", variables).await?;
        known.insert(table.name, rows);
    }
    let records = check(files, tables, &dataset, &known).map_err(ImportError::Mistakes)?;

    let mut outcome = Outcome::default();
    let mut changes: Vec<(&str, Vec<Record>)> = Vec::new();
    let mut removals: Vec<(&str, Vec<String>)> = Vec::new();
    for (table, records) in records {
        let digests: BTreeMap<&str, Option<&str>> =
            known[table].iter().map(|known| (known.id.as_str(), known.digest.as_deref())).collect();
        let ids: BTreeSet<&str> = records.iter().map(|record| record.id.as_str()).collect();
        let gone: Vec<String> = known[table]
            .iter()
            .filter(|known| known.origin.as_deref() == Some(&dataset) && !ids.contains(known.id.as_str()))
            .map(|known| known.id.clone())
            .collect();
        let total = records.len();
        let differing: Vec<Record> = records
            .into_iter()
            .filter(|record| digests.get(record.id.as_str()).copied().flatten() != Some(&record.digest))
            .collect();
        outcome.written += differing.len();
        outcome.unchanged += total - differing.len();
        outcome.removed += gone.len();
        changes.push((table, differing));
        removals.push((table, gone));
    }
    if !check_only {
        write(database, &dataset, changes, removals, outcome.written, progress).await?;
    }
    Ok(outcome)
}

fn dataset(files: &Files) -> Result<String, ImportError> {
    let wrong = |what: String| {
        ImportError::Mistakes(vec![Mistake { file: "manifest.toml".into(), line: 1, field: "dataset".into(), what }])
    };
    let text = files.text("manifest.toml").ok_or_else(|| wrong("the file is missing: it names the dataset".into()))?;
    let manifest: Manifest = toml::from_str(text).map_err(|error| wrong(error.message().to_owned()))?;
    if is_id(&manifest.dataset) {
        Ok(manifest.dataset)
    } else {
        Err(wrong("should be small letters, digits and hyphens".into()))
    }
}

fn check<'t>(
    files: &Files,
    tables: &[&'t Table],
    dataset: &str,
    known: &BTreeMap<&str, Vec<Known>>,
) -> Result<Vec<(&'t str, Vec<Record>)>, Vec<Mistake>> {
    let mut mistakes = Vec::new();
    let mut all_rows: Vec<(&Table, Vec<Row>)> = Vec::new();
    for table in tables {
        match rows(table, files) {
            Ok(rows) => all_rows.push((table, rows)),
            Err(wrong) => mistakes.extend(wrong),
        }
    }
    // A record can be pointed to if the files have it, or if somebody else's data do.
    let mut ids: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (table, known) in known {
        let others = known.iter().filter(|known| known.origin.as_deref() != Some(dataset));
        ids.entry(table).or_default().extend(others.map(|known| known.id.clone()));
    }
    for (table, rows) in &all_rows {
        ids.entry(table.name).or_default().extend(rows.iter().filter_map(Row::id));
    }

    let mut records = Vec::new();
    for (table, rows) in &all_rows {
        let foreign: BTreeSet<&str> = known
            .get(table.name)
            .into_iter()
            .flatten()
            .filter(|known| known.origin.as_deref() != Some(dataset))
            .map(|known| known.id.as_str())
            .collect();
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        let mut of_table = Vec::new();
        for row in rows {
            let wrong = mistakes.len();
            let mut mistake = |field: &str, what: String| {
                let line = row.line_of(field);
                mistakes.push(Mistake { file: table.file.into(), line, field: field.into(), what });
            };
            let id = row.id().unwrap_or_default();
            if !is_id(&id) {
                mistake("id", "should be small letters, digits and hyphens, at most 160".into());
            } else if let Some(line) = seen.insert(id.clone(), row.line) {
                mistake("id", format!("`{id}` stands in line {line} too"));
            } else if foreign.contains(id.as_str()) {
                mistake("id", format!("`{id}` is a record of somebody else's"));
            }
            for column in row.cells.keys() {
                let is_known = |field: &super::Field| field.columns().contains(column);
                if column != "id" && !table.fields.iter().any(is_known) {
                    mistake(column, "is no field of this table".into());
                }
            }
            let mut content = Object::new();
            for field in table.fields {
                match field.value(row) {
                    Ok(Some(value)) => {
                        content.insert(field.name, value);
                    }
                    Ok(None) => {}
                    Err((column, what)) => mistake(&column, what),
                }
                if let Some((target, pointers)) = field.pointers(row) {
                    for pointer in pointers {
                        if !ids.get(target).is_some_and(|ids| ids.contains(&pointer)) {
                            mistake(field.name, format!("there is no {target} `{pointer}`"));
                        }
                    }
                }
            }
            if mistakes.len() == wrong {
                let digest = hex::encode(Sha256::digest(format!("{content:?}")));
                content.insert("origin", dataset.to_owned());
                content.insert("digest", digest.clone());
                of_table.push(Record { id, content, digest });
            }
        }
        records.push((table.name, of_table));
    }
    mistakes.sort();
    if mistakes.is_empty() { Ok(records) } else { Err(mistakes) }
}

async fn write(
    database: &Database,
    dataset: &str,
    changes: Vec<(&str, Vec<Record>)>,
    removals: Vec<(&str, Vec<String>)>,
    total: usize,
    progress: Progress<'_>,
) -> Result<(), DatabaseError> {
    let mut done = 0;
    for (table, records) in changes {
        for batch in records.chunks(BATCH) {
            let rows: Vec<Value> = batch
                .iter()
                .map(|record| {
                    let mut row = Object::new();
                    row.insert("record", Value::RecordId(RecordId::new(table, record.id.clone())));
                    row.insert("content", Value::Object(record.content.clone()));
                    Value::Object(row)
                })
                .collect();
            let mut variables = Object::new();
            variables.insert("rows", Value::Array(Array::from(rows)));
            let statements =
                format!("FOR $row IN $rows {{ UPSERT $row.record CONTENT $row.content; }};\n{MARK_CHANGE}");
            database.write(&statements, variables).await?;
            done += batch.len();
            progress(done, total);
        }
    }
    // What points to others goes before what is pointed to.
    for (table, ids) in removals.into_iter().rev() {
        for batch in ids.chunks(BATCH) {
            let mut variables = Object::new();
            variables.insert("records", links(table, batch));
            variables.insert("origin", dataset.to_owned());
            let statements = format!("{MARK_GONE}\nDELETE $records WHERE origin = $origin;\n{MARK_CHANGE}");
            database.write(&statements, variables).await?;
        }
    }
    Ok(())
}
