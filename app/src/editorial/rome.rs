//! The time on Italian clocks: in summer two hours ahead of the world's, in winter one.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc, Weekday};

use crate::i18n::{Language, Message, long_date, message};

const DAY_AND_TIME: Message = message("{}, ore {}", "{}, {}");

/// The time on Italian clocks. Summer time goes from the last Sunday of March to that of October, at one o'clock of the
/// world's time (directive 2000/84/EC).
pub fn italian_time(time: DateTime<Utc>) -> NaiveDateTime {
    let utc = time.naive_utc();
    let change = |month| last_sunday(utc.year(), month).map(|day| day.and_time(NaiveTime::MIN) + TimeDelta::hours(1));
    let is_summer = match (change(3), change(10)) {
        (Some(from), Some(until)) => from <= utc && utc < until,
        _ => false,
    };
    utc + TimeDelta::hours(if is_summer { 2 } else { 1 })
}

fn last_sunday(year: i32, month: u32) -> Option<NaiveDate> {
    let last = NaiveDate::from_ymd_opt(year, month, 31)?;
    last.iter_days().rev().find(|day| day.weekday() == Weekday::Sun)
}

/// A time in words: `2 maggio 2024, ore 11:00`.
pub fn day_and_time(time: DateTime<Utc>, language: Language) -> String {
    let local = italian_time(time);
    DAY_AND_TIME.with(language, &[&long_date(local.date(), language), &local.format("%H:%M")])
}

/// The hour and minute on Italian clocks: `10:32`.
pub fn hour(time: DateTime<Utc>) -> String {
    italian_time(time).format("%H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(time: &str) -> String {
        hour(time.parse().expect("a time"))
    }

    #[test]
    fn clocks_go_forward_in_march_and_back_in_october() {
        assert_eq!(at("2024-03-31T00:59:59Z"), "01:59");
        assert_eq!(at("2024-03-31T01:00:00Z"), "03:00");
        assert_eq!(at("2024-10-27T00:59:59Z"), "02:59");
        assert_eq!(at("2024-10-27T01:00:00Z"), "02:00");
        assert_eq!(at("2026-11-21T23:30:00Z"), "00:30");
    }

    #[test]
    fn a_time_is_said_with_its_day() {
        let time = "2024-05-02T09:00:00Z".parse().expect("a time");
        assert_eq!(day_and_time(time, Language::Italian), "2 maggio 2024, ore 11:00");
        assert_eq!(day_and_time(time, Language::English), "2 May 2024, 11:00");
    }
}
