//! The words in one-time links: nobody guesses them, and the database knows only their digests.

use app::accounts::form::Secret;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// A new word of 256 random bits.
pub fn new() -> Secret {
    Secret(URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>()))
}

/// What the database knows a word by.
pub fn digest(word: &Secret) -> String {
    hex::encode(Sha256::digest(word.0.trim()))
}
