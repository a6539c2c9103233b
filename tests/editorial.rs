//! What readers send by plain forms: kept without a trace of who they are, and not without end.

use std::sync::Arc;

use app::editorial::api::Editorial;
use app::editorial::model::Clarity;
use axum::http::StatusCode;
use serde_json::Value;

use crate::support::{Answer, Site, empty_database, form, get, run};

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

fn clarity(site: &Arc<Site>, page: &'static str) -> Clarity {
    let editorial: Arc<dyn Editorial> = Arc::clone(&site.state.rooms.editorial);
    run(async move { editorial.clarity(page).await.expect("a clarity") })
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
    assert_eq!(clarity(&site, "/temi"), Clarity { ratings: 1, stars: 4 });
    assert_eq!(records(&site, "clarity_rating")[0]["text"], "Chiaro");
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
    assert_eq!(clarity(&site, "/temi").ratings, 20);
    rate(&site, "%2Ftemi", "5", "192.0.2.2:5000");
    assert_eq!(clarity(&site, "/temi").ratings, 21, "another address is somebody else");
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
