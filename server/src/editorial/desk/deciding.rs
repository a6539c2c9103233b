//! A curator's decisions: the rule says what becomes of the proposal, and record, trail and mail follow together.

use app::accounts::model::Viewer;
use app::editorial::desk::model::DecisionForm;
use app::editorial::proposals_model::RevisionKind;
use app::editorial::rome::italian_time;
use app::editorial::workflow::{ProposalEvent, ProposalState, Refusal};
use app::error::{AppError, Departure};
use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use serde_json::{Value, json};

use super::super::proposals::store::{Pause, Row};
use super::super::workflow::{Action, Asker, Next, Situation, Who, next};
use super::room::{DeskRoom, doer, failure};
use super::store::{self, Doer, Proposal};
use super::{mail, publication};
use crate::change::{Actor, Change, EventKind, MailKind, Subject};

/// How the days and times of forms are written.
const MOMENT: &str = "%Y-%m-%dT%H:%M";

/// A decision that the rule allows.
pub(super) struct Decision<'d> {
    pub event: ProposalEvent,
    pub before: Proposal,
    pub next: Next,
    pub text: &'d str,
    /// Why it leaves the pages, where it does.
    pub why: Option<Departure>,
    pub actor: Actor,
    pub doer: Doer<'d>,
    pub now: DateTime<Utc>,
}

impl DeskRoom {
    /// What a form asks for, if the rule allows it.
    pub(super) async fn decision(&self, viewer: &Viewer, form: DecisionForm) -> Result<Result<(), Refusal>, AppError> {
        let event = ProposalEvent::from_slug(&form.event).ok_or(AppError::Invalid { field: "event".to_owned() })?;
        let at = read_moment(&form.at)?;
        let text = form.text.replace("\r\n", "\n");
        let action = action(event, text.trim(), at).ok_or(AppError::Invalid { field: "event".to_owned() })?;
        let why = read_departure(&form.why)?;
        let before = self.proposal(&form.id).await?;
        let now = self.clock.now();
        let who = Who::Person(asker(viewer, &before.row));
        let next = match next(situation(&before.row), action, who, now) {
            Ok(next) => next,
            Err(refusal) => return Ok(Err(refusal)),
        };
        if before.row.version != form.version {
            return Err(AppError::Conflict);
        }
        let leaves = before.row.state == ProposalState::Published && next.state != ProposalState::Published;
        if leaves && why.is_none() {
            return Ok(Err(Refusal::KindMissing));
        }
        let actor = Actor::from(viewer);
        self.carry_out(Decision { event, before, next, text: text.trim(), why, actor, doer: doer(viewer), now })
            .await?;
        Ok(Ok(()))
    }

    /// Makes a decision: record, publication, trail and mail in one change.
    pub(super) async fn carry_out(&self, decision: Decision<'_>) -> Result<(), AppError> {
        let mut change = Change::new(decision.actor.clone(), decision.now);
        let mut after = after(&decision);
        publication::follow(self, &mut change, &decision, &mut after).await?;
        let what = revision_kind(&decision);
        store::bring(&mut change, &decision.before.row, &after, what, decision.doer, decision.now);
        event(&mut change, event_kind(&decision), &decision.before, &after);
        if let Some(kind) = mail_kind(&decision) {
            let mut data = mail::data(&self.database, &after.row).await.map_err(failure)?;
            if let (MailKind::Published, Some(id)) = (kind, &after.record) {
                data["link"] = json!(store::page_of(after.row.kind, id));
            }
            mail::tell_authors(&mut change, &after.row, kind, &data);
        }
        Ok(change.commit(&self.database).await?)
    }
}

/// Who asks, as far as it matters to a proposal.
pub(super) fn asker(viewer: &Viewer, row: &Row) -> Asker {
    Asker {
        role: viewer.role,
        own_entity: viewer.entity.as_ref().is_some_and(|entity| entity.id == row.entity),
        author: row.authors.contains(&viewer.id),
        assigned: row.curator.as_deref() == Some(viewer.id.as_str()),
    }
}

/// Where a proposal stands.
pub(super) fn situation(row: &Row) -> Situation {
    Situation { state: row.state, assigned: row.curator.is_some(), publish_at: row.publish_at }
}

/// What a curator's form can ask for; the other events have forms of their own, or none.
fn action(event: ProposalEvent, text: &str, at: Option<DateTime<Utc>>) -> Option<Action<'_>> {
    Some(match event {
        ProposalEvent::AskForChanges => Action::AskForChanges { text },
        ProposalEvent::Refuse => Action::Refuse { text },
        ProposalEvent::Accept => Action::Accept,
        ProposalEvent::Publish => Action::Publish { at },
        ProposalEvent::Unpublish => Action::Unpublish,
        ProposalEvent::Archive => Action::Archive,
        _ => return None,
    })
}

