//! Passwords: digests that take long to guess, made away from the threads that answer, few at a time.

use std::sync::Arc;
use std::time::Duration;

use app::accounts::form::Secret;
use argon2::password_hash::rand_core::OsRng;
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// The parameters that OWASP recommends for argon2id: 19 MiB of memory, two passes, one lane.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;
/// How long somebody waits for their turn: what takes longer is an attack, and readers come first.
const PATIENCE: Duration = Duration::from_secs(5);

/// Why there is no digest, or no answer.
#[derive(Debug, thiserror::Error)]
pub enum PasswordError {
    /// Too many others wait.
    #[error("too many passwords are checked at the moment")]
    Busy,
    /// The library refused.
    #[error("a password could not be digested: {0}")]
    Digest(argon2::password_hash::Error),
    /// The thread was lost.
    #[error("a password was not digested to the end: {0}")]
    Lost(#[from] tokio::task::JoinError),
}

impl From<argon2::password_hash::Error> for PasswordError {
    fn from(error: argon2::password_hash::Error) -> Self {
        Self::Digest(error)
    }
}

/// Digests passwords, as many at a time as half of the machine's cores.
#[derive(Clone)]
pub struct Passwords {
    turns: Arc<Semaphore>,
    /// The digest of a password that nobody has: it is compared where there is no account, so that it takes as long.
    nobody: Arc<str>,
}

impl Passwords {
    /// Gets ready; this takes as long as one digest.
    pub fn new() -> Result<Self, PasswordError> {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let nobody = Secret(hex::encode(rand::random::<[u8; 32]>()));
        Ok(Self { turns: Arc::new(Semaphore::new((cores / 2).max(1))), nobody: digest(&nobody)?.into() })
    }

    /// The digest to keep of a password.
    pub async fn digest(&self, password: &Secret) -> Result<String, PasswordError> {
        let turn = self.turn().await?;
        let password = password.clone();
        let made = tokio::task::spawn_blocking(move || {
            let made = digest(&password);
            drop(turn);
            made
        });
        made.await?
    }

    /// Whether this is the password with that digest. Without a digest it is not, after the same work.
    pub async fn agree(&self, password: &Secret, digest: Option<&str>) -> Result<bool, PasswordError> {
        let turn = self.turn().await?;
        let password = password.clone();
        let known = digest.is_some();
        let digest = digest.unwrap_or(&self.nobody).to_owned();
        let compared = tokio::task::spawn_blocking(move || {
            let compared = compare(&password, &digest);
            drop(turn);
            compared
        });
        Ok(compared.await?? && known)
    }

    async fn turn(&self) -> Result<OwnedSemaphorePermit, PasswordError> {
        let turn = tokio::time::timeout(PATIENCE, Arc::clone(&self.turns).acquire_owned()).await;
        turn.ok().and_then(Result::ok).ok_or(PasswordError::Busy)
    }
}

fn argon2() -> Result<Argon2<'static>, PasswordError> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(argon2::password_hash::Error::from)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn digest(password: &Secret) -> Result<String, PasswordError> {
    let salt = SaltString::generate(&mut OsRng);
    Ok(argon2()?.hash_password(password.0.as_bytes(), &salt)?.to_string())
}

fn compare(password: &Secret, digest: &str) -> Result<bool, PasswordError> {
    match argon2()?.verify_password(password.0.as_bytes(), &PasswordHash::new(digest)?) {
        Ok(()) => Ok(true),
        Err(argon2::password_hash::Error::Password) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_agrees_with_its_own_digest_only() {
        let passwords = Passwords::new().expect("passwords");
        let password = Secret("cavallo corretto batteria".into());
        let digest = passwords.digest(&password).await.expect("a digest");
        assert!(digest.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{digest}");
        assert!(passwords.agree(&password, Some(&digest)).await.expect("an answer"));
        assert!(!passwords.agree(&Secret("altro".into()), Some(&digest)).await.expect("an answer"));
        assert!(!passwords.agree(&password, None).await.expect("an answer"));
    }
}
