//! The catalogue in numbers.

use std::sync::Arc;

use app::catalogue::model::{Overview, RecordKind, RecordKindSlug, ThemeCount};
use app::catalogue::query::FacetName;
use app::i18n::Language;
use app::registry::model::{Labelled, Theme};
use tantivy::query::AllQuery;

use super::cards::cards;
use super::index::{Chosen, IndexError, Row, SortKey, Sorting};
use super::snapshot::Snapshot;

/// The most themes that are shown.
const MOST_THEMES: usize = 6;
/// The most practices that are shown.
const MOST_PRACTICES: usize = 3;

/// The catalogue in numbers.
pub fn overview(snapshot: &Snapshot, language: Language) -> Result<Overview, IndexError> {
    let rows = newest(snapshot)?;
    let kinds = RecordKind::ALL.iter();
    let entities = snapshot.columns().values.iter().filter(|value| value.facet == FacetName::Entity);
    Ok(Overview {
        kinds: kinds.map(|kind| (RecordKindSlug(*kind), snapshot.total(FacetName::Kind, kind.slug()))).collect(),
        entities: entities.count() as u64,
        themes: themes(snapshot, language),
        newest: cards(snapshot, &rows, None, language)?,
    })
}

/// The widest themes most written about: each takes in its narrower ones.
fn themes(snapshot: &Snapshot, language: Language) -> Vec<ThemeCount> {
    let widest = snapshot.names.themes.values().filter(|theme| theme.parent.is_none());
    let counted = |theme: &Theme| {
        let label = theme.label.text(language).to_owned();
        ThemeCount {
            theme: Labelled { slug: theme.id.clone(), label },
            count: snapshot.total(FacetName::Theme, &theme.id),
        }
    };
    let mut themes: Vec<ThemeCount> = widest.map(counted).filter(|theme| theme.count > 0).collect();
    themes.sort_by(|one, other| other.count.cmp(&one.count).then_with(|| one.theme.label.cmp(&other.theme.label)));
    themes.truncate(MOST_THEMES);
    themes
}

/// The practices of the latest period.
fn newest(snapshot: &Snapshot) -> Result<Vec<Row>, IndexError> {
    let view = &snapshot.view;
    let practices = Chosen::one(FacetName::Kind, RecordKind::Practice.slug(), &view.columns);
    let matches = view.find(&AllQuery, &Arc::new(practices), false)?;
    let hits = matches.page(0, MOST_PRACTICES, Sorting::Place(SortKey::Newest), &view.columns);
    Ok(hits.into_iter().map(|hit| hit.row).collect())
}
