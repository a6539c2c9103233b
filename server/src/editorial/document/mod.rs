//! Start from a document: a text, a DOCX or an ODT of an exchange sheet becomes the fields of a proposal.

mod dates;
mod duration;
mod fields;
mod labels;
mod numbers;
mod package;
mod participants;
mod sheet;
mod xml;

pub use fields::filled_in;
pub use package::text_of;
pub use sheet::read_sheet;
