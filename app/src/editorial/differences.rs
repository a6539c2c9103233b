//! What differs between two versions of a proposal, field by field and word by word.

use serde::{Deserialize, Serialize};

/// A piece of a text: what both versions have, or one of them only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "text", rename_all = "snake_case")]
pub enum Piece {
    /// In both.
    Same(String),
    /// In the earlier one only.
    Removed(String),
    /// In the later one only.
    Added(String),
}

/// A field with what differs in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldDifference {
    /// The field's name in the form.
    pub field: String,
    /// What it is called, in the language of whoever asks.
    pub label: String,
    /// Its text, whole: put together without what was added it is the earlier one, without what was removed the later.
    pub pieces: Vec<Piece>,
}

impl FieldDifference {
    /// Whether anything differs.
    pub fn is_changed(&self) -> bool {
        self.pieces.iter().any(|piece| !matches!(piece, Piece::Same(_)))
    }

    /// The field as it was.
    pub fn before(&self) -> String {
        self.pieces.iter().filter(|piece| !matches!(piece, Piece::Added(_))).map(Piece::text).collect()
    }

    /// The field as it is.
    pub fn after(&self) -> String {
        self.pieces.iter().filter(|piece| !matches!(piece, Piece::Removed(_))).map(Piece::text).collect()
    }
}

impl Piece {
    /// The words.
    pub fn text(&self) -> &str {
        match self {
            Self::Same(text) | Self::Removed(text) | Self::Added(text) => text,
        }
    }
}
