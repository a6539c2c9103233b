//! What the server refuses, and how.

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, StatusCode};
use std::net::SocketAddr;

use crate::support::{Answer, Site, form, get, run, send, site};

const RATING: &str = "rating%5Bpage%5D=%2Ftemi&rating%5Bstars%5D=4";

fn post(headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::post("/api/chiarezza").header("content-type", "application/x-www-form-urlencoded");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    send(request.body(Body::from(RATING)).expect("a request"))
}

#[test]
fn a_form_of_another_site_is_refused() {
    let refused: [&[(&str, &str)]; 6] = [
        &[],
        &[("origin", "https://evil.example")],
        &[("origin", "null")],
        &[("origin", "https://prassi.example.evil.example")],
        &[("sec-fetch-site", "cross-site"), ("origin", "https://prassi.example")],
        &[("sec-fetch-site", "same-site"), ("origin", "https://prassi.example")],
    ];
    for headers in refused {
        let answer = post(headers);
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{headers:?}");
        assert!(answer.header("content-security-policy").contains("default-src 'none'"));
    }
}

#[test]
fn an_address_that_is_too_long_is_refused() {
    assert_eq!(get(&format!("/pratiche?q={}", "a".repeat(9_000))).status, StatusCode::URI_TOO_LONG);
    assert_eq!(get(&format!("/pratiche?q={}", "a".repeat(7_000))).status, StatusCode::OK);
}

#[test]
fn header_lines_that_are_too_long_are_refused() {
    let long = Request::get("/temi").header("x-lungo", "a".repeat(20_000)).body(Body::empty()).expect("a request");
    assert_eq!(send(long).status, StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE);
}

#[test]
fn a_body_that_is_too_large_is_refused() {
    let body = format!("{RATING}&rating%5Btext%5D={}", "a".repeat(300 * 1024));
    let mut request = form("/api/chiarezza", &body, "192.0.2.90:4000");
    request.headers_mut().insert("content-length", body.len().into());
    assert_eq!(send(request).status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[test]
fn a_server_function_that_changes_something_does_not_listen_to_get() {
    let answer = get(&format!("/api/chiarezza?{RATING}"));
    assert!(!answer.status.is_success() && !answer.status.is_redirection(), "{}", answer.status);
}

fn from(address: &str, forwarded: Option<&str>) -> Request<Body> {
    let sender: SocketAddr = address.parse().expect("an address and a port");
    let request = Request::get("/health").extension(ConnectInfo(sender));
    let request = forwarded.into_iter().fold(request, |request, list| request.header("x-forwarded-for", list));
    request.body(Body::empty()).expect("a request")
}

/// The statuses of some requests, one after the other.
fn statuses(settings: &[(&str, &str)], requests: Vec<Request<Body>>) -> Vec<StatusCode> {
    let site: Site = site().beside(settings);
    run(async move {
        let mut statuses = Vec::new();
        for request in requests {
            let answer = site.ask(request).await;
            assert_eq!(answer.status == StatusCode::TOO_MANY_REQUESTS, answer.header("retry-after") == "1");
            statuses.push(answer.status);
        }
        statuses
    })
}

#[test]
fn an_address_that_asks_too_fast_must_wait_and_nobody_else() {
    let mut requests: Vec<Request<Body>> = (0..20).map(|_| from("192.0.2.7:4000", None)).collect();
    requests.push(from("192.0.2.8:4000", None));
    let statuses = statuses(&[("PRASSI_RATE", "1")], requests);
    assert!(statuses[..10].iter().all(|status| *status == StatusCode::OK), "ten seconds' worth at once: {statuses:?}");
    assert_eq!(statuses[19], StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(statuses[20], StatusCode::OK);
}

#[test]
fn only_a_trusted_proxy_names_the_address_that_is_counted() {
    let named = |list: &str| from("192.0.2.7:4000", Some(list));
    let requests = || (0..20).map(|number| named(&format!("203.0.113.9, 198.51.100.{number}"))).collect::<Vec<_>>();
    let untrusted = statuses(&[("PRASSI_RATE", "1")], requests());
    assert_eq!(untrusted[19], StatusCode::TOO_MANY_REQUESTS, "the header is nobody's word");
    let trusted = statuses(&[("PRASSI_RATE", "1"), ("PRASSI_TRUST_PROXY", "true")], requests());
    assert!(trusted.iter().all(|status| *status == StatusCode::OK), "the last address is the proxy's word");
}

#[test]
fn every_answer_names_its_request() {
    assert!(get("/health").header("x-request-id").len() >= 32);
}
