//! The editorial room: keeps what readers send, and counts who sends how much.

mod room;
mod store;

pub use room::EditorialRoom;
