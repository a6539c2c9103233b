//! Imports from the pages: an archive is kept for an hour, looked at as often as anybody likes, and applied once, as shown.

use std::collections::BTreeMap;

use app::accounts::model::Viewer;
use app::error::AppError;
use app::registry::curation::imports::{
    ApplyForm, Difference, DifferenceKind, ImportTrouble, ImportsSheet, SHOWN, UPLOAD_MINUTES, UploadSheet,
};
use chrono::TimeDelta;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::room::{CurationRoom, failure};
use super::store::{self, Upload};
use super::upload::unpack;
use crate::change::{Actor, Change, ChangeError, EventKind, Subject};
use crate::import::{self, Files, ImportError, Mistake, Plan, tables};

/// The most characters of a value that is shown.
const VALUE: usize = 400;
/// The most characters of the name of a file.
const NAME: usize = 120;

/// The most records that one transaction takes back.
const UNDONE: usize = 1_000;

/// What an upload would do.
struct Look {
    plan: Result<(Plan<'static>, Vec<Difference>), Vec<Mistake>>,
    shown: String,
}

impl CurationRoom {
    /// Takes an archive, if it is one of files.
    pub(super) async fn receive(
        &self,
        viewer: &Viewer,
        name: &str,
        content: Vec<u8>,
    ) -> Result<Result<String, ImportTrouble>, AppError> {
        // Unpacking takes its time, which no other request should wait for.
        let work = tokio::task::spawn_blocking(move || {
            unpack(&content).map(|texts| (texts, hex::encode(Sha256::digest(&content))))
        });
        let unpacked = work.await.map_err(|error| {
            tracing::error!(%error, "an archive was not unpacked");
            AppError::Unavailable
        })?;
        let (texts, digest) = match unpacked {
            Ok(unpacked) => unpacked,
            Err(trouble) => return Ok(Err(trouble)),
        };
        let now = self.clock.now();
        let upload = Upload {
            id: hex::encode(rand::random::<[u8; 16]>()),
            name: name.chars().filter(|letter| !letter.is_control()).take(NAME).collect(),
            digest,
            at: now,
            files: json!(texts).to_string(),
            applied: None,
        };
        let oldest = now - TimeDelta::minutes(UPLOAD_MINUTES);
        store::keep_upload(&self.database, (&viewer.id, &viewer.name), &upload, oldest).await.map_err(failure)?;
        Ok(Ok(upload.id))
    }

    /// The latest imports, and what an upload would do now where one is named.
    pub(super) async fn imports_page(&self, viewer: &Viewer, upload: &str) -> Result<ImportsSheet, AppError> {
        let named = if upload.is_empty() { None } else { Some(self.look_at(viewer, upload).await?) };
        Ok(ImportsSheet { upload: named, past: store::past_imports(&self.database).await.map_err(failure)? })
    }

    /// What an upload would do now.
    pub(super) async fn look_at(
        &self,
        viewer: &Viewer,
        upload: &str,
    ) -> Result<Result<UploadSheet, ImportTrouble>, AppError> {
        let upload = match self.waiting(viewer, upload).await? {
            Ok(upload) => upload,
            Err(trouble) => return Ok(Err(trouble)),
        };
        let look = if upload.applied.is_some() { None } else { Some(self.examine(&upload).await?) };
        Ok(Ok(sheet(upload, look)))
    }

    /// Does what was shown, if it would still show the same.
    pub(super) async fn apply_shown(
        &self,
        viewer: &Viewer,
        form: ApplyForm,
    ) -> Result<Result<(), ImportTrouble>, AppError> {
        let upload = match self.waiting(viewer, &form.upload).await? {
            Ok(upload) if upload.applied.is_some() => return Ok(Err(ImportTrouble::Applied)),
            Ok(upload) => upload,
            Err(trouble) => return Ok(Err(trouble)),
        };
        let look = self.examine(&upload).await?;
        let Ok((plan, _)) = look.plan else { return Ok(Err(ImportTrouble::Mistakes)) };
        if look.shown != form.shown {
            return Ok(Err(ImportTrouble::Changed));
        }
        let now = self.clock.now();
        let mut change = Change::new(Actor::from(viewer), now);
        let counts = (plan.outcome.written, plan.outcome.removed);
        store::mark_applied(&mut change, &upload.id, counts, now);
        let said = json!({
            "file": upload.digest, "written": plan.outcome.written, "removed": plan.outcome.removed, "shown": look.shown,
        });
        change.event(EventKind::Imported, &Subject::new("registry_upload", upload.id.clone()), None, Some(&said));
        match change.commit(&self.database).await {
            Ok(()) => {}
            Err(ChangeError::Conflict) => return Ok(Err(ImportTrouble::Applied)),
            Err(error) => return Err(error.into()),
        }
        // An import is more than one transaction holds. One that breaks off can be applied again: it goes on.
        match plan.write(&self.database, &|_, _| {}).await {
            Ok(run) => store::mark_done(&self.database, &upload.id, run, self.clock.now()).await.map_err(failure)?,
            Err(error) => {
                store::mark_unapplied(&self.database, &upload.id).await.map_err(failure)?;
                return Err(failure(error));
            }
        }
        Ok(Ok(()))
    }

