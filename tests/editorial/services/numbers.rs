//! The public numbers: what is counted, what is not shown, and the same in files.

use app::editorial::numbers::model::Shown;
use app::editorial::workflow::ProposalState;
use axum::http::StatusCode;
use serde_json::Value;

use super::{Portal, author, main_of, read};
use crate::editorial::proposing::whole_draft;
use crate::support::run;

#[test]
fn what_was_sent_is_counted_by_state_and_province_and_drafts_never() {
    run(async {
        let portal = Portal::open().await;
        for number in 1..=6 {
            portal.sent(&format!("Orto numero {number}")).await;
        }
        for number in 1..=7 {
            whole_draft(&portal.rooms, &author(), &format!("Bozza numero {number}")).await;
        }
        let numbers = portal.rooms.numbers.workflow().await.expect("numbers");
        let of = |state| numbers.states.iter().find(|(known, _)| *known == state).map(|(_, count)| *count);
        assert_eq!(of(ProposalState::Submitted), Some(Shown(Some(6))));
        assert_eq!(of(ProposalState::Refused), Some(Shown(None)));
        assert_eq!(of(ProposalState::Draft), None);
        let provinces: Vec<_> =
            numbers.provinces.iter().map(|(letters, count)| (letters.as_deref().unwrap_or(""), *count)).collect();
        assert_eq!(provinces, [("FC", Shown(Some(6))), ("MB", Shown(None)), ("RN", Shown(None))]);
        assert!(numbers.years.is_empty());
    });
}

#[test]
fn a_single_proposal_changes_nothing_that_anybody_sees() {
    run(async {
        let portal = Portal::open().await;
        let before = read(&portal.site, "/numeri").await;
        assert_eq!(before.status, StatusCode::OK);
        let json = read(&portal.site, "/numeri.json").await.json();
        let id = portal.assigned("Un orto").await;
        portal.decide(&id, app::editorial::workflow::ProposalEvent::Refuse, "Non riguarda il catalogo.").await;
        let later = portal.site.at("2024-06-10T09:00:00").await;
        assert_eq!(read(&later, "/numeri.json").await.json(), json);
        assert!(main_of(&before).contains("meno di 5") && !main_of(&before).contains("<td class=\"number\">1</td>"));
    });
}

#[test]
fn five_published_have_a_median_on_the_page_and_in_the_files() {
    run(async {
        let portal = Portal::open().await;
        for number in 1..=5 {
            portal.published(&format!("Orto numero {number}")).await;
        }
        // All were sent and published on the same day.
        let page = read(&portal.site, "/numeri").await;
        assert!(main_of(&page).contains("da 0 a 0") && main_of(&page).contains("2024"), "{}", page.status);
        assert!(read(&portal.site, "/en/numeri").await.text.contains("from 0 to 0"));
        let csv = read(&portal.site, "/numeri.csv").await;
        assert!(csv.header("content-type").starts_with("text/csv"), "{:?}", csv.headers);
        assert!(csv.text.contains("anno,2024,5,0,0,0\r\n"), "{}", csv.text);
        assert!(csv.text.contains("stato,pubblicata,5,,,\r\n") && csv.text.contains("provincia,MB,meno di 5,,,\r\n"));
        let json = read(&portal.site, "/numeri.json").await.json();
        assert_eq!((&json["years"][0]["published"], &json["years"][0]["year"]), (&Value::from(5), &Value::from(2024)));
    });
}
