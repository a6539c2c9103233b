//! What the pages ask of the registry, answered from the database, the catalogue and the observatory.

use std::collections::BTreeMap;
use std::sync::Arc;

use app::catalogue::api::Catalogue;
use app::catalogue::model::{CataloguePage, SearchItem};
use app::catalogue::query::{CatalogueQuery, FacetName, PER_PAGE_LIMIT};
use app::error::AppError;
use app::i18n::Language;
use app::observatory::api::Observatory;
use app::registry::api::Registry;
use app::registry::figures::FiguresQuery;
use app::registry::model::{
    Entity, EntityLine, EntitySheet, Labelled, Listing, Source, SourceLine, SourceSheet, Theme, ThemeNode, ThemeSheet,
    tally,
};
use async_trait::async_trait;

use super::{curation, figures, store, tree};
use crate::db::{Database, DatabaseError};
use crate::rooms::absence;

/// The most checks that the page of a source holds: the plan alone has more than a thousand, and they have a page.
const CHECKS_LIMIT: usize = 10;

/// The registry over a database; what entities, themes and sources hold is asked of the rooms that hold it.
pub struct RegistryRoom {
    database: Database,
    catalogue: Arc<dyn Catalogue>,
    observatory: Arc<dyn Observatory>,
}

impl RegistryRoom {
    /// Opens the registry.
    pub fn new(database: Database, catalogue: Arc<dyn Catalogue>, observatory: Arc<dyn Observatory>) -> Self {
        Self { database, catalogue, observatory }
    }

    /// A page of the records with a value of a facet, pages from 0.
    async fn page(
        &self,
        facet: FacetName,
        value: &str,
        page: u32,
        language: Language,
    ) -> Result<CataloguePage, AppError> {
        let chosen = vec![(facet, vec![value.to_owned()])];
        let query = CatalogueQuery { chosen, page, per_page: PER_PAGE_LIMIT, ..CatalogueQuery::default() };
        self.catalogue.search(&query, language).await
    }

    /// All records of a source.
    async fn records_of_source(&self, slug: &str, language: Language) -> Result<Vec<SearchItem>, AppError> {
        let first = self.page(FacetName::Source, slug, 0, language).await?;
        let mut records = first.items;
        for page in 1..first.pages {
            records.extend(self.page(FacetName::Source, slug, page, language).await?.items);
        }
        Ok(records)
    }

    /// How many records have each value of a facet that any record has.
    async fn counts(&self, facet: FacetName, language: Language) -> Result<BTreeMap<String, u64>, AppError> {
        let query = CatalogueQuery { per_page: 1, ..CatalogueQuery::default() };
        Ok(facet_counts(self.catalogue.search(&query, language).await?, facet))
    }

    async fn tree(&self, themes: &[Theme], language: Language) -> Result<Vec<ThemeNode>, AppError> {
        Ok(tree::tree(themes, &self.counts(FacetName::Theme, language).await?))
    }

    /// A list with the day of its data.
    async fn listing<T: Send>(&self, items: Vec<T>) -> Result<Listing<T>, AppError> {
        Ok(Listing { items, updated: self.updated().await? })
    }

    /// The day on which published data last changed.
    async fn updated(&self) -> Result<String, AppError> {
        let revision = self.database.revision().await.map_err(unavailable)?;
        Ok(revision.day())
    }
}

#[async_trait]
impl Registry for RegistryRoom {
    async fn entities(&self, language: Language) -> Result<Listing<EntityLine>, AppError> {
        let entities = store::entities(&self.database).await.map_err(unavailable)?;
        let counts = self.counts(FacetName::Entity, language).await?;
        let line = |entity: Entity| {
            let count = counts.get(&entity.id).copied().unwrap_or(0);
            EntityLine { entity, count }
        };
        self.listing(entities.into_iter().map(line).collect()).await
    }

    async fn entity(&self, slug: &str, language: Language) -> Result<EntitySheet, AppError> {
        let Some(entity) = store::entity(&self.database, slug).await.map_err(unavailable)? else {
            return Err(absence(&self.database, "entity", slug).await);
        };
        let found = self.page(FacetName::Entity, slug, 0, language).await?;
        Ok(EntitySheet {
            unions: store::named(&self.database, &entity.member_of).await.map_err(unavailable)?,
            members: store::members(&self.database, slug).await.map_err(unavailable)?,
            records: found.items,
            total: found.total,
            figures: self.observatory.figures_of_entity(slug, language).await?,
            sources: store::titles(&self.database, &entity.sources).await.map_err(unavailable)?,
            updated: self.updated().await?,
            entity,
        })
    }

