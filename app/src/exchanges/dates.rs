//! The dates, durations and places of exchanges in words.

use chrono::{Datelike, NaiveDate};

use super::model::{Exchange, ExchangeDate, Session, SessionKind};
use crate::i18n::{Language, Message, long_date, message, month_and_year};

const NO_DATE: Message = message("date da concordare", "dates to be agreed");
const OR: Message = message("o", "or");
const DATES: Message = message("{} date", "{} dates");
const ONE_DAY: Message = message("1 giornata", "1 day");
const DAYS: Message = message("{} giornate", "{} days");
const FROM_DAYS: Message = message("da {} a {} giornate", "{} to {} days");
const AT_LEAST_DAYS: Message = message("almeno {} giornate", "at least {} days");
const UP_TO_A_SESSION: Message = message("fino a {} persone per sessione", "up to {} people a session");
const ONE_A_SESSION: Message = message("una persona per sessione", "one person a session");

/// The date of a sheet or a calendar: a session, or several of which one will be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occasion {
    /// The sessions, at least one; more only where they are alternatives in the same month.
    pub sessions: Vec<Session>,
}

/// Puts alternatives to each other together, by day, and leaves the order of the rest as it is.
pub fn occasions(sessions: &[Session]) -> Vec<Occasion> {
    let mut occasions: Vec<Occasion> = Vec::new();
    for session in sessions {
        match occasions.last_mut().filter(|occasion| are_alternatives(occasion.first(), session)) {
            Some(occasion) => occasion.sessions.push(session.clone()),
            None => occasions.push(Occasion { sessions: vec![session.clone()] }),
        }
    }
    for occasion in &mut occasions {
        occasion.sessions.sort_by(|one, other| one.start.cmp(&other.start));
    }
    occasions
}

fn are_alternatives(first: &Session, second: &Session) -> bool {
    let same = first.exchange == second.exchange && first.group.is_some() && first.group == second.group;
    let month = |session: &Session| start(session).map(|start| (start.year(), start.month()));
    same && second.kind == SessionKind::Alternative && month(first) == month(second)
}

impl Occasion {
    /// The first of its sessions.
    pub fn first(&self) -> &Session {
        &self.sessions[0]
    }

    /// Its date in words: `5–6 settembre 2024`, `13 o 20 giugno 2024`, `maggio 2024`.
    pub fn date(&self, language: Language) -> String {
        let days: Vec<NaiveDate> = self.sessions.iter().filter_map(start).collect();
        match days.as_slice() {
            // Two alternatives are a choice; the sheets' longer lists are of days that are free.
            [one, other] => format!("{} {} {}", one.day(), OR.text(language), long_date(*other, language)),
            [earlier @ .., last] if !earlier.is_empty() => {
                let earlier: Vec<String> = earlier.iter().map(|day| day.day().to_string()).collect();
                format!("{}, {}", earlier.join(", "), long_date(*last, language))
            }
            _ => session_date(self.first(), language),
        }
    }

    /// What stands on a leaf of the calendar: days and short month, or short month and year where there are no days or
    /// more than two.
    pub fn leaf(&self, language: Language) -> Option<(String, String)> {
        let first = start(self.first())?;
        let name = month_and_year(first, language);
        let short: String = name.chars().take(3).collect();
        let days = match self.sessions.as_slice() {
            [session] if has_days(session) => Some(days_of(first, end(session).unwrap_or(first))),
            [_, other] => start(other).map(|other| format!("{}/{}", first.day(), other.day())),
            _ => None,
        };
        Some(days.map_or_else(|| (short.clone(), first.year().to_string()), |days| (days, short.clone())))
    }

    /// It as a list shows it; `is_past` says of a session whether it is over.
    pub fn ready(&self, is_past: impl Fn(&Session) -> bool, language: Language) -> ExchangeDate {
        let first = self.first();
        ExchangeDate {
            words: self.date(language),
            leaf: self.leaf(language),
            start: first.start.clone(),
            end: self.sessions.iter().filter_map(|session| session.end.clone()).max(),
            status: first.status,
            past: self.sessions.iter().all(is_past),
        }
    }
}

impl ExchangeDate {
    /// Its month as `2024-06`, that of the first day; nothing where no day is said.
    pub fn month(&self) -> Option<&str> {
        self.start.as_deref().and_then(|start| start.get(..7))
    }

    /// Whether it lies, or may lie, in a month `2024-06`.
    pub fn touches_month(&self, month: &str) -> bool {
        let last = self.end.as_deref().and_then(|end| end.get(..7));
        self.month().is_some_and(|first| first <= month && month <= last.unwrap_or(first))
    }
}

/// Up to three dates in words, else how many there are.
pub fn dates_in_words(dates: &[ExchangeDate], language: Language) -> String {
    match dates {
        few if few.len() <= 3 => few.iter().map(|date| date.words.as_str()).collect::<Vec<_>>().join("; "),
        many => DATES.with(language, &[&many.len()]),
    }
}

/// A month `2024-06` in words.
pub fn month_name(month: &str, language: Language) -> String {
    let first: Option<NaiveDate> = format!("{month}-01").parse().ok();
    first.map_or_else(|| month.to_owned(), |first| month_and_year(first, language))
}

fn start(session: &Session) -> Option<NaiveDate> {
    session.start.as_deref().and_then(|day| day.parse().ok())
}

fn end(session: &Session) -> Option<NaiveDate> {
    session.end.as_deref().and_then(|day| day.parse().ok())
}

fn has_days(session: &Session) -> bool {
    matches!(session.kind, SessionKind::Fixed | SessionKind::Alternative | SessionKind::Span)
}

