//! Pages kept in memory until the data change, each in the encodings that readers asked for.

use std::panic::resume_unwind;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use axum::body::to_bytes;
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use moka::sync::Cache;
use tokio::task::JoinError;
use tracing::Instrument;

use super::AppState;
use super::access::SameForAll;
use super::context::NONCE;
use super::encoding::Encoding;
use super::page::Page;

/// The most bytes of pages that are kept, in all encodings together: some hundred pages.
const CAPACITY: u64 = 64 * 1024 * 1024;
/// The longest page that is kept.
const PAGE_LIMIT: usize = 4 * 1024 * 1024;

/// Pages by their address. Every change of the data makes all of them old at once.
pub struct PageCache {
    pages: Cache<Key, Arc<Page>>,
    revision: AtomicI64,
}

/// Which page, in which encoding.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Key {
    /// A page rendered while the data changed must not be taken for one of the new data.
    revision: i64,
    /// What lies in the future on one day is over on another.
    day: NaiveDate,
    encoding: Encoding,
    address: String,
}

impl Default for PageCache {
    fn default() -> Self {
        Self::with_capacity(CAPACITY)
    }
}

impl PageCache {
    fn with_capacity(bytes: u64) -> Self {
        let weight = |key: &Key, page: &Arc<Page>| u32::try_from(key.address.len() + page.size()).unwrap_or(u32::MAX);
        Self { pages: Cache::builder().weigher(weight).max_capacity(bytes).build(), revision: AtomicI64::new(0) }
    }

    /// Forgets all pages if the data are of another revision than the pages.
    pub fn follow(&self, revision: i64) {
        if self.revision.swap(revision, Ordering::Relaxed) != revision {
            self.pages.invalidate_all();
        }
    }

    fn key(&self, address: &str, day: NaiveDate, encoding: Encoding) -> Key {
        Key { revision: self.revision.load(Ordering::Relaxed), day, encoding, address: address.to_owned() }
    }

    /// The page that is kept under this key; made of the page as it is, where only that is kept.
    fn find(&self, key: &Key) -> Option<Arc<Page>> {
        let kept = self.pages.get(key);
        if kept.is_some() || key.encoding == Encoding::Identity {
            return kept;
        }
        let plain = self.pages.get(&Key { encoding: Encoding::Identity, ..key.clone() })?;
        Some(self.keep_encoded(key.clone(), &plain))
    }

    /// Keeps a new page, also as it is, for the other encodings.
    fn keep(&self, key: Key, page: Page) -> Arc<Page> {
        let page = Arc::new(page);
        self.pages.insert(Key { encoding: Encoding::Identity, ..key.clone() }, Arc::clone(&page));
        if key.encoding == Encoding::Identity { page } else { self.keep_encoded(key, &page) }
    }

    fn keep_encoded(&self, key: Key, plain: &Page) -> Arc<Page> {
        let page = Arc::new(plain.encoded(key.encoding));
        self.pages.insert(key, Arc::clone(&page));
        page
    }
}

/// Answers a page from memory, or renders and keeps it. What is no page passes through, and only what is the same for
/// everybody is kept.
pub async fn serve(State(state): State<AppState>, request: Request, next: Next) -> Response {
    if request.method() != Method::GET && request.method() != Method::HEAD {
        return next.run(request).await;
    }
    let public = request.extensions().get::<SameForAll>().is_some();
    let address = request.uri().path_and_query().map_or("/", |address| address.as_str());
    let key = state.pages.key(address, state.clock.today(), Encoding::accepted(request.headers()));
    if let Some(page) = state.pages.find(&key).filter(|_| public) {
        return page.answer(request.headers());
    }
    to_the_end(make(state, key, public, request, next)).await
}

