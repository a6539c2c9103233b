//! What the places of the catalogue say of an exchange, and whether two of them say the same.

use std::collections::BTreeSet;

use app::exchanges::model::{Disagreement, Exchange, Statement, StatementField, StatementPlace};
use app::i18n::Bilingual;
use rust_decimal::Decimal;

use super::wording::letters;
use crate::observatory::checks::arithmetic::number;
use crate::observatory::checks::build::{Draft, text};

/// The statements about one exchange.
pub struct Places<'r> {
    /// The exchange.
    pub exchange: &'r Exchange,
    statements: Vec<&'r Statement>,
}

impl<'r> Places<'r> {
    /// Takes those of the statements that are about the exchange.
    pub fn of(exchange: &'r Exchange, statements: &'r [Statement]) -> Self {
        let of_exchange = statements.iter().filter(|statement| statement.exchange == exchange.id);
        Self { exchange, statements: of_exchange.collect() }
    }

    /// The sentence of a title, after the exchange's own title.
    pub fn title(&self, it: impl std::fmt::Display, en: impl std::fmt::Display) -> Bilingual {
        let title = &self.exchange.title;
        text(format!("«{}»: {it}", title.it), format!("“{}”: {en}", title.en.as_ref().unwrap_or(&title.it)))
    }

    /// A draft about the exchange, or about a part of it.
    pub fn draft(&self, rule: &str, part: &str, title: Bilingual, locator: &str) -> Draft {
        let id = &self.exchange.id;
        let subject = if part.is_empty() { id.clone() } else { format!("{id}-{part}") };
        Draft::new(rule, &subject, title, &self.exchange.source, locator)
    }

    /// All that a place says about something: the calendar speaks of dates in its cells and in its legend.
    pub fn all(&self, place: StatementPlace, field: StatementField) -> Vec<&'r Statement> {
        let said = self.statements.iter().copied();
        said.filter(|statement| statement.place == place && statement.field == field).collect()
    }

    /// What a place says about something.
    pub fn find(&self, place: StatementPlace, field: StatementField) -> Option<&'r Statement> {
        self.all(place, field).into_iter().next()
    }

    /// The months that a place gives; none where it does not name the exchange.
    pub fn months(&self, place: StatementPlace) -> BTreeSet<&'r str> {
        self.all(place, StatementField::Dates).into_iter().flat_map(months).collect()
    }

    /// Whether two places say the same about something; `None` where one of them says nothing.
    pub fn agree(&self, place: StatementPlace, field: StatementField) -> Option<bool> {
        let (said, sheet) = (self.find(place, field)?, self.find(StatementPlace::Sheet, field)?);
        Some(match field {
            StatementField::Host if place == StatementPlace::Calendar => hosts(said).is_subset(&hosts(sheet)),
            StatementField::Host => hosts(said) == hosts(sheet),
            StatementField::Duration => length(said) == length(sheet),
            StatementField::Dates => self.months(place) == self.months(StatementPlace::Sheet),
            StatementField::Title | StatementField::Office | StatementField::Sheets => {
                letters(&said.value) == letters(&sheet.value)
            }
        })
    }
}

/// What is compared with the sheet. The calendar's titles are short names: they are not compared.
const COMPARED: [(StatementField, &[StatementPlace]); 5] = [
    (StatementField::Host, &[StatementPlace::Summary, StatementPlace::Calendar]),
    (StatementField::Title, &[StatementPlace::Summary]),
    (StatementField::Office, &[StatementPlace::Summary]),
    (StatementField::Duration, &[StatementPlace::Summary]),
    (StatementField::Dates, &[StatementPlace::Calendar]),
];

