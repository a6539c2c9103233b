//! Downloads: the datasets and their catalogue, and the result of a search as JSON, CSV and Atom.

use app::catalogue::api::Catalogue;
use app::catalogue::model::{CataloguePage, SearchItem};
use app::catalogue::query::{CatalogueQuery, FacetName, PER_PAGE_LIMIT};
use app::error::AppError;
use app::i18n::Language;
use app::registry::datasets::Format;
use atom_syndication::{Entry, Feed, Link, Text};
use axum::extract::{Path, RawQuery, State};
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde_json::{Map, Value, json};

use super::access::PlainRoutes;
use super::access::Who::Everyone;
use super::{AppState, refusal};
use crate::db::Revision;
use crate::registry::datasets::{Statements, catalogue};

const CSV: &str = "text/csv; charset=utf-8";
const JSON: &str = "application/json";
const ATOM: &str = "application/atom+xml; charset=utf-8";
const JSON_LD: &str = "application/ld+json";
const TURTLE: &str = "text/turtle; charset=utf-8";

/// The routes of the downloads, in both languages.
pub fn router() -> PlainRoutes {
    let mut router = PlainRoutes::default()
        .route("/dati/{file}", Everyone, get(dataset))
        .route("/dati/catalogo.jsonld", Everyone, get(catalogue_json))
        .route("/dati/catalogo.ttl", Everyone, get(catalogue_turtle));
    for (language, prefix) in [(Language::Italian, ""), (Language::English, "/en")] {
        let json = move |state, query| search_json(state, query, language);
        let csv = move |state, query| search_csv(state, query, language);
        let atom = move |state, query| search_atom(state, query, language);
        router = router
            .route(&format!("{prefix}/pratiche.json"), Everyone, get(json))
            .route(&format!("{prefix}/pratiche.csv"), Everyone, get(csv))
            .route(&format!("{prefix}/pratiche.atom"), Everyone, get(atom));
        for ending in ["csv", "json", "svg", "png"] {
            let chart = move |state, query| search_chart(state, query, ending, language);
            router = router.route(&format!("{prefix}/pratiche/grafico.{ending}"), Everyone, get(chart));
        }
    }
    router
}

