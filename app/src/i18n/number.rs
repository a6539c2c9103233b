//! Numbers and dates as each language writes them.

use chrono::{Datelike, NaiveDate};
use rust_decimal::{Decimal, RoundingStrategy};

use super::Language;

const MONTHS: [(&str, &str); 12] = [
    ("gennaio", "January"),
    ("febbraio", "February"),
    ("marzo", "March"),
    ("aprile", "April"),
    ("maggio", "May"),
    ("giugno", "June"),
    ("luglio", "July"),
    ("agosto", "August"),
    ("settembre", "September"),
    ("ottobre", "October"),
    ("novembre", "November"),
    ("dicembre", "December"),
];

/// A number with so many decimals, rounded half away from zero: `1.234,5` in Italian, `1,234.5` in English.
pub fn decimal(value: Decimal, decimals: u32, language: Language) -> String {
    let rounded = value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    let printed = format!("{:.*}", decimals as usize, rounded.abs());
    let (whole, fraction) = printed.split_once('.').unwrap_or((&printed, ""));
    let (group, point) = match language {
        Language::Italian => ('.', ','),
        Language::English => (',', '.'),
    };
    let mut text = String::new();
    if rounded.is_sign_negative() && !rounded.is_zero() {
        text.push('−');
    }
    for (position, digit) in whole.chars().enumerate() {
        if position > 0 && (whole.len() - position) % 3 == 0 {
            text.push(group);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(point);
        text.push_str(fraction);
    }
    text
}

fn month(date: NaiveDate, language: Language) -> &'static str {
    let (italian, english) = MONTHS[date.month0() as usize];
    match language {
        Language::Italian => italian,
        Language::English => english,
    }
}

/// A date in words: `31 luglio 2020`, `31 July 2020`.
pub fn long_date(date: NaiveDate, language: Language) -> String {
    let day = date.day();
    let first = language == Language::Italian && day == 1;
    format!("{day}{} {} {}", if first { "º" } else { "" }, month(date, language), date.year())
}

/// A month in words: `luglio 2020`, `July 2020`.
pub fn month_and_year(date: NaiveDate, language: Language) -> String {
    format!("{} {}", month(date, language), date.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_language_does() {
        let value = Decimal::new(123_456_750, 2);
        assert_eq!(decimal(value, 2, Language::Italian), "1.234.567,50");
        assert_eq!(decimal(value, 2, Language::English), "1,234,567.50");
    }

    #[test]
    fn halves_are_rounded_away_from_zero() {
        assert_eq!(decimal(Decimal::new(25, 1), 0, Language::Italian), "3");
        assert_eq!(decimal(Decimal::new(-25, 1), 0, Language::Italian), "−3");
        assert_eq!(decimal(Decimal::new(-4, 1), 0, Language::Italian), "0");
    }

    #[test]
    fn the_first_of_a_month_is_an_ordinal_in_italian() {
        let date = NaiveDate::from_ymd_opt(2020, 7, 1).expect("a date");
        assert_eq!(long_date(date, Language::Italian), "1º luglio 2020");
        assert_eq!(long_date(date, Language::English), "1 July 2020");
    }
}
