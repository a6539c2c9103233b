//! What pages and server functions find in context.

use std::sync::Arc;

use app::accounts::api::Sitting;
use app::accounts::provider_api::Providers;
use app::accounts::unsent::UnsentForm;
use app::error::AppError;
use app::platform::{Answer, Asking, ClientAddress};
use axum::http::header::USER_AGENT;
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use leptos::prelude::{expect_context, provide_context, use_context};
use leptos_axum::ResponseOptions;

use super::AppState;
use super::guard::client_address;
use crate::accounts::{OwnSession, OwnSitting, ProviderRoom};

/// Carries the nonce of a rendered page to the layer that keeps pages; it never leaves the server.
pub const NONCE: HeaderName = HeaderName::from_static("x-prassi-nonce");

/// Gives a page or a server function what it may ask.
pub fn provide(state: &AppState) {
    state.rooms.provide();
    provide_context::<Arc<dyn Providers>>(Arc::<ProviderRoom>::clone(&state.provider));
    provide_context(state.site());
    provide_context(state.clock);
    let answer = expect_context::<ResponseOptions>();
    if let Some(nonce) = leptos::nonce::use_nonce()
        && let Ok(nonce) = HeaderValue::from_str(&nonce)
    {
        answer.insert_header(NONCE, nonce);
    }
    let request = use_context::<Parts>();
    let asking = request.as_ref().and_then(|request| request.extensions.get::<Asking>().cloned());
    provide_context(asking.unwrap_or(Asking(Err(AppError::SignedOut))));
    if let Some(form) = request.as_ref().and_then(|request| request.extensions.get::<UnsentForm>().cloned()) {
        provide_context(form);
    }
    if let Some(sitting) = request.as_ref().and_then(|request| sitting(request, state)) {
        provide_context::<Arc<dyn Sitting>>(Arc::new(sitting));
    }
    provide_context(ClientAddress(request.and_then(|parts| client_address(&parts, state.config.trust_proxy))));
    provide_context(Answer {
        set_status: Arc::new(move |code| {
            if let Ok(status) = StatusCode::from_u16(code) {
                answer.set_status(status);
            }
        }),
        redirect: Arc::new(leptos_axum::redirect),
    });
}

/// The session of a request.
pub fn sitting(request: &Parts, state: &AppState) -> Option<OwnSitting> {
    let session = request.extensions.get::<OwnSession>()?.clone();
    let agent = request.headers.get(USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
    Some(OwnSitting::new(session, state.sessions.clone(), agent))
}
