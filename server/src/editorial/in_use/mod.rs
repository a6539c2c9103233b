//! Once a year the entity of something published is asked whether it is still in use; one click answers.

mod store;

use std::collections::BTreeMap;

use app::accounts::form::Secret;
use app::accounts::model::Role;
use app::catalogue::model::{Adoption, AdoptionStatus, Practice};
use app::editorial::in_use::api::InUse;
use app::editorial::in_use::model::{IN_USE_PATH, UseAnswer, UseOutcome, UseQuestion};
use app::error::AppError;
use app::i18n::Language;
use app::registry::model::Named;
use async_trait::async_trait;
use chrono::{DateTime, Months, NaiveDate, TimeDelta, Utc};
use serde_json::{Value, json};
use surrealdb::types::Object;

use self::store::{Published, Question};
use super::proposals::store::entity_name;
use super::publishing::published_parts;
use crate::accounts::token;
use crate::change::{Actor, Change, ChangeError, EventKind, Mail, MailKind, Recipients, Subject};
use crate::clock::Clock;
use crate::db::{Database, DatabaseError, MARK_CHANGE};
use crate::import::{put, record, tables};

/// Every so many months an entity is asked.
const EVERY: Months = Months::new(12);
/// How long a link works: until the next one comes, or nearly so.
const LASTS: TimeDelta = TimeDelta::days(330);
/// The table of adoptions.
const TABLE: &str = "adoption";

/// Asks entities, and keeps what they answer.
pub struct InUseRoom {
    database: Database,
    clock: Clock,
}

/// Whether an entity is to be asked on a day of what is published since one, and was last asked on another.
pub fn is_due(published: NaiveDate, asked: Option<NaiveDate>, today: NaiveDate) -> bool {
    let last = asked.map_or(published, |asked| asked.max(published));
    last.checked_add_months(EVERY).is_some_and(|day| day <= today)
}

impl InUseRoom {
    /// The room over a database.
    pub fn new(database: Database, clock: Clock) -> Self {
        Self { database, clock }
    }

    /// Asks everybody who is to be asked by now. Servers that do so at the same time do it once.
    pub async fn ask_what_is_due(&self) {
        if let Err(error) = self.ask_all().await {
            tracing::error!(%error, "nobody is asked what is in use: the database does not answer");
        }
    }

    async fn ask_all(&self) -> Result<(), DatabaseError> {
        let now = self.clock.now();
        let mut last: BTreeMap<String, NaiveDate> = BTreeMap::new();
        for question in store::questions(&self.database).await? {
            let asked = question.asked.date_naive();
            last.entry(question.proposal).and_modify(|day| *day = asked.max(*day)).or_insert(asked);
        }
        for published in store::published(&self.database).await? {
            let asked = last.get(&published.id).copied();
            if is_due(published.since.date_naive(), asked, now.date_naive()) {
                self.ask(&published, asked, now).await?;
            }
        }
        Ok(())
    }

    async fn ask(
        &self,
        published: &Published,
        asked: Option<NaiveDate>,
        now: DateTime<Utc>,
    ) -> Result<(), DatabaseError> {
        let practice: Option<Practice> = self.database.find("practice", &published.record).await?;
        let parts = published_parts(&self.database, &published.record).await?;
        let own = parts.adoptions.into_iter().find(|adoption| adoption.entity == published.entity);
        let own = own.filter(|adoption| adoption.status != AdoptionStatus::Dropped);
        let before = asked.unwrap_or(published.since.date_naive());
        let word = token::new();
        let question = Question {
            id: format!("{}.{before}", published.id),
            proposal: published.id.clone(),
            adoption: own.as_ref().map(|adoption| adoption.id.clone()),
            asked: now,
            expires: now + LASTS,
            digest: own.as_ref().map(|_| token::digest(&word)),
        };
        let mut change = Change::new(Actor::nobody(), now);
        store::ask(&mut change, &question);
        if let (Some(adoption), Some(practice)) = (&own, &practice) {
            let after = json!({ "question": question.id });
            change.event(EventKind::Reminded, &Subject::new(TABLE, &adoption.id), None, Some(&after));
            let data = json!({ "title": practice.title, "link": format!("{IN_USE_PATH}?codice={}", word.0) });
            for role in [Role::Contributor, Role::Referent] {
                let people = Recipients::RoleOfEntity(role, published.entity.clone());
                change.mail(Mail::new(MailKind::StillInUse, people, data.clone()).once(&question.id));
            }
        }
        match change.commit(&self.database).await {
            // Another server was faster.
            Ok(()) | Err(ChangeError::Refused(_) | ChangeError::Conflict) => {}
            Err(error) => tracing::error!(%error, proposal.id = published.id, "nobody was asked what is in use"),
        }
        Ok(())
    }

