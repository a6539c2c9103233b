//! What readers send, what entities propose, and what curators make of it.

mod attachments;
mod desk;
mod documents;
mod drafts;
mod feedback;
mod forms;
mod from_document;
mod merging;
mod proposing;
mod published;
mod publishing;
mod review;
mod sending;
mod services;
mod small;
mod two_editors;
mod uploads;
