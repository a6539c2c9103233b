//! The catalogue at one moment: index, names and labels that belong together.

use app::catalogue::query::FacetName;
use app::i18n::Language;

use super::index::{Columns, IndexError, IndexView, SearchIndex};
use super::names::Names;
use crate::db::Revision;

/// The catalogue at one moment. A search keeps the one it began with.
pub struct Snapshot {
    /// The index.
    pub view: IndexView,
    /// The names.
    pub names: Names,
    /// The data that both were made from.
    pub revision: Revision,
    italian: Labels,
    english: Labels,
}

/// What the values of the facets are called in a language.
pub struct Labels {
    /// By the numbers of the values.
    pub texts: Vec<String>,
    /// The place of each in alphabetical order.
    pub places: Vec<u32>,
}

impl Snapshot {
    /// What the index holds now.
    pub fn take(index: &SearchIndex, names: Names, revision: Revision) -> Result<Self, IndexError> {
        let view = index.view()?;
        let labels = |language| Labels::new(&view, &names, language);
        let (italian, english) = (labels(Language::Italian), labels(Language::English));
        Ok(Self { view, names, revision, italian, english })
    }

    /// The labels in a language.
    pub fn labels(&self, language: Language) -> &Labels {
        match language {
            Language::Italian => &self.italian,
            Language::English => &self.english,
        }
    }

    /// What counting and sorting need of the records.
    pub fn columns(&self) -> &Columns {
        &self.view.columns
    }

    /// How many records have a value.
    pub fn total(&self, facet: FacetName, value: &str) -> u64 {
        let columns = self.columns();
        columns.number(facet, value).map_or(0, |number| columns.totals[number as usize])
    }
}

impl Labels {
    fn new(view: &IndexView, names: &Names, language: Language) -> Self {
        let label = |value: &super::index::Value| {
            names.label(value.facet, &value.word, language).unwrap_or_else(|| value.word.clone())
        };
        let texts: Vec<String> = view.columns.values.iter().map(label).collect();
        let mut sorted: Vec<(String, u32)> = texts.iter().map(|text| view.analyzers.folded(text)).zip(0..).collect();
        sorted.sort();
        let mut places = vec![0; texts.len()];
        for (place, (_, number)) in (0..).zip(sorted) {
            places[number as usize] = place;
        }
        Self { texts, places }
    }
}
