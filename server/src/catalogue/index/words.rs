//! Texts cut into words: as written, by their Italian stem, and by their English stem.

use std::collections::BTreeSet;

use app::i18n::Language;
use tantivy::tokenizer::{
    AsciiFoldingFilter, Language as StemmerLanguage, LowerCaser, SimpleTokenizer, Stemmer, StopWordFilter,
    TextAnalyzer, TextAnalyzerBuilder, Token, TokenStream,
};

/// Quotation marks of a typed phrase.
const QUOTES: [char; 5] = ['"', '“', '”', '«', '»'];

/// What cuts texts into words. Case and accents never count, and an apostrophe ends a word.
#[derive(Clone)]
pub struct Analyzers {
    /// Words as they stand.
    pub plain: TextAnalyzer,
    /// Italian stems.
    pub italian: TextAnalyzer,
    /// English stems.
    pub english: TextAnalyzer,
    /// Words as they stand, without those that say nothing.
    telling: TextAnalyzer,
}

impl Analyzers {
    /// All of them.
    pub fn new() -> Self {
        let folded = || TextAnalyzer::builder(SimpleTokenizer::default()).dynamic().filter_dynamic(LowerCaser);
        let stop_words = [StemmerLanguage::Italian, StemmerLanguage::English].map(StopWordFilter::new);
        let telling = stop_words.into_iter().flatten().fold(folded(), TextAnalyzerBuilder::filter_dynamic);
        let stemmed =
            |language| folded().filter_dynamic(AsciiFoldingFilter).filter_dynamic(Stemmer::new(language)).build();
        Self {
            plain: folded().filter_dynamic(AsciiFoldingFilter).build(),
            italian: stemmed(StemmerLanguage::Italian),
            english: stemmed(StemmerLanguage::English),
            telling: telling.build(),
        }
    }

    /// The stems of a language.
    pub fn stems(&self, language: Language) -> &TextAnalyzer {
        match language {
            Language::Italian => &self.italian,
            Language::English => &self.english,
        }
    }

    /// The text as it is sorted and compared: its words alone.
    pub fn folded(&self, text: &str) -> String {
        let words: Vec<String> = tokens(&self.plain, text).into_iter().map(|token| token.text).collect();
        words.join(" ")
    }

    fn is_telling(&self, word: &str) -> bool {
        !tokens(&self.telling, word).is_empty()
    }

    /// A word with its stems.
    pub fn word(&self, token: Token, text: &str) -> Word {
        let written = &text[token.offset_from..token.offset_to];
        let first = |analyzer| tokens(analyzer, written).into_iter().next().map(|token| token.text);
        Word {
            italian: first(&self.italian).unwrap_or_else(|| token.text.clone()),
            english: first(&self.english).unwrap_or_else(|| token.text.clone()),
            is_telling: self.is_telling(written),
            from: token.offset_from,
            to: token.offset_to,
            plain: token.text,
        }
    }

    /// The words of a text.
    pub fn words(&self, text: &str) -> Vec<Word> {
        tokens(&self.plain, text).into_iter().map(|token| self.word(token, text)).collect()
    }
}

/// The words that an analyzer finds in a text, with their places.
pub fn tokens(analyzer: &TextAnalyzer, text: &str) -> Vec<Token> {
    let mut analyzer = analyzer.clone();
    let mut stream = analyzer.token_stream(text);
    let mut tokens = Vec::new();
    while stream.advance() {
        tokens.push(stream.token().clone());
    }
    tokens
}

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// In small letters, without accents.
    pub plain: String,
    /// Its stem, taken as Italian.
    pub italian: String,
    /// Its stem, taken as English.
    pub english: String,
    /// Whether it says something, as articles and prepositions do not.
    pub is_telling: bool,
    /// The byte of the text at which it starts.
    pub from: usize,
    /// The byte of the text at which it has ended.
    pub to: usize,
}

impl Word {
    /// Its stem in a language.
    pub fn stem(&self, language: Language) -> &str {
        match language {
            Language::Italian => &self.italian,
            Language::English => &self.english,
        }
    }
}

