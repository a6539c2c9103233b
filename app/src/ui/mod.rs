//! The parts that pages are made of: Bootstrap Italia's components, and our own, as Leptos components.

mod breadcrumb;
mod check_card;
mod date;
mod figure_table;
mod footer;
mod grade;
mod head;
mod header;
mod loaded;
mod pager;
mod part;
mod record_card;
mod result_badge;
mod text;
mod trouble;

pub use breadcrumb::{Breadcrumb, Crumb};
pub use check_card::CheckCard;
pub use date::{DateWords, Updated};
pub use figure_table::FigureTable;
pub use footer::Footer;
pub use grade::GradeMark;
pub use head::{PageHead, StructuredData};
pub use header::{Announcer, Header, Icon, SECTIONS, SkipLinks};
pub use loaded::Loaded;
pub use pager::Pager;
pub use part::Part;
pub use record_card::{RecordCard, entities_in_words};
pub use result_badge::ResultBadge;
pub use text::{Highlighted, Text};
pub use trouble::Trouble;
