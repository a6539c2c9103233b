//! What a reader may have meant by a word that is not there: the word most like it.

use std::collections::BTreeMap;

use app::registry::folded;
use app::registry::model::{Entity, EntityKind};

/// Words before names of entities that are no part of them.
const TITLES: [&str; 4] = ["comune di ", "citta di ", "municipality of ", "city of "];
/// The most letters of a word that is compared with others.
const LONGEST: usize = 100;
/// The fewest letters that are taken for the beginning of a name.
const BEGINNING: usize = 3;

/// The entity that a reader means, and whether it is called so; `None` where no name is like the words.
pub fn entity(typed: &str, entities: &BTreeMap<String, Entity>) -> Option<(String, bool)> {
    if entities.contains_key(typed) {
        return Some((typed.to_owned(), true));
    }
    let wanted = folded(typed);
    let wanted = TITLES.iter().find_map(|title| wanted.strip_prefix(title)).unwrap_or(&wanted);
    // A municipality before what else has the same name.
    let mut ordered: Vec<&Entity> = entities.values().collect();
    ordered.sort_by_key(|entity| entity.kind != EntityKind::Municipality);
    let names: Vec<(String, &str)> = ordered
        .into_iter()
        .flat_map(|entity| {
            let names = std::iter::once(&entity.name).chain(&entity.aliases);
            names.map(|name| (folded(name), entity.id.as_str()))
        })
        .filter(|(name, _)| !name.is_empty())
        .collect();
    if let Some((_, id)) = names.iter().find(|(name, _)| name == wanted) {
        return Some(((*id).to_owned(), true));
    }
    let begun = |name: &str| wanted.chars().count() >= BEGINNING && name.starts_with(wanted);
    let shortest = names.iter().filter(|(name, _)| begun(name)).min_by_key(|(name, _)| name.chars().count());
    let like = || {
        let name = word(wanted, names.iter().map(|(name, _)| name.as_str()))?;
        names.iter().find(|(known, _)| known == name)
    };
    shortest.or_else(like).map(|(_, id)| ((*id).to_owned(), false))
}

/// The word most like another one, the first of several; `None` where none is like it.
pub fn word<'a>(typed: &str, words: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    // One wrong letter in four, and one in a shorter word.
    let letters = typed.chars().count();
    let bound = if letters > LONGEST { return None } else { (letters / 4).max(1) };
    let near = words.map(|word| (letters_between(typed, word), word)).filter(|(letters, _)| *letters <= bound);
    near.min_by_key(|(letters, _)| *letters).map(|(_, word)| word)
}

/// How many letters have to be put in, taken out or changed to make one word of another.
fn letters_between(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut before: Vec<usize> = (0..=other.len()).collect();
    for (row, letter) in one.chars().enumerate() {
        let mut now = vec![row + 1];
        for (column, known) in other.iter().enumerate() {
            let changed = before[column] + usize::from(letter != *known);
            now.push(changed.min(before[column + 1] + 1).min(now[column] + 1));
        }
        before = now;
    }
    before.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entities() -> BTreeMap<String, Entity> {
        let of = |id: &str, name: &str, alias: &str, kind: EntityKind| {
            let value = serde_json::json!({ "id": id, "name": name, "aliases": [alias], "kind": kind.word() });
            let entity: Entity = serde_json::from_value(value).expect("an entity");
            (id.to_owned(), entity)
        };
        BTreeMap::from([
            of("a-ferrara", "Ferrara", "", EntityKind::Province),
            of("bagno-di-romagna", "Bagno di Romagna", "Bagno", EntityKind::Municipality),
            of("cesena", "Cesena", "", EntityKind::Municipality),
            of("cesenatico", "Cesenatico", "", EntityKind::Municipality),
            of("ferrara", "Ferrara", "", EntityKind::Municipality),
            of("forli", "Forlì", "", EntityKind::Municipality),
        ])
    }

    fn meant(typed: &str) -> Option<(String, bool)> {
        entity(typed, &entities())
    }

    #[test]
    fn an_entity_is_known_by_its_word_its_name_and_its_other_names() {
        for typed in ["forli", "Forlì", "FORLI", "Comune di Forlì"] {
            assert_eq!(meant(typed), Some(("forli".into(), true)), "{typed}");
        }
        assert_eq!(meant("bagno"), Some(("bagno-di-romagna".into(), true)));
        assert_eq!(meant("Ferrara"), Some(("ferrara".into(), true)), "the municipality");
    }

    #[test]
    fn a_beginning_or_a_wrong_letter_gives_the_nearest_name_and_says_that_it_is_another() {
        assert_eq!(meant("Cesna"), Some(("cesena".into(), false)));
        assert_eq!(meant("cesenat"), Some(("cesenatico".into(), false)));
        assert_eq!(meant("cese"), Some(("cesena".into(), false)), "the shortest");
    }

    #[test]
    fn a_name_like_no_other_is_nobody() {
        for typed in ["Atlantide", "x", "", "%00"] {
            assert_eq!(meant(typed), None, "{typed}");
        }
    }

    #[test]
    fn of_words_equally_near_the_first_is_meant() {
        assert_eq!(word("offertaservizi", ["uso-per-canale", "offerta-servizi"].into_iter()), Some("offerta-servizi"));
        assert_eq!(word("ac", ["ab", "ad"].into_iter()), Some("ab"));
        assert_eq!(word("nido", ["mensa"].into_iter()), None);
    }
}
