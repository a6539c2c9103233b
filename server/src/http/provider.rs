//! The way to another provider of identities and back. Where none is configured, there is nothing at these addresses.

use app::accounts::notice::Notice;
use app::accounts::provider::START;
use app::error::AppError;
use app::i18n::Language;
use axum::extract::{Request, State};
use axum::http::HeaderValue;
use axum::http::header::CACHE_CONTROL;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;

use super::access::{PlainRoutes, Who};
use super::guard::client_address;
use super::{AppState, context, refusal};
use crate::accounts::PROVIDER_RETURN;

/// The routes, in both languages.
pub fn router() -> PlainRoutes {
    Language::ALL.into_iter().fold(PlainRoutes::default(), |router, language| {
        let router = router.route(&language.href(START), Who::Everyone, get(begin));
        router.route(&language.href(PROVIDER_RETURN), Who::Everyone, get(come_back))
    })
}

/// Leads to the provider; what it must send back is kept in the session.
async fn begin(State(state): State<AppState>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let Some(sitting) = context::sitting(&parts, &state) else { return refusal(&AppError::Unavailable) };
    let after = Notice::from_query(query(&parts)).after;
    lead(state.provider.begin(&after, Language::of_path(parts.uri.path()), &sitting).await)
}

/// Leads on who comes from the provider.
async fn come_back(State(state): State<AppState>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let Some(sitting) = context::sitting(&parts, &state) else { return refusal(&AppError::Unavailable) };
    let from = client_address(&parts, state.config.trust_proxy);
    lead(state.provider.come_back(query(&parts), Language::of_path(parts.uri.path()), from, &sitting).await)
}

fn query(parts: &Parts) -> &str {
    parts.uri.query().unwrap_or_default()
}

fn lead(address: Option<String>) -> Response {
    match address {
        Some(address) => {
            let never_kept = [(CACHE_CONTROL, HeaderValue::from_static("no-store"))];
            (never_kept, Redirect::to(&address)).into_response()
        }
        None => refusal(&AppError::NotFound),
    }
}
