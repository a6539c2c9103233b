//! What the pages of proposals may ask of the server.

#![expect(missing_docs, reason = "a server function's macro makes a type whose fields are the arguments")]

use leptos::prelude::*;

use super::proposals_model::{BeginningForm, ProposalLine, ProposalSheet, Saved, StepForm, StepPage};
use crate::error::AppError;
use crate::i18n::Language;
use crate::registry::model::Named;

#[cfg(feature = "ssr")]
mod room {
    use async_trait::async_trait;

    use super::{AppError, Language, Named, ProposalLine, ProposalSheet, Saved, StepForm, StepPage};
    use crate::accounts::model::Viewer;
    use crate::editorial::document::{Document, DocumentError};
    use crate::editorial::proposal::Step;
    use crate::editorial::proposals_model::{AttachmentLine, AttachmentTrouble, Beginning, Receipt};

    /// A file to send.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct AttachedFile {
        /// What it is called.
        pub name: String,
        /// Its media type.
        pub media_type: &'static str,
        /// Its content.
        pub content: Vec<u8>,
    }

    /// The id of a proposal that began from a document, or why it did not.
    pub type Begun = Result<String, DocumentError>;

    /// What became of something that was to be attached.
    pub type Attached = Result<AttachmentLine, AttachmentTrouble>;

    /// Proposals, as the server implements them. Whom a proposal does not concern gets the answer for one that does not
    /// exist.
    #[async_trait]
    pub trait Proposals: Send + Sync {
        /// The proposals of the viewer's entity, the latest first.
        async fn list(&self, viewer: &Viewer) -> Result<Vec<ProposalLine>, AppError>;
        /// Begins a proposal of the viewer's entity, and says its id.
        async fn begin(&self, viewer: &Viewer, beginning: Beginning) -> Result<String, AppError>;
        /// Begins a proposal of the viewer's entity from a document, and says its id, or why the document is none.
        async fn begin_from(&self, viewer: &Viewer, document: Document) -> Result<Begun, AppError>;
        /// A proposal with all that its page shows.
        async fn sheet(&self, viewer: &Viewer, id: &str, language: Language) -> Result<ProposalSheet, AppError>;
        /// A step of a proposal's form.
        async fn step(&self, viewer: &Viewer, id: &str, step: Step, language: Language) -> Result<StepPage, AppError>;
        /// Keeps what was typed in a step, right or wrong.
        async fn save(&self, viewer: &Viewer, form: StepForm) -> Result<Saved, AppError>;
        /// Sends a proposal to the curators; `despite` says that its likely duplicates were looked at.
        async fn submit(&self, viewer: &Viewer, id: &str, version: i64, despite: bool) -> Result<Receipt, AppError>;
        /// Takes a proposal back.
        async fn withdraw(&self, viewer: &Viewer, id: &str) -> Result<(), AppError>;
        /// Deletes a draft that was never sent.
        async fn discard(&self, viewer: &Viewer, id: &str) -> Result<(), AppError>;
        /// Makes a draft the adoption of a published practice.
        async fn turn_into_adoption(&self, viewer: &Viewer, id: &str, practice: &str) -> Result<(), AppError>;
        /// Themes that practices near to a text have, the likeliest first.
        async fn suggest_themes(&self, viewer: &Viewer, text: &str, language: Language)
        -> Result<Vec<Named>, AppError>;
        /// Attaches a file to a proposal, or says why not.
        async fn attach(&self, viewer: &Viewer, id: &str, name: &str, content: Vec<u8>) -> Result<Attached, AppError>;
        /// Takes an attachment out of a proposal, and says of which.
        async fn detach(&self, viewer: &Viewer, attachment: &str) -> Result<String, AppError>;
        /// An attachment, for who may see its proposal; for everybody once that is published.
        async fn attachment(&self, viewer: Option<&Viewer>, attachment: &str) -> Result<AttachedFile, AppError>;
    }
}

#[cfg(feature = "ssr")]
pub use room::{Attached, AttachedFile, Begun, Proposals};

/// The proposals of the server that answers.
#[cfg(feature = "ssr")]
fn proposals() -> std::sync::Arc<dyn Proposals> {
    expect_context()
}

/// Leads a form without the browser's code onward, or tells what is wrong by the status.
#[cfg(feature = "ssr")]
fn lead<T>(result: &Result<T, AppError>, onward: impl FnOnce(&T) -> String) {
    match result {
        Ok(done) => crate::platform::redirect(&onward(done)),
        Err(error) => crate::platform::set_status(error),
    }
}

