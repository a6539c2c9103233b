//! What the pages and other rooms may ask of the management plans.

#![expect(missing_docs, reason = "a server function's macro makes a type whose fields are the arguments")]

use leptos::prelude::*;

use super::sheets::{CentreSheet, ObjectiveSheet, PlanList, PlanSheet, ProjectSheet, ViewSheet};
use crate::error::AppError;
use crate::i18n::Language;

#[cfg(feature = "ssr")]
mod room {
    use async_trait::async_trait;

    use super::{AppError, CentreSheet, Language, ObjectiveSheet, PlanList, PlanSheet, ProjectSheet, ViewSheet};
    use crate::observatory::api::{ChartFile, ChartFileQuery};
    use crate::observatory::model::{ChartPage, Check};
    use crate::registry::model::Named;

    /// The plans, as the server implements them.
    #[async_trait]
    pub trait Plans: Send + Sync {
        /// The checks on what the plan prints.
        async fn checks(&self) -> Result<Vec<Check>, AppError>;
        /// The projects by code, to choose from.
        async fn projects(&self) -> Result<Vec<Named>, AppError>;
        /// All plans.
        async fn plans(&self) -> Result<PlanList, AppError>;
        /// The Italian paths of all pages below that of all plans.
        async fn paths(&self) -> Result<Vec<String>, AppError>;
        /// A plan's tree, and what of it holds these words.
        async fn plan(&self, plan: &str, words: &str, language: Language) -> Result<PlanSheet, AppError>;
        /// A centre of a plan.
        async fn centre(&self, plan: &str, centre: &str, language: Language) -> Result<CentreSheet, AppError>;
        /// A project of a plan.
        async fn project(&self, plan: &str, project: &str, language: Language) -> Result<ProjectSheet, AppError>;
        /// An objective of a plan.
        async fn objective(&self, plan: &str, objective: &str, language: Language) -> Result<ObjectiveSheet, AppError>;
        /// A view of a plan, by its word in addresses, with what the query of the address chooses.
        async fn view(&self, plan: &str, view: &str, query: &str, language: Language) -> Result<ViewSheet, AppError>;
        /// The chart of a view as a file; its word in addresses is that of the plan with that of the view.
        async fn file(&self, asked: ChartFileQuery<'_>) -> Result<ChartFile, AppError>;
        /// The chart of a view for a window of another site.
        async fn window(&self, plan: &str, view: &str, query: &str, language: Language) -> Result<ChartPage, AppError>;
    }
}

#[cfg(feature = "ssr")]
pub use room::Plans;

/// The plans of the server that answers.
#[cfg(feature = "ssr")]
fn plans() -> std::sync::Arc<dyn Plans> {
    expect_context()
}

/// All plans.
#[server(prefix = "/api", endpoint = "piani", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn list_plans() -> Result<PlanList, AppError> {
    plans().plans().await
}

/// A plan, and what of it holds some words.
#[server(prefix = "/api", endpoint = "piano", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn find_plan(plan: String, words: String, language: Language) -> Result<PlanSheet, AppError> {
    plans().plan(&plan, &words, language).await
}

/// A centre.
#[server(prefix = "/api", endpoint = "centro", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn find_centre(plan: String, centre: String, language: Language) -> Result<CentreSheet, AppError> {
    plans().centre(&plan, &centre, language).await
}

/// A project.
#[server(prefix = "/api", endpoint = "progetto", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn find_project(plan: String, project: String, language: Language) -> Result<ProjectSheet, AppError> {
    plans().project(&plan, &project, language).await
}

/// An objective.
#[server(prefix = "/api", endpoint = "obiettivo", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn find_objective(plan: String, objective: String, language: Language) -> Result<ObjectiveSheet, AppError> {
    plans().objective(&plan, &objective, language).await
}

/// A view of a plan.
#[server(prefix = "/api", endpoint = "vista-del-piano", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn find_view(plan: String, view: String, query: String, language: Language) -> Result<ViewSheet, AppError> {
    plans().view(&plan, &view, &query, language).await
}
