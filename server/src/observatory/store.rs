//! What the observatory reads from the database.

use std::collections::BTreeMap;

use app::registry::model::Named;
use surrealdb::types::Object;

use super::checks::Records;
use crate::db::{Database, DatabaseError};

impl Records {
    /// Reads all that the checks look at.
    pub async fn load(database: &Database) -> Result<Self, DatabaseError> {
        let names: Vec<Named> = database.read("SELECT record::id(id) AS slug, name FROM entity", Object::new()).await?;
        let entities: BTreeMap<String, String> = names.into_iter().map(|named| (named.slug, named.name)).collect();
        Ok(Self::new(
            database.list("service").await?,
            database.list("measure").await?,
            database.list("figure").await?,
            entities,
        ))
    }
}
