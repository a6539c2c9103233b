//! Rules over the whole catalogue: as many sheets and hosts as the opening list and the headings say.

use std::collections::BTreeSet;

use app::exchanges::model::{StatementField, StatementPlace};
use app::i18n::Bilingual;
use app::observatory::model::Check;

use super::places::Places;
use super::wording::sign;
use crate::observatory::checks::build::{Draft, text};

/// The exchanges under one heading of a source.
struct Heading<'p, 'r> {
    heading: &'r str,
    places: Vec<&'p Places<'r>>,
}

/// The checks of every source's headings, and of its list.
pub fn checks(places: &[Places]) -> Vec<Check> {
    let sources: BTreeSet<&str> = places.iter().map(|places| places.exchange.source.as_str()).collect();
    let mut checks = Vec::new();
    for source in sources {
        let of_source: Vec<&Places> = places.iter().filter(|places| places.exchange.source == source).collect();
        let headings = headings(&of_source);
        checks.extend(headings.iter().map(|heading| sheets_of_heading(source, heading)));
        checks.push(headings_in_all(source, &of_source, &headings));
        checks.push(sheets_in_all(source, &of_source));
    }
    checks
}

fn headings<'p, 'r>(places: &[&'p Places<'r>]) -> Vec<Heading<'p, 'r>> {
    let mut headings: Vec<Heading> = Vec::new();
    for one in places {
        let Some(host) = one.find(StatementPlace::Summary, StatementField::Host) else { continue };
        let name = without_number(&host.value);
        match headings.iter_mut().find(|heading| heading.heading == name) {
            Some(heading) => heading.places.push(one),
            None => headings.push(Heading { heading: name, places: vec![one] }),
        }
    }
    headings
}

/// A row's host without the number of the sheet: `Comune di Monza` in `Comune di Monza – Scheda 4`.
fn without_number(host: &str) -> &str {
    let is_number = |text: &str| text.chars().all(|letter| letter.is_ascii_digit());
    host.rsplit_once(" – Scheda ").filter(|(_, number)| is_number(number)).map_or(host, |(heading, _)| heading)
}

/// The heading above a sheet: `Comune di Monza` in `Scheda 4 Comune di Monza`.
fn above(locator: &str) -> &str {
    let name = locator.strip_prefix("Scheda ").unwrap_or(locator);
    name.trim_start_matches(|letter: char| letter.is_ascii_digit()).trim_start()
}

fn sheets_of_heading(source: &str, heading: &Heading) -> Check {
    let title = text(
        format!("«{}»: le schede sono quante ne dice l’intestazione", heading.heading),
        format!("“{}”: there are as many sheets as the heading says", heading.heading),
    );
    let printed: Vec<_> =
        heading.places.iter().filter_map(|places| places.find(StatementPlace::Sheet, StatementField::Sheets)).collect();
    let locator = printed.first().map_or(&heading.places[0].exchange.locator, |statement| &statement.locator);
    let draft = Draft::new("exchange-sheets-of-heading", &heading.heading.to_lowercase(), title, source, locator);
    let Some(first) = printed.first() else {
        return draft.impossible(text("L’intestazione non dice quante sono.", "The heading does not say how many."));
    };
    let count = heading.places.len();
    let agrees = printed.iter().all(|statement| number_in(&statement.value) == Some(count));
    let order: BTreeSet<i64> = heading.places.iter().map(|places| places.exchange.sheet).collect();
    let numbers = order.iter().map(i64::to_string).collect::<Vec<_>>().join(", ");
    draft.stating(first.value.clone()).compared(format!("#{{{numbers}}} = {count}"), count.to_string(), agrees)
}

fn number_in(text: &str) -> Option<usize> {
    let digits = text.split(|letter: char| !letter.is_ascii_digit()).find(|part| !part.is_empty())?;
    digits.parse().ok()
}

fn headings_in_all(source: &str, places: &[&Places], headings: &[Heading]) -> Check {
    let title = text(
        "L’elenco iniziale nomina tanti enti ospitanti quante sono le intestazioni delle schede",
        "The opening list names as many hosts as there are headings above the sheets",
    );
    let above: BTreeSet<&str> = places.iter().map(|places| above(&places.exchange.locator)).collect();
    counted("exchange-hosts-in-all", source, title, headings.len(), above.len())
}

