//! The names of entities, themes, tools and sources, kept at hand so that no page has to ask for them.

use std::collections::BTreeMap;

use app::catalogue::model::RecordKind;
use app::catalogue::query::FacetName;
use app::i18n::Language;
use app::registry::model::{Entity, EntityKind, Labelled, Named, SizeClass, Theme, Tool, province_name, short_title};
use serde::Deserialize;

/// What the catalogue has to know of a source.
#[derive(Clone, Debug, Deserialize)]
pub struct SourceName {
    /// The last segment of its address.
    pub id: String,
    /// As printed.
    pub title: String,
    /// The publisher, where it is an entity of the registry.
    #[serde(default)]
    pub entity: Option<String>,
    /// A day or a month, where known.
    #[serde(default)]
    pub date: Option<String>,
}

/// All names, by ids.
#[derive(Debug)]
pub struct Names {
    /// The entities.
    pub entities: BTreeMap<String, Entity>,
    /// The themes.
    pub themes: BTreeMap<String, Theme>,
    /// The tools.
    pub tools: BTreeMap<String, Tool>,
    /// The sources.
    pub sources: BTreeMap<String, SourceName>,
}

impl Names {
    /// Sorts what the registry holds by ids.
    pub fn new(entities: Vec<Entity>, themes: Vec<Theme>, tools: Vec<Tool>, sources: Vec<SourceName>) -> Self {
        Self {
            entities: entities.into_iter().map(|entity| (entity.id.clone(), entity)).collect(),
            themes: themes.into_iter().map(|theme| (theme.id.clone(), theme)).collect(),
            tools: tools.into_iter().map(|tool| (tool.id.clone(), tool)).collect(),
            sources: sources.into_iter().map(|source| (source.id.clone(), source)).collect(),
        }
    }

    /// A theme and the wider ones above it, nearest first.
    pub fn lineage(&self, theme: &str) -> Vec<&Theme> {
        let mut lineage: Vec<&Theme> = Vec::new();
        let mut next = self.themes.get(theme);
        while let Some(theme) = next {
            // Themes that stand in a circle would never end.
            if lineage.iter().any(|known| known.id == theme.id) {
                break;
            }
            lineage.push(theme);
            next = theme.parent.as_ref().and_then(|parent| self.themes.get(parent));
        }
        lineage
    }

    /// An entity with its name.
    pub fn named(&self, entity: &str) -> Named {
        let name = self.entities.get(entity).map_or(entity, |entity| &entity.name);
        Named { slug: entity.to_owned(), name: name.to_owned() }
    }

    /// Entities once each, in alphabetical order.
    pub fn by_name(&self, entities: impl IntoIterator<Item = impl AsRef<str>>) -> Vec<Named> {
        let mut named: Vec<Named> = entities.into_iter().map(|entity| self.named(entity.as_ref())).collect();
        named.sort_by_cached_key(alphabetical);
        named.dedup();
        named
    }

    /// Themes with their labels.
    pub fn themes(&self, slugs: &[String], language: Language) -> Vec<Labelled> {
        slugs.iter().map(|slug| self.labelled(FacetName::Theme, slug, language)).collect()
    }

    /// Tools with their names.
    pub fn tools(&self, slugs: &[String], language: Language) -> Vec<Labelled> {
        slugs.iter().map(|slug| self.labelled(FacetName::Tool, slug, language)).collect()
    }

    /// What a card calls a source.
    pub fn source_name(&self, source: &str) -> String {
        self.sources.get(source).map_or(source, |source| short_title(&source.title)).to_owned()
    }

    fn labelled(&self, facet: FacetName, slug: &str, language: Language) -> Labelled {
        let label = self.label(facet, slug, language).unwrap_or_else(|| slug.to_owned());
        Labelled { slug: slug.to_owned(), label }
    }

    /// What to call a value of a facet, if there is such a thing.
    pub fn label(&self, facet: FacetName, value: &str, language: Language) -> Option<String> {
        match facet {
            FacetName::Theme => self.themes.get(value).map(|theme| theme.label.text(language).to_owned()),
            FacetName::Kind => RecordKind::from_slug(value).map(|kind| kind.label().text(language).to_owned()),
            FacetName::Entity => self.entities.get(value).map(|entity| entity.name.clone()),
            FacetName::EntityKind => EntityKind::from_slug(value).map(|kind| kind.label().text(language).to_owned()),
            FacetName::Province => province_name(value).map(str::to_owned),
            FacetName::SizeClass => SizeClass::from_slug(value).map(|class| class.label().text(language).to_owned()),
            FacetName::Tool => self.tools.get(value).map(|tool| tool.name.clone()),
            FacetName::Source => self.sources.get(value).map(|source| source.title.clone()),
            FacetName::Period => Some(value.to_owned()),
        }
    }
}

/// What entities are sorted by: capitals do not matter.
pub fn alphabetical(entity: &Named) -> (String, String) {
    (entity.name.to_lowercase(), entity.slug.clone())
}
