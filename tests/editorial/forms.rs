//! The forms of proposals as a browser without code sends them: from the first page to the receipt.

use axum::http::StatusCode;

use super::proposing::{encoded, of, post, read};
use crate::support::{Answer, form, get, send};

/// Where somebody asks from who has not signed in.
const STRANGER: &str = "192.0.2.8:4000";

/// The last segment but one or the last of where a form leads.
fn proposal_of(answer: &Answer) -> String {
    let path = answer.header("location").to_owned();
    path.trim_start_matches("/en")
        .split('/')
        .nth(3)
        .unwrap_or_default()
        .split(['?', '#'])
        .next()
        .unwrap_or_default()
        .to_owned()
}

/// The value of a field of a page's form that the reader does not see.
fn hidden(page: &str, name: &str) -> String {
    let start = format!("name=\"{name}\" value=\"");
    page.split(start.as_str()).nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned()
}

fn field(name: &str) -> String {
    format!("form[fields][{name}][]")
}

/// Sends a step as its page's form does.
fn send_step(
    viewer: &app::accounts::model::Viewer,
    id: &str,
    step: &str,
    then: &str,
    fields: &[(&str, &str)],
) -> Answer {
    let page = read(viewer, &format!("/area/proposte/{id}/{step}"));
    assert_eq!(page.status, StatusCode::OK, "{step}");
    let version = hidden(&page.text, "form[version]");
    let named: Vec<(String, &str)> = fields.iter().map(|(name, value)| (field(name), *value)).collect();
    let mut pairs = vec![
        ("form[id]", id),
        ("form[step]", step),
        ("form[version]", version.as_str()),
        ("language", "Italian"),
        ("form[then]", then),
    ];
    pairs.extend(named.iter().map(|(name, value)| (name.as_str(), *value)));
    post(viewer, "/api/salva-proposta", &pairs)
}

#[test]
fn a_practice_goes_from_the_first_page_to_its_receipt_without_code() {
    let viewer = of("formigine", "walk");
    let begun =
        post(&viewer, "/api/inizia-proposta", &[("form[what]", "pratica"), ("form[of]", ""), ("language", "Italian")]);
    assert_eq!(begun.status, StatusCode::FOUND);
    let id = proposal_of(&begun);
    assert_eq!(begun.header("location"), format!("/area/proposte/{id}/chi"));
    let who =
        send_step(&viewer, &id, "chi", "cosa", &[("start_month", "3"), ("start_year", "2023"), ("status", "in_force")]);
    assert_eq!(who.header("location"), format!("/area/proposte/{id}/cosa?salvata=chi"));
    let what = [
        ("title", "Biblioteca aperta la notte <script>"),
        ("summary", "Si studia fino a mezzanotte."),
        ("description", "Due volontari per sera."),
        ("themes", "Biblioteche"),
    ];
    let wrong = send_step(&viewer, &id, "cosa", "risultati", &what);
    assert_eq!(wrong.header("location"), format!("/area/proposte/{id}/cosa?salvata=cosa"), "something is wrong in it");
    let page = read(&viewer, wrong.header("location"));
    assert!(page.text.contains("Scrivi solo testo, senza codice: togli «&lt;script&gt;»."), "{}", page.text);
    assert!(page.text.contains("value=\"Biblioteca aperta la notte &lt;script&gt;\""), "what was typed is there");
    assert!(page.text.contains("href=\"#title\"") && page.text.contains("id=\"title\""));
    let mut right = what;
    right[0].1 = "Biblioteca aperta la notte";
    let right = send_step(&viewer, &id, "cosa", "risultati", &right);
    assert_eq!(right.header("location"), format!("/area/proposte/{id}/risultati?salvata=cosa"));
    let last = read(&viewer, &format!("/area/proposte/{id}/invio"));
    assert!(last.text.contains("Invia la proposta"), "{}", last.text);
    let version = hidden(&last.text, "version");
    let sent = post(
        &viewer,
        "/api/invia-proposta",
        &[("id", &id), ("version", &version), ("despite", "true"), ("language", "Italian")],
    );
    assert_eq!(sent.header("location"), format!("/area/proposte/{id}?inviata=1"));
    let receipt = read(&viewer, sent.header("location"));
    assert!(receipt.text.contains("È arrivata: è la proposta n. "), "{}", receipt.text);
    assert!(receipt.text.contains("Ricevuta il 10 giugno 2024, ore 11:"), "{}", receipt.text);
    assert!(receipt.text.contains("8 luglio 2024"));
    let all = read(&viewer, "/area/proposte");
    assert!(all.text.contains("Biblioteca aperta la notte"));
}

