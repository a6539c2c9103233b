//! What the pages may ask of the exchanges.

#![expect(missing_docs, reason = "a server function's macro makes a type whose fields are the arguments")]

use leptos::prelude::*;

use super::model::{ExchangeCard, ExchangeSheet, SessionLine};
use crate::error::AppError;
use crate::i18n::Language;
use crate::registry::model::Listing;

#[cfg(feature = "ssr")]
mod room {
    use async_trait::async_trait;

    use super::{AppError, ExchangeCard, ExchangeSheet, Language, Listing, SessionLine};
    use crate::editorial::proposal::ExchangeRecords;
    use crate::exchanges::model::Visit;
    use crate::observatory::model::Check;

    /// The exchanges, as the server implements them.
    #[async_trait]
    pub trait Exchanges: Send + Sync {
        /// All exchanges, by host and sheet.
        async fn exchanges(&self, language: Language) -> Result<Listing<ExchangeCard>, AppError>;
        /// An exchange with all that its page shows.
        async fn exchange(&self, slug: &str, language: Language) -> Result<ExchangeSheet, AppError>;
        /// An exchange that is not published as its page would show it.
        async fn preview(&self, records: ExchangeRecords, language: Language) -> Result<ExchangeSheet, AppError>;
        /// Sessions by date: the next ones, or the latest where all lie in the past.
        async fn sessions(&self, language: Language) -> Result<Vec<SessionLine>, AppError>;
        /// Where something can be seen that is about these themes and that these entities did: the best reasons first.
        async fn visits(
            &self,
            themes: &[String],
            entities: &[String],
            language: Language,
        ) -> Result<Vec<Visit>, AppError>;
        /// The checks on what the document says of its exchanges.
        async fn checks(&self) -> Result<Vec<Check>, AppError>;
    }
}

#[cfg(feature = "ssr")]
pub use room::Exchanges;

/// The exchanges of the server that answers.
#[cfg(feature = "ssr")]
fn exchanges() -> std::sync::Arc<dyn Exchanges> {
    expect_context()
}

/// All exchanges.
#[server(prefix = "/api", endpoint = "scambi", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn list_exchanges(language: Language) -> Result<Listing<ExchangeCard>, AppError> {
    exchanges().exchanges(language).await
}

/// An exchange.
#[server(prefix = "/api", endpoint = "scambio", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn find_exchange(slug: String, language: Language) -> Result<ExchangeSheet, AppError> {
    exchanges().exchange(&slug, language).await
}

/// Sessions by date.
#[server(prefix = "/api", endpoint = "sessioni", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn list_sessions(language: Language) -> Result<Vec<SessionLine>, AppError> {
    exchanges().sessions(language).await
}
