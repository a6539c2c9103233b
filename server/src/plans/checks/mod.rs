//! The plan's checks: what the document prints, computed again from what else it prints.

mod book;
mod chapters;
mod codes;
mod indicators;
mod phases;
mod shares;
mod staff;
mod totals;

#[cfg(test)]
pub mod samples;

use app::observatory::model::Check;

use self::book::Book;
use super::store::Records;

/// All checks over the records, family by family, each in the order of the records.
pub fn checks(records: &Records) -> Vec<Check> {
    let book = Book::of(records);
    [
        totals::checks(&book),
        shares::checks(&book),
        chapters::checks(&book),
        codes::checks(&book),
        indicators::checks(&book),
        phases::checks(&book),
        staff::checks(&book),
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use app::observatory::model::CheckResult;

    use super::samples::{of_rule, tally};
    use super::*;
    use crate::beginning::seeded_database;

    /// Rules, and how many of their checks agree, disagree and cannot be computed over the plan of 2020.
    const COUNTS: [(&str, [usize; 3]); 24] = [
        ("plan-sheet-total", [31, 0, 0]),
        ("plan-summary-budget", [19, 0, 0]),
        ("plan-totals-upwards", [20, 0, 0]),
        ("plan-total", [0, 0, 1]),
        ("plan-share-of-centre", [30, 8, 1]),
        ("plan-same-base", [10, 8, 0]),
        ("plan-shares-sum", [12, 0, 0]),
        ("plan-one-base", [5, 4, 0]),
        ("plan-linked-chapters", [5, 0, 4]),
        ("plan-objective-code", [104, 0, 0]),
        ("plan-indicator-code", [275, 4, 0]),
        ("plan-indicator-letter", [264, 12, 3]),
        ("plan-unique-code", [438, 0, 0]),
        ("plan-expected-day", [33, 1, 0]),
        ("plan-percentage-limit", [50, 0, 0]),
        ("plan-phase-objective", [193, 11, 0]),
        ("plan-phase-year", [204, 0, 0]),
        ("plan-phase-duration", [196, 8, 0]),
        ("plan-repeated-phase", [10, 2, 0]),
        ("plan-objective-order", [55, 0, 0]),
        ("plan-indicator-order", [104, 0, 0]),
        ("plan-phase-order", [35, 0, 0]),
        ("plan-one-executive", [53, 2, 0]),
        ("plan-effort", [55, 0, 0]),
    ];

    fn found<'c>(checks: &'c [Check], rule: &str, id: &str) -> &'c Check {
        of_rule(checks, rule).into_iter().find(|check| check.id == format!("{rule}-{id}")).expect(id)
    }

    #[tokio::test]
    async fn the_plan_of_2020_is_checked() {
        let records = Records::load(&seeded_database().await).await.expect("records");
        let checks = checks(&records);
        assert_numbers(&checks);
        assert_form(&checks);
        assert_agreements(&checks);
        assert_disagreements(&checks);
    }

    fn assert_numbers(checks: &[Check]) {
        for (rule, counts) in COUNTS {
            assert_eq!(tally(checks, rule), counts, "{rule}");
        }
        let total: usize = COUNTS.iter().flat_map(|(_, counts)| counts).sum();
        assert_eq!(checks.len(), total, "every rule is counted");
    }

    fn assert_form(checks: &[Check]) {
        let ids: BTreeSet<&str> = checks.iter().map(|check| check.id.as_str()).collect();
        assert_eq!(ids.len(), checks.len(), "every check has its own id");
        assert!(checks.iter().all(|check| check.source == "peg-2020-servizi-citta" && !check.locator.is_empty()));
        assert!(checks.iter().all(|check| check.title.en.as_ref().is_some_and(|title| !title.is_empty())));
    }

    fn assert_agreements(checks: &[Check]) {
        let centre = found(checks, "plan-totals-upwards", "cdr-10-totale-cdr");
        assert_eq!((centre.stated.as_str(), centre.result), ("655.986,00", CheckResult::Agrees));
        let action = found(checks, "plan-share-of-centre", "cdr-10-totale-azione-politiche-istituzionali");
        assert_eq!(action.computation, "274.250,00 / 655.986,00 = 41,81 %");
        assert_eq!(action.result, CheckResult::Agrees);
    }

    fn assert_disagreements(checks: &[Check]) {
        let pairs = of_rule(checks, "plan-same-base");
        let pair = pairs.iter().find(|check| check.title.it.contains("58,19 %") && check.title.it.contains("36,25 %"));
        let pair = pair.expect("two percentages of one amount");
        assert!(pair.title.it.contains("381.736,00") && pair.result == CheckResult::Disagrees);
        let code = found(checks, "plan-indicator-code", "o-1639-1");
        assert_eq!((code.stated.as_str(), code.computed.as_str()), ("O_1639_1", "O_1639_9_…"));
        assert_eq!(code.result, CheckResult::Disagrees);
        let plan = found(checks, "plan-total", "peg-2020");
        assert!(plan.computation.ends_with(" = 1.879.744,86") && plan.computed.is_empty());
        let rent = found(checks, "plan-linked-chapters", "2020-pd-8928-04780-00");
        assert_eq!(rent.computation, "270.000,00 + 52.138,00 = 322.138,00");
    }
}
