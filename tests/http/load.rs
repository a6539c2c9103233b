//! A thousand readers.

use axum::http::StatusCode;

use crate::support::{all_pages, assert_none, ids, request, run, site};

/// How many ask at the same time.
const AT_ONCE: usize = 20;

/// A thousand addresses of all kinds of pages, found and not, each with the status that it must have.
fn addresses() -> Vec<(String, StatusCode)> {
    let pages = all_pages().into_iter().map(|path| (path, StatusCode::OK));
    let themes = ids("temi").into_iter().flat_map(|theme| {
        let views = ["elenco", "tabella", "mappa", "grafico"];
        views.map(|view| (format!("/pratiche?tema={theme}&vista={view}"), StatusCode::OK))
    });
    let checks = (1..=6).map(|page| (format!("/en/osservatorio/verifiche?pagina={page}"), StatusCode::OK));
    let nothing = (1..=10).map(|number| (format!("/en/enti/nessuno-{number}"), StatusCode::NOT_FOUND));
    let some = checks.chain(nothing).chain(pages).chain(themes).collect::<Vec<_>>();
    some.into_iter().cycle().take(1_000).collect()
}

#[test]
fn a_thousand_requests_twenty_at_a_time_are_all_answered() {
    let addresses = addresses();
    let wrong = run(async move {
        // Each of twenty readers takes every twentieth address, so that all kinds of pages are asked for at once.
        let readers = (0..AT_ONCE).map(|reader| {
            let mine: Vec<_> = addresses.iter().skip(reader).step_by(AT_ONCE).cloned().collect();
            tokio::spawn(ask_all(mine))
        });
        let mut wrong = Vec::new();
        for reader in readers.collect::<Vec<_>>() {
            wrong.extend(reader.await.expect("a reader who gets to the end"));
        }
        wrong
    });
    assert_none(&wrong);
}

async fn ask_all(addresses: Vec<(String, StatusCode)>) -> Vec<String> {
    let mut wrong = Vec::new();
    for (address, expected) in addresses {
        let answer = site().ask(request(&address)).await;
        if answer.status != expected || !answer.is_whole_page() {
            wrong.push(format!("{address}: {}, {} bytes", answer.status, answer.text.len()));
        }
    }
    wrong
}