/// What a reader wants to find.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Words that may stand anywhere.
    pub words: Vec<Word>,
    /// Words that have to stand one after the other.
    pub phrases: Vec<Vec<Word>>,
}

impl Wanted {
    /// Reads a typed text: what stands in quotes is a phrase; words that say nothing are left out, unless there are no
    /// others.
    pub fn parse(text: &str, analyzers: &Analyzers) -> Self {
        let marks: Vec<usize> =
            text.char_indices().filter(|(_, mark)| QUOTES.contains(mark)).map(|(at, _)| at).collect();
        let mut wanted = Self::default();
        let mut phrase_of: Vec<Option<usize>> = Vec::new();
        let words = analyzers.words(text);
        for word in &words {
            let before = marks.iter().filter(|mark| **mark < word.from).count();
            // A quotation mark that is never closed says nothing.
            phrase_of.push((before % 2 == 1 && before < marks.len()).then_some(before));
        }
        let mut last = None;
        for (word, phrase) in words.into_iter().zip(phrase_of) {
            match (phrase, wanted.phrases.last_mut()) {
                (None, _) => wanted.words.push(word),
                (Some(_), Some(words)) if phrase == last => words.push(word),
                (Some(_), _) => wanted.phrases.push(vec![word]),
            }
            last = phrase.or(last);
        }
        wanted.without_idle_words()
    }

    fn without_idle_words(mut self) -> Self {
        if !self.phrases.is_empty() || self.words.iter().any(|word| word.is_telling) {
            self.words.retain(|word| word.is_telling);
        }
        let mut seen = BTreeSet::new();
        self.words.retain(|word| seen.insert(word.plain.clone()));
        self
    }

    /// Whether there is nothing to find.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.phrases.is_empty()
    }

    /// All words that say something, those of the phrases too.
    pub fn all_words(&self) -> Vec<&Word> {
        let of_phrases = self.phrases.iter().flatten();
        let all: Vec<&Word> = self.words.iter().chain(of_phrases).collect();
        let telling: Vec<&Word> = all.iter().copied().filter(|word| word.is_telling).collect();
        if telling.is_empty() { all } else { telling }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(words: &[Word]) -> Vec<&str> {
        words.iter().map(|word| word.plain.as_str()).collect()
    }

    #[test]
    fn accents_case_and_apostrophes_do_not_count() {
        let analyzers = Analyzers::new();
        let wanted = Wanted::parse("Città dell’Emilia, FORLÌ", &analyzers);
        assert_eq!(plain(&wanted.words), ["citta", "emilia", "forli"]);
    }

    #[test]
    fn words_that_say_nothing_count_only_when_there_are_no_others() {
        let analyzers = Analyzers::new();
        assert_eq!(plain(&Wanted::parse("il nido della città", &analyzers).words), ["nido", "citta"]);
        assert_eq!(plain(&Wanted::parse("della", &analyzers).words), ["della"]);
    }

    #[test]
    fn what_stands_in_quotes_is_a_phrase() {
        let analyzers = Analyzers::new();
        let wanted = Wanted::parse("cesena \"consiglio di frazione\" «a b» app", &analyzers);
        assert_eq!(plain(&wanted.words), ["cesena", "app"]);
        let phrases: Vec<_> = wanted.phrases.iter().map(|words| plain(words)).collect();
        assert_eq!(phrases, [vec!["consiglio", "di", "frazione"], vec!["a", "b"]]);
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_says_nothing() {
        let wanted = Wanted::parse("\"buoni spesa", &Analyzers::new());
        assert_eq!(plain(&wanted.words), ["buoni", "spesa"]);
        assert!(wanted.phrases.is_empty());
    }

    #[test]
    fn singular_and_plural_have_one_stem() {
        let analyzers = Analyzers::new();
        let words = analyzers.words("buono buoni voucher vouchers");
        assert_eq!(words[0].italian, words[1].italian);
        assert_eq!(words[2].english, words[3].english);
    }
}
