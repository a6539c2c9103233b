//! The layer that holds every request to its rule.

use std::sync::Arc;

use app::accounts::model::Viewer;
use app::accounts::notice::{Notice, Outcome};
use app::accounts::unsent::UnsentForm;
use app::error::AppError;
use app::i18n::Language;
use app::platform::Asking;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{MatchedPath, Request, State};
use axum::http::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE, LOCATION, REFERER};
use axum::http::{HeaderValue, Method, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use leptos::server_fn::error::SERVER_FN_ERROR_HEADER;
use tower::ServiceExt;
use url::{Url, form_urlencoded};

use super::{Access, Place, Rule, Who, decide};
use crate::accounts::{OwnSession, is_strong};
use crate::http::{BODY_LIMIT, refusal};

/// What every request passes: the rules, and the page for who has to sign in first.
#[derive(Clone)]
pub struct Gate {
    /// Who may ask for what.
    pub access: Arc<Access>,
    /// Answers a request for the sign-in page, whatever its rule.
    pub sign_in: Router,
}

/// Marks a request for a page that is the same for everybody, so that it may be kept.
#[derive(Clone, Copy)]
pub struct SameForAll;

/// Lets a request through that its rule allows, and says in it who asks: on a page that is the same for everybody that
/// is nobody. Where there is no rule, nobody may ask.
pub async fn enforce(State(gate): State<Gate>, mut request: Request, next: Next) -> Response {
    // Without a pattern there is nothing at the address, and the page that says so is for everybody.
    let Some(pattern) = request.extensions().get::<MatchedPath>().cloned() else { return next.run(request).await };
    let Some(rule) = gate.access.rule(pattern.as_str()) else { return refusal(&AppError::Forbidden) };
    let session = request.extensions().get::<OwnSession>().cloned();
    let account = session.as_ref().and_then(|session| session.user.clone());
    let viewer = account.as_ref().map(crate::accounts::Account::viewer);
    let guarded = rule.who != Who::Everyone && !rule.before_factor;
    if guarded && account.is_some_and(|account| account.lacks_factor()) && !has_other_factors(session.as_ref()).await {
        return to_factor(rule, &request);
    }
    match decide(rule.who, viewer.as_ref()) {
        Ok(()) if rule.place == Place::PublicPage => {
            request.extensions_mut().insert(SameForAll);
            next.run(request).await
        }
        Ok(()) => {
            request.extensions_mut().insert(Asking(viewer.ok_or(AppError::SignedOut)));
            next.run(request).await
        }
        Err(AppError::SignedOut) if rule.keeps_form && is_form(&request) => keep_form(gate.sign_in, request).await,
        Err(error) => refuse(rule, error, viewer.as_ref(), request, next).await,
    }
}

/// Whether another provider used several factors when somebody signed in.
async fn has_other_factors(session: Option<&OwnSession>) -> bool {
    match session {
        Some(session) => is_strong(session).await,
        None => false,
    }
}

async fn refuse(rule: Rule, error: AppError, viewer: Option<&Viewer>, mut request: Request, next: Next) -> Response {
    match rule.place {
        Place::PublicPage | Place::OwnPage if viewer.is_none() => to_sign_in(&asked_path(&request)),
        Place::PublicPage | Place::OwnPage => {
            let status = status(&error);
            request.extensions_mut().insert(Asking(Err(error.clone())));
            let response = next.run(request).await;
            // A page that asks for nothing cannot notice that it is refused.
            if response.status() == status { response } else { refusal(&error) }
        }
        Place::Function if is_form(&request) && error == AppError::SignedOut => to_sign_in(&form_path(&request)),
        Place::Function if is_form(&request) => to_own_overview(&form_path(&request)),
        Place::Function => function_refusal(&error, request.uri().path()),
        Place::Plain => refusal(&error),
    }
}

/// Shows the sign-in page with the form that came without a session, ready to be sent again.
async fn keep_form(sign_in: Router, request: Request) -> Response {
    let address = Notice::back_to(&form_path(&request));
    let (mut parts, body) = request.into_parts();
    // What is longer than any form of ours is none.
    let body = to_bytes(body, BODY_LIMIT).await.unwrap_or_default();
    let fields: Vec<(String, String)> = form_urlencoded::parse(&body).into_owned().collect();
    let Ok(page) = Uri::try_from(&address) else { return lead_to(&address) };
    if fields.is_empty() {
        return lead_to(&address);
    }
    parts.extensions.insert(UnsentForm { action: parts.uri.path().to_owned(), fields });
    parts.method = Method::GET;
    parts.uri = page;
    for of_the_form in [CONTENT_TYPE, CONTENT_LENGTH] {
        parts.headers.remove(of_the_form);
    }
    let Ok(mut response) = sign_in.oneshot(Request::from_parts(parts, Body::empty())).await;
    *response.status_mut() = StatusCode::UNAUTHORIZED;
    response
}

/// Leads whoever sent a form without the right to it to their own overview, in the language of the form's page.
fn to_own_overview(page: &str) -> Response {
    let notice = Notice { outcome: Some(Outcome::Forbidden), ..Notice::default() };
    lead_to(&notice.path(app::accounts::AREA, Language::of_path(page)))
}

/// Leads to where the second factor is set up that the role needs; what is no page is refused.
fn to_factor(rule: Rule, request: &Request) -> Response {
    match rule.place {
        Place::PublicPage | Place::OwnPage => {
            lead_to(&Language::of_path(request.uri().path()).href(app::accounts::FACTOR))
        }
        Place::Function => function_refusal(&AppError::Forbidden, request.uri().path()),
        Place::Plain => refusal(&AppError::Forbidden),
    }
}

fn status(error: &AppError) -> StatusCode {
    StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// Leads to the sign-in page, and from there back to a path.
fn to_sign_in(path: &str) -> Response {
    lead_to(&Notice::back_to(path))
}

/// Leads to an address of ours; what cannot be one leads home.
fn lead_to(address: &str) -> Response {
    let location = HeaderValue::try_from(address).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(LOCATION, location)]).into_response()
}

fn asked_path(request: &Request) -> String {
    request.uri().path_and_query().map_or("/", |path| path.as_str()).to_owned()
}

/// Whether a request comes from a form that runs no code of ours.
fn is_form(request: &Request) -> bool {
    let accepted = request.headers().get(ACCEPT).and_then(|kinds| kinds.to_str().ok());
    accepted.is_some_and(|kinds| kinds.contains("text/html"))
}

/// The path of the page with the form, which the browser names: another site's path is one of ours all the same.
fn form_path(request: &Request) -> String {
    let referer = request.headers().get(REFERER).and_then(|referer| referer.to_str().ok());
    let page = referer.and_then(|referer| Url::parse(referer).ok());
    let path = page.map(|page| page[url::Position::BeforePath..url::Position::AfterQuery].to_owned());
    path.unwrap_or_else(|| Language::Italian.href(app::accounts::AREA))
}

/// The answer of a server function that was not called, as the browser's code reads it.
fn function_refusal(error: &AppError, path: &str) -> Response {
    let body = serde_json::to_string(error).unwrap_or_default();
    let mut response = (status(error), body).into_response();
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    if let Ok(path) = HeaderValue::from_str(path) {
        response.headers_mut().insert(SERVER_FN_ERROR_HEADER, path);
    }
    response
}
