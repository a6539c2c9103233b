//! The portal's work in numbers, as files to take away.

use app::editorial::numbers::model::NUMBERS_PATH;
use axum::Json;
use axum::extract::State;
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use super::access::PlainRoutes;
use super::access::Who::Everyone;
use super::{AppState, refusal};
use crate::editorial::numbers::{as_csv, as_json};

/// The routes.
pub fn router() -> PlainRoutes {
    PlainRoutes::default().route(&format!("{NUMBERS_PATH}.csv"), Everyone, get(csv)).route(
        &format!("{NUMBERS_PATH}.json"),
        Everyone,
        get(json),
    )
}

async fn csv(State(state): State<AppState>) -> Response {
    match state.rooms.numbers.workflow().await {
        Ok(numbers) => {
            let headers = [
                (CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8")),
                (CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"numeri.csv\"")),
            ];
            (headers, as_csv(&numbers)).into_response()
        }
        Err(error) => refusal(&error),
    }
}

async fn json(State(state): State<AppState>) -> Response {
    match state.rooms.numbers.workflow().await {
        Ok(numbers) => Json(as_json(&numbers)).into_response(),
        Err(error) => refusal(&error),
    }
}
