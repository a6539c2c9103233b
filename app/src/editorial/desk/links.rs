//! Where the desk's forms lead.

use crate::accounts::model::Role;
use crate::editorial::proposal::Step;
use crate::editorial::proposals_links::{LEAVE, SAVED};
use crate::editorial::proposals_model::{Saved, StepForm, proposal_path};
use crate::editorial::workflow::Refusal;
use crate::error::AppError;

/// The Italian path of the queue.
pub const DESK_PATH: &str = "/area/istruttoria";
/// The Italian path of the page on which practices are merged.
pub const MERGES_PATH: &str = "/area/istruttoria/unioni";
/// The Italian path of the page on which the criteria of reviews are edited.
pub const CRITERIA_PATH: &str = "/area/istruttoria/criteri";
/// The most characters of a text that travel in an address: longer ones make addresses that some refuse.
const CARRIED: usize = 1_200;

/// Why something was not done, as far as an address says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The rule refuses it.
    Refused(Refusal),
    /// It went wrong.
    Failed,
}

impl Trouble {
    /// The word in addresses.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Refused(refusal) => refusal.slug(),
            Self::Failed => "non-riuscito",
        }
    }
}

/// The Italian path of a proposal's review.
pub fn review_path(id: &str) -> String {
    format!("{DESK_PATH}/{id}")
}

/// The Italian path on which a curator changes a step of a proposal.
pub fn edit_path(id: &str, step: Step) -> String {
    format!("{DESK_PATH}/{id}/{}", step.slug())
}

/// The step that a curator's form came from.
pub fn back_to_step(form: &StepForm) -> String {
    edit_path(&form.id, Step::from_slug(&form.step).unwrap_or(Step::Who))
}

/// The page that says what merging two practices would do.
pub fn merge_path(old: &str, target: &str) -> String {
    with(MERGES_PATH, &[("da", old), ("in", target)])
}

/// Where a curator's change leads: back to the review where that was asked for and nothing is wrong, else to the step.
pub fn after_editing(form: &StepForm, saved: &Saved) -> String {
    if form.then == LEAVE && saved.clashes.is_empty() && saved.problems.is_empty() {
        return after(&review_path(&form.id), "modifica");
    }
    format!("{}?{SAVED}={}", back_to_step(form), saved.version)
}

/// The page on which somebody with a role reads and answers what is said of a proposal.
pub fn page_for(role: Role, id: &str) -> String {
    if role == Role::Curator { review_path(id) } else { proposal_path(id) }
}

/// A page, with what was done just now.
pub fn after(path: &str, done: &str) -> String {
    with(path, &[("fatto", done)])
}

/// A page, with why something was not done and what was typed.
pub fn not_done(path: &str, trouble: Trouble, text: &str) -> String {
    let carried: String = text.chars().take(CARRIED).collect();
    with(path, &[("errore", trouble.slug()), ("testo", &carried)])
}

/// Where an assignment leads: to the queue that it was made in, or to the review.
pub fn after_assigning(back: &str, batch: Result<&str, Trouble>) -> String {
    let said = match batch {
        Ok(batch) => ("fatto", batch),
        Err(trouble) => ("errore", trouble.slug()),
    };
    match back.strip_prefix("id=") {
        Some(id) if is_id(id) => with(&review_path(id), &[said]),
        _ => with(&queue_path(back), &[said]),
    }
}

/// The queue with a query; only what the queue understands is kept of it.
pub fn queue_path(query: &str) -> String {
    format!("{DESK_PATH}{}", super::query::DeskQuery::parse(query).to_query_string())
}

/// The trouble behind an error of the server.
pub fn trouble(error: &AppError) -> Trouble {
    match error {
        AppError::Conflict => Trouble::Refused(Refusal::WrongState),
        AppError::NotFound => Trouble::Refused(Refusal::OutOfReach),
        AppError::Forbidden => Trouble::Refused(Refusal::OnlyCurators),
        _ => Trouble::Failed,
    }
}

/// What became of something that the rule may refuse.
pub fn outcome<T>(result: Result<Result<T, Refusal>, AppError>) -> Result<T, Trouble> {
    match result {
        Ok(Ok(done)) => Ok(done),
        Ok(Err(refusal)) => Err(Trouble::Refused(refusal)),
        Err(error) => Err(trouble(&error)),
    }
}

/// Ids are letters, digits and dashes: nothing that leads elsewhere.
fn is_id(id: &str) -> bool {
    !id.is_empty() && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}

fn with(path: &str, pairs: &[(&str, &str)]) -> String {
    let pairs: Vec<_> = pairs.iter().filter(|(_, value)| !value.is_empty()).collect();
    let encoded = serde_urlencoded::to_string(pairs).unwrap_or_default();
    let sign = if path.contains('?') { '&' } else { '?' };
    if encoded.is_empty() { path.to_owned() } else { format!("{path}{sign}{encoded}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_assignment_leads_back_to_where_it_was_made() {
        assert_eq!(after_assigning("?chi=nessuno&x=1", Ok("b1")), "/area/istruttoria?chi=nessuno&fatto=b1");
        assert_eq!(after_assigning("id=p1", Ok("b1")), "/area/istruttoria/p1?fatto=b1");
        assert_eq!(after_assigning("id=../../esci", Ok("b1")), "/area/istruttoria?fatto=b1");
    }

    #[test]
    fn a_change_leads_to_the_review_when_nothing_is_wrong() {
        let saved = Saved {
            version: 4,
            at: chrono::DateTime::UNIX_EPOCH,
            changed: std::collections::BTreeMap::new(),
            clashes: Vec::new(),
            problems: Vec::new(),
        };
        let form =
            |then: &str| StepForm { id: "p1".into(), step: "cosa".into(), then: then.into(), ..StepForm::default() };
        assert_eq!(after_editing(&form("esci"), &saved), "/area/istruttoria/p1?fatto=modifica");
        assert_eq!(after_editing(&form(""), &saved), "/area/istruttoria/p1/cosa?salvata=4");
        let clash = crate::editorial::proposal::Clash { field: "title".into(), theirs: "a".into(), mine: "b".into() };
        let clashed = Saved { clashes: vec![clash], ..saved };
        assert_eq!(after_editing(&form("esci"), &clashed), "/area/istruttoria/p1/cosa?salvata=4");
    }

    #[test]
    fn two_practices_are_named_in_the_address_of_their_merge() {
        assert_eq!(merge_path("orti", "orti-2"), "/area/istruttoria/unioni?da=orti&in=orti-2");
    }

    #[test]
    fn what_was_typed_comes_back_with_the_reason() {
        let path = not_done(&review_path("p1"), Trouble::Refused(Refusal::TextMissing), "già & poi");
        assert_eq!(path, "/area/istruttoria/p1?errore=testo-mancante&testo=gi%C3%A0+%26+poi");
        assert!(not_done(&review_path("p1"), Trouble::Failed, &"à".repeat(5_000)).len() < 8_000);
    }
}
