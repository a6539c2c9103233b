//! What the desk's pages may ask of the server.

#![expect(missing_docs, reason = "a server function's macro makes a type whose fields are the arguments")]

use leptos::prelude::*;

use super::model::{AssignForm, DecisionForm, DeskPage, RemarkForm, RemarkLine, ReviewSheet};
use crate::error::AppError;
use crate::i18n::Language;

#[cfg(feature = "ssr")]
mod room {
    use async_trait::async_trait;

    use super::{AppError, AssignForm, DecisionForm, DeskPage, Language, RemarkForm, RemarkLine, ReviewSheet};
    use crate::accounts::model::Viewer;
    use crate::editorial::desk::model::BatchDone;
    use crate::editorial::workflow::Refusal;

    /// The desk, as the server implements it. What the rule of a proposal's life refuses is an answer, and no error.
    #[async_trait]
    pub trait Desk: Send + Sync {
        /// The queue as far as a query string asks for it.
        async fn queue(&self, viewer: &Viewer, query: &str, language: Language) -> Result<DeskPage, AppError>;
        /// A proposal with all that a curator needs.
        async fn review(&self, viewer: &Viewer, id: &str, language: Language) -> Result<ReviewSheet, AppError>;
        /// Gives proposals to a curator; those that cannot be given stay where they are.
        async fn assign(&self, viewer: &Viewer, form: AssignForm) -> Result<Result<BatchDone, Refusal>, AppError>;
        /// Takes an assignment back, as far as nobody has changed it since.
        async fn undo(&self, viewer: &Viewer, batch: &str) -> Result<(), AppError>;
        /// Asks for changes, refuses, accepts, publishes, takes off the pages, archives.
        async fn decide(&self, viewer: &Viewer, form: DecisionForm) -> Result<Result<(), Refusal>, AppError>;
        /// What was said of a proposal, for its entity and for curators.
        async fn threads(&self, viewer: &Viewer, id: &str, language: Language) -> Result<Vec<RemarkLine>, AppError>;
        /// Says something of a proposal.
        async fn remark(&self, viewer: &Viewer, form: RemarkForm) -> Result<(), AppError>;
        /// Settles what was said, or opens it again; gives the proposal's id.
        async fn settle(&self, viewer: &Viewer, remark: &str) -> Result<String, AppError>;
        /// Says which criteria are met.
        async fn check(&self, viewer: &Viewer, id: &str, met: Vec<String>) -> Result<(), AppError>;
        /// Saves a view of the queue.
        async fn save_view(&self, viewer: &Viewer, name: &str, query: &str) -> Result<(), AppError>;
        /// Forgets a saved view.
        async fn forget_view(&self, viewer: &Viewer, view: &str) -> Result<(), AppError>;
    }
}

#[cfg(feature = "ssr")]
pub use room::Desk;

/// The desk of the server that answers.
#[cfg(feature = "ssr")]
fn desk() -> std::sync::Arc<dyn Desk> {
    expect_context()
}

/// Leads a form onward, or back to where it was sent with the reason.
#[cfg(feature = "ssr")]
fn lead<T>(
    result: &Result<T, AppError>,
    language: Language,
    onward: String,
    back: impl Fn(super::links::Trouble) -> String,
) {
    match result {
        Ok(_) => crate::platform::redirect(&language.href(&onward)),
        Err(error) => {
            crate::platform::set_status(error);
            crate::platform::redirect(&language.href(&back(super::links::trouble(error))));
        }
    }
}

/// The queue.
#[server(prefix = "/api", endpoint = "istruttoria", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn list_desk(query: String, language: Language) -> Result<DeskPage, AppError> {
    desk().queue(&crate::platform::viewer()?, &query, language).await
}

/// A proposal on the desk.
#[server(prefix = "/api", endpoint = "proposta-in-istruttoria", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn find_review(id: String, language: Language) -> Result<ReviewSheet, AppError> {
    desk().review(&crate::platform::viewer()?, &id, language).await
}

/// Gives proposals to a curator; leads back to where that was asked, from where it can be undone.
#[server(prefix = "/api", endpoint = "assegna-proposte", output = crate::wire::Json)]
pub async fn assign_proposals(form: AssignForm, language: Language) -> Result<(), AppError> {
    let back = form.back.clone();
    let outcome = super::links::outcome(desk().assign(&crate::platform::viewer()?, form).await);
    let batch = outcome.as_ref().map(|done| done.id.as_str()).map_err(|trouble| *trouble);
    crate::platform::redirect(&language.href(&super::links::after_assigning(&back, batch)));
    Ok(())
}

