//! What other rooms may ask of the questionnaires.

use async_trait::async_trait;

use crate::error::AppError;
use crate::observatory::model::Check;

/// The questionnaires, as the server implements them.
#[async_trait]
pub trait Surveys: Send + Sync {
    /// The checks on what the questionnaires' documents say.
    async fn checks(&self) -> Result<Vec<Check>, AppError>;
}
