//! What points to a record of the registry: every field of every table that holds its id.

use app::editorial::proposal::{ProposalKind, RecordsOf, Rule, find_field, names_of_step};
use app::registry::curation::model::RegistryKind;

use crate::import::{Kind, tables};

/// How a field holds ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    /// A link to one record.
    One,
    /// A list of links.
    Many,
    /// A text with an id on each line.
    Lines,
}

/// A field that points to records of a kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pointing {
    /// Its table.
    pub table: &'static str,
    /// Its name; below an object, with a dot.
    pub field: String,
    /// How it holds ids.
    pub shape: Shape,
    /// The table of the records that it points to.
    pub target: &'static str,
}

/// Links of tables that no import fills.
const OF_PEOPLE: [(&str, &str, RegistryKind); 6] = [
    ("person", "entity", RegistryKind::Entity),
    ("link", "entity", RegistryKind::Entity),
    ("proposal", "entity", RegistryKind::Entity),
    ("moved", "target", RegistryKind::Entity),
    ("moved", "target", RegistryKind::Theme),
    ("moved", "target", RegistryKind::Tool),
];

/// All fields that point to records of a kind.
pub fn pointing_to(kind: RegistryKind) -> Vec<Pointing> {
    let target = kind.word();
    let mut found = Vec::new();
    for table in tables() {
        for field in table.fields {
            let shape = match field.kind {
                Kind::Link(to) | Kind::PartOf(to) if to == target => Shape::One,
                Kind::Links(to) if to == target => Shape::Many,
                _ => continue,
            };
            found.push(Pointing { table: table.name, field: field.name.to_owned(), shape, target });
        }
    }
    for (table, field, of) in OF_PEOPLE {
        if of == kind {
            found.push(Pointing { table, field: field.to_owned(), shape: Shape::One, target });
        }
    }
    for field in fields_of_proposals(kind) {
        found.push(Pointing { table: "proposal", field, shape: Shape::Lines, target });
    }
    found
}

/// The field with this name in a table, where it points to records of a kind.
pub fn find(kind: RegistryKind, table: &str, field: &str) -> Option<Pointing> {
    pointing_to(kind).into_iter().find(|one| one.table == table && one.field == field)
}

/// The fields of proposals in which ids stand, a line each.
fn fields_of_proposals(kind: RegistryKind) -> Vec<String> {
    let mut found = Vec::new();
    for proposal in ProposalKind::ALL.iter().copied() {
        let names = proposal.steps().iter().flat_map(|step| names_of_step(proposal, *step));
        let holds = |name: &String| {
            let rule = find_field(proposal, name).map(|(field, _)| field.rule);
            !name.contains('.') && matches!(rule, Some(Rule::Records(of, _)) if is_of(of, kind))
        };
        found.extend(names.filter(holds).map(|name| format!("fields.{name}")));
    }
    found.sort();
    found.dedup();
    found
}

fn is_of(of: RecordsOf, kind: RegistryKind) -> bool {
    match of {
        RecordsOf::Entity => kind == RegistryKind::Entity,
        RecordsOf::Theme => kind == RegistryKind::Theme,
        RecordsOf::Tool => kind == RegistryKind::Tool,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All that makes tables, as the migrations run it.
    const SCHEMAS: [&str; 14] = [
        include_str!("../schema.surql"),
        include_str!("../history.surql"),
        include_str!("../../catalogue/schema.surql"),
        include_str!("../../exchanges/schema.surql"),
        include_str!("../../observatory/schema.surql"),
        include_str!("../../observatory/charts.surql"),
        include_str!("../../observatory/chart_kinds.surql"),
        include_str!("../../observatory/stories.surql"),
        include_str!("../../plans/schema.surql"),
        include_str!("../../surveys/schema.surql"),
        include_str!("../../editorial/schema.surql"),
        include_str!("../../editorial/proposals.surql"),
        include_str!("../../editorial/desk.surql"),
        include_str!("../../accounts/schema.surql"),
    ];

    /// The fields of the schemas that are links to a table, as `table.field`.
    fn links_of_schemas(target: &str) -> Vec<String> {
        let mut found = Vec::new();
        for line in SCHEMAS.iter().flat_map(|schema| schema.lines()) {
            let Some(definition) = line.strip_prefix("DEFINE FIELD ") else { continue };
            let links = definition.split("record<").skip(1).filter_map(|rest| rest.split('>').next());
            if links.flat_map(|tables| tables.split('|')).all(|table| table.trim() != target) {
                continue;
            }
            let mut words = definition.split_whitespace();
            let (Some(field), Some("ON"), Some(table)) = (words.next(), words.next(), words.next()) else { continue };
            found.push(format!("{table}.{}", field.trim_matches('`')));
        }
        found.sort();
        found
    }

    #[test]
    fn every_link_of_the_schemas_is_known() {
        for kind in RegistryKind::ALL.iter().copied() {
            let links = pointing_to(kind).into_iter().filter(|one| one.shape != Shape::Lines);
            let mut known: Vec<String> = links.map(|one| format!("{}.{}", one.table, one.field)).collect();
            known.sort();
            let mut expected = links_of_schemas(kind.word());
            // Charts and stories are written for the portal, and cite sources that are never merged.
            expected.retain(|link| known.contains(link) || kind != RegistryKind::Source);
            assert_eq!(known, expected, "{kind:?}");
        }
    }

    #[test]
    fn drafts_hold_ids_in_their_text() {
        assert_eq!(fields_of_proposals(RegistryKind::Theme), ["fields.themes"]);
        assert_eq!(fields_of_proposals(RegistryKind::Tool), ["fields.tools"]);
        assert_eq!(fields_of_proposals(RegistryKind::Source), Vec::<String>::new());
        assert!(!fields_of_proposals(RegistryKind::Entity).is_empty());
    }
}
