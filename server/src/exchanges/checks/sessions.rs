//! Rules over sessions and programmes: they cover the sheet's dates, and last as long as it says.

use std::collections::{BTreeMap, BTreeSet};

use app::exchanges::model::{Module, Session, SessionKind, StatementField, StatementPlace};
use app::observatory::model::Check;
use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::places::{Places, range};
use super::wording::{day, days, sign};
use crate::exchanges::store::Records;
use crate::observatory::checks::build::text;

/// The checks of all sessions and programmes.
pub fn checks(places: &[Places], records: &Records) -> Vec<Check> {
    let mut checks = Vec::new();
    for places in places {
        let id = &places.exchange.id;
        let mut sessions: Vec<&Session> = records.sessions.iter().filter(|session| session.exchange == *id).collect();
        sessions.sort_by_key(|session| session.order);
        let modules: Vec<&Module> = records.modules.iter().filter(|module| module.exchange == *id).collect();
        checks.push(dates_of_sheet(places, &sessions));
        checks.extend(together(&sessions).iter().map(|sessions| days_of_session(places, sessions)));
        checks.push(days_of_programme(places, &modules));
    }
    checks
}

fn dates_of_sheet(places: &Places, sessions: &[&Session]) -> Check {
    let title = places.title("le sessioni coprono le date della scheda", "the sessions cover the sheet’s dates");
    let sheet = places.find(StatementPlace::Sheet, StatementField::Dates);
    let locator = sheet.map_or(places.exchange.locator.as_str(), |sheet| &sheet.locator);
    let draft = places.draft("exchange-session-dates", "", title, locator);
    let dated: BTreeSet<String> = sessions.iter().flat_map(|session| dates(session)).collect();
    match sheet {
        Some(sheet) if !dated.is_empty() => {
            let printed: BTreeSet<&str> = sheet.value.split('|').collect();
            let agrees = dated.iter().map(String::as_str).eq(printed.iter().copied());
            let (stated, computed) = (days(printed), days(dated.iter().map(String::as_str)));
            let computation = format!("{stated} {} {computed}", sign(agrees));
            draft.stating(stated).compared(computation, computed, agrees)
        }
        _ => draft.impossible(text("Le date sono da concordare.", "The dates are to be agreed.")),
    }
}

/// The first and the last day of a session.
fn bounds(session: &Session) -> Option<(NaiveDate, NaiveDate)> {
    let date = |text: &Option<String>| text.as_deref()?.parse::<NaiveDate>().ok();
    Some((date(&session.start)?, date(&session.end)?))
}

/// The dates of a session as statements write them: days, months, or a span.
fn dates(session: &Session) -> BTreeSet<String> {
    let Some((first, last)) = bounds(session) else { return BTreeSet::new() };
    let written = |format: &str| {
        first.iter_days().take_while(|date| *date <= last).map(|date| date.format(format).to_string()).collect()
    };
    match session.kind {
        SessionKind::Fixed | SessionKind::Alternative => written("%Y-%m-%d"),
        SessionKind::Month => written("%Y-%m"),
        SessionKind::Span => BTreeSet::from([format!("{first}/{last}")]),
        SessionKind::ToBeAgreed => BTreeSet::new(),
    }
}

/// The sessions one by one; those that are alternatives to each other together.
fn together<'r>(sessions: &[&'r Session]) -> Vec<Vec<&'r Session>> {
    let mut groups: Vec<Vec<&Session>> = Vec::new();
    let mut places: BTreeMap<i64, usize> = BTreeMap::new();
    for session in sessions {
        if let Some(place) = session.group.and_then(|group| places.get(&group)) {
            groups[*place].push(session);
        } else {
            places.extend(session.group.map(|group| (group, groups.len())));
            groups.push(vec![session]);
        }
    }
    groups
}

