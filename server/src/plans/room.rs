//! The plans as other rooms ask them.

use app::error::AppError;
use app::observatory::model::Check;
use app::plans::api::Plans;
use app::registry::model::Named;
use async_trait::async_trait;

use super::checks::checks;
use super::store::Records;
use crate::db::{Database, DatabaseError};

/// The plans over a database.
pub struct PlansRoom {
    database: Database,
}

impl PlansRoom {
    /// The plans.
    pub fn new(database: Database) -> Self {
        Self { database }
    }

    async fn records(&self) -> Result<Records, AppError> {
        Records::load(&self.database).await.map_err(unavailable)
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
        Ok(checks(&self.records().await?))
    }

    async fn projects(&self) -> Result<Vec<Named>, AppError> {
        let mut projects = self.records().await?.projects;
        projects.sort_by(|one, other| one.code.cmp(&other.code));
        let named = |project: app::plans::model::Project| Named {
            name: format!("{} {}", project.code, project.title.it),
            slug: project.id,
        };
        Ok(projects.into_iter().map(named).collect())
    }
}
