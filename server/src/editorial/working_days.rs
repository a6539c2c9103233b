//! The clock of a review: working days in Italy, and the day on which a decision is due.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// The holidays of the whole country that fall on the same day of every year, as month and day: law 260 of 1949 with
/// its changes. Those of single municipalities, the days of their patron saints, are working days here.
const HOLIDAYS: [(u32, u32); 10] =
    [(1, 1), (1, 6), (4, 25), (5, 1), (6, 2), (8, 15), (11, 1), (12, 8), (12, 25), (12, 26)];

/// Saint Francis' day, a holiday again by law 151 of 2025.
const SAINT_FRANCIS: (u32, u32) = (10, 4);
/// The first year in which it is one.
const SAINT_FRANCIS_SINCE: i32 = 2026;

/// Days on which the authors owe an answer, so that they do not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pause {
    /// The day on which the curator asked: it does not count.
    pub from: NaiveDate,
    /// The day on which the answer came: it counts. None while it is owed.
    pub until: Option<NaiveDate>,
}

/// When a decision is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deadline {
    /// On this day at the latest.
    On(NaiveDate),
    /// Nobody knows: the authors owe an answer, and so many working days are left after it.
    Stopped {
        /// How many.
        left: u16,
    },
}

impl Pause {
    fn holds(self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }
}

impl Deadline {
    /// Whether it is over on this day.
    pub fn is_overdue(self, today: NaiveDate) -> bool {
        matches!(self, Self::On(day) if day < today)
    }
}

/// Whether offices work on this day: neither at a weekend nor on a holiday of the whole country.
pub fn is_working_day(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !is_holiday(day)
}

fn is_holiday(day: NaiveDate) -> bool {
    let date = (day.month(), day.day());
    let saint_francis = date == SAINT_FRANCIS && day.year() >= SAINT_FRANCIS_SINCE;
    HOLIDAYS.contains(&date) || saint_francis || easter_monday(day.year()) == Some(day)
}

/// The first whole year of the Gregorian calendar.
const GREGORIAN_SINCE: i32 = 1583;

/// The day after Easter Sunday, by the Gregorian rule: the Sunday after the full moon of the church's calendar.
fn easter_monday(year: i32) -> Option<NaiveDate> {
    if year < GREGORIAN_SINCE {
        return None;
    }
    let (golden, century) = (year % 19, year / 100);
    let epact = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30;
    let full_moon = epact - (epact / 28) * (1 - (epact / 28) * (29 / (epact + 1)) * ((21 - golden) / 11));
    let weekday = (year + year / 4 + full_moon + 2 - century + century / 4) % 7;
    let days_after_march_21 = u64::try_from(full_moon - weekday + 7).ok()?;
    NaiveDate::from_ymd_opt(year, 3, 21)?.checked_add_days(Days::new(days_after_march_21 + 1))
}

/// How many working days there are after a day, up to another one: what a due date gives to whoever it is set for.
pub fn working_days(after: NaiveDate, up_to: NaiveDate) -> u16 {
    let days = after.iter_days().skip(1).take_while(|day| *day <= up_to).filter(|day| is_working_day(*day));
    u16::try_from(days.take(usize::from(u16::MAX)).count()).unwrap_or(u16::MAX)
}

