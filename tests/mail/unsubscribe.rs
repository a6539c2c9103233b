//! Mail that somebody does not want: switched off by a link without sign-in, or by the page, and never sent again.

use std::sync::Arc;

use app::accounts::mail::MailKind;
use app::accounts::mail_api::MailChoices;
use app::accounts::model::{Role, Viewer};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};
use surrealdb::types::Object;

use super::smtp::MailServer;
use super::{ask_published, database, deliver, now, sender};
use crate::support::{Answer, ORIGIN, Site, form, request, run};
use server::change::Recipients;

fn anna() -> Viewer {
    Viewer { id: "anna".into(), name: "Anna Verdi".into(), role: Role::Referent, entity: None }
}

/// A site whose mail went out once, with the link that the message to Anna named.
async fn site_with_link() -> (Arc<Site>, MailServer, String) {
    let (database, server) = (database().await, MailServer::start());
    let site = Arc::new(Site::over(database.clone()).await);
    ask_published(&database, Recipients::Person("anna".into())).await;
    deliver(&sender(&database, &server.url()), now()).await;
    let mail = server.received().remove(0);
    assert_eq!(mail.header("List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");
    let link = mail.header("List-Unsubscribe");
    let link =
        link.strip_prefix(&format!("<{ORIGIN}")).and_then(|link| link.strip_suffix('>')).expect("a link of ours");
    (site, server, link.to_owned())
}

/// What a mail program sends, which is no page of ours (RFC 8058).
fn one_click(link: &str) -> Request<Body> {
    Request::post(link)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from("List-Unsubscribe=One-Click"))
        .expect("a request")
}

async fn answer(site: &Site, request: Request<Body>) -> Answer {
    site.ask(request).await
}

async fn refused(site: &Site) -> Vec<MailKind> {
    site.state.rooms.mail.refused(&anna()).await.expect("choices")
}

#[test]
fn one_click_in_a_mail_program_ends_that_kind_and_no_other() {
    run(async {
        let (site, server, link) = site_with_link().await;
        assert_eq!(answer(&site, one_click(&link)).await.status, StatusCode::OK);
        assert_eq!(answer(&site, one_click(&link)).await.status, StatusCode::OK, "twice is once");
        assert_eq!(refused(&site).await, [MailKind::Published]);
        let database = &site.state.database;
        ask_published(database, Recipients::Person("anna".into())).await;
        deliver(&sender(database, &server.url()), now()).await;
        assert_eq!(server.received().len(), 1);
        let events: Vec<Value> = database.list("audit_event").await.expect("events");
        assert_eq!(events.len(), 1);
        assert_eq!((&events[0]["kind"], &events[0]["subject_id"]), (&json!("mail-chosen"), &json!("anna")));
        let data = json!({ "title": "A", "author": "B", "text": "C", "link": "/area" });
        super::ask(database, MailKind::Comment, Recipients::Person("anna".into()), data).await;
        deliver(&sender(database, &server.url()), now()).await;
        assert_eq!(server.received().len(), 2, "another kind still comes");
    });
}

#[test]
fn the_page_asks_and_its_form_works_without_code_and_sign_in() {
    run(async {
        let (site, _, link) = site_with_link().await;
        let page = answer(&site, request(&link)).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text.contains("Proposta pubblicata") && page.text.contains("method=\"post\""), "{}", page.text);
        assert!(page.text.contains("noindex"));
        assert!(refused(&site).await.is_empty(), "looking changes nothing");
        let done = answer(&site, form(&link, "", "192.0.2.1:5000")).await;
        assert_eq!(
            (done.status, done.header("location")),
            (StatusCode::SEE_OTHER, "/posta/disdici?esito=fatto&avviso=pubblicazione")
        );
        assert!(!done.headers.contains_key("set-cookie"));
        assert_eq!(refused(&site).await, [MailKind::Published]);
        let said = answer(&site, request("/en/posta/disdici?esito=fatto")).await;
        assert!(said.text.contains("will not come any more"), "{}", said.text);
    });
}

#[test]
fn a_forged_link_switches_nothing_off() {
    run(async {
        let (site, _, link) = site_with_link().await;
        for forged in [
            link.replace("anna", "bruno"),
            link.replace("pubblicazione", "menzione"),
            link.replace("firma=", "firma=00"),
            link.replace("pubblicazione", "nuova-password"),
            "/posta/disdici".to_owned(),
        ] {
            assert_ne!(forged, link);
            assert_eq!(answer(&site, one_click(&forged)).await.status, StatusCode::FORBIDDEN, "{forged}");
        }
        let choices: Vec<Value> = site.state.database.list("mail_choice").await.expect("choices");
        assert!(choices.is_empty());
    });
}

#[test]
fn choices_can_be_taken_back() {
    run(async {
        let (site, server, link) = site_with_link().await;
        answer(&site, one_click(&link)).await;
        let all: Vec<MailKind> = MailKind::ALL.to_vec();
        site.state.rooms.mail.choose(&anna(), &all).await.expect("a choice");
        assert!(refused(&site).await.is_empty());
        site.state.rooms.mail.choose(&anna(), &[MailKind::Comment]).await.expect("a choice");
        let optional = MailKind::ALL.iter().filter(|kind| kind.is_optional()).count();
        assert_eq!(refused(&site).await.len(), optional - 1);
        let database = &site.state.database;
        ask_published(database, Recipients::Person("anna".into())).await;
        deliver(&sender(database, &server.url()), now()).await;
        assert_eq!(server.received().len(), 1);
        let state: Vec<String> =
            database.read("SELECT VALUE state FROM letter ORDER BY state", Object::new()).await.expect("states");
        assert_eq!(state, ["sent", "unwanted"]);
    });
}
