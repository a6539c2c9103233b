//! All that the page of a practice shows.

use app::catalogue::model::{Adoption, AdoptionLine, Practice, PracticeSheet, SimilarItem};
use app::exchanges::model::Visit;
use app::i18n::{Language, Message, long_date, message};
use app::registry::history::Versions;
use app::registry::model::Named;
use chrono::NaiveDate;

use super::cards::Cards;
use super::index::Row;
use super::names::{Names, alphabetical};
use super::similar::alike;
use super::snapshot::Snapshot;
use super::store;
use crate::db::{Database, DatabaseError};
use crate::import::History;

/// The most practices that are shown beside one.
const MOST_SIMILAR: usize = 4;

const FROM_TO: Message = message("dal {} al {}", "from {} to {}");
const FROM: Message = message("dal {}", "from {}");
const UNTIL: Message = message("fino al {}", "until {}");

/// A practice as it is now, or was at a version.
pub struct Found {
    /// The practice.
    pub practice: Practice,
    adoptions: Vec<Adoption>,
    versions: Versions,
}

impl Found {
    /// Reads a practice; `None` where there is none with this slug, or has no such version.
    pub async fn load(database: &Database, slug: &str, version: Option<u32>) -> Result<Option<Self>, DatabaseError> {
        let Some(now) = store::practice(database, slug).await? else { return Ok(None) };
        let history = History::of(database, "practice", slug).await?;
        let Some(practice) = history.record(version, now)? else { return Ok(None) };
        let now = store::adoptions(database, slug).await?;
        let mut adoptions = history.parts(version, "adoption", now, |adoption: &Adoption| &adoption.id)?;
        adoptions.retain(|adoption| adoption.practice == slug);
        Ok(Some(Self { practice, adoptions, versions: history.showing(version) }))
    }

    /// Who did it.
    pub fn entities(&self) -> Vec<String> {
        self.adoptions.iter().map(|adoption| adoption.entity.clone()).collect()
    }
}

/// The page of a practice.
pub async fn sheet(
    database: &Database,
    snapshot: &Snapshot,
    found: Found,
    visits: Vec<Visit>,
    language: Language,
) -> Result<PracticeSheet, DatabaseError> {
    let Found { practice, adoptions, versions } = found;
    let names = &snapshot.names;
    let mut adoptions: Vec<AdoptionLine> =
        adoptions.into_iter().map(|adoption| adoption_line(adoption, names, language)).collect();
    adoptions.sort_by_cached_key(|line| alphabetical(&line.entity));
    let source = names.sources.get(&practice.source);
    Ok(PracticeSheet {
        themes: names.themes(&practice.themes, language),
        tools: names.tools(&practice.tools, language),
        adoptions,
        source: Named {
            slug: practice.source.clone(),
            name: source.map_or_else(|| practice.source.clone(), |source| source.title.clone()),
        },
        source_date: source.and_then(|source| source.date.clone()).unwrap_or_default(),
        similar: similar(database, snapshot, &practice.id, language).await?,
        visits,
        updated: versions.day().to_owned(),
        versions,
        practice,
    })
}

async fn similar(
    database: &Database,
    snapshot: &Snapshot,
    slug: &str,
    language: Language,
) -> Result<Vec<SimilarItem>, DatabaseError> {
    let alike = alike(snapshot.columns(), &snapshot.names, slug, MOST_SIMILAR);
    let rows: Vec<Row> = alike.iter().map(|alike| alike.row).collect();
    let cards = Cards::load(database, snapshot, &rows).await?;
    let with_reason = |alike: super::similar::Alike| {
        let item = cards.items(snapshot, &[alike.row], None, language).pop()?;
        Some(SimilarItem { item, shared_themes: snapshot.names.themes(&alike.shared, language) })
    };
    Ok(alike.into_iter().filter_map(with_reason).collect())
}

fn adoption_line(adoption: Adoption, names: &Names, language: Language) -> AdoptionLine {
    let entity = names.entities.get(&adoption.entity);
    AdoptionLine {
        entity: names.named(&adoption.entity),
        entity_kind: entity.map(|entity| entity.kind.label().text(language).to_owned()).unwrap_or_default(),
        province: entity.and_then(|entity| entity.province.clone()),
        tools: names.tools(&adoption.tools, language),
        period: period(adoption.period_start.as_deref(), adoption.period_end.as_deref(), language),
        status: adoption.status,
        note: adoption.note,
        locator: adoption.locator,
        latitude: entity.and_then(|entity| entity.latitude),
        longitude: entity.and_then(|entity| entity.longitude),
    }
}

/// A period in words.
fn period(start: Option<&str>, end: Option<&str>, language: Language) -> Option<String> {
    let in_words = |day: &str| day.parse::<NaiveDate>().ok().map(|day| long_date(day, language));
    match (start.and_then(in_words), end.and_then(in_words)) {
        (Some(start), Some(end)) => Some(FROM_TO.with(language, &[&start, &end])),
        (Some(start), None) => Some(FROM.with(language, &[&start])),
        (None, Some(end)) => Some(UNTIL.with(language, &[&end])),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_said_in_words() {
        let (start, end) = (Some("2020-04-20"), Some("2020-12-31"));
        let italian = period(start, end, Language::Italian);
        assert_eq!(italian.as_deref(), Some("dal 20 aprile 2020 al 31 dicembre 2020"));
        assert_eq!(period(start, None, Language::English).as_deref(), Some("from 20 April 2020"));
        assert_eq!(period(None, None, Language::Italian), None);
    }
}
