//! The exchanges' checks: what the opening list, the calendar and the sheets of the catalogue say, side by side.

mod calendar;
mod comparisons;
mod lists;
mod places;
mod sessions;
pub mod wording;

#[cfg(test)]
pub mod samples;

use app::observatory::model::Check;

pub use self::places::disagreements;

use self::places::Places;
use super::store::Records;

/// All checks over the records, family by family, each in the order of the records.
pub fn checks(records: &Records) -> Vec<Check> {
    let places: Vec<Places> =
        records.exchanges.iter().map(|exchange| Places::of(exchange, &records.statements)).collect();
    [
        comparisons::checks(&places),
        calendar::checks(&places),
        sessions::checks(&places, records),
        lists::checks(&places),
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use app::exchanges::model::{StatementField, StatementPlace};
    use app::observatory::model::CheckResult;

    use super::*;
    use crate::beginning::seeded_database;
    use crate::exchanges::store;
    use crate::plans::checks::samples::{of_rule, tally};

    /// Rules, and how many of their checks agree, disagree and cannot be computed over the catalogue of 2024.
    const COUNTS: [(&str, [usize; 3]); 15] = [
        ("exchange-title", [13, 4, 0]),
        ("exchange-office", [11, 6, 0]),
        ("exchange-host", [13, 4, 0]),
        ("exchange-calendar-host", [16, 0, 1]),
        ("exchange-duration", [13, 4, 0]),
        ("exchange-recorded-duration", [16, 0, 1]),
        ("exchange-months", [12, 4, 1]),
        ("exchange-cells", [10, 4, 10]),
        ("exchange-same-cells", [7, 2, 0]),
        ("exchange-session-dates", [17, 0, 0]),
        ("exchange-session-days", [27, 0, 16]),
        ("exchange-programme-days", [9, 0, 8]),
        ("exchange-sheets-of-heading", [5, 0, 3]),
        ("exchange-hosts-in-all", [1, 0, 0]),
        ("exchange-sheets-in-all", [1, 0, 0]),
    ];

    #[tokio::test]
    async fn the_catalogue_of_2024_is_checked() {
        let database = seeded_database().await;
        let records = Records::load(&database).await.expect("records");
        let checks = checks(&records);
        assert_numbers(&checks);
        assert_facts(&checks);
        let found = store::find(&database, "percorsi-in-comune").await.expect("a database").expect("the exchange");
        assert_dates_of_monza_disagree(&found);
        let list = store::list(&database).await.expect("a database");
        assert_eq!(list.len(), 17);
        assert!(list.iter().all(|one| one.sessions.is_sorted_by_key(|session| session.order)));
        assert!(list.iter().all(|one| one.sessions.iter().all(|session| session.exchange == one.exchange.id)));
    }

    fn assert_numbers(checks: &[Check]) {
        for (rule, counts) in COUNTS {
            assert_eq!(tally(checks, rule), counts, "{rule}");
        }
        let results = [CheckResult::Agrees, CheckResult::Disagrees, CheckResult::CannotBeComputed];
        let of_result = |result| checks.iter().filter(|check| check.result == result).count();
        assert_eq!(results.map(of_result), [171, 28, 40]);
        let ids: BTreeSet<&str> = checks.iter().map(|check| check.id.as_str()).collect();
        assert_eq!(ids.len(), checks.len(), "every check has its own id");
    }

    fn assert_facts(checks: &[Check]) {
        assert_eq!(of_rule(checks, "exchange-sheets-in-all")[0].computed, "17");
        assert_eq!(of_rule(checks, "exchange-hosts-in-all")[0].computed, "8");
        let months = of_rule(checks, "exchange-months");
        let monza = months.iter().find(|check| check.id.ends_with("percorsi-in-comune")).expect("a check");
        assert_eq!((monza.stated.as_str(), monza.computed.as_str()), ("05/2024", "10/2024, 11/2024"));
    }

    fn assert_dates_of_monza_disagree(found: &store::Complete) {
        assert_eq!((found.sessions.len(), found.exchange.sheet), (2, 4));
        assert!(found.modules.is_sorted_by_key(|module| module.order));
        let disagreements = disagreements(&found.exchange, &found.statements);
        assert_eq!(disagreements.len(), 1, "the title differs in a full stop only");
        assert_eq!(disagreements[0].field, StatementField::Dates);
        let places: Vec<StatementPlace> = disagreements[0].statements.iter().map(|said| said.place).collect();
        assert_eq!(places, [StatementPlace::Calendar, StatementPlace::Calendar, StatementPlace::Sheet]);
    }
}