/// The answer that is made in a task of its own: a page is finished though its reader has gone, because what the framework
/// still has under way for it needs what belongs to the request.
async fn to_the_end(making: impl Future<Output = Response> + Send + 'static) -> Response {
    match tokio::spawn(making.in_current_span()).await.map_err(JoinError::try_into_panic) {
        Ok(response) => response,
        // It goes on to the layer that answers for such.
        Err(Ok(panic)) => resume_unwind(panic),
        Err(Err(_)) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

/// Renders a page, and keeps it where it is the same for everybody.
async fn make(state: AppState, key: Key, public: bool, request: Request, next: Next) -> Response {
    let request_headers = request.headers().clone();
    let mut response = next.run(request).await;
    let nonce = response.headers_mut().remove(NONCE);
    let is_page = response.headers().get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    let Some(nonce) = nonce.filter(|_| is_page) else { return response };
    let status = response.status();
    let html = match to_bytes(response.into_body(), PAGE_LIMIT).await {
        Ok(html) => html,
        Err(error) => {
            tracing::error!(%error, "a page could not be rendered");
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        }
    };
    let page = Page::new(&html, nonce.to_str().unwrap_or_default());
    if status == StatusCode::OK && public {
        return state.pages.keep(key, page).answer(&request_headers);
    }
    let mut answer = page.encoded(key.encoding).answer(&HeaderMap::new());
    *answer.status_mut() = status;
    answer.headers_mut().remove(ETAG);
    if !public {
        answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    answer
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::sync::oneshot;
    use tokio::time::timeout;

    use super::*;

    fn key(cache: &PageCache, address: &str, encoding: Encoding) -> Key {
        cache.key(address, NaiveDate::default(), encoding)
    }

    fn page(text: &str) -> Page {
        Page::new(text.as_bytes(), "abc")
    }

    #[test]
    fn a_page_is_kept_as_it_is_and_in_the_encodings_asked_for() {
        let cache = PageCache::default();
        cache.keep(key(&cache, "/", Encoding::Brotli), page("<p>a</p>"));
        cache.pages.run_pending_tasks();
        assert_eq!(cache.pages.entry_count(), 2);
        assert!(cache.find(&key(&cache, "/", Encoding::Gzip)).is_some());
        cache.pages.run_pending_tasks();
        assert_eq!(cache.pages.entry_count(), 3);
        assert!(cache.find(&key(&cache, "/temi", Encoding::Identity)).is_none());
    }

    #[test]
    fn new_data_make_every_encoding_old() {
        let cache = PageCache::default();
        cache.keep(key(&cache, "/", Encoding::Brotli), page("<p>a</p>"));
        cache.follow(1);
        for encoding in [Encoding::Identity, Encoding::Gzip, Encoding::Brotli] {
            assert!(cache.find(&key(&cache, "/", encoding)).is_none());
        }
    }

    #[tokio::test]
    async fn a_page_is_finished_though_its_reader_has_gone() {
        let (go, wait) = oneshot::channel::<()>();
        let (tell, told) = oneshot::channel();
        let making = async move {
            let _ = wait.await;
            let _ = tell.send("made");
            StatusCode::OK.into_response()
        };
        assert!(timeout(Duration::from_millis(20), to_the_end(making)).await.is_err(), "nobody answered yet");
        go.send(()).expect("a page that is still being made");
        assert_eq!(told.await, Ok("made"));
    }

    #[test]
    fn all_encodings_together_stay_within_the_bound() {
        let cache = PageCache::with_capacity(100_000);
        for number in 0..100 {
            let text = (0..2_000).map(|word| (word * number).to_string()).collect::<String>();
            for encoding in [Encoding::Brotli, Encoding::Gzip] {
                let key = key(&cache, &format!("/{number}"), encoding);
                if cache.find(&key).is_none() {
                    cache.keep(key, page(&text));
                }
            }
        }
        cache.pages.run_pending_tasks();
        assert!(cache.pages.entry_count() > 0 && cache.pages.weighted_size() <= 100_000);
    }
}
