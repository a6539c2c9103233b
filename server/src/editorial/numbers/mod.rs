//! The portal's work in numbers that everybody may know.

mod count;
mod files;
mod store;

use app::editorial::numbers::api::Numbers;
use app::editorial::numbers::model::WorkflowNumbers;
use app::error::AppError;
use async_trait::async_trait;

use self::count::Dates;
pub use self::files::{as_csv, as_json};
use crate::clock::Clock;
use crate::db::{Database, DatabaseError};

/// Counts proposals.
pub struct NumbersRoom {
    database: Database,
    clock: Clock,
}

impl NumbersRoom {
    /// The room over a database.
    pub fn new(database: Database, clock: Clock) -> Self {
        Self { database, clock }
    }

    async fn count(&self) -> Result<WorkflowNumbers, DatabaseError> {
        let published = store::published(&self.database).await?;
        let sent = store::sent(&self.database).await?.into_iter();
        let proposals = sent.map(|one| Dates {
            published: published.get(&one.id).map(chrono::DateTime::date_naive),
            state: one.state,
            sent: one.submitted.date_naive(),
            province: one.province,
        });
        let provinces = store::provinces(&self.database).await?;
        Ok(count::numbers(&proposals.collect::<Vec<_>>(), &provinces, self.clock.today()))
    }
}

#[async_trait]
impl Numbers for NumbersRoom {
    async fn workflow(&self) -> Result<WorkflowNumbers, AppError> {
        self.count().await.map_err(|error| {
            tracing::error!(%error, "the portal's work cannot be counted");
            AppError::Unavailable
        })
    }
}