fn file(text: impl IntoResponse, kind: &'static str, name: Option<&str>) -> Response {
    let mut response = text.into_response();
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    let disposition = name.and_then(|name| HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")).ok());
    if let Some(disposition) = disposition {
        response.headers_mut().insert(CONTENT_DISPOSITION, disposition);
    }
    response
}

async fn dataset(State(state): State<AppState>, Path(name): Path<String>) -> Response {
    let (slug, format, kind) = match name.rsplit_once('.') {
        Some((slug, "csv")) => (slug, Format::Csv, CSV),
        Some((slug, "json")) => (slug, Format::Json, JSON),
        _ => return refusal(&AppError::NotFound),
    };
    match state.rooms.open_data.file(slug, format).await {
        Ok(text) => file(text, kind, Some(&name)),
        Err(error) => refusal(&error),
    }
}

async fn catalogue_json(State(state): State<AppState>) -> Response {
    match catalogue_of(&state).await {
        Ok(statements) => file(statements.json_ld().to_string(), JSON_LD, None),
        Err(error) => refusal(&error),
    }
}

async fn catalogue_turtle(State(state): State<AppState>) -> Response {
    match catalogue_of(&state).await.map(|statements| statements.turtle()) {
        Ok(Ok(text)) => file(text, TURTLE, None),
        Ok(Err(error)) => {
            tracing::error!(%error, "the catalogue of the data cannot be written");
            refusal(&AppError::Unavailable)
        }
        Err(error) => refusal(&error),
    }
}

async fn catalogue_of(state: &AppState) -> Result<Statements, AppError> {
    let changed = changed(state).await?.day();
    Ok(catalogue(state.config.origin(), &state.config.publisher, &changed))
}

async fn changed(state: &AppState) -> Result<Revision, AppError> {
    state.database.revision().await.map_err(|error| {
        tracing::error!(%error, "the database does not say when the data changed");
        AppError::Unavailable
    })
}

/// The query as it was understood, with the names that it has in addresses.
fn query_data(query: &CatalogueQuery) -> Value {
    let mut data = Map::new();
    data.insert("q".into(), json!(query.text));
    for facet in FacetName::ALL {
        data.insert(facet.slug().into(), json!(query.values(*facet)));
    }
    data.insert("ordine".into(), json!(query.effective_order().slug()));
    data.insert("pagina".into(), json!(query.page + 1));
    data.insert("per_pagina".into(), json!(query.effective_per_page()));
    data.insert("ignored".into(), json!(query.ignored));
    Value::Object(data)
}

/// The items as documented; what only the pages need stays behind.
fn items_data(items: Vec<SearchItem>) -> Vec<Value> {
    let item = |item: SearchItem| {
        json!({
            "slug": item.slug,
            "url": item.url,
            "kind": item.kind,
            "title": item.title,
            "summary": item.summary,
            "entities": item.entities,
            "themes": item.themes,
            "source": item.source,
            "highlights": item.highlights,
        })
    };
    items.into_iter().map(item).collect()
}

async fn search_json(State(state): State<AppState>, RawQuery(query): RawQuery, language: Language) -> Response {
    let query = CatalogueQuery::parse(&query.unwrap_or_default());
    match state.rooms.catalogue.search(&query, language).await {
        Ok(page) => {
            let facets: Map<String, Value> =
                page.facets.iter().map(|facet| (facet.name.clone(), json!(facet.values))).collect();
            let answer = json!({
                "query": query_data(&query),
                "total": page.total,
                "page": page.page,
                "pages": page.pages,
                "items": items_data(page.items),
                "similar": items_data(page.similar),
                "did_you_mean": page.did_you_mean,
                "facets": facets,
            });
            file(answer.to_string(), JSON, None)
        }
        Err(error) => refusal(&error),
    }
}

/// All pages of a query, one after the other.
async fn all_items(state: &AppState, query: &CatalogueQuery, language: Language) -> Result<Vec<SearchItem>, AppError> {
    let mut items = Vec::new();
    let mut query = CatalogueQuery { page: 0, per_page: PER_PAGE_LIMIT, ..query.clone() };
    loop {
        let CataloguePage { items: found, pages, .. } = state.rooms.catalogue.search(&query, language).await?;
        items.extend(found);
        query.page += 1;
        if query.page >= pages {
            return Ok(items);
        }
    }
}

async fn search_csv(State(state): State<AppState>, RawQuery(query): RawQuery, language: Language) -> Response {
    let query = CatalogueQuery::parse(&query.unwrap_or_default());
    match all_items(&state, &query, language).await {
        Ok(items) => {
            let columns = ["slug", "url", "kind", "title", "summary", "entities", "themes", "source", "period"];
            let rows: Vec<Map<String, Value>> = items.iter().map(row).collect();
            let text = crate::registry::datasets::csv(&columns.map(String::from), &rows);
            file(text, CSV, Some("pratiche.csv"))
        }
        Err(error) => refusal(&error),
    }
}

/// The chart of a query's result.
async fn search_chart(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    ending: &str,
    language: Language,
) -> Response {
    let query = CatalogueQuery::parse(&query.unwrap_or_default());
    match state.rooms.catalogue.chart_file(&query, ending, language).await {
        Ok(chart) => file(chart.content, chart.media_type, None),
        Err(error) => refusal(&error),
    }
}

fn row(item: &SearchItem) -> Map<String, Value> {
    let entities: Vec<&str> = item.entities.iter().map(|entity| entity.slug.as_str()).collect();
    let themes: Vec<&str> = item.themes.iter().map(|theme| theme.slug.as_str()).collect();
    let mut row = Map::new();
    row.insert("slug".into(), json!(item.slug));
    row.insert("url".into(), json!(item.url));
    row.insert("kind".into(), json!(item.kind));
    row.insert("title".into(), json!(item.title));
    row.insert("summary".into(), json!(item.summary));
    row.insert("entities".into(), json!(entities));
    row.insert("themes".into(), json!(themes));
    row.insert("source".into(), json!(item.source));
    row.insert("period".into(), json!(item.period));
    row
}

async fn search_atom(State(state): State<AppState>, RawQuery(query): RawQuery, language: Language) -> Response {
    let query = CatalogueQuery::parse(&query.unwrap_or_default());
    let page = match state.rooms.catalogue.search(&query, language).await {
        Ok(page) => page,
        Err(error) => return refusal(&error),
    };
    let changed = match changed(&state).await {
        Ok(revision) => revision.changed.parse().unwrap_or_default(),
        Err(error) => return refusal(&error),
    };
    let origin = state.config.origin();
    let address = |path: &str| format!("{origin}{path}");
    let entries = page.items.iter().map(|item| Entry {
        id: address(&item.url),
        title: Text::plain(item.title.clone()),
        updated: changed,
        summary: Some(Text::plain(item.summary.clone())),
        links: vec![Link { href: address(&item.url), rel: "alternate".into(), ..Link::default() }],
        ..Entry::default()
    });
    let here = address(&language.href("/pratiche")) + &query.to_query_string();
    let feed = Feed {
        id: here.clone(),
        title: Text::plain("Prassi"),
        updated: changed,
        links: vec![Link { href: here, rel: "alternate".into(), ..Link::default() }],
        entries: entries.collect(),
        ..Feed::default()
    };
    file(feed.to_string(), ATOM, None)
}
