//! Numbers as people type them.

use rust_decimal::Decimal;

use super::limits::DIGITS;

/// A number as typed in Italian: `1.234,5`. A point is one of thousands where three digits follow it, and that of
/// decimals where not: `12.5`. A comma is always that of decimals.
pub fn decimal(text: &str) -> Option<Decimal> {
    let text: String = text.trim().replace(['\u{a0}', ' ', '’', '\''], "").replace('−', "-");
    if text.chars().count() > DIGITS {
        return None;
    }
    let (whole, fraction) = text.split_once(',').unwrap_or((&text, ""));
    let has_comma = text.contains(',');
    if has_comma && (fraction.is_empty() || !fraction.chars().all(|digit| digit.is_ascii_digit())) {
        return None;
    }
    let plain = if has_comma || are_thousands(whole) { whole.replace('.', "") } else { whole.to_owned() };
    if has_comma && whole.contains('.') && !are_thousands(whole) {
        return None;
    }
    let number = if has_comma { format!("{plain}.{fraction}") } else { plain };
    let digits = number.strip_prefix('-').unwrap_or(&number);
    let is_number = digits.starts_with(|digit: char| digit.is_ascii_digit())
        && digits.ends_with(|digit: char| digit.is_ascii_digit())
        && digits.chars().all(|digit| digit.is_ascii_digit() || digit == '.');
    is_number.then(|| number.parse().ok()).flatten()
}

/// Whether the points of a number stand before groups of three digits.
fn are_thousands(whole: &str) -> bool {
    let mut groups = whole.strip_prefix('-').unwrap_or(whole).split('.');
    let first = groups.next().unwrap_or_default();
    let others: Vec<&str> = groups.collect();
    (1..=3).contains(&first.len()) && !first.starts_with('0') && others.iter().all(|group| group.len() == 3)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::i18n::{self, Language};

    #[test]
    fn numbers_are_read_as_they_are_written() {
        for (typed, number) in [
            ("12", "12"),
            ("1.234", "1234"),
            ("1.234.567,89", "1234567.89"),
            ("12.5", "12.5"),
            ("0.125", "0.125"),
            (" 12,50 ", "12.50"),
            ("−3,1", "-3.1"),
            ("51 300", "51300"),
        ] {
            assert_eq!(decimal(typed), Some(number.parse().expect("a number")), "{typed}");
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        for typed in
            ["", "molti", "12 %", "1,2,3", ",5", "5,", "1.2.3", "=1", "1e9", "12.34,5", "--1", "9".repeat(19).as_str()]
        {
            assert_eq!(decimal(typed), None, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn what_the_pages_print_is_read_back(value in -99_999_999_i64..99_999_999, decimals in 0_u32..3) {
            let number = Decimal::new(value, decimals);
            let printed = i18n::decimal(number, decimals, Language::Italian);
            prop_assert_eq!(decimal(&printed), Some(number));
        }

        #[test]
        fn any_text_is_a_number_or_none(text in "\\PC*") {
            let _ = decimal(&text);
        }
    }
}
