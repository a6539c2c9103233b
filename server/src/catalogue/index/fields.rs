//! The fields of the index, and how a record is written into them.

use app::catalogue::query::FacetName;
use app::i18n::Language;
use tantivy::TantivyDocument;
use tantivy::schema::document::Value;
use tantivy::schema::{
    BytesOptions, Field, IndexRecordOption, NumericOptions, Schema, SchemaBuilder, TextFieldIndexing, TextOptions,
};

use super::super::names::Names;
use super::super::record::{Card, Record};
use super::words::Analyzers;

/// The names under which the index knows its analyzers.
const PLAIN: &str = "plain";
const ITALIAN: &str = "italian";
const ENGLISH: &str = "english";

/// The field with the record's slug.
pub const SLUG: &str = "slug";

/// A field in each language.
#[derive(Clone, Copy, Debug)]
pub struct Both {
    it: Field,
    en: Field,
}

impl Both {
    /// The field of a language.
    pub fn of(self, language: Language) -> Field {
        match language {
            Language::Italian => self.it,
            Language::English => self.en,
        }
    }
}

/// An order in which results can stand, worked out for all records when the index is built: equals stand by slug.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortKey {
    /// By slug.
    Slug,
    /// The latest year first.
    Newest,
    /// By the Italian title.
    ItalianTitle,
    /// By the English title.
    EnglishTitle,
    /// By the first entity's name; records without one last.
    Entity,
}

impl SortKey {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Slug, Self::Newest, Self::ItalianTitle, Self::EnglishTitle, Self::Entity];

    /// The field with the record's place in this order.
    pub fn field(self) -> &'static str {
        match self {
            Self::Slug => "place_by_slug",
            Self::Newest => "place_by_year",
            Self::ItalianTitle => "place_by_title_it",
            Self::EnglishTitle => "place_by_title_en",
            Self::Entity => "place_by_entity",
        }
    }

    /// By title in a language.
    pub fn title(language: Language) -> Self {
        match language {
            Language::Italian => Self::ItalianTitle,
            Language::English => Self::EnglishTitle,
        }
    }
}

/// The fields of the index.
#[derive(Clone, Debug)]
pub struct Fields {
    /// The title, stemmed.
    pub title: Both,
    /// The summary, stemmed.
    pub summary: Both,
    /// The rest of the record's texts, stemmed.
    pub body: Both,
    /// Labels and synonyms of its themes, other names of its tools: what it is near to without saying so. Stemmed.
    pub related: Both,
    /// Entities and tools, with their other names; stemmed as Italian.
    pub names: Field,
    /// All texts as they stand, with the places of the words: for phrases.
    pub exact: Field,
    /// All words that find the record: the dictionary for wrong letters.
    pub dictionary: Field,
    /// The title's words as they stand: for suggestions.
    pub title_words: Both,
    slug: Field,
    card: Field,
    facets: Vec<(FacetName, Field)>,
    places: Vec<Field>,
}

impl Fields {
    /// The fields and the schema that they make.
    pub fn new() -> (Self, Schema) {
        let mut builder = SchemaBuilder::new();
        let mut stemmed = |name: &str| Both {
            it: builder.add_text_field(&format!("{name}_it"), indexed(ITALIAN, IndexRecordOption::WithFreqs)),
            en: builder.add_text_field(&format!("{name}_en"), indexed(ENGLISH, IndexRecordOption::WithFreqs)),
        };
        let (title, summary, body, related) =
            (stemmed("title"), stemmed("summary"), stemmed("body"), stemmed("related"));
        let title_words = Both {
            it: builder.add_text_field("title_words_it", indexed(PLAIN, IndexRecordOption::Basic)),
            en: builder.add_text_field("title_words_en", indexed(PLAIN, IndexRecordOption::Basic)),
        };
        let fields = Self {
            title,
            summary,
            body,
            related,
            names: builder.add_text_field("names", indexed(ITALIAN, IndexRecordOption::WithFreqs)),
            exact: builder.add_text_field("exact", indexed(PLAIN, IndexRecordOption::WithFreqsAndPositions)),
            dictionary: builder.add_text_field("dictionary", indexed(PLAIN, IndexRecordOption::Basic)),
            title_words,
            slug: builder.add_text_field(SLUG, TextOptions::default().set_fast("raw")),
            card: builder.add_bytes_field("card", BytesOptions::default().set_stored()),
            facets: FacetName::ALL
                .iter()
                .map(|facet| (*facet, builder.add_text_field(facet.word(), TextOptions::default().set_fast("raw"))))
                .collect(),
            places: SortKey::ALL
                .iter()
                .map(|key| builder.add_u64_field(key.field(), NumericOptions::default().set_fast()))
                .collect(),
        };
        (fields, builder.build())
    }

