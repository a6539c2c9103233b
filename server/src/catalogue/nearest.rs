//! What is near to a search that finds little: words with a wrong letter put right, and records with some of the words.

use std::collections::HashSet;
use std::sync::Arc;

use app::i18n::Language;
use tantivy::query::Query;

use super::index::{Chosen, Hit, IndexError, IndexView, Matches, Row, Sorting, Wanted, Word, near};

/// The most near matches that are shown.
const MOST: usize = 5;

/// What is near to a search.
#[derive(Default)]
pub struct Nearest {
    /// The records, nearest first.
    pub rows: Vec<Row>,
    /// The text with its wrong letters put right, where that gives words that are known.
    pub corrected: Option<String>,
    /// The words that were looked for instead of those that nobody knows.
    pub instead: Vec<Word>,
}

/// A wanted word, and what may have been meant where no record has it.
struct Guess<'w> {
    word: &'w Word,
    is_known: bool,
    meant: Vec<Word>,
}

impl Guess<'_> {
    /// The words to look for.
    fn words(&self) -> Vec<&Word> {
        if self.is_known { vec![self.word] } else { self.meant.iter().collect() }
    }
}

/// Looks for what is near to `wanted`, as it stands in `text`, and is not already `found`. The facets hold, unless
/// nothing at all was found with them.
pub fn nearest(
    view: &IndexView,
    text: &str,
    wanted: &Wanted,
    chosen: &Arc<Chosen>,
    found: &Matches,
    language: Language,
) -> Result<Nearest, IndexError> {
    let guesses = guesses(view, wanted, language)?;
    let mut known: HashSet<Row> = found.hits.iter().map(|hit| hit.row).collect();
    let mut rows = Vec::new();
    for query in queries(view, &guesses, language)? {
        let mut hits = best(view, &*query, chosen, &known)?;
        if hits.is_empty() && found.hits.is_empty() {
            hits = best(view, &*query, &Arc::new(Chosen::nothing(&view.columns)), &known)?;
        }
        known.extend(hits.iter().map(|hit| hit.row));
        rows.extend(hits.into_iter().map(|hit| hit.row));
    }
    rows.truncate(MOST);
    let corrected = corrected(text, &guesses);
    Ok(Nearest { rows, corrected, instead: guesses.into_iter().flat_map(|guess| guess.meant).collect() })
}

fn guesses<'w>(view: &IndexView, wanted: &'w Wanted, language: Language) -> Result<Vec<Guess<'w>>, IndexError> {
    let matcher = view.matcher(language);
    let mut guesses = Vec::new();
    for word in wanted.all_words() {
        let is_known = matcher.knows(word)?;
        let mut meant = Vec::new();
        if !is_known {
            for spelling in near(&view.searcher, view.fields.dictionary, word)? {
                meant.extend(view.analyzers.words(&spelling));
            }
        }
        guesses.push(Guess { word, is_known, meant });
    }
    Ok(guesses)
}

/// First the whole search with its wrong letters put right, then any of its words.
fn queries(view: &IndexView, guesses: &[Guess<'_>], language: Language) -> Result<Vec<Box<dyn Query>>, IndexError> {
    let matcher = view.matcher(language);
    let groups: Vec<Vec<&Word>> = guesses.iter().map(Guess::words).collect();
    let put_right =
        if guesses.iter().any(|guess| !guess.meant.is_empty()) { matcher.one_of_each(&groups)? } else { None };
    let any = matcher.any_of(&groups.concat())?;
    Ok(put_right.into_iter().chain(any).collect())
}

fn best(
    view: &IndexView,
    query: &dyn Query,
    chosen: &Arc<Chosen>,
    known: &HashSet<Row>,
) -> Result<Vec<Hit>, IndexError> {
    let matches = view.find(query, chosen, true)?.without(known);
    Ok(matches.page(0, MOST, Sorting::Score, &view.columns))
}

/// The typed text with the likeliest word in the place of each that nobody knows.
fn corrected(text: &str, guesses: &[Guess<'_>]) -> Option<String> {
    let mut wrong: Vec<(&Word, &Word)> =
        guesses.iter().filter_map(|guess| Some((guess.word, guess.meant.first()?))).collect();
    if wrong.is_empty() {
        return None;
    }
    wrong.sort_by_key(|(word, _)| std::cmp::Reverse(word.from));
    let mut corrected = text.to_owned();
    for (word, meant) in wrong {
        corrected.replace_range(word.from..word.to, &meant.plain);
    }
    Some(corrected)
}
