//! The check of all files: every value, every link, every id; what is wrong, or the records ready to be written.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};
use surrealdb::types::Object;

use super::Mistake;
use super::read::{Files, Row, rows};
use super::store::Known;
use super::table::{Field, Table, is_id};

/// A record ready to be written.
pub struct Record {
    /// Its id.
    pub id: String,
    /// Its fields, its dataset and its digest.
    pub content: Object,
    /// The digest of its fields.
    pub digest: String,
}

/// The ids of each table that a link may point to.
type Targets<'a> = BTreeMap<&'a str, BTreeSet<String>>;

/// The records of all tables, or all that is wrong with the files.
pub fn check<'t>(
    files: &Files,
    tables: &[&'t Table],
    dataset: &str,
    known: &BTreeMap<&str, Vec<Known>>,
) -> Result<Vec<(&'t Table, Vec<Record>)>, Vec<Mistake>> {
    let mut mistakes = Vec::new();
    let mut all_rows: Vec<(&'t Table, Vec<Row>)> = Vec::new();
    for table in tables {
        match rows(table, files) {
            Ok(rows) => all_rows.push((*table, rows)),
            Err(wrong) => mistakes.extend(wrong),
        }
    }
    let foreign: Targets = known.iter().map(|(table, known)| (*table, ids_of_others(known, dataset))).collect();
    // A record can be pointed to if the files have it, or if somebody else's data do.
    let mut targets = foreign.clone();
    for (table, rows) in &all_rows {
        targets.entry(table.name).or_default().extend(rows.iter().filter_map(Row::id));
    }
    let mut records = Vec::new();
    for (table, rows) in &all_rows {
        let nobody = BTreeSet::new();
        let others = foreign.get(table.name).unwrap_or(&nobody);
        records.push((*table, records_of(table, rows, dataset, others, &targets, &mut mistakes)));
    }
    mistakes.sort();
    if mistakes.is_empty() { Ok(records) } else { Err(mistakes) }
}

fn ids_of_others(known: &[Known], dataset: &str) -> BTreeSet<String> {
    known.iter().filter(|known| known.origin.as_deref() != Some(dataset)).map(|known| known.id.clone()).collect()
}

fn records_of(
    table: &Table,
    rows: &[Row],
    dataset: &str,
    others: &BTreeSet<String>,
    targets: &Targets,
    mistakes: &mut Vec<Mistake>,
) -> Vec<Record> {
    let mut seen = BTreeMap::new();
    let mut records = Vec::new();
    for row in rows {
        let id = row.id().unwrap_or_default();
        let mut wrong = wrong_id(&id, row, others, &mut seen);
        wrong.extend(unknown_columns(table, row));
        let mut content = Object::new();
        for field in table.fields {
            match field.value(row) {
                Ok(Some(value)) => {
                    content.insert(field.name, value);
                }
                Ok(None) => {}
                Err(found) => wrong.push(found),
            }
            wrong.extend(dangling_links(field, row, targets));
        }
        if wrong.is_empty() {
            let digest = hex::encode(Sha256::digest(format!("{content:?}")));
            content.insert("origin", dataset.to_owned());
            content.insert("digest", digest.clone());
            records.push(Record { id, content, digest });
        }
        mistakes.extend(wrong.into_iter().map(|(field, what)| Mistake {
            file: table.file.into(),
            line: row.line_of(&field),
            field,
            what,
        }));
    }
    records
}

/// What is wrong with a record's id; `seen` holds the ids so far with their lines.
fn wrong_id(
    id: &str,
    row: &Row,
    others: &BTreeSet<String>,
    seen: &mut BTreeMap<String, usize>,
) -> Vec<(String, String)> {
    let what = if !is_id(id) {
        Some("should be small letters, digits and hyphens, at most 160".to_owned())
    } else if let Some(line) = seen.insert(id.to_owned(), row.line) {
        Some(format!("`{id}` stands in line {line} too"))
    } else if others.contains(id) {
        Some(format!("`{id}` is a record of somebody else's"))
    } else {
        None
    };
    what.into_iter().map(|what| ("id".to_owned(), what)).collect()
}

fn unknown_columns(table: &Table, row: &Row) -> Vec<(String, String)> {
    let is_known =
        |column: &String| column == "id" || table.fields.iter().any(|field| field.columns().contains(column));
    let unknown = row.cells.keys().filter(|column| !is_known(column));
    unknown.map(|column| (column.clone(), "is no field of this table".to_owned())).collect()
}

fn dangling_links(field: &Field, row: &Row, targets: &Targets) -> Vec<(String, String)> {
    let is_known = |table: &str, id: &String| targets.get(table).is_some_and(|known| known.contains(id));
    let dangling = field.pointers(row).into_iter().filter(|pointer| !is_known(pointer.table, &pointer.id));
    dangling.map(|pointer| (pointer.column, format!("there is no {} `{}`", pointer.table, pointer.id))).collect()
}
