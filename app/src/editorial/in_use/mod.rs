//! Whether what is published is still in use: once a year its entity is asked, and answers by a link.

pub mod api;
pub mod model;

mod in_use_page;

pub use in_use_page::InUsePage;
