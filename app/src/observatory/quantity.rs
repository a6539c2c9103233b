//! A figure's value in words: with its unit, its sign and its decimals, and beside what is printed.

use rust_decimal::Decimal;

use super::model::{FigureLine, Unit};
use crate::i18n::{Language, decimal};

/// A figure's value with its unit, if it has one: `1.234`, `+8`, `86 %`.
pub fn quantity(line: &FigureLine, language: Language) -> Option<String> {
    let value = line.figure.value?;
    if line.unit == Unit::Year {
        return Some(value.normalize().to_string());
    }
    let is_signed = line.figure.printed.as_deref().is_some_and(|printed| printed.starts_with('+'));
    let sign = if is_signed && value > Decimal::ZERO { "+" } else { "" };
    let number = decimal(value, decimals(line, value), language);
    Some(match line.unit {
        Unit::Percent | Unit::PercentagePoints | Unit::People | Unit::Euro | Unit::Days => {
            format!("{sign}{number}\u{a0}{}", line.unit.label().text(language))
        }
        Unit::Count | Unit::Index | Unit::Year => format!("{sign}{number}"),
    })
}

/// As many decimals as are printed or needed, never more than the measure has.
fn decimals(line: &FigureLine, value: Decimal) -> u32 {
    let printed = line.figure.printed.as_deref().and_then(|printed| printed.split_once(','));
    let printed = printed.map_or(0, |(_, rest)| rest.chars().take_while(char::is_ascii_digit).count());
    let needed = value.normalize().scale();
    u32::try_from(printed).unwrap_or(0).max(needed).min(line.decimals)
}

/// What is printed, where that says more or something else than the value does.
pub fn printed_apart(line: &FigureLine) -> Option<String> {
    let printed = line.figure.printed.clone()?;
    let shown = quantity(line, Language::Italian)?;
    let bare = |text: &str| text.replace('−', "-").split_whitespace().collect::<String>();
    let number = shown.split('\u{a0}').next().unwrap_or_default();
    let is_same = bare(&printed) == bare(&shown) || bare(&printed) == bare(number);
    (!is_same).then_some(printed)
}

/// A number that counts something.
pub fn counted(value: Decimal, language: Language) -> String {
    let value = value.normalize();
    decimal(value, value.scale(), language)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::observatory::model::Figure;
    use crate::registry::model::Grade;

    fn line(value: Option<i64>, printed: &str, unit: Unit) -> FigureLine {
        let figure = serde_json::json!({
            "id": "certificati-offerta-2019", "measure": "offer", "source": "benchmark-servizi-2020",
            "locator": "riquadro", "grade": Grade::Documented.word(), "printed": printed,
        });
        let figure = Figure {
            value: value.map(Decimal::from),
            ..serde_json::from_value(figure).expect("a figure with what it must have")
        };
        FigureLine { figure, measure: String::new(), unit, decimals: 0, of: String::new(), checks: Vec::new() }
    }

    #[test]
    fn a_value_has_its_unit_and_its_sign() {
        let shown = |value, printed, unit| quantity(&line(value, printed, unit), Language::Italian);
        assert_eq!(shown(Some(86), "86%", Unit::Percent).as_deref(), Some("86\u{a0}%"));
        assert_eq!(shown(Some(8), "+8", Unit::Count).as_deref(), Some("+8"));
        assert_eq!(shown(Some(509_316), "509.316", Unit::Count).as_deref(), Some("509.316"));
        assert_eq!(shown(Some(2012), "2012", Unit::Year).as_deref(), Some("2012"));
        assert_eq!(shown(None, "nd", Unit::Count), None);
    }

    #[test]
    fn a_value_has_the_decimals_that_are_printed() {
        let shown = |value: Decimal, printed: &str| {
            let mut line = FigureLine { decimals: 2, ..line(Some(0), printed, Unit::Percent) };
            line.figure.value = Some(value);
            quantity(&line, Language::Italian)
        };
        assert_eq!(shown(Decimal::from(87), "87%").as_deref(), Some("87\u{a0}%"));
        assert_eq!(shown(Decimal::new(15, 1), "1,50%").as_deref(), Some("1,50\u{a0}%"));
        assert_eq!(shown(Decimal::new(15, 1), "uno e mezzo").as_deref(), Some("1,5\u{a0}%"));
    }

    #[test]
    fn what_is_printed_is_repeated_only_where_it_differs() {
        let apart = |value, printed, unit| printed_apart(&line(Some(value), printed, unit));
        assert_eq!(apart(86, "86%", Unit::Percent), None);
        assert_eq!(apart(86, "86", Unit::Percent), None);
        assert_eq!(apart(509_316, "509.316", Unit::Count), None);
        assert_eq!(apart(-3, "-3", Unit::Count), None);
        let words = "una piattaforma autonoma";
        assert_eq!(apart(1, words, Unit::Count).as_deref(), Some(words));
    }
}
