//! One's own account: what its page shows, and what is sent from it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::form::Secret;
use super::model::Viewer;

/// The fewest characters of a password: as many as make guessing hopeless without asking for strange signs.
pub const PASSWORD_LEAST: usize = 12;
/// The most characters of a password.
pub const PASSWORD_MOST: usize = 256;

/// Whether a text may be a password.
pub fn is_password(text: &str) -> bool {
    (PASSWORD_LEAST..=PASSWORD_MOST).contains(&text.chars().count()) && !text.trim().is_empty()
}

/// A name fit to be shown to others: without space around it, and with nothing that cannot be seen.
pub fn person_name(text: &str) -> Option<String> {
    let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    ((1..=100).contains(&name.chars().count()) && !name.chars().any(hidden)).then_some(name)
}

/// What a person may change of the own account without further questions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// The name that others see.
    #[serde(default)]
    pub name: String,
    /// The tag of the language in which mail is written.
    #[serde(default)]
    pub language: String,
}

/// A new password, with the old one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasswordChange {
    /// The one that counts now.
    #[serde(default)]
    pub old: Secret,
    /// The one that shall count.
    #[serde(default)]
    pub new: Secret,
}

/// One of the person's own sessions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnSession {
    /// The digest by which it is known.
    pub id: String,
    /// What the browser calls itself.
    pub agent: String,
    /// When it began.
    pub begun: DateTime<Utc>,
    /// When it was last used, to the minute.
    pub seen: DateTime<Utc>,
    /// Whether it is the one that asks.
    pub is_this: bool,
}

/// One's own account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnAccount {
    /// Who it is.
    pub viewer: Viewer,
    /// The e-mail address.
    pub email: String,
    /// The tag of the language in which mail is written.
    pub language: String,
    /// Whether there is a second factor.
    pub has_factor: bool,
    /// The sessions that are not over.
    pub sessions: Vec<OwnSession>,
}

/// The second factor of one's own account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactorState {
    /// Whether there is one.
    pub is_on: bool,
    /// Whether the role needs one.
    pub is_needed: bool,
    /// How many recovery codes are left.
    pub recovery_left: u32,
    /// The one that is being set up.
    pub pending: Option<PendingFactor>,
}

/// A second factor that is being set up: shown until it is confirmed, and never again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PendingFactor {
    /// The secret as authenticators take it, in Base32.
    pub secret: String,
    /// The same as an address that opens an authenticator.
    pub address: String,
    /// The recovery codes, each of which works once.
    pub recovery: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_long_and_need_not_be_strange() {
        assert!(is_password("quattro parole a caso") && is_password("àèìòùàèìòùàè"));
        assert!(!is_password("Corta-1!") && !is_password("            ") && !is_password(&"a".repeat(257)));
    }

    #[test]
    fn a_name_is_what_can_be_seen_of_it() {
        assert_eq!(person_name("  Anna   Maria Rossi\t"), Some("Anna Maria Rossi".into()));
        for wrong in ["", " \n ", "Anna\u{202e}issoR", "Anna\u{0}", &"a".repeat(101)] {
            assert_eq!(person_name(wrong), None, "{wrong:?}");
        }
    }
}
