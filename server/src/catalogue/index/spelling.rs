//! Words with one wrong letter: what may have been meant.

use std::collections::BTreeMap;

use tantivy::Searcher;
use tantivy::schema::Field;

use super::words::Word;

/// Shorter words have too many neighbours.
const LEAST_LETTERS: usize = 4;
/// The most words that may have been meant.
const MOST: usize = 5;

/// The words of the dictionary that are one letter away and begin with the same letter, the most frequent first.
pub fn near(searcher: &Searcher, dictionary: Field, word: &Word) -> tantivy::Result<Vec<String>> {
    let typed: Vec<char> = word.plain.chars().collect();
    if typed.len() < LEAST_LETTERS || typed.iter().any(char::is_ascii_digit) {
        return Ok(Vec::new());
    }
    let first = typed[0].to_string();
    let mut found: BTreeMap<String, u64> = BTreeMap::new();
    for reader in searcher.segment_readers() {
        let index = reader.inverted_index(dictionary)?;
        let mut stream = index.terms().range().ge(&first).into_stream()?;
        while stream.advance() && stream.key().starts_with(first.as_bytes()) {
            let Ok(known) = std::str::from_utf8(stream.key()) else { continue };
            let length = known.len().abs_diff(word.plain.len());
            // A letter has at most four bytes.
            if length <= 4 && is_one_letter_away(&typed, &known.chars().collect::<Vec<_>>()) {
                *found.entry(known.to_owned()).or_default() += u64::from(stream.value().doc_freq);
            }
        }
    }
    let mut found: Vec<(String, u64)> = found.into_iter().collect();
    found.sort_by(|(one, often), (other, seldom)| seldom.cmp(often).then_with(|| one.cmp(other)));
    Ok(found.into_iter().take(MOST).map(|(word, _)| word).collect())
}

/// Whether one letter is missing, too many, another, or two neighbours stand the wrong way round.
fn is_one_letter_away(one: &[char], other: &[char]) -> bool {
    let same_start = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[same_start..], &other[same_start..]);
    let same_end = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[..one.len() - same_end], &other[..other.len() - same_end]);
    match (one, other) {
        ([_], [] | [_]) | ([], [_]) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn away(one: &str, other: &str) -> bool {
        let letters = |text: &str| text.chars().collect::<Vec<_>>();
        is_one_letter_away(&letters(one), &letters(other))
    }

    #[test]
    fn one_letter_may_be_missing_too_many_another_or_in_the_wrong_place() {
        for wrong in ["bibloteca", "bibliotecca", "bibliotera", "bilbioteca"] {
            assert!(away(wrong, "biblioteca"), "{wrong}");
        }
    }

    #[test]
    fn two_wrong_letters_and_the_same_word_are_not_near() {
        for other in ["biblioteca", "bblotca", "bibliotecari", "nido"] {
            assert!(!away(other, "biblioteca"), "{other}");
        }
    }
}
