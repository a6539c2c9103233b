//! Mail: from what changes ask for in the outbox to one message for each person.
//!
//! A change puts a row into `outbox` in its own transaction. A sender makes a `letter` of it for each person, under an id
//! made of occasion, kind and person: however often it is made, there is one. Letters are taken one at a time with a
//! lease, and marked when the other server has accepted them. No protocol lets a sender know whether a message was
//! accepted when it is killed between that moment and the mark: the letter is then sent again when its lease is over,
//! with the same `Message-ID`, date and text, by which mailboxes keep one of the two. In a folder it is the same file.
//! Nothing is lost, and nothing is sent twice otherwise.

mod message;
mod post;
mod room;
mod sender;
mod store;
mod template;
mod unsubscribe;

pub use post::{Post, PostError};
pub use room::MailRoom;
pub use sender::{LEASE, Sender};
pub use store::Letter;
pub use template::{Envelope, TemplateError, Written, missing, placeholders, write};
