//! The pages on which an entity proposes: its proposals, a new one, the steps of the form, and what became of it.

mod attachments;
mod autosave;
mod check_step;
mod draft_form;
mod edits;
mod fields;
mod frame;
mod kept_text;
mod list_page;
mod new_page;
mod origin;
mod records_field;
mod sheet_page;
mod step_page;
mod summary;

pub use check_step::likeness;
pub use draft_form::DraftForm;
pub use edits::edits;
pub use fields::parts;
pub use frame::PROPOSALS as PROPOSALS_TITLE;
pub use list_page::ProposalsPage;
pub use new_page::NewProposalPage;
pub use sheet_page::ProposalPage;
pub use step_page::{StepPage, clash_list, problem_list};
