//! Rules over expected values: a day lies in the plan's year, a percentage is at most 100.

use app::observatory::model::Check;
use app::plans::model::{Indicator, IndicatorValueKind, Objective};
use rust_decimal::Decimal;

use super::book::{Book, about};
use crate::observatory::checks::arithmetic::number;
use crate::observatory::checks::build::text;

/// The checks of all expected values that are days or percentages.
pub fn checks(book: &Book) -> Vec<Check> {
    let mut checks = Vec::new();
    for indicator in &book.records.indicators {
        let Some(objective) = book.objective(&indicator.objective) else { continue };
        let check = match indicator.value_kind {
            IndicatorValueKind::Date => expected_day(book, indicator, objective),
            IndicatorValueKind::Percent => at_most_all(book, indicator, objective),
            _ => continue,
        };
        checks.push(about(&objective.project, check));
    }
    checks
}

fn expected_day(book: &Book, indicator: &Indicator, objective: &Objective) -> Check {
    let title = text(
        format!("{}: il giorno atteso è nell’anno del piano", indicator.code),
        format!("{}: the expected day is in the plan’s year", indicator.code),
    );
    let draft = book.of_project("plan-expected-day", &indicator.id, title, &objective.project, &indicator.locator);
    let Some(day) = &indicator.value_date else {
        return draft.stating(indicator.printed.clone()).impossible(no_value());
    };
    let stated = day.chars().take(4).collect::<String>();
    let year = objective.code.chars().take(4).collect::<String>();
    let computation = format!("{} → {stated}; {} → {year}", indicator.printed, objective.code);
    let agrees = stated == year;
    draft.stating(stated).compared(computation, year, agrees)
}

fn at_most_all(book: &Book, indicator: &Indicator, objective: &Objective) -> Check {
    let title = text(
        format!("{}: la percentuale attesa non supera 100", indicator.code),
        format!("{}: the expected percentage is at most 100", indicator.code),
    );
    let draft = book.of_project("plan-percentage-limit", &indicator.id, title, &objective.project, &indicator.locator);
    let draft = draft.stating(indicator.printed.clone());
    match indicator.value {
        Some(value) => draft.at_most(value, Decimal::ONE_HUNDRED, format!("≤ {}", number(Decimal::ONE_HUNDRED))),
        None => draft.impossible(no_value()),
    }
}

fn no_value() -> app::i18n::Bilingual {
    text("Il testo non dà il valore atteso.", "The text does not give the expected value.")
}

#[cfg(test)]
mod tests {
    use app::observatory::model::CheckResult::{Agrees, CannotBeComputed, Disagrees};

    use super::*;
    use crate::plans::checks::samples::{indicator, objective, plan, results};

    fn results_of(rule: &str, indicators: Vec<Indicator>) -> Vec<app::observatory::model::CheckResult> {
        let mut records = plan();
        records.objectives = vec![objective("2020_OB_1_1")];
        records.indicators = indicators;
        results(&checks(&Book::of(&records)), rule)
    }

    #[test]
    fn an_expected_day_lies_in_the_year_of_the_plan() {
        let day = |day: Option<&str>| Indicator {
            value_kind: IndicatorValueKind::Date,
            value_date: day.map(str::to_owned),
            ..indicator("P_1_1_1", "2020_OB_1_1")
        };
        let indicators = vec![day(Some("2020-12-31")), day(Some("2019-12-31")), day(None)];
        assert_eq!(results_of("plan-expected-day", indicators), [Agrees, Disagrees, CannotBeComputed]);
    }

    #[test]
    fn nothing_is_more_than_all() {
        let percent = |value: Option<i64>| Indicator {
            value_kind: IndicatorValueKind::Percent,
            value: value.map(Decimal::from),
            ..indicator("P_1_1_1", "2020_OB_1_1")
        };
        let indicators = vec![percent(Some(100)), percent(Some(101)), percent(None)];
        assert_eq!(results_of("plan-percentage-limit", indicators), [Agrees, Disagrees, CannotBeComputed]);
    }
}
