//! How fast and how much the portal works, for everybody to read.

pub mod api;
pub mod model;

mod numbers_page;

pub use numbers_page::{NumbersPage, TITLE as NUMBERS_TITLE};
