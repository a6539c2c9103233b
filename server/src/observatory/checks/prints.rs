//! The rule over numbers that a source prints more than once: in the text, in a chart, in a table.

use app::observatory::model::{Check, Figure};

use super::arithmetic::number;
use super::build::{Draft, printed};
use super::records::{Coordinates, Known, Records};

/// Measures whose figures are words, of which several may be about the same.
const WORDS: [&str; 2] = ["stated-trend", "stated-index-trend"];

/// The checks of all numbers that are printed more than once.
pub fn checks(records: &Records) -> Vec<Check> {
    // Prints of one number stand next to each other: the records are sorted by what they are of.
    let prints = records.figures().chunk_by(|one, other| Coordinates::of(one) == Coordinates::of(other));
    let numbers = prints.filter(|prints| prints.iter().all(|figure| !WORDS.contains(&figure.measure.as_str())));
    numbers.flat_map(|prints| again(records, prints)).collect()
}

fn again(records: &Records, group: &[Figure]) -> Vec<Check> {
    let known: Vec<Known> = group.iter().filter_map(Known::of).collect();
    let Some((first, others)) = known.split_first() else { return Vec::new() };
    let of_the_source = |other: &&Known| other.figure.source == first.figure.source;
    others.iter().filter(of_the_source).map(|other| printed_twice(records, *first, *other)).collect()
}

fn printed_twice(records: &Records, first: Known<'_>, other: Known<'_>) -> Check {
    let name = records.label(&first.figure.measure);
    let title = records.title(
        Coordinates::of(first.figure),
        format!("«{}» è lo stesso numero dove la fonte lo stampa due volte", name.it),
        format!("“{}” is the same number where the source prints it twice", name.en.as_deref().unwrap_or(&name.it)),
    );
    let draft = Draft::of("printed-twice", &other.figure.id, title, first.figure).taking([other.figure]);
    let computed = printed(other.figure);
    let relation = if first.value == other.value { '=' } else { '≠' };
    let computation = format!("{} {relation} {}", number(other.value), number(first.value));
    draft.compared(computation, computed, first.value == other.value)
}

#[cfg(test)]
mod tests {
    use app::observatory::model::CheckResult::{Agrees, Disagrees};

    use super::*;
    use crate::observatory::checks::examples::{figure, records, results};

    #[test]
    fn a_number_is_the_same_in_text_and_chart() {
        let twice = |value| checks(&records(vec![figure("offer", 2019, "16"), figure("offer", 2019, value)]));
        assert_eq!(results(&twice("16"), "printed-twice"), [Agrees]);
        assert_eq!(results(&twice("17"), "printed-twice"), [Disagrees]);
    }

    #[test]
    fn numbers_of_two_years_or_sources_are_two_numbers() {
        let elsewhere = Figure { source: "another".into(), ..figure("offer", 2019, "4") };
        let figures = vec![figure("offer", 2018, "3"), figure("offer", 2019, "5"), elsewhere];
        assert!(checks(&records(figures)).is_empty());
    }

    #[test]
    fn two_sentences_about_one_trend_are_no_prints() {
        let figures = vec![figure("stated-trend", 2019, "1"), figure("stated-trend", 2019, "-1")];
        assert!(checks(&records(figures)).is_empty());
    }
}
