//! Every page in both languages, and what is not a page.

use axum::body::Body;
use axum::http::{Request, StatusCode};

use super::policy::allows_exactly_the_scripts;
use crate::support::{Answer, ORIGIN, all_pages, assert_none, get, request, send};

/// The text between two marks.
fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    text.split_once(start)?.1.split_once(end).map(|(inside, _)| inside)
}

/// The first tag that holds this text.
fn tag<'a>(html: &'a str, part: &str) -> Option<&'a str> {
    html.split('<').find(|tag| tag.split('>').next().is_some_and(|tag| tag.contains(part)))
}

/// What is wrong with the frame of a page, whatever is on it.
fn faults_of_frame(path: &str, answer: &Answer) -> Vec<String> {
    let html = answer.text.as_str();
    let language = if path == "/en" || path.starts_with("/en/") { "en" } else { "it" };
    let policy = answer.header("content-security-policy");
    let holds = [
        ("is HTML", answer.header("content-type").starts_with("text/html")),
        ("says its language", html.contains(&format!("<html lang=\"{language}\""))),
        ("has one main heading", html.matches("<h1").count() == 1),
        ("has no style attribute", !html.contains(" style=\"")),
        ("is complete", answer.is_whole_page()),
        ("has scripts that its policy names", policy.contains("'sha256-")),
        ("runs its own scripts and no others", allows_exactly_the_scripts(policy, html)),
        ("has no nonce that no policy names", !html.contains("nonce=")),
        ("cannot be framed", answer.header("x-frame-options") == "DENY" && policy.contains("frame-ancestors 'none'")),
        ("is not sniffed", answer.header("x-content-type-options") == "nosniff"),
        ("says little to other sites", answer.header("referrer-policy") == "strict-origin-when-cross-origin"),
        ("sets no cookie", !answer.headers.contains_key("set-cookie")),
    ];
    holds.iter().filter(|(_, holds)| !holds).map(|(what, _)| format!("{path}: not so that it {what}")).collect()
}

/// What is wrong with a page that can be found.
fn faults(path: &str) -> Vec<String> {
    let answer = get(path);
    let mut faults = faults_of_frame(path, &answer);
    let canonical = tag(&answer.text, "rel=\"canonical\"").unwrap_or_default();
    let title = between(&answer.text, "<title>", "</title>").unwrap_or_default();
    let description = tag(&answer.text, "name=\"description\"").unwrap_or_default();
    let holds = [
        ("is found", answer.status == StatusCode::OK),
        ("has its own address", canonical.contains(&format!("href=\"{ORIGIN}{path}\""))),
        ("has a title", title.contains("Prassi") && title.len() > "Prassi".len()),
        ("has a description", between(description, "content=\"", "\"").is_some_and(|text| !text.is_empty())),
        ("can be revalidated", answer.header("etag").starts_with('"')),
        (
            "points to the other language",
            ["it", "en"].iter().all(|tag| answer.text.contains(&format!("hreflang=\"{tag}\""))),
        ),
        ("asks no other server", !loads_from_elsewhere(&answer.text)),
    ];
    faults.extend(holds.iter().filter(|(_, holds)| !holds).map(|(what, _)| format!("{path}: not so that it {what}")));
    faults
}

/// Whether the page loads something from another site; links to follow are allowed.
fn loads_from_elsewhere(html: &str) -> bool {
    let mut sources = html.split(" src=\"").skip(1).filter_map(|rest| rest.split('"').next());
    sources.any(|source| source.starts_with("http") || source.starts_with("//"))
}

#[test]
fn every_page_is_whole_in_both_languages() {
    let faults: Vec<String> = all_pages().iter().flat_map(|path| faults(path)).collect();
    assert_none(&faults);
}

/// What a page weighs before it is compressed, with the data that the browser's code resumes from.
const MOST_BYTES: usize = 300_000;

#[test]
fn no_page_of_a_record_is_heavier_than_it_need_be() {
    let rooms = ["pratiche/", "scambi/", "enti/", "temi/", "fonti/", "osservatorio/dato/"];
    let records = all_pages().into_iter().filter(|path| rooms.iter().any(|room| path.contains(room)));
    let weights = records.map(|path| (get(&path).text.len(), path));
    let heavy = weights.filter(|(bytes, _)| *bytes > MOST_BYTES);
    assert_none(&heavy.map(|(bytes, path)| format!("{path}: {bytes}")).collect::<Vec<_>>());
    let exchanges = get("/scambi").text.len();
    assert!(exchanges < 100_000, "{exchanges}: a list needs what its cards show, and no more");
}

#[test]
fn an_unknown_address_is_not_found_in_either_language() {
    let kinds = ["pratiche", "enti", "temi", "fonti", "scambi", "osservatorio", "osservatorio/dato", "nessuna-stanza"];
    let mut wrong = Vec::new();
    for path in kinds.iter().flat_map(|kind| [format!("/{kind}/non-esiste"), format!("/en/{kind}/non-esiste")]) {
        let answer = get(&path);
        if answer.status != StatusCode::NOT_FOUND {
            wrong.push(format!("{path}: {}", answer.status));
        }
        wrong.extend(faults_of_frame(&path, &answer));
    }
    assert_none(&wrong);
}

