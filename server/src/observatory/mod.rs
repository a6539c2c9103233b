//! The room `observatory` on the server.

mod acting;
pub mod charts;
pub mod checks;
mod daily;
mod figure;
mod figure_files;
mod holdings;
mod room;
pub mod seeds;
mod store;
mod stories;

pub use room::ObservatoryRoom;
