//! What the table of grades keeps.

use app::registry::model::Grade;
use chrono::{DateTime, Utc};
use serde::Deserialize;
use surrealdb::types::{Datetime, Object, Value};

use crate::change::Change;
use crate::db::{Database, DatabaseError, link};
use crate::editorial::proposals::store::Row;

/// How sure a claim is, as a curator said.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Given {
    /// The claim.
    pub claim: String,
    /// The grade.
    pub grade: Grade,
    /// Why.
    #[serde(default)]
    pub note: String,
    /// The words that were graded.
    pub said: String,
    /// The account of who said so.
    pub author: String,
    /// The same by name.
    pub author_name: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// The grades that were given to the claims of a proposal.
pub async fn of_proposal(database: &Database, proposal: &str) -> Result<Vec<Given>, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("proposal", link("proposal", proposal));
    database.read("SELECT * FROM claim_grade WHERE proposal = $proposal ORDER BY claim", variables).await
}

/// Adds the grade of a claim to a change; a claim has one.
pub fn give(change: &mut Change, row: &Row, given: &Given) {
    let mut content = Object::new();
    content.insert("proposal", link("proposal", &row.id));
    content.insert("claim", given.claim.clone());
    content.insert("grade", given.grade.word().to_owned());
    content.insert("note", given.note.clone());
    content.insert("said", given.said.clone());
    content.insert("author", given.author.clone());
    content.insert("author_name", given.author_name.clone());
    content.insert("at", Value::Datetime(Datetime::from(given.at)));
    let mut variables = Object::new();
    variables.insert("proposal", link("proposal", &row.id));
    variables.insert("version", row.version);
    variables.insert("graded", link("claim_grade", &format!("{}-{}", row.id, given.claim.replace('.', "-"))));
    variables.insert("content", Value::Object(content));
    let statements = "
        IF (SELECT VALUE version FROM ONLY $proposal) != $version { THROW 'conflict' };
        UPSERT $graded CONTENT $content;";
    change.write(statements, variables);
}
