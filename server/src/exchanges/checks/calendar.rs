//! Rules over the calendar's cells: as many as the sheet has days, and the same for the same days.
//!
//! The calendar's cells have moved in the extracted text: how many there are can be read, and whether two exchanges
//! stand in the same ones, but not which days they are.

use std::collections::BTreeSet;

use app::exchanges::model::{Statement, StatementField, StatementPlace};
use app::observatory::model::Check;

use super::places::Places;
use super::wording::{day, days, sign};
use crate::observatory::checks::build::text;

/// The length of a day `2024-09-05`, as against a month's or a span's.
const DAY: usize = 10;

/// The cells of a month in which the calendar names an exchange.
struct Cells<'r> {
    statement: &'r Statement,
    month: &'r str,
    count: usize,
    positions: &'r str,
}

/// The checks of all cells.
pub fn checks(places: &[Places]) -> Vec<Check> {
    let mut checks: Vec<Check> =
        places.iter().flat_map(|places| cells(places).into_iter().map(move |cells| count(places, &cells))).collect();
    for (place, one) in places.iter().enumerate() {
        let others = places.iter().skip(place + 1).filter(|other| other.exchange.source == one.exchange.source);
        checks.extend(others.flat_map(|other| same_days(one, other)));
    }
    checks
}

fn cells<'r>(places: &Places<'r>) -> Vec<Cells<'r>> {
    let of_statement = |statement: &'r Statement| {
        let counts = statement.cells.as_deref().unwrap_or_default().split('|');
        let positions = statement.positions.as_deref().unwrap_or_default().split('|');
        let months = statement.value.split('|').zip(counts).zip(positions);
        months.filter_map(move |((month, count), positions)| {
            Some(Cells { statement, month, count: count.parse().ok()?, positions })
        })
    };
    places.all(StatementPlace::Calendar, StatementField::Dates).into_iter().flat_map(of_statement).collect()
}

/// What the sheet prints for a month: days, or anything else.
fn dates_in<'r>(places: &Places<'r>, month: &str) -> Vec<&'r str> {
    let sheet = places.find(StatementPlace::Sheet, StatementField::Dates);
    let dates = sheet.map_or("", |sheet| &sheet.value).split('|');
    dates.filter(|date| date.starts_with(month)).collect()
}

fn count(places: &Places, cells: &Cells) -> Check {
    let month = day(cells.month);
    let title = places.title(
        format!("nel mese {month} il calendario ha tante caselle quanti giorni ha la scheda"),
        format!("in {month} the calendar has as many cells as the sheet has days"),
    );
    let draft = places.draft("exchange-cells", cells.month, title, &cells.statement.locator);
    let draft = draft.stating(cells.count.to_string());
    let dates = dates_in(places, cells.month);
    if dates.is_empty() || dates.iter().any(|date| date.len() != DAY) {
        return draft.impossible(text(
            format!("Per {month} la scheda non dà giorni singoli."),
            format!("The sheet gives no single days for {month}."),
        ));
    }
    let (found, expected) = (cells.count, dates.len());
    if found < expected {
        return draft.impossible(text(
            format!(
                "Nel testo del calendario restano {found} caselle per {expected} giorni: le altre sono unite o perse."
            ),
            format!("The calendar’s text keeps {found} cells for {expected} days: the others are merged or lost."),
        ));
    }
    let weak = text(
        "Indizio debole: l’estrazione del testo può aver ripetuto una casella del calendario.",
        "Weak evidence: extracting the text may have repeated a cell of the calendar.",
    );
    let computation = format!("{found} {} {expected} ({})", sign(found == expected), days(dates));
    draft.explained(weak).compared(computation, expected.to_string(), found == expected)
}

/// The months for which the sheets of two exchanges print the same days.
fn same_days(one: &Places, other: &Places) -> Vec<Check> {
    let months = one.months(StatementPlace::Sheet);
    let single = |places: &Places<'_>, month: &str| -> BTreeSet<String> {
        dates_in(places, month).into_iter().filter(|date| date.len() == DAY).map(str::to_owned).collect()
    };
    let alike = months.into_iter().filter(|month| {
        let days = single(one, month);
        !days.is_empty() && days == single(other, month)
    });
    alike.map(|month| same_cells(one, other, month)).collect()
}

