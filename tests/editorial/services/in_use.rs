//! The yearly question whether what is published is still in use.

use app::editorial::in_use::api::InUse;
use app::editorial::in_use::model::UseAnswer;
use app::error::AppError;
use axum::http::StatusCode;

use super::{Portal, link, main_of, read, send, word};
use crate::support::{Site, run};

/// The site at a time, after whoever is to be asked by then was asked.
async fn asked_by(portal: &Portal, now: &str) -> Site {
    let site = portal.site.at(now).await;
    site.state.rooms.in_use.ask_what_is_due().await;
    site
}

async fn answer(site: &Site, link: &str, outcome: &str) -> String {
    let fields = [("form[code]", word(link)), ("form[outcome]", outcome), ("language", "Italian")];
    send(site, "/api/conferma-uso", &fields).await.header("location").to_owned()
}

#[test]
fn a_year_after_publication_the_entity_is_asked_once_and_one_click_confirms() {
    run(async {
        let portal = Portal::open().await;
        portal.published("Un orto").await;
        asked_by(&portal, "2025-06-09T09:00:00").await;
        assert!(portal.mail("still-in-use").await.is_empty());
        let site = asked_by(&portal, "2025-06-10T09:30:00").await;
        asked_by(&portal, "2025-08-10T09:00:00").await;
        let mail = portal.mail("still-in-use").await;
        let to: Vec<_> = mail.iter().map(|mail| mail["recipients"]["who"].to_string()).collect();
        assert_eq!(mail.len(), 2, "contributors and referents: {to:?}");
        assert!(to.iter().all(|who| who.contains("cesena")), "{to:?}");
        let link = link(&mail[0]);
        let page = read(&site, &link).await;
        assert!(page.status == StatusCode::OK && page.text.contains("Un orto") && page.text.contains("Cesena"));
        assert!(!read(&site, "/pratiche/un-orto").await.text.contains("confermata il"), "a look changes nothing");
        assert_eq!(answer(&site, &link, "in-uso").await, "/conferma-uso?esito=in-uso");
        let practice = read(&site, "/pratiche/un-orto").await;
        assert!(practice.text.contains("confermata il 10 giugno 2025"), "{}", practice.status);
        assert!(read(&site, "/en/pratiche/un-orto").await.text.contains("confirmed on 10 June 2025"));
        assert_eq!(portal.trail("un-orto--cesena").await, ["reminded", "use-confirmed"]);
        assert_eq!(read(&site, &link).await.status, StatusCode::GONE, "the link is used up");
        asked_by(&portal, "2026-06-09T09:00:00").await;
        assert_eq!(portal.mail("still-in-use").await.len(), 2);
        asked_by(&portal, "2026-06-10T10:00:00").await;
        assert_eq!(portal.mail("still-in-use").await.len(), 4, "a year later");
    });
}

#[test]
fn what_has_ended_is_said_so_and_asked_of_no_more() {
    run(async {
        let portal = Portal::open().await;
        portal.published("Un orto").await;
        let site = asked_by(&portal, "2025-06-10T09:30:00").await;
        let link = link(&portal.mail("still-in-use").await[0]);
        assert_eq!(answer(&site, &link, "conclusa").await, "/conferma-uso?esito=conclusa");
        assert!(read(&site, "/conferma-uso?esito=conclusa").await.text.contains("risulta conclusa"));
        let practice = read(&site, "/pratiche/un-orto").await;
        assert!(main_of(&practice).contains("conclusa") && !practice.text.contains("confermata il"));
        asked_by(&portal, "2026-06-10T10:00:00").await;
        assert_eq!(portal.mail("still-in-use").await.len(), 2, "nobody is asked again");
    });
}

#[test]
fn of_two_servers_at_the_same_time_one_asks() {
    run(async {
        let portal = Portal::open().await;
        portal.published("Un orto").await;
        let site = portal.site.at("2025-06-10T09:30:00").await;
        let both = [site.state.rooms.in_use.clone(), site.state.rooms.in_use.clone()];
        for one in both.map(|in_use| tokio::spawn(async move { in_use.ask_what_is_due().await })) {
            one.await.expect("questions that get to their end");
        }
        assert_eq!(portal.mail("still-in-use").await.len(), 2);
    });
}

#[test]
fn links_that_do_not_work_get_the_same_page_and_change_nothing() {
    run(async {
        let portal = Portal::open().await;
        portal.published("Un orto").await;
        let site = asked_by(&portal, "2025-06-10T09:30:00").await;
        let link = link(&portal.mail("still-in-use").await[0]);
        let model = read(&site, "/conferma-uso?codice=inventato").await;
        assert!(model.status == StatusCode::GONE && main_of(&model).contains("Questo collegamento non vale"));
        let late = portal.site.at("2026-05-07T09:00:00").await;
        for (site, address) in [(&site, "/conferma-uso"), (&late, link.as_str())] {
            let page = read(site, address).await;
            assert_eq!((page.status, main_of(&page)), (StatusCode::GONE, main_of(&model)), "{address}");
        }
        assert!(answer(&late, &link, "in-uso").await.starts_with("/conferma-uso?codice="));
        let torta = UseAnswer { code: app::accounts::form::Secret(word(&link).into()), outcome: "torta".into() };
        let refused = site.state.rooms.in_use.answer(&torta).await;
        assert_eq!(refused, Err(AppError::Invalid { field: "outcome".into() }));
        assert!(!read(&site, "/pratiche/un-orto").await.text.contains("confermata il"));
    });
}
