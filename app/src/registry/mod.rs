//! Entities, themes, sources and tools: what the other rooms point to.

pub mod api;
pub mod curation;
pub mod datasets;
pub mod figures;
pub mod history;
pub mod model;

mod counted;
mod datasets_page;
mod entities_form;
mod entities_page;
mod entity_facts;
mod entity_page;
mod figure_groups;
mod filter;
mod record_cards;
mod reveal;
mod source_checks;
mod source_figures;
mod source_page;
mod source_records;
mod sources_page;
mod structured;
mod theme_page;
mod themes_page;

pub use datasets_page::DatasetsPage;
pub use entities_page::EntitiesPage;
pub use entity_page::EntityPage;
pub use filter::folded;
pub use source_page::SourcePage;
pub use sources_page::SourcesPage;
pub use theme_page::ThemePage;
pub use themes_page::ThemesPage;
