//! What curators may ask of the server besides deciding: edits, grades, merges, criteria.

#![expect(missing_docs, reason = "a server function's macro makes a type whose fields are the arguments")]

use leptos::prelude::*;

use super::curation_model::{CriterionForm, CriterionSheet, GradeForm, MergeForm, MergePage};
use crate::editorial::proposals_model::StepForm;
use crate::error::AppError;
use crate::i18n::Language;

#[cfg(feature = "ssr")]
mod room {
    use async_trait::async_trait;

    use super::{AppError, CriterionForm, CriterionSheet, GradeForm, Language, MergeForm, MergePage};
    use crate::accounts::model::Viewer;
    use crate::editorial::workflow::Refusal;

    /// What curators do besides deciding, as the server implements it.
    #[async_trait]
    pub trait Curation: Send + Sync {
        /// Says how sure a claim of a proposal is.
        async fn grade(&self, viewer: &Viewer, form: GradeForm) -> Result<Result<(), Refusal>, AppError>;
        /// The merges, and what the one that a query string names would do.
        async fn merges(&self, viewer: &Viewer, query: &str, language: Language) -> Result<MergePage, AppError>;
        /// Makes one practice of two.
        async fn merge(&self, viewer: &Viewer, form: MergeForm) -> Result<(), AppError>;
        /// Makes two practices of one again.
        async fn undo_merge(&self, viewer: &Viewer, merge: &str) -> Result<(), AppError>;
        /// The criteria, in order, those that are no longer asked at the end.
        async fn criteria(&self, viewer: &Viewer) -> Result<Vec<CriterionSheet>, AppError>;
        /// Adds, changes, orders or retires a criterion.
        async fn change_criteria(&self, viewer: &Viewer, form: CriterionForm) -> Result<(), AppError>;
    }
}

#[cfg(feature = "ssr")]
pub use room::Curation;

/// The desk of the server that answers.
#[cfg(feature = "ssr")]
fn curation() -> std::sync::Arc<dyn Curation> {
    expect_context()
}

/// Leads a form onward, or back with the reason and what was typed: a refusal is told by the page that it leads to.
#[cfg(feature = "ssr")]
fn lead(result: Result<String, AppError>, language: Language, back: &str, typed: &str) {
    let path = result.unwrap_or_else(|error| super::links::not_done(back, super::links::trouble(&error), typed));
    crate::platform::redirect(&language.href(&path));
}

/// Keeps a curator's change of a step; leads to the review, or back to the step.
#[server(prefix = "/api", endpoint = "modifica-proposta", output = crate::wire::Json)]
pub async fn edit_proposal(form: StepForm, language: Language) -> Result<(), AppError> {
    use std::sync::Arc;

    use crate::editorial::proposals_api::Proposals;
    let proposals: Arc<dyn Proposals> = expect_context();
    let saved = proposals.save(&crate::platform::viewer()?, form.clone()).await;
    let onward = saved.map(|saved| super::links::after_editing(&form, &saved));
    lead(onward, language, &super::links::back_to_step(&form), "");
    Ok(())
}

/// Says how sure a claim is; leads back to the review.
#[server(prefix = "/api", endpoint = "grado-di-dato", output = crate::wire::Json)]
pub async fn grade_claim(form: GradeForm, language: Language) -> Result<(), AppError> {
    let path = super::links::review_path(&form.id);
    let path = match super::links::outcome(curation().grade(&crate::platform::viewer()?, form).await) {
        Ok(()) => format!("{}#gradi", super::links::after(&path, "grado")),
        Err(trouble) => super::links::not_done(&path, trouble, ""),
    };
    crate::platform::redirect(&language.href(&path));
    Ok(())
}

/// The merges, and what the one that an address names would do.
#[server(prefix = "/api", endpoint = "unioni", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn list_merges(query: String, language: Language) -> Result<MergePage, AppError> {
    curation().merges(&crate::platform::viewer()?, &query, language).await
}

/// Makes one practice of two; leads back to the list of merges.
#[server(prefix = "/api", endpoint = "unisci-pratiche", output = crate::wire::Json)]
pub async fn merge_practices(form: MergeForm, language: Language) -> Result<(), AppError> {
    let back = super::links::merge_path(&form.old, &form.target);
    let result = curation().merge(&crate::platform::viewer()?, form).await;
    lead(result.map(|()| super::links::after(super::links::MERGES_PATH, "unione")), language, &back, "");
    Ok(())
}

/// Makes two practices of one again; leads back to the list of merges.
#[server(prefix = "/api", endpoint = "annulla-unione", output = crate::wire::Json)]
pub async fn undo_merge(merge: String, language: Language) -> Result<(), AppError> {
    let result = curation().undo_merge(&crate::platform::viewer()?, &merge).await;
    let onward = result.map(|()| super::links::after(super::links::MERGES_PATH, "annullata"));
    lead(onward, language, super::links::MERGES_PATH, "");
    Ok(())
}

/// The criteria.
#[server(prefix = "/api", endpoint = "criteri", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn list_criteria() -> Result<Vec<CriterionSheet>, AppError> {
    curation().criteria(&crate::platform::viewer()?).await
}

/// Changes the criteria; leads back to them.
#[server(prefix = "/api", endpoint = "cambia-criteri", output = crate::wire::Json)]
pub async fn change_criteria(form: CriterionForm, language: Language) -> Result<(), AppError> {
    let (act, typed) = (form.act.clone(), form.it.clone());
    let result = curation().change_criteria(&crate::platform::viewer()?, form).await;
    let onward = result.map(|()| super::links::after(super::links::CRITERIA_PATH, &act));
    lead(onward, language, super::links::CRITERIA_PATH, &typed);
    Ok(())
}
