//! The check of all files: every value, every link, every id; what is wrong, or the records ready to be written.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};
use surrealdb::types::Object;

use super::Mistake;
use super::read::{Cell, Files, Row, rows};
use super::store::{Edited, Known, Merged, TakenOver};
use super::table::{Field, Kind, Table, is_id};

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

/// What the files say, where nothing is wrong with them.
pub struct Checked<'t> {
    /// The records of all tables.
    pub records: Vec<(&'t Table, Vec<Record>)>,
    /// What the files say of records that somebody edited on the pages, and that stay as they are.
    pub edited: Vec<(&'t Table, Vec<Record>)>,
}

/// The records of all tables, or all that is wrong with the files. Records that somebody changed on the pages since they
/// were loaded are left as they are, whatever the files say of them; what points to a merged record points to the one
/// that it is a part of.
pub fn check<'t>(
    files: &Files,
    tables: &[&'t Table],
    dataset: &str,
    known: &BTreeMap<&str, Vec<Known>>,
    edited: &Edited,
) -> Result<Checked<'t>, Vec<Mistake>> {
    let mut mistakes = Vec::new();
    let mut of_edited = Vec::new();
    let mut all_rows: Vec<(&'t Table, Vec<Row>)> = Vec::new();
    for table in tables {
        match rows(table, files) {
            Ok(rows) => {
                let rows = rows.into_iter().map(|row| following(row, table, &edited.merged)).collect();
                let (rows, others) = divided(rows, table, edited);
                of_edited.push((*table, others.iter().map(|row| as_said(table, row)).collect()));
                all_rows.push((*table, rows));
            }
            Err(wrong) => mistakes.extend(wrong),
        }
    }
    let foreign: Targets = known.iter().map(|(table, known)| (*table, ids_of_others(known, dataset))).collect();
    // A record can be pointed to if the files have it, or if somebody else's data do.
    let mut targets = foreign.clone();
    for (table, rows) in &all_rows {
        targets.entry(table.name).or_default().extend(rows.iter().filter_map(Row::id));
    }
    // A text may name what somebody took away: its link says so to who follows it.
    let gone = edited.merged.iter().map(|one| (&one.table, &one.id));
    for (table, id) in edited.taken_over.iter().map(|one| (&one.table, &one.id)).chain(gone) {
        targets.entry(table).or_default().insert(id.clone());
    }
    let mut records = Vec::new();
    for (table, rows) in &all_rows {
        let nobody = BTreeSet::new();
        let others = foreign.get(table.name).unwrap_or(&nobody);
        records.push((*table, records_of(table, rows, dataset, others, &targets, &mut mistakes)));
    }
    mistakes.sort();
    if mistakes.is_empty() { Ok(Checked { records, edited: of_edited }) } else { Err(mistakes) }
}

/// A row whose links to merged records lead to those that they are a part of.
fn following(mut row: Row, table: &Table, merged: &[Merged]) -> Row {
    for field in table.fields {
        let (Kind::Link(target) | Kind::PartOf(target) | Kind::Links(target)) = field.kind else { continue };
        let follow = |id: String| {
            let found = merged.iter().find(|one| one.table == target && one.id == id);
            found.map_or(id, |one| one.target.clone())
        };
        let Some((_, cell)) = row.cells.get_mut(field.name) else { continue };
        let is_moved = |id: &String| merged.iter().any(|one| one.table == target && one.id == *id);
        if !cell.texts().iter().any(is_moved) {
            continue;
        }
        let mut ids: Vec<String> = Vec::new();
        for id in cell.texts().into_iter().map(follow) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        *cell = match cell {
            Cell::One(_) => Cell::One(ids.join("|")),
            Cell::Many(_) => Cell::Many(ids),
        };
    }
    row
}

/// What a row says of a record, as far as it makes sense.
fn as_said(table: &Table, row: &Row) -> Record {
    let mut content = Object::new();
    for field in table.fields {
        if let Ok(Some(value)) = field.value(row) {
            content.insert(field.name, value);
        }
    }
    Record { id: row.id().unwrap_or_default(), content, digest: String::new() }
}

/// The rows that the files still speak for, and those of records that somebody changed since. Rows of records that
/// somebody took away or merged are neither, nor are those of their parts.
fn divided(rows: Vec<Row>, table: &Table, edited: &Edited) -> (Vec<Row>, Vec<Row>) {
    let taken_over = &edited.taken_over;
    let is = |record: &TakenOver, table: &str, id: &str| record.table == table && record.id == id;
    let is_part_of_gone = |row: &Row| {
        let wholes = table.fields.iter().filter(|field| matches!(field.kind, Kind::Link(_) | Kind::PartOf(_)));
        let mut pointers = wholes.flat_map(|field| field.pointers(row));
        pointers.any(|pointer| taken_over.iter().any(|one| one.gone && is(one, pointer.table, &pointer.id)))
    };
    let is_merged = |id: &str| edited.merged.iter().any(|one| one.table == table.name && one.id == id);
    let (mut own, mut others) = (Vec::new(), Vec::new());
    for row in rows {
        let id = row.id().unwrap_or_default();
        let taken = taken_over.iter().find(|record| record.table == table.name && record.id == id);
        match taken {
            _ if is_merged(&id) || is_part_of_gone(&row) => {}
            None => own.push(row),
            Some(taken) if !taken.gone => others.push(row),
            Some(_) => {}
        }
    }
    (own, others)
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
