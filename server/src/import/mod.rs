//! Data from files into the database: every value checked at the door, all mistakes named, all or nothing; and the
//! versions that imports made.

mod check;
mod history;
mod people;
pub mod prose;
mod read;
mod store;
mod sync;
mod table;

pub use check::Record;
pub use history::History;
pub use people::{Unfit, record};
pub use read::{Cell, Files, Row};
pub use store::{put, take_away, take_back, versions_of_run};
pub use sync::{ImportError, Outcome, Plan, Progress, import, plan};
pub use table::{Field, Kind, Table, optional, required};

/// All tables, in an order in which what is pointed to stands before what points to it.
pub fn tables() -> Vec<&'static Table> {
    [
        crate::registry::seeds::TABLES,
        crate::observatory::seeds::TABLES,
        crate::catalogue::seeds::TABLES,
        crate::exchanges::seeds::TABLES,
        crate::plans::seeds::TABLES,
        crate::surveys::seeds::TABLES,
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Something wrong in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mistake {
    /// The file, below the folder that is imported.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The field; empty where the whole record is meant.
    pub field: String,
    /// What is wrong.
    pub what: String,
}

impl std::fmt::Display for Mistake {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}:{}: ", self.file, self.line)?;
        if !self.field.is_empty() {
            write!(formatter, "{}: ", self.field)?;
        }
        formatter.write_str(&self.what)
    }
}
