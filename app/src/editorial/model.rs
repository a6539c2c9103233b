//! The types of what readers send.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::receipt::{RATING, REPORT, Receipt};
use crate::error::AppError;
use crate::i18n::{Language, Message, decimal, long_date, message};
use crate::vocabulary;

/// Up to so many stars, a reader is asked what was difficult; with more, what was good.
pub const MOST_UNCLEAR_STARS: u8 = 3;

vocabulary! {
    /// What was difficult for a reader; the words of the national model for municipal websites.
    Difficulty {
        /// Not clear.
        Unclear = "unclear" / "poco-chiare",
            "A volte le indicazioni non erano chiare", "At times the information was not clear";
        /// Not complete.
        Incomplete = "incomplete" / "incomplete",
            "A volte le indicazioni non erano complete", "At times the information was not complete";
        /// Not sure of the way.
        Unsure = "unsure" / "non-sicuro",
            "A volte non capivo se stavo procedendo correttamente",
            "At times I could not tell whether I was on the right track";
        /// Something did not work.
        Technical = "technical" / "problemi-tecnici", "Ho avuto problemi tecnici", "I had technical problems";
        /// Something else.
        Other = "other" / "altro", "Altro", "Something else";
    }
}

vocabulary! {
    /// What a reader liked; the words of the same model.
    Liking {
        /// Clear.
        Clear = "clear" / "chiare", "Le indicazioni erano chiare", "The information was clear";
        /// Complete.
        Complete = "complete" / "complete", "Le indicazioni erano complete", "The information was complete";
        /// Sure of the way.
        Sure = "sure" / "sicuro",
            "Capivo sempre che stavo procedendo correttamente", "I could always tell that I was on the right track";
        /// Everything worked.
        Smooth = "smooth" / "nessun-problema", "Non ho avuto problemi tecnici", "I had no technical problems";
        /// Something else.
        Other = "other" / "altro", "Altro", "Something else";
    }
}

/// How clear a reader found a page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClarityRating {
    /// The page's path, in the language in which it was read.
    pub page: String,
    /// The page's query, to lead the reader back to the same state; it is not kept.
    #[serde(default)]
    pub query: String,
    /// From 1 (not clear) to 5 (very clear).
    #[serde(default)]
    pub stars: u8,
    /// The slug of one of the five fixed answers to the stars.
    #[serde(default)]
    pub answer: String,
    /// What else the reader wrote.
    #[serde(default)]
    pub text: String,
}

/// A mistake that a reader saw.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MistakeReport {
    /// The page's path, in the language in which it was read.
    pub page: String,
    /// The page's query, to lead the reader back to the same state; it is not kept.
    #[serde(default)]
    pub query: String,
    /// The id of the figure or check that is meant, where one is.
    #[serde(default)]
    pub subject: String,
    /// What the reader wrote.
    #[serde(default)]
    pub text: String,
}

/// How clear readers found a page, over all days that were over when it was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clarity {
    /// The page's path, in the language in which it was read.
    pub page: String,
    /// How many ratings there were.
    pub ratings: u32,
    /// Their stars summed.
    pub stars: u32,
    /// The last day that is counted.
    pub until: NaiveDate,
}

const ONE_RATING: Message = message("1 valutazione: {} su 5, fino al {}", "1 rating: {} out of 5, up to {}");
const RATINGS: Message =
    message("{} valutazioni: in media {} su 5, fino al {}", "{} ratings: {} out of 5 on average, up to {}");

impl Clarity {
    /// The stars of a rating on average; without ratings there is none.
    pub fn mean(&self) -> Option<Decimal> {
        Decimal::from(self.stars).checked_div(Decimal::from(self.ratings))
    }

    /// The result in words; without ratings there is none.
    pub fn in_words(&self, language: Language) -> Option<String> {
        let mean = decimal(self.mean()?, 1, language);
        let until = long_date(self.until, language);
        Some(match self.ratings {
            1 => ONE_RATING.with(language, &[&mean, &until]),
            ratings => RATINGS.with(language, &[&decimal(Decimal::from(ratings), 0, language), &mean, &until]),
        })
    }
}

impl ClarityRating {
    /// Whether the answer is one of the five for these stars.
    pub fn is_answered_fittingly(&self) -> bool {
        if self.stars <= MOST_UNCLEAR_STARS {
            Difficulty::from_slug(&self.answer).is_some()
        } else {
            Liking::from_slug(&self.answer).is_some()
        }
    }

    /// Where a reader without the browser's code goes after sending it.
    pub fn thanks_path(&self) -> String {
        Receipt { arrived: RATING.to_owned(), ..Receipt::default() }.path(&self.page, &self.query)
    }

    /// Where that reader goes where it did not arrive, with what was chosen and typed.
    pub fn trouble_path(&self, error: &AppError) -> String {
        let receipt = Receipt {
            failed: RATING.to_owned(),
            reason: Some(error.into()),
            stars: self.stars.to_string(),
            answer: self.answer.clone(),
            ..Receipt::default()
        };
        receipt.with_text(&self.text).path(&self.page, &self.query)
    }
}

impl MistakeReport {
    /// Where a reader without the browser's code goes after sending it.
    pub fn thanks_path(&self) -> String {
        Receipt { arrived: REPORT.to_owned(), ..Receipt::default() }.path(&self.page, &self.query)
    }

    /// Where that reader goes where it did not arrive, with what was typed.
    pub fn trouble_path(&self, error: &AppError) -> String {
        let receipt = Receipt {
            failed: REPORT.to_owned(),
            reason: Some(error.into()),
            subject: self.subject.clone(),
            ..Receipt::default()
        };
        receipt.with_text(&self.text).path(&self.page, &self.query)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clarity(ratings: u32, stars: u32) -> Clarity {
        let until = NaiveDate::from_ymd_opt(2024, 5, 1).expect("a day");
        Clarity { page: "/temi".into(), ratings, stars, until }
    }

    #[test]
    fn the_result_says_how_many_how_clear_and_until_when() {
        let italian = clarity(12, 51).in_words(Language::Italian);
        assert_eq!(italian.as_deref(), Some("12 valutazioni: in media 4,3 su 5, fino al 1º maggio 2024"));
        let english = clarity(12, 51).in_words(Language::English);
        assert_eq!(english.as_deref(), Some("12 ratings: 4.3 out of 5 on average, up to 1 May 2024"));
    }

    #[test]
    fn a_single_rating_is_no_average() {
        let italian = clarity(1, 4).in_words(Language::Italian);
        assert_eq!(italian.as_deref(), Some("1 valutazione: 4,0 su 5, fino al 1º maggio 2024"));
    }

    #[test]
    fn without_ratings_there_is_nothing_to_say() {
        assert_eq!(clarity(0, 0).mean(), None);
        assert_eq!(clarity(0, 0).in_words(Language::English), None);
    }
}
