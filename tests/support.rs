//! The site under test: one database with the five documents for all tests, and the router over it.

use std::future::Future;
use std::net::SocketAddr;
use std::sync::LazyLock;
use std::time::Duration;

use app::i18n::Language;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Request, StatusCode};
use serde_json::{Map, Value};
use server::accounts::Sessions;
use server::cli::STACK_BYTES;
use server::clock::Clock;
use server::config::Config;
use server::db::Database;
use server::http::{AppState, Needs, router};
use server::rooms::Rooms;
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};
use tower::ServiceExt;

pub use crate::beginning::{empty_database, import_seeds, seeded_database};

/// The address by which readers know the site under test.
pub const ORIGIN: &str = "https://prassi.example";
/// The day that the site under test believes in: after some sessions of the catalogue, before others.
pub const NOW: &str = "2024-06-10T09:00:00";

/// A row of a download.
pub type Row = Map<String, Value>;

// The engine's handle belongs to the threads that opened it, so all tests share them.
static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    let threads = Builder::new_multi_thread().enable_all().thread_stack_size(STACK_BYTES).build();
    threads.expect("threads for the site under test")
});

/// The folder of attachments.
static FILES: LazyLock<TempDir> = LazyLock::new(|| TempDir::new().expect("a folder"));

static SITE: LazyLock<Site> = LazyLock::new(|| run(Site::open()));

/// The site with all five documents.
pub struct Site {
    /// What its requests need.
    pub state: AppState,
    router: Router,
}

/// What the site answered.
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub text: String,
}

impl Site {
    async fn open() -> Self {
        Self::over(seeded_database().await).await
    }

    /// A site over a database of its own.
    pub async fn over(database: Database) -> Self {
        let rooms = Rooms::open(&database, None, clock(), ORIGIN).await.expect("rooms");
        let rooms = rooms.keeping_files_in(FILES.path());
        let site = Self::of(rooms, database, &[]);
        site.state.follow().await;
        site
    }

    /// A site over the same data with other settings.
    pub fn beside(&self, settings: &[(&str, &str)]) -> Self {
        Self::of(self.state.rooms.clone(), self.state.database.clone(), settings)
    }

    /// The site at another time: the same data, and the same kept pages.
    pub async fn at(&self, now: &str) -> Self {
        let clock = Clock::pretending(now.parse().expect("a time"));
        let rooms = Rooms::open(&self.state.database, None, clock, ORIGIN).await.expect("rooms");
        let mut needs = Needs::clone(&self.state);
        needs.sessions = Sessions::new(needs.database.clone(), clock);
        (needs.clock, needs.rooms) = (clock, rooms);
        let state = AppState::from(needs);
        Self { router: router(state.clone()).expect("rules for every route"), state }
    }

    fn of(rooms: Rooms, database: Database, settings: &[(&str, &str)]) -> Self {
        let other =
            |name: &str| settings.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        let config = Config::from_lookup(&|name| other(name).or_else(|| setting(name))).expect("a configuration");
        let mut needs = Needs::clone(&AppState::new(config.web, rooms, database, clock()));
        // Hundreds of tests ask at once, on machines that may be slow.
        needs.time_limit = Duration::from_mins(10);
        let state = AppState::from(needs);
        Self { router: router(state.clone()).expect("rules for every route"), state }
    }

    /// The answer to a request.
    pub async fn ask(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.expect("a complete body");
        // Some files are no text: of those only the status and the headers say something.
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Answer { status: parts.status, headers: parts.headers, text }
    }
}

impl Answer {
    /// A header; empty where it is missing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("a header of plain text"))
    }

    /// Whether the body is a page to its end; what the browser's code resumes from stands behind the end.
    pub fn is_whole_page(&self) -> bool {
        self.text.starts_with("<!DOCTYPE html>") && self.text.matches("</html>").count() == 1
    }

    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).expect("JSON")
    }
}

fn clock() -> Clock {
    Clock::pretending(NOW.parse().expect("a time"))
}

fn setting(name: &str) -> Option<String> {
    let value = match name {
        "PRASSI_PUBLIC_URL" => ORIGIN,
        "PRASSI_SITE_DIR" => concat!(env!("CARGO_MANIFEST_DIR"), "/../public"),
        "PRASSI_INDEX_DIR" => "",
        "PRASSI_RATE" => "1000000",
        _ => return None,
    };
    Some(value.to_owned())
}

/// The statement that makes an account without a password, with what else it says of the person.
pub fn account(id: &str, name: &str, email: &str, role: &str, rest: &str) -> String {
    format!(
        "CREATE person:{id} SET name = '{name}', email = '{email}', role = '{role}', language = 'it', stamp = 'x',
         created = d'2026-01-01T00:00:00Z' {rest};"
    )
}

/// Runs something on the threads that all tests share.
pub fn run<T: Send + 'static>(work: impl Future<Output = T> + Send + 'static) -> T {
    match RUNTIME.block_on(RUNTIME.spawn(work)) {
        Ok(result) => result,
        Err(error) => std::panic::resume_unwind(error.into_panic()),
    }
}

/// The site that all tests share.
pub fn site() -> &'static Site {
    &SITE
}

/// Asks the rooms of the site that all tests share.
pub fn ask<T: Send + 'static, F: Future<Output = T> + Send + 'static>(question: impl FnOnce(Rooms) -> F) -> T {
    run(question(site().state.rooms.clone()))
}

