//! Undoing: everything is exactly as it was, or nothing changes.

use app::accounts::model::Viewer;
use app::error::AppError;
use app::registry::curation::model::{ChangeKind, Refusal, RegistryKind};
use app::registry::curation::rules::changed_fields;
use app::registry::model::Named;

use super::overview::is_as_left;
use super::pointing::pointing_to;
use super::room::{CurationRoom, Deed, failure, pointing_links};
use super::store::{self, Content, Link, Revision, Step};

impl CurationRoom {
    /// Undoes a change, if the records are still as it left them.
    pub(super) async fn take_back(&self, viewer: &Viewer, change: &str) -> Result<Result<(), Refusal>, AppError> {
        let revision = store::revision(&self.database, change).await.map_err(failure)?;
        let Some(revision) = revision else { return Ok(Err(Refusal::Missing)) };
        if revision.undone_by.is_some() {
            return Ok(Err(Refusal::UndoneBefore));
        }
        if revision.what == ChangeKind::Undone {
            return Ok(Err(Refusal::ChangedSince));
        }
        if revision.what == ChangeKind::Added && self.is_used(revision.of_table, &revision.of_record).await? {
            return Ok(Err(Refusal::InUse));
        }
        match self.restore(viewer, &revision).await {
            Err(AppError::Conflict) => Ok(Err(Refusal::ChangedSince)),
            result => result.map(Ok),
        }
    }

    /// Whether anything points to a record.
    async fn is_used(&self, kind: RegistryKind, id: &str) -> Result<bool, AppError> {
        for pointing in pointing_to(kind) {
            let found = store::pointers(&self.database, &pointing, id).await.map_err(failure)?;
            if !found.is_empty() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    async fn restore(&self, viewer: &Viewer, revision: &Revision) -> Result<(), AppError> {
        let kind = revision.of_table;
        let merged =
            revision.merged.clone().map(|slug| Named { slug, name: revision.merged_name.clone().unwrap_or_default() });
        let main = revision.content.records.iter().find(|step| step.record == revision.of_record);
        let changed = main.and_then(|step| Some(changed_fields(step.before.as_ref()?, step.after.as_ref()?)));
        let mut content = backwards(&revision.content);
        for step in &mut content.records {
            // The version is read first: whoever changes the record after that is found out by it.
            step.versions = store::version(&self.database, step.table, &step.record).await.map_err(failure)?;
        }
        for step in &revision.content.records {
            let current = store::record(&self.database, step.table, &step.record).await.map_err(failure)?;
            if !is_as_left(step, current.as_ref()) {
                return Err(AppError::Conflict);
            }
        }
        let deed = Deed {
            what: ChangeKind::Undone,
            kind,
            record: &revision.of_record,
            name: &revision.name,
            merged: None,
            changed: changed.unwrap_or_default(),
            content,
            undoes: Some((revision.id.clone(), revision.what)),
        };
        let mut change = self.change(viewer, &deed).await?;
        if let Some(merged) = merged {
            store::lead_back(&mut change, kind, &merged.slug);
        }
        if revision.what == ChangeKind::Added {
            for pointing in pointing_links(kind) {
                store::expect_nothing_left(&mut change, &pointing, &revision.of_record);
            }
        }
        Ok(change.commit(&self.database).await?)
    }
}

/// The same the other way round.
fn backwards(content: &Content) -> Content {
    let step = |step: &Step| Step {
        table: step.table,
        record: step.record.clone(),
        before: step.after.clone(),
        after: step.before.clone(),
        versions: step.versions,
    };
    let link = |link: &Link| Link { before: link.after.clone(), after: link.before.clone(), ..link.clone() };
    Content { records: content.records.iter().map(step).collect(), links: content.links.iter().map(link).collect() }
}
