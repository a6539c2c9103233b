//! The observatory: figures, checks on figures, charts.

pub mod api;
pub mod citation;
pub mod figure_sheet;
pub mod model;
pub mod quantity;

mod chart_page;
mod checks_page;
mod figure_data;
mod figure_fields;
mod figure_page;
mod filters;
mod index_page;

pub use chart_page::ChartPage;
pub use checks_page::ChecksPage;
pub use figure_page::FigurePage;
pub use index_page::ObservatoryPage;
