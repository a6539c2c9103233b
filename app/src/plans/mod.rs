//! The management plan: centres, projects, objectives, budget.

pub mod model;
