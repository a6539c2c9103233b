//! The desk, as the pages ask for it.

use std::sync::Arc;

use app::accounts::model::{Role, Viewer};
use app::catalogue::api::Catalogue;
use app::editorial::desk::api::Desk;
use app::editorial::desk::model::{
    AssignForm, BatchDone, DecisionForm, DeskPage, RemarkForm, RemarkLine, ReviewSheet, SavedView, VIEW_NAME_LIMIT,
};
use app::editorial::desk::query::DeskQuery;
use app::editorial::proposal::Known;
use app::editorial::workflow::Refusal;
use app::error::AppError;
use app::exchanges::api::Exchanges;
use app::i18n::Language;
use async_trait::async_trait;

use super::super::proposals::store as proposals;
use super::queue::{self, Names};
use super::store::{self, Doer, Proposal, View};
use crate::clock::Clock;
use crate::db::{Database, DatabaseError};

/// The curators' desk.
pub struct DeskRoom {
    pub(super) database: Database,
    pub(super) catalogue: Arc<dyn Catalogue>,
    pub(super) exchanges: Arc<dyn Exchanges>,
    pub(super) clock: Clock,
}

impl DeskRoom {
    /// The room over a database, with the rooms that know what is published and how it looks.
    pub fn new(database: Database, catalogue: Arc<dyn Catalogue>, exchanges: Arc<dyn Exchanges>, clock: Clock) -> Self {
        Self { database, catalogue, exchanges, clock }
    }

    /// The proposal with this id, once it was sent: what was not is seen on no desk.
    pub(super) async fn proposal(&self, id: &str) -> Result<Proposal, AppError> {
        let found = store::find(&self.database, id).await.map_err(failure)?;
        found.filter(|proposal| proposal.row.number.is_some()).ok_or(AppError::NotFound)
    }

    pub(super) async fn known(&self, language: Language) -> Result<Known, AppError> {
        proposals::known(&self.database, language).await.map_err(failure)
    }

    async fn page(&self, viewer: &Viewer, query: &str, language: Language) -> Result<DeskPage, AppError> {
        let now = self.clock.now();
        let proposals = store::sent(&self.database).await.map_err(failure)?;
        let places = store::places(&self.database).await.map_err(failure)?;
        let curators = store::curators(&self.database).await.map_err(failure)?;
        let known = self.known(language).await?;
        let names = Names { places: &places, curators: &curators, known: &known };
        let all: Vec<_> = proposals.iter().map(|one| queue::line(&one.row, &names, viewer, now)).collect();
        let asked = DeskQuery::parse(query);
        let mut lines: Vec<_> = all.iter().filter(|line| asked.admits(line, &viewer.id)).cloned().collect();
        queue::sort(&mut lines);
        Ok(DeskPage {
            lines,
            counts: queue::counts(&all, &asked, &viewer.id),
            choices: queue::choices(&all, curators),
            views: self.views(viewer).await?,
            done: self.done(viewer, query).await?,
            today: now.date_naive(),
        })
    }

    async fn views(&self, viewer: &Viewer) -> Result<Vec<SavedView>, AppError> {
        let views = store::views(&self.database, &viewer.id).await.map_err(failure)?;
        Ok(views.into_iter().map(|view| SavedView { id: view.id, name: view.name, query: view.query }).collect())
    }
}

/// The desk is for curators.
pub(super) fn curators_only(viewer: &Viewer) -> Result<(), AppError> {
    if viewer.role == Role::Curator { Ok(()) } else { Err(AppError::Forbidden) }
}

/// Who asks, as the history names them.
pub(super) fn doer(viewer: &Viewer) -> Doer<'_> {
    Doer { id: Some(&viewer.id), name: &viewer.name }
}

/// An id that cannot be guessed.
pub(super) fn new_id() -> String {
    hex::encode(rand::random::<[u8; 16]>())
}

/// Says in the log what went wrong, and to whoever asked only that something did.
pub(super) fn failure(error: DatabaseError) -> AppError {
    tracing::error!(%error, "the database of the desk failed");
    AppError::Unavailable
}

#[async_trait]
impl Desk for DeskRoom {
    async fn queue(&self, viewer: &Viewer, query: &str, language: Language) -> Result<DeskPage, AppError> {
        curators_only(viewer)?;
        self.page(viewer, query, language).await
    }

    async fn review(&self, viewer: &Viewer, id: &str, language: Language) -> Result<ReviewSheet, AppError> {
        curators_only(viewer)?;
        self.sheet(viewer, id, language).await
    }

    async fn assign(&self, viewer: &Viewer, form: AssignForm) -> Result<Result<BatchDone, Refusal>, AppError> {
        curators_only(viewer)?;
        self.give(viewer, form).await
    }

    async fn undo(&self, viewer: &Viewer, batch: &str) -> Result<(), AppError> {
        curators_only(viewer)?;
        self.give_back(viewer, batch).await
    }

    async fn decide(&self, viewer: &Viewer, form: DecisionForm) -> Result<Result<(), Refusal>, AppError> {
        curators_only(viewer)?;
        self.decision(viewer, form).await
    }

    async fn threads(&self, viewer: &Viewer, id: &str, language: Language) -> Result<Vec<RemarkLine>, AppError> {
        self.said(viewer, id, language).await
    }

    async fn remark(&self, viewer: &Viewer, form: RemarkForm) -> Result<(), AppError> {
        self.say(viewer, form).await
    }

    async fn settle(&self, viewer: &Viewer, remark: &str) -> Result<String, AppError> {
        self.settle_one(viewer, remark).await
    }

    async fn check(&self, viewer: &Viewer, id: &str, met: Vec<String>) -> Result<(), AppError> {
        curators_only(viewer)?;
        self.fill_checklist(viewer, id, met).await
    }

    async fn save_view(&self, viewer: &Viewer, name: &str, query: &str) -> Result<(), AppError> {
        curators_only(viewer)?;
        let name = name.trim();
        if name.is_empty() || name.chars().count() > VIEW_NAME_LIMIT || name.chars().any(char::is_control) {
            return Err(AppError::Invalid { field: "name".to_owned() });
        }
        let query = DeskQuery::parse(query).to_query_string();
        let view = View { id: new_id(), owner: viewer.id.clone(), name: name.to_owned(), query };
        store::save_view(&self.database, &view).await.map_err(failure)
    }

    async fn forget_view(&self, viewer: &Viewer, view: &str) -> Result<(), AppError> {
        curators_only(viewer)?;
        store::forget_view(&self.database, view, &viewer.id).await.map_err(failure)
    }
}
