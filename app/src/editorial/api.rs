//! What readers may send.

#![expect(missing_docs, reason = "a server function's macro makes a type whose fields are the arguments")]

use leptos::prelude::*;

use super::model::{Clarity, ClarityRating, MistakeReport};
use crate::error::AppError;

#[cfg(feature = "ssr")]
mod room {
    use std::net::IpAddr;

    use async_trait::async_trait;

    use super::{AppError, Clarity, ClarityRating, MistakeReport};

    /// The editorial room, as the server implements it.
    #[async_trait]
    pub trait Editorial: Send + Sync {
        /// Keeps a rating; an address may send only so many on a day.
        async fn rate(&self, rating: ClarityRating, from: Option<IpAddr>) -> Result<(), AppError>;
        /// Keeps a report; likewise.
        async fn report(&self, report: MistakeReport, from: Option<IpAddr>) -> Result<(), AppError>;
        /// How clear readers found a page, over all days before today: a page that is kept for a day stays right.
        async fn clarity(&self, page: &str) -> Result<Clarity, AppError>;
        /// The same for every path that was rated, by path; it may be one without a page.
        async fn clarity_of_pages(&self) -> Result<Vec<Clarity>, AppError>;
    }
}

#[cfg(feature = "ssr")]
pub use room::Editorial;

/// The editorial room of the server that answers.
#[cfg(feature = "ssr")]
fn editorial() -> std::sync::Arc<dyn Editorial> {
    expect_context()
}

/// Leads a form back to its page, which says thanks or what went wrong.
#[cfg(feature = "ssr")]
fn lead_back(result: &Result<(), AppError>, thanks: String, trouble: impl Fn(&AppError) -> String) {
    match result {
        Ok(()) => crate::platform::redirect(&thanks),
        Err(error) => {
            crate::platform::set_status(error);
            crate::platform::redirect(&trouble(error));
        }
    }
}

/// How clear readers found a page until yesterday.
#[server(prefix = "/api", endpoint = "chiarezza-di-pagina", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn find_clarity(page: String) -> Result<Clarity, AppError> {
    editorial().clarity(&page).await
}

/// Sends a rating of how clear a page is; a form without the browser's code is led back to a page that says thanks.
#[server(prefix = "/api", endpoint = "chiarezza", output = crate::wire::Json)]
pub async fn rate_clarity(rating: ClarityRating) -> Result<(), AppError> {
    let result = editorial().rate(rating.clone(), crate::platform::client_address()).await;
    lead_back(&result, rating.thanks_path(), |error| rating.trouble_path(error));
    result
}

/// Sends a report of a mistake; likewise.
#[server(prefix = "/api", endpoint = "segnalazione", output = crate::wire::Json)]
pub async fn report_mistake(report: MistakeReport) -> Result<(), AppError> {
    let result = editorial().report(report.clone(), crate::platform::client_address()).await;
    lead_back(&result, report.thanks_path(), |error| report.trouble_path(error));
    result
}
