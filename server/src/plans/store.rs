//! What the plan's tables hold, read as the room's types, and what they point to.

use app::i18n::Bilingual;
use app::plans::model::{
    Centre, Chapter, Effort, EmergencyMeasure, Indicator, Objective, Phase, Plan, PrintedTotal, Project,
};
use app::registry::model::Source;
use serde::Deserialize;

use crate::db::{Database, DatabaseError};

/// All plans with what hangs on them, each table in the order of its ids.
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
    /// The dated measures of the emergency's projects.
    pub measures: Vec<EmergencyMeasure>,
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
            measures: database.list("emergency_measure").await?,
        })
    }
}

/// What the plans point to in other rooms.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// The entities whose plans they are, and all others.
    pub entities: Vec<WithName>,
    /// What projects are done with.
    pub tools: Vec<WithName>,
    /// What projects are about.
    pub themes: Vec<WithLabel>,
    /// The documents.
    pub sources: Vec<Source>,
    /// What entities did.
    pub practices: Vec<PracticeNote>,
}

/// Something with a name.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct WithName {
    /// Its word in addresses.
    pub id: String,
    /// What it is called.
    pub name: String,
}

/// Something with a label in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct WithLabel {
    /// Its word in addresses.
    pub id: String,
    /// What it is called.
    pub label: Bilingual,
}

/// What the plans need of a practice.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct PracticeNote {
    /// Its word in addresses.
    pub id: String,
    /// What it is called.
    pub title: Bilingual,
    /// What it is.
    pub summary: Bilingual,
    /// What it is about.
    #[serde(default)]
    pub themes: Vec<String>,
    /// The document that it comes from.
    pub source: String,
    /// Where in the document.
    pub locator: String,
}

impl Surroundings {
    /// Reads them all: there are some hundred.
    pub async fn load(database: &Database) -> Result<Self, DatabaseError> {
        Ok(Self {
            entities: database.list("entity").await?,
            tools: database.list("tool").await?,
            themes: database.list("theme").await?,
            sources: database.list("source").await?,
            practices: database.list("practice").await?,
        })
    }
}
