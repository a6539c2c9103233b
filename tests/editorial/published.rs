//! What is published can be proposed anew: the form holds all of it, and nothing is lost on the way back.

use app::catalogue::model::Practice;
use app::editorial::proposal::{
    Known, Place, ProposalKind, Step, exchange_fields, exchange_records, practice_fields, practice_records,
    read_exchange, read_practice,
};
use app::editorial::proposals_api::Proposals;
use app::editorial::proposals_model::Beginning;
use app::error::AppError;
use app::i18n::Language;
use app::registry::model::Named;
use chrono::NaiveDate;
use server::rooms::Rooms;

use super::proposing::{draft, of};
use crate::support::{ask, ids};

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 6, 10).expect("a day")
}

fn proposer() -> Named {
    Named { slug: "cesena".into(), name: "Cesena".into() }
}

async fn known(rooms: &Rooms) -> Known {
    let viewer = of("cesena", "known");
    let id = draft(rooms, &viewer).await;
    rooms.proposals.step(&viewer, &id, Step::What, Language::Italian).await.expect("a step").known
}

#[test]
fn every_practice_fits_into_the_form_and_comes_out_as_it_was() {
    let slugs = ids("pratiche");
    assert_eq!(slugs.len(), 51);
    ask(|rooms| async move {
        use app::catalogue::api::Catalogue;
        let known = known(&rooms).await;
        for slug in slugs {
            let before = rooms.catalogue.practice(&slug, None, Language::Italian).await.expect("a practice").practice;
            let mut fields = practice_fields(&before, &[], "cesena");
            fields.set("status", "in_force");
            let content = read_practice(&fields, &known, day()).unwrap_or_else(|wrong| panic!("{slug}: {wrong:?}"));
            let entity = proposer();
            let place = Place { id: &slug, entity: &entity, number: 1, day: day() };
            let after = practice_records(content, &place, Some(&before)).practice;
            let same_source = Practice {
                source: before.source.clone(),
                locator: before.locator.clone(),
                grade: before.grade,
                ..after
            };
            assert_eq!(same_source, before);
        }
    });
}

#[test]
fn every_exchange_fits_into_the_form_and_comes_out_as_it_was() {
    let slugs = ids("scambi");
    assert_eq!(slugs.len(), 17);
    ask(|rooms| async move {
        let known = known(&rooms).await;
        for slug in slugs {
            let sheet = rooms.exchanges.exchange(&slug, Language::Italian).await.expect("an exchange");
            let host = sheet.hosts[0].clone();
            let fields = exchange_fields(&sheet.exchange, &sheet.modules, &sheet.sessions, &host.slug);
            let content = read_exchange(&fields, &known, day()).unwrap_or_else(|wrong| panic!("{slug}: {wrong:?}"));
            let place = Place { id: &slug, entity: &host, number: 1, day: day() };
            let records = exchange_records(content, &place, sheet.exchange.sheet, Some(&sheet.exchange));
            let mut after = records.exchange;
            let mut before = sheet.exchange;
            before.description.it = before.description.it.trim().to_owned();
            before.description.en = None;
            after.description.en = None;
            (after.source, after.locator) = (before.source.clone(), before.locator.clone());
            assert_eq!(after, before);
            assert_eq!((records.modules.len(), records.sessions.len()), (sheet.modules.len(), sheet.sessions.len()));
            let days = |sessions: &[app::exchanges::model::Session]| -> Vec<_> {
                sessions
                    .iter()
                    .map(|one| (one.kind, one.start.clone(), one.end.clone(), one.status, one.group))
                    .collect()
            };
            assert_eq!(days(&records.sessions), days(&sheet.sessions), "{slug}");
        }
    });
}

#[test]
fn a_change_is_proposed_by_who_did_it_or_hosts_it() {
    ask(|rooms| async move {
        let change = |kind, id: &str| Beginning::Change(kind, id.to_owned());
        let practice = "consigli-di-frazione-in-videoconferenza";
        let own = of("formigine", "anna");
        let id = rooms.proposals.begin(&own, change(ProposalKind::Practice, practice)).await.expect("a change");
        let sheet = rooms.proposals.sheet(&own, &id, Language::Italian).await.expect("a sheet");
        assert_eq!(sheet.line.about.map(|about| about.slug).as_deref(), Some(practice));
        assert_eq!(sheet.fields.get("title"), "Consigli di Frazione in videoconferenza");
        let stranger = of("cattolica", "bob");
        let refused = rooms.proposals.begin(&stranger, change(ProposalKind::Practice, practice)).await;
        assert_eq!(refused, Err(AppError::Forbidden));
        let host = of("cesena", "cino");
        let exchange = change(ProposalKind::Exchange, "spazio-comune");
        rooms.proposals.begin(&host, exchange.clone()).await.expect("a change");
        assert_eq!(rooms.proposals.begin(&stranger, exchange).await, Err(AppError::Forbidden));
        let missing = rooms.proposals.begin(&host, change(ProposalKind::Practice, "mai-vista")).await;
        assert_eq!(missing, Err(AppError::NotFound));
    });
}
