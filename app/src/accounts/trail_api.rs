//! What administrators may ask of the trail.

#![expect(missing_docs, reason = "a server function's macro makes a type whose fields are the arguments")]

use leptos::prelude::*;

use super::trail_query::TrailPage;
use crate::error::AppError;

#[cfg(feature = "ssr")]
mod room {
    use async_trait::async_trait;

    use super::{AppError, TrailPage};
    use crate::accounts::model::Viewer;
    use crate::accounts::trail_query::TrailQuery;

    /// The trail, as the server keeps it.
    #[async_trait]
    pub trait Trail: Send + Sync {
        /// A page of the events that are asked for, newest first.
        async fn events(&self, viewer: &Viewer, query: &TrailQuery) -> Result<TrailPage, AppError>;
        /// All events that are asked for, on whatever page, as comma-separated values, oldest first.
        async fn file(&self, viewer: &Viewer, query: &TrailQuery) -> Result<String, AppError>;
    }
}

#[cfg(feature = "ssr")]
pub use room::Trail;

/// A page of the trail that the query of an address asks for.
#[server(prefix = "/api", endpoint = "audit", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn list_events(address: String) -> Result<TrailPage, AppError> {
    let viewer = crate::platform::viewer()?;
    let trail = expect_context::<std::sync::Arc<dyn Trail>>();
    trail.events(&viewer, &super::trail_query::TrailQuery::parse(&address)).await
}
