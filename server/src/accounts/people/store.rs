//! What the tables of accounts keep of other people and of links.

use app::accounts::form::Secret;
use app::accounts::model::{OwnEntity, Role};
use chrono::{DateTime, Utc};
use serde::Deserialize;
use serde_json::{Value as Json, json};

use crate::accounts::person::NewPerson;
use crate::accounts::store::{maybe_link, maybe_text, new_stamp, text, time, variables};
use crate::accounts::token;
use crate::change::Change;
use crate::db::{Database, DatabaseError, link};

const PERSON: &str =
    "id, name, email, role, version, entity, entity.name AS entity_name, (closed != NONE) AS is_closed";

/// Somebody's account.
#[derive(Clone, Debug, Deserialize)]
pub struct PersonRow {
    /// Its id.
    pub id: String,
    /// The name.
    pub name: String,
    /// The e-mail address.
    pub email: String,
    /// What the person may do.
    pub role: Role,
    /// How often the account was changed.
    pub version: i64,
    /// The id of the entity.
    #[serde(default)]
    pub entity: Option<String>,
    /// The entity's name.
    #[serde(default)]
    pub entity_name: Option<String>,
    /// Whether it is closed.
    pub is_closed: bool,
}

impl PersonRow {
    /// What the trail compares.
    pub fn content(&self) -> Json {
        json!({ "role": self.role.word(), "entity": self.entity, "closed": self.is_closed })
    }
}

/// The purpose of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LinkPurpose {
    /// To get an account.
    Invitation,
    /// To get the first account of an administrator.
    FirstAdministrator,
    /// To get a new password.
    Reset,
}

impl LinkPurpose {
    fn word(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::FirstAdministrator => "first-administrator",
            Self::Reset => "reset",
        }
    }
}

/// A link that works once.
#[derive(Clone, Debug, Deserialize)]
pub struct LinkRow {
    /// The digest of its word.
    pub id: String,
    /// What it is for.
    pub purpose: LinkPurpose,
    /// Whose it is.
    #[serde(default)]
    pub person: Option<String>,
    /// To whom it went.
    #[serde(default)]
    pub email: Option<String>,
    /// What the person will be.
    #[serde(default)]
    pub role: Option<Role>,
    /// The id of the entity.
    #[serde(default)]
    pub entity: Option<String>,
    /// The entity's name.
    #[serde(default)]
    pub entity_name: Option<String>,
    /// Until when it works.
    pub expires: DateTime<Utc>,
}

impl LinkRow {
    /// The entity, where there is one and it is in the registry.
    pub fn entity(&self) -> Option<OwnEntity> {
        let (id, name) = self.entity.clone().zip(self.entity_name.clone())?;
        Some(OwnEntity { id, name })
    }
}

/// A link to make.
#[derive(Clone, Debug)]
pub struct NewLink {
    /// What it is for.
    pub purpose: LinkPurpose,
    /// Whose it is.
    pub person: Option<String>,
    /// To whom it goes.
    pub email: Option<String>,
    /// What the person will be.
    pub role: Option<Role>,
    /// The id of the entity.
    pub entity: Option<String>,
    /// Who made it.
    pub by: Option<String>,
    /// When.
    pub created: DateTime<Utc>,
    /// Until when it works.
    pub expires: DateTime<Utc>,
}

/// All accounts, by name.
pub async fn people(database: &Database) -> Result<Vec<PersonRow>, DatabaseError> {
    database.read(&format!("SELECT {PERSON} FROM person ORDER BY name, id"), variables([])).await
}

/// An account, open or closed.
pub async fn find(database: &Database, id: &str) -> Result<Option<PersonRow>, DatabaseError> {
    let query = format!("SELECT {PERSON} FROM $person");
    Ok(database.read(&query, variables([("person", link("person", id))])).await?.into_iter().next())
}

/// Whether there is any account.
pub async fn has_people(database: &Database) -> Result<bool, DatabaseError> {
    let found: Vec<String> = database.read("SELECT VALUE id FROM person LIMIT 1", variables([])).await?;
    Ok(!found.is_empty())
}

/// All entities, by name.
pub async fn entities(database: &Database) -> Result<Vec<OwnEntity>, DatabaseError> {
    database.read("SELECT id, name FROM entity ORDER BY name, id", variables([])).await
}

