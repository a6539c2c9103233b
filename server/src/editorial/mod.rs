//! The editorial room: keeps what readers send, and counts who sends how much.

mod room;
mod rules;
mod store;

pub use room::EditorialRoom;
