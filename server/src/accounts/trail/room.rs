//! The trail, as administrators ask it.

use std::collections::{BTreeMap, BTreeSet};

use app::accounts::model::{Role, Viewer};
use app::accounts::trail_api::Trail;
use app::accounts::trail_query::{TrailPage, TrailQuery, TrailRow};
use app::error::AppError;
use async_trait::async_trait;
use chrono::SecondsFormat;
use serde_json::{Map, Value, json};

use super::store::{self, Event, Selection};
use crate::db::{Database, DatabaseError};
use crate::registry::datasets::csv;

/// How many events a page shows.
const PER_PAGE: u32 = 50;
/// The columns of the file.
const COLUMNS: [&str; 12] = [
    "number",
    "at",
    "person",
    "name",
    "role",
    "kind",
    "subject_table",
    "subject_id",
    "changed",
    "before",
    "after",
    "digest",
];

/// Shows the trail.
pub struct TrailRoom {
    database: Database,
}

impl TrailRoom {
    /// The room over a database.
    pub fn new(database: Database) -> Self {
        Self { database }
    }

    async fn page(&self, query: &TrailQuery) -> Result<TrailPage, DatabaseError> {
        let selection = Selection::of(&self.database, query).await?;
        let found = selection.count(&self.database).await?;
        let pages = found.div_ceil(PER_PAGE);
        // Whoever asks for a page behind the last one gets the last one.
        let page = query.page.min(pages.saturating_sub(1));
        let events = selection.newest(&self.database, page * PER_PAGE, PER_PAGE).await?;
        let names = self.names(&events).await?;
        let rows = events.into_iter().map(|event| row(event, &names)).collect();
        Ok(TrailPage { query: TrailQuery { page, ..query.clone() }, rows, found, pages })
    }

    async fn table(&self, query: &TrailQuery) -> Result<String, DatabaseError> {
        let events = Selection::of(&self.database, query).await?.all(&self.database).await?;
        let names = self.names(&events).await?;
        let rows: Vec<_> = events.iter().map(|event| cells(event, &names)).collect();
        Ok(csv(&COLUMNS.map(str::to_owned), &rows))
    }

    /// The names of everybody in some events.
    async fn names(&self, events: &[Event]) -> Result<BTreeMap<String, String>, DatabaseError> {
        let people: BTreeSet<String> = events.iter().filter_map(|event| event.entry.person.clone()).collect();
        let people: Vec<String> = people.into_iter().collect();
        let named = if people.is_empty() { Vec::new() } else { store::names(&self.database, &people).await? };
        Ok(named.into_iter().map(|named| (named.id, named.name)).collect())
    }
}

#[async_trait]
impl Trail for TrailRoom {
    async fn events(&self, viewer: &Viewer, query: &TrailQuery) -> Result<TrailPage, AppError> {
        allow(viewer.role)?;
        self.page(query).await.map_err(failure)
    }

    async fn file(&self, viewer: &Viewer, query: &TrailQuery) -> Result<String, AppError> {
        allow(viewer.role)?;
        self.table(query).await.map_err(failure)
    }
}

/// The trail is for administrators.
fn allow(role: Role) -> Result<(), AppError> {
    if role == Role::Administrator { Ok(()) } else { Err(AppError::Forbidden) }
}

fn row(event: Event, names: &BTreeMap<String, String>) -> TrailRow {
    let entry = event.entry;
    TrailRow {
        number: event.number,
        at: entry.at,
        name: entry.person.as_ref().and_then(|person| names.get(person).cloned()),
        person: entry.person,
        role: entry.role.and_then(|word| Role::ALL.into_iter().find(|role| role.word() == word)),
        kind: entry.kind,
        subject_table: entry.subject_table,
        subject_id: entry.subject_id,
        changed: entry.changed,
    }
}

fn cells(event: &Event, names: &BTreeMap<String, String>) -> Map<String, Value> {
    let entry = &event.entry;
    let name = entry.person.as_ref().and_then(|person| names.get(person));
    let values = [
        json!(event.number),
        json!(entry.at.to_rfc3339_opts(SecondsFormat::Micros, true)),
        json!(entry.person),
        json!(name),
        json!(entry.role),
        json!(entry.kind),
        json!(entry.subject_table),
        json!(entry.subject_id),
        json!(entry.changed),
        json!(entry.before),
        json!(entry.after),
        json!(event.digest),
    ];
    COLUMNS.map(str::to_owned).into_iter().zip(values).collect()
}

fn failure(error: DatabaseError) -> AppError {
    tracing::error!(%error, "the trail cannot be read");
    AppError::Unavailable
}
