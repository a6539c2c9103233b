//! Other people's accounts: who is there, invitations, changes; and new passwords by link.

mod rules;
mod store;

use std::net::IpAddr;

use app::accounts::api::Sitting;
use app::accounts::form::{Email, Secret};
use app::accounts::mail::MailKind;
use app::accounts::model::{OwnEntity, Role, Viewer};
use app::accounts::own::{is_password, person_name};
use app::accounts::people::{
    Acceptance, Invitation, InvitationFacts, NewInvitation, People, Person, PersonAction, PersonChange,
};
use app::accounts::people_api::People as PeopleRoom;
use app::accounts::trail::EventKind;
use app::accounts::{INVITATION, NEW_PASSWORD};
use app::error::AppError;
use app::i18n::Language;
use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;

use self::rules::Other;
use self::store::{LinkPurpose, LinkRow, NewLink, PersonRow};
pub use self::store::{entities, has_people, write_person};
use super::attempts::{Attempt, Purpose, subject};
use super::own::write_password;
use super::person::{NewPerson, new_id};
use super::room::{digest_failure, failure};
use super::store::{has_email, has_entity, open_account_by_email};
use super::{AccountsRoom, token};
use crate::change::{Actor, Change, ChangeError, Mail, Recipients, Subject};
use crate::db::{Database, DatabaseError};

/// How long an invitation can be taken up.
const INVITATION_LASTS: TimeDelta = TimeDelta::days(7);
/// How long a link for a new password works.
const RESET_LASTS: TimeDelta = TimeDelta::hours(1);
/// How long the link for the first administrator works; a new start makes a new one.
const FIRST_LASTS: TimeDelta = TimeDelta::days(1);

fn invalid(field: &str) -> AppError {
    AppError::Invalid { field: field.into() }
}

fn other(row: &PersonRow) -> Other<'_> {
    Other { id: &row.id, role: row.role, entity: row.entity.as_deref() }
}

fn person(viewer: &Viewer, row: PersonRow) -> Person {
    let roles = rules::roles_for(viewer, other(&row));
    let entity = row.entity.zip(row.entity_name).map(|(id, name)| OwnEntity { id, name });
    let PersonRow { id, name, email, role, version, is_closed, .. } = row;
    Person { id, name, email, role, entity, is_closed, version, roles }
}

fn invitation(row: LinkRow) -> Option<Invitation> {
    let entity = row.entity();
    Some(Invitation { id: row.id, email: row.email?, role: row.role?, entity, expires: row.expires })
}

/// A refusal of a link that somebody else used at the same moment.
fn link_failure(error: ChangeError) -> AppError {
    match error {
        ChangeError::Refused(_) => invalid("link"),
        error => error.into(),
    }
}

fn language(tag: &str) -> Language {
    if tag == Language::English.tag() { Language::English } else { Language::Italian }
}

/// The address of a page with the word of a link. Words stand in queries, which no log keeps.
fn address(origin: &str, page: &str, word: &Secret, language: Language) -> String {
    format!("{origin}{}?codice={}", language.href(page), word.0)
}

/// Makes a link for the first administrator, where there is no account; the links made before work no longer.
pub async fn first_link(
    database: &Database,
    origin: &str,
    now: DateTime<Utc>,
) -> Result<Option<String>, DatabaseError> {
    if has_people(database).await? {
        return Ok(None);
    }
    let link = NewLink {
        purpose: LinkPurpose::FirstAdministrator,
        person: None,
        email: None,
        role: Some(Role::Administrator),
        entity: None,
        by: None,
        created: now,
        expires: now + FIRST_LASTS,
    };
    make_link(database, origin, link).await.map(Some)
}

/// Makes a link by which the person with this address gets an account.
pub async fn invitation_link(
    database: &Database,
    origin: &str,
    person: &NewPerson,
    now: DateTime<Utc>,
) -> Result<String, DatabaseError> {
    let link = NewLink {
        purpose: LinkPurpose::Invitation,
        person: None,
        email: Some(person.email.as_str().to_owned()),
        role: Some(person.role),
        entity: person.entity.clone(),
        by: None,
        created: now,
        expires: now + INVITATION_LASTS,
    };
    make_link(database, origin, link).await
}

async fn make_link(database: &Database, origin: &str, link: NewLink) -> Result<String, DatabaseError> {
    let mut change = Change::new(Actor::nobody(), link.created);
    let (digest, word) = store::write_link(&mut change, &link);
    change.event(EventKind::Invited, &Subject::new("link", digest), None, Some(&json!({ "role": link.role })));
    match change.commit(database).await {
        Ok(()) => Ok(address(origin, INVITATION, &word, Language::Italian)),
        Err(ChangeError::Database(error)) => Err(error),
        // The statements throw nothing, and there is no mail.
        Err(ChangeError::Conflict | ChangeError::Refused(_) | ChangeError::Mail { .. }) => Ok(String::new()),
    }
}

