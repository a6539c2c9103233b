//! The registry, as the curators' pages ask for it; and what every change of it has in common.

use app::accounts::model::{Role, Viewer};
use app::error::AppError;
use app::i18n::Language;
use app::registry::curation::api::Curation;
use app::registry::curation::imports::{ApplyForm, ImportTrouble, ImportsSheet, UploadSheet};
use app::registry::curation::model::{
    ChangeKind, ConfirmForm, EditForm, Preview, Refusal, RegistryKind, RegistryOverview, RegistrySheet,
};
use app::registry::model::Named;
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde_json::Value;

use super::pointing::{self, Pointing};
use super::store::{self, Content, Link, NewRevision, Step};
use crate::change::{Actor, Change, EventKind, Subject};
use crate::clock::Clock;
use crate::db::{Database, DatabaseError};
use crate::import::{self, Record, Table, tables};

/// The registry for curators.
pub struct CurationRoom {
    pub(super) database: Database,
    pub(super) clock: Clock,
}

/// Something that is done with the registry.
pub(super) struct Deed<'d> {
    /// What is done.
    pub what: ChangeKind,
    /// What it is done with.
    pub kind: RegistryKind,
    /// The record's id.
    pub record: &'d str,
    /// What the record is called.
    pub name: &'d str,
    /// The record that becomes a part of it.
    pub merged: Option<Named>,
    /// The fields that change.
    pub changed: Vec<String>,
    /// The records and links that change.
    pub content: Content,
    /// The revision that is undone, with what that was.
    pub undoes: Option<(String, ChangeKind)>,
}

impl CurationRoom {
    /// The room over a database.
    pub fn new(database: Database, clock: Clock) -> Self {
        Self { database, clock }
    }

    /// A record that has to be there.
    pub(super) async fn record(&self, kind: RegistryKind, id: &str) -> Result<Value, AppError> {
        store::record(&self.database, kind, id).await.map_err(failure)?.ok_or(AppError::NotFound)
    }

    /// A change with all that a deed writes: records, links, the revision by which it can be undone, and the trail. More
    /// may be added to it.
    pub(super) async fn change(&self, viewer: &Viewer, deed: &Deed<'_>) -> Result<Change, AppError> {
        let now = self.clock.now();
        let run = self.database.revision().await.map_err(failure)?.revision + 1;
        let mut change = Change::new(Actor::from(viewer), now);
        for step in &deed.content.records {
            store::expect(&mut change, step);
        }
        for step in &deed.content.records {
            if let Some(after) = &step.after {
                let table = table_of(step.table);
                import::put(&mut change, table, &[typed(table, &step.record, after)?], run);
            }
        }
        point(&mut change, deed.kind, &deed.content.links);
        for step in deed.content.records.iter().filter(|step| step.after.is_none()) {
            import::take_away(&mut change, table_of(step.table), std::slice::from_ref(&step.record), run);
        }
        keep(&mut change, viewer, deed, now);
        for step in &deed.content.records {
            let subject = Subject::new(step.table.word(), step.record.clone());
            change.event(event_kind(deed, step), &subject, step.before.as_ref(), step.after.as_ref());
        }
        Ok(change)
    }
}

/// Adds the revision by which a deed can be undone.
fn keep(change: &mut Change, viewer: &Viewer, deed: &Deed<'_>, now: DateTime<Utc>) {
    let id = hex::encode(rand::random::<[u8; 16]>());
    let revision = NewRevision {
        what: deed.what,
        kind: deed.kind,
        record: deed.record,
        name: deed.name,
        merged: deed.merged.as_ref(),
        person: (&viewer.id, &viewer.name),
        at: now,
        changed: &deed.changed,
        content: &deed.content,
        undoes: deed.undoes.as_ref().map(|(revision, _)| revision.as_str()),
    };
    store::keep(change, &id, &revision);
    if let Some((undone, _)) = &deed.undoes {
        store::mark_undone(change, undone, &id);
    }
}

/// What the trail says of a record.
fn event_kind(deed: &Deed<'_>, step: &Step) -> EventKind {
    let steps = &deed.content.records;
    let is_of_deed = |step: &Step| step.table == deed.kind && step.record == deed.record;
    // A merge that gives the record that stays nothing new changes only the other one.
    let is_main = steps.iter().find(|step| is_of_deed(step)).or(steps.first()) == Some(step);
    match (deed.what, &step.before, &step.after) {
        (ChangeKind::Undone, ..) if is_main => {
            let of_merge = deed.undoes.as_ref().is_some_and(|(_, what)| *what == ChangeKind::Merged);
            if of_merge { EventKind::MergeUndone } else { EventKind::Undone }
        }
        (ChangeKind::Merged, ..) if is_main => EventKind::Merged,
        (ChangeKind::Moved, ..) if is_main => EventKind::RegistryMoved,
        (_, None, _) => EventKind::RegistryAdded,
        (_, _, None) => EventKind::RegistryRemoved,
        _ => EventKind::RegistryChanged,
    }
}

