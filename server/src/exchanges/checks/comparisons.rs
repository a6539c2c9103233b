//! Rules over one exchange: the opening list and the calendar say of it what its sheet says.

use app::exchanges::model::{Statement, StatementField, StatementPlace};
use app::i18n::Language;
use app::observatory::model::Check;
use rust_decimal::Decimal;

use super::places::{Places, hosts, range};
use super::wording::{days, sign};
use crate::observatory::checks::build::text;

/// A place of the catalogue that is compared with the sheet.
struct Rule {
    slug: &'static str,
    place: StatementPlace,
    field: StatementField,
    it: &'static str,
    en: &'static str,
}

const RULES: [Rule; 6] = [
    Rule {
        slug: "exchange-title",
        place: StatementPlace::Summary,
        field: StatementField::Title,
        it: "l’elenco iniziale dà il titolo della scheda",
        en: "the opening list gives the sheet’s title",
    },
    Rule {
        slug: "exchange-office",
        place: StatementPlace::Summary,
        field: StatementField::Office,
        it: "l’elenco iniziale dà l’ufficio della scheda",
        en: "the opening list gives the sheet’s office",
    },
    Rule {
        slug: "exchange-host",
        place: StatementPlace::Summary,
        field: StatementField::Host,
        it: "l’elenco iniziale dà gli enti ospitanti della scheda",
        en: "the opening list gives the sheet’s hosts",
    },
    Rule {
        slug: "exchange-calendar-host",
        place: StatementPlace::Calendar,
        field: StatementField::Host,
        it: "il calendario nomina enti ospitanti della scheda",
        en: "the calendar names hosts of the sheet",
    },
    Rule {
        slug: "exchange-duration",
        place: StatementPlace::Summary,
        field: StatementField::Duration,
        it: "l’elenco iniziale dà la durata della scheda",
        en: "the opening list gives the sheet’s duration",
    },
    Rule {
        slug: "exchange-months",
        place: StatementPlace::Calendar,
        field: StatementField::Dates,
        it: "il calendario dà i mesi della scheda",
        en: "the calendar gives the sheet’s months",
    },
];

/// The checks of all exchanges, rule by rule.
pub fn checks(places: &[Places]) -> Vec<Check> {
    let compared = RULES.iter().flat_map(|rule| places.iter().map(move |places| compared(rule, places)));
    compared.chain(places.iter().map(duration_of_record)).collect()
}

fn compared(rule: &Rule, places: &Places) -> Check {
    let title = places.title(rule.it, rule.en);
    let said = places.find(rule.place, rule.field);
    let sheet = places.find(StatementPlace::Sheet, rule.field);
    let locators: Vec<&str> = said.iter().chain(&sheet).map(|statement| statement.locator.as_str()).collect();
    let draft = places.draft(rule.slug, "", title, &locators.join("; "));
    let (Some(agrees), Some(said), Some(sheet)) = (places.agree(rule.place, rule.field), said, sheet) else {
        let reason = if said.is_none() {
            let place = rule.place.label();
            text(
                format!("Questo scambio non compare qui: {}.", place.text(Language::Italian)),
                format!("This exchange does not appear here: {}.", place.text(Language::English)),
            )
        } else {
            text("La scheda non lo dice.", "The sheet does not say it.")
        };
        return draft.impossible(reason);
    };
    let shown = |statement: &Statement| match rule.field {
        StatementField::Dates => days(places.months(statement.place)),
        _ => statement.value.clone(),
    };
    let terms = |statement: &Statement| match rule.field {
        StatementField::Host => format!("{{{}}}", hosts(statement).into_iter().collect::<Vec<_>>().join(", ")),
        StatementField::Duration => amount(statement),
        _ => shown(statement),
    };
    let relation = match (rule.place, rule.field) {
        (StatementPlace::Calendar, StatementField::Host) => {
            if agrees {
                '⊆'
            } else {
                '⊈'
            }
        }
        _ => sign(agrees),
    };
    let computation = format!("{} {relation} {}", terms(said), terms(sheet));
    draft.stating(shown(said)).compared(computation, shown(sheet), agrees)
}

/// A duration in signs, with its unit: `giorni ≥ 4`.
fn amount(statement: &Statement) -> String {
    let unit = match statement.unit.as_deref() {
        Some("days") => "giorni ",
        Some("weeks") => "settimane ",
        _ => "",
    };
    format!("{unit}{}", range(statement.amount_min, statement.amount_max))
}

