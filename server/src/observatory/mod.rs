//! The room `observatory` on the server.

pub mod checks;
mod holdings;
mod option;
mod room;
pub mod seeds;
mod store;

pub use room::ObservatoryRoom;