#[test]
fn an_unknown_address_is_not_listed_and_not_kept_as_known() {
    let answer = get("/enti/non-esiste");
    assert_eq!(answer.header("etag"), "");
    let robots = tag(&answer.text, "name=\"robots\"").unwrap_or_default();
    assert!(robots.contains("noindex"), "search engines may not list what is not there");
}

#[test]
fn a_reader_who_has_the_page_is_told_so() {
    let first = get("/temi");
    for tag in [
        first.header("etag").to_owned(),
        format!("W/{}", first.header("etag")),
        format!("\"x\", {}", first.header("etag")),
    ] {
        let known = Request::get("/temi").header("if-none-match", &tag).body(Body::empty()).expect("a request");
        let again = send(known);
        assert_eq!(again.status, StatusCode::NOT_MODIFIED, "{tag}");
        assert_eq!((again.text.as_str(), again.header("etag")), ("", first.header("etag")));
        assert_eq!(again.header("content-security-policy"), "", "the copy keeps the policy that it came with");
    }
}

#[test]
fn asking_for_the_head_first_leaves_the_page_whole() {
    let address = "/fonti?prova=testa";
    let head = send(Request::head(address).body(Body::empty()).expect("a request"));
    assert_eq!((head.status, head.text.as_str()), (StatusCode::OK, ""));
    assert!(get(address).is_whole_page());
}

/// Texts that would become tags where they stand: in the title, in an attribute, in a script.
const CODE: [&str; 4] = [
    "%3C/title%3E%3Cmeta%20http-equiv=refresh%20content=0%3E",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "%22%3E%3Cimg%20src=x%20onerror=alert(2)%3E",
    "%3C/script%3E%3Cscript%3Ealert(3)%3C/script%3E",
];

#[test]
fn what_a_reader_types_never_becomes_code() {
    let mut wrong = Vec::new();
    for query in
        ["/pratiche?q=", "/en/pratiche?q=", "/enti?q=", "/temi?non-inviato=valutazione&testo=", "/pratiche?tema="]
    {
        for code in CODE {
            let answer = get(&format!("{query}{code}"));
            assert_eq!(answer.status, StatusCode::OK);
            let tags = ["<script>alert", "<img src=x", "<meta http-equiv=refresh"];
            wrong.extend(
                tags.iter().filter(|tag| answer.text.contains(**tag)).map(|tag| format!("{query}{code}: {tag}")),
            );
        }
    }
    assert_none(&wrong);
}

/// Queries that nobody means: broken percents, repeated and unknown parameters, huge numbers, any characters.
fn strange_queries() -> Vec<String> {
    let known =
        ["q=%", "q=%FF%FE", "&&&=&=", "pagina=99999999999999999999", "pagina=-1", "per_pagina=0", "per_pagina=101"];
    let more = [
        "tema=%00",
        "tema=a&tema=a&tema=b",
        "vista=mappa&vista=boh",
        "ordine=",
        "q=%22aperta",
        "q=AND%20OR%20NOT",
        "q=*",
    ];
    let last = [
        "q=%28%29%5B%5D%7B%7D%3A%5E~",
        "provincia=bo",
        "periodo=duemila",
        "esito=boh&fonte=%20",
        "mese=2024-99",
        "lettera=%C3%A8",
    ];
    let fixed = known.iter().chain(&more).chain(&last).map(ToString::to_string);
    // A fixed sequence of numbers, so that a failure comes back.
    let mut state: u32 = 2020;
    let characters = b"abcxyz019-_.~!$&'()*+,;=:@/?%25qtemapgin";
    let made = std::iter::repeat_with(move || {
        let character = |_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            char::from(characters[(state >> 16) as usize % characters.len()])
        };
        (0..24).map(character).collect::<String>()
    });
    fixed.chain(made.take(20)).collect()
}

#[test]
fn any_query_gives_a_page() {
    let pages = ["/pratiche", "/en/enti", "/scambi", "/osservatorio/verifiche", "/pratiche.json", "/en/pratiche.atom"];
    let mut wrong = Vec::new();
    for query in strange_queries() {
        for page in pages {
            let answer = get(&format!("{page}?{query}"));
            if answer.status != StatusCode::OK {
                wrong.push(format!("{page}?{query}: {}", answer.status));
            }
        }
    }
    assert_none(&wrong);
}

#[test]
fn a_page_of_results_beyond_the_last_is_a_page() {
    let answer = get("/osservatorio/verifiche?pagina=5000");
    assert_eq!((answer.status, answer.text.matches("<h1").count()), (StatusCode::OK, 1));
}

#[test]
fn built_files_are_kept_for_ever_and_pages_never_unasked() {
    let page = get("/");
    let path = between(&page.text, "href=\"/assets/", "/").expect("the path of the built files");
    let icons = get(&format!("/assets/{path}/icons.svg"));
    assert_eq!(icons.status, StatusCode::OK);
    assert_eq!(icons.header("content-type"), "image/svg+xml");
    assert!(icons.header("cache-control").contains("immutable"));
    assert_eq!(page.header("cache-control"), "no-cache");
    assert_eq!(get("/robots.txt").status, StatusCode::OK);
    assert_eq!(get("/assets/altro/icons.svg").status, StatusCode::NOT_FOUND);
}

#[test]
fn the_server_says_that_it_lives() {
    let answer = send(request("/health"));
    assert_eq!((answer.status, answer.text.as_str()), (StatusCode::OK, "ok\n"));
}
