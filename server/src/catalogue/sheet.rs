//! All that the page of a practice shows.

use std::collections::BTreeMap;

use app::catalogue::model::{
    Adoption, AdoptionLine, AdoptionStatus, Graded, Practice, PracticeSheet, SearchItem, SimilarItem,
};
use app::editorial::proposal::{PracticeRecords, is_of_proposal};
use app::exchanges::model::Visit;
use app::i18n::{Language, Message, long_date, message};
use app::observatory::model::{Figure, FigureLine, Measure};
use app::registry::history::Versions;
use app::registry::model::{Labelled, Named, Tool};
use chrono::NaiveDate;

use super::CatalogueError;
use super::cards::cards;
use super::index::{IndexError, Row};
use super::names::{Names, alphabetical};
use super::similar::{Alike, alike};
use super::snapshot::Snapshot;
use super::store;
use crate::db::{Database, DatabaseError};
use crate::editorial::markdown;
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
    /// When adoptions were last confirmed to be in use, by id.
    confirmed: BTreeMap<String, NaiveDate>,
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
        let confirmed = store::confirmed(database, &adoptions).await?;
        Ok(Some(Self { practice, adoptions, confirmed, versions: history.showing(version) }))
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
) -> Result<PracticeSheet, CatalogueError> {
    let Found { practice, adoptions, confirmed, versions } = found;
    let names = &snapshot.names;
    let mut adoptions: Vec<AdoptionLine> =
        adoptions.into_iter().map(|adoption| adoption_line(adoption, names, &confirmed, language)).collect();
    adoptions.sort_by_cached_key(|line| alphabetical(&line.entity));
    let source = names.sources.get(&practice.source);
    Ok(PracticeSheet {
        formatted: formatted(&practice, language),
        graded: store::graded(database, &practice).await?,
        // The observatory knows them, and who asks for the page asks it.
        figures: Vec::new(),
        themes: names.themes(&practice.themes, language),
        tools: names.tools(&practice.tools, language),
        adoptions,
        source: Named {
            slug: practice.source.clone(),
            name: source.map_or_else(|| practice.source.clone(), |source| source.title.clone()),
        },
        source_date: source.and_then(|source| source.date.clone()).unwrap_or_default(),
        similar: similar(snapshot, &practice.id, language)?,
        visits,
        updated: versions.day().to_owned(),
        versions,
        practice,
    })
}

/// The page of a practice that is not published: what the registry does not know yet has the name that was proposed.
pub async fn preview(
    database: &Database,
    snapshot: &Snapshot,
    records: PracticeRecords,
    graded: Option<Graded>,
    visits: Vec<Visit>,
    language: Language,
) -> Result<PracticeSheet, CatalogueError> {
    let PracticeRecords { practice, adoptions, source, tools, figures } = records;
    // What was proposed with it before, and is published already, stays beside the new.
    let there = store::related_figures(database, &practice).await?;
    let there = there.into_iter().filter(|(_, old)| !figures.iter().any(|(_, new)| new.id == old.id));
    let figures: Vec<FigureLine> = there.chain(figures.iter().cloned()).map(|found| line(found, language)).collect();
    let found =
        Found { practice, adoptions, confirmed: BTreeMap::new(), versions: Versions { list: Vec::new(), shown: 0 } };
    let mut sheet = sheet(database, snapshot, found, visits, language).await?;
    name_new(&mut sheet.tools, &tools);
    for adoption in &mut sheet.adoptions {
        name_new(&mut adoption.tools, &tools);
    }
    if sheet.source.slug == source.id {
        (sheet.source.name, sheet.source_date) = (source.title, source.date);
    }
    Ok(PracticeSheet { graded, figures, ..sheet })
}

/// Gives tools that nobody had named before the names that they will have.
fn name_new(shown: &mut [Labelled], tools: &[Tool]) {
    for labelled in shown {
        if let Some(tool) = tools.iter().find(|tool| tool.id == labelled.slug) {
            labelled.label.clone_from(&tool.name);
        }
    }
}

/// A description as an entity wrote it, with its marks; those of the documents are plain.
fn formatted(practice: &Practice, language: Language) -> Option<String> {
    is_of_proposal(&practice.source).then(|| markdown::to_html(practice.description.text(language)))
}

/// A figure as tables show it before it is published: no check takes it in yet.
fn line((measure, figure): (Measure, Figure), language: Language) -> FigureLine {
    FigureLine {
        measure: measure.label.text(language).to_owned(),
        unit: measure.unit,
        decimals: u32::try_from(measure.decimals).unwrap_or_default(),
        of: String::new(),
        checks: Vec::new(),
        figure,
    }
}

fn similar(snapshot: &Snapshot, slug: &str, language: Language) -> Result<Vec<SimilarItem>, IndexError> {
    let alike = alike(snapshot.columns(), &snapshot.names, slug, MOST_SIMILAR);
    let rows: Vec<Row> = alike.iter().map(|alike| alike.row).collect();
    let items = cards(snapshot, &rows, None, language)?;
    let with_reason = |(item, alike): (SearchItem, Alike)| SimilarItem {
        item,
        shared_themes: snapshot.names.themes(&alike.shared, language),
    };
    Ok(items.into_iter().zip(alike).map(with_reason).collect())
}

fn adoption_line(
    adoption: Adoption,
    names: &Names,
    confirmed: &BTreeMap<String, NaiveDate>,
    language: Language,
) -> AdoptionLine {
    let entity = names.entities.get(&adoption.entity);
    let confirmed = confirmed.get(&adoption.id).filter(|_| adoption.status == AdoptionStatus::InForce);
    AdoptionLine {
        entity: names.named(&adoption.entity),
        entity_kind: entity.map(|entity| entity.kind.label().text(language).to_owned()).unwrap_or_default(),
        province: entity.and_then(|entity| entity.province.clone()),
        tools: names.tools(&adoption.tools, language),
        period: period(adoption.period_start.as_deref(), adoption.period_end.as_deref(), language),
        status: adoption.status,
        confirmed: confirmed.map(|day| long_date(*day, language)),
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
