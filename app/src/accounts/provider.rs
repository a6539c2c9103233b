//! Sign-in through another provider of identities: the way there, and the rules that say who gets an account.

use serde::{Deserialize, Serialize};

use super::SIGN_IN;
use super::form::path_back;
use super::model::{OwnEntity, Role};
use super::notice::{Notice, Outcome};
use crate::error::AppError;
use crate::i18n::Language;

/// The Italian path where a sign-in through the provider begins.
pub const START: &str = "/accedi/provider";
/// The most characters of a claim's name.
pub const CLAIM_MOST: usize = 100;
/// The most characters of its value.
pub const VALUE_MOST: usize = 200;

/// A rule: whose claim has a value gets an account with a role, for an entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimRule {
    /// Its id.
    pub id: String,
    /// The name of the claim.
    pub claim: String,
    /// The value that it must have.
    pub wanted: String,
    /// What the person gets to be.
    pub role: Role,
    /// For which entity.
    pub entity: Option<OwnEntity>,
    /// Whether it is switched on.
    pub is_active: bool,
}

/// What the page of the rules shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimRules {
    /// What the provider is called.
    pub provider: String,
    /// The rules.
    pub rules: Vec<ClaimRule>,
    /// The entities for which there can be one.
    pub entities: Vec<OwnEntity>,
}

/// A rule to make, as somebody typed it; the names are those of the form and of the page's address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewRule {
    /// The name of the claim.
    #[serde(default, rename = "attributo")]
    pub claim: String,
    /// The value that it must have.
    #[serde(default, rename = "valore")]
    pub wanted: String,
    /// The role's word.
    #[serde(default, rename = "ruolo")]
    pub role: String,
    /// The entity's id, for a role that has one.
    #[serde(default, rename = "ente")]
    pub entity: String,
}

impl NewRule {
    /// What was typed, as the address of the page says it; nothing where it says nothing that makes sense.
    pub fn from_query(query: &str) -> Self {
        serde_urlencoded::from_str(query.trim_start_matches('?')).unwrap_or_default()
    }

    /// Claim and value without space around them, if they are there, not too long, and can be seen.
    pub fn parts(&self) -> Option<(String, String)> {
        let fits =
            |text: &str, most: usize| (1..=most).contains(&text.chars().count()) && !text.chars().any(char::is_control);
        let (claim, wanted) = (self.claim.trim(), self.wanted.trim());
        (fits(claim, CLAIM_MOST) && fits(wanted, VALUE_MOST)).then(|| (claim.to_owned(), wanted.to_owned()))
    }

    /// Where the form leads: to its page, or first to sign in again. What was typed goes along where it did not work.
    pub fn next_path(&self, page: &str, result: &Result<(), AppError>) -> String {
        let (page, _) = page.split_once('?').unwrap_or((page, ""));
        let cut = |text: &str, most: usize| text.chars().take(most).collect::<String>();
        let typed = Self {
            claim: cut(&self.claim, CLAIM_MOST),
            wanted: cut(&self.wanted, VALUE_MOST),
            role: cut(&self.role, CLAIM_MOST),
            entity: cut(&self.entity, CLAIM_MOST),
        };
        let typed = serde_urlencoded::to_string(typed).unwrap_or_default();
        match result {
            Ok(()) => path_back(page, result, Outcome::Saved),
            Err(AppError::SignedOut) => {
                let after = format!("{page}?{typed}");
                let notice = Notice { outcome: Some(Outcome::Recent), after, ..Notice::default() };
                notice.path(SIGN_IN, Language::of_path(page))
            }
            Err(_) => format!("{}&{typed}", path_back(page, result, Outcome::Saved)),
        }
    }
}

/// What is to become of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RuleAction {
    /// It counts no more, for now.
    #[serde(rename = "sospendi")]
    Off,
    /// It counts again.
    #[serde(rename = "riattiva")]
    On,
    /// It is gone.
    #[serde(rename = "togli")]
    Remove,
}

/// A change of a rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleChange {
    /// Which.
    pub id: String,
    /// What is to be done.
    pub action: RuleAction,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> NewRule {
        NewRule { claim: " ente".into(), wanted: "c_c357 & altri".into(), role: "referent".into(), entity: "x".into() }
    }

    #[test]
    fn what_was_typed_comes_back_where_it_did_not_work() {
        let wrong = Err(AppError::Invalid { field: "entity".into() });
        let path = typed().next_path("/en/area/utenti/provider?esito=salvato", &wrong);
        assert!(path.starts_with("/en/area/utenti/provider?esito=campo&"), "{path}");
        assert_eq!(NewRule::from_query(path.split_once('?').expect("a query").1), typed());
        assert_eq!(typed().next_path("/area/utenti/provider", &Ok(())), "/area/utenti/provider?esito=salvato");
    }

    #[test]
    fn who_signs_in_again_finds_what_was_typed() {
        let path = typed().next_path("/area/utenti/provider", &Err(AppError::SignedOut));
        let notice = Notice::from_query(path.strip_prefix("/accedi?").expect("the sign-in page"));
        assert_eq!(notice.outcome, Some(Outcome::Recent));
        let after = crate::accounts::form::path_after(&notice.after, Language::Italian);
        assert_eq!(NewRule::from_query(after.split_once('?').expect("a query").1), typed());
    }

    #[test]
    fn a_rule_has_a_claim_and_a_value_that_can_be_seen() {
        assert_eq!(typed().parts(), Some(("ente".into(), "c_c357 & altri".into())));
        for (claim, wanted) in [("", "a"), ("a", " \t"), ("a\u{0}b", "a"), ("a", "b\nc"), (&*"a".repeat(101), "a")] {
            let rule = NewRule { claim: claim.into(), wanted: wanted.into(), ..NewRule::default() };
            assert_eq!(rule.parts(), None, "{claim:?} {wanted:?}");
        }
    }
}
