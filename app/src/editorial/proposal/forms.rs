//! The fields of each kind of proposal, by step and by name.

use super::{Field, Part, ProposalKind, Step, exchange_form, practice_form};

/// What a kind's form is made of, in order.
pub(super) fn form(kind: ProposalKind) -> &'static [Part] {
    match kind {
        ProposalKind::Practice => practice_form::PRACTICE,
        ProposalKind::Exchange => exchange_form::EXCHANGE,
        ProposalKind::Adoption => practice_form::ADOPTION,
    }
}

/// What is asked in a step, in order.
pub fn parts_of_step(kind: ProposalKind, step: Step) -> impl Iterator<Item = &'static Part> {
    form(kind).iter().filter(move |part| part.step() == step)
}

/// The name of a field in a row of a group.
pub fn row_name(group: &str, row: usize, column: &str) -> String {
    format!("{group}.{row}.{column}")
}

/// The names of all fields that a step can have.
pub fn names_of_step(kind: ProposalKind, step: Step) -> Vec<String> {
    let names = parts_of_step(kind, step).flat_map(|part| match part {
        Part::Field(field) => vec![field.name.to_owned()],
        Part::Group(group) => {
            let of_row = |row| group.columns.iter().map(move |column| row_name(group.name, row, column.name));
            (0..group.most).flat_map(of_row).collect()
        }
    });
    names.collect()
}

/// The field with this name, alone or in a row, and its step; none where no form has it.
pub fn find_field(kind: ProposalKind, name: &str) -> Option<(&'static Field, Step)> {
    form(kind).iter().find_map(|part| match part {
        Part::Field(field) => (field.name == name).then_some((field, field.step)),
        Part::Group(group) => {
            let mut pieces = name.strip_prefix(group.name)?.strip_prefix('.')?.splitn(2, '.');
            let row: usize = pieces.next()?.parse().ok()?;
            let column = pieces.next()?;
            let column = group.columns.iter().find(|known| known.name == column && row < group.most)?;
            Some((column, group.step))
        }
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_name_is_one_field_of_one_step() {
        for kind in ProposalKind::ALL.iter().copied() {
            let mut seen = HashSet::new();
            for step in kind.steps().iter().copied() {
                for name in names_of_step(kind, step) {
                    assert_eq!(find_field(kind, &name).map(|(_, step)| step), Some(step), "{name}");
                    assert!(seen.insert(name.clone()), "{name} twice");
                }
            }
        }
    }

    #[test]
    fn every_part_belongs_to_a_step_of_its_kind() {
        for kind in ProposalKind::ALL.iter().copied() {
            for part in form(kind) {
                assert!(kind.steps().contains(&part.step()) && part.step() != Step::Check, "{part:?}");
            }
        }
    }

    #[test]
    fn a_name_that_no_form_has_is_no_field() {
        for name in ["", "titolo", "figures", "figures.0", "figures.0.nothing", "figures.99.value", "figures.x.value"] {
            assert!(find_field(ProposalKind::Practice, name).is_none(), "{name}");
        }
    }
}
