//! The trail: one event for each thing that happened, each tied to the one before.

pub mod chain;
mod room;
mod store;
mod verify;

pub use room::TrailRoom;
pub use verify::{Broken, Intact, verify};
