//! The versions of a record, as its page lists them.

use serde::{Deserialize, Serialize};

use crate::vocabulary;

vocabulary! {
    /// What made a version.
    VersionKind {
        /// The record came, or came back.
        Loaded = "loaded" / "pubblicata", "pubblicata", "published";
        /// It changed.
        Changed = "changed" / "modificata", "modificata", "changed";
        /// It was taken away.
        Removed = "removed" / "tolta", "tolta dal catalogo", "taken away";
    }
}

/// A version of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// Its number, from 1.
    pub number: u32,
    /// The day from which it held (`2026-11-21`).
    pub day: String,
    /// What made it.
    pub kind: VersionKind,
    /// The fields that changed, by their names in the data; of parts that changed, the name of their table.
    pub changed: Vec<String>,
}

/// All versions of a record, and which one a page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Versions {
    /// The versions, oldest first.
    pub list: Vec<Version>,
    /// The number of the one shown.
    pub shown: u32,
}

impl Versions {
    /// The version shown, where it is not the last one.
    pub fn earlier(&self) -> Option<&Version> {
        self.list.iter().find(|version| version.number == self.shown && version.number < self.last())
    }

    /// The day from which the version shown held; empty where there are no versions.
    pub fn day(&self) -> &str {
        self.list.iter().find(|version| version.number == self.shown).map_or("", |version| &version.day)
    }

    /// The number of the last version.
    fn last(&self) -> u32 {
        self.list.last().map_or(0, |version| version.number)
    }
}
