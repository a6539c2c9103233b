//! Finding and counting in one pass: who passes all facets is found, who fails in one facet counts for that facet.

use std::cmp::Ordering;
use std::collections::HashSet;
use std::sync::Arc;

use app::catalogue::query::{CatalogueQuery, FacetName};
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

use super::columns::{Columns, Row, facet_bit};
use super::fields::SortKey;

/// The values chosen in the facets.
#[derive(Debug, Default)]
pub struct Chosen {
    /// The facets in which something is chosen, as bits.
    facets: u16,
    /// For each value its facet's bit if it is chosen, else nothing.
    bits: Vec<u16>,
}

impl Chosen {
    /// What a query chooses. A value that no record has is chosen too, and holds for none.
    pub fn of(query: &CatalogueQuery, columns: &Columns) -> Self {
        let mut chosen = Self::nothing(columns);
        for (facet, values) in &query.chosen {
            if !values.is_empty() {
                chosen.facets |= facet_bit(*facet);
            }
            for number in values.iter().filter_map(|value| columns.number(*facet, value)) {
                chosen.bits[number as usize] = facet_bit(*facet);
            }
        }
        chosen
    }

    /// One value of one facet.
    pub fn one(facet: FacetName, value: &str, columns: &Columns) -> Self {
        let query = CatalogueQuery { chosen: vec![(facet, vec![value.to_owned()])], ..CatalogueQuery::default() };
        Self::of(&query, columns)
    }

    /// Nothing: every record passes.
    pub fn nothing(columns: &Columns) -> Self {
        Self { facets: 0, bits: vec![0; columns.values.len()] }
    }
}

/// A record that was found.
#[derive(Clone, Copy, Debug)]
pub struct Hit {
    /// Which.
    pub row: Row,
    /// How well it matches; 0 where nobody asked.
    pub score: Score,
}

/// What was found, in no order, and how often each value would be found if its facet were free.
#[derive(Debug, Default)]
pub struct Matches {
    /// The records.
    pub hits: Vec<Hit>,
    /// The counts, by the numbers of the values.
    pub counts: Vec<u64>,
}

/// How the records found are put in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sorting {
    /// The best match first, equals by slug.
    Score,
    /// By the places worked out when the index was built.
    Place(SortKey),
}

impl Matches {
    /// Takes out records.
    pub fn without(mut self, known: &HashSet<Row>) -> Self {
        self.hits.retain(|hit| !known.contains(&hit.row));
        self
    }

    /// The records from one place of the order up to another. Only these get sorted.
    pub fn page(mut self, from: usize, to: usize, sorting: Sorting, columns: &Columns) -> Vec<Hit> {
        let compare = |one: &Hit, other: &Hit| compare(one, other, sorting, columns);
        let to = to.min(self.hits.len());
        let from = from.min(to);
        if to < self.hits.len() {
            self.hits.select_nth_unstable_by(to, compare);
            self.hits.truncate(to);
        }
        if from > 0 && from < to {
            self.hits.select_nth_unstable_by(from, compare);
        }
        let mut page = self.hits.split_off(from);
        page.sort_unstable_by(compare);
        page
    }
}

fn compare(one: &Hit, other: &Hit, sorting: Sorting, columns: &Columns) -> Ordering {
    let by_place = |key| columns.place(one.row, key).cmp(&columns.place(other.row, key));
    match sorting {
        Sorting::Score => other.score.total_cmp(&one.score).then_with(|| by_place(SortKey::Slug)),
        Sorting::Place(key) => by_place(key),
    }
}

/// Collects [`Matches`].
pub struct Counting {
    /// The columns of the searcher that is asked.
    pub columns: Arc<Columns>,
    /// The values chosen.
    pub chosen: Arc<Chosen>,
    /// Whether scores are wanted.
    pub scored: bool,
}

/// Collects the matches of a segment.
pub struct SegmentCounting {
    columns: Arc<Columns>,
    chosen: Arc<Chosen>,
    segment: SegmentOrdinal,
    matches: Matches,
}

impl Collector for Counting {
    type Fruit = Matches;
    type Child = SegmentCounting;

    fn for_segment(&self, segment: SegmentOrdinal, _: &SegmentReader) -> tantivy::Result<SegmentCounting> {
        Ok(SegmentCounting {
            columns: Arc::clone(&self.columns),
            chosen: Arc::clone(&self.chosen),
            segment,
            matches: Matches { hits: Vec::new(), counts: vec![0; self.columns.values.len()] },
        })
    }

    fn requires_scoring(&self) -> bool {
        self.scored
    }

    fn merge_fruits(&self, segments: Vec<Matches>) -> tantivy::Result<Matches> {
        let mut all = Matches { hits: Vec::new(), counts: vec![0; self.columns.values.len()] };
        for segment in segments {
            all.hits.extend(segment.hits);
            for (sum, count) in all.counts.iter_mut().zip(segment.counts) {
                *sum += count;
            }
        }
        Ok(all)
    }
}

impl SegmentCollector for SegmentCounting {
    type Fruit = Matches;

    fn collect(&mut self, doc: DocId, score: Score) {
        let row = Row { segment: self.segment, doc };
        let values = self.columns.values_of(row);
        let passed = values.iter().fold(0, |bits, value| bits | self.chosen.bits[*value as usize]);
        let failed = self.chosen.facets & !passed;
        if failed == 0 {
            self.matches.hits.push(Hit { row, score });
            for value in values {
                self.matches.counts[*value as usize] += 1;
            }
        } else if failed.is_power_of_two() {
            for value in values.iter().filter(|value| self.columns.facet_bits[**value as usize] == failed) {
                self.matches.counts[*value as usize] += 1;
            }
        }
    }

    fn harvest(self) -> Matches {
        self.matches
    }
}
