//! The editorial room: keeps what readers send and what entities propose, counts who sends how much, and knows the rules
//! of a proposal's life.

pub mod attachments;
pub mod desk;
pub mod differences;
pub mod document;
pub mod in_use;
pub mod markdown;
pub mod numbers;
pub mod opinions;
pub mod proposals;
pub mod publishing;
pub mod reminding;
pub mod reports;
pub mod workflow;
pub mod working_days;

mod room;
mod rules;
mod store;
mod wording;

pub use desk::DeskRoom;
pub use proposals::{FileStore, ProposalsRoom};
pub use room::EditorialRoom;
