//! The import itself: check everything, find what differs, write that in batches, remove what left the files.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::Mistake;
use super::check::{Record, check};
use super::read::Files;
use super::store::{self, Known};
use super::table::{Table, is_id};
use crate::db::{Database, DatabaseError};

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
    let dataset = dataset(files)?;
    let mut known: BTreeMap<&str, Vec<Known>> = BTreeMap::new();
    for table in tables {
        known.insert(table.name, store::known(database, table.name).await?);
    }
    let records = check(files, tables, &dataset, &known).map_err(ImportError::Mistakes)?;

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
    if !check_only {
        write(database, &dataset, &changes, outcome.written, progress).await?;
    }
    Ok(outcome)
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
) -> Result<(), DatabaseError> {
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
    Ok(())
}
