//! The data behind charts, as files that readers take away.

use app::charts::{core_indicators, table};
use app::error::AppError;
use app::i18n::Language;
use app::observatory::model::ChartPage;
use axum::Router;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use super::AppState;

/// The charts that have files: each has its own routes, which stand before that of the charts' pages.
const CHARTS: [&str; 1] = [core_indicators::SLUG];

/// The routes of the files, for instance `/osservatorio/indicatori-2020.csv`.
pub fn router() -> Router<AppState> {
    CHARTS.into_iter().fold(Router::new(), |router, slug| {
        router
            .route(
                &format!("/osservatorio/{slug}.csv"),
                get(async move |State(state): State<AppState>| answer(&state, slug, csv).await),
            )
            .route(
                &format!("/osservatorio/{slug}.json"),
                get(async move |State(state): State<AppState>| answer(&state, slug, json).await),
            )
    })
}

/// A chart in a form, or why there is none.
async fn answer(state: &AppState, slug: &str, form: fn(&ChartPage) -> Response) -> Response {
    // The files hold both languages, so that any language will do.
    match state.rooms.observatory.chart(slug, Language::Italian).await {
        Ok(page) => {
            let mut response = form(&page);
            response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
            response
        }
        Err(error) => refused(&error),
    }
}

fn refused(error: &AppError) -> Response {
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, format!("{error}\n")).into_response()
}

fn csv(page: &ChartPage) -> Response {
    match written(page) {
        Ok(text) => ([(CONTENT_TYPE, "text/csv; charset=utf-8; header=present")], text).into_response(),
        Err(error) => {
            tracing::error!(%error, chart.slug = page.slug, "a chart's rows cannot be written");
            refused(&AppError::Unavailable)
        }
    }
}

fn written(page: &ChartPage) -> csv::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in table::rows(page) {
        writer.serialize(row)?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

fn json(page: &ChartPage) -> Response {
    let text = table::document(page).to_string();
    ([(CONTENT_TYPE, "application/json; charset=utf-8")], text).into_response()
}
