//! The session of whoever asks, as the pages know it.

use app::accounts::api::Sitting;
use app::error::AppError;
use async_trait::async_trait;
use axum_login::AuthnBackend;
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::OwnSession;
use super::sessions::{AGENT_KEY, Sessions, digest};

/// The most characters of a browser's name that are kept.
const AGENT_LIMIT: usize = 200;
/// Where a session keeps that another provider used several factors.
pub const STRONG_KEY: &str = "strong";
/// Where a session keeps whose password was right.
const HALF_KEY: &str = "half";
/// How long a code may take.
const HALF_LASTS: TimeDelta = TimeDelta::minutes(5);

/// Whose password was right, and when.
#[derive(Serialize, Deserialize)]
struct Half {
    person: String,
    at: DateTime<Utc>,
}

/// Whether somebody signed in through another provider, which used several factors. What cannot be read counts as no.
pub async fn is_strong(session: &OwnSession) -> bool {
    match session.session.get::<String>(STRONG_KEY).await {
        Ok(said) => said.is_some(),
        Err(error) => {
            tracing::error!(%error, "a session does not say how somebody signed in");
            false
        }
    }
}

/// The session that axum-login found for a request.
pub struct OwnSitting {
    session: OwnSession,
    sessions: Sessions,
    agent: String,
}

impl OwnSitting {
    /// The session of a request from a browser that calls itself so.
    pub fn new(session: OwnSession, sessions: Sessions, agent: &str) -> Self {
        let agent = agent.chars().filter(|c| !c.is_control()).take(AGENT_LIMIT).collect();
        Self { session, sessions, agent }
    }
}

fn failed(error: impl std::fmt::Display) -> AppError {
    tracing::error!(%error, "a session cannot be read or changed");
    AppError::Unavailable
}

#[async_trait]
impl Sitting for OwnSitting {
    async fn begin(&self, person: &str) -> Result<(), AppError> {
        self.end().await?;
        let mut session = self.session.clone();
        let account = session.backend.get_user(&person.to_owned()).await.map_err(failed)?;
        let account = account.ok_or(AppError::SignedOut)?;
        session.login(&account).await.map_err(failed)?;
        session.session.insert(AGENT_KEY, &self.agent).await.map_err(failed)
    }

    async fn begin_half(&self, person: &str) -> Result<(), AppError> {
        self.end().await?;
        let half = Half { person: person.to_owned(), at: self.sessions.now() };
        self.session.session.insert(HALF_KEY, half).await.map_err(failed)
    }

    async fn half(&self) -> Result<Option<String>, AppError> {
        let half: Option<Half> = self.session.session.get(HALF_KEY).await.map_err(failed)?;
        let now = self.sessions.now();
        Ok(half.filter(|half| now - half.at < HALF_LASTS).map(|half| half.person))
    }

    async fn end(&self) -> Result<(), AppError> {
        let session = &self.session.session;
        if session.id().is_some() { session.flush().await.map_err(failed) } else { Ok(()) }
    }

    fn id(&self) -> Option<String> {
        self.session.session.id().as_ref().map(digest)
    }

    async fn begun(&self) -> Result<Option<DateTime<Utc>>, AppError> {
        match self.id() {
            Some(digest) => self.sessions.begun(&digest).await,
            None => Ok(None),
        }
    }

    async fn keep(&self, key: &str, text: &str) -> Result<(), AppError> {
        self.session.session.insert(key, text).await.map_err(failed)
    }

    async fn kept(&self, key: &str) -> Result<Option<String>, AppError> {
        self.session.session.get(key).await.map_err(failed)
    }
}
