//! What a decision means for readers: a record is published, takes the place of an earlier one, or leaves the pages.

use app::editorial::proposal::ProposalKind;
use app::editorial::proposals_model::RevisionKind;
use app::editorial::workflow::ProposalState;
use app::error::AppError;
use app::i18n::Language;

use super::super::proposals::store::Row;
use super::super::publishing::{self, Accepted, PublishError};
use super::deciding::{self, Decision};
use super::room::{DeskRoom, failure};
use super::store::{self, Proposal};
use crate::change::{Change, EventKind};

/// Adds to a change what becomes of the published records; `after` learns under which id the proposal is published.
pub async fn follow(
    room: &DeskRoom,
    change: &mut Change,
    decision: &Decision<'_>,
    after: &mut Proposal,
) -> Result<(), AppError> {
    let was = decision.before.row.state == ProposalState::Published;
    let is = after.row.state == ProposalState::Published;
    match (was, is) {
        (false, true) => publish(room, change, decision, after).await,
        (true, false) => take_off(room, change, decision, after).await,
        _ => Ok(()),
    }
}

async fn publish(
    room: &DeskRoom,
    change: &mut Change,
    decision: &Decision<'_>,
    after: &mut Proposal,
) -> Result<(), AppError> {
    let row = &after.row;
    let known = room.known(Language::Italian).await?;
    let entity = room.entity(row).await?;
    let grades = room.grades(row).await?;
    let accepted = Accepted {
        kind: row.kind,
        fields: &row.fields,
        known: &known,
        entity: &entity,
        number: row.number.unwrap_or_default(),
        about: row.about.as_deref(),
        earlier: after.record.as_deref(),
        grades: &grades,
        today: decision.now.date_naive(),
    };
    let record = publishing::publish(change, &room.database, &accepted).await.map_err(refusal)?;
    supersede(room, change, decision, row, &record).await?;
    after.record = Some(record);
    Ok(())
}

/// Those that were published before as the same record make room.
async fn supersede(
    room: &DeskRoom,
    change: &mut Change,
    decision: &Decision<'_>,
    row: &Row,
    record: &str,
) -> Result<(), AppError> {
    for before in store::superseded_by(&room.database, row, record).await.map_err(failure)? {
        let old = Row { state: ProposalState::Superseded, ..before.row.clone() };
        let after = Proposal { row: old, record: before.record.clone() };
        store::bring(change, &before.row, &after, RevisionKind::Superseded, decision.doer, decision.now);
        deciding::event(change, EventKind::Superseded, &before, &after);
    }
    Ok(())
}

async fn take_off(
    room: &DeskRoom,
    change: &mut Change,
    decision: &Decision<'_>,
    after: &Proposal,
) -> Result<(), AppError> {
    let Some(record) = &after.record else { return Ok(()) };
    let kind: ProposalKind = after.row.kind;
    publishing::unpublish(change, &room.database, kind, record, &after.row.entity).await.map_err(refusal)?;
    // An adoption has no page of its own: that of its practice stays.
    if let (Some(why), true) = (decision.why, kind != ProposalKind::Adoption) {
        publishing::say_why(change, kind, record, why);
    }
    Ok(())
}

/// What cannot be published says so; what failed is logged here.
fn refusal(error: PublishError) -> AppError {
    match error {
        PublishError::Problems(problems) => {
            let field = problems.into_iter().next().map(|problem| problem.field).unwrap_or_default();
            AppError::Invalid { field }
        }
        PublishError::Missing => AppError::Gone,
        PublishError::Unfit(_) | PublishError::Database(_) => {
            tracing::error!(%error, "a proposal was not published");
            AppError::Unavailable
        }
    }
}
