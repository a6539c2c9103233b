//! Rules over effort: a sheet has one executive, and full-time equivalents are the percentages summed.

use app::observatory::model::Check;
use app::plans::model::Effort;
use rust_decimal::Decimal;

use super::book::{Book, about};
use crate::observatory::checks::arithmetic::{number_with, rounded};
use crate::observatory::checks::build::text;

/// The decimals of full-time equivalents.
const DECIMALS: u32 = 2;

/// The checks of all efforts.
pub fn checks(book: &Book) -> Vec<Check> {
    let mut checks = Vec::new();
    for effort in &book.records.efforts {
        if let Some(project) = book.project(&effort.project) {
            checks.push(about(&project.id, one_executive(book, effort, &project.code)));
            checks.push(about(&project.id, full_time_equivalents(book, effort, &project.code)));
        }
    }
    checks
}

fn one_executive(book: &Book, effort: &Effort, code: &str) -> Check {
    let title = text(
        format!("{code}: la tabella del personale ha un dirigente"),
        format!("{code}: the table of people has one executive"),
    );
    let draft = book.of_project("plan-one-executive", &effort.id, title, &effort.project, &effort.locator);
    let agrees = effort.executives == 1;
    let computation = format!("{} {} 1", effort.executives, if agrees { "=" } else { "≠" });
    draft.stating(effort.executives.to_string()).compared(computation, "1".into(), agrees)
}

fn full_time_equivalents(book: &Book, effort: &Effort, code: &str) -> Check {
    let title = text(
        format!("{code}: le percentuali di impegno fanno le persone a tempo pieno"),
        format!("{code}: the percentages of effort make the full-time equivalents"),
    );
    let draft = book.of_project("plan-effort", &effort.id, title, &effort.project, &effort.locator);
    let computed = rounded(effort.percent_sum / Decimal::ONE_HUNDRED, DECIMALS);
    let shown = number_with(computed, DECIMALS);
    let computation = format!("{} / 100 = {shown}", number_with(effort.percent_sum, DECIMALS));
    draft.stating(number_with(effort.fte, DECIMALS)).compared(computation, shown, effort.fte == computed)
}

#[cfg(test)]
mod tests {
    use app::observatory::model::CheckResult::{Agrees, Disagrees};

    use super::*;
    use crate::plans::checks::samples::{effort, of_rule, plan, results};

    #[test]
    fn a_sheet_has_one_executive() {
        let mut records = plan();
        records.efforts = vec![effort(1, "6.70", "670"), effort(0, "6.70", "670")];
        assert_eq!(results(&checks(&Book::of(&records)), "plan-one-executive"), [Agrees, Disagrees]);
    }

    #[test]
    fn percentages_over_a_hundred_are_full_time_equivalents() {
        let mut records = plan();
        records.efforts = vec![effort(1, "6.70", "670"), effort(1, "0.52", "51.50"), effort(1, "0.51", "51.50")];
        let checks = checks(&Book::of(&records));
        assert_eq!(results(&checks, "plan-effort"), [Agrees, Agrees, Disagrees]);
        assert_eq!(of_rule(&checks, "plan-effort")[1].computation, "51,50 / 100 = 0,52");
    }
}