/// The proposal as the decision leaves it.
fn after(decision: &Decision<'_>) -> Proposal {
    let before = &decision.before.row;
    let mut row = Row { state: decision.next.state, publish_at: decision.next.publish_at, ..before.clone() };
    if decision.event.needs_a_text() {
        row.reason = Some(decision.text.to_owned());
    }
    if row.state == ProposalState::ChangesRequested {
        row.due = None;
        row.pauses.push(Pause { from: decision.now.date_naive().to_string(), until: None });
    }
    Proposal { row, record: decision.before.record.clone() }
}

/// Why something leaves the pages, as a form sends it.
fn read_departure(word: &str) -> Result<Option<Departure>, AppError> {
    match word {
        "" => Ok(None),
        word => Departure::from_slug(word).map(Some).ok_or(AppError::Invalid { field: "why".to_owned() }),
    }
}

/// A day and time of Italy as a form sends it.
fn read_moment(text: &str) -> Result<Option<DateTime<Utc>>, AppError> {
    let invalid = || AppError::Invalid { field: "at".to_owned() };
    if text.trim().is_empty() {
        return Ok(None);
    }
    let local = NaiveDateTime::parse_from_str(text.trim(), MOMENT).map_err(|_| invalid())?;
    // Italy is one hour ahead, or two; in the hour that the clocks skip there is no such time.
    let candidates = [1, 2].map(|hours| (local - TimeDelta::hours(hours)).and_utc());
    candidates.into_iter().find(|time| italian_time(*time) == local).map(Some).ok_or_else(invalid)
}

fn revision_kind(decision: &Decision<'_>) -> RevisionKind {
    match decision.event {
        ProposalEvent::AskForChanges => RevisionKind::ChangesRequested,
        ProposalEvent::Refuse => RevisionKind::Refused,
        ProposalEvent::Unpublish => RevisionKind::Unpublished,
        ProposalEvent::Archive => RevisionKind::Archived,
        ProposalEvent::Supersede => RevisionKind::Superseded,
        _ if decision.next.state == ProposalState::Published => RevisionKind::Published,
        _ => RevisionKind::Accepted,
    }
}

fn event_kind(decision: &Decision<'_>) -> EventKind {
    match decision.event {
        ProposalEvent::AskForChanges => EventKind::ChangesRequested,
        ProposalEvent::Refuse => EventKind::Refused,
        ProposalEvent::Unpublish => EventKind::Unpublished,
        ProposalEvent::Archive => EventKind::Archived,
        ProposalEvent::Publish if decision.next.state == ProposalState::Accepted => EventKind::Scheduled,
        _ if decision.next.state == ProposalState::Published => EventKind::Published,
        _ => EventKind::Accepted,
    }
}

fn mail_kind(decision: &Decision<'_>) -> Option<MailKind> {
    match decision.event {
        ProposalEvent::AskForChanges => Some(MailKind::ChangesRequested),
        ProposalEvent::Refuse => Some(MailKind::Refused),
        ProposalEvent::Accept => Some(MailKind::Accepted),
        _ if decision.next.state == ProposalState::Published => Some(MailKind::Published),
        _ => None,
    }
}

/// Adds to the trail what happened to a proposal.
pub(super) fn event(change: &mut Change, kind: EventKind, before: &Proposal, after: &Proposal) {
    let subject = Subject::new("proposal", before.row.id.clone());
    change.event(kind, &subject, Some(&content(before)), Some(&content(after)));
}

/// What the trail keeps a digest of.
fn content(proposal: &Proposal) -> Value {
    let row = &proposal.row;
    json!({
        "state": row.state, "curator": row.curator, "due": row.due, "publish_at": row.publish_at,
        "reason": row.reason, "record": proposal.record, "fields": row.fields,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_italy_is_one_hour_ahead_or_two() {
        let read = |text: &str| read_moment(text).expect("a time").map(|time| time.to_rfc3339());
        assert_eq!(read("2026-11-30T09:00").as_deref(), Some("2026-11-30T08:00:00+00:00"));
        assert_eq!(read("2026-06-30T09:00").as_deref(), Some("2026-06-30T07:00:00+00:00"));
        assert_eq!(read(" "), None);
        // On 29 March 2026 the clocks go from two to three.
        assert!(read_moment("2026-03-29T02:30").is_err());
        assert!(read_moment("domani").is_err());
    }
}
