//! The map of the site for search engines, and where they learn of it.

mod document;
mod store;

use std::collections::BTreeMap;

use app::error::AppError;
use app::i18n::Language;
use axum::extract::{Path, State};
use axum::http::HeaderValue;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use leptos_axum::AxumRouteListing;

use self::document::{Page, SiteMap};
use super::access::Who::Everyone;
use super::access::{PlainRoutes, is_public_page};
use super::{AppState, refusal};
use crate::db::{Database, DatabaseError};
use crate::rooms::{CHARTS_PATH, RECORD_PAGES};

/// The path above the pages of plans, whose room knows them all.
const PLANS: &str = "/piani";

/// The routes of the map, over these routes of pages.
pub fn router(routes: &[AxumRouteListing]) -> PlainRoutes {
    let whole = italian(routes);
    let part = whole.clone();
    PlainRoutes::default()
        .route("/robots.txt", Everyone, get(robots))
        .route(
            "/sitemap.xml",
            Everyone,
            get(async move |State(state): State<AppState>| answer(&state, &whole, |map| Some(map.whole())).await),
        )
        .route(
            "/sitemap/{file}",
            Everyone,
            get(async move |State(state): State<AppState>, Path(file): Path<String>| {
                answer(&state, &part, |map| map.part(&file)).await
            }),
        )
}

/// The paths of the public routes in Italian; those in English follow from them.
fn italian(routes: &[AxumRouteListing]) -> Vec<String> {
    let paths = routes.iter().map(AxumRouteListing::path).filter(|path| is_public_page(path));
    paths.filter(|path| Language::of_path(path) == Language::Italian).map(str::to_owned).collect()
}

async fn robots(State(state): State<AppState>) -> String {
    format!("User-agent: *\nDisallow: /area\nDisallow: /en/area\n\nSitemap: {}/sitemap.xml\n", state.config.origin())
}

/// A document of the map, if there is such a one.
async fn answer(
    state: &AppState,
    routes: &[String],
    document: impl FnOnce(&SiteMap) -> Option<std::io::Result<Vec<u8>>>,
) -> Response {
    let plans = match state.rooms.plans.paths().await {
        Ok(paths) => paths,
        Err(error) => return refusal(&error),
    };
    let map = match read(state, routes, plans).await {
        Ok(map) => map,
        Err(error) => {
            tracing::error!(%error, "the pages of the map cannot be read");
            return refusal(&AppError::Unavailable);
        }
    };
    match document(&map) {
        Some(Ok(text)) => ([(CONTENT_TYPE, HeaderValue::from_static("application/xml"))], text).into_response(),
        Some(Err(error)) => {
            tracing::error!(%error, "the map cannot be written");
            refusal(&AppError::Unavailable)
        }
        None => refusal(&AppError::NotFound),
    }
}

async fn read(state: &AppState, routes: &[String], plans: Vec<String>) -> Result<SiteMap, DatabaseError> {
    let changed = state.database.revision().await?.day();
    let mut pages = Vec::new();
    for route in routes {
        match route.split_once("/{") {
            Some((PLANS, _)) => {}
            Some((above, _)) => pages.extend(below(&state.database, above, &changed).await?),
            None => pages.push(Page { path: route.clone(), changed: changed.clone() }),
        }
    }
    pages.extend(plans.into_iter().map(|path| Page { path, changed: changed.clone() }));
    Ok(SiteMap::new(state.config.origin(), pages))
}

/// The pages below a path: of records, on the day of the record's last change, or of charts.
async fn below(database: &Database, above: &str, changed: &str) -> Result<Vec<Page>, DatabaseError> {
    let page = |word: &str, changed: &str| Page { path: format!("{above}/{word}"), changed: changed.to_owned() };
    let Some((_, table)) = RECORD_PAGES.iter().find(|(path, _)| *path == above) else { return Ok(Vec::new()) };
    // A chart shows what other tables hold.
    let days = if above == CHARTS_PATH { BTreeMap::new() } else { store::changes(database, table).await? };
    let day = |id: &str| days.get(id).and_then(|time| time.split('T').next()).unwrap_or(changed);
    Ok(store::ids(database, table).await?.iter().map(|id| page(id, day(id))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page_routes::PAGE_ROUTES;

    #[test]
    fn the_map_knows_where_the_words_of_every_kind_of_page_are() {
        for route in italian(&PAGE_ROUTES) {
            let above = route.split_once("/{").map_or("", |(above, _)| above);
            let whole = above == PLANS || route.matches('{').count() <= 1;
            let known = above.is_empty() || above == PLANS || RECORD_PAGES.iter().any(|(path, _)| *path == above);
            assert!(known && whole, "{route} needs a line in the map of the site");
        }
    }
}
