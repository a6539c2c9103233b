//! Pages in the encodings that browsers ask for, compressed once and kept.

use std::io::Read;

use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use server::http::router;
use tower::ServiceExt;

use crate::support::{run, site};

/// A page of each kind that is kept, and one that is not.
const PAGES: [&str; 7] = [
    "/",
    "/en/pratiche?q=consiglio",
    "/enti/cattolica",
    "/osservatorio/indicatori-2020",
    "/dati",
    "/osservatorio/verifiche",
    "/non-esiste",
];

/// An answer as it travels.
struct Travelling {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
}

impl Travelling {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("plain text"))
    }

    /// The text, decoded by what the answer says of itself.
    fn text(&self) -> String {
        let mut text = String::new();
        match self.header("content-encoding") {
            "" => text.push_str(std::str::from_utf8(&self.body).expect("text")),
            "gzip" => {
                flate2::read::GzDecoder::new(self.body.as_ref()).read_to_string(&mut text).expect("gzip");
            }
            "br" => {
                brotli::Decompressor::new(self.body.as_ref(), 4096).read_to_string(&mut text).expect("brotli");
            }
            other => panic!("{other} was not asked for"),
        }
        text
    }
}

fn ask(address: &str, headers: &[(&str, &str)]) -> Travelling {
    let request = headers.iter().fold(Request::get(address), |request, (name, value)| request.header(*name, *value));
    let request = request.body(Body::empty()).expect("a request");
    let state = site().state.clone();
    run(async move {
        let response = router(state).expect("rules for every route").oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.expect("a complete body");
        Travelling { status: parts.status, headers: parts.headers, body }
    })
}

#[test]
fn a_page_is_the_same_in_every_encoding_the_first_time_and_later() {
    for address in PAGES {
        let plain = ask(address, &[]).text();
        assert!(plain.contains("</html>"), "{address}");
        for encoding in ["br", "gzip", "br", "gzip", "deflate"] {
            let answer = ask(address, &[("accept-encoding", encoding)]);
            let expected = if encoding == "deflate" { "" } else { encoding };
            assert_eq!(answer.header("content-encoding"), expected, "{address}");
            assert!(answer.header("vary").contains("accept-encoding"), "{address}");
            assert!(expected.is_empty() || answer.body.len() * 2 < plain.len(), "{address}: {encoding} saves nothing");
            assert_eq!(answer.text(), plain, "{address} in {encoding}");
        }
    }
}

#[test]
fn each_encoding_has_a_tag_of_its_own_that_is_recognised() {
    let tag = |encoding: &str| ask("/temi", &[("accept-encoding", encoding)]).header("etag").to_owned();
    let (plain, gzip, brotli) = (tag("identity"), tag("gzip"), tag("br"));
    assert!(plain != gzip && gzip != brotli && plain != brotli);
    let known = |encoding: &str, tag: &str| {
        let answer = ask("/temi", &[("accept-encoding", encoding), ("if-none-match", tag)]);
        assert!(answer.status != StatusCode::NOT_MODIFIED || answer.body.is_empty());
        assert!(answer.status == StatusCode::NOT_MODIFIED || answer.header("content-encoding") == encoding);
        (answer.status, answer.header("etag").to_owned(), answer.header("vary").to_owned())
    };
    let varies = "accept-encoding".to_owned();
    assert_eq!(known("br", &brotli), (StatusCode::NOT_MODIFIED, brotli.clone(), varies.clone()));
    assert_eq!(known("gzip", &format!("W/{gzip}")), (StatusCode::NOT_MODIFIED, gzip.clone(), varies.clone()));
    assert_eq!(known("br", &gzip), (StatusCode::OK, brotli, varies));
}

#[test]
fn what_is_no_page_is_compressed_too() {
    let plain = ask("/dati/enti.json", &[]);
    let answer = ask("/dati/enti.json", &[("accept-encoding", "br")]);
    assert_eq!((answer.header("content-encoding"), answer.text()), ("br", plain.text()));
}