    /// Tells an index what its analyzers are.
    pub fn register(index: &tantivy::Index, analyzers: &Analyzers) {
        index.tokenizers().register(PLAIN, analyzers.plain.clone());
        index.tokenizers().register(ITALIAN, analyzers.italian.clone());
        index.tokenizers().register(ENGLISH, analyzers.english.clone());
    }

    /// A record as the index takes it, with its places in the orders of [`SortKey::ALL`].
    pub fn document(
        &self,
        record: &Record,
        names: &Names,
        places: &[u64],
    ) -> Result<TantivyDocument, serde_json::Error> {
        let mut document = TantivyDocument::new();
        document.add_text(self.slug, &record.slug);
        document.add_bytes(self.card, &serde_json::to_vec(&record.card())?);
        for (field, place) in self.places.iter().zip(places) {
            document.add_u64(*field, *place);
        }
        let values = record.facet_values(names);
        for (facet, field) in &self.facets {
            for (_, value) in values.iter().filter(|(of, _)| of == facet) {
                document.add_text(*field, value);
            }
        }
        self.write_texts(&mut document, record);
        self.write_names(&mut document, record, names);
        self.write_related(&mut document, record, names);
        Ok(document)
    }

    /// The card that was written with a record.
    pub fn card(&self, document: &TantivyDocument) -> Result<Card, serde_json::Error> {
        let written = document.get_first(self.card).and_then(|card| card.as_bytes());
        serde_json::from_slice(written.unwrap_or_default())
    }

    fn write_texts(&self, document: &mut TantivyDocument, record: &Record) {
        let said = [(self.title, &record.title), (self.summary, &record.summary)];
        let described = record.description.iter().map(|text| (self.body, text));
        for (both, text) in said.into_iter().chain(described) {
            self.write(document, both.it, &text.it);
            if let Some(english) = &text.en {
                self.write(document, both.en, english);
            }
        }
        for language in Language::ALL {
            document.add_text(self.title_words.of(language), record.title.text(language));
        }
        for text in &record.body.it {
            self.write(document, self.body.it, text);
        }
        for text in &record.body.en {
            self.write(document, self.body.en, text);
        }
    }

    fn write_names(&self, document: &mut TantivyDocument, record: &Record, names: &Names) {
        for entity in record.entities.iter().filter_map(|id| names.entities.get(id)) {
            for name in std::iter::once(&entity.name).chain(&entity.aliases) {
                self.write(document, self.names, name);
            }
        }
        for tool in record.tools.iter().filter_map(|id| names.tools.get(id)) {
            self.write(document, self.names, &tool.name);
        }
    }

    fn write_related(&self, document: &mut TantivyDocument, record: &Record, names: &Names) {
        for theme in record.themes.iter().flat_map(|theme| names.lineage(theme)) {
            document.add_text(self.related.it, &theme.label.it);
            document.add_text(self.related.en, theme.label.text(Language::English));
        }
        // Synonyms belong to the theme that has them: a practice about one theme is not found by the other words of its
        // parent, which stand for all of the siblings.
        for theme in record.themes.iter().filter_map(|theme| names.themes.get(theme)) {
            for synonym in &theme.synonyms_it {
                document.add_text(self.related.it, synonym);
                document.add_text(self.dictionary, synonym);
            }
            for synonym in &theme.synonyms_en {
                document.add_text(self.related.en, synonym);
                document.add_text(self.dictionary, synonym);
            }
        }
        for tool in record.tools.iter().filter_map(|id| names.tools.get(id)) {
            for alias in &tool.aliases {
                document.add_text(self.related.it, alias);
                document.add_text(self.dictionary, alias);
            }
        }
    }

    /// Writes a text where it is searched by stem, and where it is searched as it stands.
    fn write(&self, document: &mut TantivyDocument, field: Field, text: &str) {
        document.add_text(field, text);
        document.add_text(self.exact, text);
        document.add_text(self.dictionary, text);
    }
}

fn indexed(analyzer: &str, option: IndexRecordOption) -> TextOptions {
    let indexing = TextFieldIndexing::default().set_tokenizer(analyzer).set_index_option(option);
    TextOptions::default().set_indexing_options(indexing)
}