/// Takes an assignment back.
#[server(prefix = "/api", endpoint = "annulla-assegnazione", output = crate::wire::Json)]
pub async fn undo_assignment(batch: String, back: String, language: Language) -> Result<(), AppError> {
    let result = desk().undo(&crate::platform::viewer()?, &batch).await;
    lead(&result, language, super::links::after_assigning(&back, Ok("")), |trouble| {
        super::links::after_assigning(&back, Err(trouble))
    });
    result
}

/// Decides over a proposal; leads back to it.
#[server(prefix = "/api", endpoint = "decidi-proposta", output = crate::wire::Json)]
pub async fn decide_proposal(form: DecisionForm, language: Language) -> Result<(), AppError> {
    let (id, text, event) = (form.id.clone(), form.text.clone(), form.event.clone());
    let path = match super::links::outcome(desk().decide(&crate::platform::viewer()?, form).await) {
        Ok(()) => super::links::after(&super::links::review_path(&id), &event),
        Err(trouble) => super::links::not_done(&super::links::review_path(&id), trouble, &text),
    };
    crate::platform::redirect(&language.href(&path));
    Ok(())
}

/// What was said of a proposal, as far as whoever asks may see it.
#[server(prefix = "/api", endpoint = "commenti-di-proposta", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn list_threads(id: String, language: Language) -> Result<Vec<RemarkLine>, AppError> {
    desk().threads(&crate::platform::viewer()?, &id, language).await
}

/// Says something of a proposal; leads back to it.
#[server(prefix = "/api", endpoint = "commenta-proposta", output = crate::wire::Json)]
pub async fn remark_on_proposal(form: RemarkForm, language: Language) -> Result<(), AppError> {
    let viewer = crate::platform::viewer()?;
    let (path, text) = (super::links::page_for(viewer.role, &form.id), form.text.clone());
    let result = desk().remark(&viewer, form).await;
    lead(&result, language, super::links::after(&path, "commento"), |trouble| {
        super::links::not_done(&path, trouble, &text)
    });
    result
}

/// Settles what was said of a proposal, or opens it again; leads back to it.
#[server(prefix = "/api", endpoint = "risolvi-commento", output = crate::wire::Json)]
pub async fn settle_remark(remark: String, language: Language) -> Result<(), AppError> {
    let viewer = crate::platform::viewer()?;
    let id = desk().settle(&viewer, &remark).await?;
    let path = super::links::page_for(viewer.role, &id);
    crate::platform::redirect(&language.href(&super::links::after(&path, "risolto")));
    Ok(())
}

/// Says which criteria a proposal meets; leads back to it.
#[server(prefix = "/api", endpoint = "verifica-criteri", output = crate::wire::Json)]
pub async fn check_criteria(
    id: String,
    #[server(default)] met: Vec<String>,
    language: Language,
) -> Result<(), AppError> {
    let result = desk().check(&crate::platform::viewer()?, &id, met).await;
    let path = super::links::review_path(&id);
    lead(&result, language, super::links::after(&path, "criteri"), |trouble| {
        super::links::not_done(&path, trouble, "")
    });
    result
}

/// Saves a view of the queue; leads back to it.
#[server(prefix = "/api", endpoint = "salva-vista", output = crate::wire::Json)]
pub async fn save_view(name: String, query: String, language: Language) -> Result<(), AppError> {
    let result = desk().save_view(&crate::platform::viewer()?, &name, &query).await;
    lead(&result, language, super::links::queue_path(&query), |trouble| {
        super::links::after_assigning(&query, Err(trouble))
    });
    result
}

/// Forgets a saved view; leads back to the queue.
#[server(prefix = "/api", endpoint = "dimentica-vista", output = crate::wire::Json)]
pub async fn forget_view(view: String, language: Language) -> Result<(), AppError> {
    let result = desk().forget_view(&crate::platform::viewer()?, &view).await;
    lead(&result, language, super::links::queue_path(""), |trouble| super::links::after_assigning("", Err(trouble)));
    result
}