/// The open invitations, the last ones first.
pub async fn invitations(database: &Database, now: DateTime<Utc>) -> Result<Vec<LinkRow>, DatabaseError> {
    let query = "SELECT *, entity.name AS entity_name FROM link
                 WHERE purpose = 'invitation' AND expires > $now ORDER BY created DESC";
    database.read(query, variables([("now", time(now))])).await
}

/// The link with this digest, if it still works.
pub async fn find_link(
    database: &Database,
    digest: &str,
    now: DateTime<Utc>,
) -> Result<Option<LinkRow>, DatabaseError> {
    let query = "SELECT *, entity.name AS entity_name FROM $link WHERE expires > $now";
    let found = database.read(query, variables([("link", link("link", digest)), ("now", time(now))])).await?;
    Ok(found.into_iter().next())
}

/// Writes a link, and gives its word. Those for the same purpose and person or address work no longer.
pub fn write_link(change: &mut Change, new: &NewLink) -> (String, Secret) {
    let word = token::new();
    let digest = token::digest(&word);
    let variables = variables([
        ("link", link("link", &digest)),
        ("purpose", text(new.purpose.word())),
        ("person", maybe_link("person", new.person.as_deref())),
        ("email", maybe_text(new.email.as_deref())),
        ("role", maybe_text(new.role.map(Role::word))),
        ("entity", maybe_link("entity", new.entity.as_deref())),
        ("by", maybe_link("person", new.by.as_deref())),
        ("created", time(new.created)),
        ("expires", time(new.expires)),
    ]);
    change.write(
        "DELETE link WHERE purpose = $purpose AND person = $person AND email = $email;
         CREATE $link SET purpose = $purpose, person = $person, email = $email, role = $role, entity = $entity,
         `by` = $by, created = $created, expires = $expires",
        variables,
    );
    (digest, word)
}

/// Uses a link up; throws `used` where somebody was faster.
pub fn use_link(change: &mut Change, digest: &str) {
    let variables = variables([("link", link("link", digest))]);
    change.write("IF !record::exists($link) { THROW 'used' }; DELETE $link", variables);
}

/// Writes a new account. Its address is confirmed: the link came there, or somebody trusted said it. Without a password
/// people get in through another provider.
pub fn write_person(
    change: &mut Change,
    id: &str,
    person: &NewPerson,
    password: Option<&str>,
    language: &str,
    now: DateTime<Utc>,
) {
    let variables = variables([
        ("person", link("person", id)),
        ("email", text(person.email.as_str())),
        ("name", text(&person.name)),
        ("role", text(person.role.word())),
        ("entity", maybe_link("entity", person.entity.as_deref())),
        ("language", text(language)),
        ("password", maybe_text(password)),
        ("stamp", new_stamp()),
        ("now", time(now)),
    ]);
    change.write(
        "CREATE $person SET email = $email, name = $name, role = $role, entity = $entity, `language` = $language,
         password = $password, stamp = $stamp, created = $now, confirmed = $now",
        variables,
    );
}

/// Writes another role: all sessions end. Throws `conflict` where the account is not the one that was seen.
pub fn write_role(change: &mut Change, person: &PersonRow, version: i64, role: Role) {
    write_change(change, person, version, "role = $role", text(role.word()));
}

/// Closes an account: all sessions end, and no link of its own works any longer.
pub fn write_closed(change: &mut Change, person: &PersonRow, version: i64, closed: Option<DateTime<Utc>>) {
    let closed = closed.map_or(surrealdb::types::Value::None, time);
    write_change(change, person, version, "closed = $role", closed);
}

fn write_change(
    change: &mut Change,
    person: &PersonRow,
    version: i64,
    assignment: &str,
    value: surrealdb::types::Value,
) {
    let variables = variables([
        ("person", link("person", &person.id)),
        ("version", surrealdb::types::Value::Number(version.into())),
        ("role", value),
        ("stamp", new_stamp()),
    ]);
    let statements = format!(
        "IF (SELECT VALUE version FROM ONLY $person) != $version {{ THROW 'conflict' }};
         UPDATE $person SET {assignment}, stamp = $stamp, version += 1;
         DELETE sitting WHERE person = $person;
         DELETE link WHERE person = $person"
    );
    change.write(&statements, variables);
}
