//! Where pages lead.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::StatusCode;

use crate::support::{all_pages, assert_none, get};

/// The values of an attribute on a page, as a browser reads them.
fn values(html: &str, attribute: &str) -> Vec<String> {
    let start = format!(" {attribute}=\"");
    let raw = html.split(start.as_str()).skip(1).filter_map(|rest| rest.split('"').next());
    raw.map(|value| value.replace("&amp;", "&")).collect()
}

/// A link of this site without its query, and the place on the page that it names.
fn target(link: &str) -> Option<(String, Option<String>)> {
    let (address, place) = link.split_once('#').map_or((link, None), |(address, place)| (address, Some(place)));
    let path = address.split('?').next()?;
    path.starts_with('/').then(|| (path.to_owned(), place.map(str::to_owned)))
}

#[test]
fn every_link_leads_somewhere() {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    for page in all_pages() {
        for link in values(&get(&page).text, "href").iter().filter_map(|link| target(link)) {
            found.entry(link.0).or_insert_with(|| page.clone());
        }
    }
    assert!(found.len() > 500, "{}", found.len());
    let files_to_build = |path: &str| path.starts_with("/assets/");
    let links = found.iter().filter(|(path, _)| !files_to_build(path));
    // What belongs to whoever is signed in leads strangers to signing in.
    let is_own = |path: &str| path.trim_start_matches("/en").starts_with("/area");
    let wanted = |path: &str| if is_own(path) { StatusCode::SEE_OTHER } else { StatusCode::OK };
    let wrong = links.filter(|(path, _)| get(path).status != wanted(path));
    assert_none(&wrong.map(|(path, page)| format!("{path} on {page}")).collect::<Vec<_>>());
}

#[test]
fn every_place_that_a_page_names_on_itself_is_there() {
    let mut wrong = Vec::new();
    for page in all_pages() {
        let html = get(&page).text;
        let ids = values(&html, "id");
        let unique: BTreeSet<&String> = ids.iter().collect();
        if unique.len() != ids.len() {
            let twice = unique.iter().filter(|id| ids.iter().filter(|other| other == *id).count() > 1);
            wrong.push(format!("{page}: twice {:?}", twice.collect::<Vec<_>>()));
        }
        let places = values(&html, "href").into_iter().filter_map(|link| link.strip_prefix('#').map(str::to_owned));
        let lost = places.filter(|place| !place.is_empty() && !unique.contains(place));
        wrong.extend(lost.map(|place| format!("{page}: no #{place}")));
        for attribute in ["aria-labelledby", "aria-describedby", "aria-controls", "for"] {
            for named in values(&html, attribute).iter().flat_map(|ids| ids.split(' ')) {
                if !unique.contains(&named.to_owned()) {
                    wrong.push(format!("{page}: {attribute} names {named}"));
                }
            }
        }
    }
    assert_none(&wrong);
}

#[test]
fn what_machines_read_on_a_page_is_json() {
    let mut wrong = Vec::new();
    for page in all_pages() {
        let html = get(&page).text;
        let data = html.split("<script type=\"application/ld+json\"").skip(1);
        for data in data.filter_map(|rest| rest.split_once('>')?.1.split_once("</script>")) {
            let parsed = serde_json::from_str::<serde_json::Value>(data.0);
            if !parsed.is_ok_and(|data| data.get("@context").is_some()) {
                wrong.push(format!("{page}: {}", data.0));
            }
        }
    }
    assert_none(&wrong);
}
