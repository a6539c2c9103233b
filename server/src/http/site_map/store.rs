//! What the map of the site reads from the database.

use std::collections::BTreeMap;

use serde::Deserialize;
use surrealdb::types::Object;

use crate::db::{Database, DatabaseError};

/// The last change of a record.
#[derive(Deserialize)]
struct Change {
    id: String,
    at: String,
}

/// The ids of a table's records, in order.
pub async fn ids(database: &Database, table: &str) -> Result<Vec<String>, DatabaseError> {
    database.read("SELECT VALUE id FROM type::table($table) ORDER BY id", named(table)).await
}

/// When each record of a table last changed, or a part of it (RFC 3339).
pub async fn changes(database: &Database, table: &str) -> Result<BTreeMap<String, String>, DatabaseError> {
    let query = "SELECT record::id(whole) AS id, time::max(at) AS at FROM version \
                 WHERE record::tb(whole) = $table GROUP BY id";
    let changes: Vec<Change> = database.read(query, named(table)).await?;
    Ok(changes.into_iter().map(|change| (change.id, change.at)).collect())
}

fn named(table: &str) -> Object {
    let mut variables = Object::new();
    variables.insert("table", table.to_owned());
    variables
}
