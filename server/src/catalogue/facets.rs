//! The facets of a result: their values, in which order, with which counts.

use std::collections::BTreeMap;

use app::catalogue::model::{Facet, FacetValue, MapPoint};
use app::catalogue::query::{CatalogueQuery, FacetName};
use app::i18n::Language;

use super::index::Hit;
use super::names::Names;
use super::snapshot::Snapshot;

/// All facets. Every value that any record has is listed, even where it would leave nothing. Chosen values come first,
/// then the most frequent, then by label.
pub fn facets(snapshot: &Snapshot, counts: &[u64], query: &CatalogueQuery, language: Language) -> Vec<Facet> {
    let mut shown: Vec<Vec<(u32, bool)>> = vec![Vec::new(); FacetName::ALL.len()];
    for (number, value) in (0..).zip(&snapshot.columns().values) {
        let is_chosen = query.values(value.facet).contains(&value.word);
        shown[value.facet as usize].push((number, is_chosen));
    }
    let labels = snapshot.labels(language);
    let of_facet = |(facet, mut values): (&FacetName, Vec<(u32, bool)>)| {
        values.sort_by_key(|(number, is_chosen)| {
            let at = *number as usize;
            (!is_chosen, std::cmp::Reverse(counts[at]), labels.places[at])
        });
        let to_value = |(number, selected): (u32, bool)| {
            let (at, value) = (number as usize, snapshot.columns().value(number).word.clone());
            FacetValue { value, label: labels.texts[at].clone(), count: counts[at], selected }
        };
        let mut listed: Vec<FacetValue> = values.into_iter().map(to_value).collect();
        let behind_chosen = listed.partition_point(|value| value.selected);
        listed.splice(behind_chosen..behind_chosen, unknown_values(snapshot, *facet, query, language));
        Facet { name: facet.slug().to_owned(), wider: wider(*facet, &listed, &snapshot.names), values: listed }
    };
    FacetName::ALL.iter().zip(shown).map(of_facet).collect()
}

/// Chosen values that no record has: they are listed, so that they can be taken off again.
fn unknown_values(
    snapshot: &Snapshot,
    facet: FacetName,
    query: &CatalogueQuery,
    language: Language,
) -> Vec<FacetValue> {
    let chosen = query.values(facet).iter();
    let unknown = chosen.filter(|value| snapshot.columns().number(facet, value).is_none());
    unknown
        .map(|value| FacetValue {
            value: value.clone(),
            label: snapshot.names.label(facet, value, language).unwrap_or_else(|| value.clone()),
            count: 0,
            selected: true,
        })
        .collect()
}

/// The wider theme above each theme that has one; the values of other facets stand side by side.
fn wider(facet: FacetName, values: &[FacetValue], names: &Names) -> BTreeMap<String, String> {
    if facet != FacetName::Theme {
        return BTreeMap::new();
    }
    let with_parent = |value: &FacetValue| {
        let parent = names.themes.get(&value.value)?.parent.clone()?;
        Some((value.value.clone(), parent))
    };
    values.iter().filter_map(with_parent).collect()
}

/// The whole result by place: entities whose place is known, those with most results first.
pub fn map(snapshot: &Snapshot, hits: &[Hit]) -> Vec<MapPoint> {
    let columns = snapshot.columns();
    let mut counts = vec![0_u64; columns.values.len()];
    for hit in hits {
        for number in columns.values_of(hit.row) {
            counts[*number as usize] += 1;
        }
    }
    let counted = counts.into_iter().zip(&columns.values);
    let entities = counted.filter(|(count, value)| *count > 0 && value.facet == FacetName::Entity);
    let mut points: Vec<MapPoint> = entities
        .filter_map(|(count, value)| {
            let entity = snapshot.names.entities.get(&value.word)?;
            let (latitude, longitude) = (entity.latitude?, entity.longitude?);
            Some(MapPoint { slug: entity.id.clone(), name: entity.name.clone(), latitude, longitude, count })
        })
        .collect();
    points.sort_by(|one, other| {
        other.count.cmp(&one.count).then_with(|| one.name.to_lowercase().cmp(&other.name.to_lowercase()))
    });
    points
}
