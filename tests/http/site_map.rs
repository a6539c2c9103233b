//! The map of the site for search engines: every page, in every language, and nothing else.

use std::collections::BTreeSet;

use axum::http::StatusCode;

use surrealdb::types::Object;

use crate::support::{ORIGIN, Site, all_pages, get, request, run, seeded_database};

/// What stands between tags of a name.
fn inside<'a>(text: &'a str, tag: &str) -> Vec<&'a str> {
    let (start, end) = (format!("<{tag}>"), format!("</{tag}>"));
    text.split(&start).skip(1).filter_map(|rest| Some(rest.split_once(&end)?.0)).collect()
}

#[test]
fn the_map_names_every_page_in_both_languages_once() {
    let answer = get("/sitemap.xml");
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.header("content-type").starts_with("application/xml"));
    let named = inside(&answer.text, "loc");
    let unique: BTreeSet<String> = named.iter().map(ToString::to_string).collect();
    assert_eq!(unique.len(), named.len());
    let pages: BTreeSet<String> = all_pages().iter().map(|path| format!("{ORIGIN}{path}")).collect();
    let difference: Vec<&String> = unique.symmetric_difference(&pages).collect();
    assert!(difference.is_empty(), "{difference:?}");
}

#[test]
fn every_page_of_the_map_names_its_twins_and_the_day_of_the_data() {
    let text = get("/sitemap.xml").text;
    for page in inside(&text, "url") {
        let address = inside(page, "loc")[0];
        let path = address.strip_prefix(ORIGIN).expect("an address of the site");
        let (italian, english) = match path.strip_prefix("/en") {
            Some("") => ("/".to_owned(), "/en".to_owned()),
            Some(rest) if rest.starts_with('/') => (rest.to_owned(), path.to_owned()),
            _ if path == "/" => ("/".to_owned(), "/en".to_owned()),
            _ => (path.to_owned(), format!("/en{path}")),
        };
        for (language, path) in [("it", &italian), ("en", &english), ("x-default", &italian)] {
            let twin = format!("hreflang=\"{language}\" href=\"{ORIGIN}{path}\"");
            assert!(page.contains(&twin), "{address}: {language}");
        }
        let day: chrono::NaiveDate = inside(page, "lastmod")[0].parse().expect("a day");
        assert!(day.to_string().as_str() > "2020", "{address}");
    }
}

#[test]
fn the_page_of_a_record_has_the_day_of_its_last_change() {
    let text = run(async {
        let database = seeded_database().await;
        let earlier = "UPDATE version SET at = d'2021-03-04T05:06:07Z' WHERE whole = theme:`buoni-spesa`;
                       CREATE version:later CONTENT { record: theme:`buoni-spesa`, whole: theme:`buoni-spesa`, run: 2,
                           at: d'2022-03-04T05:06:07Z', kind: 'changed' };
                       UPDATE version SET at = d'2021-03-04T05:06:07Z' WHERE whole = source:`smart-land-2023`;";
        database.write(earlier, Object::new()).await.expect("other days");
        Site::over(database).await.ask(request("/sitemap.xml")).await.text
    });
    let day = |path: &str| {
        let page = inside(&text, "url").into_iter().find(|page| page.contains(&format!("<loc>{ORIGIN}{path}</loc>")));
        inside(page.expect("a page"), "lastmod")[0].to_owned()
    };
    assert_eq!(day("/temi/buoni-spesa"), "2022-03-04");
    assert_eq!(day("/en/fonti/smart-land-2023"), "2021-03-04");
    assert!(day("/temi").as_str() > "2025", "a list is as new as the newest data");
}

#[test]
fn search_engines_are_told_where_the_map_is() {
    let answer = get("/robots.txt");
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.header("content-type").starts_with("text/plain"));
    assert!(answer.text.lines().any(|line| line == format!("Sitemap: {ORIGIN}/sitemap.xml")));
    assert!(answer.text.lines().any(|line| line == "User-agent: *"));
}

#[test]
fn a_map_in_one_file_has_one_part() {
    assert_eq!(get("/sitemap/1.xml").text, get("/sitemap.xml").text);
    for name in ["0.xml", "2.xml", "1", "x.xml"] {
        assert_eq!(get(&format!("/sitemap/{name}")).status, StatusCode::NOT_FOUND, "{name}");
    }
}