fn sheets_in_all(source: &str, places: &[&Places]) -> Check {
    let title = text(
        "L’elenco iniziale ha tante righe quante sono le schede",
        "The opening list has as many rows as there are sheets",
    );
    let titles = places.iter().filter_map(|places| places.find(StatementPlace::Summary, StatementField::Title));
    let rows: BTreeSet<&str> = titles.map(|statement| statement.locator.as_str()).collect();
    counted("exchange-sheets-in-all", source, title, rows.len(), places.len())
}

fn counted(rule: &str, source: &str, title: Bilingual, listed: usize, found: usize) -> Check {
    let draft = Draft::new(rule, source, title, source, "Elenco schede");
    if listed == 0 {
        let reason = text("Il catalogo non ha un elenco iniziale.", "The catalogue has no opening list.");
        return draft.impossible(reason);
    }
    let agrees = listed == found;
    let computation = format!("{listed} {} {found}", sign(agrees));
    draft.stating(listed.to_string()).compared(computation, found.to_string(), agrees)
}

#[cfg(test)]
mod tests {
    use app::exchanges::model::{Exchange, Statement};
    use app::observatory::model::CheckResult::{Agrees, CannotBeComputed, Disagrees};

    use super::*;
    use crate::exchanges::checks::samples::{exchange, said};
    use crate::plans::checks::samples::{of_rule, results};

    fn numbered(number: i64) -> Exchange {
        let locator = format!("Scheda {number} Comune di Cesena");
        Exchange { id: format!("sheet-{number}"), sheet: number, locator, ..exchange() }
    }

    fn rows(number: i64, sheets: Option<&str>) -> Vec<Statement> {
        let mut statements = vec![
            said(StatementPlace::Summary, StatementField::Host, &format!("Comune di Cesena – Scheda {number}")),
            said(StatementPlace::Summary, StatementField::Title, "Uno"),
        ];
        statements.extend(sheets.map(|sheets| said(StatementPlace::Sheet, StatementField::Sheets, sheets)));
        for statement in &mut statements {
            statement.exchange = format!("sheet-{number}");
            statement.locator = format!("Elenco schede, riga {number}");
        }
        statements
    }

    fn checked(exchanges: &[Exchange], statements: &[Statement]) -> Vec<Check> {
        checks(&exchanges.iter().map(|exchange| Places::of(exchange, statements)).collect::<Vec<_>>())
    }

    #[test]
    fn a_heading_says_how_many_sheets_follow() {
        let two = [numbered(1), numbered(2)];
        let of = |sheets: Option<&str>| checked(&two, &[rows(1, sheets), rows(2, sheets)].concat());
        assert_eq!(results(&of(Some("(2 schede)")), "exchange-sheets-of-heading"), [Agrees]);
        assert_eq!(results(&of(Some("(3 schede)")), "exchange-sheets-of-heading"), [Disagrees]);
        assert_eq!(results(&of(None), "exchange-sheets-of-heading"), [CannotBeComputed]);
        assert_eq!(
            of_rule(&of(None), "exchange-sheets-of-heading")[0].id,
            "exchange-sheets-of-heading-comune-di-cesena"
        );
    }

    #[test]
    fn the_list_has_a_row_for_every_sheet_and_a_name_for_every_heading() {
        let listed = checked(&[numbered(1), numbered(2)], &[rows(1, None), rows(2, None)].concat());
        assert_eq!(results(&listed, "exchange-sheets-in-all"), [Agrees]);
        assert_eq!(results(&listed, "exchange-hosts-in-all"), [Agrees]);
        let other = Exchange { locator: "Scheda Comune di Pescara".into(), ..numbered(2) };
        let missing = checked(&[numbered(1), other], &rows(1, None));
        assert_eq!(results(&missing, "exchange-sheets-in-all"), [Disagrees]);
        assert_eq!(results(&missing, "exchange-hosts-in-all"), [Disagrees]);
        assert_eq!(results(&checked(&[numbered(1)], &[]), "exchange-sheets-in-all"), [CannotBeComputed]);
    }
}
