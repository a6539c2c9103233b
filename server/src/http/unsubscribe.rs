//! Where mail programs and the page send that somebody wants no more of a kind of message: without sign-in.

use app::accounts::unsubscribe_page::{PATH, Unsubscription};
use app::i18n::Language;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::post;

use super::access::PlainRoutes;
use super::access::Who::Everyone;
use super::{AppState, refusal};

/// What a mail program sends (RFC 8058).
const ONE_CLICK: &str = "List-Unsubscribe=One-Click";

/// The routes, in both languages. The page with the same address asks first.
pub fn router() -> PlainRoutes {
    Language::ALL.into_iter().fold(PlainRoutes::default(), |router, language| {
        let answer = move |state, query, body| switch_off(state, query, body, language);
        router.route(&language.href(PATH), Everyone, post(answer))
    })
}

/// Whether a path is one of these: a mail program is no page of ours, and the link's signature says that it may.
pub fn is_ours(path: &str) -> bool {
    Language::neutral_path(path) == PATH
}

async fn switch_off(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    body: String,
    language: Language,
) -> Response {
    let link = Unsubscription::parse(&query.unwrap_or_default());
    let done = match state.rooms.mail.switch_off(&link).await {
        Ok(done) => done,
        Err(error) => return refusal(&error),
    };
    // A mail program follows no redirect.
    match (body.contains(ONE_CLICK), done) {
        (true, true) => (StatusCode::OK, "ok\n").into_response(),
        (true, false) => (StatusCode::FORBIDDEN, "this link is not valid\n").into_response(),
        (false, done) => Redirect::to(&link.after(done, language)).into_response(),
    }
}
