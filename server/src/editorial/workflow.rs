//! What may happen to a proposal: state, event and who asks give the new state, or the refusal that says why not.

use app::accounts::model::Role;
use app::editorial::workflow::{ProposalEvent, ProposalState, REASON_LIMIT, Refusal};
use chrono::{DateTime, NaiveDate, Utc};

/// Where a proposal stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Situation {
    /// Its state.
    pub state: ProposalState,
    /// Whether a curator was named; whoever it is keeps it while the authors change it.
    pub assigned: bool,
    /// When it is to be published, where a curator has set a time.
    pub publish_at: Option<DateTime<Utc>>,
}

/// Who makes something happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// The time that was set has come.
    Clock,
    /// Somebody who has signed in.
    Person(Asker),
}

/// Somebody, as far as it matters to one proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asker {
    /// What they may do in general.
    pub role: Role,
    /// Whether they work for the entity that proposes.
    pub own_entity: bool,
    /// Whether they wrote or sent it.
    pub author: bool,
    /// Whether they are the curator who was named.
    pub assigned: bool,
}

/// An event with what it needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action<'a> {
    /// Its entity sends it.
    Submit,
    /// A curator is named.
    Assign {
        /// Whether whoever is named is a curator who did not write it.
        fit: bool,
        /// The day by which a decision is due.
        due: NaiveDate,
    },
    /// The curator asks for changes.
    AskForChanges {
        /// Which.
        text: &'a str,
    },
    /// The curator refuses it.
    Refuse {
        /// Why.
        text: &'a str,
    },
    /// The curator accepts it.
    Accept,
    /// The curator publishes it.
    Publish {
        /// When; now where nothing is said, or where the time is over.
        at: Option<DateTime<Utc>>,
    },
    /// The time of publication has come.
    PublishAtItsTime,
    /// A curator takes it off the pages.
    Unpublish,
    /// A curator takes it off the pages for good.
    Archive,
    /// A revision of it was published.
    Supersede,
    /// Its entity takes it back.
    Withdraw,
}

/// Where the proposal stands afterwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Next {
    /// Its state.
    pub state: ProposalState,
    /// When it is to be published, where that is still to come.
    pub publish_at: Option<DateTime<Utc>>,
}

/// What an action makes of a proposal at a time, or why it cannot be. Who may do it is asked before the state: whom a
/// proposal does not concern learns nothing of it.
pub fn next(situation: Situation, action: Action<'_>, who: Who, now: DateTime<Utc>) -> Result<Next, Refusal> {
    may(situation, action, who)?;
    complete(situation, action, now)?;
    let state = target(situation, action, now)?;
    let publish_at = match action {
        Action::Publish { at } if state == ProposalState::Accepted => at,
        Action::Assign { .. } => situation.publish_at,
        _ => None,
    };
    Ok(Next { state, publish_at })
}

/// The events that this person could bring about, in the order in which they are offered.
pub fn possible(situation: Situation, asker: Asker, now: DateTime<Utc>) -> Vec<ProposalEvent> {
    let possible = |event: &ProposalEvent| next(situation, fitting(*event, now), Who::Person(asker), now).is_ok();
    ProposalEvent::ALL.iter().copied().filter(possible).collect()
}

/// The event with everything that it needs.
fn fitting(event: ProposalEvent, now: DateTime<Utc>) -> Action<'static> {
    match event {
        ProposalEvent::Submit => Action::Submit,
        ProposalEvent::Assign => Action::Assign { fit: true, due: now.date_naive() },
        ProposalEvent::AskForChanges => Action::AskForChanges { text: "-x-" },
        ProposalEvent::Refuse => Action::Refuse { text: "-x-" },
        ProposalEvent::Accept => Action::Accept,
        ProposalEvent::Publish => Action::Publish { at: None },
        ProposalEvent::PublishAtItsTime => Action::PublishAtItsTime,
        ProposalEvent::Unpublish => Action::Unpublish,
        ProposalEvent::Archive => Action::Archive,
        ProposalEvent::Supersede => Action::Supersede,
        ProposalEvent::Withdraw => Action::Withdraw,
    }
}

fn may(situation: Situation, action: Action<'_>, who: Who) -> Result<(), Refusal> {
    let asker = match who {
        Who::Clock if matches!(action, Action::PublishAtItsTime | Action::Supersede) => return Ok(()),
        Who::Clock => return Err(Refusal::NobodyAsked),
        Who::Person(asker) => asker,
    };
    in_reach(asker)?;
    match action {
        Action::Submit | Action::Withdraw if is_of_the_entity(asker) => Ok(()),
        Action::Submit | Action::Withdraw => Err(Refusal::OnlyItsEntity),
        Action::PublishAtItsTime => Err(Refusal::OnlyTheClock),
        Action::AskForChanges { .. } | Action::Refuse { .. } | Action::Accept | Action::Publish { .. } => {
            may_curate(asker)?;
            may_decide(situation, asker)
        }
        Action::Assign { .. } | Action::Unpublish | Action::Archive | Action::Supersede => may_curate(asker),
    }
}

