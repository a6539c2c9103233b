//! The words of findings: who is first, together with whom, and names in a row.

use app::i18n::Language;

/// The names with the largest value, and that value; nothing of nothing.
pub fn leaders<N: Clone, V: Copy + PartialOrd>(values: &[(N, V)]) -> Option<(Vec<N>, V)> {
    let largest = values.iter().map(|(_, value)| *value).reduce(|one, other| if other > one { other } else { one })?;
    let first = values.iter().filter(|(_, value)| *value == largest).map(|(name, _)| name.clone());
    Some((first.collect(), largest))
}

/// Names in a row: `A`, `A e B`, `A, B e C`.
pub fn row(names: &[String], language: Language) -> String {
    let and = match language {
        Language::Italian => "e",
        Language::English => "and",
    };
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [before @ .., last] => format!("{} {and} {last}", before.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_may_be_several() {
        let values = [("a", 1), ("b", 3), ("c", 3)];
        assert_eq!(leaders(&values), Some((vec!["b", "c"], 3)));
        assert_eq!(leaders(&values[..1]), Some((vec!["a"], 1)));
        assert_eq!(leaders::<&str, i32>(&[]), None);
    }

    #[test]
    fn names_in_a_row_are_joined_as_the_language_does() {
        let names = ["A".to_owned(), "B".to_owned(), "C".to_owned()];
        assert_eq!(row(&names, Language::Italian), "A, B e C");
        assert_eq!(row(&names[..2], Language::English), "A and B");
        assert_eq!(row(&names[..1], Language::English), "A");
    }
}
