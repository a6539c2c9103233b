//! The arithmetic of checks: exact decimals, rounding half away from zero, numbers as Italians write them.

use std::cmp::Ordering;
use std::ops::Range;

use app::i18n::{Language, decimal};
use rust_decimal::{Decimal, RoundingStrategy};

/// Rounds half away from zero.
pub fn rounded(value: Decimal, decimals: u32) -> Decimal {
    value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}

/// A part of a whole in hundredths; nothing of nothing has no share.
pub fn share(part: Decimal, whole: Decimal) -> Option<Decimal> {
    (!whole.is_zero()).then(|| part * Decimal::ONE_HUNDRED / whole)
}

/// 1 above zero, 0 at zero, −1 below.
pub fn sign(value: Decimal) -> Decimal {
    match value.cmp(&Decimal::ZERO) {
        Ordering::Less => Decimal::NEGATIVE_ONE,
        Ordering::Equal => Decimal::ZERO,
        Ordering::Greater => Decimal::ONE,
    }
}

/// A number with the decimals that it has.
pub fn number(value: Decimal) -> String {
    let value = value.normalize();
    decimal(value, value.scale(), Language::Italian)
}

/// A number with so many decimals.
pub fn number_with(value: Decimal, decimals: u32) -> String {
    decimal(value, decimals, Language::Italian)
}

/// Numbers with plus signs between them, without the zeros: `10.297 + 45`.
pub fn written_sum(values: &[Decimal]) -> String {
    let terms: Vec<String> = values.iter().filter(|value| !value.is_zero()).map(|value| number(*value)).collect();
    if terms.is_empty() { number(Decimal::ZERO) } else { terms.join(" + ") }
}

/// How many decimals a printed number has: 2 in `57,11`, none in `5 %`.
pub fn decimals_of(printed: &str) -> u32 {
    let place = number_in(printed).unwrap_or_default();
    printed[place].split_once(',').map_or(0, |(_, decimals)| u32::try_from(decimals.len()).unwrap_or_default())
}

/// A computed number in the words in which the source prints the stated one: `16%`, `+8`, `3 punti percentuali`.
pub fn alike(printed: Option<&str>, stated: Decimal, computed: Decimal) -> String {
    let Some(printed) = printed else { return number(computed) };
    let Some(place) = number_in(printed) else { return number(computed) };
    let decimals = decimals_of(printed);
    let is_the_number = printed[place.clone()] == number_with(stated.abs(), decimals);
    if is_the_number && sign(stated) == sign(computed) {
        format!("{}{}{}", &printed[..place.start], number_with(computed.abs(), decimals), &printed[place.end..])
    } else {
        number(computed)
    }
}

/// Where the first number of a text stands.
fn number_in(printed: &str) -> Option<Range<usize>> {
    let start = printed.find(|letter: char| letter.is_ascii_digit())?;
    let length = printed[start..]
        .find(|letter: char| !letter.is_ascii_digit() && letter != '.' && letter != ',')
        .unwrap_or(printed.len() - start);
    let digits = printed[start..start + length].trim_end_matches(['.', ',']);
    Some(start..start + digits.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number_of(text: &str) -> Decimal {
        text.parse().expect("a number")
    }

    #[test]
    fn halves_are_rounded_away_from_zero() {
        assert_eq!(rounded(number_of("2.5"), 0), number_of("3"));
        assert_eq!(rounded(number_of("-2.5"), 0), number_of("-3"));
        assert_eq!(rounded(number_of("2.4999"), 0), number_of("2"));
        assert_eq!(rounded(number_of("0.125"), 2), number_of("0.13"));
    }

    #[test]
    fn nothing_of_nothing_has_no_share() {
        assert_eq!(share(Decimal::ZERO, Decimal::ZERO), None);
        assert_eq!(share(Decimal::ONE, number_of("8")), Some(number_of("12.5")));
    }

    #[test]
    fn a_sign_is_one_zero_or_minus_one() {
        assert_eq!(sign(number_of("0.4")), Decimal::ONE);
        assert_eq!(sign(number_of("-7")), -Decimal::ONE);
        assert_eq!(sign(number_of("0.00")), Decimal::ZERO);
    }

    #[test]
    fn zeros_do_not_stand_in_a_sum() {
        assert_eq!(written_sum(&[number_of("0"), number_of("10297"), number_of("45")]), "10.297 + 45");
        assert_eq!(written_sum(&[number_of("0")]), "0");
    }

    #[test]
    fn the_decimals_of_a_printed_number_are_counted() {
        assert_eq!(decimals_of("57,11"), 2);
        assert_eq!(decimals_of("1.803.731"), 0);
        assert_eq!(decimals_of("8%, come nell’anno precedente"), 0);
        assert_eq!(decimals_of("nd"), 0);
    }

    #[test]
    fn a_computed_number_is_printed_as_the_stated_one() {
        assert_eq!(alike(Some("3 punti percentuali"), number_of("3"), number_of("4")), "4 punti percentuali");
        assert_eq!(alike(Some("+8"), number_of("8"), number_of("9")), "+9");
        assert_eq!(alike(Some("calo di 2 punti"), number_of("-2"), number_of("-3")), "calo di 3 punti");
    }

    #[test]
    fn a_computed_number_stands_alone_where_the_words_would_lie() {
        assert_eq!(alike(Some("calo di 2 punti"), number_of("-2"), number_of("3")), "3");
        assert_eq!(alike(Some("tutte"), number_of("9"), number_of("8")), "8");
        assert_eq!(alike(None, number_of("4474292"), number_of("4474292")), "4.474.292");
    }
}
