//! The opinion of an outside expert: asked for on the review, given by a link without an account.

pub mod api;
pub mod model;

mod expert_page;
mod review_section;

pub use expert_page::OpinionPage;
pub use review_section::ExpertOpinions;
