//! What the pages may ask of the registry.

#![expect(missing_docs, reason = "a server function's macro makes a type whose fields are the arguments")]

use leptos::prelude::*;

use super::model::{EntityLine, EntitySheet, Listing, SourceLine, SourceSheet, ThemeNode, ThemeSheet};
use crate::error::AppError;
use crate::i18n::Language;

#[cfg(feature = "ssr")]
mod room {
    use async_trait::async_trait;

    use super::{AppError, EntityLine, EntitySheet, Language, Listing, SourceLine, SourceSheet, ThemeNode, ThemeSheet};
    use crate::registry::figures::FiguresQuery;

    /// The registry, as the server implements it.
    #[async_trait]
    pub trait Registry: Send + Sync {
        /// All entities by name, with the number of records of each.
        async fn entities(&self, language: Language) -> Result<Listing<EntityLine>, AppError>;
        /// An entity with all that its page shows.
        async fn entity(&self, slug: &str, language: Language) -> Result<EntitySheet, AppError>;
        /// The tree of themes, with the number of records about each.
        async fn themes(&self, language: Language) -> Result<Listing<ThemeNode>, AppError>;
        /// A theme with all that its page shows.
        async fn theme(&self, slug: &str, language: Language) -> Result<ThemeSheet, AppError>;
        /// All sources, in the order of their numbers.
        async fn sources(&self, language: Language) -> Result<Listing<SourceLine>, AppError>;
        /// A source with all that its page shows, and those of its figures that are asked for.
        async fn source(&self, slug: &str, figures: &FiguresQuery, language: Language)
        -> Result<SourceSheet, AppError>;
        /// The id of the record of a table that one which is gone has become a part of.
        async fn moved_to(&self, table: &str, slug: &str) -> Result<Option<String>, AppError>;
    }
}

#[cfg(feature = "ssr")]
pub use room::Registry;

/// The registry of the server that answers.
#[cfg(feature = "ssr")]
fn registry() -> std::sync::Arc<dyn Registry> {
    expect_context()
}

/// Leads from a record that is gone to the one that it has become a part of, if it has.
#[cfg(feature = "ssr")]
async fn lead_on(error: Option<&AppError>, folder: &str, table: &str, slug: &str, language: Language) {
    if error != Some(&AppError::Gone) {
        return;
    }
    if let Ok(Some(target)) = registry().moved_to(table, slug).await {
        crate::platform::redirect(&language.href(&format!("{folder}/{target}")));
    }
}

/// All entities by name.
#[server(prefix = "/api", endpoint = "enti", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn list_entities(language: Language) -> Result<Listing<EntityLine>, AppError> {
    registry().entities(language).await
}

/// An entity.
#[server(prefix = "/api", endpoint = "ente", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn find_entity(slug: String, language: Language) -> Result<EntitySheet, AppError> {
    let found = registry().entity(&slug, language).await;
    lead_on(found.as_ref().err(), "/enti", "entity", &slug, language).await;
    found
}

/// The tree of themes.
#[server(prefix = "/api", endpoint = "temi", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn list_themes(language: Language) -> Result<Listing<ThemeNode>, AppError> {
    registry().themes(language).await
}

/// A theme.
#[server(prefix = "/api", endpoint = "tema", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn find_theme(slug: String, language: Language) -> Result<ThemeSheet, AppError> {
    let found = registry().theme(&slug, language).await;
    lead_on(found.as_ref().err(), "/temi", "theme", &slug, language).await;
    found
}

/// All sources.
#[server(prefix = "/api", endpoint = "fonti", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn list_sources(language: Language) -> Result<Listing<SourceLine>, AppError> {
    registry().sources(language).await
}

/// A source, with the page of its figures that the query of an address asks for.
#[server(prefix = "/api", endpoint = "fonte", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn find_source(slug: String, address: String, language: Language) -> Result<SourceSheet, AppError> {
    use super::figures::FiguresQuery;
    registry().source(&slug, &FiguresQuery::parse(&address), language).await
}
