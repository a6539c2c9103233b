//! Files into the database: all or nothing, twice without change; and the schema's life.

mod migrations;
mod mistakes;
mod seeds;
mod versions;

use server::db::Database;
use server::import::{self, Files, ImportError, Outcome};
use surrealdb::types::Object;

/// The manifest of the test's own dataset.
const MANIFEST: &str = "dataset = \"prova\"\n";

/// A source as a file holds it.
fn source(id: &str, number: u8) -> String {
    format!(
        "[[source]]\nid = \"{id}\"\nnumber = {number}\ntitle = \"Fonte {number}\"\npublisher = \"Ente\"\n\
         file_kind = \"pdf\"\nsummary_it = \"Che cosa.\"\nmethod_it = \"Come.\"\nlimits_it = \"Fin dove.\"\n"
    )
}

/// Imports a file of sources and nothing else.
async fn import_sources(database: &Database, sources: &str) -> Result<Outcome, ImportError> {
    import_texts(database, &[("manifest.toml", MANIFEST), ("sources.toml", sources)], false).await
}

async fn import_texts(database: &Database, texts: &[(&str, &str)], check_only: bool) -> Result<Outcome, ImportError> {
    let files = Files::from_texts(texts.iter().copied());
    import::import(database, &files, &import::tables(), check_only, &|_, _| {}).await
}

/// The ids of the sources, in order.
async fn source_ids(database: &Database) -> Vec<String> {
    let mut ids: Vec<String> = database.read("SELECT VALUE id FROM source", Object::new()).await.expect("ids");
    ids.sort();
    ids
}
