//! A rendered page: its text in an encoding, what it may run, and the answer that it makes.

use axum::body::{Body, Bytes};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::encoding::Encoding;

/// Marks an answer whose encoding is chosen already.
#[derive(Clone, Copy)]
pub struct Encoded;

/// A rendered page. Copies share the text.
#[derive(Clone)]
pub struct Page {
    body: Bytes,
    encoding: Encoding,
    /// The digest of the text, whatever its encoding.
    digest: String,
    tag: HeaderValue,
    policy: HeaderValue,
}

impl Page {
    /// A page as it was rendered with a nonce. The nonce says which scripts are the program's own: their digests stand
    /// in the policy, so that the text is the same for every reader, and can be kept compressed.
    pub fn new(html: &[u8], nonce: &str) -> Self {
        // The framework's marks for the browser's code are comments in a short form that HTML does not know.
        let html = String::from_utf8_lossy(html).replace("<!>", "<!---->");
        let (text, scripts) = without_nonce(&html, nonce);
        let digest = hex::encode(&Sha256::digest(&text)[..16]);
        Self {
            tag: tag(&digest, Encoding::Identity),
            policy: header(content_policy(&scripts)),
            digest,
            body: text.into(),
            encoding: Encoding::Identity,
        }
    }

    /// The page in an encoding; as it is where that fails.
    pub fn encoded(&self, encoding: Encoding) -> Self {
        match encoding.encode(&self.body) {
            Ok(body) => Self { body, encoding, tag: tag(&self.digest, encoding), ..self.clone() },
            Err(error) => {
                tracing::error!(%error, "a page could not be compressed");
                self.clone()
            }
        }
    }

    /// The bytes that it takes in memory.
    pub fn size(&self) -> usize {
        self.body.len() + self.digest.len() + self.tag.len() + self.policy.len()
    }

    /// The page, or word that the reader has it already.
    pub fn answer(&self, request_headers: &HeaderMap) -> Response {
        let known = request_headers.get(IF_NONE_MATCH).and_then(|tags| tags.to_str().ok());
        let tag = self.tag.to_str().unwrap_or_default();
        let mut response =
            if known.is_some_and(|known| known.split(',').any(|known| known.trim().trim_start_matches("W/") == tag)) {
                // The reader's copy keeps the policy that it came with.
                StatusCode::NOT_MODIFIED.into_response()
            } else {
                self.whole()
            };
        let headers = response.headers_mut();
        headers.insert(ETAG, self.tag.clone());
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
        response.extensions_mut().insert(Encoded);
        response
    }

    fn whole(&self) -> Response {
        let mut response = Body::from(self.body.clone()).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        headers.insert(CONTENT_SECURITY_POLICY, self.policy.clone());
        if let Some(name) = self.encoding.name() {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static(name));
        }
        response
    }
}

/// The text without the attribute of the nonce, and the digests of the scripts that had it: only what was rendered
/// knows the nonce, so that a script which came in by a mistake is not among them.
fn without_nonce(html: &str, nonce: &str) -> (String, Vec<String>) {
    let attribute = format!(" nonce=\"{nonce}\"");
    let mut text = String::with_capacity(html.len());
    let mut digests: Vec<String> = Vec::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once(&attribute) {
        let script = if opens_script(before) { content(after) } else { "" };
        let digest = STANDARD.encode(Sha256::digest(script));
        if !script.is_empty() && !digests.contains(&digest) {
            digests.push(digest);
        }
        text.push_str(before);
        rest = after;
    }
    text.push_str(rest);
    (text, digests)
}

/// Whether the tag under way at the end of this text is that of a script.
fn opens_script(html: &str) -> bool {
    html.rfind('<').is_some_and(|start| html[start..].starts_with("<script"))
}

/// What stands in a script, after a part of its tag.
fn content(html: &str) -> &str {
    let inside = html.split_once('>').map_or("", |(_, inside)| inside);
    inside.split_once("</script").map_or("", |(inside, _)| inside)
}

/// Each encoding is a representation of its own, and has its own tag.
fn tag(digest: &str, encoding: Encoding) -> HeaderValue {
    header(match encoding.name() {
        Some(name) => format!("\"{digest}-{name}\""),
        None => format!("\"{digest}\""),
    })
}

/// A header value of the program's own making: digests and fixed words, which are always fit.
fn header(text: String) -> HeaderValue {
    HeaderValue::try_from(text).unwrap_or_else(|_| HeaderValue::from_static(""))
}

/// What a page may load and run: its own files, and the scripts with these digests.
fn content_policy(scripts: &[String]) -> String {
    let scripts: Vec<String> = scripts.iter().map(|digest| format!("'sha256-{digest}'")).collect();
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {}; style-src 'self'; \
         img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; \
         base-uri 'none'; frame-ancestors 'none'",
        scripts.join(" ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// SHA-256 of `1`, in Base64.
    const ONE: &str = "'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='";

    fn page(html: &str) -> Page {
        Page::new(html.as_bytes(), "abc")
    }

    fn policy(html: &str) -> String {
        page(html).policy.to_str().expect("plain text").to_owned()
    }

    #[test]
    fn the_scripts_with_the_nonce_may_run_and_lose_it() {
        let html = "<script type=\"module\" nonce=\"abc\" id=\"x\">1</script><script nonce=\"abc\">1</script>";
        assert_eq!(policy(html).matches(ONE).count(), 1);
        let text = "<script type=\"module\" id=\"x\">1</script><script>1</script>";
        assert_eq!(page(html).body, text.as_bytes());
    }

    #[test]
    fn a_script_without_the_nonce_may_not_run() {
        for html in ["<script>1</script>", "<script nonce=\"abd\">1</script>", "<p nonce=\"abc\">1</p>"] {
            assert!(!policy(html).contains("sha256-"), "{html}");
        }
    }

    #[test]
    fn a_page_that_differs_only_by_its_nonce_is_the_same() {
        let other = Page::new(b"<script nonce=\"def\">1</script>", "def");
        let first = page("<script nonce=\"abc\">1</script>");
        assert_eq!((&first.tag, &first.policy, &first.body), (&other.tag, &other.policy, &other.body));
    }

    #[test]
    fn the_marks_for_the_browser_are_comments() {
        assert_eq!(page("<p>a<!>b</p>").body, "<p>a<!---->b</p>");
    }

    #[test]
    fn a_reader_who_has_the_page_in_this_encoding_is_told_so_without_a_policy() {
        let page = page("<p>a</p>").encoded(Encoding::Gzip);
        let with = |tag: &HeaderValue| HeaderMap::from_iter([(IF_NONE_MATCH, tag.clone())]);
        let answer = page.answer(&with(&page.tag));
        assert_eq!(answer.status(), StatusCode::NOT_MODIFIED);
        assert!(!answer.headers().contains_key(CONTENT_SECURITY_POLICY));
        let other = page.answer(&with(&tag(&page.digest, Encoding::Brotli)));
        assert_eq!(other.status(), StatusCode::OK);
    }
}
