//! All that the page of a figure shows, in the language of the request.

use serde::{Deserialize, Serialize};

use super::model::Check;
use crate::i18n::Bilingual;
use crate::registry::history::Versions;
use crate::registry::model::Grade;

/// A figure as it is, or was at a version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureSheet {
    /// The last segment of its address.
    pub id: String,
    /// What it measures, and of what.
    pub name: String,
    /// Its value with its unit; where there is no number, the source's words, or that there is none.
    pub value: String,
    /// Whether there is a number.
    pub is_number: bool,
    /// The source's words in place of a number.
    pub words: Option<String>,
    /// What it counts in.
    pub unit: String,
    /// What its base counts.
    pub base: Option<Bilingual>,
    /// How many the base counts.
    pub base_value: Option<String>,
    /// The year or the period, as the source says it.
    pub period: Option<String>,
    /// All else that it says of itself.
    pub facts: Vec<Fact>,
    /// How sure it is.
    pub grade: Grade,
    /// The document.
    pub document: Document,
    /// Where in the document.
    pub locator: String,
    /// The checks that it takes part in; of an earlier version none.
    pub checks: Vec<Check>,
    /// The charts in which a mark stands for it; of an earlier version none.
    pub charts: Vec<FigureChart>,
    /// Its versions, and which one this is.
    pub versions: Versions,
}

/// Something that a figure says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// What is said.
    pub term: String,
    /// The text.
    pub text: Bilingual,
    /// The Italian path of the records behind it.
    pub path: Option<String>,
}

/// The document that a figure is from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The source's word in addresses.
    pub slug: String,
    /// As printed.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// A day or a month; empty where the document gives none.
    pub date: String,
}

/// A chart in which a mark stands for a figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureChart {
    /// What its page is called.
    pub name: String,
    /// The main finding, with the choices by which the figure is drawn.
    pub finding: String,
    /// Its Italian path, with those choices.
    pub path: String,
}
