//! What pages may ask of the server about opinions of experts.

#![expect(missing_docs, reason = "a server function's macro makes a type whose fields are the arguments")]

use leptos::prelude::*;

use super::model::{OpinionForm, OpinionRequest, OpinionSheet, Opinions as OpinionsOfProposal};
use crate::accounts::form::Secret;
use crate::error::AppError;
use crate::i18n::Language;

#[cfg(feature = "ssr")]
mod room {
    use async_trait::async_trait;

    use super::{AppError, Language, OpinionForm, OpinionRequest, OpinionSheet, OpinionsOfProposal, Secret};
    use crate::accounts::model::Viewer;

    /// Opinions, as the server implements them.
    #[async_trait]
    pub trait Opinions: Send + Sync {
        /// The opinions on a proposal, for curators.
        async fn of_proposal(&self, viewer: &Viewer, proposal: &str) -> Result<OpinionsOfProposal, AppError>;
        /// Asks an expert, who gets a message in a language.
        async fn ask(&self, viewer: &Viewer, request: OpinionRequest, language: Language) -> Result<(), AppError>;
        /// Takes a request back; gives the proposal's id.
        async fn withdraw(&self, viewer: &Viewer, opinion: &str) -> Result<String, AppError>;
        /// What whoever has a link sees; a link that works no longer is gone, whatever the reason.
        async fn sheet(&self, code: &Secret, language: Language) -> Result<OpinionSheet, AppError>;
        /// Gives an opinion by a link, which is used up.
        async fn give(&self, form: &OpinionForm) -> Result<(), AppError>;
    }
}

#[cfg(feature = "ssr")]
pub use room::Opinions;

/// The opinions of the server that answers.
#[cfg(feature = "ssr")]
fn opinions() -> std::sync::Arc<dyn Opinions> {
    expect_context()
}

/// The opinions on a proposal.
#[server(prefix = "/api", endpoint = "pareri", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn list_opinions(id: String) -> Result<OpinionsOfProposal, AppError> {
    opinions().of_proposal(&crate::platform::viewer()?, &id).await
}

/// Asks an expert; leads back to the review.
#[server(prefix = "/api", endpoint = "chiedi-parere", output = crate::wire::Json)]
pub async fn ask_opinion(form: OpinionRequest, language: Language) -> Result<(), AppError> {
    let result = opinions().ask(&crate::platform::viewer()?, form.clone(), language).await;
    let path = super::model::AskNotice::after(&form, &result).path(&form.id);
    crate::platform::redirect(&language.href(&path));
    Ok(())
}

/// Takes a request back; leads back to the review.
#[server(prefix = "/api", endpoint = "ritira-parere", output = crate::wire::Json)]
pub async fn withdraw_opinion(opinion: String, language: Language) -> Result<(), AppError> {
    let id = opinions().withdraw(&crate::platform::viewer()?, &opinion).await?;
    let path = super::model::AskNotice::done("ritirato").path(&id);
    crate::platform::redirect(&language.href(&path));
    Ok(())
}

/// What an expert sees.
#[server(prefix = "/api", endpoint = "parere", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn find_opinion(code: Secret, language: Language) -> Result<OpinionSheet, AppError> {
    opinions().sheet(&code, language).await
}

/// Gives an opinion; leads to thanks, or back with what was typed.
#[server(prefix = "/api", endpoint = "dai-parere", output = crate::wire::Json)]
pub async fn give_opinion(form: OpinionForm, language: Language) -> Result<(), AppError> {
    let result = opinions().give(&form).await;
    crate::platform::redirect(&language.href(&form.next_path(&result)));
    Ok(())
}
