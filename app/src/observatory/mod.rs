//! The observatory: figures, checks on figures, charts.

pub mod api;
pub mod comparison;
pub mod composition;
pub mod model;
pub mod own;

mod chart_page;
mod checks_page;
mod compare_page;
mod compose_page;
mod filters;
mod index_page;

pub use chart_page::ChartPage;
pub use checks_page::ChecksPage;
pub use compare_page::ComparePage;
pub use compose_page::ComposePage;
pub use index_page::ObservatoryPage;