    /// Undoes an import, if nothing that it changed was changed since.
    pub(super) async fn take_import_back(
        &self,
        viewer: &Viewer,
        upload: &str,
    ) -> Result<Result<(), ImportTrouble>, AppError> {
        let done = store::import_done(&self.database, upload).await.map_err(failure)?;
        let Some(done) = done else { return Ok(Err(ImportTrouble::Expired)) };
        if done.undone.is_some() {
            return Ok(Err(ImportTrouble::UndoneBefore));
        }
        if import::versions_of_run(&self.database, done.run).await.map_err(failure)? > UNDONE {
            return Ok(Err(ImportTrouble::TooMany));
        }
        let now = self.clock.now();
        let next = self.database.revision().await.map_err(failure)?.revision + 1;
        let mut change = Change::new(Actor::from(viewer), now);
        store::mark_import_undone(&mut change, upload, now);
        import::take_back(&mut change, &tables(), (done.run, done.done, next));
        let said = json!({ "file": done.digest });
        change.event(EventKind::Undone, &Subject::new("registry_upload", upload), Some(&said), None);
        match change.commit(&self.database).await {
            Ok(()) => Ok(Ok(())),
            Err(ChangeError::Conflict) => Ok(Err(ImportTrouble::ChangedSince)),
            Err(error) => Err(error.into()),
        }
    }

    /// An upload of this person's whose hour is not over.
    async fn waiting(&self, viewer: &Viewer, upload: &str) -> Result<Result<Upload, ImportTrouble>, AppError> {
        let found = store::upload(&self.database, &viewer.id, upload).await.map_err(failure)?;
        let over = |upload: &Upload| self.clock.now() - upload.at > TimeDelta::minutes(UPLOAD_MINUTES);
        Ok(found.filter(|upload| !over(upload)).ok_or(ImportTrouble::Expired))
    }

    async fn examine(&self, upload: &Upload) -> Result<Look, AppError> {
        let texts: BTreeMap<String, String> =
            serde_json::from_str(&upload.files).map_err(|error| failure(error.into()))?;
        let files = Files::from_texts(texts.iter().map(|(name, text)| (name.as_str(), text.as_str())));
        let plan = match import::plan(&self.database, &files, &tables()).await {
            Ok(plan) => plan,
            Err(ImportError::Mistakes(mistakes)) => {
                return Ok(Look { plan: Err(mistakes), shown: String::new() });
            }
            Err(ImportError::Database(error)) => return Err(failure(error)),
        };
        let differences = plan.differences(&self.database).await.map_err(failure)?;
        let said = json!({ "file": upload.digest, "differences": differences });
        let shown = hex::encode(Sha256::digest(said.to_string()));
        Ok(Look { plan: Ok((plan, differences)), shown })
    }
}

fn sheet(upload: Upload, look: Option<Look>) -> UploadSheet {
    let mut sheet = UploadSheet {
        id: upload.id,
        name: upload.name,
        digest: upload.digest,
        until: upload.at + TimeDelta::minutes(UPLOAD_MINUTES),
        mistakes: Vec::new(),
        mistakes_total: 0,
        differences: Vec::new(),
        counts: Vec::new(),
        unchanged: 0,
        shown: String::new(),
        applied: upload.applied,
    };
    let Some(look) = look else { return sheet };
    sheet.shown = look.shown;
    match look.plan {
        Ok((plan, differences)) => {
            sheet.unchanged = plan.outcome.unchanged;
            sheet.counts = counts(&differences);
            sheet.differences = differences.into_iter().take(SHOWN).map(shortened).collect();
        }
        Err(mistakes) => {
            sheet.mistakes_total = mistakes.len();
            sheet.mistakes = mistakes.iter().take(SHOWN).map(ToString::to_string).collect();
        }
    }
    sheet
}

/// How many records of each table differ, and how.
fn counts(differences: &[Difference]) -> Vec<(String, DifferenceKind, usize)> {
    let mut counts: BTreeMap<(String, DifferenceKind), usize> = BTreeMap::new();
    for one in differences {
        *counts.entry((one.table.clone(), one.kind)).or_default() += 1;
    }
    counts.into_iter().map(|((table, kind), count)| (table, kind, count)).collect()
}

/// A difference whose values fit on a page.
fn shortened(mut difference: Difference) -> Difference {
    for field in &mut difference.fields {
        for value in [&mut field.before, &mut field.after] {
            if value.chars().count() > VALUE {
                *value = value.chars().take(VALUE).chain(['…']).collect();
            }
        }
    }
    difference
}
