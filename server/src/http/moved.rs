//! The addresses of merged records: they lead for good to the records that they are a part of.

use app::catalogue::api::Catalogue;
use app::i18n::Language;
use axum::extract::{Request, State};
use axum::http::header::LOCATION;
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::AppState;
use crate::registry::curation::moved_to;

/// Where the pages of records are that can be merged: the Italian path, and the table.
const PAGES: [(&str, &str); 3] = [("/enti/", "entity"), ("/temi/", "theme"), ("/pratiche/", "practice")];

/// Leads from what is gone to what it is a part of; what went without leaving anything stays gone. The page itself may have
/// led there already, but not for good.
pub async fn lead(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let query = request.uri().query().map(str::to_owned);
    let response = next.run(request).await;
    if !matches!(response.status(), StatusCode::GONE | StatusCode::NOT_FOUND | StatusCode::FOUND) {
        return response;
    }
    let language = Language::of_path(&path);
    let Some((folder, table, id)) = record(Language::neutral_path(&path)) else { return response };
    match target(&state, table, id).await {
        Some(target) => redirect(&language.href(&format!("{folder}{target}")), query.as_deref()),
        None => response,
    }
}

/// The record that a merged one is a part of. What the database does not say is logged where it is asked.
async fn target(state: &AppState, table: &str, id: &str) -> Option<String> {
    if table == "practice" {
        return state.rooms.catalogue.moved(id).await.ok().flatten();
    }
    moved_to(&state.database, table, id).await.unwrap_or_else(|error| {
        tracing::error!(%error, "the database does not say where a record went");
        None
    })
}

/// The folder, table and id of the record whose page a path is.
fn record(path: &str) -> Option<(&'static str, &'static str, &str)> {
    PAGES.into_iter().find_map(|(folder, table)| {
        let id = path.strip_prefix(folder)?;
        (!id.is_empty() && !id.contains('/')).then_some((folder, table, id))
    })
}

fn redirect(path: &str, query: Option<&str>) -> Response {
    let address = query.map_or_else(|| path.to_owned(), |query| format!("{path}?{query}"));
    let location = HeaderValue::try_from(address).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::MOVED_PERMANENTLY, [(LOCATION, location)]).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_of_records_that_can_be_merged_lead_on() {
        assert_eq!(record("/enti/cesena"), Some(("/enti/", "entity", "cesena")));
        assert_eq!(record("/temi/organi"), Some(("/temi/", "theme", "organi")));
        assert_eq!(record("/pratiche/orti"), Some(("/pratiche/", "practice", "orti")));
        for other in ["/enti/", "/enti", "/enti/a/b", "/scambi/cesena", "/pratiche.csv", "/"] {
            assert_eq!(record(other), None, "{other}");
        }
    }
}
