//! What the pages may ask of the catalogue.

#![expect(missing_docs, reason = "a server function's macro makes a type whose fields are the arguments")]

use leptos::prelude::*;

use super::model::{CataloguePage, Overview, PracticeSheet, Suggestion};
use crate::error::AppError;
use crate::i18n::Language;

#[cfg(feature = "ssr")]
mod room {
    use async_trait::async_trait;

    use super::{AppError, CataloguePage, Language, Overview, PracticeSheet, Suggestion};
    use crate::catalogue::model::Graded;
    use crate::catalogue::query::CatalogueQuery;
    use crate::editorial::proposal::PracticeRecords;
    use crate::observatory::api::ChartFile;

    /// The catalogue, as the server implements it.
    #[async_trait]
    pub trait Catalogue: Send + Sync {
        /// A page of what a query finds, with facets.
        async fn search(&self, query: &CatalogueQuery, language: Language) -> Result<CataloguePage, AppError>;
        /// The chart of what a query finds, as the file whose name ends so.
        async fn chart_file(
            &self,
            query: &CatalogueQuery,
            ending: &str,
            language: Language,
        ) -> Result<ChartFile, AppError>;
        /// Up to eight suggestions for a text being typed.
        async fn suggest(&self, text: &str, language: Language) -> Result<Vec<Suggestion>, AppError>;
        /// A practice with all that its page shows, as it is now or was at one of its versions.
        async fn practice(
            &self,
            slug: &str,
            version: Option<u32>,
            language: Language,
        ) -> Result<PracticeSheet, AppError>;
        /// A practice that is not published as its page would show it, with the grade of its results.
        async fn preview(
            &self,
            records: PracticeRecords,
            graded: Option<Graded>,
            language: Language,
        ) -> Result<PracticeSheet, AppError>;
        /// The practice with which another one became one, by the ids of both.
        async fn moved(&self, slug: &str) -> Result<Option<String>, AppError>;
        /// The ids of the practices that became one with this one.
        async fn formerly(&self, slug: &str) -> Result<Vec<String>, AppError>;
        /// What there is, in numbers, for the first page.
        async fn overview(&self, language: Language) -> Result<Overview, AppError>;
    }
}

#[cfg(feature = "ssr")]
pub use room::Catalogue;

/// The catalogue of the server that answers.
#[cfg(feature = "ssr")]
fn catalogue() -> std::sync::Arc<dyn Catalogue> {
    expect_context()
}

/// A page of what the query of an address finds.
#[server(prefix = "/api", endpoint = "ricerca", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn search_practices(address: String, language: Language) -> Result<CataloguePage, AppError> {
    use super::query::CatalogueQuery;
    catalogue().search(&CatalogueQuery::parse(&address), language).await
}

/// Suggestions for a text being typed.
#[server(prefix = "/api", endpoint = "suggerimenti", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn suggest(text: String, language: Language) -> Result<Vec<Suggestion>, AppError> {
    catalogue().suggest(&text, language).await
}

/// A practice, as it is now or was at one of its versions.
#[server(prefix = "/api", endpoint = "pratica", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn find_practice(slug: String, version: Option<u32>, language: Language) -> Result<PracticeSheet, AppError> {
    let found = catalogue().practice(&slug, version, language).await;
    if found.is_err()
        && let Some(there) = catalogue().moved(&slug).await?
    {
        crate::platform::redirect(&language.href(&format!("{}/{there}", super::PATH)));
    }
    let mut sheet = found?;
    sheet.figures = crate::observatory::api::observatory().figures(&sheet.practice.related_figures, language).await?;
    Ok(sheet)
}

/// The catalogue in numbers.
#[server(prefix = "/api", endpoint = "panoramica", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn find_overview(language: Language) -> Result<Overview, AppError> {
    catalogue().overview(language).await
}
