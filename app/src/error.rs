//! The one error that crosses the wire.

use leptos::prelude::{FromServerFnError, ServerFnErrorErr};
use leptos::server_fn::codec::JsonEncoding;
use serde::{Deserialize, Serialize};

/// Why a request has no answer. Variants say what it means to the reader; causes stay in the server's log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum AppError {
    /// There is nothing at this address.
    #[error("there is nothing at this address")]
    NotFound,
    /// There was something at this address, and it was taken away.
    #[error("what stood at this address was taken away")]
    Gone,
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

impl AppError {
    /// The status code that an answer with this error has.
    pub fn status(&self) -> u16 {
        match self {
            Self::NotFound => 404,
            Self::Gone => 410,
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
