//! Exchanges: visits to see a practice where it was made.

pub mod api;
pub mod model;
