//! The choices of mail, as the pages and the links in messages ask for them.

use app::accounts::mail::MailKind;
use app::accounts::mail_api::MailChoices;
use app::accounts::model::Viewer;
use app::accounts::unsubscribe_page::Unsubscription;
use app::error::AppError;
use async_trait::async_trait;
use serde_json::json;

use super::{store, unsubscribe};
use crate::change::{Actor, Change, EventKind, Subject};
use crate::clock::Clock;
use crate::db::{Database, DatabaseError};

/// Keeps who wants which mail.
pub struct MailRoom {
    database: Database,
    clock: Clock,
}

impl MailRoom {
    /// The room over a database.
    pub fn new(database: Database, clock: Clock) -> Self {
        Self { database, clock }
    }

    /// Switches off what a link says; says whether it is a link of ours.
    pub async fn switch_off(&self, link: &Unsubscription) -> Result<bool, AppError> {
        let secret = store::secret(&self.database).await.map_err(failure)?;
        let Some((person, kind)) = unsubscribe::read(&secret, link) else { return Ok(false) };
        let mut refused = store::refused(&self.database, &person).await.map_err(failure)?;
        if !refused.contains(&kind) {
            refused.push(kind);
            let actor = Actor { person: Some(person.clone()), role: None };
            self.keep(actor, &person, refused).await?;
        }
        Ok(true)
    }

    async fn keep(&self, actor: Actor, person: &str, refused: Vec<MailKind>) -> Result<(), AppError> {
        let before = store::refused(&self.database, person).await.map_err(failure)?;
        if before == refused {
            return Ok(());
        }
        let now = self.clock.now();
        let mut change = Change::new(actor, now);
        change.write(store::CHOOSE, store::choice(person, &refused, now));
        let (before, after) = (json!({ "refused": before }), json!({ "refused": refused }));
        change.event(EventKind::MailChosen, &Subject::new("person", person), Some(&before), Some(&after));
        Ok(change.commit(&self.database).await?)
    }
}

#[async_trait]
impl MailChoices for MailRoom {
    async fn refused(&self, viewer: &Viewer) -> Result<Vec<MailKind>, AppError> {
        store::refused(&self.database, &viewer.id).await.map_err(failure)
    }

    async fn choose(&self, viewer: &Viewer, wanted: &[MailKind]) -> Result<(), AppError> {
        let optional = MailKind::ALL.iter().copied().filter(|kind| kind.is_optional());
        let refused = optional.filter(|kind| !wanted.contains(kind)).collect();
        self.keep(Actor::from(viewer), &viewer.id, refused).await
    }
}

fn failure(error: DatabaseError) -> AppError {
    tracing::error!(%error, "the choices of mail cannot be read");
    AppError::Unavailable
}
