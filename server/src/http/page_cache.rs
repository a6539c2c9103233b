//! Pages kept in memory until the data change, each sent with an entity tag and a nonce of its own.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use moka::sync::Cache;
use rand::Rng;
use rand::distr::Alphanumeric;
use sha2::{Digest, Sha256};

use super::AppState;
use super::context::NONCE;

/// The most bytes of pages that are kept: some hundred pages.
const CAPACITY: u64 = 64 * 1024 * 1024;
/// The longest page that is kept.
const PAGE_LIMIT: usize = 4 * 1024 * 1024;
/// The length of a nonce in characters: 24 of 62 are more than 140 bits.
const NONCE_LENGTH: usize = 24;

/// Pages by their address. Every change of the data makes all of them old at once.
pub struct PageCache {
    pages: Cache<String, Arc<Page>>,
    revision: AtomicI64,
}

/// A rendered page, cut where its nonce stood.
struct Page {
    pieces: Vec<Bytes>,
    tag: HeaderValue,
}

impl Default for PageCache {
    fn default() -> Self {
        let weight = |address: &String, page: &Arc<Page>| {
            let bytes = address.len() + page.pieces.iter().map(Bytes::len).sum::<usize>();
            u32::try_from(bytes).unwrap_or(u32::MAX)
        };
        Self { pages: Cache::builder().weigher(weight).max_capacity(CAPACITY).build(), revision: AtomicI64::new(0) }
    }
}

impl PageCache {
    /// Forgets all pages if the data are of another revision than the pages.
    pub fn follow(&self, revision: i64) {
        if self.revision.swap(revision, Ordering::Relaxed) != revision {
            self.pages.invalidate_all();
        }
    }

    fn key(&self, address: &str, today: NaiveDate) -> String {
        // A page rendered while the data changed must not be taken for one of the new data; and what lies in the
        // future on one day is over on another.
        format!("{} {today} {address}", self.revision.load(Ordering::Relaxed))
    }
}

impl Page {
    fn new(html: &Bytes, nonce: &str) -> Self {
        // The framework's marks for the browser's code are comments in a short form that HTML does not know.
        let text = String::from_utf8_lossy(html).replace("<!>", "<!---->");
        let html = Bytes::from(text.clone());
        let mut pieces = Vec::new();
        let mut start = 0;
        for (position, _) in text.match_indices(nonce) {
            pieces.push(html.slice(start..position));
            start = position + nonce.len();
        }
        pieces.push(html.slice(start..));
        let mut digest = Sha256::new();
        for piece in &pieces {
            digest.update(piece);
        }
        let tag = format!("\"{}\"", hex::encode(&digest.finalize()[..16]));
        // A tag of hexadecimal digits in quotes is always a header value.
        Self { pieces, tag: HeaderValue::from_str(&tag).unwrap_or_else(|_| HeaderValue::from_static("\"\"")) }
    }

    /// The page with a fresh nonce, or word that the reader has it already.
    fn answer(&self, request_headers: &HeaderMap) -> Response {
        let known = request_headers.get(IF_NONE_MATCH).and_then(|tags| tags.to_str().ok());
        let tag = self.tag.to_str().unwrap_or_default();
        if known.is_some_and(|known| known.split(',').any(|known| known.trim().trim_start_matches("W/") == tag)) {
            // The reader's copy keeps the nonce and the policy that it came with.
            let mut response = StatusCode::NOT_MODIFIED.into_response();
            response.headers_mut().insert(ETAG, self.tag.clone());
            response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
            return response;
        }
        let nonce: String = rand::rng().sample_iter(Alphanumeric).take(NONCE_LENGTH).map(char::from).collect();
        let length = self.pieces.iter().map(Bytes::len).sum::<usize>() + nonce.len() * (self.pieces.len() - 1);
        let mut html = Vec::with_capacity(length);
        for (position, piece) in self.pieces.iter().enumerate() {
            if position > 0 {
                html.extend_from_slice(nonce.as_bytes());
            }
            html.extend_from_slice(piece);
        }
        let mut response = Body::from(html).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        headers.insert(ETAG, self.tag.clone());
        if let Ok(policy) = HeaderValue::from_str(&content_policy(&nonce)) {
            headers.insert(CONTENT_SECURITY_POLICY, policy);
        }
        response
    }
}

/// What a page may load and run: its own files, and the one script with its nonce.
fn content_policy(nonce: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; \
         base-uri 'none'; frame-ancestors 'none'"
    )
}

/// Answers a page from memory, or renders and keeps it. What is no page passes through.
pub async fn serve(State(state): State<AppState>, request: Request, next: Next) -> Response {
    if request.method() != Method::GET && request.method() != Method::HEAD {
        return next.run(request).await;
    }
    let request_headers = request.headers().clone();
    let address = request.uri().path_and_query().map_or("/", |address| address.as_str());
    let key = state.pages.key(address, state.clock.today());
    if let Some(page) = state.pages.pages.get(&key) {
        return page.answer(&request_headers);
    }
    let mut response = next.run(request).await;
    let nonce = response.headers_mut().remove(NONCE);
    let is_page = response.headers().get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    let Some(nonce) = nonce.filter(|_| is_page) else { return response };
    let (parts, body) = response.into_parts();
    let html = match to_bytes(body, PAGE_LIMIT).await {
        Ok(html) => html,
        Err(error) => {
            tracing::error!(%error, "a page could not be rendered");
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        }
    };
    let page = Arc::new(Page::new(&html, nonce.to_str().unwrap_or_default()));
    if parts.status == StatusCode::OK {
        state.pages.pages.insert(key, Arc::clone(&page));
        return page.answer(&request_headers);
    }
    let mut answer = page.answer(&HeaderMap::new());
    *answer.status_mut() = parts.status;
    answer.headers_mut().remove(ETAG);
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> Page {
        Page::new(&Bytes::from_static(b"<script nonce=\"abc\">1</script><p>abcd</p>"), "abc\"")
    }

    #[test]
    fn every_answer_has_a_nonce_of_its_own_and_the_same_tag() {
        let (first, second) = (page().answer(&HeaderMap::new()), page().answer(&HeaderMap::new()));
        assert_eq!(first.headers()[ETAG], second.headers()[ETAG]);
        assert_ne!(first.headers()[CONTENT_SECURITY_POLICY], second.headers()[CONTENT_SECURITY_POLICY]);
    }

    #[test]
    fn the_marks_for_the_browser_are_comments() {
        let page = Page::new(&Bytes::from_static(b"<p>a<!>b</p>"), "abc");
        assert_eq!(page.pieces.concat(), b"<p>a<!---->b</p>");
    }

    #[test]
    fn a_reader_who_has_the_page_is_told_so_without_a_new_policy() {
        let mut headers = HeaderMap::new();
        headers.insert(IF_NONE_MATCH, page().tag);
        let answer = page().answer(&headers);
        assert_eq!(answer.status(), StatusCode::NOT_MODIFIED);
        assert!(!answer.headers().contains_key(CONTENT_SECURITY_POLICY));
    }
}
