//! The sender: makes letters of what the outbox asks for, and sends those that are due.

use chrono::{DateTime, TimeDelta, Utc};
use lettre::message::Mailbox;
use url::Url;

use super::message::{Sending, can_be_switched_off};
use super::post::{Post, PostError};
use super::store::{self, Letter, Outcome};
use super::unsubscribe;
use crate::clock::Clock;
use crate::db::{Database, DatabaseError};

/// How long a sender has a letter for itself; a message takes less, or is given back.
pub const LEASE: TimeDelta = TimeDelta::minutes(5);
/// How often a letter is tried: with the pauses between, for about a day.
const ATTEMPTS: u32 = 12;
/// The first pause after a refusal; each is twice the one before.
const FIRST_PAUSE: TimeDelta = TimeDelta::minutes(1);
/// The longest pause.
const LONGEST_PAUSE: TimeDelta = TimeDelta::hours(6);
/// How long it is remembered who got what.
const KEPT: TimeDelta = TimeDelta::days(90);
/// How many rows of the outbox are read at once.
const BATCH: i64 = 100;

/// Sends mail. Any number of senders may work over one database.
pub struct Sender {
    database: Database,
    post: Post,
    sending: Sending,
}

impl Sender {
    /// A sender over a database.
    pub fn new(database: Database, post: Post, from: Mailbox, site: Url) -> Self {
        Self { database, post, sending: Sending { from, site } }
    }

    /// Makes letters of what the outbox asks for.
    pub async fn address(&self, now: DateTime<Utc>) -> Result<(), DatabaseError> {
        loop {
            let rows = store::asked(&self.database, BATCH).await?;
            if rows.is_empty() {
                return Ok(());
            }
            for asked in rows {
                let receivers = store::receivers(&self.database, &asked.recipients).await?;
                if receivers.is_empty() {
                    tracing::info!(mail.kind = asked.kind, to = ?asked.recipients, "nobody gets this mail");
                }
                store::address(&self.database, &asked, &receivers, now).await?;
            }
        }
    }

    /// Takes the letter that is due first, for a while.
    pub async fn take(&self, now: DateTime<Utc>) -> Result<Option<Letter>, DatabaseError> {
        store::take(&self.database, now, now + LEASE).await
    }

    /// Sends a letter that was taken, unless its receiver wants none of its kind.
    pub async fn send(&self, letter: &Letter, now: DateTime<Utc>) -> Result<Outcome, DatabaseError> {
        let unsubscribe = match can_be_switched_off(letter) {
            Some((person, kind)) if store::refused(&self.database, person).await?.contains(&kind) => {
                return Ok(Outcome::Unwanted);
            }
            Some((person, kind)) => {
                let secret = store::secret(&self.database).await?;
                Some(unsubscribe::address(&secret, self.sending.origin(), person, kind, letter.language()))
            }
            None => None,
        };
        let sent = match self.sending.message(letter, unsubscribe.as_deref()) {
            Ok(message) => self.post.send(&letter.id, message).await,
            Err(error) => Err(error),
        };
        Ok(outcome(sent, letter.attempts, now))
    }

    /// Notes what became of a letter.
    pub async fn settle(&self, letter: &Letter, outcome: &Outcome, now: DateTime<Utc>) -> Result<(), DatabaseError> {
        match outcome {
            Outcome::GivenUp(why) => {
                tracing::error!(mail.id = letter.id, mail.kind = letter.kind, why, "a message was given up");
            }
            Outcome::Later(due, why) => {
                tracing::warn!(mail.id = letter.id, mail.kind = letter.kind, %due, why, "a message goes later");
            }
            Outcome::Sent | Outcome::Unwanted => {}
        }
        store::settle(&self.database, letter, outcome, now).await
    }

    /// Sends the letter that is due first; says whether there was one.
    pub async fn deliver_one(&self, now: DateTime<Utc>) -> Result<bool, DatabaseError> {
        let Some(letter) = self.take(now).await? else { return Ok(false) };
        let outcome = self.send(&letter, now).await?;
        self.settle(&letter, &outcome, now).await?;
        Ok(true)
    }

    /// Sends all that is due, until it is told to stop.
    pub async fn deliver(&self, clock: &Clock, stopped: impl Fn() -> bool) -> Result<(), DatabaseError> {
        self.address(clock.now()).await?;
        while !stopped() && self.deliver_one(clock.now()).await? {}
        Ok(())
    }

    /// Forgets who got what long ago.
    pub async fn forget(&self, now: DateTime<Utc>) -> Result<(), DatabaseError> {
        store::forget(&self.database, now, KEPT).await
    }
}

/// What becomes of a letter after it was tried so often.
fn outcome(sent: Result<(), PostError>, attempts: u32, now: DateTime<Utc>) -> Outcome {
    match sent {
        Ok(()) => Outcome::Sent,
        Err(PostError::Never(why)) => Outcome::GivenUp(why),
        Err(PostError::NotNow(why)) if attempts >= ATTEMPTS => Outcome::GivenUp(why),
        Err(PostError::NotNow(why)) => Outcome::Later(now + pause(attempts), why),
    }
}

/// The pause after so many attempts.
fn pause(attempts: u32) -> TimeDelta {
    let doublings = attempts.saturating_sub(1).min(ATTEMPTS);
    LONGEST_PAUSE.min(FIRST_PAUSE * (1 << doublings))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_end() {
        let pauses: Vec<i64> = (1..ATTEMPTS).map(|attempts| pause(attempts).num_minutes()).collect();
        assert_eq!(pauses, [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360]);
        let now = DateTime::UNIX_EPOCH;
        let refused = || Err(PostError::NotNow("busy".into()));
        assert_eq!(outcome(refused(), 1, now), Outcome::Later(now + TimeDelta::minutes(1), "busy".into()));
        assert_eq!(outcome(refused(), 12, now), Outcome::GivenUp("busy".into()));
        assert_eq!(outcome(Err(PostError::Never("unknown".into())), 1, now), Outcome::GivenUp("unknown".into()));
    }
}
