//! What readers send by plain forms: kept without a trace of who they are, and not without end.

use std::sync::Arc;

use axum::http::StatusCode;
use serde_json::{Value, json};
use server::import::{Files, import, tables};

use crate::support::{Answer, Site, empty_database, form, get, request, run};

/// The day after the one that the site under test believes in.
const TOMORROW: &str = "2024-06-11T00:00:01";
const TABLES: [&str; 4] = ["clarity_rating", "mistake_report", "feedback_salt", "feedback_count"];

/// A site of its own for each test, without the documents: what is counted is its own.
fn own_site() -> Arc<Site> {
    run(async { Arc::new(Site::over(empty_database().await).await) })
}

fn send(site: &Arc<Site>, path: &'static str, body: &str, from: &'static str) -> Answer {
    let (site, request) = (Arc::clone(site), form(path, body, from));
    run(async move { site.ask(request).await })
}

fn rate(site: &Arc<Site>, page: &str, stars: &str, from: &'static str) -> Answer {
    let body = format!("rating%5Bpage%5D={page}&rating%5Bquery%5D=&rating%5Bstars%5D={stars}&rating%5Btext%5D=Chiaro");
    send(site, "/api/chiarezza", &body, from)
}

fn read(site: &Arc<Site>, address: &'static str) -> Answer {
    let site = Arc::clone(site);
    run(async move { site.ask(request(address)).await })
}

fn tomorrow(site: &Arc<Site>) -> Arc<Site> {
    let site = Arc::clone(site);
    run(async move { Arc::new(site.at(TOMORROW).await) })
}

/// The stars of all ratings.
fn stars(site: &Arc<Site>) -> Vec<u64> {
    records(site, "clarity_rating").iter().filter_map(|rating| rating["stars"].as_u64()).collect()
}

fn records(site: &Arc<Site>, table: &'static str) -> Vec<Value> {
    let database = site.state.database.clone();
    run(async move { database.list(table).await.expect("records") })
}

fn assert_led_to(answer: &Answer, expected: &str) {
    assert!(answer.status.is_redirection(), "{}", answer.status);
    assert_eq!(answer.header("location"), expected);
    assert!(!answer.headers.contains_key("set-cookie"));
}

#[test]
fn a_rating_is_kept_and_its_reader_led_back() {
    let site = own_site();
    assert_led_to(&rate(&site, "%2Ftemi", "4", "192.0.2.1:5000"), "/temi?inviato=valutazione#riscontro");
    let ratings = records(&site, "clarity_rating");
    assert_eq!(ratings.len(), 1);
    assert_eq!((&ratings[0]["page"], &ratings[0]["stars"]), (&json!("/temi"), &json!(4)));
    assert_eq!(ratings[0]["text"], "Chiaro");
}

#[test]
fn a_report_is_kept_and_its_reader_led_back() {
    let site = own_site();
    let body =
        "report%5Bpage%5D=%2Ffonti%2Fpeg&report%5Bquery%5D=&report%5Bsubject%5D=plan-1&report%5Btext%5D=%C3%88+17";
    let answer = send(&site, "/api/segnalazione", body, "192.0.2.1:5000");
    assert_led_to(&answer, "/fonti/peg?inviato=segnalazione#riscontro");
    let reports = records(&site, "mistake_report");
    assert_eq!((reports.len(), &reports[0]["subject"], &reports[0]["text"]), (1, &"plan-1".into(), &"È 17".into()));
}

#[test]
fn the_twenty_first_of_a_day_is_refused_and_the_reader_told_why() {
    let site = own_site();
    for _ in 0..20 {
        assert_led_to(&rate(&site, "%2Ftemi", "5", "192.0.2.1:5000"), "/temi?inviato=valutazione#riscontro");
    }
    let refused = rate(&site, "%2Ftemi", "5", "192.0.2.1:6000");
    assert!(refused.status.is_redirection(), "{}", refused.status);
    assert!(
        refused.header("location").starts_with("/temi?non-inviato=valutazione&motivo=troppi"),
        "{:?}",
        refused.headers
    );
    assert_eq!(stars(&site).len(), 20);
    rate(&site, "%2Ftemi", "5", "192.0.2.2:5000");
    assert_eq!(stars(&site).len(), 21, "another address is somebody else");
}

#[test]
fn ratings_and_reports_are_counted_together() {
    let site = own_site();
    for _ in 0..20 {
        rate(&site, "%2Ftemi", "5", "192.0.2.1:5000");
    }
    let body = "report%5Bpage%5D=%2Ftemi&report%5Btext%5D=Sbagliato";
    let refused = send(&site, "/api/segnalazione", body, "192.0.2.1:5000");
    assert!(refused.header("location").contains("motivo=troppi"), "{:?}", refused.headers);
    assert!(records(&site, "mistake_report").is_empty());
}

#[test]
fn nothing_that_is_kept_says_who_sent_it() {
    let site = own_site();
    rate(&site, "%2Ftemi", "2", "192.0.2.77:5000");
    send(&site, "/api/segnalazione", "report%5Bpage%5D=%2Ftemi&report%5Btext%5D=Sbagliato", "192.0.2.77:5000");
    for table in TABLES {
        let records = records(&site, table);
        assert!(!records.is_empty(), "{table}");
        for record in records {
            assert!(!record.to_string().contains("192.0.2.77"), "{record}");
        }
    }
    let known = ["id", "page", "stars", "answer", "text", "created"];
    let rating = records(&site, "clarity_rating").remove(0);
    let rating = rating.as_object().expect("a record").clone();
    assert!(rating.keys().all(|field| known.contains(&field.as_str())), "{rating:?}");
}