fn duration_of_record(places: &Places) -> Check {
    let exchange = places.exchange;
    let title = places.title("la durata registrata è quella della scheda", "the duration on record is the sheet’s");
    let sheet = places.find(StatementPlace::Sheet, StatementField::Duration);
    let locator = sheet.map_or(exchange.locator.as_str(), |sheet| &sheet.locator);
    let draft = places.draft("exchange-recorded-duration", "", title, locator);
    let Some(sheet) = sheet else {
        return draft.impossible(text("La scheda non dice la durata.", "The sheet gives no duration."));
    };
    let draft = draft.stating(sheet.value.clone());
    if sheet.unit.as_deref() != Some("days") {
        let reason = text("La scheda non conta la durata in giorni.", "The sheet does not count the duration in days.");
        return draft.impossible(reason);
    }
    let least = exchange.duration_days_min.map(Decimal::from);
    let most = exchange.duration_days_max.map(Decimal::from);
    let agrees = (sheet.amount_min, sheet.amount_max) == (least, most);
    let (stated, recorded) = (range(sheet.amount_min, sheet.amount_max), range(least, most));
    draft.compared(format!("{stated} {} {recorded}", sign(agrees)), exchange.duration_printed.clone(), agrees)
}

#[cfg(test)]
mod tests {
    use app::exchanges::model::{Exchange, StatementField::*, StatementPlace::*};
    use app::observatory::model::CheckResult::{self, Agrees, CannotBeComputed, Disagrees};

    use super::*;
    use crate::exchanges::checks::samples::{exchange, lasting, named, said};
    use crate::plans::checks::samples::{of_rule, results};

    fn checked(exchange: &Exchange, statements: &[Statement]) -> Vec<Check> {
        checks(&[Places::of(exchange, statements)])
    }

    fn result(statements: &[Statement], rule: &str) -> CheckResult {
        results(&checked(&exchange(), statements), rule)[0]
    }

    #[test]
    fn titles_and_offices_are_compared_without_their_typing() {
        let title = |sheet| [said(Summary, Title, "Zero carta"), said(Sheet, Title, sheet)];
        assert_eq!(result(&title("ZERO CARTA."), "exchange-title"), Agrees);
        assert_eq!(result(&title("Carta zero"), "exchange-title"), Disagrees);
        assert_eq!(result(&title("Zero carta")[..1], "exchange-title"), CannotBeComputed);
        let office = [said(Summary, Office, "Staff del Direttore"), said(Sheet, Office, "Staff Direttore")];
        assert_eq!(result(&office, "exchange-office"), Disagrees);
    }

    #[test]
    fn hosts_are_compared_as_entities() {
        let hosts = [named(Summary, &["union", "carpi"]), named(Sheet, &["union"]), named(Calendar, &["union"])];
        assert_eq!(result(&hosts, "exchange-host"), Disagrees);
        assert_eq!(result(&hosts, "exchange-calendar-host"), Agrees);
        assert_eq!(result(&hosts[..2], "exchange-calendar-host"), CannotBeComputed);
        let checks = checked(&exchange(), &hosts);
        assert_eq!(of_rule(&checks, "exchange-host")[0].computation, "{carpi, union} ≠ {union}");
    }

    #[test]
    fn a_duration_has_a_least_a_most_and_a_unit() {
        let duration = |most, unit| [lasting(Summary, Some(4), "days"), lasting(Sheet, most, unit)];
        assert_eq!(result(&duration(Some(4), "days"), "exchange-duration"), Agrees);
        assert_eq!(result(&duration(None, "days"), "exchange-duration"), Disagrees);
        assert_eq!(result(&duration(Some(4), "weeks"), "exchange-duration"), Disagrees);
        let checks = checked(&exchange(), &duration(None, "days"));
        assert_eq!(of_rule(&checks, "exchange-duration")[0].computation, "giorni 4 ≠ giorni ≥ 4");
    }

    #[test]
    fn a_record_lasts_as_long_as_its_sheet_says() {
        let recorded = |least, most| Exchange { duration_days_min: least, duration_days_max: most, ..exchange() };
        let of = |exchange: &Exchange, unit| {
            results(&checked(exchange, &[lasting(Sheet, None, unit)]), "exchange-recorded-duration")[0]
        };
        assert_eq!(of(&recorded(Some(4), None), "days"), Agrees);
        assert_eq!(of(&recorded(Some(4), Some(4)), "days"), Disagrees);
        assert_eq!(of(&recorded(None, None), "weeks"), CannotBeComputed);
    }

    #[test]
    fn the_calendar_and_its_legend_give_the_months_of_the_sheet() {
        let calendar = said(Calendar, Dates, "2024-05");
        let legend = said(Calendar, Dates, "2024-05-17/2024-06-30");
        let sheet = said(Sheet, Dates, "2024-05-18|2024-06");
        let both = [calendar.clone(), legend, sheet.clone()];
        assert_eq!(result(&both, "exchange-months"), Agrees);
        assert_eq!(result(&[calendar, sheet.clone()], "exchange-months"), Disagrees);
        assert_eq!(result(&[sheet], "exchange-months"), CannotBeComputed);
        let checks = checked(&exchange(), &both);
        assert_eq!(of_rule(&checks, "exchange-months")[0].stated, "05/2024, 06/2024");
    }
}
