//! The curators' desk: the queue, assignments, remarks, decisions, and publication when its time comes.

mod assigning;
mod clock;
mod criteria;
mod curation;
mod deciding;
mod grading;
mod mail;
mod merging;
mod publication;
mod queue;
mod remarks;
mod reviewing;
mod room;
mod store;

pub use room::DeskRoom;