impl AccountsRoom {
    async fn link(&self, word: &Secret, purposes: &[LinkPurpose]) -> Result<LinkRow, AppError> {
        let found = store::find_link(&self.database, &token::digest(word), self.clock.now()).await.map_err(failure)?;
        found.filter(|link| purposes.contains(&link.purpose)).ok_or_else(|| invalid("link"))
    }

    async fn invitation_of(&self, word: &Secret) -> Result<(LinkRow, Role), AppError> {
        let link = self.link(word, &[LinkPurpose::Invitation, LinkPurpose::FirstAdministrator]).await?;
        let role = link.role.ok_or_else(|| invalid("link"))?;
        Ok((link, role))
    }

    /// Checks what somebody typed who takes an invitation up.
    async fn newcomer(&self, acceptance: &Acceptance) -> Result<(LinkRow, NewPerson), AppError> {
        let (link, role) = self.invitation_of(&acceptance.code).await?;
        let typed = link.email.as_deref().unwrap_or(&acceptance.email);
        let email = Email::parse(typed).ok_or_else(|| invalid("email"))?;
        let name = person_name(&acceptance.name).ok_or_else(|| invalid("name"))?;
        if !is_password(&acceptance.password.0) {
            return Err(invalid("new"));
        }
        // Only who gets mail at this address comes here, and may know it.
        if has_email(&self.database, &email).await.map_err(failure)? {
            return Err(invalid("link"));
        }
        let person = NewPerson { email, name, role, entity: link.entity.clone() };
        Ok((link, person))
    }

    async fn write_invitation(&self, viewer: &Viewer, new: &NewInvitation) -> Result<(), AppError> {
        let email = Email::parse(&new.email).ok_or_else(|| invalid("email"))?;
        let role = Role::from_word(&new.role).ok_or_else(|| invalid("role"))?;
        let entity = Some(new.entity.clone()).filter(|id| !id.is_empty() && role.belongs_to_an_entity());
        rules::may_invite(viewer, role, entity.as_deref())?;
        if let Some(entity) = &entity
            && !has_entity(&self.database, entity).await.map_err(failure)?
        {
            return Err(invalid("entity"));
        }
        let now = self.clock.now();
        let language = language(&new.language);
        let mut change = Change::new(Actor::from(viewer), now);
        let link = NewLink {
            purpose: LinkPurpose::Invitation,
            person: None,
            email: Some(email.as_str().to_owned()),
            role: Some(role),
            entity,
            by: Some(viewer.id.clone()),
            created: now,
            expires: now + INVITATION_LASTS,
        };
        let (digest, word) = store::write_link(&mut change, &link);
        let after = json!({ "role": role.word(), "entity": link.entity });
        change.event(EventKind::Invited, &Subject::new("link", digest), None, Some(&after));
        let data = json!({
            "link": address(&self.origin, INVITATION, &word, language),
            "inviter": viewer.name,
            "role": role.label().text(language),
            "until": link.expires.date_naive().to_string(),
        });
        let to = Recipients::Address(email.as_str().to_owned());
        change.mail(Mail::new(MailKind::Invitation, to, data).in_language(language));
        Ok(change.commit(&self.database).await?)
    }

    async fn write_reset(&self, email: &str, asked: Language) -> Result<(), AppError> {
        let now = self.clock.now();
        let account = match Email::parse(email) {
            Some(email) => open_account_by_email(&self.database, email.as_str()).await.map_err(failure)?,
            None => None,
        };
        let mut change = Change::new(Actor::nobody(), now);
        let link = NewLink {
            purpose: LinkPurpose::Reset,
            person: account.as_ref().map(|account| account.id.clone()),
            email: None,
            role: None,
            entity: None,
            by: None,
            created: now,
            // Where there is no account the link is made all the same, for nobody: it takes as long.
            expires: if account.is_some() { now + RESET_LASTS } else { now },
        };
        let (digest, word) = store::write_link(&mut change, &link);
        change.event(EventKind::ResetRequested, &Subject::new("link", digest), None, None);
        if let Some(account) = account {
            let until = link.expires.date_naive().to_string();
            let data = json!({ "link": address(&self.origin, NEW_PASSWORD, &word, asked), "until": until });
            let mail = Mail::new(MailKind::PasswordReset, Recipients::Person(account.id), data);
            change.mail(mail.in_language(asked));
        }
        Ok(change.commit(&self.database).await?)
    }
}

#[async_trait]
impl PeopleRoom for AccountsRoom {
    async fn people(&self, viewer: &Viewer) -> Result<People, AppError> {
        let roles = rules::in_care_of(viewer.role).to_vec();
        if roles.is_empty() {
            return Err(AppError::Forbidden);
        }
        let rows = store::people(&self.database).await.map_err(failure)?;
        let seen = rows.into_iter().filter(|row| rules::may_see(viewer, other(row)));
        let open = store::invitations(&self.database, self.clock.now()).await.map_err(failure)?;
        let mine =
            |row: &LinkRow| row.role.is_some_and(|role| rules::may_invite(viewer, role, row.entity.as_deref()).is_ok());
        let entities = match &viewer.entity {
            Some(own) => vec![own.clone()],
            None => store::entities(&self.database).await.map_err(failure)?,
        };
        Ok(People {
            people: seen.map(|row| person(viewer, row)).collect(),
            invitations: open.into_iter().filter(mine).filter_map(invitation).collect(),
            roles,
            entities,
        })
    }

