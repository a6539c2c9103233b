//! Facts of the five documents that the checks must find in the seeds.

use std::collections::BTreeSet;

use app::observatory::model::{Check, CheckResult};

use super::{Records, checks};
use crate::beginning::seeded_database;

fn of_rule<'a>(checks: &'a [Check], rule: &str) -> Vec<&'a Check> {
    checks.iter().filter(|check| check.rule == rule).collect()
}

fn with_id<'a>(checks: &'a [Check], id: &str) -> &'a Check {
    checks.iter().find(|check| check.id == id).unwrap_or_else(|| panic!("there is no check {id}"))
}

fn assert_facts(checks: &[Check]) {
    let fees = with_id(checks, "platforms-sum-retta-nido-2019");
    assert_eq!((fees.stated.as_str(), fees.computed.as_str()), ("61", "62"));
    assert_eq!(fees.result, CheckResult::Disagrees);
    let nursery = with_id(checks, "channels-sum-iscrizione-nido-2019-comparable");
    assert_eq!(nursery.computation, "10.297 + 45 = 10.342");
    let certificates = with_id(checks, "change-of-exact-shares-certificati-variazione-2018-2019-all-online-punti");
    assert_eq!(certificates.stated, "3 punti percentuali");
    assert_eq!(certificates.computed, "4 punti percentuali");
    for year in [2019, 2020] {
        let classes = with_id(checks, &format!("parts-sum-municipalities-classes-{year}"));
        assert!(classes.computation.ends_with("= 328"), "{}", classes.computation);
        assert_eq!(classes.result, CheckResult::Agrees);
    }
    let berceto = with_id(checks, "index-of-full-services-2019-mountain-berceto");
    assert_eq!((berceto.computation.as_str(), berceto.result), ("2 · 100 / 8 = 25", CheckResult::Agrees));
}

fn assert_disagreements(checks: &[Check]) {
    let disagreements = checks.iter().filter(|check| check.result == CheckResult::Disagrees);
    let ids: BTreeSet<&str> = disagreements.map(|check| check.id.as_str()).collect();
    let expected = BTreeSet::from([
        "change-of-exact-shares-certificati-variazione-2018-2019-all-online-punti",
        "change-of-exact-shares-pagamento-mensa-variazione-2018-2019-regional-punti",
        "platforms-sum-retta-nido-2019",
    ]);
    assert_eq!(ids, expected);
}

fn assert_form(checks: &[Check]) {
    let ids: BTreeSet<&str> = checks.iter().map(|check| check.id.as_str()).collect();
    assert_eq!(ids.len(), checks.len(), "an id stands for one check");
    for check in checks {
        assert!(check.id.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-'));
        let can_be_computed = check.result != CheckResult::CannotBeComputed;
        assert_eq!(can_be_computed, !check.computed.is_empty(), "{}", check.id);
        assert_eq!(can_be_computed, !check.computation.is_empty(), "{}", check.id);
        assert!(can_be_computed || check.reason.is_some(), "{} has no reason", check.id);
        assert!(!check.figures.is_empty(), "{} takes no figure", check.id);
    }
}

#[tokio::test]
async fn the_seeds_are_checked() {
    let database = seeded_database().await;
    let records = Records::load(&database).await.expect("the records can be read");
    let checks = checks(&records);
    assert!(checks.len() >= 300, "only {} checks", checks.len());
    assert_facts(&checks);
    assert_disagreements(&checks);
    assert_form(&checks);
    assert!(of_rule(&checks, "channels-sum").iter().all(|check| check.result == CheckResult::Agrees));
}
