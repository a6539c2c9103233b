//! What the registry's pages may ask of the server.

#![expect(missing_docs, reason = "a server function's macro makes a type whose fields are the arguments")]

use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::imports::ImportTrouble;
use super::imports::{ApplyForm, ImportsSheet};
use super::model::{ConfirmForm, EditForm, Preview, RegistryOverview, RegistrySheet};
use crate::error::AppError;
use crate::i18n::Language;

#[cfg(feature = "ssr")]
mod room {
    use async_trait::async_trait;

    use super::{
        AppError, ApplyForm, ConfirmForm, EditForm, ImportTrouble, ImportsSheet, Language, Preview, RegistryOverview,
        RegistrySheet,
    };
    use crate::accounts::model::Viewer;
    use crate::registry::curation::imports::UploadSheet;
    use crate::registry::curation::model::{Refusal, RegistryKind};

    /// The registry for curators, as the server implements it. What a rule refuses is an answer, and no error.
    #[async_trait]
    pub trait Curation: Send + Sync {
        /// What a query string looks for, and the latest changes.
        async fn overview(&self, viewer: &Viewer, query: &str) -> Result<RegistryOverview, AppError>;
        /// A record with its form and its history; with an empty id, a form for a new one. A form that came back has
        /// what was typed.
        async fn sheet(
            &self,
            viewer: &Viewer,
            kind: RegistryKind,
            id: &str,
            came_back: bool,
        ) -> Result<RegistrySheet, AppError>;
        /// Changes or adds a record; gives its id.
        async fn edit(&self, viewer: &Viewer, form: EditForm) -> Result<Result<String, Refusal>, AppError>;
        /// What a merge or a move that a query string asks for would change.
        async fn preview(
            &self,
            viewer: &Viewer,
            kind: RegistryKind,
            id: &str,
            query: &str,
            language: Language,
        ) -> Result<Preview, AppError>;
        /// Merges or moves, as the preview showed it; gives the id of the record that stays.
        async fn confirm(&self, viewer: &Viewer, form: ConfirmForm) -> Result<Result<String, Refusal>, AppError>;
        /// Undoes a change: everything is as it was, if nobody changed the same since.
        async fn undo(&self, viewer: &Viewer, change: &str) -> Result<Result<(), Refusal>, AppError>;
        /// Takes an archive of files and keeps it for a while; gives its id.
        async fn upload(
            &self,
            viewer: &Viewer,
            name: &str,
            content: Vec<u8>,
        ) -> Result<Result<String, ImportTrouble>, AppError>;
        /// What an upload would do.
        async fn look(&self, viewer: &Viewer, upload: &str) -> Result<Result<UploadSheet, ImportTrouble>, AppError>;
        /// The latest imports, and what an upload would do where one is named.
        async fn imports(&self, viewer: &Viewer, upload: &str) -> Result<ImportsSheet, AppError>;
        /// Undoes an import, if nothing that it changed was changed since.
        async fn undo_import(&self, viewer: &Viewer, upload: &str) -> Result<Result<(), ImportTrouble>, AppError>;
        /// Does exactly what was shown.
        async fn apply(&self, viewer: &Viewer, form: ApplyForm) -> Result<Result<(), ImportTrouble>, AppError>;
    }
}

#[cfg(feature = "ssr")]
pub use room::Curation;

/// The registry of the server that answers.
#[cfg(feature = "ssr")]
fn curation() -> std::sync::Arc<dyn Curation> {
    expect_context()
}

/// Leads a form onward, or back to where it was sent with the reason.
#[cfg(feature = "ssr")]
fn lead(result: Result<String, super::model::Refusal>, back: &str, language: Language) {
    let path = match result {
        Ok(onward) => onward,
        Err(refusal) => super::links::not_done(back, refusal),
    };
    crate::platform::redirect(&language.href(&path));
}

/// Why something was not done with an import.
#[cfg(feature = "ssr")]
fn trouble(result: Result<Result<(), ImportTrouble>, AppError>) -> Option<ImportTrouble> {
    result.unwrap_or(Err(ImportTrouble::Failed)).err()
}

/// What an address looks for in the registry.
#[server(prefix = "/api", endpoint = "registro", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn find_registry(query: String) -> Result<RegistryOverview, AppError> {
    curation().overview(&crate::platform::viewer()?, &query).await
}

