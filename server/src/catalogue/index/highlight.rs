//! The wanted words in a text: pieces, found or not, matched by stem.

use std::collections::BTreeSet;

use app::catalogue::model::{Highlights, Piece};
use app::i18n::{Bilingual, Language};

use super::words::{Analyzers, Word, tokens};

/// A passage longer than this is cut, in bytes.
const PASSAGE: usize = 260;
/// What stays before the first found word of a passage that is cut, in bytes.
const LEAD: usize = 60;

/// Marks the wanted words in texts.
pub struct Marker<'a> {
    analyzers: &'a Analyzers,
    italian: BTreeSet<String>,
    english: BTreeSet<String>,
}

/// A text in pieces, and how many of the wanted words it has.
struct Marked {
    pieces: Vec<Piece>,
    first: Option<usize>,
    words: usize,
}

impl<'a> Marker<'a> {
    /// Marks these words.
    pub fn new<'w>(words: impl IntoIterator<Item = &'w Word>, analyzers: &'a Analyzers) -> Self {
        let (italian, english) = words.into_iter().map(|word| (word.italian.clone(), word.english.clone())).unzip();
        Self { analyzers, italian, english }
    }

    /// What is found in the title, and in the best passage of summary and description.
    pub fn highlights(
        &self,
        title: &Bilingual,
        summary: &Bilingual,
        description: Option<&Bilingual>,
        language: Language,
    ) -> Highlights {
        if self.italian.is_empty() {
            return Highlights::default();
        }
        let title = self.mark(title.text(language), language_of(title, language));
        let title = if title.words > 0 { title.pieces } else { Vec::new() };
        Highlights { title, text: self.passage(summary, description, language) }
    }

    /// The passage with most of the words; the summary where there is no better one.
    fn passage(&self, summary: &Bilingual, description: Option<&Bilingual>, language: Language) -> Vec<Piece> {
        let mut best = self.mark(summary.text(language), language_of(summary, language));
        let mut best_text = summary.text(language);
        if let Some(description) = description {
            let text_language = language_of(description, language);
            let wanted = self.stems(text_language).len();
            for sentence in sentences(description.text(language)) {
                if best.words >= wanted {
                    break;
                }
                let marked = self.mark(sentence, text_language);
                if marked.words > best.words {
                    (best, best_text) = (marked, sentence);
                }
            }
        }
        match best.first {
            None => Vec::new(),
            Some(_) if best_text.len() <= PASSAGE || best_text == summary.text(language) => best.pieces,
            Some(first) => {
                let text_language = description.map_or(language, |text| language_of(text, language));
                let (from, to) = window(best_text, first);
                let mut pieces = self.mark(&best_text[from..to], text_language).pieces;
                if from > 0 {
                    pieces.insert(0, plain("… "));
                }
                if to < best_text.len() {
                    pieces.push(plain(" …"));
                }
                pieces
            }
        }
    }

    fn stems(&self, language: Language) -> &BTreeSet<String> {
        match language {
            Language::Italian => &self.italian,
            Language::English => &self.english,
        }
    }

    fn mark(&self, text: &str, language: Language) -> Marked {
        let stems = self.stems(language);
        let mut marked = Marked { pieces: Vec::new(), first: None, words: 0 };
        let mut found = BTreeSet::new();
        let mut done = 0;
        for token in tokens(self.analyzers.stems(language), text) {
            if stems.contains(&token.text) {
                marked.first = marked.first.or(Some(token.offset_from));
                marked.pieces.extend((done < token.offset_from).then(|| plain(&text[done..token.offset_from])));
                marked.pieces.push(Piece { text: text[token.offset_from..token.offset_to].to_owned(), found: true });
                done = token.offset_to;
                found.insert(token.text);
            }
        }
        marked.pieces.extend((done < text.len()).then(|| plain(&text[done..])));
        marked.words = found.len();
        marked
    }
}

fn plain(text: &str) -> Piece {
    Piece { text: text.to_owned(), found: false }
}

/// The language of the text that is shown to a reader in a language.
fn language_of(text: &Bilingual, language: Language) -> Language {
    if text.lang(language).is_some() { Language::Italian } else { language }
}

fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.lines().flat_map(|line| line.split_inclusive(". ")).map(str::trim).filter(|sentence| !sentence.is_empty())
}

/// The part of a text around its first found word, cut between words.
fn window(text: &str, first: usize) -> (usize, usize) {
    let spaces = || text.match_indices(' ').map(|(at, _)| at);
    let from = match first.checked_sub(LEAD) {
        Some(earliest) => spaces().find(|at| *at >= earliest && *at < first).map_or(first, |at| at + 1),
        None => 0,
    };
    let latest = from + PASSAGE;
    let to = if latest >= text.len() {
        text.len()
    } else {
        spaces().take_while(|at| *at <= latest).filter(|at| *at > first).last().unwrap_or(text.len())
    };
    (from, to)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn highlights(query: &str, title: &str, summary: &str, description: &str) -> Highlights {
        let analyzers = Analyzers::new();
        let words = analyzers.words(query);
        let text = |text: &str| Bilingual { it: text.to_owned(), en: None };
        let marker = Marker::new(&words, &analyzers);
        marker.highlights(&text(title), &text(summary), Some(&text(description)), Language::Italian)
    }

    fn joined(pieces: &[Piece]) -> String {
        pieces.iter().map(|piece| piece.text.as_str()).collect()
    }

    fn found(pieces: &[Piece]) -> Vec<&str> {
        pieces.iter().filter(|piece| piece.found).map(|piece| piece.text.as_str()).collect()
    }

    #[test]
    fn words_are_marked_by_their_stem() {
        let marked = highlights("buono citta", "I buoni della Città", "", "");
        assert_eq!(found(&marked.title), ["buoni", "Città"]);
        assert_eq!(joined(&marked.title), "I buoni della Città");
        assert!(marked.text.is_empty());
    }

    #[test]
    fn markup_stays_text() {
        let marked = highlights("nido", "Il <b>nido</b> & altro", "", "");
        assert_eq!(found(&marked.title), ["nido"]);
        assert_eq!(joined(&marked.title), "Il <b>nido</b> & altro");
    }

    #[test]
    fn the_passage_with_most_of_the_words_is_shown() {
        let marked =
            highlights("tessera buono", "x", "Solo il buono.", "Altro testo. Il buono sta sulla tessera. Fine.");
        assert_eq!(joined(&marked.text), "Il buono sta sulla tessera.");
        assert_eq!(found(&marked.text), ["buono", "tessera"]);
    }

    #[test]
    fn the_summary_is_shown_where_there_is_no_better_passage() {
        let marked = highlights("buono", "x", "Solo il buono.", "Il buono sta sulla tessera.");
        assert_eq!(joined(&marked.text), "Solo il buono.");
    }

    #[test]
    fn a_long_sentence_is_cut_between_words_around_the_first_found_one() {
        let long = format!("{} nido {}", "prima ".repeat(40).trim(), "dopo ".repeat(80).trim());
        let marked = highlights("nido", "x", "y", &long);
        let text = joined(&marked.text);
        assert_eq!(found(&marked.text), ["nido"]);
        assert!(text.starts_with("… prima") && text.ends_with("dopo …"), "{text}");
        assert!(text.len() <= PASSAGE + "…  …".len() + 4, "{}", text.len());
    }
}
