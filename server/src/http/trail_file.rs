//! The trail as a file to take away, for administrators.

use app::accounts::model::Role;
use app::accounts::trail_query::TrailQuery;
use app::platform::Asking;
use axum::extract::{Extension, RawQuery, State};
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use super::access::{PlainRoutes, Who};
use super::{AppState, refusal};

/// The route.
pub fn router() -> PlainRoutes {
    PlainRoutes::default().route("/area/audit.csv", Who::Only(&[Role::Administrator]), get(file))
}

/// The events that the query asks for.
async fn file(
    State(state): State<AppState>,
    Extension(Asking(viewer)): Extension<Asking>,
    RawQuery(query): RawQuery,
) -> Response {
    let viewer = match viewer {
        Ok(viewer) => viewer,
        Err(error) => return refusal(&error),
    };
    let query = TrailQuery::parse(&query.unwrap_or_default());
    match state.rooms.trail.file(&viewer, &query).await {
        Ok(text) => {
            let headers = [
                (CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8")),
                (CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"audit.csv\"")),
                (CACHE_CONTROL, HeaderValue::from_static("no-store")),
            ];
            (headers, text).into_response()
        }
        Err(error) => refusal(&error),
    }
}
