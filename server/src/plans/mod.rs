//! The room `plans` on the server.

pub mod checks;
mod room;
pub mod seeds;
pub mod store;

pub use room::PlansRoom;
