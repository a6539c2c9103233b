//! The types of a chart that a reader puts together.

use serde::{Deserialize, Serialize};

use super::model::ChartPage;
use crate::registry::model::Named;

/// All that the page of a composed chart shows, in the language of the request.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ComposePage {
    /// The measures to choose from, document by document.
    pub measures: Vec<(String, Vec<Named>)>,
    /// What is measured.
    pub measure: String,
    /// What it measures, in a sentence.
    pub about: String,
    /// What a row, a series and a drawing can be, each with its name in addresses and what is chosen.
    pub parts: Vec<ComposePart>,
    /// The filters and the own entity, which stay when the parts change.
    pub kept: Vec<(String, String)>,
    /// The reader's own entity, which stays when the measure changes.
    pub own: Vec<(String, String)>,
    /// The chart; `None` where nothing can be drawn.
    pub chart: Option<ChartPage>,
}

/// Something that a composed chart is made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComposePart {
    /// Its name in addresses.
    pub name: String,
    /// What is chosen here.
    pub label: String,
    /// What there is to choose from.
    pub options: Vec<Named>,
    /// The chosen word.
    pub chosen: String,
}
