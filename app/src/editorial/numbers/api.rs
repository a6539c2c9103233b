//! What pages may ask of the server about the portal's work.

use leptos::prelude::*;

use super::model::WorkflowNumbers;
use crate::error::AppError;

#[cfg(feature = "ssr")]
mod room {
    use async_trait::async_trait;

    use super::{AppError, WorkflowNumbers};

    /// The numbers, as the server counts them.
    #[async_trait]
    pub trait Numbers: Send + Sync {
        /// The numbers of now.
        async fn workflow(&self) -> Result<WorkflowNumbers, AppError>;
    }
}

#[cfg(feature = "ssr")]
pub use room::Numbers;

/// The numbers of the portal's work.
#[server(prefix = "/api", endpoint = "numeri", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn find_numbers() -> Result<WorkflowNumbers, AppError> {
    expect_context::<std::sync::Arc<dyn Numbers>>().workflow().await
}
