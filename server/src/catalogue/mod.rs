//! The room `catalogue` on the server: what entities did, and how it is found.
//!
//! `store` reads the database; `record` draws from the rows of all rooms what a search has to know; `index` finds
//! and counts; `snapshot` holds index and names that belong together; the other files each answer one question.

mod cards;
mod chart;
mod facets;
mod index;
mod names;
mod nearest;
mod overview;
mod record;
mod search;
pub mod seeds;
mod sheet;
mod similar;
mod snapshot;
mod store;
mod suggest;
#[cfg(test)]
mod tests;

use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};

use app::catalogue::api::Catalogue;
use app::catalogue::model::{CataloguePage, Graded, Overview, PracticeSheet, Suggestion};
use app::catalogue::query::CatalogueQuery;
use app::editorial::proposal::PracticeRecords;
use app::error::AppError;
use app::exchanges::api::Exchanges;
use app::i18n::Language;
use app::observatory::api::ChartFile;
use async_trait::async_trait;
use tokio::sync::Mutex;

pub use index::{INDEX_VERSION, IndexError};

use self::index::SearchIndex;
use self::sheet::Found;
use self::snapshot::Snapshot;
use crate::db::{Database, DatabaseError, Revision};
use crate::observatory::charts::files::FileKind;
use crate::rooms::absence;

/// What can go wrong in the catalogue. The text is for the log, never for a reader.
#[derive(Debug, thiserror::Error)]
pub enum CatalogueError {
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// The search index failed.
    #[error(transparent)]
    Index(#[from] IndexError),
    /// A rebuild came to an end before its time.
    #[error("the rebuild of the search index was broken off: {0}")]
    BrokenOff(#[from] tokio::task::JoinError),
}

/// The catalogue over a database, with a search index of its own.
pub struct CatalogueRoom {
    database: Database,
    exchanges: Arc<dyn Exchanges>,
    // Locked for a rebuild only: searches use the snapshot.
    index: Arc<Mutex<SearchIndex>>,
    snapshot: RwLock<Arc<Snapshot>>,
}

impl CatalogueRoom {
    /// Opens the catalogue with the index of a folder, or without a folder in memory. An index that is missing, cannot
    /// be read, or was made from other data is made again before anybody can search.
    pub async fn open(
        database: Database,
        exchanges: Arc<dyn Exchanges>,
        index_dir: Option<&Path>,
    ) -> Result<Self, CatalogueError> {
        let revision = database.revision().await?;
        let index = Arc::new(Mutex::new(SearchIndex::open(index_dir)?));
        let is_current = index.lock().await.is_of(&revision);
        let snapshot = if is_current {
            Snapshot::take(&*index.lock().await, store::names(&database).await?, revision)?
        } else {
            rebuild(&database, &index, revision).await?
        };
        Ok(Self { database, exchanges, index, snapshot: RwLock::new(Arc::new(snapshot)) })
    }

    /// Brings the index to the state of the database, if that has changed since; says whether it had.
    pub async fn follow(&self) -> Result<bool, CatalogueError> {
        let revision = self.database.revision().await?;
        if self.snapshot().revision == revision {
            return Ok(false);
        }
        let snapshot = rebuild(&self.database, &self.index, revision).await?;
        *self.snapshot.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(snapshot);
        Ok(true)
    }

    fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.snapshot.read().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Makes the index again. The revision was read before the data: where they change meanwhile, the index says that it is
/// older than it is, and the next look makes it once more.
async fn rebuild(
    database: &Database,
    index: &Arc<Mutex<SearchIndex>>,
    revision: Revision,
) -> Result<Snapshot, CatalogueError> {
    let mut index = Arc::clone(index).lock_owned().await;
    let names = store::names(database).await?;
    let rows = store::rows(database).await?;
    let snapshot = tokio::task::spawn_blocking(move || {
        let records = record::records(rows, &names);
        index.rebuild(&records, &names, &revision)?;
        tracing::info!(records = records.len(), revision = revision.revision, "the search index was made again");
        Snapshot::take(&index, names, revision)
    });
    Ok(snapshot.await??)
}

/// Says in the log what went wrong, and to the reader only that something did.
fn unavailable(error: impl Into<CatalogueError>) -> AppError {
    tracing::error!(error = %error.into(), "the catalogue cannot answer");
    AppError::Unavailable
}

#[async_trait]
impl Catalogue for CatalogueRoom {
    async fn search(&self, query: &CatalogueQuery, language: Language) -> Result<CataloguePage, AppError> {
        search::search(&self.snapshot(), query, language).map_err(unavailable)
    }

    async fn chart_file(
        &self,
        query: &CatalogueQuery,
        ending: &str,
        language: Language,
    ) -> Result<ChartFile, AppError> {
        let kind = FileKind::from_slug(ending).ok_or(AppError::NotFound)?;
        let counts = search::counts(&self.snapshot(), query, language).map_err(unavailable)?;
        // Drawing pixels takes its time, which no other request should wait for.
        let work = tokio::task::spawn_blocking(move || counts.file(kind, language));
        let content = work.await.map_err(unavailable)??;
        Ok(ChartFile { content, media_type: kind.media_type() })
    }

    async fn suggest(&self, text: &str, language: Language) -> Result<Vec<Suggestion>, AppError> {
        suggest::suggest(&self.snapshot(), text, language).map_err(unavailable)
    }

    async fn practice(&self, slug: &str, version: Option<u32>, language: Language) -> Result<PracticeSheet, AppError> {
        let Some(found) = Found::load(&self.database, slug, version).await.map_err(unavailable)? else {
            return Err(absence(&self.database, "practice", slug).await);
        };
        let visits = self.exchanges.visits(&found.practice.themes, &found.entities(), language).await?;
        sheet::sheet(&self.database, &self.snapshot(), found, visits, language).await.map_err(unavailable)
    }

    async fn preview(
        &self,
        records: PracticeRecords,
        graded: Option<Graded>,
        language: Language,
    ) -> Result<PracticeSheet, AppError> {
        let entities: Vec<String> = records.adoptions.iter().map(|adoption| adoption.entity.clone()).collect();
        let visits = self.exchanges.visits(&records.practice.themes, &entities, language).await?;
        let sheet = sheet::preview(&self.database, &self.snapshot(), records, graded, visits, language).await;
        sheet.map_err(unavailable)
    }

    async fn moved(&self, slug: &str) -> Result<Option<String>, AppError> {
        store::moved(&self.database, slug).await.map_err(unavailable)
    }

    async fn formerly(&self, slug: &str) -> Result<Vec<String>, AppError> {
        store::formerly(&self.database, slug).await.map_err(unavailable)
    }

    async fn overview(&self, language: Language) -> Result<Overview, AppError> {
        overview::overview(&self.snapshot(), language).map_err(unavailable)
    }
}
