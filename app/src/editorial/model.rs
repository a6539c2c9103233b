//! The types of what readers send.

use serde::{Deserialize, Serialize};

/// How clear a reader found a page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClarityRating {
    /// The page's path, in the language in which it was read.
    pub page: String,
    /// From 1 (not clear) to 5 (very clear).
    #[serde(default)]
    pub stars: u8,
    /// The slug of one of the five fixed answers to the stars.
    #[serde(default)]
    pub answer: String,
    /// What else the reader wrote.
    #[serde(default)]
    pub text: String,
}

/// A mistake that a reader saw.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MistakeReport {
    /// The page's path, in the language in which it was read.
    pub page: String,
    /// The id of the figure or check that is meant, where one is.
    #[serde(default)]
    pub subject: String,
    /// What the reader wrote.
    #[serde(default)]
    pub text: String,
}

/// How clear readers found a page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clarity {
    /// How many rated it.
    pub ratings: u32,
    /// Their stars summed.
    pub stars: u32,
}

impl ClarityRating {
    /// Where a reader without the browser's code goes after sending it.
    pub fn thanks_path(&self) -> String {
        thanks_path(&self.page, "valutazione")
    }
}

impl MistakeReport {
    /// Where a reader without the browser's code goes after sending it.
    pub fn thanks_path(&self) -> String {
        thanks_path(&self.page, "segnalazione")
    }
}

/// A path of this site only: what does not start with one slash is not a page of ours.
fn thanks_path(page: &str, what: &str) -> String {
    let path = page.split(['?', '#']).next().unwrap_or_default();
    let own = path.starts_with('/') && !path.starts_with("//") && !path.contains('\\');
    format!("{}?inviato={what}#riscontro", if own { path } else { "/" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_is_never_led_to_another_site() {
        for page in ["//evil.example", "https://evil.example", "/\\evil.example", ""] {
            let rating = ClarityRating { page: page.into(), ..ClarityRating::default() };
            assert_eq!(rating.thanks_path(), "/?inviato=valutazione#riscontro");
        }
    }
}
