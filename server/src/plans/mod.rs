//! The room `plans` on the server.

pub mod checks;
mod find;
mod grids;
mod holdings;
mod related;
mod room;
pub mod seeds;
mod sheets;
pub mod store;
mod tree;
mod views;

pub use room::PlansRoom;
