//! A proposal that begins from an exchange sheet: filled in, and confirmed step by step.

use std::sync::Arc;

use app::accounts::model::Role;
use app::editorial::document::{Document, DocumentError};
use app::editorial::proposal::{Step, Trouble};
use app::editorial::proposals_api::Proposals;
use app::editorial::proposals_model::StepPage;
use app::error::AppError;
use app::i18n::Language;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use server::rooms::Rooms;

use super::proposing::{form, of, part, staff};
use crate::accounts::{enter, open, own_site, person};
use crate::support::{Answer, ORIGIN, Site, ask};

/// Sheet 1 of document 002, without who is named in it.
const SHEET_1: &str = include_str!("sheets/cesena-1.txt");
const TITLE: &str = "Linee guida per la realizzazione e valutazione delle Compensazioni Ambientali e delle Dotazioni \
                     territoriali multiprestazionali e Ecologico Ambientali";
const OFFICE: &str = "Urbanistica - Settore Governo del Territorio - Ufficio di Piano";

async fn step(rooms: &Rooms, id: &str, step: Step) -> StepPage {
    rooms.proposals.step(&of("cesena", "anna"), id, step, Language::Italian).await.expect("a step")
}

/// The steps that a person has still to look at.
async fn unconfirmed(rooms: &Rooms, id: &str) -> Vec<Step> {
    let problems = step(rooms, id, Step::Check).await.problems;
    problems.into_iter().filter(|problem| problem.trouble == Trouble::Unconfirmed).map(|problem| problem.step).collect()
}

#[test]
fn sheet_1_fills_the_form_in_and_says_where_it_read_what() {
    ask(|rooms| async move {
        let viewer = of("cesena", "anna");
        let begun = rooms.proposals.begin_from(&viewer, Document::Pasted(SHEET_1.into())).await.expect("an answer");
        let id = begun.expect("a proposal");
        let (who, what) = (step(&rooms, &id, Step::Who).await, step(&rooms, &id, Step::What).await);
        assert_eq!((who.fields.get("office"), what.fields.get("title")), (OFFICE, TITLE));
        let (office, title) = (&who.origins["office"], &what.origins["title"]);
        for (origin, value) in [(office, OFFICE), (title, TITLE)] {
            let lines = &who.document[origin.lines.first as usize - 1..origin.lines.last as usize];
            assert!(lines.iter().any(|line| line.contains(value)), "{lines:?}");
        }
        assert!(!who.origins.contains_key("title"), "each step says where its own fields come from");
        let refused = rooms.proposals.submit(&viewer, &id, 1, true).await;
        assert!(matches!(refused, Err(AppError::Invalid { .. })), "nobody has looked at it: {refused:?}");
    });
}

#[test]
fn a_person_confirms_step_by_step_and_saving_by_itself_confirms_nothing() {
    ask(|rooms| async move {
        let viewer = of("cesena", "anna");
        let begun = rooms.proposals.begin_from(&viewer, Document::Pasted(SHEET_1.into())).await.expect("an answer");
        let id = begun.expect("a proposal");
        let all = unconfirmed(&rooms, &id).await;
        assert!(all.contains(&Step::Who) && all.contains(&Step::What), "{all:?}");
        let by_itself = part(&id, Step::Who, 1, &[("office", OFFICE)]);
        rooms.proposals.save(&viewer, by_itself).await.expect("a save");
        assert_eq!(unconfirmed(&rooms, &id).await, all);
        let page = step(&rooms, &id, Step::Who).await;
        let here: Vec<(&str, &str)> = page.origins.keys().map(|name| (name.as_str(), page.fields.get(name))).collect();
        rooms.proposals.save(&viewer, form(&id, Step::Who, page.version, &here)).await.expect("a save");
        assert!(step(&rooms, &id, Step::Who).await.origins.is_empty());
        let left: Vec<Step> = all.into_iter().filter(|step| *step != Step::Who).collect();
        assert_eq!(unconfirmed(&rooms, &id).await, left);
    });
}

#[test]
fn a_text_in_which_nothing_is_recognised_is_not_lost() {
    ask(|rooms| async move {
        let text = "Abbiamo piantato cento alberi.\nVenite a vederli.";
        let begun = rooms.proposals.begin_from(&of("cesena", "anna"), Document::Pasted(text.into())).await;
        let id = begun.expect("an answer").expect("a proposal");
        let page = step(&rooms, &id, Step::What).await;
        assert_eq!((page.fields.get("description"), page.origins.len()), (text, 0));
    });
}

#[test]
fn what_is_no_document_is_refused_with_a_reason_and_begins_nothing() {
    ask(|rooms| async move {
        let viewer = of("saludecio", "anna");
        for (content, reason) in [
            (b"\x89PNG\r\n\x1a\n0000".to_vec(), DocumentError::UnknownType),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), DocumentError::OldType),
            (b"PK\x03\x04 cut off".to_vec(), DocumentError::Damaged),
            (Vec::new(), DocumentError::Empty),
        ] {
            let answer = rooms.proposals.begin_from(&viewer, Document::File(content)).await;
            assert_eq!(answer, Ok(Err(reason)));
        }
        assert_eq!(rooms.proposals.list(&viewer).await, Ok(Vec::new()));
        let curator = rooms.proposals.begin_from(&staff(Role::Curator), Document::Pasted(SHEET_1.into())).await;
        assert_eq!(curator, Err(AppError::Forbidden));
    });
}

/// The form of the page for new proposals, as a browser sends it.
fn send(site: &Arc<Site>, cookie: Option<&str>, name: &str, content: &str) -> Answer {
    let body = format!(
        "--limite\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n{}\r\n--limite\r\n\
         Content-Disposition: form-data; name=\"file\"; filename=\"scheda.txt\"\r\n\r\n{}\r\n--limite--\r\n",
        if name == "text" { content } else { "" },
        if name == "file" { content } else { "" },
    );
    let mut request = Request::post("/en/area/proposte/nuova")
        .header("origin", ORIGIN)
        .header("content-type", "multipart/form-data; boundary=limite");
    if let Some(cookie) = cookie {
        request = request.header("cookie", cookie);
    }
    crate::accounts::ask(site, request.body(Body::from(body)).expect("a request"))
}

#[test]
fn the_form_leads_to_the_first_step_or_back_with_the_reason() {
    let site = own_site();
    person(&site, Role::Contributor);
    let cookie = enter(&site, Role::Contributor);
    for name in ["text", "file"] {
        let begun = send(&site, Some(&cookie), name, SHEET_1);
        assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.text);
        let page = open(&site, begun.header("location"), Some(&cookie)).text;
        assert!(page.contains(OFFICE) && page.contains("of the document"), "{name}");
    }
    let empty = send(&site, Some(&cookie), "file", "");
    assert_eq!(empty.header("location"), "/en/area/proposte/nuova?documento=vuoto#documento");
    let page = open(&site, "/en/area/proposte/nuova?documento=vuoto", Some(&cookie)).text;
    assert!(page.contains("There is no text in the file"));
    let stranger = send(&site, None, "text", SHEET_1);
    assert!(stranger.header("location").contains("/en/accedi"), "{:?}", stranger.headers);
}
