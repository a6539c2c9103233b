//! The layers that protect: own origin, header size, rate, security headers; and the span of a request's log lines.

use axum::extract::{ConnectInfo, Request, State};
use axum::http::header::{
    CONTENT_SECURITY_POLICY, HOST, ORIGIN, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::net::{IpAddr, SocketAddr};

use super::{AppState, unsubscribe};

/// The most bytes of a request's header lines together.
const HEADER_LIMIT: usize = 16 * 1024;
/// The most bytes of an address.
const ADDRESS_LIMIT: usize = 8 * 1024;

/// Refuses what would change something and does not come from one of our own pages, or from a link of ours in a message.
pub async fn own_origin_only(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let signed = unsubscribe::is_ours(request.uri().path());
    if safe || signed || is_own(&request, state.config.origin()) {
        next.run(request).await
    } else {
        (StatusCode::FORBIDDEN, "this request does not come from a page of this site\n").into_response()
    }
}

fn is_own(request: &Request, own_origin: &str) -> bool {
    let header = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    match (header("sec-fetch-site"), header(ORIGIN.as_str())) {
        (Some(site), _) => site == "same-origin",
        (None, Some(origin)) => {
            let host = header(HOST.as_str()).unwrap_or_default();
            origin == own_origin || origin.split_once("://").is_some_and(|(_, authority)| authority == host)
        }
        (None, None) => false,
    }
}

/// Refuses addresses and header lines that no browser sends.
pub async fn limit_header(request: Request, next: Next) -> Response {
    let address = request.uri().path_and_query().map_or(0, |address| address.as_str().len());
    let lines: usize = request.headers().iter().map(|(name, value)| name.as_str().len() + value.len()).sum();
    if address > ADDRESS_LIMIT {
        StatusCode::URI_TOO_LONG.into_response()
    } else if lines > HEADER_LIMIT {
        StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE.into_response()
    } else {
        next.run(request).await
    }
}

/// Refuses an address that asks faster than any reader does.
pub async fn limit_rate(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let client = client_address(&parts, state.config.trust_proxy);
    if client.is_some_and(|client| state.rate.check_key(&client).is_err()) {
        let mut response = (StatusCode::TOO_MANY_REQUESTS, "too many requests\n").into_response();
        response.headers_mut().insert("retry-after", HeaderValue::from_static("1"));
        return response;
    }
    next.run(Request::from_parts(parts, body)).await
}

/// The address that a request comes from: the connection's, or the one that a trusted proxy names.
pub fn client_address(request: &Parts, trust_proxy: bool) -> Option<IpAddr> {
    let named = request.headers.get("x-forwarded-for").and_then(|value| value.to_str().ok());
    // The last entry is the one that our own proxy added.
    let named = named.and_then(|list| list.rsplit(',').next()?.trim().parse().ok());
    let connected = request.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    if trust_proxy { named.or(connected) } else { connected }
}

/// Gives every answer the headers that browsers need to protect its reader.
pub async fn secure(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let modified = response.status() != StatusCode::NOT_MODIFIED;
    let headers = response.headers_mut();
    if modified && !headers.contains_key(CONTENT_SECURITY_POLICY) {
        let nothing = HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'");
        headers.insert(CONTENT_SECURITY_POLICY, nothing);
    }
    let always = [
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "strict-origin-when-cross-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
    ];
    for (name, value) in always {
        headers.insert(name, HeaderValue::from_static(value));
    }
    // Only a window made for other sites says that it may be one.
    let policy = headers.get(CONTENT_SECURITY_POLICY).and_then(|policy| policy.to_str().ok());
    if !policy.is_some_and(|policy| policy.contains("frame-ancestors *")) {
        headers.insert(X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    }
    response
}

/// The span of a request: what was asked, and its id; no query, which may say something of a person.
pub fn span(request: &Request) -> tracing::Span {
    let id = request.headers().get("x-request-id").and_then(|id| id.to_str().ok()).unwrap_or_default();
    tracing::info_span!("request", method = %request.method(), path = request.uri().path(), id)
}
