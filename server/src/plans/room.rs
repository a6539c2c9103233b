//! The plans as pages and other rooms ask them.

use std::sync::Arc;

use app::error::AppError;
use app::i18n::Language;
use app::observatory::api::{ChartFile, ChartFileQuery};
use app::observatory::model::{ChartPage, Check};
use app::plans::api::Plans;
use app::plans::model::{Plan, Project};
use app::plans::sheets::{CentreSheet, ObjectiveSheet, PlanLine, PlanList, PlanSheet, ProjectSheet, View, ViewSheet};
use app::registry::model::{Named, tally};
use async_trait::async_trait;

use super::find::find;
use super::grids::Grids;
use super::holdings::Holdings;
use super::views::{Choices, chart, view};
use super::{sheets, tree};
use crate::db::{Database, DatabaseError};
use crate::kept::Kept;
use crate::observatory::charts::Place;
use crate::observatory::charts::files::{Contents, FileKind};
use crate::rooms::absence;

/// The plans over a database.
pub struct PlansRoom {
    database: Database,
    holdings: Kept<Holdings>,
}

impl PlansRoom {
    /// The plans; reads nothing before somebody asks.
    pub fn new(database: Database) -> Self {
        Self { database, holdings: Kept::default() }
    }

    /// What the plans hold, of the data's revision now.
    async fn holdings(&self) -> Result<Arc<Holdings>, AppError> {
        let database = self.database.clone();
        let read = |revision| async move { Holdings::load(&database, revision).await.map_err(unavailable) };
        self.holdings.now(&self.database, read).await
    }

    /// What was found, or why there is nothing with this id.
    async fn there<T>(&self, found: Option<T>, table: &str, id: &str) -> Result<T, AppError> {
        match found {
            Some(found) => Ok(found),
            None => Err(absence(&self.database, table, id).await),
        }
    }

    /// What the plans hold, and whether this one is there.
    async fn open(&self, plan: &str) -> Result<(Arc<Holdings>, Plan), AppError> {
        let holdings = self.holdings().await?;
        let plan = self.there(holdings.plan(plan).cloned(), "plan", plan).await?;
        Ok((holdings, plan))
    }
}

/// Says in the log what went wrong, and to the reader only that something did.
fn unavailable(error: DatabaseError) -> AppError {
    tracing::error!(%error, "the plans cannot answer");
    AppError::Unavailable
}

#[async_trait]
impl Plans for PlansRoom {
    async fn checks(&self) -> Result<Vec<Check>, AppError> {
        Ok(self.holdings().await?.checks.clone())
    }

    async fn projects(&self) -> Result<Vec<Named>, AppError> {
        let mut projects = self.holdings().await?.records.projects.clone();
        projects.sort_by(|one, other| one.code.cmp(&other.code));
        let named =
            |project: Project| Named { name: format!("{} {}", project.code, project.title.it), slug: project.id };
        Ok(projects.into_iter().map(named).collect())
    }

    async fn plans(&self) -> Result<PlanList, AppError> {
        let holdings = self.holdings().await?;
        let line = |plan: &Plan| PlanLine {
            plan: plan.clone(),
            entity: holdings.head(plan).entity,
            counts: holdings.counts(&holdings.projects(&plan.id, None)),
        };
        Ok(PlanList { plans: holdings.records.plans.iter().map(line).collect(), updated: holdings.revision.day() })
    }

    async fn paths(&self) -> Result<Vec<String>, AppError> {
        let holdings = self.holdings().await?;
        Ok(holdings.records.plans.iter().flat_map(|plan| holdings.paths(plan)).collect())
    }

    async fn plan(&self, plan: &str, words: &str, _: Language) -> Result<PlanSheet, AppError> {
        let (holdings, plan) = self.open(plan).await?;
        let of_plan = holdings.checks.iter().filter(|check| check.source == plan.source);
        Ok(PlanSheet {
            head: holdings.head(&plan),
            counts: holdings.counts(&holdings.projects(&plan.id, None)),
            branches: tree::tree(&holdings, &plan.id),
            found: find(&holdings, &plan.id, words),
            results: tally(of_plan.map(|check| check.result)),
        })
    }

