//! The questionnaires as other rooms ask them.

use app::error::AppError;
use app::observatory::model::Check;
use app::surveys::api::Surveys;
use async_trait::async_trait;

use super::checks::{Records, checks};
use crate::db::{Database, DatabaseError};

/// The questionnaires over a database.
pub struct SurveysRoom {
    database: Database,
}

impl SurveysRoom {
    /// The questionnaires.
    pub fn new(database: Database) -> Self {
        Self { database }
    }
}

/// Says in the log what went wrong, and to the reader only that something did.
fn unavailable(error: DatabaseError) -> AppError {
    tracing::error!(%error, "the questionnaires cannot answer");
    AppError::Unavailable
}

#[async_trait]
impl Surveys for SurveysRoom {
    async fn checks(&self) -> Result<Vec<Check>, AppError> {
        let records = Records::load(&self.database).await.map_err(unavailable)?;
        Ok(checks(&records))
    }
}
