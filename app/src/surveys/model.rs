//! The types of the questionnaires: questions, options, meetings, needs.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::i18n::Bilingual;
use crate::vocabulary;

vocabulary! {
    /// How a question is answered.
    QuestionKind {
        /// With one option.
        Single = "single" / "scelta-singola", "una risposta", "one answer";
        /// With any options.
        Multiple = "multiple" / "scelta-multipla", "più risposte", "several answers";
        /// In words.
        Open = "open" / "aperta", "risposta aperta", "open answer";
    }
}

vocabulary! {
    /// Which municipalities a need is of.
    SizeGroup {
        /// Small ones.
        Small = "small" / "piccoli", "Comuni di piccole dimensioni", "Small municipalities";
        /// Medium and large ones.
        MediumLarge = "medium_large" / "medi-e-grandi", "Comuni di medie e grandi dimensioni", "Medium and large municipalities";
        /// All.
        All = "all" / "tutti", "Tutti i Comuni", "All municipalities";
    }
}

/// A questionnaire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Survey {
    /// Its word in addresses.
    pub id: String,
    /// The name.
    pub title: Bilingual,
    /// What it asked.
    pub summary: Bilingual,
    /// The document.
    pub source: String,
    /// Where in the document.
    pub locator: String,
    /// How many answered, where the document says so.
    #[serde(default)]
    pub respondents: Option<i64>,
    /// How many must have answered, by the percentages.
    #[serde(default)]
    pub respondents_inferred: Option<i64>,
    /// How that was inferred.
    #[serde(default)]
    pub inferred_note: Option<Bilingual>,
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Its word in addresses.
    pub id: String,
    /// The questionnaire.
    pub survey: String,
    /// Its place.
    pub order: i64,
    /// As printed.
    pub text: Bilingual,
    /// How it is answered.
    pub kind: QuestionKind,
    /// What was answered, in a sentence.
    #[serde(default)]
    pub summary: Option<Bilingual>,
    /// What it is about.
    #[serde(default)]
    pub themes: Vec<String>,
    /// The question it belongs to.
    #[serde(default)]
    pub parent: Option<String>,
    /// Where in the document.
    pub locator: String,
}

/// An option of a question, or an open answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionOption {
    /// Its word in addresses.
    pub id: String,
    /// The question.
    pub question: String,
    /// Its place.
    pub order: i64,
    /// As printed.
    pub label: Bilingual,
    /// In hundredths of those who answered; `None` for open answers.
    #[serde(default)]
    pub percent: Option<Decimal>,
    /// As printed.
    #[serde(default)]
    pub printed: Option<String>,
    /// Where in the document.
    pub locator: String,
}

/// A meeting with the municipalities.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// Its word in addresses.
    pub id: String,
    /// The questionnaire it belongs to.
    pub survey: String,
    /// The day.
    pub date: String,
    /// Where in the document.
    pub locator: String,
}

/// A municipality that came to a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participant {
    /// Its word in addresses.
    pub id: String,
    /// The questionnaire it belongs to.
    pub survey: String,
    /// Who.
    pub entity: String,
    /// Its place in the list.
    pub order: i64,
    /// Where in the document.
    pub locator: String,
}

/// What municipalities said that they need.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SurveyNeed {
    /// Its word in addresses.
    pub id: String,
    /// The questionnaire it belongs to.
    pub survey: String,
    /// Which municipalities.
    pub size_group: SizeGroup,
    /// Its place in the list.
    pub order: i64,
    /// What they need.
    pub label: Bilingual,
    /// What it is about.
    #[serde(default)]
    pub themes: Vec<String>,
    /// Where in the document.
    pub locator: String,
}

/// Something found out while looking for the people to ask.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SurveyFinding {
    /// Its word in addresses.
    pub id: String,
    /// The questionnaire it belongs to.
    pub survey: String,
    /// What was found out.
    pub label: Bilingual,
    /// How many.
    #[serde(default)]
    pub value: Option<Decimal>,
    /// What is counted in.
    pub unit: String,
    /// Out of what.
    #[serde(default)]
    pub base: Option<Bilingual>,
    /// Where in the document.
    pub locator: String,
}