/// Adds that links point elsewhere, field by field.
fn point(change: &mut Change, kind: RegistryKind, links: &[Link]) {
    let mut fields: Vec<(&str, &str)> = links.iter().map(|link| (link.table.as_str(), link.field.as_str())).collect();
    fields.sort_unstable();
    fields.dedup();
    for (table, field) in fields {
        let Some(pointing) = pointing::find(kind, table, field) else { continue };
        let of_field: Vec<&Link> = links.iter().filter(|link| link.table == table && link.field == field).collect();
        store::point(change, &pointing, &of_field);
    }
}

/// The fields that point to records of a kind, but for those of proposals' texts.
pub(super) fn pointing_links(kind: RegistryKind) -> impl Iterator<Item = Pointing> {
    pointing::pointing_to(kind).into_iter().filter(|one| one.shape != pointing::Shape::Lines)
}

/// The table of a kind of record, as imports know it.
pub(super) fn table_of(kind: RegistryKind) -> &'static Table {
    tables().into_iter().find(|table| table.name == kind.word()).expect("a table of the registry")
}

/// A record ready to be written. One that comes back to what its dataset said belongs to the dataset again.
fn typed(table: &'static Table, id: &str, record: &Value) -> Result<Record, AppError> {
    let mut typed = import::record(table, id, record).map_err(|unfit| {
        tracing::error!(%unfit, "a record of the registry does not fit its table");
        AppError::Unavailable
    })?;
    for field in ["origin", "digest"] {
        if let Some(text) = record[field].as_str() {
            typed.content.insert(field, text.to_owned());
        }
    }
    Ok(typed)
}

/// A record that somebody edited: it belongs to no dataset any more.
pub(super) fn nobodys(mut record: Value) -> Value {
    if let Some(fields) = record.as_object_mut() {
        fields.remove("origin");
        fields.remove("digest");
    }
    record
}

/// The registry is for curators.
pub(super) fn curators_only(viewer: &Viewer) -> Result<(), AppError> {
    if viewer.role == Role::Curator { Ok(()) } else { Err(AppError::Forbidden) }
}

/// Says in the log what went wrong, and to whoever asked only that something did.
pub(super) fn failure(error: DatabaseError) -> AppError {
    tracing::error!(%error, "the database of the registry failed");
    AppError::Unavailable
}

#[async_trait]
impl Curation for CurationRoom {
    async fn overview(&self, viewer: &Viewer, query: &str) -> Result<RegistryOverview, AppError> {
        curators_only(viewer)?;
        self.search(query).await
    }

    async fn sheet(
        &self,
        viewer: &Viewer,
        kind: RegistryKind,
        id: &str,
        came_back: bool,
    ) -> Result<RegistrySheet, AppError> {
        curators_only(viewer)?;
        self.form(viewer, kind, id, came_back).await
    }

    async fn edit(&self, viewer: &Viewer, form: EditForm) -> Result<Result<String, Refusal>, AppError> {
        curators_only(viewer)?;
        self.take(viewer, form).await
    }

    async fn preview(
        &self,
        viewer: &Viewer,
        kind: RegistryKind,
        id: &str,
        query: &str,
        language: Language,
    ) -> Result<Preview, AppError> {
        curators_only(viewer)?;
        self.show(kind, id, query, language).await
    }

    async fn confirm(&self, viewer: &Viewer, form: ConfirmForm) -> Result<Result<String, Refusal>, AppError> {
        curators_only(viewer)?;
        self.carry_out(viewer, form).await
    }

    async fn undo(&self, viewer: &Viewer, change: &str) -> Result<Result<(), Refusal>, AppError> {
        curators_only(viewer)?;
        self.take_back(viewer, change).await
    }

    async fn upload(
        &self,
        viewer: &Viewer,
        name: &str,
        content: Vec<u8>,
    ) -> Result<Result<String, ImportTrouble>, AppError> {
        curators_only(viewer)?;
        self.receive(viewer, name, content).await
    }

    async fn look(&self, viewer: &Viewer, upload: &str) -> Result<Result<UploadSheet, ImportTrouble>, AppError> {
        curators_only(viewer)?;
        self.look_at(viewer, upload).await
    }

    async fn imports(&self, viewer: &Viewer, upload: &str) -> Result<ImportsSheet, AppError> {
        curators_only(viewer)?;
        self.imports_page(viewer, upload).await
    }

    async fn undo_import(&self, viewer: &Viewer, upload: &str) -> Result<Result<(), ImportTrouble>, AppError> {
        curators_only(viewer)?;
        self.take_import_back(viewer, upload).await
    }

    async fn apply(&self, viewer: &Viewer, form: ApplyForm) -> Result<Result<(), ImportTrouble>, AppError> {
        curators_only(viewer)?;
        self.apply_shown(viewer, form).await
    }
}
