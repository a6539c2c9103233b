//! What pages and server functions find in context.

use std::sync::Arc;

use app::platform::{Answer, ClientAddress};
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use leptos::prelude::{expect_context, provide_context, use_context};
use leptos_axum::ResponseOptions;

use super::AppState;
use super::guard::client_address;

/// Carries the nonce of a rendered page to the layer that keeps pages; it never leaves the server.
pub const NONCE: HeaderName = HeaderName::from_static("x-prassi-nonce");

/// Gives a page or a server function what it may ask.
pub fn provide(state: &AppState) {
    state.rooms.provide();
    provide_context(state.site());
    provide_context(state.clock);
    let answer = expect_context::<ResponseOptions>();
    if let Some(nonce) = leptos::nonce::use_nonce()
        && let Ok(nonce) = HeaderValue::from_str(&nonce)
    {
        answer.insert_header(NONCE, nonce);
    }
    let request = use_context::<Parts>();
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
