//! What a chart shows, whoever draws it: marks with labels, values and the addresses behind them.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::i18n::Bilingual;

/// A chart of one value per row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chart {
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
    /// The marks, in the order in which they are drawn.
    pub marks: Vec<Mark>,
}

/// One mark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// What it is of.
    pub label: Bilingual,
    /// Its value.
    pub value: Decimal,
    /// Whether it is the one thing to notice.
    pub notable: bool,
    /// The figure's id.
    pub figure: String,
    /// The Italian path of the records behind it.
    pub path: String,
}