#[test]
fn every_step_is_a_whole_page_that_nobody_keeps() {
    let viewer = of("formigine", "pages");
    for what in ["pratica", "scambio"] {
        let begun = post(&viewer, "/api/inizia-proposta", &[("form[what]", what), ("language", "English")]);
        let id = proposal_of(&begun);
        assert!(begun.header("location").starts_with("/en/area/proposte/"));
        for step in ["chi", "cosa", "risultati", "copiare", "fonti", "invio"] {
            for language in ["", "/en"] {
                let page = read(&viewer, &format!("{language}/area/proposte/{id}/{step}"));
                assert!(page.status == StatusCode::OK && page.is_whole_page(), "{what} {step}");
                assert_eq!(page.header("cache-control"), "no-store");
                assert!(page.text.contains("<meta name=\"robots\" content=\"noindex\""), "{step}");
            }
        }
        assert_eq!(read(&viewer, &format!("/area/proposte/{id}/altrove")).status, StatusCode::NOT_FOUND);
    }
}

#[test]
fn a_form_sent_after_the_session_is_over_waits_to_be_sent_again() {
    let viewer = of("formigine", "late");
    let begun = post(&viewer, "/api/inizia-proposta", &[("form[what]", "pratica"), ("language", "Italian")]);
    let id = proposal_of(&begun);
    let step = format!("/area/proposte/{id}/cosa");
    let version = hidden(&read(&viewer, &step).text, "form[version]");
    let (title, summary) = (field("title"), field("summary"));
    let typed = [
        ("form[id]", id.as_str()),
        ("form[step]", "cosa"),
        ("form[version]", version.as_str()),
        ("language", "Italian"),
        ("form[then]", "risultati"),
        (title.as_str(), "Siepi per i ricci"),
        (summary.as_str(), "Un \"corridoio\" <b>verde</b> & asciutto."),
    ];
    let answer = send(form("/api/salva-proposta", &encoded(&typed), STRANGER));
    assert_eq!((answer.status, answer.header("cache-control")), (StatusCode::UNAUTHORIZED, "no-store"));
    assert!(answer.is_whole_page() && answer.text.contains("Quello che hai scritto non è perso"), "{}", answer.text);
    assert!(answer.text.contains("action=\"/api/salva-proposta\""), "{}", answer.text);
    assert!(answer.text.contains("target=\"_blank\""), "whoever signs in keeps the page: {}", answer.text);
    assert!(!answer.text.contains("prassi.wasm"), "the router knows no page at a form's address");
    for (name, value) in &typed[..6] {
        assert_eq!(hidden(&answer.text, name), *value, "{name}");
    }
    assert_eq!(hidden(&answer.text, &summary), "Un &quot;corridoio&quot; &lt;b&gt;verde&lt;/b&gt; &amp; asciutto.");
    assert!(!read(&viewer, &step).text.contains("Siepi per i ricci"), "a stranger saves nothing");
    post(&viewer, "/api/salva-proposta", &typed);
    assert!(read(&viewer, &step).text.contains("value=\"Siepi per i ricci\""));
}

#[test]
fn a_password_is_never_in_a_page() {
    let typed = [("passwords[old]", "una password di prima"), ("passwords[new]", "una password di adesso")];
    let answer = send(form("/api/cambia-password", &encoded(&typed), STRANGER));
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert!(answer.text.is_empty() && !answer.header("location").contains("password%20di"), "{}", answer.text);
}

#[test]
fn a_stranger_sees_no_page_of_proposals_whatever_was_read_before() {
    let viewer = of("formigine", "shown");
    let begun = post(&viewer, "/api/inizia-proposta", &[("form[what]", "pratica"), ("language", "Italian")]);
    let id = proposal_of(&begun);
    for address in ["/area/proposte".to_owned(), format!("/area/proposte/{id}"), format!("/area/proposte/{id}/chi")] {
        assert_eq!(read(&viewer, &address).status, StatusCode::OK, "{address}");
        assert_ne!(get(&address).status, StatusCode::OK, "{address}");
    }
    let other = of("cesena", "guess");
    assert_eq!(read(&other, &format!("/area/proposte/{id}")).status, StatusCode::NOT_FOUND);
    assert_eq!(read(&other, &format!("/area/proposte/{id}/chi")).status, StatusCode::NOT_FOUND);
}

#[test]
fn a_row_that_is_filled_brings_an_empty_one() {
    let viewer = of("formigine", "rows");
    let begun = post(&viewer, "/api/inizia-proposta", &[("form[what]", "pratica"), ("language", "Italian")]);
    let id = proposal_of(&begun);
    let added = send_step(&viewer, &id, "risultati", "risultati", &[("figures.0.value", "12,5")]);
    let page = read(&viewer, added.header("location"));
    assert!(page.text.contains("name=\"form[fields][figures.1.value][]\""));
    assert!(page.text.contains("value=\"12,5\""));
}
