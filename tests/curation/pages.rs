//! The registry's pages and forms, as a browser without any code of ours uses them.

use std::io::{Cursor, Write};
use std::sync::Arc;

use app::accounts::model::Role;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::accounts::{ask, enter, enter_fully, open, own_site, person, post, rows};
use crate::support::{Answer, ORIGIN, Site};

const TOWN: &str = "/area/registro/enti/cattolica";

fn curators_site() -> (Arc<Site>, String) {
    let site = own_site();
    person(&site, Role::Curator);
    let cookie = enter_fully(&site, Role::Curator);
    (site, cookie)
}

/// What the form of the town sends.
fn edit(site: &Arc<Site>, cookie: &str, aliases: &str) -> Answer {
    let fields = [
        ("form[kind]", "enti"),
        ("form[id]", "cattolica"),
        ("form[version]", "0"),
        ("form[values][name]", "Comune di Cattolica"),
        ("form[values][kind]", "municipality"),
        ("form[values][aliases]", aliases),
        ("language", "Italian"),
    ];
    post(site, "/api/cambia-registro", &fields, Some(cookie))
}

#[test]
fn only_curators_come_in() {
    let site = own_site();
    for path in ["/area/registro", TOWN, "/en/area/registro/importazioni"] {
        let stranger = open(&site, path, None);
        assert_eq!(stranger.status, StatusCode::SEE_OTHER, "{path}");
        assert!(stranger.header("location").contains("/accedi"), "{path}");
    }
    person(&site, Role::Contributor);
    let cookie = enter(&site, Role::Contributor);
    for path in ["/area/registro", TOWN, "/area/registro/importazioni"] {
        assert_eq!(open(&site, path, Some(&cookie)).status, StatusCode::FORBIDDEN, "{path}");
    }
    assert_eq!(edit(&site, &cookie, "La regina").header("location"), "/area?esito=vietato");
}

#[test]
fn a_form_changes_a_record_and_its_page_offers_the_way_back() {
    let (site, cookie) = curators_site();
    let answer = edit(&site, &cookie, "La regina\r\nCattolica");
    assert_eq!(answer.header("location"), format!("{TOWN}?fatto=salvata"));
    let page = open(&site, answer.header("location"), Some(&cookie));
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("La regina\nCattolica") && page.text.contains("/api/annulla-registro"));
    let revision = rows(&site, "registry_revision")[0]["id"].as_str().expect("an id").to_owned();
    let fields = [("change", revision.as_str()), ("back", TOWN), ("language", "Italian")];
    let undone = post(&site, "/api/annulla-registro", &fields, Some(&cookie));
    assert_eq!(undone.header("location"), format!("{TOWN}?fatto=annullata"));
    assert!(!open(&site, TOWN, Some(&cookie)).text.contains("La regina"));
}

#[test]
fn a_wrong_form_comes_back_with_what_was_typed_and_why() {
    let (site, cookie) = curators_site();
    let answer = edit(&site, &cookie, "Comune di Cesena");
    assert_eq!(answer.header("location"), format!("{TOWN}?errore=campi"));
    let page = open(&site, answer.header("location"), Some(&cookie));
    assert!(page.text.contains("uniscile"));
    assert!(page.text.contains(">Comune di Cesena</textarea>"));
    assert_eq!(rows(&site, "registry_revision").len(), 0);
}

#[test]
fn a_preview_is_a_page_and_its_button_a_form() {
    let (site, cookie) = curators_site();
    let page = open(&site, &format!("{TOWN}/anteprima?con=cesena"), Some(&cookie));
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("/api/conferma-registro"));
    let digest = page.text.split("name=\"form[digest]\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let fields = [
        ("form[kind]", "enti"),
        ("form[id]", "cattolica"),
        ("form[what]", "unione"),
        ("form[target]", "cesena"),
        ("form[digest]", digest.expect("what is shown")),
        ("language", "English"),
    ];
    let done = post(&site, "/api/conferma-registro", &fields, Some(&cookie));
    assert_eq!(done.header("location"), "/en/area/registro/enti/cesena?fatto=unione");
    let overview = open(&site, "/area/registro?q=cesena", Some(&cookie));
    assert!(overview.text.contains("/area/registro/enti/cesena") && overview.text.contains("Ultime modifiche"));
}

/// A file as a browser sends it with a form.
fn send_file(site: &Arc<Site>, cookie: &str, content: &[u8]) -> Answer {
    let mut body = b"--limite\r\nContent-Disposition: form-data; name=\"file\"; filename=\"dati.zip\"\r\n\
        Content-Type: application/zip\r\n\r\n"
        .to_vec();
    body.extend_from_slice(content);
    body.extend_from_slice(b"\r\n--limite--\r\n");
    let request = Request::post("/area/registro/importazioni")
        .header("origin", ORIGIN)
        .header("cookie", cookie)
        .header("content-type", "multipart/form-data; boundary=limite")
        .body(Body::from(body));
    ask(site, request.expect("a request"))
}

#[test]
fn an_archive_is_sent_and_looked_at() {
    let (site, cookie) = curators_site();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let files = [
        ("manifest.toml", "dataset = \"prova\"\n"),
        ("registry/entities.toml", "[[entity]]\nid = \"forli\"\nname = \"Forlì\"\nkind = \"municipality\"\n"),
    ];
    for (name, text) in files {
        writer.start_file(name, SimpleFileOptions::default()).expect("a file");
        writer.write_all(text.as_bytes()).expect("its text");
    }
    let content = writer.finish().expect("an archive").into_inner();
    let sent = send_file(&site, &cookie, &content);
    let place = sent.header("location").to_owned();
    assert!(place.starts_with("/area/registro/importazioni?carico="), "{place}");
    let page = open(&site, &place, Some(&cookie));
    assert!(page.text.contains("forli") && page.text.contains("/api/applica-importazione"));
    assert_eq!(rows(&site, "entity").len(), 2, "looking changes nothing");
    let refused = send_file(&site, &cookie, b"non uno zip");
    assert_eq!(refused.header("location"), "/area/registro/importazioni?errore=non-leggibile");
}
