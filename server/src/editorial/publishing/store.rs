//! What publishing asks of the database: which id is free, and what a published record is made of.

use app::catalogue::model::Adoption;
use app::exchanges::model::{Module, Session};
use app::i18n::Bilingual;
use surrealdb::types::Object;

use super::ClaimGrade;
use crate::change::Change;
use crate::db::{Database, DatabaseError, link};

/// Numbers of sources below this one are those of documents.
const FIRST_NUMBER: i64 = 1_000;

/// Whether an id was ever that of a record: an address that somebody has quoted never leads to something else.
pub async fn is_taken(database: &Database, table: &str, id: &str) -> Result<bool, DatabaseError> {
    let found: Option<serde_json::Value> = database.find(table, id).await?;
    Ok(found.is_some() || database.was_removed(table, id).await?)
}

/// Whether a practice became one with another.
pub async fn is_merged(database: &Database, practice: &str) -> Result<bool, DatabaseError> {
    let found: Option<serde_json::Value> = database.find("practice_alias", practice).await?;
    Ok(found.is_some())
}

/// Who adopted a practice.
pub async fn adoptions(database: &Database, practice: &str) -> Result<Vec<Adoption>, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("practice", link("practice", practice));
    database.read("SELECT * FROM adoption WHERE practice = $practice ORDER BY id", variables).await
}

/// The parts of an exchange's programme.
pub async fn modules(database: &Database, exchange: &str) -> Result<Vec<Module>, DatabaseError> {
    let query = "SELECT *, `order` FROM module WHERE exchange = $exchange ORDER BY `order`";
    database.read(query, of_exchange(exchange)).await
}

/// The dates of an exchange.
pub async fn sessions(database: &Database, exchange: &str) -> Result<Vec<Session>, DatabaseError> {
    let query = "SELECT *, `order` FROM session WHERE exchange = $exchange ORDER BY `order`";
    database.read(query, of_exchange(exchange)).await
}

fn of_exchange(exchange: &str) -> Object {
    let mut variables = Object::new();
    variables.insert("exchange", link("exchange", exchange));
    variables
}

/// The number that a host's next exchange of an edition has.
pub async fn next_sheet(database: &Database, host: &str, edition: &str) -> Result<i64, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("host", link("entity", host));
    variables.insert("edition", edition.to_owned());
    let query = "SELECT VALUE sheet FROM exchange WHERE edition = $edition AND hosts CONTAINS $host";
    let sheets: Vec<i64> = database.read(query, variables).await?;
    Ok(sheets.into_iter().max().unwrap_or(0) + 1)
}

/// The place of a proposal's document among the sources: behind those that imports bring.
pub fn source_number(proposal: i64) -> i64 {
    FIRST_NUMBER + proposal
}

/// Adds to a change how sure a practice's results are; without a grade, what an earlier one said is forgotten.
pub fn grade_results(change: &mut Change, practice: &str, graded: Option<(&ClaimGrade, &Bilingual)>) {
    let mut variables = Object::new();
    variables.insert("results", link("result_grade", practice));
    let Some((grade, results)) = graded else {
        change.write("DELETE $results;", variables);
        return;
    };
    variables.insert("grade", grade.grade.word().to_owned());
    variables.insert("remark", grade.note.clone());
    variables.insert("said", results.it.clone());
    change.write("UPSERT $results SET grade = $grade, `note` = $remark, said = $said;", variables);
}

/// Adds to a change why something was taken off the pages.
pub fn say_why(change: &mut Change, table: &str, id: &str, why: &str) {
    let mut variables = Object::new();
    variables.insert("record", link(table, id));
    variables.insert("why", why.to_owned());
    change.write("UPDATE type::record('gone', <string> $record) SET why = $why;", variables);
}
