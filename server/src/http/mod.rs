//! Requests and answers: the routes, and the layers that every request passes.

mod access;
mod assets;
mod attachments;
mod chart_data;
mod connections;
mod context;
mod encoding;
mod guard;
mod moved;
mod numbers;
mod open_data;
mod page;
mod page_cache;
mod provider;
mod registry_uploads;
mod sessions;
mod site_map;
mod trail_file;
mod unsubscribe;

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::ops::Deref;
use std::sync::Arc;
use std::time::Duration;

use app::app::shell;
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
use leptos::server_fn::axum::server_fn_paths;
use leptos_axum::{AxumRouteListing, LeptosRoutes, render_app_async_with_context};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{NotForContentType, Predicate, SizeAbove};
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;

use crate::accounts::{ProviderRoom, Sessions};
use crate::clock::Clock;
use crate::config::WebConfig;
use crate::db::Database;
use crate::page_routes::PAGE_ROUTES;
use crate::rooms::Rooms;

use self::access::{Gate, PlainRoutes};

pub use access::{Access, AccessError, Place, Rule, Who};
pub use assets::Assets;
pub use connections::{TimeLimits, serve};
pub use page_cache::PageCache;

/// The most bytes that a request may bring: the longest form is far below it.
const BODY_LIMIT: usize = 256 * 1024;
/// For how many seconds' requests an address may ask at once.
const BURST_SECONDS: NonZeroU32 = NonZeroU32::MIN.saturating_add(9);
/// How long an answer may take, unless whoever serves says otherwise.
const TIME_LIMIT: Duration = Duration::from_secs(20);

/// What every request needs. Copies share it: each layer has one, and all layers are copied for each request.
#[derive(Clone)]
pub struct AppState(Arc<Needs>);

/// What requests need.
#[derive(Clone)]
pub struct Needs {
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
    /// Who is signed in.
    pub sessions: Sessions,
    /// Through whom else people sign in.
    pub provider: Arc<ProviderRoom>,
    /// How fast each address asks.
    rate: Arc<DefaultKeyedRateLimiter<IpAddr>>,
    leptos: LeptosOptions,
}

impl From<Needs> for AppState {
    fn from(needs: Needs) -> Self {
        Self(Arc::new(needs))
    }
}

impl Deref for AppState {
    type Target = Needs;

    fn deref(&self) -> &Needs {
        &self.0
    }
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
        let accounts = Arc::clone(&rooms.accounts);
        let provider = ProviderRoom::new(config.provider.clone(), config.origin(), accounts);
        Self::from(Needs {
            provider: Arc::new(provider),
            assets: Arc::new(Assets::read(&config.site_dir)),
            sessions: Sessions::new(database.clone(), clock),
            rooms,
            database,
            pages: Arc::new(PageCache::default()),
            clock,
            time_limit: TIME_LIMIT,
            rate: Arc::new(RateLimiter::keyed(rate(config.rate))),
            leptos,
            config: Arc::new(config),
        })
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

/// The routes to which files are sent.
fn file_routes() -> PlainRoutes {
    attachments::router().merge(registry_uploads::router())
}

/// The routes that are no pages, but for those to which files are sent.
fn plain_routes(routes: &[AxumRouteListing]) -> PlainRoutes {
    PlainRoutes::default()
        .merge(open_data::router())
        .merge(chart_data::router())
        .merge(numbers::router())
        .merge(site_map::router(routes))
        .merge(trail_file::router())
        .merge(provider::router())
        .merge(unsubscribe::router())
        .route("/health", Who::Everyone, get(health))
}

/// Who may ask for what, over all pages, server functions and plain routes.
pub fn access() -> Result<Access, AccessError> {
    let (_, declared) = plain_routes(&PAGE_ROUTES).merge(file_routes()).into_parts();
    rules(&PAGE_ROUTES, declared)
}

fn rules(routes: &[AxumRouteListing], plain: Vec<(String, Who)>) -> Result<Access, AccessError> {
    Access::new(routes.iter().map(AxumRouteListing::path), server_fn_paths(), plain)
}

/// The whole site as a service, if everything in it says who may ask for it.
pub fn router(state: AppState) -> Result<Router, AccessError> {
    let (plain, declared) = plain_routes(&PAGE_ROUTES).into_parts();
    let (files, of_files) = file_routes().into_parts();
    let access = Arc::new(rules(&PAGE_ROUTES, [declared, of_files].concat())?);
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
    let sign_in = Router::new()
        .fallback(fallback.clone())
        .layer(from_fn_with_state(state.clone(), page_cache::serve))
        .with_state(state.clone());
    let gate = Gate { access, sign_in };
    let pages = Router::new()
        .leptos_routes_with_context(&state, PAGE_ROUTES.clone(), provide, page)
        .fallback(fallback)
        .layer(from_fn_with_state(state.clone(), page_cache::serve))
        .layer(from_fn_with_state(state.clone(), moved::lead));
    let limited = Router::new()
        .merge(pages)
        .merge(plain)
        .layer(from_fn_with_state(state.clone(), chart_data::files))
        .layer(RequestBodyLimitLayer::new(BODY_LIMIT))
        // Files are larger than forms: their routes have a limit of their own.
        .merge(files)
        .layer(from_fn_with_state(gate, access::enforce))
        .layer(sessions::layer(state.rooms.accounts.door(), state.sessions.clone()))
        .layer(from_fn(sessions::take_away_securely))
        .layer(from_fn_with_state(state.clone(), guard::limit_rate));
    let whole = limited
        .merge(assets::router(&state))
        .layer(CompressionLayer::new().compress_when(worth_compressing()))
        .layer(from_fn_with_state(state.clone(), guard::own_origin_only))
        .layer(from_fn(guard::limit_header))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, state.time_limit))
        .layer(CatchPanicLayer::new())
        .layer(from_fn(guard::secure))
        .layer(PropagateRequestIdLayer::x_request_id())
        .layer(TraceLayer::new_for_http().make_span_with(guard::span))
        .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
        .with_state(state);
    Ok(whole)
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
