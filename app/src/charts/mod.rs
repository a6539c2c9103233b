//! Charts in a page: the figure around the server's drawing, its keys, and the module that draws over it.

pub mod places;

mod controls;
mod figure;
mod keyboard;
mod live;
mod table;

pub use controls::OwnEntity;
pub use figure::{ChartFigure, without_face};

/// The chart on the first page, by its word in addresses.
pub const CHART_OF_THE_DAY: &str = "indicatori-2020";
