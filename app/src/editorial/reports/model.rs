//! What curators see of readers' feedback, and what they send.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::vocabulary;

/// The Italian path of the page.
pub const REPORTS_PATH: &str = "/area/istruttoria/segnalazioni";
/// The longest answer, in characters: as long as what readers may send.
pub const ANSWER_LIMIT: usize = 2_000;
/// The most lines that are shown at once.
pub const MOST_LINES: usize = 100;

vocabulary! {
    /// What a reader sent. The word is the table in which it is kept.
    FeedbackKind {
        /// A mistake in a figure or a record.
        Report = "mistake_report" / "errore", "errore segnalato", "reported mistake";
        /// A few words with a rating of how clear a page is.
        Rating = "clarity_rating" / "chiarezza", "commento sulla chiarezza", "comment on clarity";
    }
}

vocabulary! {
    /// What became of it.
    FeedbackState {
        /// Nobody has dealt with it yet.
        Open = "open" / "aperte", "aperta", "open";
        /// It was answered: something was put right, or said why it is right.
        Answered = "answered" / "con-risposta", "con risposta", "answered";
        /// Nothing is done, and it is said why.
        NoAction = "no_action" / "senza-seguito", "senza seguito", "no action";
    }
}

/// Something that a reader sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedbackLine {
    /// Its id in its table.
    pub id: String,
    /// What it is.
    pub kind: FeedbackKind,
    /// The path of the page that it is about.
    pub page: String,
    /// The id of the figure, check or record that it is about.
    pub subject: Option<String>,
    /// Whether that is a figure, which has a page of its own.
    pub is_figure: bool,
    /// The stars of a rating.
    pub stars: Option<u8>,
    /// The fixed answer that came with the stars, in words.
    pub said: Option<String>,
    /// What the reader wrote.
    pub text: String,
    /// When.
    pub at: DateTime<Utc>,
    /// What became of it.
    pub state: FeedbackState,
    /// What the curators answered.
    pub answer: String,
    /// Who answered, by name, and when.
    pub answered: Option<(String, DateTime<Utc>)>,
    /// How often it was dealt with.
    pub version: i64,
}

/// How clear readers found a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageClarity {
    /// The page's path, in the language in which it was read.
    pub page: String,
    /// How many ratings there are.
    pub ratings: u32,
    /// Their stars on average, as the page prints them.
    pub mean: String,
}

/// What readers sent, as far as it was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedbackPage {
    /// The last ones first, as many as are shown at once.
    pub lines: Vec<FeedbackLine>,
    /// How many there are.
    pub total: u32,
    /// How many there are in each state, whatever state was asked for.
    pub counts: Vec<(FeedbackState, u32)>,
    /// The pages that something was sent about.
    pub pages: Vec<String>,
    /// The figures, checks and records that something was sent about.
    pub subjects: Vec<String>,
    /// How clear readers found each page, those with most ratings first.
    pub clarity: Vec<PageClarity>,
}

/// What the form sends that deals with something.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedbackAnswer {
    /// Its id.
    pub id: String,
    /// The slug of its kind.
    pub kind: String,
    /// How often it had been dealt with when whoever sends this saw it.
    pub version: i64,
    /// The slug of what becomes of it.
    #[serde(default)]
    pub state: String,
    /// The answer, or why nothing is done.
    #[serde(default)]
    pub text: String,
    /// The query of the list from which it is sent.
    #[serde(default)]
    pub back: String,
}

/// What waits at the desk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct News {
    /// How many proposals are overdue.
    pub overdue: u32,
    /// How much of what readers sent is open.
    pub open_feedback: u32,
}
