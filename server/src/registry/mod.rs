//! The room `registry` on the server.

mod room;
pub mod datasets;
pub mod seeds;
mod store;
#[cfg(test)]
mod tests;
mod tree;

pub use room::RegistryRoom;
