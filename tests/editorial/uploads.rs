//! Attachments over the wire: a form with a file, and a download that no browser runs.

use app::accounts::model::Viewer;
use app::editorial::proposals_api::Proposals;
use app::i18n::Language;
use axum::body::Body;
use axum::http::{Request, StatusCode};

use super::proposing::{ask_as, draft, of, read};
use crate::support::{Answer, ORIGIN, ask, get, send};

const PDF: &str = "%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n";

fn upload(path: &str, name: &str, content: &str, end: &str) -> Request<Body> {
    let body = format!(
        "--limite\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         Content-Type: text/html\r\n\r\n{content}\r\n{end}"
    );
    Request::post(path)
        .header("origin", ORIGIN)
        .header("content-type", "multipart/form-data; boundary=limite")
        .body(Body::from(body))
        .expect("a request")
}

fn new_draft(person: &str) -> (Viewer, String) {
    let viewer = of("budrio", person);
    let asked = viewer.clone();
    (viewer, ask(|rooms| async move { draft(&rooms, &asked).await }))
}

fn attach(viewer: &Viewer, id: &str, name: &str, content: &str) -> Answer {
    ask_as(viewer, upload(&format!("/area/proposte/{id}/allegati"), name, content, "--limite--\r\n"))
}

fn only_attachment(viewer: &Viewer, id: &str) -> String {
    let (viewer, id) = (viewer.clone(), id.to_owned());
    ask(|rooms| async move {
        let sheet = rooms.proposals.sheet(&viewer, &id, Language::Italian).await.expect("a sheet");
        assert_eq!(sheet.attachments.len(), 1);
        sheet.attachments[0].id.clone()
    })
}

#[test]
fn a_file_is_attached_and_given_back_as_a_download_only() {
    let (viewer, id) = new_draft("uno");
    let answer = attach(&viewer, &id, "../la delibera.html", PDF);
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.header("location"), format!("/area/proposte/{id}/fonti#allegati"));
    let attachment = only_attachment(&viewer, &id);
    let address = format!("/area/allegati/{attachment}");
    let file = read(&viewer, &address);
    assert_eq!((file.status, file.text.as_str()), (StatusCode::OK, PDF));
    assert_eq!(file.header("content-type"), "application/pdf");
    let disposition = "attachment; filename=\"la delibera.pdf\"; filename*=UTF-8''la%20delibera.pdf";
    assert_eq!(file.header("content-disposition"), disposition);
    assert_eq!(file.header("x-content-type-options"), "nosniff");
    assert_eq!(file.header("cache-control"), "private, no-store");
    assert!(file.header("content-security-policy").starts_with("default-src 'none'"));
    assert_ne!(get(&address).status, StatusCode::OK, "for nobody else");
    assert_eq!(read(&of("cesena", "altra"), &address).status, StatusCode::NOT_FOUND);
    assert!(read(&viewer, &format!("/area/proposte/{id}/fonti")).text.contains("la delibera.pdf"));
}

#[test]
fn what_cannot_be_attached_comes_back_to_the_step_with_the_reason() {
    let (viewer, id) = new_draft("due");
    let large = "a".repeat(10 * 1024 * 1024 + 1);
    for (content, reason) in
        [("<script>", "tipo"), ("", "vuoto"), ("%PDF-1.7 …", "rovinato"), (large.as_str(), "grande")]
    {
        let answer = attach(&viewer, &id, "a.pdf", content);
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{reason}");
        assert_eq!(answer.header("location"), format!("/area/proposte/{id}/fonti?allegato={reason}#allegati"));
    }
    let page = read(&viewer, &format!("/area/proposte/{id}/fonti?allegato=tipo"));
    assert!(page.text.contains("Si possono allegare PDF, ODT, DOCX, PNG e JPEG"));
    let cut = ask_as(&viewer, upload(&format!("/area/proposte/{id}/allegati"), "a.pdf", PDF, ""));
    assert!(cut.header("location").contains("allegato=rovinato"), "{}", cut.header("location"));
}

#[test]
fn nobody_attaches_from_elsewhere_or_without_signing_in() {
    let (viewer, id) = new_draft("tre");
    let path = format!("/area/proposte/{id}/allegati");
    let mut elsewhere = upload(&path, "a.pdf", PDF, "--limite--\r\n");
    elsewhere.headers_mut().insert("origin", "https://evil.example".parse().expect("a header"));
    assert_eq!(ask_as(&viewer, elsewhere).status, StatusCode::FORBIDDEN);
    assert_ne!(send(upload(&path, "a.pdf", PDF, "--limite--\r\n")).status, StatusCode::SEE_OTHER);
    let stranger = ask_as(&of("cesena", "altra"), upload(&path, "a.pdf", PDF, "--limite--\r\n"));
    assert_eq!(stranger.status, StatusCode::NOT_FOUND);
}

#[test]
fn other_forms_stay_small() {
    let (viewer, _) = new_draft("quattro");
    let large = Request::post("/api/salva-proposta")
        .header("origin", ORIGIN)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("content-length", 300 * 1024)
        .body(Body::from("a".repeat(300 * 1024)))
        .expect("a request");
    assert_eq!(ask_as(&viewer, large).status, StatusCode::PAYLOAD_TOO_LARGE);
}
