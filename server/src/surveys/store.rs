//! What the questionnaires' room reads from the database.

use super::checks::Records;
use crate::db::{Database, DatabaseError};

impl Records {
    /// Reads all that the checks look at.
    pub async fn load(database: &Database) -> Result<Self, DatabaseError> {
        let mut records = Self {
            surveys: database.list("survey").await?,
            questions: database.list("question").await?,
            options: database.list("question_option").await?,
            meetings: database.list("meeting").await?,
            participants: database.list("participant").await?,
            findings: database.list("survey_finding").await?,
        };
        records.surveys.sort_by(|one, other| one.id.cmp(&other.id));
        records.questions.sort_by(|one, other| (&one.survey, one.order).cmp(&(&other.survey, other.order)));
        records.options.sort_by(|one, other| (&one.question, one.order).cmp(&(&other.question, other.order)));
        Ok(records)
    }
}
