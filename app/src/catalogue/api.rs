//! What the pages may ask of the catalogue.

#[cfg(feature = "ssr")]
mod room {
    use async_trait::async_trait;

    use super::super::model::{CataloguePage, Overview, PracticeSheet, Suggestion};
    use super::super::query::CatalogueQuery;
    use crate::error::AppError;
    use crate::i18n::Language;

    /// The catalogue, as the server implements it.
    #[async_trait]
    pub trait Catalogue: Send + Sync {
        /// A page of what a query finds, with facets.
        async fn search(&self, query: &CatalogueQuery, language: Language) -> Result<CataloguePage, AppError>;

        /// Up to eight suggestions for a text being typed.
        async fn suggest(&self, text: &str, language: Language) -> Result<Vec<Suggestion>, AppError>;

        /// A practice with all that its page shows.
        async fn practice(&self, slug: &str, language: Language) -> Result<PracticeSheet, AppError>;

        /// What there is, in numbers, for the first page.
        async fn overview(&self, language: Language) -> Result<Overview, AppError>;
    }
}

#[cfg(feature = "ssr")]
pub use room::Catalogue;
