//! The files of charts and figures, and charts in windows of other sites.

use app::error::AppError;
use app::i18n::{Language, Message, message};
use app::observatory::api::ChartFileQuery;
use app::observatory::model::ChartPage;
use app::plans::sheets::View;
use axum::extract::{Path, RawQuery, Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;

use super::AppState;
use super::access::PlainRoutes;
use super::access::Who::Everyone;

/// The paths below which charts are, in both languages.
const FOLDERS: [(&str, Language, Room); 4] = [
    ("/osservatorio/", Language::Italian, Room::Observatory),
    ("/en/osservatorio/", Language::English, Room::Observatory),
    ("/piani/", Language::Italian, Room::Plans),
    ("/en/piani/", Language::English, Room::Plans),
];
/// What stands above the words of figures, below the observatory's paths.
const FIGURES: &str = "dato/";
/// What a window of another site may load, and that it may be one.
const WINDOW_POLICY: &str = "default-src 'none'; style-src 'self'; font-src 'self'; base-uri 'none'; frame-ancestors *";

const SOURCE: Message = message("Fonte", "Source");
const FULL: Message = message("Dati, fonti e altre viste", "Data, sources and other views");

/// Whose charts they are.
#[derive(Clone, Copy)]
enum Room {
    /// `/osservatorio/{chart}`.
    Observatory,
    /// `/piani/{plan}/{view}`.
    Plans,
}

/// The routes of the windows.
pub fn router() -> PlainRoutes {
    FOLDERS.into_iter().fold(PlainRoutes::default(), |router, (folder, language, room)| match room {
        Room::Observatory => {
            let window = async move |State(state): State<AppState>, Path(slug): Path<String>, RawQuery(query)| {
                let query: String = query.unwrap_or_default();
                let page = state.rooms.observatory.chart_window(&slug, &query, language).await;
                window(page, &state, language)
            };
            router.route(&format!("{folder}{{slug}}/incorpora"), Everyone, get(window))
        }
        // Each view by its name: one of them is the folder of other pages too.
        Room::Plans => View::ALL.iter().fold(router, |router, view| {
            let window = async move |State(state): State<AppState>, Path(plan): Path<String>, RawQuery(query)| {
                let query: String = query.unwrap_or_default();
                let page = state.rooms.plans.window(&plan, view.slug(), &query, language).await;
                window(page, &state, language)
            };
            router.route(&format!("{folder}{{plan}}/{}/incorpora", view.slug()), Everyone, get(window))
        }),
    })
}

/// Answers with a file where the address of a chart or a figure has an ending; the routes know no endings.
pub async fn files(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let asked = FOLDERS.iter().find_map(|(folder, language, room)| {
        let (slug, ending) = path.strip_prefix(folder)?.split_once('.')?;
        Some((slug.to_owned(), ending.to_owned(), *language, *room))
    });
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let Some((slug, ending, language, room)) = asked.filter(|_| reads) else { return next.run(request).await };
    let query = request.uri().query().unwrap_or_default().to_owned();
    let origin = state.config.origin().to_owned();
    let asked = ChartFileQuery { slug: &slug, ending: &ending, query: &query, origin: &origin, language };
    let file = match (room, slug.strip_prefix(FIGURES)) {
        (Room::Observatory, Some(figure)) => {
            state.rooms.observatory.figure_file(ChartFileQuery { slug: figure, ..asked }).await
        }
        (Room::Observatory, None) => state.rooms.observatory.chart_file(asked).await,
        (Room::Plans, _) => state.rooms.plans.file(asked).await,
    };
    match file {
        Ok(file) => {
            let headers = [(CONTENT_TYPE, file.media_type), (CACHE_CONTROL, "no-cache")];
            (headers, file.content).into_response()
        }
        Err(error) => refused(&error),
    }
}

fn refused(error: &AppError) -> Response {
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, format!("{error}\n")).into_response()
}

/// A page for a window of another site.
fn window(page: Result<ChartPage, AppError>, state: &AppState, language: Language) -> Response {
    match page {
        Ok(page) => {
            let html = document(&page, state.config.origin(), &state.assets.path(), language);
            let mut response = Html(html).into_response();
            response.headers_mut().insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(WINDOW_POLICY));
            response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
            response
        }
        Err(error) => refused(&error),
    }
}

/// A page with the chart and nothing around it, which runs no code.
fn document(page: &ChartPage, origin: &str, assets: &str, language: Language) -> String {
    let link = |path: &str, text: &str| {
        format!("<a href=\"{origin}{}\" target=\"_top\">{}</a>", escaped(&language.href(path)), escaped(text))
    };
    let sources: Vec<String> =
        page.sources.iter().map(|source| link(&format!("/fonti/{}", source.id), &source.title)).collect();
    let full = link(&format!("{}{}", page.path, page.query), FULL.text(language));
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\"><meta name=\"robots\" content=\"noindex\">\
         <title>{title}</title><link rel=\"stylesheet\" href=\"{assets}/pkg/prassi.css\"></head>\
         <body><main><figure class=\"figure\" aria-labelledby=\"titolo\"><h1 class=\"figure-title\" id=\"titolo\">{title}</h1>\
         <p class=\"finding\">{finding}</p><div>{drawings}</div>\
         <figcaption class=\"figure-foot\"><p>{source}: {sources}</p><p>{full}</p></figcaption>\
         </figure></main></body></html>\n",
        lang = language.tag(),
        title = escaped(&page.title),
        finding = escaped(&page.finding),
        drawings = page.drawings,
        source = SOURCE.text(language),
        sources = sources.join("; "),
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
