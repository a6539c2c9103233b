//! The room `observatory` on the server.

pub mod charts;
pub mod checks;
mod daily;
mod holdings;
mod room;
pub mod seeds;
mod store;
mod stories;

pub use room::ObservatoryRoom;