fn days_of_session(places: &Places, sessions: &[&Session]) -> Check {
    let (first, exchange) = (sessions[0], places.exchange);
    let alternatives = first.kind == SessionKind::Alternative;
    let title = if alternatives {
        places.title(
            format!("i giorni tra cui scegliere («{}») bastano per la durata", first.printed),
            format!("there are enough days to choose from (“{}”) for the duration", first.printed),
        )
    } else {
        places.title(
            format!("la sessione «{}» dura quanto dice la scheda", first.printed),
            format!("the session “{}” lasts as long as the sheet says", first.printed),
        )
    };
    let part = first.group.map_or_else(|| format!("s{}", first.order), |group| format!("g{group}"));
    let draft = places.draft("exchange-session-days", &part, title, &first.locator);
    let least = exchange.duration_days_min;
    let most = exchange.duration_days_max.filter(|_| !alternatives);
    let draft = draft.stating(range(least.map(Decimal::from), most.map(Decimal::from)));
    let lengths: Option<Vec<i64>> = sessions.iter().map(|session| length(session)).collect();
    match (least, lengths) {
        (Some(least), Some(lengths)) => {
            let sum: i64 = lengths.iter().sum();
            let agrees = sum >= least && most.is_none_or(|most| sum <= most);
            draft.compared(format!("{} = {sum}", terms(sessions, &lengths)), sum.to_string(), agrees)
        }
        (None, _) => draft.impossible(text(
            format!("La scheda non dà la durata in giorni («{}»).", exchange.duration_printed),
            format!("The sheet does not give the duration in days (“{}”).", exchange.duration_printed),
        )),
        (_, None) => draft.impossible(text("La scheda non dà i giorni.", "The sheet does not give the days.")),
    }
}

/// How many days a session lasts, where its days are known.
fn length(session: &Session) -> Option<i64> {
    match session.kind {
        SessionKind::Month | SessionKind::ToBeAgreed => None,
        _ => bounds(session).map(|(first, last)| (last - first).num_days() + 1),
    }
}

/// `06/09/2024 − 05/09/2024 + 1` for one session, `1 + 1` for several.
fn terms(sessions: &[&Session], lengths: &[i64]) -> String {
    match sessions {
        [session] => {
            let written = |date: &Option<String>| day(date.as_deref().unwrap_or_default());
            format!("{} − {} + 1", written(&session.end), written(&session.start))
        }
        _ => lengths.iter().map(i64::to_string).collect::<Vec<_>>().join(" + "),
    }
}

fn days_of_programme(places: &Places, modules: &[&Module]) -> Check {
    let exchange = places.exchange;
    let title = places.title(
        "il programma ha tanti giorni quanti ne dice la durata",
        "the programme has as many days as the duration says",
    );
    let locator = modules.first().map_or(&exchange.locator, |module| &module.locator);
    let draft = places.draft("exchange-programme-days", "", title, locator);
    let (least, most) = (exchange.duration_days_min, exchange.duration_days_max);
    let draft = draft.stating(range(least.map(Decimal::from), most.map(Decimal::from)));
    let count = modules.iter().filter_map(|module| module.day).max();
    match (count, most) {
        (Some(count), Some(most)) => {
            let agrees = least.is_none_or(|least| least <= count) && count <= most;
            let days: BTreeSet<i64> = modules.iter().filter_map(|module| module.day).collect();
            let days = days.iter().map(i64::to_string).collect::<Vec<_>>().join(", ");
            draft.compared(format!("max({days}) = {count}"), count.to_string(), agrees)
        }
        (None, _) => {
            draft.impossible(text("Il programma non è diviso in giorni.", "The programme is not divided into days."))
        }
        (_, None) => draft.impossible(text(
            "La scheda non dice quanti giorni al massimo.",
            "The sheet does not say how many days at most.",
        )),
    }
}

#[cfg(test)]
mod tests {
    use app::exchanges::model::Exchange;
    use app::observatory::model::CheckResult::{self, Agrees, CannotBeComputed, Disagrees};

