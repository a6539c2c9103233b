//! Small made-up records for the rules' tests.

use app::exchanges::model::{
    Exchange, Module, Session, SessionKind, SessionStatus, Statement, StatementField, StatementPlace,
};
use app::i18n::Bilingual;
use rust_decimal::Decimal;

/// The first exchange of a municipality: two days.
pub fn exchange() -> Exchange {
    Exchange {
        id: "uno".into(),
        title: Bilingual { it: "Uno".into(), en: None },
        sheet: 1,
        hosts: vec!["cesena".into()],
        office: "URP".into(),
        summary: Bilingual::default(),
        description: Bilingual::default(),
        themes: Vec::new(),
        tools: Vec::new(),
        mode: None,
        participants_printed: None,
        participants_min: None,
        participants_max: None,
        participants_per_session_max: None,
        participants_total_max: None,
        participants_per_entity_max: None,
        entities_max: None,
        profile: None,
        duration_printed: "2 giornate".into(),
        duration_days_min: Some(2),
        duration_days_max: Some(2),
        sessions_note: None,
        edition: "2024".into(),
        source: "scambio-comune-2024".into(),
        locator: "Scheda 1 Comune di Cesena".into(),
    }
}

/// What a place says of the exchange.
pub fn said(place: StatementPlace, field: StatementField, value: &str) -> Statement {
    Statement {
        id: format!("uno-{}-{}", place.word(), field.word()),
        exchange: "uno".into(),
        place,
        field,
        value: value.into(),
        printed: None,
        locator: place.word().into(),
        entities: Vec::new(),
        amount_min: None,
        amount_max: None,
        unit: None,
        cells: None,
        positions: None,
        note: None,
    }
}

/// The hosts that a place names.
pub fn named(place: StatementPlace, entities: &[&str]) -> Statement {
    let entities = entities.iter().map(|entity| (*entity).to_owned()).collect();
    Statement { entities, ..said(place, StatementField::Host, "Comune di Cesena – Scheda 1") }
}

/// A duration of at least 4, and at most so many.
pub fn lasting(place: StatementPlace, most: Option<i64>, unit: &str) -> Statement {
    let statement = said(place, StatementField::Duration, "4 giornate");
    Statement {
        amount_min: Some(Decimal::from(4)),
        amount_max: most.map(Decimal::from),
        unit: Some(unit.into()),
        ..statement
    }
}

/// A session of the exchange; without days where they are not known.
pub fn session(id: &str, kind: SessionKind, days: Option<(&str, &str)>) -> Session {
    Session {
        id: id.into(),
        exchange: "uno".into(),
        order: 1,
        label: None,
        kind,
        start: days.map(|(start, _)| start.into()),
        end: days.map(|(_, end)| end.into()),
        printed: "5 e 6 settembre".into(),
        status: SessionStatus::Confirmed,
        group: None,
        note: None,
        locator: "Scheda 1 Comune di Cesena, sezione 5".into(),
    }
}

/// A part of the programme.
pub fn module(day: Option<i64>) -> Module {
    Module {
        id: format!("uno-{}", day.unwrap_or_default()),
        exchange: "uno".into(),
        order: 1,
        day,
        part: None,
        title: Bilingual::default(),
        detail: None,
        locator: "Scheda 1 Comune di Cesena, sezione 4".into(),
    }
}
