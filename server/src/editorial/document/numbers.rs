//! Words and numbers of an Italian text, one after the other.

use super::labels::without_accent;

/// Numbers that are written as words, in lower case.
const WORDS: [(&str, u32); 16] = [
    ("un", 1),
    ("uno", 1),
    ("una", 1),
    ("due", 2),
    ("tre", 3),
    ("quattro", 4),
    ("cinque", 5),
    ("sei", 6),
    ("sette", 7),
    ("otto", 8),
    ("nove", 9),
    ("dieci", 10),
    ("dodici", 12),
    ("quindici", 15),
    ("venti", 20),
    ("trenta", 30),
];

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    /// A number, in digits or as a word.
    Number {
        /// What it says.
        value: u32,
        /// Whether it is written as a word, and could be an article.
        in_words: bool,
    },
    /// A word in lower case, without accents.
    Word(String),
    /// Any other sign but a space.
    Sign(char),
}

impl Token {
    /// Whether it is a word that begins with one of these.
    pub fn begins_with(&self, beginnings: &[&str]) -> bool {
        matches!(self, Self::Word(word) if beginnings.iter().any(|beginning| word.starts_with(beginning)))
    }

    /// Whether it is just this word.
    pub fn is(&self, known: &str) -> bool {
        matches!(self, Self::Word(word) if word == known)
    }

    /// The number that it is.
    pub fn number(&self) -> Option<u32> {
        match self {
            Self::Number { value, .. } => Some(*value),
            _ => None,
        }
    }
}

/// The pieces of a text.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = run(rest, first);
        let (piece, behind) = rest.split_at(length);
        if !first.is_whitespace() {
            tokens.push(token(piece, first));
        }
        rest = behind;
    }
    tokens
}

/// How many bytes from the start belong together: digits, letters, or one sign.
fn run(text: &str, first: char) -> usize {
    let same: fn(char) -> bool = if first.is_ascii_digit() {
        |c| c.is_ascii_digit()
    } else if first.is_alphabetic() {
        char::is_alphabetic
    } else {
        return first.len_utf8();
    };
    text.find(|c| !same(c)).unwrap_or(text.len())
}

fn token(piece: &str, first: char) -> Token {
    // A number with more digits than a count has is some other thing.
    if let Ok(value) = piece.parse() {
        return Token::Number { value, in_words: false };
    }
    if !first.is_alphabetic() {
        return Token::Sign(first);
    }
    let word: String = piece.chars().flat_map(char::to_lowercase).map(without_accent).collect();
    let number = WORDS.iter().find(|(known, _)| *known == word);
    number.map_or(Token::Word(word), |(_, value)| Token::Number { value: *value, in_words: true })
}
