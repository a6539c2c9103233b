//! Facts picked by hand from the five documents, read as anybody downloads them.

mod benchmark;
mod charts;
mod exchanges;
mod pandemic;
mod plan;
mod plan_rows;
mod smart_land;

use crate::support::{Row, chart_rows, data, rows_with, text};

/// A row of a dataset or of a chart that is chosen by what it is about, and what it must say.
pub struct Fact<'a> {
    /// The dataset, or the chart with its choices: `osservatorio/indice-di-uso?misura=indice`.
    pub place: &'a str,
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
        let rows = self.rows();
        let found = rows_with(&rows, self.about);
        assert_eq!(found.len(), 1, "{}: one row about {:?}", self.place, self.about);
        for (column, expected) in self.says {
            assert!(
                agree(&text(found[0], column), expected),
                "{column}: {:?}; {} says {expected}",
                found[0],
                self.locator
            );
        }
    }

    fn rows(&self) -> Vec<Row> {
        match self.place.strip_prefix("osservatorio/") {
            Some(chart) => chart_rows(chart),
            None => data(self.place),
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

/// Tests of one fact each: its name, its place in the document, where it is read, what the row is about and says.
macro_rules! facts {
    ($($name:ident: $locator:literal, $place:literal [$($about:tt)*] says [$($says:tt)*];)*) => {
        $(
            #[test]
            fn $name() {
                crate::facts::Fact {
                    place: $place,
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
