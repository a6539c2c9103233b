//! Charts: definitions and figures to one description, and the description to a page, drawings, an option, and files.

mod build;
mod choices;
mod compare;
pub mod compose;
mod composed;
pub mod counts;
mod definition;
mod description;
pub mod files;
mod names;
mod nearest;
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

pub use build::axis;
pub use choices::{Choices, query_string};
pub use compare::Pair;
pub use definition::{ChartDefinition, Dimension, FigureOption, Form, Origin};
pub use description::{Category, Chart, Mark, Series};
pub use names::{Names, both, written};
pub use observation::Observation;
pub use page::{Drawn, Surroundings, entities, page_of};
pub use records::{Sets, sets};
pub use svg::{Place, Room, drawing};
pub use table::Subject;
pub use words::capitalised;
