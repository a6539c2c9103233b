//! The second factor: a secret that person and server share, whose codes change every half minute and work once.

use app::accounts::own::PendingFactor;
use chrono::{DateTime, Utc};
use rand::Rng;
use sha2::{Digest, Sha256};
use totp_rs::{Builder, Secret, Totp, TotpError};

/// The bytes of a secret: as many as RFC 4226 recommends.
const SECRET_BYTES: usize = 20;
/// How many recovery codes there are.
const RECOVERY_CODES: usize = 10;
/// The signs of a recovery code: letters and digits that nobody takes for one another.
const SIGNS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";
/// A recovery code is three groups of these many signs: 74 bits.
const GROUP: usize = 5;
const GROUPS: usize = 3;

/// A new secret with its recovery codes, for the account with this address.
pub fn propose(email: &str) -> Result<PendingFactor, TotpError> {
    let totp = totp(Secret::from(rand::random::<[u8; SECRET_BYTES]>().to_vec()), email)?;
    Ok(PendingFactor {
        secret: totp.secret().to_base32(),
        address: totp.to_url()?,
        recovery: (0..RECOVERY_CODES).map(|_| recovery_code()).collect(),
    })
}

/// The step whose code this is, if it is one of now or of the steps beside, and later than the last one used.
pub fn step(secret: &str, code: &str, now: DateTime<Utc>, used: Option<i64>) -> Option<i64> {
    let secret = Secret::try_from_base32(secret).ok()?;
    let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let time = u64::try_from(now.timestamp()).ok()?;
    let step = i64::try_from(totp(secret, "").ok()?.check(&code, time)?).ok()?;
    used.is_none_or(|used| step > used).then_some(step)
}

/// What is kept of a recovery code, however it was typed.
pub fn recovery_digest(code: &str) -> String {
    let code: String = code.to_lowercase().chars().filter(char::is_ascii_alphanumeric).collect();
    hex::encode(Sha256::digest(code))
}

fn totp(secret: Secret, email: &str) -> Result<Totp, TotpError> {
    // The library's defaults are those that all authenticators know: SHA-1, six digits, thirty seconds, one step of skew.
    Builder::new().with_secret(secret).with_account_name(email).with_issuer(Some("Prassi")).build()
}

fn recovery_code() -> String {
    let mut random = rand::rng();
    let mut group = || (0..GROUP).map(|_| char::from(SIGNS[random.random_range(0..SIGNS.len())])).collect::<String>();
    (0..GROUPS).map(|_| group()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The secret of RFC 6238, appendix B: `12345678901234567890`, in Base32.
    const SECRET: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).expect("a time")
    }

    #[test]
    fn codes_are_those_of_the_standard() {
        // The last six digits of the values of RFC 6238, appendix B.
        for (seconds, code) in [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924")] {
            assert_eq!(step(SECRET, code, at(seconds), None), Some(seconds / 30), "{seconds}");
        }
    }

    #[test]
    fn clocks_may_differ_by_one_step() {
        for (seconds, works) in [(59 - 60, false), (59 - 30, true), (59, true), (59 + 30, true), (59 + 60, false)] {
            let time = if seconds < 0 { continue } else { at(seconds) };
            assert_eq!(step(SECRET, "287 082", time, None).is_some(), works, "{seconds}");
        }
    }

    #[test]
    fn a_code_works_once() {
        assert_eq!(step(SECRET, "287082", at(59), Some(0)), Some(1));
        assert_eq!(step(SECRET, "287082", at(59), Some(1)), None);
        assert_eq!(step(SECRET, "287082", at(59), Some(2)), None, "nor after a later one");
    }

    #[test]
    fn what_is_no_code_does_not_work() {
        for code in ["", "287081", "28708", "2870822", "２８７０８２", "abcdef"] {
            assert_eq!(step(SECRET, code, at(59), None), None, "{code}");
        }
    }

    #[test]
    fn recovery_codes_differ_and_are_known_however_they_are_typed() {
        let pending = propose("anna@comune.example").expect("a secret");
        let distinct: std::collections::BTreeSet<_> = pending.recovery.iter().collect();
        assert_eq!(distinct.len(), 10);
        let code = &pending.recovery[0];
        let typed = code.to_uppercase().replace('-', " ");
        assert_eq!(recovery_digest(code), recovery_digest(&typed));
        assert!(pending.address.starts_with("otpauth://totp/Prassi:"), "{}", pending.address);
    }
}
