//! What readers send: how clear a page is, mistakes that they saw; what entities propose, and what curators make of it.

pub mod api;
pub mod desk;
pub mod differences;
pub mod document;
pub mod in_use;
pub mod model;
pub mod numbers;
pub mod opinions;
pub mod proposal;
pub mod proposals_api;
pub mod proposals_links;
pub mod proposals_model;
pub mod receipt;
pub mod reports;
pub mod rome;
pub mod workflow;

mod feedback;
mod feedback_questions;
mod field_differences;
mod link_over;
mod proposals;
mod propose_links;
mod report_mistake;

pub use feedback::Feedback;
pub use field_differences::FieldDifferences;
pub use proposals::{NewProposalPage, PROPOSALS_TITLE, ProposalPage, ProposalsPage, StepPage};
pub use propose_links::ProposeLinks;
pub use report_mistake::ReportMistake;
