//! What an entity proposes: the forms with their fields, what may stand in each, and the records that they become.

mod check;
mod content;
mod exchange_form;
mod exchange_records;
mod field;
mod fields;
mod forms;
mod kind;
mod known;
mod limits;
mod merge;
mod number;
mod period;
mod practice_form;
mod practice_records;
mod published;
#[cfg(test)]
mod samples;
mod text;
mod trouble;

pub use check::{Problem, Stage, check_field, problems};
pub use content::{
    AdoptionContent, Cited, Evidence, ExchangeContent, ModuleContent, PracticeContent, SessionContent, read_adoption,
    read_exchange, read_practice,
};
pub use exchange_records::{ExchangeRecords, exchange_records};
pub use field::{Choice, Field, Group, Need, Part, RecordsOf, Rule};
pub use fields::Fields;
pub use forms::{find_field, names_of_step, parts_of_step, row_name};
pub use kind::{ProposalKind, Step};
pub use known::Known;
pub use limits::{ATTACHMENT_BYTES, ATTACHMENTS, STORED_CHARACTERS};
pub use merge::{Clash, Merged, merge};
pub use practice_records::{Place, PracticeRecords, adoption_records, is_of_proposal, practice_records, slug};
pub use published::{adoption_fields, exchange_fields, practice_fields};
pub use text::trouble_in;
pub use trouble::Trouble;
