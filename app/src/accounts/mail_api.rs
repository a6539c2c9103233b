//! What people may ask about the mail that they get.

#![expect(missing_docs, reason = "a server function's macro makes a type whose fields are the arguments")]

use leptos::prelude::*;

use super::mail::MailKind;
use crate::error::AppError;

#[cfg(feature = "ssr")]
mod room {
    use async_trait::async_trait;

    use super::{AppError, MailKind};
    use crate::accounts::model::Viewer;

    /// The choices of mail, as the server keeps them.
    #[async_trait]
    pub trait MailChoices: Send + Sync {
        /// The kinds that somebody switched off.
        async fn refused(&self, viewer: &Viewer) -> Result<Vec<MailKind>, AppError>;
        /// Keeps which kinds somebody wants; of those that can be switched off, all others are.
        async fn choose(&self, viewer: &Viewer, wanted: &[MailKind]) -> Result<(), AppError>;
    }
}

#[cfg(feature = "ssr")]
pub use room::MailChoices;

/// The choices of the server that answers.
#[cfg(feature = "ssr")]
fn choices() -> std::sync::Arc<dyn MailChoices> {
    expect_context()
}

/// The kinds of mail that whoever asks switched off.
#[server(prefix = "/api", endpoint = "avvisi", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn refused_mail() -> Result<Vec<MailKind>, AppError> {
    choices().refused(&crate::platform::viewer()?).await
}

/// Keeps which kinds of mail whoever asks wants.
#[server(prefix = "/api", endpoint = "scegli-avvisi", output = crate::wire::Json)]
pub async fn choose_mail(#[server(default)] wanted: Vec<MailKind>, path: String) -> Result<(), AppError> {
    choices().choose(&crate::platform::viewer()?, &wanted).await?;
    crate::platform::redirect(&super::choices_page::after(&path));
    Ok(())
}
