//! What the pages may ask of the observatory.

#![expect(missing_docs, reason = "a server function's macro makes a type whose fields are the arguments")]

use leptos::prelude::*;

use super::comparison::ComparePage;
use super::composition::ComposePage;
use super::figure_sheet::FigureSheet;
use super::model::{ChartPage, ChecksPage, Overview};
use crate::error::AppError;
use crate::i18n::Language;

#[cfg(feature = "ssr")]
mod room {
    use async_trait::async_trait;

    use super::{AppError, ChartPage, ChecksPage, ComparePage, ComposePage, FigureSheet, Language, Overview};
    use crate::observatory::model::{Check, ChecksQuery, FigureLine};
    use crate::observatory::stories::model::{DayChart, StoryLine, StoryPage};

    /// The observatory, as the server implements it.
    #[async_trait]
    pub trait Observatory: Send + Sync {
        /// The figures of a source, in the order of the document.
        async fn figures_of_source(&self, source: &str, language: Language) -> Result<Vec<FigureLine>, AppError>;
        /// The figures of an entity.
        async fn figures_of_entity(&self, entity: &str, language: Language) -> Result<Vec<FigureLine>, AppError>;
        /// The figures with these ids, in their order.
        async fn figures(&self, ids: &[String], language: Language) -> Result<Vec<FigureLine>, AppError>;
        /// The page of a figure, as it is now or was at one of its versions.
        async fn figure(&self, id: &str, version: Option<u32>, language: Language) -> Result<FigureSheet, AppError>;
        /// A figure as a file: itself, or what quotes it.
        async fn figure_file(&self, asked: ChartFileQuery<'_>) -> Result<ChartFile, AppError>;
        /// All checks of all rooms, disagreements first.
        async fn all_checks(&self) -> Result<Vec<Check>, AppError>;
        /// The checks that a query chooses, with what there is to choose from.
        async fn checks(&self, query: &ChecksQuery, language: Language) -> Result<ChecksPage, AppError>;
        /// What there is to see, with what the charts say of the entity that the query of an address names.
        async fn overview_for(&self, query: &str) -> Result<Overview, AppError>;
        /// What there is to see.
        async fn overview(&self) -> Result<Overview, AppError> {
            self.overview_for("").await
        }
        /// The chart with this word in its address, as the query of an address chooses it.
        async fn chart_at(&self, slug: &str, query: &str, language: Language) -> Result<ChartPage, AppError>;
        /// The chart with this word in its address.
        async fn chart(&self, slug: &str, language: Language) -> Result<ChartPage, AppError> {
            self.chart_at(slug, "", language).await
        }
        /// The two charts that the query of an address asks for.
        async fn comparison(&self, query: &str, language: Language) -> Result<ComparePage, AppError>;
        /// The chart that the query of an address puts together, with what else could be put together.
        async fn composition(&self, query: &str, language: Language) -> Result<ComposePage, AppError>;
        /// A chart as a file.
        async fn chart_file(&self, asked: ChartFileQuery<'_>) -> Result<ChartFile, AppError>;
        /// All stories, or those whose text leads to an Italian path.
        async fn stories(&self, about: Option<&str>, language: Language) -> Result<Vec<StoryLine>, AppError>;
        /// The story with this word in its address.
        async fn story(&self, slug: &str, language: Language) -> Result<StoryPage, AppError>;
        /// The chart of today.
        async fn chart_of_the_day(&self, language: Language) -> Result<DayChart, AppError>;
        /// A chart's drawings for a window of another site, with what stands around them.
        async fn chart_window(&self, slug: &str, query: &str, language: Language) -> Result<ChartPage, AppError>;
    }

    /// Which file of a chart or a figure is asked for.
    #[derive(Clone, Copy)]
    pub struct ChartFileQuery<'a> {
        /// The chart's or figure's word in addresses.
        pub slug: &'a str,
        /// How the file's name ends.
        pub ending: &'a str,
        /// The query of the address.
        pub query: &'a str,
        /// The site's address.
        pub origin: &'a str,
        /// The language of the drawing and of what quotes it.
        pub language: Language,
    }

    /// A file of a chart or a figure.
    pub struct ChartFile {
        /// What is in it.
        pub content: Vec<u8>,
        /// Its media type.
        pub media_type: &'static str,
    }
}

#[cfg(feature = "ssr")]
pub use room::{ChartFile, ChartFileQuery, Observatory};

/// The observatory of the server that answers.
#[cfg(feature = "ssr")]
pub(crate) fn observatory() -> std::sync::Arc<dyn Observatory> {
    expect_context()
}

/// What there is to see, for the entity that the query of an address names.
#[server(prefix = "/api", endpoint = "osservatorio", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn find_overview(address: String) -> Result<Overview, AppError> {
    observatory().overview_for(&address).await
}

/// The checks that the query of an address chooses.
#[server(prefix = "/api", endpoint = "verifiche", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn list_checks(address: String, language: Language) -> Result<ChecksPage, AppError> {
    observatory().checks(&super::model::ChecksQuery::parse(&address), language).await
}

/// A chart, as the query of an address chooses it.
#[server(prefix = "/api", endpoint = "grafico", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn find_chart(slug: String, address: String, language: Language) -> Result<ChartPage, AppError> {
    observatory().chart_at(&slug, &address, language).await
}

/// A figure, as it is now or was at one of its versions.
#[server(prefix = "/api", endpoint = "dato", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn find_figure(slug: String, version: Option<u32>, language: Language) -> Result<FigureSheet, AppError> {
    observatory().figure(&slug, version, language).await
}

/// Two charts side by side, as the query of an address chooses them.
#[server(prefix = "/api", endpoint = "confronto", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn find_comparison(address: String, language: Language) -> Result<ComparePage, AppError> {
    observatory().comparison(&address, language).await
}

/// A chart of any figures, as the query of an address puts it together.
#[server(prefix = "/api", endpoint = "composizione", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn find_composition(address: String, language: Language) -> Result<ComposePage, AppError> {
    observatory().composition(&address, language).await
}
