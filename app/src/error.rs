//! The one error that crosses the wire.

use leptos::prelude::{FromServerFnError, ServerFnErrorErr};
use leptos::server_fn::codec::JsonEncoding;
use serde::{Deserialize, Serialize};

use crate::vocabulary;

vocabulary! {
    /// Why something was taken off the pages, in words for who looks for it.
    Departure {
        /// It is no longer so.
        Outdated = "outdated" / "superata",
            "Non è più attuale: quello che diceva non vale più.", "It is out of date: what it said no longer holds.";
        /// There were mistakes in it.
        Wrong = "wrong" / "errori", "Conteneva errori.", "There were mistakes in it.";
        /// Its entity asked for it.
        Requested = "requested" / "ente", "Lo ha chiesto l’ente che l’aveva proposta.", "The entity that proposed it asked for this.";
        /// It is told elsewhere.
        Duplicate = "duplicate" / "doppione",
            "Era un doppione: la stessa cosa è raccontata in un’altra pagina.", "It was a duplicate: another page tells the same.";
        /// It named people.
        Personal = "personal" / "dati-personali", "Conteneva dati personali.", "It held personal data.";
        /// Another reason.
        Other = "other" / "altro", "La redazione l’ha tolta dal catalogo.", "The curators took it out of the catalogue.";
    }
}

/// Why a request has no answer. Variants say what it means to the reader; causes stay in the server's log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum AppError {
    /// There is nothing at this address.
    #[error("there is nothing at this address")]
    NotFound,
    /// There was something at this address, and it was taken away.
    #[error("what stood at this address was taken away")]
    Gone,
    /// There was something at this address, and a curator said why it was taken away.
    #[error("what stood at this address was taken away for a reason")]
    Departed(Departure),
    /// Only who has signed in may ask for this.
    #[error("only who has signed in may ask for this")]
    SignedOut,
    /// Whoever asks may not do this.
    #[error("whoever asks may not do this")]
    Forbidden,
    /// Somebody else changed it meanwhile.
    #[error("somebody else changed it meanwhile")]
    Conflict,
    /// What was sent does not make sense; the field says where.
    #[error("the field {field} does not make sense")]
    Invalid {
        /// The name of the field in the form.
        field: String,
    },
    /// This address has asked too often today.
    #[error("too many requests from this address")]
    TooMany,
    /// Something failed on the server, or on the way to it.
    #[error("the service does not answer at the moment")]
    Unavailable,
}

impl Departure {
    /// The reason with this word in the data.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|why| why.word() == word)
    }
}

impl AppError {
    /// The status code that an answer with this error has.
    pub fn status(&self) -> u16 {
        match self {
            Self::NotFound => 404,
            Self::Gone | Self::Departed(_) => 410,
            Self::SignedOut => 401,
            Self::Forbidden => 403,
            Self::Conflict => 409,
            Self::Invalid { .. } => 422,
            Self::TooMany => 429,
            Self::Unavailable => 503,
        }
    }
}

impl FromServerFnError for AppError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(_: ServerFnErrorErr) -> Self {
        Self::Unavailable
    }
}
