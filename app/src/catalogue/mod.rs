//! Practices: what entities did, and how to find it.

pub mod api;
pub mod model;
pub mod query;