/// When a decision is due that has so many working days from a day on, without those on which the authors owed an
/// answer. The day itself does not count; with no days at all it is that day.
pub fn deadline(start: NaiveDate, days: u16, pauses: &[Pause]) -> Deadline {
    let counts = |day: NaiveDate| is_working_day(day) && !pauses.iter().any(|pause| pause.holds(day));
    let open = pauses.iter().find(|pause| pause.until.is_none()).map(|pause| pause.from);
    let mut left = days;
    let mut last = start;
    for day in start.iter_days().skip(1) {
        if left == 0 {
            break;
        }
        if open.is_some_and(|from| from <= day) {
            return Deadline::Stopped { left };
        }
        if counts(day) {
            left -= 1;
            last = day;
        }
    }
    Deadline::On(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn pause(from: &str, until: &str) -> Pause {
        Pause { from: day(from), until: (!until.is_empty()).then(|| day(until)) }
    }

    /// Easter Sundays as almanacs print them; among them the earliest and the latest possible ones.
    #[test]
    fn the_monday_after_easter_is_a_holiday() {
        for easter in [
            "1818-03-22",
            "1943-04-25",
            "1954-04-18",
            "1981-04-19",
            "2000-04-23",
            "2008-03-23",
            "2011-04-24",
            "2016-03-27",
            "2019-04-21",
            "2020-04-12",
            "2021-04-04",
            "2022-04-17",
            "2023-04-09",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2027-03-28",
            "2028-04-16",
            "2029-04-01",
            "2030-04-21",
            "2038-04-25",
            "2049-04-18",
            "2076-04-19",
            "2100-03-28",
        ] {
            let monday = day(easter).succ_opt().expect("a day");
            assert_eq!(easter_monday(monday.year()), Some(monday), "{easter}");
        }
    }

    /// The weekdays that nobody works on in 2026, from the calendar.
    #[test]
    fn a_year_has_its_holidays() {
        let year = day("2026-01-01").iter_days().take(365);
        let weekdays = year.filter(|day| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun));
        let free: Vec<String> = weekdays.filter(|day| !is_working_day(*day)).map(|day| day.to_string()).collect();
        let expected =
            ["2026-01-01", "2026-01-06", "2026-04-06", "2026-05-01", "2026-06-02", "2026-12-08", "2026-12-25"];
        assert_eq!(free, expected);
    }

    #[test]
    fn saint_francis_is_a_holiday_from_2026_on() {
        assert!(is_working_day(day("2024-10-04")), "a Friday before the law");
        assert!(!is_working_day(day("2027-10-04")), "a Monday under the law");
    }

    #[test]
    fn weekends_are_free_and_patron_saints_are_not() {
        assert!(!is_working_day(day("2026-11-21")), "a Saturday");
        assert!(!is_working_day(day("2026-11-22")), "a Sunday");
        assert!(is_working_day(day("2026-11-23")), "a Monday");
        assert!(is_working_day(day("2026-12-07")), "Saint Ambrose's, a Monday");
        assert!(is_working_day(day("2026-06-29")), "Saints Peter and Paul's, a Monday");
    }

    #[test]
    fn the_due_date_skips_weekends_and_holidays() {
        // Wednesday; then Thursday, Friday, Monday, Tuesday, Wednesday.
        assert_eq!(deadline(day("2026-11-18"), 5, &[]), Deadline::On(day("2026-11-25")));
        // Monday; the 8th is a holiday.
        assert_eq!(deadline(day("2026-12-07"), 1, &[]), Deadline::On(day("2026-12-09")));
        // Thursday before Easter 2024; Friday counts, Monday does not.
        assert_eq!(deadline(day("2024-03-28"), 2, &[]), Deadline::On(day("2024-04-02")));
        // Christmas Eve 2026 is a Thursday; the 25th is Friday, the 26th Saturday.
        assert_eq!(deadline(day("2026-12-24"), 1, &[]), Deadline::On(day("2026-12-28")));
        assert_eq!(deadline(day("2026-11-18"), 0, &[]), Deadline::On(day("2026-11-18")));
    }

    #[test]
    fn days_on_which_the_authors_owe_an_answer_do_not_count() {
        // Thursday 19 counts; asked on Friday 20, answered on Wednesday 25, which counts again.
        let asked = [pause("2026-11-20", "2026-11-25")];
        assert_eq!(deadline(day("2026-11-18"), 3, &asked), Deadline::On(day("2026-11-26")));
        let same_day = [pause("2026-11-20", "2026-11-20")];
        assert_eq!(deadline(day("2026-11-18"), 3, &same_day), Deadline::On(day("2026-11-23")));
        let twice = [pause("2026-11-20", "2026-11-23"), pause("2026-11-24", "2026-11-26")];
        assert_eq!(deadline(day("2026-11-18"), 4, &twice), Deadline::On(day("2026-11-27")));
    }

    #[test]
    fn while_they_owe_it_the_clock_stands_still() {
        let asked = [pause("2026-11-20", "")];
        let stopped = deadline(day("2026-11-18"), 3, &asked);
        assert_eq!(stopped, Deadline::Stopped { left: 2 });
        assert!(!stopped.is_overdue(day("2027-11-18")));
        // Asked when the time was over already.
        assert_eq!(deadline(day("2026-11-18"), 1, &asked), Deadline::On(day("2026-11-19")));
    }

    #[test]
    fn it_is_overdue_the_day_after() {
        let due = Deadline::On(day("2026-11-25"));
        assert!(!due.is_overdue(day("2026-11-25")));
        assert!(due.is_overdue(day("2026-11-26")));
    }

    #[test]
    fn a_due_date_gives_so_many_working_days() {
        assert_eq!(working_days(day("2026-11-18"), day("2026-11-25")), 5);
        assert_eq!(working_days(day("2026-12-07"), day("2026-12-08")), 0);
        assert_eq!(working_days(day("2026-12-07"), day("2026-12-01")), 0);
        let days = working_days(day("2026-12-01"), day("2027-01-15"));
        assert_eq!(deadline(day("2026-12-01"), days, &[]), Deadline::On(day("2027-01-15")));
    }
}
