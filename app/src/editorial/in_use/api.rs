//! What pages may ask of the server about the use of what is published.

#![expect(missing_docs, reason = "a server function's macro makes a type whose fields are the arguments")]

use leptos::prelude::*;

use super::model::{UseAnswer, UseQuestion};
use crate::accounts::form::Secret;
use crate::error::AppError;
use crate::i18n::Language;

#[cfg(feature = "ssr")]
mod room {
    use async_trait::async_trait;

    use super::{AppError, Language, Secret, UseAnswer, UseQuestion};

    /// The use of what is published, as the server asks for it.
    #[async_trait]
    pub trait InUse: Send + Sync {
        /// What whoever has a link is asked; a link that works no longer is gone, whatever the reason.
        async fn question(&self, code: &Secret, language: Language) -> Result<UseQuestion, AppError>;
        /// Answers by a link, which is used up.
        async fn answer(&self, answer: &UseAnswer) -> Result<(), AppError>;
    }
}

#[cfg(feature = "ssr")]
pub use room::InUse;

/// The room of the server that answers.
#[cfg(feature = "ssr")]
fn in_use() -> std::sync::Arc<dyn InUse> {
    expect_context()
}

/// What whoever has a link is asked.
#[server(prefix = "/api", endpoint = "domanda-uso", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn find_use_question(code: Secret, language: Language) -> Result<UseQuestion, AppError> {
    in_use().question(&code, language).await
}

/// Says whether it is still in use; leads to thanks.
#[server(prefix = "/api", endpoint = "conferma-uso", output = crate::wire::Json)]
pub async fn confirm_use(form: UseAnswer, language: Language) -> Result<(), AppError> {
    let result = in_use().answer(&form).await;
    crate::platform::redirect(&language.href(&form.next_path(&result)));
    Ok(())
}
