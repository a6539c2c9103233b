//! The observatory: figures, checks on figures, charts.

pub mod api;
pub mod citation;
pub mod comparison;
pub mod composition;
pub mod figure_sheet;
pub mod model;
pub mod own;
pub mod quantity;
pub mod stories;

mod chart_page;
mod checks_page;
mod compare_page;
mod compose_page;
mod fields;
mod figure_data;
mod figure_fields;
mod figure_page;
mod filters;
mod index_page;

pub use chart_page::ChartPage;
pub use checks_page::ChecksPage;
pub use compare_page::ComparePage;
pub use compose_page::ComposePage;
pub use figure_page::FigurePage;
pub use index_page::ObservatoryPage;
pub use stories::{StoriesPage, StoryPage, story_cards};
