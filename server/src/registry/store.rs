//! What the registry reads from the database.

use app::registry::model::{Entity, Named, Source, Theme};
use surrealdb::types::Object;

use crate::db::{Database, DatabaseError, link, links};

/// All entities by name.
pub async fn entities(database: &Database) -> Result<Vec<Entity>, DatabaseError> {
    database.read("SELECT * FROM entity ORDER BY name", Object::new()).await
}

/// An entity, if there is one with this id.
pub async fn entity(database: &Database, slug: &str) -> Result<Option<Entity>, DatabaseError> {
    database.find("entity", slug).await
}

/// The names of some entities, by name.
pub async fn named(database: &Database, entities: &[String]) -> Result<Vec<Named>, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("entities", links("entity", entities));
    database.read("SELECT record::id(id) AS slug, name FROM $entities ORDER BY name", variables).await
}

/// The entities that belong to a union, by name.
pub async fn members(database: &Database, union: &str) -> Result<Vec<Named>, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("union", link("entity", union));
    let query = "SELECT record::id(id) AS slug, name FROM entity WHERE member_of CONTAINS $union ORDER BY name";
    database.read(query, variables).await
}

/// All themes in the order of their places.
pub async fn themes(database: &Database) -> Result<Vec<Theme>, DatabaseError> {
    database.read("SELECT * FROM theme ORDER BY `order`", Object::new()).await
}

/// All sources in the order of their numbers.
pub async fn sources(database: &Database) -> Result<Vec<Source>, DatabaseError> {
    database.read("SELECT * FROM source ORDER BY `number`", Object::new()).await
}

/// A source, if there is one with this id.
pub async fn source(database: &Database, slug: &str) -> Result<Option<Source>, DatabaseError> {
    database.find("source", slug).await
}

/// The ids of a table's records.
pub async fn ids(database: &Database, table: &str) -> Result<Vec<String>, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("table", table.to_owned());
    database.read("SELECT VALUE id FROM type::table($table)", variables).await
}

/// The titles of some sources, in the order of their numbers.
pub async fn titles(database: &Database, sources: &[String]) -> Result<Vec<Named>, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("sources", links("source", sources));
    let query = "SELECT record::id(id) AS slug, title AS name, `number` FROM $sources ORDER BY `number`";
    database.read(query, variables).await
}
