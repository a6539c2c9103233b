//! The room `plans` on the server.

pub mod checks;
pub mod seeds;
pub mod store;
