//! What the tables of accounts keep of one's own account.

use app::accounts::own::PendingFactor;
use chrono::{DateTime, Utc};
use serde::Deserialize;
use surrealdb::types::{Array, Value};

use super::factor::recovery_digest;
use crate::accounts::store::{maybe_text, new_stamp, text, variables};
use crate::change::Change;
use crate::db::{Database, DatabaseError, link};

/// An account, as its owner changes it.
#[derive(Clone, Deserialize)]
pub struct OwnRow {
    /// The e-mail address.
    pub email: String,
    /// The name that others see.
    pub name: String,
    /// The tag of the language of its mail.
    pub language: String,
    /// The digest of the password.
    #[serde(default)]
    pub password: Option<String>,
    /// The secret of the second factor.
    #[serde(default)]
    pub factor: Option<String>,
    /// The last step whose code was used.
    #[serde(default)]
    pub factor_step: Option<i64>,
    /// The digests of the recovery codes that are left.
    #[serde(default)]
    pub recovery: Vec<String>,
}

/// A session of an account.
#[derive(Clone, Debug, Deserialize)]
pub struct OwnSessionRow {
    /// The digest by which it is known.
    pub id: String,
    /// What the browser calls itself.
    #[serde(default)]
    pub agent: Option<String>,
    /// When it began.
    pub created: DateTime<Utc>,
    /// When it was last used.
    pub seen: DateTime<Utc>,
}

/// An open account.
pub async fn find(database: &Database, person: &str) -> Result<Option<OwnRow>, DatabaseError> {
    let query = "SELECT email, name, `language`, password, factor, factor_step, recovery FROM $person
                 WHERE closed = NONE";
    Ok(database.read(query, variables([("person", link("person", person))])).await?.into_iter().next())
}

/// The sessions of an account, the last used first.
pub async fn sessions(database: &Database, person: &str) -> Result<Vec<OwnSessionRow>, DatabaseError> {
    let query = "SELECT id, agent, created, seen FROM sitting WHERE person = $person ORDER BY seen DESC";
    database.read(query, variables([("person", link("person", person))])).await
}

/// Writes name and language.
pub fn write_profile(change: &mut Change, person: &str, name: &str, language: &str) {
    let variables = variables([("person", link("person", person)), ("name", text(name)), ("language", text(language))]);
    change.write("UPDATE $person SET name = $name, `language` = $language, version += 1", variables);
}

/// Writes a new password: all sessions end, and all links for a new one.
pub fn write_password(change: &mut Change, person: &str, digest: &str) {
    let variables = variables([("person", link("person", person)), ("password", text(digest)), ("stamp", new_stamp())]);
    change.write(
        "UPDATE $person SET password = $password, stamp = $stamp, version += 1;
         DELETE sitting WHERE person = $person;
         DELETE link WHERE person = $person AND purpose = 'reset';",
        variables,
    );
}

/// Writes a new second factor, or that there is none: all sessions end.
pub fn write_factor(change: &mut Change, person: &str, factor: Option<(&PendingFactor, i64)>) {
    let digests =
        factor.iter().flat_map(|(pending, _)| pending.recovery.iter().map(|code| text(&recovery_digest(code))));
    let variables = variables([
        ("person", link("person", person)),
        ("factor", maybe_text(factor.map(|(pending, _)| pending.secret.as_str()))),
        ("step", factor.map_or(Value::None, |(_, step)| Value::Number(step.into()))),
        ("recovery", Value::Array(Array::from(digests.collect::<Vec<_>>()))),
        ("stamp", new_stamp()),
    ]);
    change.write(
        "UPDATE $person SET factor = $factor, factor_step = $step, recovery = $recovery, stamp = $stamp, version += 1;
         DELETE sitting WHERE person = $person;",
        variables,
    );
}

/// Uses the code of a step; throws `used` where somebody was faster.
pub fn use_step(change: &mut Change, person: &str, step: i64) {
    let variables = variables([("person", link("person", person)), ("step", Value::Number(step.into()))]);
    change.write(
        "LET $last = (SELECT VALUE factor_step FROM ONLY $person) ?? -1;
         IF $last >= $step { THROW 'used' };
         UPDATE $person SET factor_step = $step",
        variables,
    );
}

/// Uses a recovery code; throws `used` where somebody was faster.
pub fn use_recovery(change: &mut Change, person: &str, digest: &str) {
    let variables = variables([("person", link("person", person)), ("digest", text(digest))]);
    change.write(
        "LET $left = (SELECT VALUE recovery FROM ONLY $person) ?? [];
         IF $digest NOT IN $left { THROW 'used' };
         UPDATE $person SET recovery -= $digest",
        variables,
    );
}

/// Ends one of the sessions of an account.
pub fn end_session(change: &mut Change, person: &str, session: &str) {
    let variables = variables([("person", link("person", person)), ("sitting", link("sitting", session))]);
    change.write("DELETE $sitting WHERE person = $person", variables);
}

/// Ends all sessions of an account but one.
pub fn end_other_sessions(change: &mut Change, person: &str, session: &str) {
    let variables = variables([("person", link("person", person)), ("sitting", link("sitting", session))]);
    change.write("DELETE sitting WHERE person = $person AND id != $sitting", variables);
}
