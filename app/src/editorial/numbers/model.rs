//! The public numbers of the portal's work: counts and spans that give no single proposal away.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::editorial::workflow::ProposalState;
use crate::i18n::{Language, Message, decimal, message};
use crate::registry::model::province_name;

/// The Italian path of the page; its files have the same with an ending.
pub const NUMBERS_PATH: &str = "/numeri";
/// The least count that is shown as it is: of fewer proposals somebody could tell which they are.
pub const LEAST_SHOWN: usize = 5;

/// What stands for a count that is not shown.
pub const FEWER: Message = message("meno di 5", "fewer than 5");
const NO_PROVINCE: Message = message("senza provincia", "without a province");

/// All of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkflowNumbers {
    /// The day on which they were counted.
    pub day: NaiveDate,
    /// From sending to publication, year by year of publication, the last year first.
    pub years: Vec<YearNumbers>,
    /// How many proposals are in each state, drafts left out.
    pub states: Vec<(ProposalState, Shown)>,
    /// How many proposals came from each province that has entities in the registry, by its letters.
    pub provinces: Vec<(Option<String>, Shown)>,
}

/// What was published in a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearNumbers {
    /// The year.
    pub year: i32,
    /// How many proposals.
    pub published: Shown,
    /// The working days from sending to publication; none where the count is not shown.
    pub span: Option<Span>,
}

/// Working days from sending to publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// Half of the proposals took as many or fewer.
    pub median: Decimal,
    /// The fewest.
    pub least: u16,
    /// The most.
    pub most: u16,
}

/// A count as anybody may know it: none where it is below [`LEAST_SHOWN`], nothing at all included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown(pub Option<u32>);

impl Shown {
    /// A count, as far as it may be shown.
    pub fn of(count: usize) -> Self {
        Self(u32::try_from(count).ok().filter(|_| count >= LEAST_SHOWN))
    }

    /// In words.
    pub fn in_words(self, language: Language) -> String {
        match self.0 {
            Some(count) => decimal(Decimal::from(count), 0, language),
            None => FEWER.text(language).to_owned(),
        }
    }
}

/// A province's name, or that an entity has none.
pub fn province(letters: Option<&str>, language: Language) -> String {
    match letters {
        Some(letters) => province_name(letters).unwrap_or(letters).to_owned(),
        None => NO_PROVINCE.text(language).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_below_five_are_not_told_apart() {
        for count in 0..5 {
            assert_eq!(Shown::of(count), Shown(None), "{count}");
        }
        assert_eq!(Shown::of(5), Shown(Some(5)));
        assert_eq!(Shown::of(0).in_words(Language::Italian), "meno di 5");
        assert_eq!(Shown::of(1_234).in_words(Language::English), "1,234");
    }
}
