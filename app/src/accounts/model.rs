//! Who somebody is to the portal.

use serde::{Deserialize, Serialize};

use crate::i18n::{Message, message};

/// What somebody may do. Each role is somebody's job; none contains another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Staff of an entity: drafts and submits its practices and exchanges.
    Contributor,
    /// Responsible for an entity: as a contributor, and invites colleagues.
    Referent,
    /// Regional staff: reviews, edits the registry, publishes.
    Curator,
    /// Looks after accounts, configuration and the audit trail.
    Administrator,
}

impl Role {
    /// All roles, from the first that a newcomer gets.
    pub const ALL: [Self; 4] = [Self::Contributor, Self::Referent, Self::Curator, Self::Administrator];

    /// The word by which addresses, files and the database know the role.
    pub fn word(self) -> &'static str {
        match self {
            Self::Contributor => "contributor",
            Self::Referent => "referent",
            Self::Curator => "curator",
            Self::Administrator => "administrator",
        }
    }

    /// The role with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }

    /// What it is called on pages.
    pub fn label(self) -> Message {
        match self {
            Self::Contributor => message("Operatore dell’ente", "Contributor"),
            Self::Referent => message("Referente dell’ente", "Referent"),
            Self::Curator => message("Redazione regionale", "Curator"),
            Self::Administrator => message("Amministrazione", "Administrator"),
        }
    }

    /// Whether who has this role must have a second factor.
    pub fn needs_second_factor(self) -> bool {
        matches!(self, Self::Curator | Self::Administrator)
    }

    /// Whether who has this role works for one entity.
    pub fn belongs_to_an_entity(self) -> bool {
        matches!(self, Self::Contributor | Self::Referent)
    }
}

/// The entity that somebody works for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnEntity {
    /// Its id in the registry, which is its slug.
    pub id: String,
    /// Its current name.
    pub name: String,
}

/// The signed-in person who asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Viewer {
    /// The id of the account.
    pub id: String,
    /// The name that others see.
    pub name: String,
    /// What the person may do.
    pub role: Role,
    /// The entity that the person works for: contributors and referents have one, the others none.
    pub entity: Option<OwnEntity>,
}

/// What the first page of the area says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overview {
    /// Who has signed in.
    pub viewer: Viewer,
    /// Whether the account has yet to get the second factor that the role needs.
    pub lacks_factor: bool,
}