fn session_date(session: &Session, language: Language) -> String {
    let Some(first) = start(session) else { return NO_DATE.text(language).to_owned() };
    let last = end(session).unwrap_or(first);
    let one_month = (first.year(), first.month()) == (last.year(), last.month());
    match (has_days(session), one_month) {
        (true, true) if first == last => long_date(first, language),
        (true, true) => format!("{}–{}", first.day(), long_date(last, language)),
        (true, false) => format!("{} – {}", long_date(first, language), long_date(last, language)),
        (false, true) => month_and_year(first, language),
        (false, false) => {
            let (first_month, last_month) = (month_and_year(first, language), month_and_year(last, language));
            let year = format!(" {}", last.year());
            // A year is said once.
            format!("{} – {last_month}", first_month.strip_suffix(&year).unwrap_or(&first_month))
        }
    }
}

/// The days of a leaf, which has room for one month only.
fn days_of(first: NaiveDate, last: NaiveDate) -> String {
    let in_month = last > first && last.month() == first.month();
    if in_month { format!("{}–{}", first.day(), last.day()) } else { first.day().to_string() }
}

/// How long a session is: in days where the sheet counts them, else as printed.
pub fn duration(exchange: &Exchange, language: Language) -> String {
    match (exchange.duration_days_min, exchange.duration_days_max) {
        (Some(1), Some(1)) => ONE_DAY.text(language).to_owned(),
        (Some(least), Some(most)) if least == most => DAYS.with(language, &[&most]),
        (Some(least), Some(most)) => FROM_DAYS.with(language, &[&least, &most]),
        (Some(least), None) => AT_LEAST_DAYS.with(language, &[&least]),
        (None, _) => exchange.duration_printed.clone(),
    }
}

/// How many may come to a session, where the sheet says so.
pub fn capacity(exchange: &Exchange, language: Language) -> Option<String> {
    let most = exchange.participants_per_session_max.or(exchange.participants_max)?;
    Some(if most == 1 { ONE_A_SESSION.text(language).to_owned() } else { UP_TO_A_SESSION.with(language, &[&most]) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchanges::model::SessionStatus;

    fn session(kind: SessionKind, start: &str, end: &str, group: Option<i64>) -> Session {
        Session {
            id: format!("uno-{start}"),
            exchange: "uno".into(),
            order: 1,
            label: None,
            kind,
            start: (!start.is_empty()).then(|| start.into()),
            end: (!end.is_empty()).then(|| end.into()),
            printed: String::new(),
            status: SessionStatus::Confirmed,
            group,
            note: None,
            locator: String::new(),
        }
    }

    fn only(session: Session) -> Occasion {
        Occasion { sessions: vec![session] }
    }

    #[test]
    fn a_date_says_no_more_than_is_known() {
        use Language::{English, Italian};
        let days = only(session(SessionKind::Fixed, "2024-09-05", "2024-09-06", None));
        assert_eq!(days.date(Italian), "5–6 settembre 2024");
        assert_eq!(days.date(English), "5–6 September 2024");
        let day = only(session(SessionKind::Fixed, "2024-04-16", "2024-04-16", None));
        assert_eq!(day.date(Italian), "16 aprile 2024");
        let month = only(session(SessionKind::Month, "2024-06-01", "2024-06-30", None));
        assert_eq!(month.date(Italian), "giugno 2024");
        let months = only(session(SessionKind::Month, "2024-10-01", "2024-11-30", None));
        assert_eq!(months.date(Italian), "ottobre – novembre 2024");
        let span = only(session(SessionKind::Span, "2024-09-30", "2024-10-11", None));
        assert_eq!(span.date(Italian), "30 settembre 2024 – 11 ottobre 2024");
        assert_eq!(only(session(SessionKind::ToBeAgreed, "", "", None)).date(Italian), "date da concordare");
    }

    #[test]
    fn alternatives_in_a_month_are_one_occasion() {
        let alternative = |day: &str, group| session(SessionKind::Alternative, day, day, Some(group));
        let sessions = [
            alternative("2024-06-13", 1),
            alternative("2024-06-20", 1),
            alternative("2024-09-17", 2),
            alternative("2024-09-19", 2),
            alternative("2024-09-24", 2),
            session(SessionKind::Fixed, "2024-09-24", "2024-09-24", None),
        ];
        let latest_first: Vec<Session> = sessions[..2].iter().rev().cloned().collect();
        assert_eq!(occasions(&latest_first), occasions(&sessions[..2]));
        let dates: Vec<String> = occasions(&sessions).iter().map(|found| found.date(Language::Italian)).collect();
        assert_eq!(dates, ["13 o 20 giugno 2024", "17, 19, 24 settembre 2024", "24 settembre 2024"]);
    }

    #[test]
    fn a_leaf_shows_days_only_where_there_are_some() {
        let leaf = |kind, start, end| only(session(kind, start, end, None)).leaf(Language::Italian);
        let shows = |days: &str, below: &str| Some((days.to_owned(), below.to_owned()));
        assert_eq!(leaf(SessionKind::Fixed, "2024-09-05", "2024-09-06"), shows("5–6", "set"));
        assert_eq!(leaf(SessionKind::Month, "2024-07-01", "2024-07-31"), shows("lug", "2024"));
        assert_eq!(leaf(SessionKind::ToBeAgreed, "", ""), None);
    }

    #[test]
    fn a_session_over_two_months_touches_both() {
        let autumn = only(session(SessionKind::Month, "2024-10-01", "2024-11-30", None));
        let autumn = autumn.ready(|_| false, Language::Italian);
        let touched: Vec<&str> =
            ["2024-09", "2024-10", "2024-11", "2024-12"].into_iter().filter(|m| autumn.touches_month(m)).collect();
        assert_eq!(touched, ["2024-10", "2024-11"]);
    }
}
