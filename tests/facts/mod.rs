//! Facts picked by hand from the five documents, read as anybody downloads them.

mod benchmark;
mod exchanges;
mod pandemic;
mod plan;
mod smart_land;

use crate::support::{Row, data, rows_with, text};

/// A dataset's row that is chosen by what it is about, and what it must say.
pub struct Fact<'a> {
    /// The dataset.
    pub dataset: &'a str,
    /// What the row is about: no other row is.
    pub about: &'a [(&'a str, &'a str)],
    /// What the document says.
    pub says: &'a [(&'a str, &'a str)],
    /// Where in the document.
    pub locator: &'a str,
}

impl Fact<'_> {
    /// Asserts the fact.
    pub fn hold(&self) {
        let rows = data(self.dataset);
        let found = rows_with(&rows, self.about);
        assert_eq!(found.len(), 1, "{}: one row about {:?}", self.dataset, self.about);
        for (column, expected) in self.says {
            assert!(
                agree(&text(found[0], column), expected),
                "{column}: {:?}; {} says {expected}",
                found[0],
                self.locator
            );
        }
    }
}

/// Whether two texts are the same, or the same number (`12.50` and `12.5`).
fn agree(found: &str, expected: &str) -> bool {
    let number = |text: &str| text.parse::<f64>().ok();
    found == expected || (number(found).is_some() && number(found) == number(expected))
}

/// How many rows of a dataset are about something.
pub fn count(dataset: &str, about: &[(&str, &str)]) -> usize {
    let rows: Vec<Row> = data(dataset);
    rows_with(&rows, about).len()
}

/// Tests of one fact each: its name, the place in the document, the dataset, what the row is about, what it says.
macro_rules! facts {
    ($($name:ident: $locator:literal, $dataset:literal [$($about:tt)*] says [$($says:tt)*];)*) => {
        $(
            #[test]
            fn $name() {
                crate::facts::Fact {
                    dataset: $dataset,
                    about: &[$($about)*],
                    says: &[$($says)*],
                    locator: $locator,
                }
                .hold();
            }
        )*
    };
}

pub(crate) use facts;
