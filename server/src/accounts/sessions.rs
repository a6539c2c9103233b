//! Sessions in the database: they end half an hour after the last request, and half a day after they began.

use app::error::AppError;
use async_trait::async_trait;
use axum_login::tower_sessions::SessionStore;
use axum_login::tower_sessions::session::{Id, Record};
use axum_login::tower_sessions::session_store::{Error, Result};
use chrono::{DateTime, TimeDelta, Utc};
use sha2::{Digest, Sha256};
use time::OffsetDateTime;

use super::store::{self, SessionRow};
use crate::clock::Clock;
use crate::db::{Database, DatabaseError};

/// How long a session lives without a request.
pub const IDLE: TimeDelta = TimeDelta::minutes(30);
/// How long a session lives at most.
pub const ABSOLUTE: TimeDelta = TimeDelta::hours(12);
/// How old the time of the last request may be before it is written anew: not every request is a write.
const PRECISION: TimeDelta = TimeDelta::minutes(1);

/// Where axum-login keeps who has signed in.
pub const DATA_KEY: &str = "account";
/// Where the browser's name is kept.
pub const AGENT_KEY: &str = "agent";

/// The sessions of all servers over one database.
#[derive(Clone)]
pub struct Sessions {
    database: Database,
    clock: Clock,
}

impl std::fmt::Debug for Sessions {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Sessions")
    }
}

impl Sessions {
    /// The sessions in a database, which end by this clock.
    pub fn new(database: Database, clock: Clock) -> Self {
        Self { database, clock }
    }

    /// The time by which sessions end.
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// When the session with this digest began.
    pub async fn begun(&self, digest: &str) -> std::result::Result<Option<DateTime<Utc>>, AppError> {
        let row = store::find_session(&self.database, digest).await;
        Ok(row.map_err(unreadable)?.map(|row| row.created))
    }

    /// Forgets the sessions that are over, and the tries of long ago; what fails is tried again later.
    pub async fn tidy(&self) {
        let now = self.clock.now();
        let result = store::forget_old(&self.database, now - IDLE, now - ABSOLUTE, now - super::attempts::WHILE).await;
        if let Err(error) = result {
            tracing::error!(%error, "old sessions and tries cannot be forgotten");
        }
    }
}

/// Whether a session that began and was last seen at these times is over.
pub fn is_over(created: DateTime<Utc>, seen: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    now - seen >= IDLE || now - created >= ABSOLUTE
}

/// What the database knows a session by: who reads the database cannot make a cookie of it.
pub fn digest(id: &Id) -> String {
    hex::encode(Sha256::digest(id.to_string()))
}

fn unreadable(error: DatabaseError) -> AppError {
    tracing::error!(%error, "a session cannot be read");
    AppError::Unavailable
}

fn failed(error: DatabaseError) -> Error {
    Error::Backend(error.to_string())
}

#[async_trait]
impl SessionStore for Sessions {
    async fn create(&self, record: &mut Record) -> Result<()> {
        // Never an id that somebody may have seen or chosen.
        record.id = Id::default();
        let now = self.clock.now();
        let data = serde_json::to_string(&record.data).map_err(|error| Error::Encode(error.to_string()))?;
        let row = SessionRow { person: person(record), agent: agent(record), data, created: now, seen: now };
        store::create_session(&self.database, &digest(&record.id), &row).await.map_err(failed)
    }

    async fn save(&self, record: &Record) -> Result<()> {
        let data = serde_json::to_string(&record.data).map_err(|error| Error::Encode(error.to_string()))?;
        let person = person(record);
        store::save_session(&self.database, &digest(&record.id), person.as_deref(), &data).await.map_err(failed)
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let digest = digest(id);
        let Some(row) = store::find_session(&self.database, &digest).await.map_err(failed)? else { return Ok(None) };
        let now = self.clock.now();
        if is_over(row.created, row.seen, now) {
            store::delete_session(&self.database, &digest).await.map_err(failed)?;
            return Ok(None);
        }
        if now - row.seen >= PRECISION {
            store::touch_session(&self.database, &digest, now).await.map_err(failed)?;
        }
        let data = serde_json::from_str(&row.data).map_err(|error| Error::Decode(error.to_string()))?;
        // The times are the database's; the library's own is not asked for.
        Ok(Some(Record { id: *id, data, expiry_date: OffsetDateTime::UNIX_EPOCH }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        store::delete_session(&self.database, &digest(id)).await.map_err(failed)
    }
}

fn person(record: &Record) -> Option<String> {
    Some(record.data.get(DATA_KEY)?.get("user_id")?.as_str()?.to_owned())
}

fn agent(record: &Record) -> Option<String> {
    Some(record.data.get(AGENT_KEY)?.as_str()?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(time: &str) -> DateTime<Utc> {
        time.parse().expect("a time")
    }

    #[test]
    fn a_session_ends_after_half_an_hour_of_silence_or_half_a_day() {
        let began = at("2024-05-02T08:00:00Z");
        let over = |seen: &str, now: &str| is_over(began, at(seen), at(now));
        assert!(!over("2024-05-02T08:00:00Z", "2024-05-02T08:29:59Z"));
        assert!(over("2024-05-02T08:00:00Z", "2024-05-02T08:30:00Z"));
        assert!(!over("2024-05-02T19:50:00Z", "2024-05-02T19:59:59Z"));
        assert!(over("2024-05-02T19:50:00Z", "2024-05-02T20:00:00Z"));
    }
}
