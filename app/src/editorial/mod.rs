//! What readers send: how clear a page is, mistakes that they saw.

pub mod api;
pub mod model;
pub mod receipt;

mod feedback;
mod feedback_questions;
mod report_mistake;

pub use feedback::Feedback;
pub use report_mistake::ReportMistake;
