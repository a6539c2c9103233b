//! Who may ask an expert, what is asked, and how a request stands.

use app::accounts::form::Email;
use app::accounts::model::{Role, Viewer};
use app::accounts::own::person_name;
use app::editorial::opinions::model::{MOST_DAYS, OpinionRequest, OpinionState, QUESTION_LIMIT};
use app::editorial::workflow::ProposalState;
use app::error::AppError;
use chrono::{DateTime, TimeDelta, Utc};

use crate::editorial::wording::fit_text;

/// A request that makes sense.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The expert's name.
    pub expert: String,
    /// The expert's address.
    pub email: Email,
    /// What is asked.
    pub question: String,
    /// For how long.
    pub lasts: TimeDelta,
}

/// Opinions are read by curators.
pub fn may_read(viewer: &Viewer) -> Result<(), AppError> {
    if viewer.role == Role::Curator { Ok(()) } else { Err(AppError::Forbidden) }
}

/// Who wrote a proposal has no part in its review.
pub fn is_no_author(viewer: &Viewer, authors: &[String]) -> Result<(), AppError> {
    if authors.contains(&viewer.id) { Err(AppError::Forbidden) } else { Ok(()) }
}

/// Whether a curator may ask an expert about a proposal: not about an own one, and only while it is under review.
pub fn may_ask(viewer: &Viewer, authors: &[String], state: ProposalState) -> Result<(), AppError> {
    may_read(viewer)?;
    is_no_author(viewer, authors)?;
    if is_under_review(state) { Ok(()) } else { Err(AppError::Conflict) }
}

/// Whether an opinion can still matter.
pub fn is_under_review(state: ProposalState) -> bool {
    matches!(state, ProposalState::Submitted | ProposalState::InReview | ProposalState::ChangesRequested)
}

/// How a request stands at a time: one that waits for an answer may be over.
pub fn standing(kept: OpinionState, expires: DateTime<Utc>, now: DateTime<Utc>) -> OpinionState {
    if kept == OpinionState::Asked && expires <= now { OpinionState::Expired } else { kept }
}

/// What a form asks, or the field that makes no sense.
pub fn read(request: &OpinionRequest) -> Result<Asked, AppError> {
    let invalid = |field: &str| AppError::Invalid { field: field.to_owned() };
    let days = request.days.trim().parse::<u16>().ok().filter(|days| (1..=MOST_DAYS).contains(days));
    let days = days.ok_or_else(|| invalid("days"))?;
    Ok(Asked {
        expert: person_name(&request.name).ok_or_else(|| invalid("name"))?,
        email: Email::parse(&request.email).ok_or_else(|| invalid("email"))?,
        question: fit_text(&request.question, QUESTION_LIMIT, "question")?,
        lasts: TimeDelta::days(days.into()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn viewer(id: &str, role: Role) -> Viewer {
        Viewer { id: id.into(), name: id.into(), role, entity: None }
    }

    #[test]
    fn curators_ask_about_what_is_under_review_and_not_their_own() {
        for state in ProposalState::ALL.iter().copied() {
            let authors = ["carla".to_owned()];
            let ask = |viewer: &Viewer| may_ask(viewer, &authors, state);
            let under =
                matches!(state, ProposalState::Submitted | ProposalState::InReview | ProposalState::ChangesRequested);
            let expected = if under { Ok(()) } else { Err(AppError::Conflict) };
            assert_eq!(ask(&viewer("anna", Role::Curator)), expected, "{state:?}");
            assert_eq!(ask(&viewer("carla", Role::Curator)), Err(AppError::Forbidden), "{state:?}");
            for role in [Role::Contributor, Role::Referent, Role::Administrator] {
                assert_eq!(ask(&viewer("x", role)), Err(AppError::Forbidden), "{role:?}");
            }
        }
    }

    #[test]
    fn a_request_names_an_expert_an_address_a_question_and_some_days() {
        let whole = OpinionRequest {
            id: "p".into(),
            name: " Eva  Neri ".into(),
            email: "Eva@Uni.example".into(),
            question: "Si può copiare?".into(),
            days: "14".into(),
        };
        let asked = read(&whole).expect("a request");
        assert_eq!((asked.expert.as_str(), asked.email.as_str()), ("Eva Neri", "eva@uni.example"));
        assert_eq!(asked.lasts, TimeDelta::days(14));
        let wrong = |request: OpinionRequest| match read(&request) {
            Err(AppError::Invalid { field }) => field,
            other => panic!("{other:?}"),
        };
        assert_eq!(wrong(OpinionRequest { name: " ".into(), ..whole.clone() }), "name");
        assert_eq!(wrong(OpinionRequest { email: "eva".into(), ..whole.clone() }), "email");
        assert_eq!(wrong(OpinionRequest { question: "…".into(), ..whole.clone() }), "question");
        for days in ["", "0", "61", "-1", "sette"] {
            assert_eq!(wrong(OpinionRequest { days: days.into(), ..whole.clone() }), "days", "{days}");
        }
    }

    #[test]
    fn only_what_waits_expires() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().expect("a time");
        let (expires, later) = (at("2026-11-30T09:00:00Z"), at("2026-11-30T09:00:01Z"));
        assert_eq!(standing(OpinionState::Asked, expires, at("2026-11-30T08:59:59Z")), OpinionState::Asked);
        assert_eq!(standing(OpinionState::Asked, expires, later), OpinionState::Expired);
        assert_eq!(standing(OpinionState::Given, expires, later), OpinionState::Given);
        assert_eq!(standing(OpinionState::Withdrawn, expires, later), OpinionState::Withdrawn);
    }
}
