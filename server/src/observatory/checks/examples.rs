//! Small made-up records for the rules' tests.

use std::collections::BTreeMap;

use app::i18n::Bilingual;
use app::observatory::model::{Check, CheckResult, Competence, Figure, OnlineKind, Service};
use app::registry::model::Grade;

use super::records::Records;

/// A figure of a measure and year; without a value where the text is empty. Its id is counted up.
pub fn figure(measure: &str, year: i64, value: &str) -> Figure {
    use std::sync::atomic::{AtomicUsize, Ordering};
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    Figure {
        id: format!("figure-{:04}", NEXT.fetch_add(1, Ordering::Relaxed)),
        measure: measure.to_owned(),
        service: None,
        year: Some(year),
        period: None,
        channel: None,
        size_class: None,
        area: None,
        entity: None,
        tool: None,
        basis: None,
        option: None,
        value: value.parse().ok(),
        printed: None,
        base: None,
        base_value: None,
        source: "benchmark".into(),
        locator: "p. 1".into(),
        grade: Grade::Documented,
        note: None,
    }
}

/// A figure of the one service that [`records`] has.
pub fn of_service(measure: &str, year: i64, value: &str) -> Figure {
    Figure { service: Some("nido".into()), ..figure(measure, year, value) }
}

/// These figures, with one municipal service.
pub fn records(figures: Vec<Figure>) -> Records {
    let words = |it: &str| Bilingual { it: it.to_owned(), en: None };
    let service = Service {
        id: "nido".into(),
        number: 1,
        name: words("Nido"),
        competence: Competence::Municipal,
        online_kind: OnlineKind::Application,
        summary: words(""),
        description: words(""),
        finding: words(""),
        themes: Vec::new(),
        source: "benchmark".into(),
        locator: "p. 1".into(),
    };
    Records::new(vec![service], Vec::new(), figures, BTreeMap::new())
}

/// The results of a rule's checks, in their order.
pub fn results(checks: &[Check], rule: &str) -> Vec<CheckResult> {
    checks.iter().filter(|check| check.rule == rule).map(|check| check.result).collect()
}
