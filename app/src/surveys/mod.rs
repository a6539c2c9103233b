//! Questionnaires and their results.

pub mod model;
