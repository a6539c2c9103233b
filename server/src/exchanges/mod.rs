//! The room `exchanges` on the server.

pub mod checks;
mod names;
mod room;
pub mod seeds;
pub mod store;
mod visits;

pub use room::ExchangesRoom;
