//! Practices that are like another one: by the themes that both have, the rarer the stronger.

use app::catalogue::model::RecordKind;
use app::catalogue::query::FacetName;

use super::index::{Columns, Row};
use super::names::Names;

/// A practice like another one.
#[derive(Debug)]
pub struct Alike {
    /// The practice.
    pub row: Row,
    /// The themes that both have, without those that follow from a narrower one.
    pub shared: Vec<String>,
}

/// The practices most like the one with this slug, at most `limit`: by shared themes, then those of the same source,
/// then by slug. A wider theme is shared too, but since it has more records, it weighs less.
pub fn alike(columns: &Columns, names: &Names, slug: &str, limit: usize) -> Vec<Alike> {
    let practices = || columns.rows().filter(|row| columns.key(*row).0 == RecordKind::Practice);
    let Some(own) = practices().find(|row| columns.key(*row).1 == slug) else { return Vec::new() };
    let weights = weights(columns, own);
    let own_source = columns.words_of(own, FacetName::Source);
    let mut near: Vec<(f64, bool, &str, Row)> = Vec::new();
    for row in practices().filter(|row| *row != own) {
        let weight: f64 = columns.values_of(row).iter().map(|value| weights[*value as usize]).sum();
        if weight > 0.0 {
            let is_of_source = columns.words_of(row, FacetName::Source) == own_source;
            near.push((weight, is_of_source, columns.key(row).1, row));
        }
    }
    near.sort_by(|one, other| {
        other.0.total_cmp(&one.0).then_with(|| other.1.cmp(&one.1)).then_with(|| one.2.cmp(other.2))
    });
    let with_reason = |(_, _, _, row)| Alike { row, shared: shared(columns, names, own, row) };
    near.into_iter().take(limit).map(with_reason).collect()
}

/// For each value what it weighs that another record has it too: nothing, unless it is a theme of `own`.
fn weights(columns: &Columns, own: Row) -> Vec<f64> {
    let mut weights = vec![0.0; columns.values.len()];
    let all = f64::from(u32::try_from(columns.rows().count()).unwrap_or(u32::MAX));
    for number in columns.values_of(own) {
        if columns.value(*number).facet == FacetName::Theme {
            let having = f64::from(u32::try_from(columns.totals[*number as usize]).unwrap_or(u32::MAX));
            weights[*number as usize] = (1.0 + all / having.max(1.0)).ln();
        }
    }
    weights
}

fn shared(columns: &Columns, names: &Names, own: Row, other: Row) -> Vec<String> {
    let others = columns.words_of(other, FacetName::Theme);
    let both: Vec<&str> =
        columns.words_of(own, FacetName::Theme).into_iter().filter(|theme| others.contains(theme)).collect();
    let is_wider =
        |theme: &str| both.iter().any(|other| names.lineage(other).iter().skip(1).any(|wider| wider.id == theme));
    both.iter().filter(|theme| !is_wider(theme)).map(|theme| (*theme).to_owned()).collect()
}