    use super::*;
    use crate::exchanges::checks::samples::{exchange, module, said, session};
    use crate::plans::checks::samples::{of_rule, results};

    fn checked(exchange: &Exchange, sessions: Vec<Session>, modules: Vec<Module>, dates: &str) -> Vec<Check> {
        let statements = vec![said(StatementPlace::Sheet, StatementField::Dates, dates)];
        let records = Records { modules, sessions, ..Records::default() };
        checks(&[Places::of(exchange, &statements)], &records)
    }

    fn fixed(start: &str, end: &str) -> Session {
        session("uno-1", SessionKind::Fixed, Some((start, end)))
    }

    fn alternative(start: &str) -> Session {
        Session { group: Some(1), ..session("uno-1", SessionKind::Alternative, Some((start, start))) }
    }

    #[test]
    fn sessions_cover_days_months_and_spans() {
        let sessions = || {
            vec![
                fixed("2024-09-05", "2024-09-06"),
                session("uno-2", SessionKind::Month, Some(("2024-10-01", "2024-11-30"))),
                session("uno-3", SessionKind::Span, Some(("2024-05-05", "2024-05-16"))),
            ]
        };
        let result = |dates| results(&checked(&exchange(), sessions(), vec![], dates), "exchange-session-dates")[0];
        assert_eq!(result("2024-05-05/2024-05-16|2024-09-05|2024-09-06|2024-10|2024-11"), Agrees);
        assert_eq!(result("2024-05-05/2024-05-16|2024-09-05|2024-10|2024-11"), Disagrees);
    }

    #[test]
    fn dates_to_be_agreed_cover_nothing() {
        let sessions = vec![session("uno-1", SessionKind::ToBeAgreed, None)];
        let checks = checked(&exchange(), sessions, vec![], "da concordare");
        assert_eq!(results(&checks, "exchange-session-dates"), [CannotBeComputed]);
        assert_eq!(results(&checks, "exchange-session-days"), [CannotBeComputed]);
    }

    #[test]
    fn a_session_lasts_as_long_as_the_sheet_says() {
        let sessions = vec![fixed("2024-09-05", "2024-09-06"), fixed("2024-09-05", "2024-09-07")];
        let checks = checked(&exchange(), sessions, vec![], "");
        assert_eq!(results(&checks, "exchange-session-days"), [Agrees, Disagrees]);
        assert_eq!(of_rule(&checks, "exchange-session-days")[0].computation, "06/09/2024 − 05/09/2024 + 1 = 2");
    }

    #[test]
    fn alternatives_are_enough_days_together() {
        let result = |days: &[&str]| {
            let sessions = days.iter().map(|day| alternative(day)).collect();
            results(&checked(&exchange(), sessions, vec![], ""), "exchange-session-days")
        };
        assert_eq!(result(&["2024-06-13", "2024-06-20", "2024-06-27"]), [Agrees]);
        assert_eq!(result(&["2024-06-13"]), [Disagrees]);
    }

    #[test]
    fn a_duration_in_weeks_is_not_compared_with_days() {
        let weeks = Exchange { duration_days_min: None, duration_days_max: None, ..exchange() };
        let checks = checked(&weeks, vec![fixed("2024-09-05", "2024-09-06")], vec![module(Some(1))], "");
        assert_eq!(results(&checks, "exchange-session-days"), [CannotBeComputed]);
        assert_eq!(results(&checks, "exchange-programme-days"), [CannotBeComputed]);
    }

    #[test]
    fn a_programme_has_the_days_of_the_duration() {
        let result = |modules| -> Vec<CheckResult> {
            results(&checked(&exchange(), vec![], modules, ""), "exchange-programme-days")
        };
        assert_eq!(result(vec![module(Some(1)), module(Some(2)), module(None)]), [Agrees]);
        assert_eq!(result(vec![module(Some(1))]), [Disagrees]);
        assert_eq!(result(vec![module(None)]), [CannotBeComputed]);
    }
}
