//! Requests and answers: the routes, and the layers that every request passes.

mod assets;
mod chart_data;
mod connections;
mod context;
mod encoding;
mod guard;
mod open_data;
mod page;
mod page_cache;
mod site_map;

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use app::app::{App, shell};
use app::error::AppError;
use app::platform::Site;
use axum::Router;
use axum::extract::State;
use axum::http::{Extensions, HeaderMap, StatusCode, Version};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use leptos::prelude::LeptosOptions;
use leptos_axum::{LeptosRoutes, generate_route_list, render_app_async_with_context};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{NotForContentType, Predicate, SizeAbove};
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;

use crate::clock::Clock;
use crate::config::WebConfig;
use crate::db::Database;
use crate::rooms::Rooms;

pub use assets::Assets;
pub use connections::{TimeLimits, serve};
pub use page_cache::PageCache;

/// The most bytes that a request may bring: the longest form is far below it.
const BODY_LIMIT: usize = 256 * 1024;
/// For how many seconds' requests an address may ask at once.
const BURST_SECONDS: NonZeroU32 = NonZeroU32::MIN.saturating_add(9);
/// How long an answer may take, unless whoever serves says otherwise.
const TIME_LIMIT: Duration = Duration::from_secs(20);

/// What every request needs.
#[derive(Clone)]
pub struct AppState {
    /// How the web server answers.
    pub config: Arc<WebConfig>,
    /// What the pages ask.
    pub rooms: Rooms,
    /// The database, to ask whether it is there.
    pub database: Database,
    /// The built files.
    pub assets: Arc<Assets>,
    /// Pages kept in memory.
    pub pages: Arc<PageCache>,
    /// The time.
    pub clock: Clock,
    /// How long an answer may take.
    pub time_limit: Duration,
    /// How fast each address asks.
    rate: Arc<DefaultKeyedRateLimiter<IpAddr>>,
    leptos: LeptosOptions,
}

impl axum::extract::FromRef<AppState> for LeptosOptions {
    fn from_ref(state: &AppState) -> Self {
        state.leptos.clone()
    }
}

impl AppState {
    /// Puts together what requests need.
    pub fn new(config: WebConfig, rooms: Rooms, database: Database, clock: Clock) -> Self {
        let leptos = LeptosOptions::builder()
            .output_name("prassi")
            .site_root(config.site_dir.to_string_lossy().into_owned())
            .site_addr(config.listen)
            .build();
        Self {
            assets: Arc::new(Assets::read(&config.site_dir)),
            rooms,
            database,
            pages: Arc::new(PageCache::default()),
            clock,
            time_limit: TIME_LIMIT,
            rate: Arc::new(RateLimiter::keyed(rate(config.rate))),
            leptos,
            config: Arc::new(config),
        }
    }

    /// Brings index and kept pages in step with the data, where somebody changed them; forgets who asked long ago.
    pub async fn follow(&self) {
        self.rate.retain_recent();
        match self.database.revision().await {
            Ok(revision) => {
                if let Err(error) = self.rooms.catalogue.follow().await {
                    tracing::error!(%error, "the search index does not follow the data");
                }
                self.pages.follow(revision.revision);
            }
            Err(error) => tracing::error!(%error, "the database does not say whether the data changed"),
        }
    }

    fn site(&self) -> Site {
        Site {
            origin: self.config.origin().to_owned(),
            assets: self.assets.path(),
            accessibility_url: self.config.accessibility_url.as_ref().map(ToString::to_string),
        }
    }
}

/// What gets smaller: not what is small, nor what is compressed already.
fn worth_compressing() -> impl Predicate {
    SizeAbove::new(1024)
        .and(NotForContentType::const_new("font/"))
        .and(NotForContentType::IMAGES)
        .and(|_: StatusCode, _: Version, _: &HeaderMap, marks: &Extensions| marks.get::<page::Encoded>().is_none())
}

/// A refusal as a line of text: who downloads reads no page.
fn refusal(error: &AppError) -> Response {
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, format!("{error}\n")).into_response()
}

/// So many requests a second, and ten seconds' worth at once.
fn rate(per_second: NonZeroU32) -> Quota {
    Quota::per_second(per_second).allow_burst(per_second.saturating_mul(BURST_SECONDS))
}

/// The whole site as a service.
pub fn router(state: AppState) -> Router {
    let routes = generate_route_list(App);
    let provide = {
        let state = state.clone();
        move || context::provide(&state)
    };
    let site = state.site();
    let page = {
        let site = site.clone();
        move || shell(site.clone())
    };
    let fallback = render_app_async_with_context(provide.clone(), page.clone());
    let map = site_map::router(&routes);
    let pages = Router::new()
        .leptos_routes_with_context(&state, routes, provide, page)
        .fallback(fallback)
        .layer(from_fn_with_state(state.clone(), page_cache::serve));
    let limited = Router::new()
        .merge(pages)
        .merge(open_data::router())
        .merge(chart_data::router())
        .layer(from_fn_with_state(state.clone(), chart_data::files))
        .merge(map)
        .route("/health", get(health))
        .layer(from_fn_with_state(state.clone(), guard::limit_rate));
    limited
        .merge(assets::router(&state))
        .layer(CompressionLayer::new().compress_when(worth_compressing()))
        .layer(from_fn_with_state(state.clone(), guard::own_origin_only))
        .layer(from_fn(guard::limit_header))
        .layer(RequestBodyLimitLayer::new(BODY_LIMIT))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, state.time_limit))
        .layer(CatchPanicLayer::new())
        .layer(from_fn(guard::secure))
        .layer(PropagateRequestIdLayer::x_request_id())
        .layer(TraceLayer::new_for_http().make_span_with(guard::span))
        .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
        .with_state(state)
}

async fn health(State(state): State<AppState>) -> impl IntoResponse {
    match state.database.revision().await {
        Ok(_) => (StatusCode::OK, "ok\n"),
        Err(error) => {
            tracing::error!(%error, "the database does not answer");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
        }
    }
}
