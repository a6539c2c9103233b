//! What readers sent, as curators read and answer it, and what waits at the desk.

pub mod api;
pub mod model;
pub mod query;

mod line;
mod news;
mod reports_page;

pub use news::DeskNews;
pub use reports_page::{ReportsPage, TITLE as REPORTS_TITLE};
