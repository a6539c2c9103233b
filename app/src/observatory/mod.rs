//! The observatory: figures, checks on figures, charts.

pub mod api;
pub mod model;
pub mod stories;

mod chart_page;
mod checks_page;
mod filters;
mod index_page;

pub use chart_page::ChartPage;
pub use checks_page::ChecksPage;
pub use index_page::ObservatoryPage;
pub use stories::{StoriesPage, StoryPage, story_cards};
