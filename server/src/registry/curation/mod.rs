//! The registry for curators: edits, moves and merges with their history and the way back, and imports looked at first.

mod editing;
mod importing;
mod merging;
mod overview;
mod pointing;
mod room;
mod store;
mod undoing;
mod upload;

pub use room::CurationRoom;
pub use store::moved_to;