    async fn themes(&self, language: Language) -> Result<Listing<ThemeNode>, AppError> {
        let themes = store::themes(&self.database).await.map_err(unavailable)?;
        self.listing(self.tree(&themes, language).await?).await
    }

    async fn theme(&self, slug: &str, language: Language) -> Result<ThemeSheet, AppError> {
        let themes = store::themes(&self.database).await.map_err(unavailable)?;
        let Some(node) = tree::find(self.tree(&themes, language).await?, slug) else {
            return Err(absence(&self.database, "theme", slug).await);
        };
        let parent = themes.iter().find(|theme| Some(&theme.id) == node.theme.parent.as_ref());
        let found = self.page(FacetName::Theme, slug, 0, language).await?;
        Ok(ThemeSheet {
            parent: parent.map(|theme| labelled(theme, language)),
            node,
            records: found.items,
            total: found.total,
            updated: self.updated().await?,
        })
    }

    async fn sources(&self, language: Language) -> Result<Listing<SourceLine>, AppError> {
        let sources = store::sources(&self.database).await.map_err(unavailable)?;
        let counts = self.counts(FacetName::Source, language).await?;
        let checks = self.observatory.all_checks().await?;
        let mut lines = Vec::new();
        for source in sources {
            let figures = self.observatory.figures_of_source(&source.id, language).await?.len() as u64;
            let records = counts.get(&source.id).copied().unwrap_or(0);
            let own = checks.iter().filter(|check| check.source == source.id).map(|check| check.result);
            let checks = tally(own);
            lines.push(SourceLine { source, records, figures, checks });
        }
        self.listing(lines).await
    }

    async fn source(&self, slug: &str, figures: &FiguresQuery, language: Language) -> Result<SourceSheet, AppError> {
        let Some(source): Option<Source> = store::source(&self.database, slug).await.map_err(unavailable)? else {
            return Err(absence(&self.database, "source", slug).await);
        };
        let publisher: Vec<String> = source.entity.iter().cloned().collect();
        let records = self.records_of_source(slug, language).await?;
        let lines = self.observatory.figures_of_source(slug, language).await?;
        let mut checks = self.observatory.all_checks().await?;
        checks.retain(|check| check.source == slug);
        let counts = tally(checks.iter().map(|check| check.result));
        checks.truncate(CHECKS_LIMIT);
        let line = SourceLine { source, records: records.len() as u64, figures: lines.len() as u64, checks: counts };
        let figures = figures::page(lines, figures);
        let entity = store::named(&self.database, &publisher).await.map_err(unavailable)?.into_iter().next();
        Ok(SourceSheet { line, entity, records, figures, checks, updated: self.updated().await? })
    }

    async fn moved_to(&self, table: &str, slug: &str) -> Result<Option<String>, AppError> {
        curation::moved_to(&self.database, table, slug).await.map_err(unavailable)
    }
}

/// Says in the log what went wrong, and to the reader only that something did.
fn unavailable(error: DatabaseError) -> AppError {
    tracing::error!(%error, "the registry cannot read the database");
    AppError::Unavailable
}

/// The counts of a facet's values.
fn facet_counts(page: CataloguePage, facet: FacetName) -> BTreeMap<String, u64> {
    let facets = page.facets.into_iter().filter(|found| found.name == facet.slug());
    facets.flat_map(|found| found.values).map(|value| (value.value, value.count)).collect()
}

fn labelled(theme: &Theme, language: Language) -> Labelled {
    Labelled { slug: theme.id.clone(), label: theme.label.text(language).to_owned() }
}

#[cfg(test)]
mod tests {
    use app::catalogue::model::{Facet, FacetValue};

    use super::*;

    #[test]
    fn only_the_counts_of_the_facet_asked_for_are_taken() {
        let value =
            |value: &str, count| FacetValue { value: value.to_owned(), label: String::new(), count, selected: false };
        let facet = |facet: FacetName, values| Facet { name: facet.slug().to_owned(), values, ..Facet::default() };
        let page = CataloguePage {
            total: 9,
            page: 1,
            pages: 1,
            items: Vec::new(),
            similar: Vec::new(),
            did_you_mean: None,
            facets: vec![
                facet(FacetName::Theme, vec![value("organi", 6)]),
                facet(FacetName::Entity, vec![value("cesena", 3)]),
            ],
            map: Vec::new(),
            chart: None,
            updated: String::new(),
        };
        assert_eq!(facet_counts(page, FacetName::Entity), BTreeMap::from([("cesena".to_owned(), 3)]));
    }
}
