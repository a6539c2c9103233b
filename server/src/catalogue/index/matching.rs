//! From wanted words to a question that the index understands.

use app::i18n::Language;
use tantivy::query::{AllQuery, BooleanQuery, BoostQuery, EmptyQuery, Occur, PhraseQuery, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, Term};

use super::fields::Fields;
use super::words::{Wanted, Word};

/// How much a word weighs by where it stands.
const IN_TITLE: f32 = 4.0;
const IN_SUMMARY: f32 = 2.0;
const IN_NAMES: f32 = 2.0;
const IN_BODY: f32 = 1.0;
/// Near to the subject, without saying so.
const RELATED: f32 = 0.2;
/// In the language that the reader is not reading in.
const IN_OTHER_LANGUAGE: f32 = 0.4;

/// Asks the index in a language.
pub struct Matcher<'i> {
    /// What is searched.
    pub searcher: &'i Searcher,
    /// Its fields.
    pub fields: &'i Fields,
    /// The reader's language.
    pub language: Language,
}

impl Matcher<'_> {
    /// Records in which all words and phrases stand; all records where nothing is wanted.
    pub fn all_of(&self, wanted: &Wanted) -> tantivy::Result<Box<dyn Query>> {
        if wanted.is_empty() {
            return Ok(Box::new(AllQuery));
        }
        let mut parts = Vec::new();
        for word in &wanted.words {
            parts.push(self.word(word)?.unwrap_or_else(|| Box::new(EmptyQuery)));
        }
        for phrase in &wanted.phrases {
            parts.push(self.phrase(phrase)?);
        }
        Ok(both(Occur::Must, parts))
    }

    /// Records in which one of the words stands; those with more of them first.
    pub fn any_of(&self, words: &[&Word]) -> tantivy::Result<Option<Box<dyn Query>>> {
        let mut parts = Vec::new();
        for word in words {
            parts.extend(self.word(word)?);
        }
        Ok(if parts.is_empty() { None } else { Some(both(Occur::Should, parts)) })
    }

    /// Records in which one word of each group stands; groups of which no word stands anywhere are left aside.
    pub fn one_of_each(&self, groups: &[Vec<&Word>]) -> tantivy::Result<Option<Box<dyn Query>>> {
        let mut parts = Vec::new();
        for group in groups {
            parts.extend(self.any_of(group)?);
        }
        Ok(if parts.is_empty() { None } else { Some(both(Occur::Must, parts)) })
    }

    /// Whether a word stands anywhere.
    pub fn knows(&self, word: &Word) -> tantivy::Result<bool> {
        Ok(self.word(word)?.is_some())
    }

    /// Records whose titles have all these words, the last one perhaps only begun.
    pub fn titles(&self, words: &[Word]) -> tantivy::Result<Option<Box<dyn Query>>> {
        let field = self.fields.title_words.of(self.language);
        let Some((begun, whole)) = words.split_last() else { return Ok(None) };
        let mut parts: Vec<Box<dyn Query>> = whole.iter().map(|word| term(field, &word.plain)).collect();
        let ends: Vec<Box<dyn Query>> =
            self.words_that_start_with(field, &begun.plain)?.iter().map(|word| term(field, word)).collect();
        if ends.is_empty() {
            return Ok(None);
        }
        parts.push(both(Occur::Should, ends));
        Ok(Some(both(Occur::Must, parts)))
    }

    /// At most fifty words of a field.
    fn words_that_start_with(&self, field: Field, start: &str) -> tantivy::Result<Vec<String>> {
        let mut words = Vec::new();
        for reader in self.searcher.segment_readers() {
            let index = reader.inverted_index(field)?;
            let mut stream = index.terms().range().ge(start).into_stream()?;
            while words.len() < 50 && stream.advance() && stream.key().starts_with(start.as_bytes()) {
                words.push(String::from_utf8_lossy(stream.key()).into_owned());
            }
        }
        Ok(words)
    }

    /// Where a word stands by its stem; `None` where it stands nowhere.
    fn word(&self, word: &Word) -> tantivy::Result<Option<Box<dyn Query>>> {
        let mut parts: Vec<Box<dyn Query>> = Vec::new();
        for (field, stem, boost) in self.places(word) {
            let term = Term::from_field_text(field, stem);
            if self.searcher.doc_freq(&term)? > 0 {
                let query = TermQuery::new(term, IndexRecordOption::WithFreqs);
                parts.push(Box::new(BoostQuery::new(Box::new(query), boost)));
            }
        }
        Ok(if parts.is_empty() { None } else { Some(both(Occur::Should, parts)) })
    }

    fn places<'w>(&self, word: &'w Word) -> Vec<(Field, &'w str, f32)> {
        let fields = self.fields;
        let by_language =
            [(fields.title, IN_TITLE), (fields.summary, IN_SUMMARY), (fields.body, IN_BODY), (fields.related, RELATED)];
        let mut places = vec![(fields.names, word.stem(Language::Italian), IN_NAMES)];
        for language in Language::ALL {
            let share = if language == self.language { 1.0 } else { IN_OTHER_LANGUAGE };
            let stem = word.stem(language);
            places.extend(by_language.iter().map(|(field, boost)| (field.of(language), stem, boost * share)));
        }
        places
    }

    /// The words one after the other, exactly; where they also stand apart says how well it matches.
    fn phrase(&self, words: &[Word]) -> tantivy::Result<Box<dyn Query>> {
        let terms: Vec<Term> = words.iter().map(|word| Term::from_field_text(self.fields.exact, &word.plain)).collect();
        let exact: Box<dyn Query> = match terms.as_slice() {
            [single] => Box::new(TermQuery::new(single.clone(), IndexRecordOption::WithFreqs)),
            _ => Box::new(PhraseQuery::new(terms)),
        };
        let mut parts = vec![(Occur::Must, exact)];
        for word in words.iter().filter(|word| word.is_telling) {
            parts.extend(self.word(word)?.map(|query| (Occur::Should, query)));
        }
        Ok(Box::new(BooleanQuery::new(parts)))
    }
}

fn term(field: Field, word: &str) -> Box<dyn Query> {
    Box::new(TermQuery::new(Term::from_field_text(field, word), IndexRecordOption::Basic))
}

fn both(occur: Occur, mut parts: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    if parts.len() == 1 {
        return parts.remove(0);
    }
    Box::new(BooleanQuery::new(parts.into_iter().map(|part| (occur, part)).collect()))
}