/// Where the catalogue contradicts itself about an exchange, with all that the places in question say.
pub fn disagreements(exchange: &Exchange, statements: &[Statement]) -> Vec<Disagreement> {
    let places = Places::of(exchange, statements);
    let mut disagreements = Vec::new();
    for (field, compared) in COMPARED {
        if compared.iter().all(|place| places.agree(*place, field) != Some(false)) {
            continue;
        }
        let said = compared.iter().chain([&StatementPlace::Sheet]).flat_map(|place| places.all(*place, field));
        disagreements.push(Disagreement { field, statements: said.cloned().collect() });
    }
    disagreements
}

/// The hosts that a statement names.
pub fn hosts(statement: &Statement) -> BTreeSet<&str> {
    statement.entities.iter().map(String::as_str).collect()
}

/// A duration: the least, the most, and what they count.
fn length(statement: &Statement) -> (Option<Decimal>, Option<Decimal>, Option<&str>) {
    (statement.amount_min, statement.amount_max, statement.unit.as_deref())
}

/// The months that a statement about dates gives; both ends' of a span.
fn months(statement: &Statement) -> impl Iterator<Item = &str> {
    statement.value.split(['|', '/']).map(|date| date.get(..7).unwrap_or(date))
}

/// A range of numbers in signs: `2`, `3–5`, `≥ 4`.
pub fn range(least: Option<Decimal>, most: Option<Decimal>) -> String {
    match (least.map(number), most.map(number)) {
        (Some(least), Some(most)) if least == most => least,
        (Some(least), Some(most)) => format!("{least}–{most}"),
        (Some(least), None) => format!("≥ {least}"),
        (None, Some(most)) => format!("≤ {most}"),
        (None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchanges::checks::samples::{exchange, lasting, named, said};
    use StatementField::{Dates, Duration, Host, Office, Title};
    use StatementPlace::{Calendar, Sheet, Summary};

    #[test]
    fn a_title_is_the_same_whatever_its_case_and_quotes() {
        let statements = [said(Summary, Title, "“Zero carta” in Comune"), said(Sheet, Title, "ZERO CARTA in comune.")];
        assert_eq!(disagreements(&exchange(), &statements), []);
    }

    #[test]
    fn another_word_is_a_disagreement_with_both_statements() {
        let sheet = said(Sheet, Title, "alta");
        let statements = [sheet, said(Calendar, Title, "short"), said(Summary, Title, "altra")];
        let found = disagreements(&exchange(), &statements);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].field, Title);
        assert_eq!(found[0].statements, [statements[2].clone(), statements[0].clone()]);
    }

    #[test]
    fn hosts_are_compared_as_entities_and_the_calendar_may_abbreviate() {
        let all = |summary, calendar, sheet| {
            [named(Summary, summary), named(Calendar, calendar), named(Sheet, sheet)].to_vec()
        };
        let fields = |statements: Vec<Statement>| -> Vec<StatementField> {
            disagreements(&exchange(), &statements).into_iter().map(|found| found.field).collect()
        };
        assert_eq!(fields(all(&["carpi", "union"], &["union"], &["union", "carpi"])), []);
        assert_eq!(fields(all(&["union"], &["union"], &["union", "carpi"])), [Host]);
        assert_eq!(fields(all(&["union"], &["carpi"], &["union"])), [Host]);
    }

    #[test]
    fn four_days_are_not_at_least_four() {
        let statements = [lasting(Summary, Some(4), "days"), lasting(Sheet, None, "days")];
        assert_eq!(disagreements(&exchange(), &statements)[0].field, Duration);
    }

    #[test]
    fn dates_are_compared_by_their_months() {
        let dates = |calendar, sheet| [said(Calendar, Dates, calendar), said(Sheet, Dates, sheet)];
        assert_eq!(disagreements(&exchange(), &dates("2024-05", "2024-05-05/2024-05-16")), []);
        assert_eq!(disagreements(&exchange(), &dates("2024-05", "2024-10|2024-11"))[0].field, Dates);
    }

    #[test]
    fn who_says_nothing_does_not_disagree() {
        assert_eq!(disagreements(&exchange(), &[said(Sheet, Office, "URP"), said(Summary, Title, "Uno")]), []);
    }
}
