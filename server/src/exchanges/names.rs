//! The names of what exchanges point to: entities, themes, tools, sources.

use std::collections::BTreeMap;

use app::i18n::{Bilingual, Language};
use app::registry::model::{Labelled, Named};
use serde::Deserialize;

use crate::db::{Database, DatabaseError};

/// What to call the records of the registry, by their ids.
pub struct Names {
    entities: BTreeMap<String, String>,
    themes: BTreeMap<String, Bilingual>,
    tools: BTreeMap<String, String>,
    sources: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct WithName {
    id: String,
    name: String,
}

#[derive(Deserialize)]
struct WithLabel {
    id: String,
    label: Bilingual,
}

#[derive(Deserialize)]
struct WithTitle {
    id: String,
    title: String,
}

impl Names {
    /// Reads them all: there are some hundred.
    pub async fn load(database: &Database) -> Result<Self, DatabaseError> {
        let by_name = |records: Vec<WithName>| records.into_iter().map(|record| (record.id, record.name)).collect();
        let themes: Vec<WithLabel> = database.list("theme").await?;
        let sources: Vec<WithTitle> = database.list("source").await?;
        Ok(Self {
            entities: by_name(database.list("entity").await?),
            themes: themes.into_iter().map(|theme| (theme.id, theme.label)).collect(),
            tools: by_name(database.list("tool").await?),
            sources: sources.into_iter().map(|source| (source.id, source.title)).collect(),
        })
    }

    /// Entities with their names.
    pub fn entities(&self, ids: &[String]) -> Vec<Named> {
        ids.iter().map(|id| named(&self.entities, id)).collect()
    }

    /// Themes with their labels in a language.
    pub fn themes(&self, ids: &[String], language: Language) -> Vec<Labelled> {
        let label = |id: &String| self.themes.get(id).map_or(id.as_str(), |label| label.text(language)).to_owned();
        ids.iter().map(|id| Labelled { slug: id.clone(), label: label(id) }).collect()
    }

    /// Tools with their names.
    pub fn tools(&self, ids: &[String]) -> Vec<Labelled> {
        let labelled = |tool: Named| Labelled { slug: tool.slug, label: tool.name };
        ids.iter().map(|id| labelled(named(&self.tools, id))).collect()
    }

    /// A source with its title.
    pub fn source(&self, id: &str) -> Named {
        named(&self.sources, id)
    }
}

/// What has no name is called by its id.
fn named(names: &BTreeMap<String, String>, id: &str) -> Named {
    Named { slug: id.to_owned(), name: names.get(id).map_or(id, String::as_str).to_owned() }
}
