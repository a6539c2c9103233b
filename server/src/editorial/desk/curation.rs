//! What curators do besides deciding, as the pages ask for it.

use app::accounts::model::Viewer;
use app::editorial::desk::curation_api::Curation;
use app::editorial::desk::curation_model::{CriterionForm, CriterionSheet, GradeForm, MergeForm, MergePage};
use app::editorial::workflow::Refusal;
use app::error::AppError;
use app::i18n::Language;
use async_trait::async_trait;

use super::room::{DeskRoom, curators_only};

#[async_trait]
impl Curation for DeskRoom {
    async fn grade(&self, viewer: &Viewer, form: GradeForm) -> Result<Result<(), Refusal>, AppError> {
        curators_only(viewer)?;
        self.grade_claim(viewer, form).await
    }

    async fn merges(&self, viewer: &Viewer, query: &str, language: Language) -> Result<MergePage, AppError> {
        curators_only(viewer)?;
        self.merge_page(query, language).await
    }

    async fn merge(&self, viewer: &Viewer, form: MergeForm) -> Result<(), AppError> {
        curators_only(viewer)?;
        self.merge_two(viewer, form).await
    }

    async fn undo_merge(&self, viewer: &Viewer, merge: &str) -> Result<(), AppError> {
        curators_only(viewer)?;
        self.part_again(viewer, merge).await
    }

    async fn criteria(&self, viewer: &Viewer) -> Result<Vec<CriterionSheet>, AppError> {
        curators_only(viewer)?;
        self.criterion_sheets().await
    }

    async fn change_criteria(&self, viewer: &Viewer, form: CriterionForm) -> Result<(), AppError> {
        curators_only(viewer)?;
        self.edit_criteria(viewer, form).await
    }
}
