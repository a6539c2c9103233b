//! Charts: definitions and figures to one description, and the description to a page, drawings, an option, and files.

mod build;
mod choices;
pub mod counts;
mod definition;
mod description;
pub mod files;
mod names;
mod observation;
mod option;
mod own;
mod page;
mod records;
pub mod seeds;
mod svg;
mod table;
#[cfg(test)]
mod tests;
mod words;

pub use definition::{ChartDefinition, Dimension, FigureOption, Form};
pub use names::Names;
pub use observation::Observation;
pub use page::{Drawn, Surroundings, entities};
pub use records::{Sets, sets};
pub use svg::Place;
