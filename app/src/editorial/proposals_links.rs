//! Where the forms of a proposal lead.

use super::proposal::Step;
use super::proposals_model::{Saved, StepForm, proposal_path, step_path};
use crate::error::AppError;

/// The word in an address for a proposal that has just been sent.
pub const SENT: &str = "inviata";
/// The word in an address for the step whose form has just been saved.
pub const SAVED: &str = "salvata";
/// The word in an address for why something did not happen.
pub const WHY: &str = "motivo";
/// The word in an address for why a file was not attached.
pub const ATTACHMENT_TROUBLE: &str = "allegato";
/// The word in an address for why no proposal began from a document.
pub const DOCUMENT_TROUBLE: &str = "documento";

/// The first step of a proposal's form.
pub fn first_step(id: &str) -> String {
    step_path(id, Step::Who)
}

/// The step of its attachments.
pub fn attachments(id: &str) -> String {
    format!("{}#allegati", step_path(id, Step::Sources))
}

/// The word of a form that leads to the proposal's page.
pub const LEAVE: &str = "esci";

/// Where a step leads once it was saved, with word of it for the browser that keeps what was typed: to the step that was asked for, but back to itself where somebody else wrote the
/// same, or something is wrong in it and the way is onward.
pub fn after_saving(form: &StepForm, saved: &Saved) -> String {
    let step = Step::from_slug(&form.step).unwrap_or(Step::Who);
    let is_whole = saved.clashes.is_empty();
    let page = match Step::from_slug(&form.then) {
        None if form.then == LEAVE && is_whole => proposal_path(&form.id),
        Some(next) if is_whole && (saved.problems.is_empty() || next < step) => step_path(&form.id, next),
        _ => step_path(&form.id, step),
    };
    format!("{page}?{SAVED}={}", step.slug())
}

/// Where sending leads: to the receipt, or back to the last step with the reason.
pub fn after_submitting(id: &str, result: &Result<(), AppError>) -> String {
    let last = step_path(id, Step::Check);
    match result {
        Ok(()) => format!("{}?{SENT}=1", proposal_path(id)),
        Err(AppError::Conflict) => format!("{last}?{WHY}=cambiata"),
        Err(AppError::Invalid { field }) if field == "despite" => format!("{last}?{WHY}=doppioni#doppioni"),
        Err(AppError::Invalid { .. }) => format!("{last}?{WHY}=manca"),
        Err(
            AppError::NotFound | AppError::Gone | AppError::Departed(_) | AppError::Forbidden | AppError::SignedOut,
        ) => proposal_path(id),
        Err(AppError::TooMany | AppError::Unavailable) => format!("{last}?{WHY}=servizio"),
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::editorial::proposal::{Clash, Problem, Trouble};

    fn saved(problems: usize, clashes: usize) -> Saved {
        let problem = Problem { field: "title".into(), step: Step::What, trouble: Trouble::NoYear };
        let clash = Clash { field: "title".into(), theirs: "a".into(), mine: "b".into() };
        Saved {
            version: 2,
            at: DateTime::UNIX_EPOCH,
            changed: std::collections::BTreeMap::new(),
            clashes: vec![clash; clashes],
            problems: vec![problem; problems],
        }
    }

    fn led(then: &str, saved: &Saved) -> String {
        let form = StepForm { id: "x".into(), step: "cosa".into(), then: then.into(), ..StepForm::default() };
        after_saving(&form, saved)
    }

    #[test]
    fn a_step_leads_on_when_nothing_is_wrong_and_back_at_any_time() {
        assert_eq!(led("risultati", &saved(0, 0)), "/area/proposte/x/risultati?salvata=cosa");
        assert_eq!(led("risultati", &saved(1, 0)), "/area/proposte/x/cosa?salvata=cosa");
        assert_eq!(led("chi", &saved(1, 0)), "/area/proposte/x/chi?salvata=cosa");
        assert_eq!(led("chi", &saved(0, 1)), "/area/proposte/x/cosa?salvata=cosa");
        assert_eq!(led("esci", &saved(1, 0)), "/area/proposte/x?salvata=cosa");
        assert_eq!(led("//evil.example", &saved(0, 0)), "/area/proposte/x/cosa?salvata=cosa");
    }

    #[test]
    fn what_could_not_be_sent_says_why() {
        assert_eq!(after_submitting("x", &Ok(())), "/area/proposte/x?inviata=1");
        let invalid = |field: &str| Err(AppError::Invalid { field: field.into() });
        assert_eq!(after_submitting("x", &invalid("title")), "/area/proposte/x/invio?motivo=manca");
        assert_eq!(after_submitting("x", &invalid("despite")), "/area/proposte/x/invio?motivo=doppioni#doppioni");
    }
}
