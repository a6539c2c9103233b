//! All rooms, as the pages ask them.

use std::path::Path;
use std::sync::Arc;

use app::catalogue::api::Catalogue;
use app::editorial::api::Editorial;
use app::error::AppError;
use app::exchanges::api::Exchanges;
use app::observatory::api::Observatory;
use app::observatory::model::FIGURES_PATH;
use app::plans::api::Plans;
use app::registry::api::Registry;
use app::registry::datasets::OpenData;
use leptos::prelude::provide_context;

use crate::catalogue::{CatalogueError, CatalogueRoom};
use crate::clock::Clock;
use crate::db::Database;
use crate::editorial::EditorialRoom;
use crate::exchanges::ExchangesRoom;
use crate::observatory::ObservatoryRoom;
use crate::plans::PlansRoom;
use crate::registry::RegistryRoom;
use crate::registry::datasets::OpenDataRoom;
use crate::surveys::SurveysRoom;

/// The rooms; copies share them.
#[derive(Clone)]
pub struct Rooms {
    /// Practices and search; known by its type, because its index follows the data.
    pub catalogue: Arc<CatalogueRoom>,
    /// Exchanges.
    pub exchanges: Arc<dyn Exchanges>,
    /// Figures, checks, charts.
    pub observatory: Arc<dyn Observatory>,
    /// Management plans.
    pub plans: Arc<dyn Plans>,
    /// Entities, themes, sources.
    pub registry: Arc<dyn Registry>,
    /// The tables to take away.
    pub open_data: Arc<dyn OpenData>,
    /// What readers send.
    pub editorial: Arc<dyn Editorial>,
}

/// The pages of single records: the Italian path above them, and the table whose ids their addresses end with.
pub const RECORD_PAGES: [(&str, &str); 8] = [
    ("/pratiche", "practice"),
    ("/enti", "entity"),
    ("/temi", "theme"),
    ("/fonti", "source"),
    ("/scambi", "exchange"),
    (CHARTS_PATH, "chart"),
    (FIGURES_PATH, "figure"),
    ("/osservatorio/storie", "story"),
];

/// The Italian path above the pages of charts.
pub const CHARTS_PATH: &str = "/osservatorio";

/// Why there is no record with this id: it never was, or it left.
pub async fn absence(database: &Database, table: &str, id: &str) -> AppError {
    match database.was_removed(table, id).await {
        Ok(true) => AppError::Gone,
        Ok(false) => AppError::NotFound,
        Err(error) => {
            tracing::error!(%error, "the database does not say whether a record was removed");
            AppError::Unavailable
        }
    }
}

impl Rooms {
    /// Opens all rooms over a database.
    pub async fn open(database: &Database, index_dir: Option<&Path>, clock: Clock) -> Result<Self, CatalogueError> {
        let exchanges: Arc<dyn Exchanges> = Arc::new(ExchangesRoom::new(database.clone(), clock));
        let catalogue = CatalogueRoom::open(database.clone(), Arc::clone(&exchanges), index_dir).await?;
        let catalogue = Arc::new(catalogue);
        let plans = Arc::new(PlansRoom::new(database.clone()));
        let surveys = Arc::new(SurveysRoom::new(database.clone()));
        let observatory: Arc<dyn Observatory> = Arc::new(ObservatoryRoom::new(
            database.clone(),
            Arc::<CatalogueRoom>::clone(&catalogue),
            Arc::clone(&exchanges),
            Arc::clone(&plans),
            surveys,
            clock,
        ));
        let registry = Arc::new(RegistryRoom::new(
            database.clone(),
            Arc::<CatalogueRoom>::clone(&catalogue),
            Arc::clone(&observatory),
        ));
        let editorial: Arc<dyn Editorial> = Arc::new(EditorialRoom::new(database.clone(), clock));
        let open_data = Arc::new(OpenDataRoom::new(
            database.clone(),
            Arc::clone(&observatory),
            Arc::<PlansRoom>::clone(&plans),
            Arc::clone(&editorial),
        ));
        Ok(Self { catalogue, exchanges, observatory, plans, registry, open_data, editorial })
    }

    /// Puts the rooms in context, for a page or a server function.
    pub fn provide(&self) {
        provide_context::<Arc<dyn Catalogue>>(Arc::<CatalogueRoom>::clone(&self.catalogue));
        provide_context(Arc::clone(&self.exchanges));
        provide_context(Arc::clone(&self.observatory));
        provide_context(Arc::clone(&self.plans));
        provide_context(Arc::clone(&self.registry));
        provide_context(Arc::clone(&self.open_data));
        provide_context(Arc::clone(&self.editorial));
    }
}
