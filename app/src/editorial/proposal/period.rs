//! When something began or ended: a year, with or without month and day.

use chrono::{Datelike, NaiveDate};

use super::{Fields, Trouble};

/// Which end of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The beginning.
    First,
    /// The end.
    Last,
}

impl End {
    /// The names of the fields with day, month and year.
    pub fn names(self) -> [&'static str; 3] {
        match self {
            Self::First => ["start_day", "start_month", "start_year"],
            Self::Last => ["end_day", "end_month", "end_year"],
        }
    }
}

/// The day that the three fields mean: of a month without a day the first or the last one, and of a year likewise; none
/// where nothing is said, and what is missing or wrong with the name of its field.
pub fn day(fields: &Fields, end: End) -> Result<Option<NaiveDate>, (&'static str, Trouble)> {
    let names = end.names();
    let [day, month, year] = names.map(|name| fields.get(name).trim());
    let [day_name, month_name, year_name] = names;
    if year.is_empty() {
        let is_said = !day.is_empty() || !month.is_empty();
        return if is_said { Err((year_name, Trouble::NoYear)) } else { Ok(None) };
    }
    if month.is_empty() && !day.is_empty() {
        return Err((month_name, Trouble::NoMonth));
    }
    // What is no number is told by the field's own rule.
    let (Ok(year), month) = (year.parse::<i32>(), number_or(month, end)) else { return Ok(None) };
    let found = match day.parse::<u32>() {
        Ok(day) => NaiveDate::from_ymd_opt(year, month, day),
        Err(_) => edge(year, month, end),
    };
    found.map(Some).ok_or((day_name, Trouble::NoSuchDay))
}

fn number_or(month: &str, end: End) -> u32 {
    month.parse().unwrap_or(match end {
        End::First => 1,
        End::Last => 12,
    })
}

/// The first or last day of a month.
fn edge(year: i32, month: u32, end: End) -> Option<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    match end {
        End::First => Some(first),
        End::Last => first.checked_add_months(chrono::Months::new(1))?.pred_opt(),
    }
}

/// Puts a day into the three fields.
pub fn put(fields: &mut Fields, end: End, date: NaiveDate) {
    let [day, month, year] = end.names();
    fields.set(day, &date.day().to_string());
    fields.set(month, &date.month().to_string());
    fields.set(year, &date.year().to_string());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(end: End, values: [&str; 3]) -> Result<Option<NaiveDate>, (&'static str, Trouble)> {
        day(&end.names().into_iter().zip(values).collect(), end)
    }

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_year_or_a_month_is_as_long_as_it_is() {
        assert_eq!(of(End::First, ["", "", "2020"]), Ok(Some(date("2020-01-01"))));
        assert_eq!(of(End::Last, ["", "", "2020"]), Ok(Some(date("2020-12-31"))));
        assert_eq!(of(End::First, ["", "2", "2020"]), Ok(Some(date("2020-02-01"))));
        assert_eq!(of(End::Last, ["", "2", "2020"]), Ok(Some(date("2020-02-29"))));
        assert_eq!(of(End::Last, ["", "12", "2020"]), Ok(Some(date("2020-12-31"))));
        assert_eq!(of(End::First, ["22", "2", "2020"]), Ok(Some(date("2020-02-22"))));
        assert_eq!(of(End::First, ["", "", ""]), Ok(None));
    }

    #[test]
    fn what_is_missing_is_asked_for() {
        assert_eq!(of(End::First, ["", "3", ""]), Err(("start_year", Trouble::NoYear)));
        assert_eq!(of(End::Last, ["7", "", "2020"]), Err(("end_month", Trouble::NoMonth)));
        assert_eq!(of(End::First, ["30", "2", "2020"]), Err(("start_day", Trouble::NoSuchDay)));
    }

    #[test]
    fn a_day_that_was_put_in_comes_out() {
        let mut fields = Fields::default();
        let day_then = NaiveDate::from_ymd_opt(2020, 2, 23).expect("a day");
        put(&mut fields, End::Last, day_then);
        assert_eq!(day(&fields, End::Last), Ok(Some(day_then)));
    }
}
