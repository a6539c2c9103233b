//! The names of what exchanges point to: entities, themes, tools, sources.

use std::collections::BTreeMap;

use app::i18n::{Bilingual, Language};
use app::registry::model::{Labelled, Named};

/// What to call the records of the registry, by their ids.
pub struct Names {
    /// The names of entities.
    pub entities: BTreeMap<String, String>,
    /// The labels of themes.
    pub themes: BTreeMap<String, Bilingual>,
    /// The names of tools.
    pub tools: BTreeMap<String, String>,
    /// The titles of sources.
    pub sources: BTreeMap<String, String>,
}

impl Names {
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
