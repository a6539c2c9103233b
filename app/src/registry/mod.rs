//! Entities, themes, sources and tools: what the other rooms point to.

pub mod api;
pub mod model;

mod entities_page;
mod entity_page;
mod source_page;
mod sources_page;
mod theme_page;
mod themes_page;

pub use entities_page::EntitiesPage;
pub use entity_page::EntityPage;
pub use source_page::SourcePage;
pub use sources_page::SourcesPage;
pub use theme_page::ThemePage;
pub use themes_page::ThemesPage;
