//! The open datasets: tables as anybody may take them away.

mod catalogue;
mod clarity;
mod columns;
mod definitions;
mod statements;
mod write;

use std::sync::Arc;

use app::editorial::api::Editorial;
use app::error::AppError;
use app::i18n::Language;
use app::observatory::api::Observatory;
use app::plans::api::Plans;
use app::registry::datasets::{Column, Dataset, Datasets, Format, OpenData};
use async_trait::async_trait;
use serde_json::{Map, Value};

use self::clarity::Pages;
use self::columns::explanation;
use self::definitions::{DEFINITIONS, Definition, Rows};
use crate::db::{Database, DatabaseError};
use crate::import;

pub use self::catalogue::catalogue;
pub use self::statements::Statements;
pub use self::write::csv;

/// The columns of the checks; they are computed, and no table says what they hold.
const CHECK_COLUMNS: &[&str] = &[
    "id",
    "rule",
    "title_it",
    "title_en",
    "computation",
    "stated",
    "computed",
    "result",
    "reason_it",
    "reason_en",
    "source",
    "locator",
    "service",
    "project",
    "figures",
];

/// The datasets over a database.
pub struct OpenDataRoom {
    database: Database,
    observatory: Arc<dyn Observatory>,
    editorial: Arc<dyn Editorial>,
    pages: Pages,
}

impl OpenDataRoom {
    /// Over this database, with the checks of this observatory, the pages of these plans, and what readers sent to this
    /// editorial room.
    pub fn new(
        database: Database,
        observatory: Arc<dyn Observatory>,
        plans: Arc<dyn Plans>,
        editorial: Arc<dyn Editorial>,
    ) -> Self {
        let pages = Pages::new(database.clone(), plans);
        Self { database, observatory, editorial, pages }
    }

    async fn rows(&self, definition: &Definition) -> Result<Vec<Map<String, Value>>, AppError> {
        match definition.rows {
            Rows::Table(table) => {
                let mut rows: Vec<Map<String, Value>> = self.database.list(table).await.map_err(unavailable)?;
                rows.sort_by(|first, second| id(first).cmp(id(second)));
                Ok(rows)
            }
            Rows::Checks => {
                let checks = self.observatory.all_checks().await?;
                let rows = checks.iter().map(serde_json::to_value).filter_map(Result::ok);
                Ok(rows.filter_map(|row| row.as_object().cloned()).collect())
            }
            Rows::Clarity => {
                let rated = self.editorial.clarity_of_pages().await?;
                Ok(clarity::rows(self.pages.existing(rated).await?))
            }
        }
    }
}

fn id(row: &Map<String, Value>) -> &str {
    row.get("id").and_then(Value::as_str).unwrap_or_default()
}

fn unavailable(error: DatabaseError) -> AppError {
    tracing::error!(%error, "a dataset cannot be read");
    AppError::Unavailable
}

/// The columns of a dataset, in the order of the seeds' files.
fn columns(definition: &Definition) -> Vec<String> {
    let name = match definition.rows {
        Rows::Table(name) => name,
        Rows::Checks => return CHECK_COLUMNS.iter().map(ToString::to_string).collect(),
        Rows::Clarity => return clarity::COLUMNS.iter().map(ToString::to_string).collect(),
    };
    let table = import::tables().into_iter().find(|table| table.name == name);
    let fields = table.into_iter().flat_map(|table| table.fields).flat_map(import::Field::columns);
    std::iter::once("id".to_owned()).chain(fields).collect()
}

#[async_trait]
impl OpenData for OpenDataRoom {
    async fn datasets(&self, language: Language) -> Result<Datasets, AppError> {
        let mut datasets = Vec::new();
        for definition in DEFINITIONS {
            let rows = self.rows(definition).await?.len();
            let explained = columns(definition).into_iter().map(|name| {
                let description = explanation(&name).map(|text| text.text(language).to_owned()).unwrap_or_default();
                Column { name, description }
            });
            datasets.push(Dataset {
                slug: definition.slug.to_owned(),
                title: definition.title.text(language).to_owned(),
                description: definition.description.text(language).to_owned(),
                rows: u64::try_from(rows).unwrap_or(u64::MAX),
                columns: explained.collect(),
            });
        }
        let revision = self.database.revision().await.map_err(unavailable)?;
        Ok(Datasets { datasets, updated: revision.day() })
    }

    async fn file(&self, slug: &str, format: Format) -> Result<String, AppError> {
        let definition = DEFINITIONS.iter().find(|definition| definition.slug == slug).ok_or(AppError::NotFound)?;
        let rows = self.rows(definition).await?;
        Ok(match format {
            Format::Csv => write::csv(&columns(definition), &rows),
            Format::Json => write::json(&columns(definition), &rows),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_of_every_dataset_is_explained() {
        for definition in DEFINITIONS {
            for column in columns(definition) {
                assert!(explanation(&column).is_some(), "{}: {column}", definition.slug);
            }
        }
    }

    /// What charts and stories are made of: words of the program, not data of a source.
    const OWN_WORDS: [&str; 4] = ["chart", "figure_option", "story", "story_part"];

    #[test]
    fn every_table_of_the_seeds_is_a_dataset() {
        for table in import::tables().iter().filter(|table| !OWN_WORDS.contains(&table.name)) {
            assert!(DEFINITIONS.iter().any(|definition| definition.rows == Rows::Table(table.name)), "{}", table.name);
        }
    }
}
