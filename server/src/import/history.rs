//! What became of a record: its versions, and how it and its parts were at each of them.

use std::collections::BTreeSet;

use app::registry::history::{Version, VersionKind, Versions};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::store;
use crate::db::{Database, DatabaseError};

/// That an import loaded, changed or removed a record.
#[derive(Clone, Debug, Deserialize)]
pub struct Event {
    /// The record's table.
    pub table: String,
    /// The record's id.
    pub id: String,
    /// The number of the import: later ones have higher ones.
    pub run: i64,
    /// When (RFC 3339).
    pub at: String,
    /// What happened.
    pub kind: VersionKind,
    /// The fields that changed.
    #[serde(default)]
    pub changed: Vec<String>,
    /// The record before; `None` where it was not there.
    #[serde(default)]
    pub before: Option<Value>,
}

/// What became of a record and its parts. A version is what one import made of them.
#[derive(Debug)]
pub struct History {
    table: String,
    id: String,
    events: Vec<Event>,
}

/// How a record was, seen from how it is now.
enum Then<'a> {
    AsNow,
    Otherwise(&'a Value),
    Absent,
}

impl History {
    /// The history of a record of any table that imports fill.
    pub async fn of(database: &Database, table: &str, id: &str) -> Result<Self, DatabaseError> {
        let events = store::events(database, table, id).await?;
        Ok(Self { table: table.to_owned(), id: id.to_owned(), events })
    }

    /// The versions, oldest first, numbered from 1.
    pub fn versions(&self) -> Vec<Version> {
        let imports = self.events.chunk_by(|one, next| one.run == next.run);
        (1..).zip(imports).map(|(number, events)| self.version(number, events)).collect()
    }

    /// The versions for a page that shows this one of them, or the last one where none is named.
    pub fn showing(&self, version: Option<u32>) -> Versions {
        let list = self.versions();
        let shown = version.or_else(|| list.last().map(|newest| newest.number)).unwrap_or_default();
        Versions { list, shown }
    }

    /// The version that some events of one import made.
    fn version(&self, number: u32, events: &[Event]) -> Version {
        let (own, parts): (Vec<&Event>, Vec<&Event>) = events.iter().partition(|event| self.is_own(event));
        let kind = own.last().map_or(VersionKind::Changed, |event| event.kind);
        let fields = own.iter().flat_map(|event| &event.changed);
        let tables = parts.iter().map(|event| &event.table).collect::<BTreeSet<_>>();
        let changed = match kind {
            VersionKind::Changed => fields.chain(tables).cloned().collect(),
            VersionKind::Loaded | VersionKind::Removed => Vec::new(),
        };
        let day = events.first().and_then(|event| event.at.split('T').next()).unwrap_or_default().to_owned();
        Version { number, day, kind, changed }
    }

    fn is_own(&self, event: &Event) -> bool {
        event.table == self.table && event.id == self.id
    }

    /// The record as it was at a version, or is at the last one where none is named, given how it is now; `None` where
    /// it was not there, or there is no such version.
    pub fn record<T: DeserializeOwned>(&self, version: Option<u32>, now: T) -> Result<Option<T>, DatabaseError> {
        let Some(run) = self.run(version) else { return Ok(None) };
        match self.then(&self.table, &self.id, run) {
            Then::AsNow => Ok(Some(now)),
            Then::Otherwise(before) => Ok(Some(serde_json::from_value(before.clone())?)),
            Then::Absent => Ok(None),
        }
    }

    /// Its parts of a table as they were at a version, given those of now, in no particular order. A part that was
    /// another record's then is among them.
    pub fn parts<T: DeserializeOwned>(
        &self,
        version: Option<u32>,
        table: &str,
        now: Vec<T>,
        id: fn(&T) -> &str,
    ) -> Result<Vec<T>, DatabaseError> {
        let Some(run) = self.run(version) else { return Ok(Vec::new()) };
        let as_now = |part: &T| matches!(self.then(table, id(part), run), Then::AsNow);
        let mut parts: Vec<T> = now.into_iter().filter(as_now).collect();
        let events = self.events.iter().filter(|event| event.table == table);
        for id in events.map(|event| event.id.as_str()).collect::<BTreeSet<_>>() {
            if let Then::Otherwise(before) = self.then(table, id, run) {
                parts.push(serde_json::from_value(before.clone())?);
            }
        }
        Ok(parts)
    }

    /// The import that made a version; for the last one, none that could be followed by another.
    fn run(&self, version: Option<u32>) -> Option<i64> {
        let Some(version) = version else { return Some(i64::MAX) };
        let place = usize::try_from(version).ok()?.checked_sub(1)?;
        self.events.chunk_by(|one, next| one.run == next.run).nth(place)?.first().map(|event| event.run)
    }

    /// How a record was after an import: what the next event on it found.
    fn then(&self, table: &str, id: &str, run: i64) -> Then<'_> {
        let next = self.events.iter().find(|event| event.run > run && event.table == table && event.id == id);
        match next {
            None => Then::AsNow,
            Some(Event { before: Some(before), .. }) => Then::Otherwise(before),
            Some(Event { before: None, .. }) => Then::Absent,
        }
    }
}
