//! The types of what readers send.

use serde::{Deserialize, Serialize};

use super::receipt::{RATING, REPORT, Receipt};
use crate::error::AppError;
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

/// How clear readers found a page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clarity {
    /// How many rated it.
    pub ratings: u32,
    /// Their stars summed.
    pub stars: u32,
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
