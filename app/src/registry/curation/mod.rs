//! The registry for curators: records found, edited, moved and merged, imports looked at before they are made, and the
//! history of all that with a way back.

pub mod api;
pub mod fields;
pub mod imports;
pub mod links;
pub mod model;
pub mod rules;

mod change_list;
mod edit_form;
mod edit_page;
mod imports_page;
mod overview_page;
mod preview_page;

pub use edit_page::EditPage;
pub use imports_page::ImportsPage;
pub use overview_page::{RegistryPage, TITLE as REGISTRY_TITLE};
pub use preview_page::PreviewPage;
