//! Who may see and write a proposal, and by when it is decided.

use app::accounts::model::{Role, Viewer};
use app::editorial::workflow::Refusal;
use app::error::AppError;
use chrono::NaiveDate;

use super::store::{Pause, Row};
use crate::editorial::workflow::{Asker, Situation, in_reach, may_work_on};
use crate::editorial::working_days::{self, Deadline, deadline};

/// The working days that a decision may take: four weeks, about the thirty days of law 241 of 1990, article 2.
pub const REVIEW_DAYS: u16 = 20;
/// The most characters that may be kept of a field are in the form's limits; more fields than any form has are refused.
pub const MOST_FIELDS: usize = 400;

/// Who asks, as far as it matters to a proposal.
pub fn asker(viewer: &Viewer, row: &Row) -> Asker {
    Asker {
        role: viewer.role,
        own_entity: viewer.entity.as_ref().is_some_and(|entity| entity.id == row.entity),
        author: row.authors.contains(&viewer.id),
        assigned: row.curator.as_deref() == Some(viewer.id.as_str()),
    }
}

/// Where a proposal stands.
pub fn situation(row: &Row) -> Situation {
    Situation { state: row.state, assigned: row.curator.is_some(), publish_at: row.publish_at }
}

/// Whether somebody may see a proposal: whom it does not concern is not even told that there is one.
pub fn may_see(viewer: &Viewer, row: &Row) -> Result<(), AppError> {
    Ok(in_reach(asker(viewer, row))?)
}

/// Whether somebody may write a proposal: its entity, as long as it was not sent.
pub fn may_write(viewer: &Viewer, row: &Row) -> Result<(), AppError> {
    may_see(viewer, row)?;
    let asker = asker(viewer, row);
    if !(asker.own_entity && viewer.role.belongs_to_an_entity()) {
        return Err(Refusal::OnlyItsEntity.into());
    }
    if row.state.can_be_written() { Ok(()) } else { Err(Refusal::WrongState.into()) }
}

/// As what somebody writes a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    /// For the entity that proposes: who writes so is one of its authors.
    Author,
    /// As the curator who examines it: each change is kept with what was there before.
    Curator,
}

impl Hand {
    /// As what somebody would write, if they may.
    pub fn of(viewer: &Viewer) -> Self {
        if viewer.role == Role::Curator { Self::Curator } else { Self::Author }
    }
}

/// As what somebody may write a proposal.
pub fn hand(viewer: &Viewer, row: &Row) -> Result<Hand, AppError> {
    match Hand::of(viewer) {
        Hand::Author => may_write(viewer, row)?,
        Hand::Curator => may_work_on(situation(row), asker(viewer, row))?,
    }
    Ok(Hand::of(viewer))
}

/// The day by which a proposal is decided that was first sent on a day; none while the authors owe an answer.
pub fn due(first_sent: NaiveDate, pauses: &[Pause]) -> Option<NaiveDate> {
    let pauses: Vec<working_days::Pause> = pauses.iter().filter_map(Pause::read).collect();
    match deadline(first_sent, REVIEW_DAYS, &pauses) {
        Deadline::On(day) => Some(day),
        Deadline::Stopped { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use app::accounts::model::OwnEntity;
    use app::editorial::workflow::ProposalState;

    use super::super::store::tests::row;
    use super::*;

    fn viewer(role: Role, entity: Option<&str>) -> Viewer {
        let entity = entity.map(|id| OwnEntity { id: id.into(), name: id.into() });
        Viewer { id: "anna".into(), name: "Anna".into(), role, entity }
    }

    #[test]
    fn a_draft_is_seen_by_its_entity_and_by_curators() {
        let row = row("cesena", ProposalState::Draft);
        for (role, entity) in
            [(Role::Contributor, Some("cesena")), (Role::Referent, Some("cesena")), (Role::Curator, None)]
        {
            assert_eq!(may_see(&viewer(role, entity), &row), Ok(()), "{role:?}");
        }
        for (role, entity) in [
            (Role::Contributor, Some("forli")),
            (Role::Referent, None),
            (Role::Administrator, None),
            (Role::Administrator, Some("cesena")),
        ] {
            assert_eq!(may_see(&viewer(role, entity), &row), Err(AppError::NotFound), "{role:?} {entity:?}");
        }
    }

    #[test]
    fn only_its_entity_writes_and_only_before_it_is_sent() {
        let own = viewer(Role::Contributor, Some("cesena"));
        for state in ProposalState::ALL.iter().copied() {
            let answer = may_write(&own, &row("cesena", state));
            let expected = if state.can_be_written() { Ok(()) } else { Err(AppError::Conflict) };
            assert_eq!(answer, expected, "{state:?}");
        }
        let curator = viewer(Role::Curator, None);
        assert_eq!(may_write(&curator, &row("cesena", ProposalState::Draft)), Err(AppError::Forbidden));
        let stranger = viewer(Role::Referent, Some("forli"));
        assert_eq!(may_write(&stranger, &row("cesena", ProposalState::Draft)), Err(AppError::NotFound));
    }

    #[test]
    fn the_curator_who_has_it_writes_until_it_is_published_and_no_author_does() {
        let curator = viewer(Role::Curator, None);
        let given = |state, to: &str| Row { curator: Some(to.into()), ..row("cesena", state) };
        for state in ProposalState::ALL.iter().copied() {
            let open = [
                ProposalState::Submitted,
                ProposalState::InReview,
                ProposalState::ChangesRequested,
                ProposalState::Accepted,
            ];
            let expected = if open.contains(&state) { Ok(Hand::Curator) } else { Err(AppError::Conflict) };
            assert_eq!(hand(&curator, &given(state, "anna")), expected, "{state:?}");
            assert_eq!(hand(&curator, &given(state, "bruno")), Err(AppError::Forbidden), "{state:?}");
            let own = Row { authors: vec!["anna".into()], ..given(state, "anna") };
            assert_eq!(hand(&curator, &own), Err(AppError::Forbidden), "{state:?}");
        }
        assert_eq!(hand(&curator, &row("cesena", ProposalState::Submitted)), Err(AppError::Conflict), "nobody has it");
    }

    #[test]
    fn a_decision_takes_four_weeks_of_working_days_without_those_of_the_authors() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        // From Monday 4 November 2024 on there is no holiday before 1 December.
        assert_eq!(due(day("2024-11-04"), &[]), Some(day("2024-12-02")));
        let pause = Pause { from: "2024-11-11".into(), until: Some("2024-11-18".into()) };
        assert_eq!(due(day("2024-11-04"), std::slice::from_ref(&pause)), Some(day("2024-12-09")));
        assert_eq!(due(day("2024-11-04"), &[Pause { until: None, ..pause }]), None);
    }
}
