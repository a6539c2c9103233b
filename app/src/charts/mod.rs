//! Charts in a page: the figure around the server's drawing, its keys, and the module that draws over it.

pub mod places;

mod acting;
mod controls;
mod figure;
mod inset;
mod keyboard;
mod live;
mod table;

pub use acting::ActingList;
pub use controls::{Controls, OwnEntity};
pub use figure::{ChartFigure, without_face};
pub use inset::Inset;
