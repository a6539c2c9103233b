//! The types of two charts side by side.

use serde::{Deserialize, Serialize};

use super::model::{ChartControl, ChartPage};
use super::own::OwnChoice;
use crate::registry::model::Named;

/// All that the page of two charts shows, in the language of the request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ComparePage {
    /// What was not understood of the address.
    pub notices: Vec<String>,
    /// Whether lengths can be compared between the charts.
    pub scale: String,
    /// What is chosen once for both.
    pub linked: Vec<ChartControl>,
    /// The query string that says both charts and all choices, with its question mark.
    pub query: String,
    /// What a form that chooses other charts keeps of the address.
    pub kept: Vec<(String, String)>,
    /// The reader's own entity.
    pub own_choice: OwnChoice,
    /// The charts to choose from, document by document.
    pub charts: Vec<(String, Vec<Named>)>,
    /// The charts; what each chooses for itself leads to this page.
    pub sides: [ChartPage; 2],
}
