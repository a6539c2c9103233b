//! Other people's accounts: what the page of them shows, and what is sent from it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::form::Secret;
use super::model::{OwnEntity, Role};

/// Somebody else's account, as far as the one who looks may see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Its id.
    pub id: String,
    /// The name.
    pub name: String,
    /// The e-mail address.
    pub email: String,
    /// What the person may do.
    pub role: Role,
    /// The entity that the person works for.
    pub entity: Option<OwnEntity>,
    /// Whether the account is closed.
    pub is_closed: bool,
    /// How often the account was changed: who changes it says what was seen.
    pub version: i64,
    /// The roles that the one who looks may give, the present one included; none where nothing may be changed.
    pub roles: Vec<Role>,
}

/// An invitation that nobody took up yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// Its id, which is no link.
    pub id: String,
    /// To whom it went.
    pub email: String,
    /// What the person will be.
    pub role: Role,
    /// For which entity.
    pub entity: Option<OwnEntity>,
    /// Until when it can be taken up.
    pub expires: DateTime<Utc>,
}

/// What the page of people shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct People {
    /// The people.
    pub people: Vec<Person>,
    /// The open invitations.
    pub invitations: Vec<Invitation>,
    /// The roles to which the one who looks may invite.
    pub roles: Vec<Role>,
    /// The entities for which; the only one where there is no choice.
    pub entities: Vec<OwnEntity>,
}

/// Somebody to invite.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewInvitation {
    /// The e-mail address.
    #[serde(default)]
    pub email: String,
    /// The role's word.
    #[serde(default)]
    pub role: String,
    /// The entity's id, for a role that has one.
    #[serde(default)]
    pub entity: String,
    /// The tag of the language of the message.
    #[serde(default)]
    pub language: String,
}

/// What is to become of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PersonAction {
    /// Another role.
    #[serde(rename = "ruolo")]
    Role,
    /// Nobody signs in with it any more.
    #[serde(rename = "chiudi")]
    Close,
    /// It is as it was before it was closed.
    #[serde(rename = "riapri")]
    Reopen,
}

/// A change of somebody else's account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonChange {
    /// Whose.
    pub id: String,
    /// The version that was seen.
    pub version: i64,
    /// What is to be done.
    pub action: PersonAction,
    /// The role's word, where that is what changes.
    #[serde(default)]
    pub role: String,
}

/// What a link says to whoever has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationFacts {
    /// To whom it went; `None` where whoever has the link says who they are.
    pub email: Option<String>,
    /// What the person will be.
    pub role: Role,
    /// For which entity.
    pub entity: Option<OwnEntity>,
}

/// Somebody who takes an invitation up.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acceptance {
    /// The word in the link.
    #[serde(default)]
    pub code: Secret,
    /// The e-mail address, where the link does not know it.
    #[serde(default)]
    pub email: String,
    /// The name that others will see.
    #[serde(default)]
    pub name: String,
    /// The password.
    #[serde(default)]
    pub password: Secret,
}