/// A record of the registry, or a form for a new one.
#[server(prefix = "/api", endpoint = "voce-del-registro", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn find_record(kind: String, id: String, came_back: bool) -> Result<RegistrySheet, AppError> {
    let viewer = crate::platform::viewer()?;
    let kind = super::model::RegistryKind::from_slug(&kind).ok_or(AppError::NotFound)?;
    let id = if id == super::links::NEW { "" } else { id.as_str() };
    curation().sheet(&viewer, kind, id, came_back).await
}

/// Changes or adds a record; leads to it, or back with what was typed.
#[server(prefix = "/api", endpoint = "cambia-registro", output = crate::wire::Json)]
pub async fn edit_record(form: EditForm, language: Language) -> Result<(), AppError> {
    use super::links::{done, outcome, record_path};
    let viewer = crate::platform::viewer()?;
    let kind = super::model::RegistryKind::from_slug(&form.kind).ok_or(AppError::NotFound)?;
    let back = record_path(kind, &form.id);
    let result = outcome(curation().edit(&viewer, form).await);
    lead(result.map(|id| done(&record_path(kind, &id), "salvata")), &back, language);
    Ok(())
}

/// What a merge or a move would change.
#[server(prefix = "/api", endpoint = "anteprima-registro", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn find_preview(kind: String, id: String, query: String, language: Language) -> Result<Preview, AppError> {
    let viewer = crate::platform::viewer()?;
    let kind = super::model::RegistryKind::from_slug(&kind).ok_or(AppError::NotFound)?;
    curation().preview(&viewer, kind, &id, &query, language).await
}

/// Merges or moves, as it was shown; leads to the record that stays.
#[server(prefix = "/api", endpoint = "conferma-registro", output = crate::wire::Json)]
pub async fn confirm_change(form: ConfirmForm, language: Language) -> Result<(), AppError> {
    use super::links::{done, outcome, record_path};
    let viewer = crate::platform::viewer()?;
    let kind = super::model::RegistryKind::from_slug(&form.kind).ok_or(AppError::NotFound)?;
    let (back, what) = (record_path(kind, &form.id), form.what.clone());
    let result = outcome(curation().confirm(&viewer, form).await);
    lead(result.map(|id| done(&record_path(kind, &id), &what)), &back, language);
    Ok(())
}

/// Undoes a change; leads back to where that was asked.
#[server(prefix = "/api", endpoint = "annulla-registro", output = crate::wire::Json)]
pub async fn undo_change(change: String, #[server(default)] back: String, language: Language) -> Result<(), AppError> {
    use super::links::{back as known, done, outcome};
    let viewer = crate::platform::viewer()?;
    let back = known(&back).to_owned();
    let result = outcome(curation().undo(&viewer, &change).await);
    lead(result.map(|()| done(&back, "annullata")), &back, language);
    Ok(())
}

/// The latest imports, and what an upload would do where one is named.
#[server(prefix = "/api", endpoint = "importazioni", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn find_imports(upload: String) -> Result<ImportsSheet, AppError> {
    curation().imports(&crate::platform::viewer()?, &upload).await
}

/// Applies an import as it was shown; leads back to it.
#[server(prefix = "/api", endpoint = "applica-importazione", output = crate::wire::Json)]
pub async fn apply_import(form: ApplyForm, language: Language) -> Result<(), AppError> {
    let viewer = crate::platform::viewer()?;
    let upload = form.upload.clone();
    let trouble = trouble(curation().apply(&viewer, form).await);
    crate::platform::redirect(&language.href(&super::links::import_path(&upload, trouble.map(ImportTrouble::slug))));
    Ok(())
}

/// Undoes an import; leads back to the list of imports.
#[server(prefix = "/api", endpoint = "annulla-importazione", output = crate::wire::Json)]
pub async fn undo_import(upload: String, language: Language) -> Result<(), AppError> {
    let viewer = crate::platform::viewer()?;
    let trouble = trouble(curation().undo_import(&viewer, &upload).await);
    crate::platform::redirect(&language.href(&super::links::import_undone_path(trouble.map(ImportTrouble::slug))));
    Ok(())
}
