//! The search as programs read it.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use serde_json::Value;

use crate::support::get;

fn keys(value: &Value) -> BTreeSet<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

fn set<const N: usize>(names: [&'static str; N]) -> BTreeSet<&'static str> {
    names.into_iter().collect()
}

#[test]
fn an_answer_has_the_documented_parts() {
    for address in ["/pratiche.json", "/en/pratiche.json?q=voucher", "/pratiche.json?q=xyzzy"] {
        let answer = get(address);
        assert_eq!(answer.status, StatusCode::OK);
        assert!(answer.header("content-type").starts_with("application/json"));
        let parts = ["query", "total", "page", "pages", "items", "similar", "did_you_mean", "facets"];
        assert_eq!(keys(&answer.json()), set(parts), "{address}");
    }
}

#[test]
fn an_item_has_the_documented_parts() {
    let answer = get("/pratiche.json?q=buoni%20spesa&per_pagina=100").json();
    let parts = ["slug", "url", "kind", "title", "summary", "entities", "themes", "source", "highlights"];
    for item in answer["items"].as_array().expect("items") {
        assert_eq!(keys(item), set(parts), "{item}");
        for entity in item["entities"].as_array().expect("entities") {
            assert_eq!(keys(entity), set(["slug", "name"]));
        }
        for theme in item["themes"].as_array().expect("themes") {
            assert_eq!(keys(theme), set(["slug", "label"]));
        }
    }
}

#[test]
fn facets_are_named_as_in_addresses_and_hold_counted_values() {
    let answer = get("/pratiche.json?tema=buoni-spesa").json();
    let names = ["tema", "cosa", "ente", "tipo_ente", "provincia", "classe", "strumento", "periodo", "fonte"];
    assert_eq!(keys(&answer["facets"]), set(names));
    for value in answer["facets"]["tema"].as_array().expect("values") {
        assert_eq!(keys(value), set(["value", "label", "count", "selected"]));
    }
    let chosen = &answer["facets"]["tema"][0];
    assert_eq!((&chosen["value"], &chosen["selected"]), (&Value::from("buoni-spesa"), &Value::from(true)));
}

#[test]
fn an_address_leads_to_a_page() {
    for (address, start) in [("/pratiche.json?q=nido", "/"), ("/en/pratiche.json?q=nursery", "/en/")] {
        for item in get(address).json()["items"].as_array().expect("items") {
            let url = item["url"].as_str().expect("an address");
            assert!(url.starts_with(start), "{url}");
            assert_eq!(get(url).status, StatusCode::OK, "{url}");
        }
    }
}

#[test]
fn what_makes_no_sense_in_the_query_is_named() {
    let answer = get("/pratiche.json?q=nido&pagina=zero&colore=blu").json();
    assert_eq!(answer["query"]["q"], "nido");
    assert_eq!(answer["query"]["ignored"], serde_json::json!(["pagina=zero", "colore=blu"]));
}

#[test]
fn pages_divide_the_result() {
    let total = get("/pratiche.json").json()["total"].as_u64().expect("a total");
    let mut seen = BTreeSet::new();
    let mut page = 1;
    loop {
        let answer = get(&format!("/pratiche.json?per_pagina=37&pagina={page}")).json();
        assert_eq!(answer["pages"].as_u64(), Some(total.div_ceil(37)));
        for item in answer["items"].as_array().expect("items") {
            assert!(seen.insert(item["url"].to_string()), "{} comes twice", item["url"]);
        }
        if answer["pages"] == answer["page"] {
            break;
        }
        page += 1;
    }
    assert_eq!(u64::try_from(seen.len()).ok(), Some(total));
}
