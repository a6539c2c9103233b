//! What counting and sorting need of every record, in memory: facet values as numbers, places in orders, slugs.

use std::collections::HashMap;

use app::catalogue::model::RecordKind;
use app::catalogue::query::FacetName;
use tantivy::{DocId, Searcher, SegmentOrdinal, SegmentReader};

use super::fields::{SLUG, SortKey};

/// Where a record stands in the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Row {
    /// The segment, by its place among the searcher's.
    pub segment: SegmentOrdinal,
    /// The document in it.
    pub doc: DocId,
}

/// A value of a facet.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Value {
    /// The facet.
    pub facet: FacetName,
    /// The word in addresses.
    pub word: String,
}

/// What counting and sorting need of every record. Values are numbered over all facets together.
#[derive(Debug, Default)]
pub struct Columns {
    /// The values, by their numbers.
    pub values: Vec<Value>,
    /// How many records have each value.
    pub totals: Vec<u64>,
    /// The facet of each value, as a bit.
    pub facet_bits: Vec<u16>,
    numbers: HashMap<Value, u32>,
    segments: Vec<Segment>,
}

#[derive(Debug)]
struct Segment {
    slugs: Vec<String>,
    kinds: Vec<RecordKind>,
    places: Vec<Vec<u32>>,
    /// The values of document `d` stand at `starts[d]..starts[d + 1]`.
    starts: Vec<usize>,
    values: Vec<u32>,
}

/// A facet as a bit.
pub fn facet_bit(facet: FacetName) -> u16 {
    1 << facet as u16
}

impl Columns {
    /// Reads them from the index.
    pub fn load(searcher: &Searcher) -> tantivy::Result<Self> {
        let mut columns = Self::default();
        for reader in searcher.segment_readers() {
            let segment = columns.load_segment(reader)?;
            for value in &segment.values {
                columns.totals[*value as usize] += 1;
            }
            columns.segments.push(segment);
        }
        Ok(columns)
    }

    fn load_segment(&mut self, reader: &SegmentReader) -> tantivy::Result<Segment> {
        let fast = reader.fast_fields();
        let mut facets = Vec::new();
        for facet in FacetName::ALL {
            if let Some(column) = fast.str(facet.word())? {
                let numbers: Vec<u32> =
                    terms(&column)?.into_iter().map(|word| self.number_for(Value { facet: *facet, word })).collect();
                facets.push((column, numbers));
            }
        }
        let docs = 0..reader.max_doc();
        let (mut starts, mut values) = (vec![0], Vec::new());
        for doc in docs.clone() {
            for (column, numbers) in &facets {
                values.extend(column.term_ords(doc).filter_map(|ord| numbers.get(usize::try_from(ord).ok()?)));
            }
            starts.push(values.len());
        }
        let mut places = Vec::new();
        for key in SortKey::ALL {
            let column = fast.u64(key.field())?;
            places.push(docs.clone().map(|doc| column.first(doc).map_or(0, number)).collect());
        }
        let kinds = starts.windows(2).map(|bounds| self.kind_among(&values[bounds[0]..bounds[1]])).collect();
        Ok(Segment { slugs: slugs(reader)?, kinds, places, starts, values })
    }

    fn number_for(&mut self, value: Value) -> u32 {
        if let Some(known) = self.numbers.get(&value) {
            return *known;
        }
        let new = number(self.values.len() as u64);
        self.numbers.insert(value.clone(), new);
        self.facet_bits.push(facet_bit(value.facet));
        self.values.push(value);
        self.totals.push(0);
        new
    }

    fn kind_among(&self, values: &[u32]) -> RecordKind {
        let mut kinds = values.iter().map(|value| self.value(*value)).filter(|value| value.facet == FacetName::Kind);
        kinds.next().and_then(|value| RecordKind::from_slug(&value.word)).unwrap_or(RecordKind::Practice)
    }

    /// A value by its number.
    pub fn value(&self, number: u32) -> &Value {
        &self.values[number as usize]
    }

    /// The number of a value, if any record has it.
    pub fn number(&self, facet: FacetName, word: &str) -> Option<u32> {
        self.numbers.get(&Value { facet, word: word.to_owned() }).copied()
    }

    /// The numbers of the values that a record has.
    pub fn values_of(&self, row: Row) -> &[u32] {
        let segment = &self.segments[row.segment as usize];
        let doc = row.doc as usize;
        &segment.values[segment.starts[doc]..segment.starts[doc + 1]]
    }

    /// The words that a record has in a facet.
    pub fn words_of(&self, row: Row, facet: FacetName) -> Vec<&str> {
        let values = self.values_of(row).iter().map(|number| self.value(*number));
        values.filter(|value| value.facet == facet).map(|value| value.word.as_str()).collect()
    }

    /// A record's kind and slug.
    pub fn key(&self, row: Row) -> (RecordKind, &str) {
        let segment = &self.segments[row.segment as usize];
        (segment.kinds[row.doc as usize], &segment.slugs[row.doc as usize])
    }

    /// A record's place in an order.
    pub fn place(&self, row: Row, key: SortKey) -> u32 {
        self.segments[row.segment as usize].places[key as usize][row.doc as usize]
    }

    /// All records.
    pub fn rows(&self) -> impl Iterator<Item = Row> + '_ {
        let docs = |segment: &Segment| 0..number(segment.slugs.len() as u64);
        let segments = (0..).zip(&self.segments);
        segments.flat_map(move |(at, segment)| docs(segment).map(move |doc| Row { segment: at, doc }))
    }
}

/// Numbers of documents and values are below 2³² by the index's own measure.
fn number(value: u64) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

/// The terms of a column, by their ordinals.
fn terms(column: &tantivy::columnar::StrColumn) -> tantivy::Result<Vec<String>> {
    let mut stream = column.dictionary().stream()?;
    let mut terms = Vec::with_capacity(column.num_terms());
    while stream.advance() {
        terms.push(String::from_utf8_lossy(stream.key()).into_owned());
    }
    Ok(terms)
}

fn slugs(reader: &SegmentReader) -> tantivy::Result<Vec<String>> {
    let Some(column) = reader.fast_fields().str(SLUG)? else { return Ok(Vec::new()) };
    let terms = terms(&column)?;
    let slug = |doc| column.term_ords(doc).next().and_then(|ord| terms.get(usize::try_from(ord).ok()?).cloned());
    Ok((0..reader.max_doc()).map(|doc| slug(doc).unwrap_or_default()).collect())
}
