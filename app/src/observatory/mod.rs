//! The observatory: figures, checks on figures, charts.

pub mod model;
