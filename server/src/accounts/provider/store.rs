//! What the tables of accounts keep of identities that another provider vouches for, and of the rules about them.

use app::accounts::form::Email;
use app::accounts::model::{OwnEntity, Role};
use chrono::{DateTime, Utc};
use serde::Deserialize;
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};
use surrealdb::types::Value;

use crate::accounts::store::{maybe_link, text, time, variables};
use crate::change::Change;
use crate::db::{Database, DatabaseError, link};

const KNOWN: &str = "id, role, version, (closed != NONE) AS is_closed, (factor != NONE) AS has_factor";

/// An account, open or closed, as far as the decision about who comes asks.
#[derive(Clone, Debug, Deserialize)]
pub struct Known {
    /// Its id.
    pub id: String,
    /// What the person may do.
    pub role: Role,
    /// How often the account was changed.
    pub version: i64,
    /// Whether it is closed.
    pub is_closed: bool,
    /// Whether it has a second factor.
    pub has_factor: bool,
}

impl Known {
    /// Whether a password, or a link for a new one, is not enough to get in.
    pub fn is_guarded(&self) -> bool {
        self.has_factor || self.role.needs_second_factor()
    }
}

/// A rule.
#[derive(Clone, Debug, Deserialize)]
pub struct RuleRow {
    /// Its id.
    pub id: String,
    /// The name of the claim.
    pub claim: String,
    /// The value that it must have.
    pub wanted: String,
    /// What the person gets to be.
    pub role: Role,
    /// The id of the entity.
    #[serde(default)]
    pub entity: Option<String>,
    /// The entity's name, where it is still in the registry.
    #[serde(default)]
    pub entity_name: Option<String>,
    /// Whether it is switched on.
    pub active: bool,
}

impl RuleRow {
    /// Whether it says who somebody is: one that is switched off, or whose entity left the registry, does not.
    pub fn counts(&self) -> bool {
        self.active && self.entity.is_some() == self.entity_name.is_some()
    }

    /// What the trail compares.
    pub fn content(&self) -> Json {
        json!({ "claim": self.claim, "wanted": self.wanted, "role": self.role.word(), "entity": self.entity,
            "active": self.active })
    }

    /// The entity, by its id where it left the registry.
    pub fn entity(&self) -> Option<OwnEntity> {
        let id = self.entity.clone()?;
        Some(OwnEntity { name: self.entity_name.clone().unwrap_or_else(|| id.clone()), id })
    }
}

/// The id of an identity.
pub fn identity_id(issuer: &str, subject: &str) -> String {
    digest(&[issuer, subject])
}

/// The id of a rule: for a claim with a value there is one.
pub fn rule_id(claim: &str, wanted: &str) -> String {
    digest(&[claim, wanted])
}

fn digest(parts: &[&str]) -> String {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update(part);
        digest.update([0]);
    }
    hex::encode(digest.finalize())
}

/// The account that an identity is tied to.
pub async fn account_of_identity(database: &Database, identity: &str) -> Result<Option<Known>, DatabaseError> {
    let query = "SELECT VALUE person FROM ONLY $identity";
    let found: Vec<String> = database.read(query, variables([("identity", link("identity", identity))])).await?;
    let Some(person) = found.into_iter().next() else { return Ok(None) };
    let query = format!("SELECT {KNOWN} FROM $person");
    Ok(database.read(&query, variables([("person", link("person", &person))])).await?.into_iter().next())
}

/// The account with an address.
pub async fn account_of_address(database: &Database, email: &Email) -> Result<Option<Known>, DatabaseError> {
    let query = format!("SELECT {KNOWN} FROM person WHERE email = $email");
    Ok(database.read(&query, variables([("email", text(email.as_str()))])).await?.into_iter().next())
}

/// All rules, by claim and value.
pub async fn rules(database: &Database) -> Result<Vec<RuleRow>, DatabaseError> {
    let query = "SELECT *, entity.name AS entity_name FROM claim_rule ORDER BY claim, wanted";
    database.read(query, variables([])).await
}

/// Ties an identity to an account; throws `conflict` where somebody was faster.
pub fn write_identity(
    change: &mut Change,
    identity: &str,
    issuer: &str,
    subject: &str,
    person: &str,
    now: DateTime<Utc>,
) {
    let variables = variables([
        ("identity", link("identity", identity)),
        ("issuer", text(issuer)),
        ("subject", text(subject)),
        ("person", link("person", person)),
        ("now", time(now)),
    ]);
    change.write(
        "IF record::exists($identity) { THROW 'conflict' };
         CREATE $identity SET issuer = $issuer, subject = $subject, person = $person, created = $now",
        variables,
    );
}

/// Throws `conflict` where an account is no longer the one that was seen: it may have got a second factor.
pub fn require_version(change: &mut Change, known: &Known) {
    let variables =
        variables([("person", link("person", &known.id)), ("version", Value::Number(known.version.into()))]);
    change.write("IF (SELECT VALUE version FROM ONLY $person) != $version { THROW 'conflict' };", variables);
}

/// Writes a new rule; throws `known` where there is one for the claim and the value.
pub fn write_rule(change: &mut Change, rule: &RuleRow, by: &str, now: DateTime<Utc>) {
    let variables = variables([
        ("rule", link("claim_rule", &rule.id)),
        ("claim", text(&rule.claim)),
        ("wanted", text(&rule.wanted)),
        ("role", text(rule.role.word())),
        ("entity", maybe_link("entity", rule.entity.as_deref())),
        ("by", link("person", by)),
        ("now", time(now)),
    ]);
    change.write(
        "IF record::exists($rule) { THROW 'known' };
         CREATE $rule SET claim = $claim, wanted = $wanted, role = $role, entity = $entity, active = true, `by` = $by,
         created = $now",
        variables,
    );
}

/// Switches a rule on or off; throws `conflict` where it was removed, or is so already.
pub fn switch_rule(change: &mut Change, rule: &str, active: bool) {
    let variables = variables([("rule", link("claim_rule", rule)), ("active", Value::Bool(active))]);
    change.write(
        "IF !record::exists($rule) OR (SELECT VALUE active FROM ONLY $rule) = $active { THROW 'conflict' };
         UPDATE $rule SET active = $active",
        variables,
    );
}

/// Removes a rule; throws `conflict` where somebody was faster.
pub fn remove_rule(change: &mut Change, rule: &str) {
    let variables = variables([("rule", link("claim_rule", rule))]);
    change.write("IF !record::exists($rule) { THROW 'conflict' }; DELETE $rule", variables);
}
