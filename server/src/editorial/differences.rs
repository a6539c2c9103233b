//! What differs between two versions of a proposal: every field of either, word by word.

use app::editorial::differences::{FieldDifference, Piece};
use app::editorial::proposal::{Field, Fields, Known, Part, ProposalKind, Rule, parts_of_step, row_name};
use app::i18n::Language;
use similar::{ChangeTag, TextDiff};

/// The fields of two versions in the order of the form; those of neither are left out, and those that no form has any
/// more stand at the end under their names.
pub fn differences(
    kind: ProposalKind,
    before: &Fields,
    after: &Fields,
    known: &Known,
    language: Language,
) -> Vec<FieldDifference> {
    let mut found = Vec::new();
    for (name, label, field) in named_fields(kind, before, after, language) {
        let shown = |fields: &Fields| shown(fields.get(&name), field, known, language);
        let (before, after) = (shown(before), shown(after));
        if !(before.is_empty() && after.is_empty()) {
            found.push(FieldDifference { field: name, label, pieces: pieces(&before, &after) });
        }
    }
    found
}

/// All fields that one of the versions may have, each with what it is called.
fn named_fields(
    kind: ProposalKind,
    before: &Fields,
    after: &Fields,
    language: Language,
) -> Vec<(String, String, Option<&'static Field>)> {
    let mut named: Vec<(String, String, Option<&'static Field>)> = Vec::new();
    for part in kind.steps().iter().flat_map(|step| parts_of_step(kind, *step)) {
        match part {
            Part::Field(field) => {
                named.push((field.name.to_owned(), field.label.text(language).to_owned(), Some(field)));
            }
            Part::Group(group) => {
                let rows = before.rows(group.name).into_iter().chain(after.rows(group.name));
                for row in rows.collect::<std::collections::BTreeSet<_>>() {
                    let of_row = group.row.with(language, &[&(row + 1)]);
                    named.extend(group.columns.iter().map(|column| {
                        let label = format!("{of_row}: {}", column.label.text(language));
                        (row_name(group.name, row, column.name), label, Some(column))
                    }));
                }
            }
        }
    }
    let unknown = before.iter().chain(after.iter()).map(|(name, _)| name);
    for name in unknown {
        if !named.iter().any(|(known, ..)| known == name) {
            named.push((name.to_owned(), name.to_owned(), None));
        }
    }
    named
}

/// A field's value as people read it: choices by their labels, what the registry knows by its name.
fn shown(value: &str, field: Option<&'static Field>, known: &Known, language: Language) -> String {
    let choices = match field.map(|field| field.rule) {
        Some(Rule::Choice(choices) | Rule::Choices(choices)) => choices(),
        Some(Rule::Records(of, _)) => {
            return value.lines().map(|line| known.name(of, line)).collect::<Vec<_>>().join("\n");
        }
        _ => return value.to_owned(),
    };
    let label = |word: &str| {
        let choice = choices.iter().find(|choice| choice.word == word.trim());
        choice.map_or_else(|| word.to_owned(), |choice| choice.label.text(language).to_owned())
    };
    value.lines().map(label).collect::<Vec<_>>().join("\n")
}

/// Two texts word by word; neighbours of a kind are one piece.
pub fn pieces(before: &str, after: &str) -> Vec<Piece> {
    let diff = TextDiff::from_unicode_words(before, after);
    let mut pieces: Vec<Piece> = Vec::new();
    for change in diff.iter_all_changes() {
        let text = change.value();
        match (change.tag(), pieces.last_mut()) {
            (ChangeTag::Equal, Some(Piece::Same(last)))
            | (ChangeTag::Delete, Some(Piece::Removed(last)))
            | (ChangeTag::Insert, Some(Piece::Added(last))) => last.push_str(text),
            (ChangeTag::Equal, _) => pieces.push(Piece::Same(text.to_owned())),
            (ChangeTag::Delete, _) => pieces.push(Piece::Removed(text.to_owned())),
            (ChangeTag::Insert, _) => pieces.push(Piece::Added(text.to_owned())),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use app::registry::model::Named;
    use proptest::prelude::*;

    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        pairs.iter().copied().collect()
    }

    fn compared(before: &[(&str, &str)], after: &[(&str, &str)]) -> Vec<FieldDifference> {
        let themes = vec![Named { slug: "verde".into(), name: "Verde pubblico".into() }];
        let known = Known { themes, ..Known::default() };
        differences(ProposalKind::Practice, &fields(before), &fields(after), &known, Language::Italian)
    }

    #[test]
    fn words_that_changed_are_told_apart() {
        let found = pieces("Buoni spesa in carta", "Buoni spesa in rete");
        let expected =
            [Piece::Same("Buoni spesa in ".into()), Piece::Removed("carta".into()), Piece::Added("rete".into())];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_field_that_only_one_version_has_is_there() {
        let found = compared(&[("target", "Famiglie")], &[("results", "Meno code.")]);
        let said: Vec<_> = found.iter().map(|field| (field.field.as_str(), field.before(), field.after())).collect();
        let expected =
            [("target", "Famiglie".to_owned(), String::new()), ("results", String::new(), "Meno code.".to_owned())];
        assert_eq!(said, expected);
    }

    #[test]
    fn a_field_that_stayed_is_whole_and_not_changed() {
        let found = compared(&[("title", "Orti")], &[("title", "Orti")]);
        assert_eq!(found[0].pieces, [Piece::Same("Orti".into())]);
        assert!(!found[0].is_changed());
    }

    #[test]
    fn choices_are_shown_by_their_labels_and_rows_by_their_number() {
        let found = compared(&[("channels", "online")], &[("channels", "online\nphone"), ("figures.1.unit", "count")]);
        assert!(found[0].is_changed() && !found[0].after().contains("phone"), "{found:?}");
        assert!(found[1].label.contains('2') && found[1].after() != "count", "{found:?}");
    }

    #[test]
    fn an_id_and_its_name_are_the_same() {
        let found = compared(&[("themes", "verde")], &[("themes", "Verde pubblico")]);
        assert_eq!((found[0].is_changed(), found[0].after().as_str()), (false, "Verde pubblico"));
    }

    #[test]
    fn a_field_that_no_form_has_is_not_left_out() {
        let found = compared(&[("formerly", "qui")], &[]);
        assert_eq!((found[0].label.as_str(), found[0].before().as_str()), ("formerly", "qui"));
    }

    proptest! {
        #[test]
        fn both_versions_can_be_put_together_again(before in ".{0,40}", after in ".{0,40}") {
            let difference = FieldDifference { field: String::new(), label: String::new(), pieces: pieces(&before, &after) };
            prop_assert_eq!(difference.before(), before.clone());
            prop_assert_eq!(difference.after(), after.clone());
            prop_assert_eq!(difference.is_changed(), before != after);
        }
    }
}
