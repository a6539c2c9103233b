//! The import itself: check everything, find what differs, write that in batches, remove what left the files.

use std::collections::{BTreeMap, BTreeSet};

use app::registry::curation::imports::{Difference, DifferenceKind, DifferentField};
use serde::Deserialize;
use serde_json::Value as Json;
use surrealdb::types::Value;

use super::Mistake;
use super::check::{Checked, Record, check};
use super::read::Files;
use super::store::{self, Known};
use super::table::{Table, is_id};
use crate::db::{Database, DatabaseError, readable};

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

/// Brings the database to what the files say. With `check_only`, nothing is written.
pub async fn import(
    database: &Database,
    files: &Files,
    tables: &[&Table],
    check_only: bool,
    progress: Progress<'_>,
) -> Result<Outcome, ImportError> {
    let plan = plan(database, files, tables).await?;
    if !check_only {
        plan.write(database, progress).await?;
    }
    Ok(plan.outcome)
}

/// What an import would do.
pub struct Plan<'t> {
    /// How much of it there is.
    pub outcome: Outcome,
    dataset: String,
    changes: Vec<Change<'t>>,
    /// What the files say of records that somebody edited on the pages.
    edited: Vec<(&'t Table, Vec<Record>)>,
}

/// What an import of these files would do, or all that is wrong with them.
pub async fn plan<'t>(database: &Database, files: &Files, tables: &[&'t Table]) -> Result<Plan<'t>, ImportError> {
    let dataset = dataset(files)?;
    let mut known: BTreeMap<&str, Vec<Known>> = BTreeMap::new();
    for table in tables {
        known.insert(table.name, store::known(database, table.name).await?);
    }
    let by_people = store::edited(database, &dataset).await?;
    let checked = check(files, tables, &dataset, &known, &by_people).map_err(ImportError::Mistakes)?;
    let Checked { records, edited } = checked;

    let mut outcome = Outcome::default();
    let mut changes = Vec::new();
    for (table, records) in records {
        let total = records.len();
        let change = Change::of(table, records, &known[table.name], &dataset);
        outcome.written += change.differing.len();
        outcome.unchanged += total - change.differing.len();
        outcome.removed += change.gone.len();
        changes.push(change);
    }
    Ok(Plan { outcome, dataset, changes, edited })
}

impl Plan<'_> {
    /// Does it; gives the number of the import, by which its versions are known.
    pub async fn write(&self, database: &Database, progress: Progress<'_>) -> Result<i64, DatabaseError> {
        write(database, &self.dataset, &self.changes, self.outcome.written, progress).await
    }

    /// How the files differ from the database, record by record. What only looks different, by its digest, is left out.
    pub async fn differences(&self, database: &Database) -> Result<Vec<Difference>, DatabaseError> {
        let mut found = Vec::new();
        for change in &self.changes {
            compare(database, change.table, &change.differing, DifferenceKind::Changed, &mut found).await?;
            found.extend(change.gone.iter().map(|id| difference(change.table, id, DifferenceKind::Removed)));
        }
        for (table, records) in &self.edited {
            compare(database, table, records, DifferenceKind::Kept, &mut found).await?;
        }
        Ok(found)
    }
}

fn difference(table: &Table, id: &str, kind: DifferenceKind) -> Difference {
    Difference { table: table.name.to_owned(), id: id.to_owned(), kind, fields: Vec::new() }
}

/// Adds how records of files differ from those of the database; those that it has not are new.
async fn compare(
    database: &Database,
    table: &Table,
    records: &[Record],
    kind: DifferenceKind,
    found: &mut Vec<Difference>,
) -> Result<(), DatabaseError> {
    for batch in records.chunks(BATCH) {
        let ids: Vec<String> = batch.iter().map(|record| record.id.clone()).collect();
        let there: Vec<Json> = database.pick(table.name, &ids).await?;
        let there: BTreeMap<&str, &Json> =
            there.iter().filter_map(|record| Some((record["id"].as_str()?, record))).collect();
        for record in batch {
            let Some(before) = there.get(record.id.as_str()) else {
                found.push(difference(table, &record.id, DifferenceKind::New));
                continue;
            };
            let fields = different_fields(table, before, &readable(Value::Object(record.content.clone())));
            if !fields.is_empty() {
                found.push(Difference { fields, ..difference(table, &record.id, kind) });
            }
        }
    }
    Ok(())
}

fn different_fields(table: &Table, before: &Json, after: &Json) -> Vec<DifferentField> {
    let field = |name: &str| {
        let (before, after) = (in_words(&before[name]), in_words(&after[name]));
        (before != after).then(|| DifferentField { name: name.to_owned(), before, after })
    };
    table.fields.iter().filter_map(|known| field(known.name)).collect()
}

/// A value as people read it.
fn in_words(value: &Json) -> String {
    let all = |values: Vec<&Json>, between: &str| values.into_iter().map(in_words).collect::<Vec<_>>().join(between);
    match value {
        Json::Null => String::new(),
        Json::String(text) => text.clone(),
        Json::Array(items) => all(items.iter().collect(), ", "),
        Json::Object(fields) => all(fields.values().collect(), " / "),
        other => other.to_string(),
    }
}

/// What an import changes in a table.
struct Change<'t> {
    table: &'t Table,
    differing: Vec<Record>,
    gone: Vec<String>,
}

impl<'t> Change<'t> {
    /// What has to change for a table to hold these records of a dataset.
    fn of(table: &'t Table, records: Vec<Record>, known: &[Known], dataset: &str) -> Self {
        let digests: BTreeMap<&str, Option<&str>> =
            known.iter().map(|known| (known.id.as_str(), known.digest.as_deref())).collect();
        let ids: BTreeSet<&str> = records.iter().map(|record| record.id.as_str()).collect();
        let has_left = |known: &&Known| known.origin.as_deref() == Some(dataset) && !ids.contains(known.id.as_str());
        let gone = known.iter().filter(has_left).map(|known| known.id.clone()).collect();
        let differs =
            |record: &Record| digests.get(record.id.as_str()).copied().flatten() != Some(record.digest.as_str());
        Self { table, gone, differing: records.into_iter().filter(differs).collect() }
    }
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

async fn write(
    database: &Database,
    dataset: &str,
    changes: &[Change<'_>],
    total: usize,
    progress: Progress<'_>,
) -> Result<i64, DatabaseError> {
    // Every change counts the data's revision up: the next import has a higher number than this one.
    let run = database.revision().await?.revision + 1;
    let mut done = 0;
    for change in changes {
        for batch in change.differing.chunks(BATCH) {
            store::write(database, change.table, batch, run).await?;
            done += batch.len();
            progress(done, total);
        }
    }
    // What points to others goes before what is pointed to.
    for change in changes.iter().rev() {
        for batch in change.gone.chunks(BATCH) {
            store::remove(database, change.table, batch, dataset, run).await?;
        }
    }
    Ok(run)
}
