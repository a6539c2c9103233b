//! Questionnaires and their results.

#[cfg(feature = "ssr")]
pub mod api;
pub mod model;