    async fn invite(&self, viewer: &Viewer, new: &NewInvitation) -> Result<(), AppError> {
        self.write_invitation(viewer, new).await
    }

    async fn withdraw(&self, viewer: &Viewer, id: &str) -> Result<(), AppError> {
        let link = store::find_link(&self.database, id, self.clock.now()).await.map_err(failure)?;
        let link = link.filter(|link| link.purpose == LinkPurpose::Invitation).ok_or(AppError::NotFound)?;
        let role = link.role.ok_or(AppError::NotFound)?;
        rules::may_invite(viewer, role, link.entity.as_deref()).map_err(|_| AppError::NotFound)?;
        let mut change = Change::new(Actor::from(viewer), self.clock.now());
        store::use_link(&mut change, id);
        change.event(EventKind::InvitationWithdrawn, &Subject::new("link", id), None, None);
        change.commit(&self.database).await.map_err(link_failure)
    }

    async fn change_person(
        &self,
        viewer: &Viewer,
        wanted: &PersonChange,
        sitting: &dyn Sitting,
    ) -> Result<(), AppError> {
        self.require_recent(sitting).await?;
        let row = store::find(&self.database, &wanted.id).await.map_err(failure)?.ok_or(AppError::NotFound)?;
        let role = Role::from_word(&wanted.role);
        rules::may_change(viewer, other(&row), wanted.action, role)?;
        let now = self.clock.now();
        let mut change = Change::new(Actor::from(viewer), now);
        let mut after = row.clone();
        let kind = match (wanted.action, role) {
            (PersonAction::Close, _) => {
                store::write_closed(&mut change, &row, wanted.version, Some(now));
                after.is_closed = true;
                EventKind::AccountClosed
            }
            (PersonAction::Reopen, _) => {
                store::write_closed(&mut change, &row, wanted.version, None);
                after.is_closed = false;
                EventKind::AccountReopened
            }
            (PersonAction::Role, role) => {
                after.role = role.unwrap_or(row.role);
                store::write_role(&mut change, &row, wanted.version, after.role);
                EventKind::RoleChanged
            }
        };
        change.event(kind, &Subject::new("person", &row.id), Some(&row.content()), Some(&after.content()));
        Ok(change.commit(&self.database).await?)
    }

    async fn invitation(&self, code: &Secret) -> Result<InvitationFacts, AppError> {
        let (link, role) = self.invitation_of(code).await.map_err(|error| match error {
            AppError::Invalid { .. } => AppError::Gone,
            error => error,
        })?;
        Ok(InvitationFacts { entity: link.entity(), email: link.email, role })
    }

    async fn accept(&self, acceptance: &Acceptance, asked: Language, sitting: &dyn Sitting) -> Result<(), AppError> {
        let (link, person) = self.newcomer(acceptance).await?;
        let digest = self.passwords.digest(&acceptance.password).await.map_err(digest_failure)?;
        let id = new_id();
        let actor = Actor { person: Some(id.clone()), role: Some(person.role) };
        let mut change = Change::new(actor, self.clock.now());
        store::use_link(&mut change, &link.id);
        write_person(&mut change, &id, &person, Some(&digest), asked.tag(), self.clock.now());
        change.event(EventKind::InvitationAccepted, &Subject::new("link", &link.id), None, None);
        let after = json!({ "role": person.role.word(), "entity": person.entity, "closed": false });
        change.event(EventKind::AccountCreated, &Subject::new("person", &id), None, Some(&after));
        change.commit(&self.database).await.map_err(link_failure)?;
        sitting.begin(&id).await
    }

    async fn ask_reset(&self, email: &str, asked: Language, from: Option<IpAddr>) -> Result<(), AppError> {
        // Every request counts: each may send a message.
        Attempt::begin(&self.database, Purpose::Reset, &subject(email), from, self.clock.now()).await?;
        self.write_reset(email, asked).await
    }

    async fn reset_password(&self, code: &Secret, password: &Secret) -> Result<(), AppError> {
        let link = self.link(code, &[LinkPurpose::Reset]).await?;
        let person = link.person.ok_or_else(|| invalid("link"))?;
        if !is_password(&password.0) {
            return Err(invalid("new"));
        }
        let digest = self.passwords.digest(password).await.map_err(digest_failure)?;
        let mut change = Change::new(Actor { person: Some(person.clone()), role: None }, self.clock.now());
        store::use_link(&mut change, &link.id);
        write_password(&mut change, &person, &digest);
        change.event(EventKind::PasswordChanged, &Subject::new("person", &person), None, None);
        change.commit(&self.database).await.map_err(link_failure)
    }
}
