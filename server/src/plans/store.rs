//! What the plan's tables hold, read as the room's types.

use app::plans::model::{Centre, Chapter, Effort, Indicator, Objective, Phase, Plan, PrintedTotal, Project};

use crate::db::{Database, DatabaseError};

/// The records that the checks take: all plans with what hangs on them, each table in the order of its ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Records {
    /// The plans.
    pub plans: Vec<Plan>,
    /// Their centres of responsibility.
    pub centres: Vec<Centre>,
    /// The centres' projects and products.
    pub projects: Vec<Project>,
    /// The projects' objectives.
    pub objectives: Vec<Objective>,
    /// The objectives' indicators.
    pub indicators: Vec<Indicator>,
    /// The projects' phases.
    pub phases: Vec<Phase>,
    /// The rows of the projects' budgets.
    pub chapters: Vec<Chapter>,
    /// The totals and shares that the document prints.
    pub totals: Vec<PrintedTotal>,
    /// The projects' people, counted.
    pub efforts: Vec<Effort>,
}

impl Records {
    /// Reads them all.
    pub async fn load(database: &Database) -> Result<Self, DatabaseError> {
        Ok(Self {
            plans: database.list("plan").await?,
            centres: database.list("centre").await?,
            projects: database.list("project").await?,
            objectives: database.list("objective").await?,
            indicators: database.list("indicator").await?,
            phases: database.list("phase").await?,
            chapters: database.list("chapter").await?,
            totals: database.list("printed_total").await?,
            efforts: database.list("effort").await?,
        })
    }
}
