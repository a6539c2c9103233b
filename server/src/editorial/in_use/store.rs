//! What is kept of the yearly question: of whom it was asked, and what was answered.

use app::editorial::in_use::model::UseOutcome;
use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;
use surrealdb::types::{Datetime, Object, Value};

use crate::change::Change;
use crate::db::{Database, DatabaseError, link};

/// A published proposal of which its entity may be asked.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Published {
    /// Its id.
    pub id: String,
    /// The entity.
    pub entity: String,
    /// The practice that it became, or is an adoption of.
    pub record: String,
    /// Since when it is published.
    pub since: DateTime<Utc>,
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Question {
    /// Its id.
    pub id: String,
    /// The proposal.
    pub proposal: String,
    /// The adoption; none where there was nothing to ask.
    #[serde(default)]
    pub adoption: Option<String>,
    /// When it was asked.
    pub asked: DateTime<Utc>,
    /// Until when the link works.
    pub expires: DateTime<Utc>,
    /// Of the word in the link; none once it was used.
    #[serde(default)]
    pub digest: Option<String>,
}

/// The published practices and adoptions that were proposed.
pub async fn published(database: &Database) -> Result<Vec<Published>, DatabaseError> {
    let query = "SELECT * FROM proposal
                 WHERE state = 'published' AND kind IN ['practice', 'adoption'] AND record != NONE";
    database.read(query, Object::new()).await
}

/// All questions.
pub async fn questions(database: &Database) -> Result<Vec<Question>, DatabaseError> {
    database.list("use_question").await
}

/// The question whose link has a word with this digest, if the link still works.
pub async fn find_open(
    database: &Database,
    digest: &str,
    now: DateTime<Utc>,
) -> Result<Option<Question>, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("digest", digest.to_owned());
    variables.insert("now", time(now));
    let query = "SELECT * FROM use_question WHERE digest = $digest AND expires > $now";
    Ok(database.read(query, variables).await?.into_iter().next())
}

/// Adds a question; throws `done` where somebody asked already.
pub fn ask(change: &mut Change, question: &Question) {
    let mut content = Object::new();
    content.insert("proposal", question.proposal.clone());
    if let Some(adoption) = &question.adoption {
        content.insert("adoption", adoption.clone());
    }
    content.insert("asked", time(question.asked));
    content.insert("expires", time(question.expires));
    if let Some(digest) = &question.digest {
        content.insert("digest", digest.clone());
    }
    let mut variables = Object::new();
    variables.insert("question", link("use_question", &question.id));
    variables.insert("content", Value::Object(content));
    change.write("IF record::exists($question) { THROW 'done' }; CREATE $question CONTENT $content;", variables);
}

/// Adds what was answered of an adoption; the link is used up. Throws `used` where somebody was faster.
pub fn answer(change: &mut Change, question: &Question, adoption: &str, outcome: UseOutcome, day: NaiveDate) {
    let mut variables = Object::new();
    variables.insert("question", link("use_question", &question.id));
    variables.insert("digest", question.digest.clone().unwrap_or_default());
    variables.insert("confirmation", link("use_confirmation", adoption));
    variables.insert("outcome", outcome.word().to_owned());
    variables.insert("day", day.to_string());
    let statements = "
        IF (SELECT VALUE digest FROM ONLY $question) != $digest { THROW 'used' };
        UPDATE $question SET digest = NONE;
        UPSERT $confirmation SET outcome = $outcome, day = $day;";
    change.write(statements, variables);
}

fn time(time: DateTime<Utc>) -> Value {
    Value::Datetime(Datetime::from(time))
}
