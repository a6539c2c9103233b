//! Giving proposals to a curator, one or many, and taking that back.

use app::accounts::model::Viewer;
use app::editorial::desk::links::review_path;
use app::editorial::desk::model::{AssignForm, BATCH_LIMIT, BatchDone};
use app::editorial::proposals_model::RevisionKind;
use app::editorial::workflow::{ProposalState, Refusal};
use app::error::AppError;
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::json;

use super::super::proposals::store::Row;
use super::super::workflow::{Action, Who, next};
use super::room::{DeskRoom, doer, failure, new_id};
use super::store::{self, Batch, Move, Proposal};
use super::{deciding, mail};
use crate::change::{Actor, Change, EventKind, Mail, MailKind, Recipients};

/// What an assignment makes of a proposal.
struct Given {
    before: Proposal,
    after: Proposal,
}

impl DeskRoom {
    /// Gives proposals to a curator. Those that cannot be given stay; where none can, the first refusal is the answer.
    pub(super) async fn give(&self, viewer: &Viewer, form: AssignForm) -> Result<Result<BatchDone, Refusal>, AppError> {
        if form.ids.is_empty() || form.ids.len() > BATCH_LIMIT {
            return Err(AppError::Invalid { field: "ids".to_owned() });
        }
        let due = read_due(&form.due)?;
        let curator = if form.curator.is_empty() { viewer.id.clone() } else { form.curator };
        let curators = store::curators(&self.database).await.map_err(failure)?;
        let is_curator = curator == viewer.id || curators.iter().any(|known| known.slug == curator);
        let now = self.clock.now();
        let (mut given, mut refused) = (Vec::new(), Vec::new());
        for before in store::pick(&self.database, &form.ids).await.map_err(failure)? {
            let fit = is_curator && !before.row.authors.contains(&curator);
            match assigned(&before, viewer, &curator, due, fit, now) {
                Ok(after) => given.push(Given { before, after }),
                Err(refusal) => refused.push(refusal),
            }
        }
        if given.is_empty() {
            return Ok(Err(refused.into_iter().next().unwrap_or(Refusal::OutOfReach)));
        }
        let left = u32::try_from(refused.len()).unwrap_or(u32::MAX);
        let batch = Batch { id: new_id(), by: viewer.id.clone(), left, moves: given.iter().map(moved).collect() };
        self.assignment(viewer, &batch, &given, now).await?.commit(&self.database).await?;
        Ok(Ok(done(&batch)))
    }

    async fn assignment(
        &self,
        viewer: &Viewer,
        batch: &Batch,
        given: &[Given],
        now: DateTime<Utc>,
    ) -> Result<Change, AppError> {
        let mut change = Change::new(Actor::from(viewer), now);
        store::keep_batch(&mut change, batch, now);
        for Given { before, after } in given {
            store::bring(&mut change, &before.row, after, RevisionKind::Assigned, doer(viewer), now);
            deciding::event(&mut change, EventKind::Assigned, before, after);
            let curator = after.row.curator.clone().unwrap_or_default();
            if curator != viewer.id {
                let mut data = mail::data(&self.database, &after.row).await.map_err(failure)?;
                data["by"] = json!(viewer.name);
                data["link"] = json!(review_path(&after.row.id));
                change.mail(Mail::new(MailKind::Assigned, Recipients::Person(curator), data));
            }
        }
        Ok(change)
    }

    /// Takes an assignment back: proposals with which something else happened since stay as they are.
    pub(super) async fn give_back(&self, viewer: &Viewer, batch: &str) -> Result<(), AppError> {
        let batch = store::batch(&self.database, batch).await.map_err(failure)?;
        let batch = batch.filter(|batch| batch.by == viewer.id).ok_or(AppError::NotFound)?;
        let now = self.clock.now();
        let mut change = Change::new(Actor::from(viewer), now);
        store::forget_batch(&mut change, &batch.id);
        for one in &batch.moves {
            let Some(before) = store::find(&self.database, &one.proposal).await.map_err(failure)? else { continue };
            if before.row.state != one.state || before.row.curator.as_ref() != Some(&one.curator) {
                continue;
            }
            let row =
                Row { state: one.old_state, curator: one.old_curator.clone(), due: one.old_due, ..before.row.clone() };
            let after = Proposal { row, record: before.record.clone() };
            store::bring(&mut change, &before.row, &after, RevisionKind::Assigned, doer(viewer), now);
            deciding::event(&mut change, EventKind::Undone, &before, &after);
        }
        Ok(change.commit(&self.database).await?)
    }

    /// The assignment that an address names, if it is this person's and can still be undone.
    pub(super) async fn done(&self, viewer: &Viewer, query: &str) -> Result<Option<BatchDone>, AppError> {
        let pairs: Vec<(String, String)> =
            url::form_urlencoded::parse(query.trim_start_matches('?').as_bytes()).into_owned().collect();
        let Some((_, id)) = pairs.into_iter().find(|(name, _)| name == "fatto") else { return Ok(None) };
        let batch = store::batch(&self.database, &id).await.map_err(failure)?;
        Ok(batch.filter(|batch| batch.by == viewer.id).map(|batch| done(&batch)))
    }
}

/// A proposal with its new curator.
fn assigned(
    before: &Proposal,
    viewer: &Viewer,
    curator: &str,
    due: Option<NaiveDate>,
    fit: bool,
    now: DateTime<Utc>,
) -> Result<Proposal, Refusal> {
    let row = &before.row;
    let who = Who::Person(deciding::asker(viewer, row));
    // A proposal that is overdue already may be given to somebody as it is.
    let asked = due.unwrap_or_else(|| now.date_naive());
    let after = next(deciding::situation(row), Action::Assign { fit, due: asked }, who, now)?;
    let due = if row.state == ProposalState::ChangesRequested { row.due } else { due.or(row.due) };
    let row =
        Row { state: after.state, publish_at: after.publish_at, curator: Some(curator.to_owned()), due, ..row.clone() };
    Ok(Proposal { row, record: before.record.clone() })
}

fn moved(given: &Given) -> Move {
    let (before, after) = (&given.before.row, &given.after.row);
    Move {
        proposal: before.id.clone(),
        curator: after.curator.clone().unwrap_or_default(),
        old_curator: before.curator.clone(),
        state: after.state,
        old_state: before.state,
        old_due: before.due,
    }
}

fn done(batch: &Batch) -> BatchDone {
    BatchDone { id: batch.id.clone(), moved: u32::try_from(batch.moves.len()).unwrap_or(u32::MAX), left: batch.left }
}

fn read_due(due: &str) -> Result<Option<NaiveDate>, AppError> {
    match due.trim() {
        "" => Ok(None),
        due => due.parse().map(Some).map_err(|_| AppError::Invalid { field: "due".to_owned() }),
    }
}
