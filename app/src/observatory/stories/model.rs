//! The types of stories, and of the chart of the day: all texts in the language of the request.

use serde::{Deserialize, Serialize};

use crate::observatory::model::ChartPage;
use crate::registry::model::Named;

/// A story in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoryLine {
    /// The last segment of its address.
    pub slug: String,
    /// What it is called.
    pub title: String,
    /// What it tells, in a sentence or two.
    pub lead: String,
}

/// A story with all that its page shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StoryPage {
    /// The last segment of its address.
    pub slug: String,
    /// What it is called.
    pub title: String,
    /// What it tells, in a sentence or two.
    pub lead: String,
    /// The text with its charts, in order.
    pub parts: Vec<StoryPart>,
    /// The documents that its numbers come from.
    pub sources: Vec<Named>,
    /// When the data last changed (`2026-11-21`).
    pub updated: String,
}

/// A part of a story.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StoryPart {
    /// What it is called.
    pub heading: Option<String>,
    /// Its paragraphs, in pieces.
    pub paragraphs: Vec<Vec<Piece>>,
    /// The chart below them.
    pub chart: Option<StoryChart>,
}

/// A piece of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Piece {
    /// Plain text.
    Text(String),
    /// A figure's number.
    Figure {
        /// The number with its unit.
        value: String,
        /// What it is of.
        about: String,
        /// The address of the figure.
        href: String,
        /// Whether the source and our computation differ.
        unequal: bool,
    },
    /// Words that lead to a page.
    Link {
        /// The words.
        words: String,
        /// The address of the page.
        href: String,
    },
}

/// A chart in a story.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StoryChart {
    /// The chart.
    pub page: ChartPage,
    /// The documents that it comes from.
    pub sources: Vec<Named>,
}

/// The chart of a day on the first page: ready as it is, without code that draws.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayChart {
    /// The chart's word in addresses.
    pub slug: String,
    /// What it shows.
    pub title: String,
    /// The main finding.
    pub finding: String,
    /// The drawings, as SVG.
    pub drawings: String,
    /// The document.
    pub source: Named,
}
