//! The exchange sheets, their sessions, and what the catalogue says of them in several places.

use std::collections::BTreeSet;

use app::error::AppError;
use app::exchanges::model::{ExchangeCard, ExchangeSheet, SessionKind, StatementField, StatementPlace};
use app::i18n::Language;

use crate::support::{ask, assert_none};

fn exchanges() -> Vec<ExchangeCard> {
    ask(|rooms| async move { rooms.exchanges.exchanges(Language::Italian).await.expect("exchanges").items })
}

fn exchange(slug: &str) -> ExchangeSheet {
    let slug = slug.to_owned();
    ask(|rooms| async move { rooms.exchanges.exchange(&slug, Language::Italian).await.expect("an exchange") })
}

fn sheets() -> Vec<ExchangeSheet> {
    exchanges().iter().map(|card| exchange(&card.slug)).collect()
}

/// "Elenco schede", and "catalogue … of 8 hosts, one of them a union together with a municipality".
#[test]
fn there_are_seventeen_sheets() {
    let cards = exchanges();
    assert_eq!(cards.len(), 17);
    let hosts: BTreeSet<&str> = cards.iter().flat_map(|card| &card.hosts).map(|host| host.slug.as_str()).collect();
    let named = [
        "carpi",
        "cesena",
        "cinisello-balsamo",
        "monza",
        "novara",
        "pescara",
        "unione-reno-galliera",
        "unione-terre-d-argine",
        "unione-valle-savio",
    ];
    assert_eq!(hosts, named.into_iter().collect());
}

#[test]
fn every_sheet_has_all_five_sections() {
    let mut wrong = Vec::new();
    for sheet in sheets() {
        let exchange = &sheet.exchange;
        let sections = [
            ("host", !sheet.hosts.is_empty()),
            ("office", !exchange.office.is_empty()),
            ("practice", !exchange.title.it.is_empty() && !exchange.description.it.is_empty()),
            ("duration", !exchange.duration_printed.is_empty()),
            ("programme", !sheet.modules.is_empty()),
            ("dates", !sheet.sessions.is_empty()),
        ];
        wrong.extend(sections.iter().filter(|(_, there)| !there).map(|(name, _)| format!("{}: {name}", exchange.id)));
    }
    assert_none(&wrong);
}

#[test]
fn dates_are_of_all_four_kinds() {
    let kinds: BTreeSet<&str> =
        sheets().iter().flat_map(|sheet| &sheet.sessions).map(|session| session.kind.word()).collect();
    for kind in [SessionKind::Fixed, SessionKind::Alternative, SessionKind::Month, SessionKind::Span] {
        assert!(kinds.contains(kind.word()), "{}", kind.word());
    }
}

/// On 10 June 2024 the days of Cesena's first sheet (16 and 30 April, 21 May) are past, those of its second are not.
#[test]
fn an_exchange_is_past_when_its_last_session_is() {
    let cards = exchanges();
    let past = |id: &str| cards.iter().find(|card| card.slug == id).map(|card| card.past);
    assert_eq!(past("compensazioni-ambientali"), Some(true));
    assert_eq!(past("spazio-comune"), Some(false));
    assert_eq!(past("zero-carta"), Some(false), "one month is past, the other is not");
}

/// The first days after 10 June 2024: Monza on the thirteenth.
#[test]
fn the_next_sessions_come_by_date() {
    let sessions = ask(|rooms| async move { rooms.exchanges.sessions(Language::Italian).await.expect("sessions") });
    let ends: Vec<String> = sessions.iter().filter_map(|line| line.session.end.clone()).collect();
    assert!(ends.iter().all(|end| end.as_str() >= "2024-06-10"), "{ends:?}");
    let fixed = |kind| matches!(kind, SessionKind::Fixed | SessionKind::Alternative);
    let first = sessions.iter().find(|line| fixed(line.session.kind)).expect("a session with a day");
    assert_eq!(first.session.start.as_deref(), Some("2024-06-13"));
    assert_eq!(first.hosts[0].slug, "monza");
}

/// Monza 4: the calendar says May, the sheet "Ottobre/Novembre".
#[test]
fn calendar_and_sheet_of_the_fourth_sheet_of_monza_disagree() {
    let sheet = exchange("percorsi-in-comune");
    let dates = sheet.disagreements.iter().find(|disagreement| disagreement.field == StatementField::Dates);
    let places: BTreeSet<StatementPlace> =
        dates.expect("a disagreement on dates").statements.iter().map(|statement| statement.place).collect();
    assert!(places.contains(&StatementPlace::Calendar) && places.contains(&StatementPlace::Sheet), "{places:?}");
    let starts: Vec<_> = sheet.sessions.iter().filter_map(|session| session.start.as_deref()).collect();
    assert!(starts.iter().all(|start| *start >= "2024-10-01"), "the sheet's value is kept: {starts:?}");
}

/// The list says "ad altra integrazione", the sheet "ad alta integrazione".
#[test]
fn the_list_and_the_sheet_of_carpi_give_different_titles() {
    let sheet = exchange("comunicazione-istituzionale");
    assert!(sheet.disagreements.iter().any(|disagreement| disagreement.field == StatementField::Title));
    assert!(sheet.exchange.title.it.contains("ad alta integrazione"), "the sheet's value is kept");
}

/// Cinisello Balsamo: list, calendar and sheet say the same.
#[test]
fn where_all_places_agree_nothing_is_said() {
    assert_eq!(exchange("scelta-open").disagreements, []);
}

#[test]
fn what_is_not_there_is_not_found() {
    ask(|rooms| async move {
        let sheet = rooms.exchanges.exchange("nessuno", Language::Italian).await;
        assert_eq!(sheet.err(), Some(AppError::NotFound));
    });
}
