//! The curators' desk: what waits for whom, one proposal with all that is said of it, and what can be done with it.

pub mod api;
pub mod curation_api;
pub mod curation_model;
pub mod links;
pub mod model;
pub mod query;

mod claims;
mod criteria_page;
mod decisions;
mod edit_page;
mod look;
mod merges_page;
mod queue_form;
mod queue_page;
mod queue_table;
mod remarks;
mod review_page;

pub use criteria_page::{CriteriaPage, TITLE as CRITERIA_TITLE};
pub use edit_page::EditPage;
pub use merges_page::{MergesPage, TITLE as MERGES_TITLE};
pub use queue_page::{LanguageField, QueuePage, TITLE as DESK_TITLE};
pub use remarks::Threads;
pub use review_page::{ReviewPage, value_of};