    async fn centre(&self, plan: &str, centre: &str, language: Language) -> Result<CentreSheet, AppError> {
        let (holdings, plan) = self.open(plan).await?;
        let centre = self.there(holdings.centre(&plan.id, centre), "centre", centre).await?;
        Ok(sheets::centre(Grids { holdings: &holdings, plan: &plan.id, language }, &plan, centre))
    }

    async fn project(&self, plan: &str, project: &str, language: Language) -> Result<ProjectSheet, AppError> {
        let (holdings, plan) = self.open(plan).await?;
        let project = self.there(holdings.project(&plan.id, project), "project", project).await?;
        let centre = holdings.centre(&plan.id, &project.centre).ok_or(AppError::NotFound)?;
        Ok(sheets::project(Grids { holdings: &holdings, plan: &plan.id, language }, &plan, centre, project))
    }

    async fn objective(&self, plan: &str, objective: &str, language: Language) -> Result<ObjectiveSheet, AppError> {
        let (holdings, plan) = self.open(plan).await?;
        let objective = self.there(holdings.objective(&plan.id, objective), "objective", objective).await?;
        let project = holdings.project(&plan.id, &objective.project).ok_or(AppError::NotFound)?;
        let centre = holdings.centre(&plan.id, &project.centre).ok_or(AppError::NotFound)?;
        let grids = Grids { holdings: &holdings, plan: &plan.id, language };
        Ok(sheets::objective(grids, &plan, centre, project, objective))
    }

    async fn view(&self, plan: &str, word: &str, query: &str, language: Language) -> Result<ViewSheet, AppError> {
        let (holdings, plan) = self.open(plan).await?;
        let which = View::from_slug(word).ok_or(AppError::NotFound)?;
        let grids = Grids { holdings: &holdings, plan: &plan.id, language };
        Ok(view(grids, &plan, which, &Choices::parse(query)))
    }

    async fn file(&self, asked: ChartFileQuery<'_>) -> Result<ChartFile, AppError> {
        let (plan, word) = asked.slug.split_once('/').ok_or(AppError::NotFound)?;
        let kind = FileKind::from_slug(asked.ending).ok_or(AppError::NotFound)?;
        let which = View::from_slug(word).ok_or(AppError::NotFound)?;
        let (holdings, plan) = self.open(plan).await?;
        let (query, origin, language) = (asked.query.to_owned(), asked.origin.to_owned(), asked.language);
        // Drawing pixels and packing takes its time, which no other request should wait for.
        let drawing = tokio::task::spawn_blocking(move || {
            let grids = Grids { holdings: &holdings, plan: &plan.id, language };
            let drawn = chart(grids, &plan, which, &Choices::parse(&query)).ok_or(AppError::NotFound)?;
            let contents = Contents {
                subject: drawn.subject(&plan),
                figures: &[],
                all: &[],
                sources: &holdings.sources(&plan),
                updated: &holdings.revision.day(),
                origin: &origin,
                full: false,
                language,
            };
            Ok(ChartFile { content: contents.file(kind)?, media_type: kind.media_type() })
        });
        drawing.await.map_err(|error| {
            tracing::error!(%error, "the file of a plan's chart was not finished");
            AppError::Unavailable
        })?
    }

    async fn window(&self, plan: &str, word: &str, query: &str, language: Language) -> Result<ChartPage, AppError> {
        let (holdings, plan) = self.open(plan).await?;
        let which = View::from_slug(word).ok_or(AppError::NotFound)?;
        let grids = Grids { holdings: &holdings, plan: &plan.id, language };
        let drawn = chart(grids, &plan, which, &Choices::parse(query)).ok_or(AppError::NotFound)?;
        Ok(drawn.page(grids, &plan, Place::Window))
    }
}
