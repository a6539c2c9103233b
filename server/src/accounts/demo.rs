//! Accounts for demonstrations: one for each role, with passwords that are made anew at each start and shown once.

use app::accounts::form::{Email, Secret};
use app::accounts::model::Role;
use app::accounts::trail::EventKind;
use chrono::{DateTime, Utc};

use super::own::{propose, write_factor, write_password};
use super::passwords::Passwords;
use super::person::{NewPerson, NewPersonError, create_person};
use super::store::{first_entity, open_account_by_email};
use crate::change::{Actor, Change, Subject};
use crate::db::Database;

/// An account for a demonstration, with what nobody learns later.
#[derive(Clone, Debug)]
pub struct DemoAccount {
    /// What the person may do.
    pub role: Role,
    /// The address to sign in with.
    pub email: Email,
    /// The password.
    pub password: Secret,
    /// Where the role needs a second factor: its secret, and codes that work once instead of it.
    pub factor: Option<(Secret, Vec<Secret>)>,
}

/// Makes the accounts, or gives those that there are new passwords.
pub async fn demo_accounts(database: &Database, now: DateTime<Utc>) -> Result<Vec<DemoAccount>, NewPersonError> {
    let entity = first_entity(database).await?;
    let mut accounts = Vec::new();
    for role in Role::ALL {
        if entity.is_some() || !role.belongs_to_an_entity() {
            accounts.push(demo_account(database, role, entity.as_deref(), now).await?);
        }
    }
    Ok(accounts)
}

async fn demo_account(
    database: &Database,
    role: Role,
    entity: Option<&str>,
    now: DateTime<Utc>,
) -> Result<DemoAccount, NewPersonError> {
    let password = Secret(hex::encode(rand::random::<[u8; 8]>()));
    let address = format!("{}@demo.example", role.word());
    let email = Email::parse(&address).ok_or(NewPersonError::Name)?;
    let mut change = Change::new(Actor::nobody(), now);
    let person = if let Some(account) = open_account_by_email(database, email.as_str()).await? {
        let digest = Passwords::new()?.digest(&password).await?;
        write_password(&mut change, &account.id, &digest);
        change.event(EventKind::PasswordChanged, &Subject::new("person", &account.id), None, None);
        account.id
    } else {
        let entity = entity.filter(|_| role.belongs_to_an_entity()).map(str::to_owned);
        let name = format!("Demo {}", role.word());
        create_person(database, &NewPerson { email: email.clone(), name, role, entity }, &password, now).await?
    };
    let pending = propose(email.as_str()).ok().filter(|_| role.needs_second_factor());
    if let Some(pending) = &pending {
        write_factor(&mut change, &person, Some((pending, 0)));
        change.event(EventKind::FactorChanged, &Subject::new("person", &person), None, None);
    }
    change.commit(database).await?;
    let factor = pending.map(|pending| (Secret(pending.secret), pending.recovery.into_iter().map(Secret).collect()));
    Ok(DemoAccount { role, email, password, factor })
}