fn same_cells(one: &Places, other: &Places, month: &str) -> Check {
    let (written, name) = (day(month), &other.exchange.title);
    let title = one.title(
        format!("nel mese {written} il calendario usa le stesse caselle di «{}», che ha gli stessi giorni", name.it),
        format!(
            "in {written} the calendar uses the same cells as for “{}”, which has the same days",
            name.en.as_ref().unwrap_or(&name.it)
        ),
    );
    let in_month = |places| cells(places).into_iter().find(|cells| cells.month == month);
    let (first, second) = (in_month(one), in_month(other));
    let locators: Vec<&str> =
        [&first, &second].into_iter().flatten().map(|cells| cells.statement.locator.as_str()).collect();
    let draft =
        one.draft("exchange-same-cells", &format!("{}-{month}", other.exchange.id), title, &locators.join("; "));
    let (Some(first), Some(second)) = (first, second) else {
        return draft.impossible(text(
            "Il calendario non ha caselle di entrambi in quel mese.",
            "The calendar has no cells of both in that month.",
        ));
    };
    let agrees = first.positions == second.positions;
    let computation = format!("{{{}}} {} {{{}}}", first.positions, sign(agrees), second.positions);
    draft.stating(first.positions.to_owned()).compared(computation, second.positions.to_owned(), agrees)
}

#[cfg(test)]
mod tests {
    use app::exchanges::model::Exchange;
    use app::observatory::model::CheckResult::{Agrees, CannotBeComputed, Disagrees};

    use super::*;
    use crate::exchanges::checks::samples::{exchange, said};
    use crate::plans::checks::samples::{of_rule, results};

    fn calendar(months: &str, cells: &str, positions: &str) -> Statement {
        Statement {
            cells: Some(cells.into()),
            positions: Some(positions.into()),
            ..said(StatementPlace::Calendar, StatementField::Dates, months)
        }
    }

    fn sheet(dates: &str) -> Statement {
        said(StatementPlace::Sheet, StatementField::Dates, dates)
    }

    #[test]
    fn more_cells_than_days_disagree_and_fewer_say_nothing() {
        let statements = [
            calendar("2024-05|2024-06|2024-09|2024-10", "2|1|3|1", "1 2|4|7 8 9|3"),
            sheet("2024-05-06|2024-05-07|2024-06-03|2024-06-04|2024-09-10|2024-09-17|2024-10"),
        ];
        let exchange = exchange();
        let checks = checks(&[Places::of(&exchange, &statements)]);
        let expected = [Agrees, CannotBeComputed, Disagrees, CannotBeComputed];
        assert_eq!(results(&checks, "exchange-cells"), expected);
        let weak = of_rule(&checks, "exchange-cells")[2];
        assert_eq!(weak.computation, "3 ≠ 2 (10/09/2024, 17/09/2024)");
        assert!(weak.reason.as_ref().is_some_and(|reason| reason.it.contains("debole")));
    }

    #[test]
    fn the_same_days_stand_in_the_same_cells() {
        let one = exchange();
        let due = Exchange { id: "due".into(), ..exchange() };
        let of_due = |statement: Statement| Statement { exchange: "due".into(), ..statement };
        let result = |second: Option<&str>| {
            let mut statements = vec![
                calendar("2024-05", "2", "1 3"),
                sheet("2024-05-06|2024-05-07|2024-06-03"),
                of_due(sheet("2024-05-06|2024-05-07|2024-06-04")),
            ];
            statements.extend(second.map(|positions| of_due(calendar("2024-05", "2", positions))));
            let places = [Places::of(&one, &statements), Places::of(&due, &statements)];
            results(&checks(&places), "exchange-same-cells")
        };
        assert_eq!(result(Some("1 3")), [Agrees]);
        assert_eq!(result(Some("1 4")), [Disagrees]);
        assert_eq!(result(None), [CannotBeComputed]);
    }
}