/// The proposals of the own entity.
#[server(prefix = "/api", endpoint = "proposte", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn list_proposals() -> Result<Vec<ProposalLine>, AppError> {
    proposals().list(&crate::platform::viewer()?).await
}

/// A proposal.
#[server(prefix = "/api", endpoint = "proposta", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn find_proposal(id: String, language: Language) -> Result<ProposalSheet, AppError> {
    proposals().sheet(&crate::platform::viewer()?, &id, language).await
}

/// A step of a proposal's form; the step by its word in addresses.
#[server(prefix = "/api", endpoint = "passo-di-proposta", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn find_step(id: String, step: String, language: Language) -> Result<StepPage, AppError> {
    let step = super::proposal::Step::from_slug(&step).ok_or(AppError::NotFound)?;
    proposals().step(&crate::platform::viewer()?, &id, step, language).await
}

/// Themes for a text, from the practices nearest to it.
#[server(prefix = "/api", endpoint = "temi-per-testo", output = crate::wire::Json)]
pub async fn suggest_themes(text: String, language: Language) -> Result<Vec<Named>, AppError> {
    proposals().suggest_themes(&crate::platform::viewer()?, &text, language).await
}

/// Begins a proposal; leads to its first step.
#[server(prefix = "/api", endpoint = "inizia-proposta", output = crate::wire::Json)]
pub async fn begin_proposal(form: BeginningForm, language: Language) -> Result<String, AppError> {
    let beginning = form.read().ok_or(AppError::Invalid { field: "what".to_owned() })?;
    let result = proposals().begin(&crate::platform::viewer()?, beginning).await;
    lead(&result, |id| language.href(&super::proposals_links::first_step(id)));
    result
}

/// Keeps what was typed in a step; leads to the next one, or back to this one where something is wrong.
#[server(prefix = "/api", endpoint = "salva-proposta", output = crate::wire::Json)]
pub async fn save_step(form: StepForm, language: Language) -> Result<Saved, AppError> {
    let result = proposals().save(&crate::platform::viewer()?, form.clone()).await;
    // Who goes on writing stays where they are.
    if !form.partial {
        lead(&result, |saved| language.href(&super::proposals_links::after_saving(&form, saved)));
    }
    result
}

/// Sends a proposal; leads to its receipt, or back to what is wrong.
#[server(prefix = "/api", endpoint = "invia-proposta", output = crate::wire::Json)]
pub async fn submit_proposal(
    id: String,
    version: i64,
    #[server(default)] despite: bool,
    language: Language,
) -> Result<(), AppError> {
    let result = proposals().submit(&crate::platform::viewer()?, &id, version, despite).await.map(|_| ());
    crate::platform::redirect(&language.href(&super::proposals_links::after_submitting(&id, &result)));
    result
}

/// Takes a proposal back; leads to its page.
#[server(prefix = "/api", endpoint = "ritira-proposta", output = crate::wire::Json)]
pub async fn withdraw_proposal(id: String, language: Language) -> Result<(), AppError> {
    let result = proposals().withdraw(&crate::platform::viewer()?, &id).await;
    lead(&result, |()| language.href(&super::proposals_model::proposal_path(&id)));
    result
}

/// Deletes a draft; leads to the list.
#[server(prefix = "/api", endpoint = "elimina-bozza", output = crate::wire::Json)]
pub async fn discard_proposal(id: String, language: Language) -> Result<(), AppError> {
    let result = proposals().discard(&crate::platform::viewer()?, &id).await;
    lead(&result, |()| language.href(super::proposals_model::PROPOSALS_PATH));
    result
}

/// Makes a draft the adoption of a published practice; leads to its first step.
#[server(prefix = "/api", endpoint = "diventa-adozione", output = crate::wire::Json)]
pub async fn turn_into_adoption(id: String, practice: String, language: Language) -> Result<(), AppError> {
    let result = proposals().turn_into_adoption(&crate::platform::viewer()?, &id, &practice).await;
    lead(&result, |()| language.href(&super::proposals_links::first_step(&id)));
    result
}

/// Takes an attachment out; leads back to the step of attachments.
#[server(prefix = "/api", endpoint = "togli-allegato", output = crate::wire::Json)]
pub async fn detach_file(attachment: String, language: Language) -> Result<(), AppError> {
    let result = proposals().detach(&crate::platform::viewer()?, &attachment).await;
    lead(&result, |id| language.href(&super::proposals_links::attachments(id)));
    result.map(|_| ())
}