/// A plain request of a reader.
pub fn request(address: &str) -> Request<Body> {
    Request::get(address).body(Body::empty()).expect("a request")
}

/// The answer to a plain request of a reader.
pub fn get(address: &str) -> Answer {
    send(request(address))
}

/// The answer to any request.
pub fn send(request: Request<Body>) -> Answer {
    run(site().ask(request))
}

/// A form that a browser sends from one of our pages, without running any code.
pub fn form(path: &str, body: &str, from: &str) -> Request<Body> {
    let sender: SocketAddr = from.parse().expect("an address and a port");
    Request::post(path)
        .header("origin", ORIGIN)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("accept", "text/html,application/xhtml+xml")
        .header("referer", format!("{ORIGIN}/temi"))
        .extension(ConnectInfo(sender))
        .body(Body::from(body.to_owned()))
        .expect("a request")
}

/// The rows of an open dataset, as anybody downloads them.
pub fn data(dataset: &str) -> Vec<Row> {
    let answer = get(&format!("/dati/{dataset}.json"));
    assert_eq!(answer.status, StatusCode::OK, "{dataset}");
    serde_json::from_str(&answer.text).expect("an array of objects")
}

/// The rows behind a chart with these choices (`indice-di-uso?misura=indice`), as anybody downloads them.
pub fn chart_rows(chart: &str) -> Vec<Row> {
    let (slug, choices) = chart.split_once('?').unwrap_or((chart, ""));
    let answer = get(&format!("/osservatorio/{slug}.json?{choices}"));
    assert_eq!(answer.status, StatusCode::OK, "{chart}");
    let mut document = answer.json();
    let address = document["address"].to_string();
    let other = choices.split('&').find(|choice| !address.contains(*choice));
    assert_eq!(other, None, "{chart}: another chart is drawn, {address}");
    serde_json::from_value(document["rows"].take()).expect("an array of objects")
}

/// A value of a row as text; empty where there is none.
pub fn text(row: &Row, column: &str) -> String {
    match row.get(column) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(items)) => items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("|"),
        None | Some(Value::Null) => String::new(),
        Some(other) => other.to_string(),
    }
}

/// The rows that hold these values.
pub fn rows_with<'a>(rows: &'a [Row], values: &[(&str, &str)]) -> Vec<&'a Row> {
    rows.iter().filter(|row| values.iter().all(|(column, value)| text(row, column) == *value)).collect()
}

/// The ids of an open dataset.
pub fn ids(dataset: &str) -> Vec<String> {
    data(dataset).iter().map(|row| text(row, "id")).collect()
}

/// The paths of all pages in Italian, without a query.
pub fn italian_pages() -> Vec<String> {
    let fixed = [
        "/",
        "/pratiche",
        "/enti",
        "/temi",
        "/fonti",
        "/dati",
        "/scambi",
        "/accessibilita",
        "/privacy",
        "/note-legali",
        "/contatti",
        "/mappa-del-sito",
        "/numeri",
        "/osservatorio",
        "/osservatorio/verifiche",
        "/osservatorio/confronta",
        "/osservatorio/componi",
        "/osservatorio/storie",
        "/piani",
        "/piani/peg-2020",
        "/piani/peg-2020/bilancio",
        "/piani/peg-2020/capitoli",
        "/piani/peg-2020/fasi",
        "/piani/peg-2020/valori-attesi",
        "/piani/peg-2020/impegno",
        "/piani/peg-2020/obiettivi",
        "/piani/peg-2020/covid-19",
    ];
    let of = |dataset: &'static str| ids(dataset).into_iter().map(move |id| format!("/{dataset}/{id}"));
    let slugs = ["pratiche", "enti", "temi", "fonti", "scambi"].into_iter().flat_map(of);
    let in_plan = |(segment, dataset): (&'static str, &'static str)| {
        ids(dataset).into_iter().map(move |id| format!("/piani/peg-2020/{segment}/{id}"))
    };
    let plan = [("centri", "piano-centri"), ("progetti", "piano-progetti"), ("obiettivi", "piano-obiettivi")];
    let plan = plan.into_iter().flat_map(in_plan);
    let figures = ids("dati").into_iter().map(|id| format!("/osservatorio/dato/{id}"));
    let told = charts().into_iter().chain(stories());
    fixed.map(String::from).into_iter().chain(slugs).chain(plan).chain(told).chain(figures).collect()
}

/// The paths of all charts in Italian.
fn charts() -> Vec<String> {
    let overview = ask(|rooms| async move { rooms.observatory.overview().await.expect("an overview") });
    let charts = overview.groups.into_iter().flat_map(|group| group.charts);
    charts.map(|chart| format!("/osservatorio/{}", chart.slug)).collect()
}

/// The paths of all stories in Italian.
fn stories() -> Vec<String> {
    let stories =
        ask(|rooms| async move { rooms.observatory.stories(None, Language::Italian).await.expect("stories") });
    stories.into_iter().map(|story| format!("/osservatorio/storie/{}", story.slug)).collect()
}

/// The paths of all pages in both languages.
pub fn all_pages() -> Vec<String> {
    let in_both = |path: String| Language::ALL.map(|language| language.href(&path));
    italian_pages().into_iter().flat_map(in_both).collect()
}

/// Fails with all that is wrong rather than with the first of it.
pub fn assert_none(wrong: &[String]) {
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
