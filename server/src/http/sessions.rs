//! The layer that finds out who asks: a cookie, the session that it names, and the account as it is at this moment.

use axum::extract::Request;
use axum::http::HeaderValue;
use axum::http::header::SET_COOKIE;
use axum::middleware::Next;
use axum::response::Response;
use axum_login::tower_sessions::cookie::SameSite;
use axum_login::tower_sessions::{Expiry, SessionManagerLayer};
use axum_login::{AuthManagerLayer, AuthManagerLayerBuilder};

use crate::accounts::{Door, SESSION_DATA_KEY, Sessions};

/// The name of the cookie. Browsers take one with this beginning only over an encrypted connection (or from the same
/// machine), only for this host, and for all its paths.
pub const COOKIE: &str = "__Host-prassi";

/// The layer over these sessions. Who has not signed in gets no cookie; who has gets one that ends with the browser.
pub fn layer(door: Door, sessions: Sessions) -> AuthManagerLayer<Door, Sessions> {
    let manager = SessionManagerLayer::new(sessions)
        .with_name(COOKIE)
        .with_secure(true)
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_path("/")
        .with_expiry(Expiry::OnSessionEnd);
    AuthManagerLayerBuilder::new(door, manager).with_data_key(SESSION_DATA_KEY).build()
}

/// Completes the line that takes the cookie away: browsers ignore one for such a name that is not marked as secure.
pub async fn take_away_securely(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let lines: Vec<HeaderValue> = headers.get_all(SET_COOKIE).iter().map(completed).collect();
    headers.remove(SET_COOKIE);
    for line in lines {
        headers.append(SET_COOKIE, line);
    }
    response
}

fn completed(line: &HeaderValue) -> HeaderValue {
    let text = line.to_str().unwrap_or_default();
    if !text.starts_with(COOKIE) || text.contains("; Secure") {
        return line.clone();
    }
    HeaderValue::try_from(format!("{text}; Secure; HttpOnly; SameSite=Lax")).unwrap_or_else(|_| line.clone())
}
