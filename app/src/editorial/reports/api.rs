//! What pages may ask of the server about readers' feedback.

#![expect(missing_docs, reason = "a server function's macro makes a type whose fields are the arguments")]

use leptos::prelude::*;

use super::model::{FeedbackAnswer, FeedbackPage, News};
use crate::error::AppError;
use crate::i18n::Language;

#[cfg(feature = "ssr")]
mod room {
    use async_trait::async_trait;

    use super::{AppError, FeedbackAnswer, FeedbackPage, Language, News};
    use crate::accounts::model::Viewer;

    /// Readers' feedback, as the server lets curators deal with it.
    #[async_trait]
    pub trait Reports: Send + Sync {
        /// What readers sent, as far as a query string asks for it.
        async fn page(&self, viewer: &Viewer, query: &str, language: Language) -> Result<FeedbackPage, AppError>;
        /// Answers something, says why nothing is done, or opens it again.
        async fn answer(&self, viewer: &Viewer, answer: &FeedbackAnswer) -> Result<(), AppError>;
        /// How much waits at the desk.
        async fn news(&self, viewer: &Viewer) -> Result<News, AppError>;
    }
}

#[cfg(feature = "ssr")]
pub use room::Reports;

/// The feedback of the server that answers.
#[cfg(feature = "ssr")]
fn reports() -> std::sync::Arc<dyn Reports> {
    expect_context()
}

/// What readers sent.
#[server(prefix = "/api", endpoint = "segnalazioni", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn list_feedback(query: String, language: Language) -> Result<FeedbackPage, AppError> {
    reports().page(&crate::platform::viewer()?, &query, language).await
}

/// Deals with something that a reader sent; leads back to the list.
#[server(prefix = "/api", endpoint = "rispondi-segnalazione", output = crate::wire::Json)]
pub async fn answer_feedback(form: FeedbackAnswer, language: Language) -> Result<(), AppError> {
    let result = reports().answer(&crate::platform::viewer()?, &form).await;
    let path = super::query::FeedbackQuery::after(&form, &result);
    crate::platform::redirect(&language.href(&path));
    Ok(())
}

/// How much waits at the desk.
#[server(prefix = "/api", endpoint = "novita-istruttoria", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn find_desk_news() -> Result<News, AppError> {
    reports().news(&crate::platform::viewer()?).await
}
