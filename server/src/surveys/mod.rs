//! The room `surveys` on the server.

pub mod checks;
mod room;
pub mod seeds;
mod store;

pub use room::SurveysRoom;