fn is_of_the_entity(asker: Asker) -> bool {
    asker.role.belongs_to_an_entity() && asker.own_entity
}

/// A proposal is seen by its entity and by curators.
pub fn in_reach(asker: Asker) -> Result<(), Refusal> {
    if is_of_the_entity(asker) || asker.role == Role::Curator { Ok(()) } else { Err(Refusal::OutOfReach) }
}

/// Whether somebody may work on a proposal as its curator, changing its text and grading what it claims: from when it was
/// sent until it is published.
pub fn may_work_on(situation: Situation, asker: Asker) -> Result<(), Refusal> {
    in_reach(asker)?;
    may_curate(asker)?;
    may_decide(situation, asker)?;
    match situation.state {
        ProposalState::Submitted
        | ProposalState::InReview
        | ProposalState::ChangesRequested
        | ProposalState::Accepted => Ok(()),
        _ => Err(Refusal::WrongState),
    }
}

/// Whether somebody may take part in the review at all.
fn may_curate(asker: Asker) -> Result<(), Refusal> {
    match asker {
        Asker { author: true, .. } => Err(Refusal::OwnProposal),
        Asker { role: Role::Curator, .. } => Ok(()),
        _ => Err(Refusal::OnlyCurators),
    }
}

fn may_decide(situation: Situation, asker: Asker) -> Result<(), Refusal> {
    match (situation.assigned, asker.assigned) {
        (true, true) => Ok(()),
        (true, false) => Err(Refusal::AnotherCurator),
        // Before it was sent and after its end nobody can have it: that is said by the state.
        (false, _) if situation.state == ProposalState::Submitted => Err(Refusal::Unassigned),
        (false, _) => Err(Refusal::WrongState),
    }
}

/// Whether an action comes with what it needs.
fn complete(situation: Situation, action: Action<'_>, now: DateTime<Utc>) -> Result<(), Refusal> {
    match (action, situation.publish_at) {
        (Action::AskForChanges { text } | Action::Refuse { text }, _) => reason(text),
        (Action::Assign { fit: false, .. }, _) => Err(Refusal::UnfitCurator),
        (Action::Assign { due, .. }, _) if due < now.date_naive() => Err(Refusal::DueInThePast),
        (Action::PublishAtItsTime, None) => Err(Refusal::NotScheduled),
        (Action::PublishAtItsTime, Some(time)) if time > now => Err(Refusal::TooEarly),
        _ => Ok(()),
    }
}

/// A reason has a letter or a digit at least: spaces, dots and what cannot be seen say nothing.
fn reason(text: &str) -> Result<(), Refusal> {
    if text.chars().count() > REASON_LIMIT {
        Err(Refusal::TextTooLong)
    } else if text.chars().any(char::is_alphanumeric) {
        Ok(())
    } else {
        Err(Refusal::TextMissing)
    }
}

fn target(situation: Situation, action: Action<'_>, now: DateTime<Utc>) -> Result<ProposalState, Refusal> {
    use ProposalState::{
        Accepted, Archived, ChangesRequested, Draft, InReview, Published, Refused, Submitted, Superseded, Withdrawn,
    };
    Ok(match (action, situation.state) {
        (Action::Submit, Draft | ChangesRequested) => Submitted,
        (Action::Assign { .. }, Submitted | InReview) => InReview,
        (Action::Assign { .. }, state @ (ChangesRequested | Accepted)) => state,
        (Action::AskForChanges { .. }, InReview | Submitted) => ChangesRequested,
        (Action::Refuse { .. }, InReview | Submitted) => Refused,
        (Action::Accept, InReview | Submitted) | (Action::Unpublish, Published) => Accepted,
        (Action::Publish { at: Some(time) }, Accepted) if time > now => Accepted,
        (Action::Publish { .. } | Action::PublishAtItsTime, Accepted) => Published,
        (Action::Unpublish, Accepted) if situation.publish_at.is_some() => Accepted,
        (Action::Archive, Published | Accepted) => Archived,
        (Action::Supersede, Published) => Superseded,
        (Action::Withdraw, Submitted | InReview | ChangesRequested | Accepted) => Withdrawn,
        _ => return Err(Refusal::WrongState),
    })
}

#[cfg(test)]
mod tests;
