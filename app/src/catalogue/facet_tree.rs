//! A facet's values as they are shown: narrower ones below wider ones, the chosen and the largest at once.

use std::collections::BTreeMap;

use super::model::{Facet, FacetValue};

/// How many values that are not chosen are shown at once.
const SHOWN: usize = 6;
/// How many stand behind "more" at most: a country has thousands of entities, and a page has to stay one.
const BEHIND: usize = 300;

/// A value with the narrower ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    /// The value.
    pub value: FacetValue,
    /// The narrower values, in the facet's order.
    pub narrower: Vec<Branch>,
}

impl Branch {
    /// Whether the value is chosen, or one below it.
    pub fn is_chosen(&self) -> bool {
        self.value.selected || self.narrower.iter().any(Branch::is_chosen)
    }
}

/// A facet's values in three parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// What is shown at once: what is chosen, then the largest.
    pub first: Vec<Branch>,
    /// What stands behind "more", in alphabetical order, so that a name can be found.
    pub behind: Vec<Branch>,
    /// How many are left off, the smallest.
    pub left_off: usize,
}

/// The parts of a facet. What stands behind "more" is not worth opening for a single value.
pub fn parts(facet: Facet) -> Parts {
    let (mut first, mut others): (Vec<Branch>, Vec<Branch>) = branches(facet).into_iter().partition(Branch::is_chosen);
    let mut behind = if others.len() > SHOWN + 1 { others.split_off(SHOWN) } else { Vec::new() };
    first.append(&mut others);
    let left_off = behind.len().saturating_sub(BEHIND);
    behind.truncate(BEHIND);
    behind.sort_by_cached_key(|branch| branch.value.label.to_lowercase());
    Parts { first, behind, left_off }
}

/// The values as a tree. One whose wider value is not listed stands on its own.
fn branches(facet: Facet) -> Vec<Branch> {
    let listed: Vec<String> = facet.values.iter().map(|value| value.value.clone()).collect();
    let mut below: BTreeMap<Option<String>, Vec<FacetValue>> = BTreeMap::new();
    for value in facet.values {
        let wider = facet.wider.get(&value.value).filter(|wider| listed.contains(wider));
        below.entry(wider.cloned()).or_default().push(value);
    }
    grown(None, &mut below)
}

/// The branches below a value, taken from what is left to place.
fn grown(wider: Option<String>, below: &mut BTreeMap<Option<String>, Vec<FacetValue>>) -> Vec<Branch> {
    let values = below.remove(&wider).unwrap_or_default();
    values
        .into_iter()
        .map(|value| {
            let narrower = grown(Some(value.value.clone()), below);
            Branch { value, narrower }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(word: &str, selected: bool) -> FacetValue {
        FacetValue { value: word.to_owned(), label: word.to_owned(), count: 1, selected }
    }

    fn facet(words: &[&str], chosen: &str) -> Facet {
        let values = words.iter().map(|word| value(word, *word == chosen)).collect();
        Facet { name: "tema".into(), values, ..Facet::default() }
    }

    fn tree(words: &[&str], chosen: &str, wider: &[(&str, &str)]) -> Facet {
        let wider = wider.iter().map(|(word, above)| ((*word).to_owned(), (*above).to_owned())).collect();
        Facet { wider, ..facet(words, chosen) }
    }

    fn words(branches: &[Branch]) -> Vec<&str> {
        branches.iter().map(|branch| branch.value.value.as_str()).collect()
    }

    #[test]
    fn six_values_are_shown_and_the_others_are_behind_more_by_name() {
        let parts = parts(facet(&["i", "h", "g", "f", "e", "d", "c", "B", "a"], ""));
        assert_eq!(words(&parts.first), ["i", "h", "g", "f", "e", "d"]);
        assert_eq!(words(&parts.behind), ["a", "B", "c"]);
        assert_eq!(parts.left_off, 0);
    }

    #[test]
    fn a_single_value_more_is_shown_too() {
        let parts = parts(facet(&["a", "b", "c", "d", "e", "f", "g"], ""));
        assert_eq!((parts.first.len(), parts.behind.len()), (7, 0));
    }

    #[test]
    fn what_is_chosen_is_shown_beside_the_six() {
        let parts = parts(facet(&["i", "h", "g", "f", "e", "d", "c", "b", "a"], "a"));
        assert_eq!(words(&parts.first), ["a", "i", "h", "g", "f", "e", "d"]);
        assert_eq!(words(&parts.behind), ["b", "c"]);
    }

    #[test]
    fn of_very_many_values_the_smallest_are_left_off() {
        let names: Vec<String> = (0..400).map(|number| format!("ente-{number}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let parts = parts(facet(&names, "ente-399"));
        assert_eq!((parts.first.len(), parts.behind.len(), parts.left_off), (7, 300, 93));
        assert_eq!(parts.first[0].value.value, "ente-399");
        assert!(!words(&parts.behind).contains(&"ente-398"));
    }

    #[test]
    fn narrower_values_stand_below_wider_ones() {
        let wider = [("giunta", "organi"), ("consiglio", "organi"), ("nido", "scuola")];
        let parts = parts(tree(&["organi", "consiglio", "giunta", "scuola", "nido"], "", &wider));
        assert_eq!(words(&parts.first), ["organi", "scuola"]);
        assert_eq!(words(&parts.first[0].narrower), ["consiglio", "giunta"]);
        assert_eq!(words(&parts.first[1].narrower), ["nido"]);
    }

    #[test]
    fn a_chosen_value_keeps_the_wider_one_in_sight() {
        let roots = ["a", "b", "c", "d", "e", "f", "g", "scuola", "nido"];
        let parts = parts(tree(&roots, "nido", &[("nido", "scuola")]));
        assert_eq!(words(&parts.first)[0], "scuola");
        assert!(parts.first[0].is_chosen() && !parts.first[0].value.selected);
    }

    #[test]
    fn a_value_whose_wider_one_is_not_listed_stands_on_its_own() {
        assert_eq!(words(&parts(tree(&["nido"], "nido", &[("nido", "scuola")])).first), ["nido"]);
    }
}
