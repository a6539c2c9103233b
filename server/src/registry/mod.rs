//! The room `registry` on the server.

pub mod curation;
pub mod datasets;
mod figures;
mod room;
pub mod seeds;
mod store;
#[cfg(test)]
mod tests;
mod tree;

pub use room::RegistryRoom;
