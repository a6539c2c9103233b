//! Stories told with charts: short texts whose numbers are the sources' figures.

pub mod api;
pub mod model;

mod list_page;
mod story_page;

pub use list_page::{StoriesPage, story_cards};
pub use story_page::StoryPage;
