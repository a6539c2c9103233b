//! Charts: data to a description (pure), a description to a drawing, and the figure around it.

pub mod core_indicators;
pub mod description;
pub mod table;

mod figure;
mod keyboard;
mod live;
mod svg;

pub use figure::ChartFigure;
pub use svg::Bars;
