//! Practices: what entities did, and how to find it.

pub mod api;
pub mod model;
pub mod query;

mod adopters;
mod browser;
mod chart;
mod facet_tree;
mod facets;
mod filters;
mod links;
mod map;
mod nothing_found;
mod practice_data;
mod practice_facts;
pub mod practice_fields;
mod practice_page;
mod practice_visits;
mod results;
mod search_form;
mod search_page;
mod suggestions;
mod table;

pub use links::PATH;
pub use practice_page::{PracticePage, practice_preview};
pub use search_form::use_form_navigation;
pub use search_page::SearchPage;
pub use suggestions::SearchField;
