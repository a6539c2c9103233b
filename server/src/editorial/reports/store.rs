//! What curators need of the tables of readers' feedback.

use app::editorial::reports::model::{FeedbackKind, FeedbackState};
use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;
use surrealdb::types::{Datetime, Object, Value};

use crate::change::Change;
use crate::db::{Database, DatabaseError, link};

/// Something that a reader sent.
#[derive(Clone, Debug, Deserialize)]
pub struct Sent {
    /// Its id.
    pub id: String,
    /// The path of the page.
    pub page: String,
    /// The id of the figure, check or record.
    #[serde(default)]
    pub subject: Option<String>,
    /// The stars of a rating.
    #[serde(default)]
    pub stars: Option<u8>,
    /// The slug of the fixed answer to the stars.
    #[serde(default)]
    pub answer: Option<String>,
    /// What the reader wrote.
    #[serde(default)]
    pub text: Option<String>,
    /// When.
    pub created: DateTime<Utc>,
}

/// What became of something that a reader sent.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Standing {
    /// The table and id of what was sent.
    pub id: String,
    /// Where it stands.
    pub state: FeedbackState,
    /// What was answered.
    #[serde(default)]
    pub answer: String,
    /// By whom.
    pub answered_by: String,
    /// The same by name.
    pub answered_name: String,
    /// When.
    pub at: DateTime<Utc>,
    /// How often it was dealt with.
    pub version: i64,
}

/// Something that has an id.
#[derive(Debug, Deserialize)]
struct Known {
    id: String,
}

/// The id under which it is kept what became of something.
pub fn key(kind: FeedbackKind, id: &str) -> String {
    format!("{}:{id}", kind.word())
}

/// All that readers sent in words, the last first.
pub async fn sent(database: &Database, kind: FeedbackKind) -> Result<Vec<Sent>, DatabaseError> {
    let query = match kind {
        FeedbackKind::Report => "SELECT * FROM mistake_report ORDER BY created DESC",
        FeedbackKind::Rating => "SELECT * FROM clarity_rating WHERE text != NONE ORDER BY created DESC",
    };
    database.read(query, Object::new()).await
}

/// Whether a reader sent something with this id.
pub async fn exists(database: &Database, kind: FeedbackKind, id: &str) -> Result<bool, DatabaseError> {
    let found: Option<Sent> = database.find(kind.word(), id).await?;
    Ok(found.is_some())
}

/// What became of whatever somebody dealt with.
pub async fn standings(database: &Database) -> Result<Vec<Standing>, DatabaseError> {
    database.list("feedback_state").await
}

/// What became of something.
pub async fn standing(database: &Database, key: &str) -> Result<Option<Standing>, DatabaseError> {
    database.find("feedback_state", key).await
}

/// Those of some ids that are figures.
pub async fn figures(database: &Database, ids: &[String]) -> Result<Vec<String>, DatabaseError> {
    let found: Vec<Known> = database.pick("figure", ids).await?;
    Ok(found.into_iter().map(|known| known.id).collect())
}

/// Adds what becomes of something; throws `conflict` where somebody else dealt with it since it was seen.
pub fn keep(change: &mut Change, standing: &Standing) {
    let mut variables = Object::new();
    variables.insert("standing", link("feedback_state", &standing.id));
    variables.insert("state", standing.state.word().to_owned());
    variables.insert("answer", standing.answer.clone());
    variables.insert("answered_by", standing.answered_by.clone());
    variables.insert("answered_name", standing.answered_name.clone());
    variables.insert("now", Value::Datetime(Datetime::from(standing.at)));
    variables.insert("version", standing.version);
    let statements = "
        LET $known = (SELECT VALUE version FROM ONLY $standing) ?? 0;
        IF $known + 1 != $version { THROW 'conflict' };
        UPSERT $standing SET state = $state, answer = $answer, answered_by = $answered_by,
            answered_name = $answered_name, at = $now, version = $version;";
    change.write(statements, variables);
}

/// How many proposals wait for the curators past their due date.
pub async fn overdue(database: &Database, today: NaiveDate) -> Result<usize, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("today", today.to_string());
    let query = "SELECT VALUE number FROM proposal
                 WHERE state IN ['submitted', 'in_review', 'accepted'] AND due != NONE AND due < $today";
    let numbers: Vec<i64> = database.read(query, variables).await?;
    Ok(numbers.len())
}
