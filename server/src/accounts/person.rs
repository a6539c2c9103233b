//! A new account, by whoever runs the program.

use app::accounts::form::{Email, Secret};
use app::accounts::model::Role;
use app::accounts::own::{PASSWORD_LEAST, is_password, person_name};
use app::accounts::trail::EventKind;
use app::i18n::Language;
use chrono::{DateTime, Utc};
use serde_json::json;

use super::passwords::{PasswordError, Passwords};
use super::people::write_person;
use super::store;
use crate::change::{Actor, Change, ChangeError, Subject};
use crate::db::{Database, DatabaseError};

/// Who gets an account.
#[derive(Clone, Debug)]
pub struct NewPerson {
    /// The address as it is compared.
    pub email: Email,
    /// The name that others see.
    pub name: String,
    /// What the person may do.
    pub role: Role,
    /// The id of the entity that the person works for.
    pub entity: Option<String>,
}

/// Why there is no new account. Each text is one line for whoever runs the program.
#[derive(Debug, thiserror::Error)]
pub enum NewPersonError {
    /// There is one with this address.
    #[error("there is an account with this e-mail address already")]
    Known,
    /// The name is empty or too long.
    #[error("a name has 1 to 100 characters")]
    Name,
    /// A contributor or a referent works for an entity, and nobody else.
    #[error("contributors and referents need --entity, and nobody else has one")]
    Entity,
    /// There is no such entity.
    #[error("there is no entity {0}")]
    NoSuchEntity(String),
    /// The password is too short.
    #[error("a password has at least {PASSWORD_LEAST} characters")]
    Password,
    /// The password could not be digested.
    #[error(transparent)]
    Digest(#[from] PasswordError),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// The account was not written.
    #[error(transparent)]
    Change(#[from] ChangeError),
}

/// Creates an account, and gives its id.
pub async fn create_person(
    database: &Database,
    person: &NewPerson,
    password: &Secret,
    now: DateTime<Utc>,
) -> Result<String, NewPersonError> {
    check(database, person).await?;
    if !is_password(&password.0) {
        return Err(NewPersonError::Password);
    }
    let digest = Passwords::new()?.digest(password).await?;
    let id = new_id();
    let mut change = Change::new(Actor::nobody(), now);
    write_person(&mut change, &id, person, Some(&digest), Language::Italian.tag(), now);
    let after = json!({ "role": person.role.word(), "entity": person.entity, "closed": false });
    change.event(EventKind::AccountCreated, &Subject::new("person", &id), None, Some(&after));
    change.commit(database).await?;
    Ok(id)
}

/// The id of a new account.
pub fn new_id() -> String {
    hex::encode(rand::random::<[u8; 10]>())
}

/// Whether somebody may get an account, or a link to one.
pub async fn check(database: &Database, person: &NewPerson) -> Result<(), NewPersonError> {
    if person_name(&person.name).is_none() {
        return Err(NewPersonError::Name);
    }
    if person.role.belongs_to_an_entity() != person.entity.is_some() {
        return Err(NewPersonError::Entity);
    }
    if let Some(entity) = &person.entity
        && !store::has_entity(database, entity).await?
    {
        return Err(NewPersonError::NoSuchEntity(entity.clone()));
    }
    if store::has_email(database, &person.email).await? {
        return Err(NewPersonError::Known);
    }
    Ok(())
}
