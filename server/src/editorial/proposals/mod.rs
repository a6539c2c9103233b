//! What entities propose: drafts that nobody else sees, sending them, and what is attached.

pub(super) mod attachments;
pub(super) mod duplicates;
mod files;
pub(super) mod lines;
mod origins;
mod page;
mod room;
mod rules;
mod saving;
mod sending;
mod similar_themes;
pub mod store;

pub use files::FileStore;
pub use room::ProposalsRoom;
