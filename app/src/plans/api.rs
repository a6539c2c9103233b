//! What other rooms may ask of the management plan.

use async_trait::async_trait;

use crate::error::AppError;
use crate::observatory::model::Check;
use crate::registry::model::Named;

/// The plans, as the server implements them.
#[async_trait]
pub trait Plans: Send + Sync {
    /// The checks on what the plan prints.
    async fn checks(&self) -> Result<Vec<Check>, AppError>;
    /// The projects by code, to choose from.
    async fn projects(&self) -> Result<Vec<Named>, AppError>;
}
