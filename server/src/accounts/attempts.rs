//! How often somebody may try in vain: few times in a while, for each account and for each address, whatever server
//! answers and however often it was started again.

use std::net::IpAddr;

use app::accounts::form::Email;
use app::error::AppError;
use chrono::{DateTime, TimeDelta, Utc};
use sha2::{Digest, Sha256};

use super::store;
use crate::db::{Database, DatabaseError};

/// The most failed tries in a while.
pub const MOST_TRIES: usize = 10;
/// The while.
pub const WHILE: TimeDelta = TimeDelta::minutes(3);

/// What is tried: each is counted apart.
#[derive(Clone, Copy, Debug)]
pub enum Purpose {
    /// To sign in with a password.
    Password,
    /// To sign in with a code of the second factor.
    Code,
    /// To get a link for a new password.
    Reset,
    /// To sign in through another provider.
    Provider,
}

impl Purpose {
    fn word(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Code => "code",
            Self::Reset => "reset",
            Self::Provider => "provider",
        }
    }
}

/// A try that counts as failed until it is taken back.
pub struct Attempt {
    keys: [String; 2],
    at: DateTime<Utc>,
}

impl Attempt {
    /// Counts a try for what is tried and for where it comes from; refuses it where there were too many, and where
    /// that cannot be known. An address without an account is counted like any other.
    pub async fn begin(
        database: &Database,
        purpose: Purpose,
        subject: &str,
        from: Option<IpAddr>,
        now: DateTime<Utc>,
    ) -> Result<Self, AppError> {
        let keys = [key(purpose, "account", subject), key(purpose, "address", &place(from))];
        match store::count_try(database, &keys, now, now - WHILE, MOST_TRIES).await {
            Ok(()) => Ok(Self { keys, at: now }),
            Err(DatabaseError::Engine(error)) if error.is_thrown() => Err(AppError::TooMany),
            Err(error) => {
                tracing::error!(%error, "tries cannot be counted, so nobody may try");
                Err(AppError::Unavailable)
            }
        }
    }

    /// What the trail knows the try by: the same digest for the same account, whether there is one or not.
    pub fn account_key(&self) -> &str {
        &self.keys[0]
    }

    /// Takes the try back: it did not fail. Where that cannot be written it stays counted, which does no harm.
    pub async fn succeeded(self, database: &Database) {
        if let Err(error) = store::forget_try(database, &self.keys, self.at).await {
            tracing::error!(%error, "a try that succeeded stays counted");
        }
    }
}

/// Under what the tries with an address are counted, whether it is one or not.
pub fn subject(typed: &str) -> String {
    Email::parse(typed).map_or_else(|| typed.trim().to_lowercase(), |email| email.as_str().to_owned())
}

fn key(purpose: Purpose, kind: &str, subject: &str) -> String {
    let mut digest = Sha256::new();
    for part in [purpose.word(), kind, subject] {
        digest.update(part);
        digest.update([0]);
    }
    hex::encode(digest.finalize())
}

/// Where somebody is: who has one address of the sixth version has a network of 64 bits.
fn place(from: Option<IpAddr>) -> String {
    match from.map(|address| address.to_canonical()) {
        Some(IpAddr::V4(address)) => address.to_string(),
        Some(IpAddr::V6(address)) => hex::encode(&address.octets()[..8]),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::beginning::empty_database;

    async fn try_once(database: &Database, who: &str, from: &str, time: &str) -> Result<Attempt, AppError> {
        let now = time.parse().expect("a time");
        Attempt::begin(database, Purpose::Password, who, from.parse().ok(), now).await
    }

    #[tokio::test]
    async fn the_eleventh_try_in_three_minutes_is_refused_for_the_account_and_for_the_address() {
        let database = empty_database().await;
        for number in 0..10 {
            let from = format!("192.0.2.{number}");
            try_once(&database, "anna", &from, "2024-05-02T09:00:00Z").await.expect("within the limit");
        }
        let refused = try_once(&database, "anna", "192.0.2.99", "2024-05-02T09:02:59Z").await;
        assert_eq!(refused.err(), Some(AppError::TooMany));
        for number in 0..10 {
            let who = format!("persona-{number}");
            try_once(&database, &who, "192.0.2.200", "2024-05-02T09:00:00Z").await.expect("within the limit");
        }
        let refused = try_once(&database, "bruno", "192.0.2.200", "2024-05-02T09:02:59Z").await;
        assert_eq!(refused.err(), Some(AppError::TooMany));
        try_once(&database, "anna", "192.0.2.200", "2024-05-02T09:03:01Z").await.expect("three minutes later");
    }

    #[tokio::test]
    async fn tries_that_succeed_do_not_count() {
        let database = empty_database().await;
        for second in 0..30 {
            let time = format!("2024-05-02T09:00:{second:02}Z");
            let tried = try_once(&database, "anna", "192.0.2.1", &time).await.expect("within the limit");
            tried.succeeded(&database).await;
        }
    }

    #[tokio::test]
    async fn tries_at_the_same_time_are_all_counted() {
        let database = empty_database().await;
        let tries = (0..16).map(|number| {
            let database = database.clone();
            tokio::spawn(async move {
                let from = format!("192.0.2.{number}");
                try_once(&database, "anna", &from, "2024-05-02T09:00:00Z").await.is_ok()
            })
        });
        let mut allowed = 0;
        for tried in tries.collect::<Vec<_>>() {
            allowed += usize::from(tried.await.expect("a try to its end"));
        }
        assert!(allowed <= 10, "{allowed}");
    }

    #[test]
    fn one_network_is_one_place() {
        assert_eq!(place("2001:db8::1".parse().ok()), place("2001:db8::2".parse().ok()));
        assert_eq!(place("::ffff:192.0.2.1".parse().ok()), place("192.0.2.1".parse().ok()));
        assert_ne!(place("192.0.2.1".parse().ok()), place("192.0.2.2".parse().ok()));
    }
}
