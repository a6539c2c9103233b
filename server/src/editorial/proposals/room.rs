//! Proposals, as the pages ask for them.

use std::sync::Arc;

use app::accounts::model::{OwnEntity, Viewer};
use app::catalogue::api::Catalogue;
use app::editorial::document::Document;
use app::editorial::proposal::{Known, Step};
use app::editorial::proposals_api::{Attached, AttachedFile, Begun, Proposals};
use app::editorial::proposals_model::{Beginning, ProposalLine, ProposalSheet, Receipt, Saved, StepForm, StepPage};
use app::editorial::workflow::Refusal;
use app::error::AppError;
use app::exchanges::api::Exchanges;
use app::i18n::Language;
use app::registry::model::Named;
use async_trait::async_trait;

use super::files::FileStore;
use super::lines::line;
use super::similar_themes::themes_for;
use super::store::{self, Row, Writer};
use crate::clock::Clock;
use crate::db::{Database, DatabaseError};

/// The most characters of a text that themes are suggested for.
const SUGGESTING: usize = 600;

/// Keeps what entities propose.
pub struct ProposalsRoom {
    pub(super) database: Database,
    pub(super) catalogue: Arc<dyn Catalogue>,
    pub(super) exchanges: Arc<dyn Exchanges>,
    pub(super) files: FileStore,
    pub(super) clock: Clock,
}

impl ProposalsRoom {
    /// The room over a database, with the rooms that know what is published, and the folder of attachments.
    pub fn new(
        database: Database,
        catalogue: Arc<dyn Catalogue>,
        exchanges: Arc<dyn Exchanges>,
        files: FileStore,
        clock: Clock,
    ) -> Self {
        Self { database, catalogue, exchanges, files, clock }
    }

    /// The same room with another folder of attachments.
    #[must_use]
    pub fn keeping_files_in(&self, files: FileStore) -> Self {
        Self {
            database: self.database.clone(),
            catalogue: Arc::clone(&self.catalogue),
            exchanges: Arc::clone(&self.exchanges),
            files,
            clock: self.clock,
        }
    }

    /// The proposal with this id, whoever asks.
    pub(super) async fn row(&self, id: &str) -> Result<Row, AppError> {
        store::find(&self.database, id).await.map_err(failure)?.ok_or(AppError::NotFound)
    }

    pub(super) async fn known(&self, language: Language) -> Result<Known, AppError> {
        store::known(&self.database, language).await.map_err(failure)
    }

    /// The proposal as a list shows it.
    pub(super) async fn line(&self, row: &Row, viewer: &Viewer, language: Language) -> Result<ProposalLine, AppError> {
        let entity = store::entity_name(&self.database, &row.entity).await.map_err(failure)?;
        let about = self.about(row, language).await?;
        Ok(line(row, viewer, entity.unwrap_or_default(), about, self.clock.now()))
    }

    /// What a proposal changes, or is an adoption of, by name.
    async fn about(&self, row: &Row, language: Language) -> Result<Option<Named>, AppError> {
        let Some(id) = &row.about else { return Ok(None) };
        let title = store::published_title(&self.database, row.kind, id, language).await.map_err(failure)?;
        Ok(title.map(|name| Named { slug: id.clone(), name }))
    }
}

/// The entity that somebody proposes for.
pub(super) fn own_entity(viewer: &Viewer) -> Result<&OwnEntity, AppError> {
    let entity = viewer.entity.as_ref().filter(|_| viewer.role.belongs_to_an_entity());
    entity.ok_or_else(|| Refusal::OnlyItsEntity.into())
}

/// Who asks, as who writes.
pub(super) fn writer(viewer: &Viewer) -> Writer<'_> {
    Writer { id: &viewer.id, name: &viewer.name }
}

/// Says in the log what went wrong, and to whoever asked only that something did.
pub(super) fn failure(error: DatabaseError) -> AppError {
    tracing::error!(%error, "the database of proposals failed");
    AppError::Unavailable
}

#[async_trait]
impl Proposals for ProposalsRoom {
    async fn list(&self, viewer: &Viewer) -> Result<Vec<ProposalLine>, AppError> {
        let entity = own_entity(viewer)?;
        let mut lines = Vec::new();
        for row in store::of_entity(&self.database, &entity.id).await.map_err(failure)? {
            lines.push(self.line(&row, viewer, Language::Italian).await?);
        }
        Ok(lines)
    }

    async fn begin(&self, viewer: &Viewer, beginning: Beginning) -> Result<String, AppError> {
        self.start(viewer, beginning).await
    }

    async fn begin_from(&self, viewer: &Viewer, document: Document) -> Result<Begun, AppError> {
        self.start_from(viewer, document).await
    }

    async fn sheet(&self, viewer: &Viewer, id: &str, language: Language) -> Result<ProposalSheet, AppError> {
        self.sheet_of(viewer, id, language).await
    }

    async fn step(&self, viewer: &Viewer, id: &str, step: Step, language: Language) -> Result<StepPage, AppError> {
        self.step_of(viewer, id, step, language).await
    }

    async fn save(&self, viewer: &Viewer, form: StepForm) -> Result<Saved, AppError> {
        self.keep(viewer, form).await
    }

    async fn submit(&self, viewer: &Viewer, id: &str, version: i64, despite: bool) -> Result<Receipt, AppError> {
        self.send(viewer, id, version, despite).await
    }

    async fn withdraw(&self, viewer: &Viewer, id: &str) -> Result<(), AppError> {
        self.take_back(viewer, id).await
    }

    async fn discard(&self, viewer: &Viewer, id: &str) -> Result<(), AppError> {
        self.throw_away(viewer, id).await
    }

    async fn turn_into_adoption(&self, viewer: &Viewer, id: &str, practice: &str) -> Result<(), AppError> {
        self.adopt_instead(viewer, id, practice).await
    }

    async fn suggest_themes(&self, viewer: &Viewer, text: &str, language: Language) -> Result<Vec<Named>, AppError> {
        own_entity(viewer)?;
        let text: String = text.chars().take(SUGGESTING).collect();
        themes_for(&self.catalogue, &[&text], language).await
    }

    async fn attach(&self, viewer: &Viewer, id: &str, name: &str, content: Vec<u8>) -> Result<Attached, AppError> {
        self.attach_to(viewer, id, name, content).await
    }

    async fn detach(&self, viewer: &Viewer, attachment: &str) -> Result<String, AppError> {
        self.take_out(viewer, attachment).await
    }

    async fn attachment(&self, viewer: Option<&Viewer>, attachment: &str) -> Result<AttachedFile, AppError> {
        self.file(viewer, attachment).await
    }
}
