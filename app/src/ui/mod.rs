//! The parts that pages are made of: Bootstrap Italia's components, and our own, as Leptos components.

mod breadcrumb;
mod footer;
mod head;
mod header;
mod loaded;
mod pager;
mod text;
mod trouble;

pub use breadcrumb::{Breadcrumb, Crumb};
pub use footer::Footer;
pub use head::{PageHead, StructuredData};
pub use header::{Announcer, Header, Icon, SkipLinks};
pub use loaded::Loaded;
pub use pager::Pager;
pub use text::{Highlighted, Text};
pub use trouble::Trouble;
