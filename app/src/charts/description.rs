//! What a chart shows, whoever draws it: marks with labels, values and the addresses behind them.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::i18n::{Bilingual, Language, decimal};

/// A chart of one value per row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chart {
    /// What its page is called.
    pub name: Bilingual,
    /// What it shows.
    pub title: Bilingual,
    /// The main finding in one plain sentence, computed from the marks.
    pub finding: Bilingual,
    /// What the values count in, as printed behind them (`%`).
    pub unit: String,
    /// The decimals to show.
    pub decimals: u32,
    /// The end of the axis, at least the largest value.
    pub axis_end: Decimal,
    /// What the marks to notice have in common, for the legend; without such marks there is no legend.
    pub notable: Option<Bilingual>,
    /// The marks, in the order in which they are drawn.
    pub marks: Vec<Mark>,
}

/// One mark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// What it is of.
    pub label: Bilingual,
    /// Of which year.
    pub year: Option<i64>,
    /// Its value.
    pub value: Decimal,
    /// Whether it is the one thing to notice.
    pub notable: bool,
    /// The figure's id.
    pub figure: String,
    /// The Italian path of the records behind it.
    pub path: String,
}

impl Chart {
    /// A value as it stands beside its mark: `77 %`.
    pub fn printed(&self, value: Decimal, language: Language) -> String {
        format!("{}\u{a0}{}", decimal(value, self.decimals, language), self.unit)
    }

    /// A mark in words: `Lavoro agile, Comuni, 2020: 77 %`.
    pub fn spoken(&self, mark: &Mark, language: Language) -> String {
        let year = mark.year.map(|year| format!(", {year}")).unwrap_or_default();
        format!("{}{year}: {}", mark.label.text(language), self.printed(mark.value, language))
    }

    /// How much of the axis a mark takes, in per cent, as an SVG length.
    pub fn length(&self, mark: &Mark) -> String {
        let share = mark.value.checked_div(self.axis_end).unwrap_or_default() * Decimal::ONE_HUNDRED;
        format!("{}%", share.round_dp(2).normalize())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chart() -> Chart {
        let text = |it: &str| Bilingual { it: it.into(), en: None };
        let mark = Mark {
            label: text("Nido"),
            year: Some(2019),
            value: Decimal::new(125, 1),
            notable: false,
            figure: "nido-2019".into(),
            path: "/pratiche?tema=nido".into(),
        };
        Chart {
            name: text("Nido"),
            title: text("Nido"),
            finding: text("Nido"),
            unit: "%".into(),
            decimals: 1,
            axis_end: Decimal::from(50),
            notable: None,
            marks: vec![mark],
        }
    }

    #[test]
    fn a_mark_is_spoken_with_label_year_and_value() {
        let chart = chart();
        assert_eq!(chart.spoken(&chart.marks[0], Language::Italian), "Nido, 2019: 12,5\u{a0}%");
        assert_eq!(chart.spoken(&chart.marks[0], Language::English), "Nido, 2019: 12.5\u{a0}%");
    }

    #[test]
    fn a_length_is_the_share_of_the_axis() {
        let chart = chart();
        assert_eq!(chart.length(&chart.marks[0]), "25%");
    }

    #[test]
    fn an_axis_without_an_end_has_no_lengths() {
        let chart = Chart { axis_end: Decimal::ZERO, ..chart() };
        assert_eq!(chart.length(&chart.marks[0]), "0%");
    }
}
