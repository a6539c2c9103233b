//! What is asked of the use of something published, and what is answered.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::accounts::form::Secret;
use crate::error::AppError;
use crate::registry::model::Named;
use crate::vocabulary;

/// The Italian path of the page behind the link.
pub const IN_USE_PATH: &str = "/conferma-uso";

vocabulary! {
    /// What an entity says of the use of what it published.
    UseOutcome {
        /// It is in use.
        InUse = "in_use" / "in-uso", "Sì, è ancora in uso", "Yes, it is still in use";
        /// It has ended.
        Ended = "ended" / "conclusa", "No, si è conclusa", "No, it has ended";
    }
}

/// What whoever has the link is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UseQuestion {
    /// The practice.
    pub practice: Named,
    /// The entity, by name.
    pub entity: String,
    /// The last day for an answer.
    pub until: NaiveDate,
}

/// What the form sends.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UseAnswer {
    /// The word in the link.
    #[serde(default)]
    pub code: Secret,
    /// The slug of what is said.
    #[serde(default)]
    pub outcome: String,
}

impl UseAnswer {
    /// Where whoever answered goes, as an Italian path.
    pub fn next_path(&self, result: &Result<(), AppError>) -> String {
        let code = self.code.0.as_str();
        let pairs = match result {
            Ok(()) => vec![("esito", self.outcome.as_str())],
            Err(AppError::Gone) => vec![("codice", code)],
            Err(_) => vec![("codice", code), ("errore", "non-riuscito")],
        };
        format!("{IN_USE_PATH}?{}", serde_urlencoded::to_string(pairs).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_an_answer_the_address_holds_no_word_of_a_link() {
        let answer = UseAnswer { code: Secret("segreto".into()), outcome: "in-uso".into() };
        assert_eq!(answer.next_path(&Ok(())), "/conferma-uso?esito=in-uso");
        assert_eq!(answer.next_path(&Err(AppError::Gone)), "/conferma-uso?codice=segreto");
        let failed = answer.next_path(&Err(AppError::Unavailable));
        assert_eq!(failed, "/conferma-uso?codice=segreto&errore=non-riuscito");
    }
}
