//! The observatory: figures, checks on figures, charts.

pub mod api;
pub mod model;
