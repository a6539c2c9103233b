//! The accounts room, as the pages ask it.

use std::net::IpAddr;

use app::accounts::api::{Accounts, Sitting};
use app::accounts::form::{Email, Entered, Entry, Secret};
use app::accounts::model::{Overview, Viewer};
use app::accounts::own::{FactorState, OwnAccount, PasswordChange, Profile};
use app::accounts::trail::EventKind;
use app::error::AppError;
use async_trait::async_trait;
use axum_login::AuthnBackend;

use super::attempts::{Attempt, Purpose, subject};
use super::door::{Account, Door, DoorError, Key};
use super::passwords::{PasswordError, Passwords};
use super::sitting::STRONG_KEY;
use crate::change::{Actor, Change, Subject};
use crate::clock::Clock;
use crate::db::{Database, DatabaseError};

/// The longest password that is looked at, in bytes.
const PASSWORD_LIMIT: usize = 1_024;

/// Lets people in, and looks after their accounts.
pub struct AccountsRoom {
    pub(super) database: Database,
    pub(super) passwords: Passwords,
    pub(super) door: Door,
    pub(super) clock: Clock,
    /// The site's address, for links in mail.
    pub(super) origin: String,
}

impl AccountsRoom {
    /// The room over a database, for a site with this address.
    pub fn new(database: Database, passwords: Passwords, clock: Clock, origin: &str) -> Self {
        let door = Door::new(database.clone(), passwords.clone());
        Self { database, passwords, door, clock, origin: origin.to_owned() }
    }

    /// What sessions ask who somebody is.
    pub fn door(&self) -> Door {
        self.door.clone()
    }

    /// The open account whose address and password somebody typed.
    async fn account(&self, entry: &Entry) -> Result<Account, AppError> {
        let wrong = || AppError::Invalid { field: "password".into() };
        if entry.password.0.len() > PASSWORD_LIMIT {
            return Err(wrong());
        }
        let email = Email::parse(&entry.email).map(|email| email.as_str().to_owned());
        let key = Key { email, password: entry.password.clone() };
        self.door.authenticate(key).await.map_err(door_failure)?.ok_or_else(wrong)
    }

    /// Adds to the trail what changes nothing else.
    pub(super) async fn record(&self, actor: Actor, kind: EventKind, subject: &Subject) -> Result<(), AppError> {
        let mut change = Change::new(actor, self.clock.now());
        change.event(kind, subject, None, None);
        Ok(change.commit(&self.database).await?)
    }
}

/// The answer where the database failed.
pub fn failure(error: DatabaseError) -> AppError {
    tracing::error!(%error, "the accounts' database failed");
    AppError::Unavailable
}

/// The answer where a password could not be digested.
pub fn digest_failure(error: PasswordError) -> AppError {
    match error {
        PasswordError::Busy => tracing::warn!("{error}"),
        error => tracing::error!(%error, "a password cannot be digested"),
    }
    AppError::Unavailable
}

fn door_failure(error: DoorError) -> AppError {
    match error {
        DoorError::Database(error) => failure(error),
        DoorError::Password(error) => digest_failure(error),
    }
}

#[async_trait]
impl Accounts for AccountsRoom {
    async fn sign_in(&self, entry: &Entry, from: Option<IpAddr>, sitting: &dyn Sitting) -> Result<Entered, AppError> {
        let now = self.clock.now();
        let tried = Attempt::begin(&self.database, Purpose::Password, &subject(&entry.email), from, now).await?;
        let account = match self.account(entry).await {
            Ok(account) => account,
            Err(error) => {
                let key = Subject::new("attempt", tried.account_key());
                self.record(Actor::nobody(), EventKind::SignInRefused, &key).await?;
                return Err(error);
            }
        };
        tried.succeeded(&self.database).await;
        if account.has_factor {
            sitting.begin_half(&account.id).await?;
            return Ok(Entered::CodeWanted);
        }
        sitting.begin(&account.id).await?;
        let viewer = account.viewer();
        self.record(Actor::from(&viewer), EventKind::SignedIn, &Subject::new("person", &viewer.id)).await?;
        Ok(Entered::Inside)
    }

    async fn enter_code(&self, code: &Secret, from: Option<IpAddr>, sitting: &dyn Sitting) -> Result<(), AppError> {
        let person = sitting.half().await?.ok_or(AppError::SignedOut)?;
        let tried = Attempt::begin(&self.database, Purpose::Code, &person, from, self.clock.now()).await?;
        self.use_code(&person, code).await?;
        tried.succeeded(&self.database).await;
        sitting.begin(&person).await
    }

    async fn sign_out(&self, viewer: Option<&Viewer>, sitting: &dyn Sitting) -> Result<(), AppError> {
        sitting.end().await?;
        match viewer {
            Some(viewer) => {
                let subject = Subject::new("person", &viewer.id);
                self.record(Actor::from(viewer), EventKind::SignedOut, &subject).await
            }
            None => Ok(()),
        }
    }

    async fn overview(&self, viewer: &Viewer, sitting: &dyn Sitting) -> Result<Overview, AppError> {
        let account = self.door.get_user(&viewer.id).await.map_err(door_failure)?.ok_or(AppError::SignedOut)?;
        let lacks_factor = account.lacks_factor() && sitting.kept(STRONG_KEY).await?.is_none();
        Ok(Overview { viewer: account.viewer(), lacks_factor })
    }

    async fn own_account(&self, viewer: &Viewer, sitting: &dyn Sitting) -> Result<OwnAccount, AppError> {
        self.find_own(viewer, sitting).await
    }

    async fn change_profile(&self, viewer: &Viewer, profile: &Profile) -> Result<(), AppError> {
        self.write_profile(viewer, profile).await
    }

    async fn change_password(
        &self,
        viewer: &Viewer,
        passwords: &PasswordChange,
        sitting: &dyn Sitting,
    ) -> Result<(), AppError> {
        self.write_new_password(viewer, passwords, sitting).await
    }

    async fn end_session(&self, viewer: &Viewer, session: &str, sitting: &dyn Sitting) -> Result<(), AppError> {
        self.end_own_session(viewer, session, sitting).await
    }

    async fn factor(&self, viewer: &Viewer, sitting: &dyn Sitting) -> Result<FactorState, AppError> {
        self.find_factor(viewer, sitting).await
    }

    async fn begin_factor(&self, viewer: &Viewer, sitting: &dyn Sitting) -> Result<(), AppError> {
        self.propose_factor(viewer, sitting).await
    }

    async fn confirm_factor(&self, viewer: &Viewer, code: &Secret, sitting: &dyn Sitting) -> Result<(), AppError> {
        self.confirm_own_factor(viewer, code, sitting).await
    }

    async fn remove_factor(&self, viewer: &Viewer, sitting: &dyn Sitting) -> Result<(), AppError> {
        self.remove_own_factor(viewer, sitting).await
    }
}
