//! The door: who an account is at each request, as axum-login asks.

use app::accounts::form::Secret;
use app::accounts::model::{OwnEntity, Role, Viewer};
use axum_login::{AuthUser, AuthnBackend};
use serde::Deserialize;

use super::passwords::{PasswordError, Passwords};
use super::store;
use crate::db::{Database, DatabaseError};

/// An open account, as the database has it at this request.
#[derive(Clone, Deserialize)]
pub struct Account {
    /// Its id.
    pub id: String,
    /// The name that others see.
    pub name: String,
    /// What the person may do.
    pub role: Role,
    /// The id of the entity.
    #[serde(default)]
    entity: Option<String>,
    /// The entity's name, where it is still in the registry.
    #[serde(default)]
    entity_name: Option<String>,
    /// Whether the account has a second factor.
    #[serde(default)]
    pub has_factor: bool,
    #[serde(default)]
    password: Option<String>,
    stamp: String,
}

impl std::fmt::Debug for Account {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Account").field("id", &self.id).finish_non_exhaustive()
    }
}

impl Account {
    /// Whether the account has yet to get the second factor that the role needs.
    pub fn lacks_factor(&self) -> bool {
        self.role.needs_second_factor() && !self.has_factor
    }

    /// The person, as the rooms know them.
    pub fn viewer(&self) -> Viewer {
        let entity = self.entity.clone().zip(self.entity_name.clone()).map(|(id, name)| OwnEntity { id, name });
        Viewer { id: self.id.clone(), name: self.name.clone(), role: self.role, entity }
    }
}

impl AuthUser for Account {
    type Id = String;

    fn id(&self) -> String {
        self.id.clone()
    }

    fn session_auth_hash(&self) -> &[u8] {
        self.stamp.as_bytes()
    }
}

/// What opens the door: an address and a password.
pub struct Key {
    /// The address as it is kept; `None` where what was typed is no address.
    pub email: Option<String>,
    /// The password.
    pub password: Secret,
}

/// Why the door does not answer.
#[derive(Debug, thiserror::Error)]
pub enum DoorError {
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// The password could not be compared.
    #[error(transparent)]
    Password(#[from] PasswordError),
}

/// Lets people in.
#[derive(Clone)]
pub struct Door {
    database: Database,
    passwords: Passwords,
}

impl Door {
    /// The door over a database.
    pub fn new(database: Database, passwords: Passwords) -> Self {
        Self { database, passwords }
    }
}

impl AuthnBackend for Door {
    type User = Account;
    type Credentials = Key;
    type Error = DoorError;

    async fn authenticate(&self, key: Key) -> Result<Option<Account>, DoorError> {
        let account = match &key.email {
            Some(email) => store::open_account_by_email(&self.database, email).await?,
            None => None,
        };
        let digest = account.as_ref().and_then(|account| account.password.as_deref());
        let agree = self.passwords.agree(&key.password, digest).await?;
        Ok(account.filter(|_| agree))
    }

    async fn get_user(&self, id: &String) -> Result<Option<Account>, DoorError> {
        Ok(store::open_account(&self.database, id).await?)
    }
}