    /// The question behind a link, with what it is about. Whatever is wrong with the link, it is gone.
    async fn open(&self, code: &Secret) -> Result<(Question, Adoption, Practice), AppError> {
        let found = store::find_open(&self.database, &token::digest(code), self.clock.now()).await.map_err(failure)?;
        let question = found.ok_or(AppError::Gone)?;
        let id = question.adoption.clone().ok_or(AppError::Gone)?;
        let adoption: Option<Adoption> = self.database.find(TABLE, &id).await.map_err(failure)?;
        let adoption = adoption.ok_or(AppError::Gone)?;
        let practice = self.database.find("practice", &adoption.practice).await.map_err(failure)?;
        Ok((question, adoption, practice.ok_or(AppError::Gone)?))
    }

    /// Adds to a change what becomes of an adoption. Where that changes nothing of it, its page shows another day.
    async fn keep(&self, change: &mut Change, adoption: &Adoption, status: AdoptionStatus) -> Result<(), AppError> {
        if adoption.status == status {
            change.write(MARK_CHANGE, Object::new());
            return Ok(());
        }
        let run = self.database.revision().await.map_err(failure)?.revision + 1;
        let table = tables().into_iter().find(|table| table.name == TABLE).ok_or(AppError::Unavailable)?;
        let content = json!(Adoption { status, ..adoption.clone() });
        let record = record(table, &adoption.id, &content).map_err(|error| {
            tracing::error!(%error, "an adoption cannot be written");
            AppError::Unavailable
        })?;
        put(change, table, &[record], run);
        Ok(())
    }
}

/// What an answer makes of an adoption.
fn status_after(outcome: UseOutcome) -> AdoptionStatus {
    match outcome {
        UseOutcome::InUse => AdoptionStatus::InForce,
        UseOutcome::Ended => AdoptionStatus::Dropped,
    }
}

/// What the trail keeps a digest of.
fn content(status: AdoptionStatus, confirmed: Option<NaiveDate>) -> Value {
    json!({ "status": status, "confirmed": confirmed })
}

fn failure(error: DatabaseError) -> AppError {
    tracing::error!(%error, "the database of what is in use failed");
    AppError::Unavailable
}

#[async_trait]
impl InUse for InUseRoom {
    async fn question(&self, code: &Secret, language: Language) -> Result<UseQuestion, AppError> {
        let (question, adoption, practice) = self.open(code).await?;
        let entity = entity_name(&self.database, &adoption.entity).await.map_err(failure)?;
        let name = practice.title.text(language).to_owned();
        Ok(UseQuestion {
            practice: Named { slug: practice.id, name },
            entity: entity.unwrap_or_default(),
            until: question.expires.date_naive(),
        })
    }

    async fn answer(&self, answer: &UseAnswer) -> Result<(), AppError> {
        let (question, adoption, _) = self.open(&answer.code).await?;
        let outcome = UseOutcome::from_slug(&answer.outcome);
        let outcome = outcome.ok_or_else(|| AppError::Invalid { field: "outcome".to_owned() })?;
        let now = self.clock.now();
        let mut change = Change::new(Actor::nobody(), now);
        store::answer(&mut change, &question, &adoption.id, outcome, now.date_naive());
        self.keep(&mut change, &adoption, status_after(outcome)).await?;
        let before = content(adoption.status, None);
        let after = content(status_after(outcome), Some(now.date_naive()));
        change.event(EventKind::UseConfirmed, &Subject::new(TABLE, &adoption.id), Some(&before), Some(&after));
        change.commit(&self.database).await.map_err(|error| match error {
            ChangeError::Refused(_) => AppError::Gone,
            error => error.into(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn an_entity_is_asked_once_a_year_after_publication() {
        let published = day("2024-06-10");
        assert!(!is_due(published, None, day("2025-06-09")));
        assert!(is_due(published, None, day("2025-06-10")));
        assert!(!is_due(published, Some(day("2025-06-10")), day("2026-06-09")));
        assert!(is_due(published, Some(day("2025-06-10")), day("2026-06-10")));
    }

    #[test]
    fn what_is_published_anew_is_asked_of_a_year_later() {
        assert!(!is_due(day("2025-09-01"), Some(day("2025-06-10")), day("2026-06-10")));
        assert!(is_due(day("2025-09-01"), Some(day("2025-06-10")), day("2026-09-01")));
    }

    #[test]
    fn a_year_after_the_leap_day_is_the_last_of_february() {
        assert!(!is_due(day("2024-02-29"), None, day("2025-02-27")));
        assert!(is_due(day("2024-02-29"), None, day("2025-02-28")));
    }
}
