//! What reminders need of the database: who waits for somebody, and who was reminded already.

use chrono::{DateTime, Utc};
use serde::Deserialize;
use surrealdb::types::{Datetime, Object, Value};

use crate::change::Change;
use crate::db::{Database, DatabaseError, link};
use crate::editorial::proposals::store::Row;

/// That somebody was reminded.
#[derive(Debug, Deserialize)]
struct Sent {
    /// Of what.
    id: String,
}

/// The proposals with which somebody has to do something.
pub async fn waiting(database: &Database) -> Result<Vec<Row>, DatabaseError> {
    let query = "SELECT * FROM proposal WHERE state IN ['submitted', 'in_review', 'changes_requested'] ORDER BY number";
    database.read(query, Object::new()).await
}

/// Those of the occasions of which somebody was reminded already.
pub async fn sent(database: &Database, occasions: &[String]) -> Result<Vec<String>, DatabaseError> {
    let sent: Vec<Sent> = database.pick("reminder", occasions).await?;
    Ok(sent.into_iter().map(|sent| sent.id).collect())
}

/// Adds that somebody is reminded; throws `done` where that was so already.
pub fn mark(change: &mut Change, occasion: &str, now: DateTime<Utc>) {
    let mut variables = Object::new();
    variables.insert("reminder", link("reminder", occasion));
    variables.insert("now", Value::Datetime(Datetime::from(now)));
    change.write("IF record::exists($reminder) { THROW 'done' }; CREATE $reminder SET at = $now;", variables);
}
