//! The management plan: centres, projects, objectives, budget.

#[cfg(feature = "ssr")]
pub mod api;
pub mod model;