#[test]
fn what_makes_no_sense_is_not_kept() {
    let site = own_site();
    for (page, stars) in [("%2Ftemi", "6"), ("%2Ftemi", "0"), ("https%3A%2F%2Fevil.example", "5"), ("", "5")] {
        let refused = rate(&site, page, stars, "192.0.2.1:5000");
        assert!(refused.header("location").contains("motivo=campo"), "{page} {stars}: {:?}", refused.headers);
        assert!(refused.header("location").starts_with('/') && !refused.header("location").starts_with("//"));
    }
    assert!(records(&site, "clarity_rating").is_empty());
}

#[test]
fn a_form_that_is_not_ours_changes_nothing() {
    let site = own_site();
    let broken = send(&site, "/api/chiarezza", "stelle=5", "192.0.2.1:5000");
    assert!(!broken.status.is_success(), "{}", broken.status);
    assert!(records(&site, "clarity_rating").is_empty());
}

#[test]
fn a_rating_changes_no_page_of_its_day_and_those_of_the_next() {
    let site = own_site();
    let kept = read(&site, "/temi");
    rate(&site, "%2Ftemi", "4", "192.0.2.1:5000");
    rate(&site, "%2Ftemi", "5", "192.0.2.2:5000");
    rate(&site, "%2Fen%2Ftemi", "3", "192.0.2.2:5000");
    assert_eq!(read(&site, "/temi").header("etag"), kept.header("etag"));
    assert!(!read(&site, "/temi?mai=chiesta").text.contains(" su 5, fino al "));
    let tomorrow = tomorrow(&site);
    let italian = read(&tomorrow, "/temi");
    assert_ne!(italian.header("etag"), kept.header("etag"));
    assert!(italian.text.contains("2 valutazioni: in media 4,5 su 5, fino al 10 giugno 2024"));
    assert!(read(&tomorrow, "/en/temi").text.contains("1 rating: 3.0 out of 5, up to 10 June 2024"));
    assert!(!read(&tomorrow, "/fonti").text.contains(" su 5, fino al "), "nobody rated this page");
}

#[test]
fn the_clarity_of_pages_is_open_data_from_the_next_day_on() {
    let site = own_site();
    for (page, stars) in [("%2Ftemi", "4"), ("%2Ftemi", "4"), ("%2Ftemi", "5"), ("%2Fen%2Fscambi", "1")] {
        rate(&site, page, stars, "192.0.2.1:5000");
    }
    assert_eq!(read(&site, "/dati/chiarezza.json").json(), json!([]));
    let tomorrow = tomorrow(&site);
    let rows = json!([
        { "page": "/en/scambi", "ratings": 1, "mean": "1.00" },
        { "page": "/temi", "ratings": 3, "mean": "4.33" },
    ]);
    assert_eq!(read(&tomorrow, "/dati/chiarezza.json").json(), rows);
    let table = "page,ratings,mean\r\n/en/scambi,1,1.00\r\n/temi,3,4.33\r\n";
    assert_eq!(read(&tomorrow, "/dati/chiarezza.csv").text, table);
    assert!(read(&tomorrow, "/dati").text.contains("/dati/chiarezza.csv"));
}

#[test]
fn what_readers_call_a_page_is_published_only_where_there_is_one() {
    let source = "[[source]]\nid = \"prima\"\nnumber = 1\ntitle = \"Prima\"\npublisher = \"Ente\"\nfile_kind = \"pdf\"\n\
                  summary_it = \"Che cosa.\"\nmethod_it = \"Come.\"\nlimits_it = \"Fin dove.\"\n";
    let files = Files::from_texts([("manifest.toml", "dataset = \"prova\"\n"), ("sources.toml", source)]);
    let site = run(async move {
        let database = empty_database().await;
        import(&database, &files, &tables(), false, &|_, _| {}).await.expect("an import");
        Arc::new(Site::over(database).await)
    });
    for page in ["%2Ffonti%2Fprima", "%2Ffonti%2Fvergogna", "%2Fvergogna", "%2Fosservatorio%2Fvergogna"] {
        rate(&site, page, "5", "192.0.2.1:5000");
    }
    assert_eq!(stars(&site).len(), 4);
    let rows = read(&tomorrow(&site), "/dati/chiarezza.json").json();
    assert_eq!(rows, json!([{ "page": "/fonti/prima", "ratings": 1, "mean": "5.00" }]));
}

#[test]
fn the_page_says_thanks_in_its_language() {
    for (address, thanks) in [
        ("/temi?inviato=valutazione", "Grazie, il tuo parere è arrivato"),
        ("/en/temi?inviato=valutazione", "Thank you, your opinion has arrived"),
        ("/fonti?inviato=segnalazione", "Grazie, la segnalazione è arrivata"),
    ] {
        let page = get(address);
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text.contains(thanks), "{address}");
    }
}

#[test]
fn what_was_chosen_and_typed_comes_back_after_a_refusal() {
    let page = get("/temi?non-inviato=valutazione&motivo=troppi&stelle=2&risposta=altro&testo=Perch%C3%A9%3F").text;
    assert!(page.contains("role=\"alert\"") && page.contains("Perché?"));
}

#[test]
fn every_form_works_without_code() {
    let page = get("/temi").text;
    assert!(page.contains("action=\"/api/chiarezza\"") && page.contains("name=\"rating[page]\" value=\"/temi\""));
}
