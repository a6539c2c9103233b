//! What curators' work on the registry asks of the database, and what it writes there.

use app::registry::curation::imports::PastImport;
use app::registry::curation::model::{ChangeKind, RegistryKind, Values};
use app::registry::model::Named;
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};
use surrealdb::types::{Array, Datetime, Object, SurrealValue, Value};

use super::pointing::{Pointing, Shape};
use crate::change::Change;
use crate::db::{Database, DatabaseError, link, links};

/// How many changes the first page shows.
const LATEST: i64 = 30;
/// For how many days a form that was not accepted keeps what was typed.
const TYPED_DAYS: i64 = 7;

/// A record of the registry before and after a change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// Its table.
    pub table: RegistryKind,
    /// Its id.
    pub record: String,
    /// What it was; none where it was not there.
    #[serde(default)]
    pub before: Option<Json>,
    /// What it is; none where it is gone.
    #[serde(default)]
    pub after: Option<Json>,
    /// How many versions it had before.
    pub versions: i64,
}

/// A field of another record that points elsewhere since a change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// The record's table.
    pub table: String,
    /// The record's id.
    pub record: String,
    /// The field.
    pub field: String,
    /// The ids before, or the text.
    pub before: Vec<String>,
    /// The ids since, or the text.
    pub after: Vec<String>,
}

/// What a change did, so that it can be undone.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Content {
    /// The records of the registry.
    #[serde(default)]
    pub records: Vec<Step>,
    /// The links of others.
    #[serde(default)]
    pub links: Vec<Link>,
}

/// A change in the history.
#[derive(Clone, Debug, Deserialize)]
pub struct Revision {
    /// Its id.
    pub id: String,
    /// What was done.
    pub what: ChangeKind,
    /// What it was done with.
    pub of_table: RegistryKind,
    /// The record's id.
    pub of_record: String,
    /// What the record was called.
    pub name: String,
    /// The id of the record that became a part of it.
    #[serde(default)]
    pub merged: Option<String>,
    /// What that one was called.
    #[serde(default)]
    pub merged_name: Option<String>,
    /// Who did it, by name.
    pub person_name: String,
    /// When.
    pub at: DateTime<Utc>,
    /// The fields that changed.
    #[serde(default)]
    pub changed: Vec<String>,
    /// What it did.
    pub content: Content,
    /// The revision that undid it.
    #[serde(default)]
    pub undone_by: Option<String>,
}

/// A revision to be kept.
#[derive(Clone, Debug)]
pub struct NewRevision<'r> {
    /// What was done.
    pub what: ChangeKind,
    /// What it was done with.
    pub kind: RegistryKind,
    /// The record's id.
    pub record: &'r str,
    /// What the record is called.
    pub name: &'r str,
    /// The record that became a part of it.
    pub merged: Option<&'r Named>,
    /// Who did it: id and name.
    pub person: (&'r str, &'r str),
    /// When.
    pub at: DateTime<Utc>,
    /// The fields that changed.
    pub changed: &'r [String],
    /// What it did.
    pub content: &'r Content,
    /// The revision that it undoes.
    pub undoes: Option<&'r str>,
}

/// All records of a kind, as they write themselves down.
pub async fn records(database: &Database, kind: RegistryKind) -> Result<Vec<Json>, DatabaseError> {
    database.list(kind.word()).await
}

/// A record, as it writes itself down.
pub async fn record(database: &Database, kind: RegistryKind, id: &str) -> Result<Option<Json>, DatabaseError> {
    database.find(kind.word(), id).await
}

/// The records of a kind with these ids.
pub async fn pick(database: &Database, kind: RegistryKind, ids: &[String]) -> Result<Vec<Json>, DatabaseError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    database.pick(kind.word(), ids).await
}

/// Whether an id was ever that of a record.
pub async fn is_taken(database: &Database, kind: RegistryKind, id: &str) -> Result<bool, DatabaseError> {
    Ok(record(database, kind, id).await?.is_some() || database.was_removed(kind.word(), id).await?)
}

/// All entities by name.
pub async fn entities(database: &Database) -> Result<Vec<Named>, DatabaseError> {
    database.read("SELECT id AS slug, name FROM entity ORDER BY name", Object::new()).await
}

/// The number of a new document: those of proposals have numbers from a thousand on.
pub async fn next_source_number(database: &Database) -> Result<i64, DatabaseError> {
    let query = "SELECT VALUE `number` FROM source WHERE `number` < 1000";
    let numbers: Vec<i64> = database.read(query, Object::new()).await?;
    Ok(numbers.into_iter().max().unwrap_or(0) + 1)
}

/// The number of a record's version: how often it was loaded, changed and taken away.
pub async fn version(database: &Database, kind: RegistryKind, id: &str) -> Result<i64, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("record", link(kind.word(), id));
    let found: Vec<String> = database.read("SELECT VALUE id FROM version WHERE whole = $record", variables).await?;
    Ok(i64::try_from(found.len()).unwrap_or(i64::MAX))
}

/// A record that points to another one.
#[derive(Clone, Debug, Deserialize)]
pub struct Pointer {
    /// Its id.
    pub id: String,
    /// What it points to, or the text of its field.
    pub held: Vec<String>,
}

/// The records whose field points to a record.
pub async fn pointers(database: &Database, pointing: &Pointing, id: &str) -> Result<Vec<Pointer>, DatabaseError> {
    let (table, field) = (pointing.table, path(&pointing.field));
    let mut variables = Object::new();
    variables.insert("old", link(pointing.target, id));
    variables.insert("text", id.to_owned());
    let query = match pointing.shape {
        Shape::One => format!("SELECT id, [{field}] AS held FROM {table} WHERE {field} = $old ORDER BY id"),
        Shape::Many => format!("SELECT id, {field} AS held FROM {table} WHERE {field} CONTAINS $old ORDER BY id"),
        Shape::Lines => format!(
            "SELECT id, [{field}] AS held FROM {table}
             WHERE {field} != NONE AND string::contains({field}, $text) ORDER BY id"
        ),
    };
    let mut found: Vec<Pointer> = database.read(&query, variables).await?;
    if pointing.shape == Shape::Lines {
        found.retain(|one| one.held.iter().flat_map(|text| text.lines()).any(|line| line.trim() == id));
    }
    Ok(found)
}

/// The place of a field in a record, for a statement. Fields come from the tables' definitions and never from outside.
fn path(field: &str) -> String {
    field.split('.').map(|part| format!("`{part}`")).collect::<Vec<_>>().join(".")
}

/// Fails where a record has another version than this one.
pub fn expect(change: &mut Change, step: &Step) {
    let mut variables = Object::new();
    variables.insert("record", link(step.table.word(), &step.record));
    variables.insert("versions", step.versions);
    let statement = "IF array::len((SELECT VALUE id FROM version WHERE whole = $record)) != $versions
                     { THROW 'conflict' };";
    change.write(statement, variables);
}

/// Adds that fields of other records point elsewhere. What is no longer there is left alone; what points elsewhere by now
/// is somebody else's change.
pub fn point(change: &mut Change, pointing: &Pointing, moved: &[&Link]) {
    let field = path(&pointing.field);
    let rows = moved.iter().map(|one| {
        let mut row = Object::new();
        row.insert("record", link(pointing.table, &one.record));
        row.insert("held", held(pointing, &one.before));
        row.insert("next", held(pointing, &one.after));
        Value::Object(row)
    });
    let mut variables = Object::new();
    variables.insert("rows", Value::Array(Array::from(rows.collect::<Vec<_>>())));
    let statements = format!(
        "FOR $one IN $rows {{
            IF record::exists($one.record) {{
                IF (SELECT VALUE {field} FROM ONLY $one.record) != $one.held {{ THROW 'conflict' }};
                UPDATE $one.record SET {field} = $one.next;
            }};
        }};"
    );
    change.write(&statements, variables);
}

fn held(pointing: &Pointing, values: &[String]) -> Value {
    match (pointing.shape, values) {
        (Shape::Many, ids) => links(pointing.target, ids),
        (Shape::One, [id, ..]) => link(pointing.target, id),
        (Shape::Lines, [text, ..]) => Value::String(text.clone()),
        (Shape::One | Shape::Lines, []) => Value::None,
    }
}

/// Fails where something still points to a record that goes.
pub fn expect_nothing_left(change: &mut Change, pointing: &Pointing, id: &str) {
    let (table, field) = (pointing.table, path(&pointing.field));
    let condition = match pointing.shape {
        Shape::One => format!("{field} = $old"),
        Shape::Many => format!("{field} CONTAINS $old"),
        // What somebody types at this moment is for them to correct.
        Shape::Lines => return,
    };
    let mut variables = Object::new();
    variables.insert("old", link(pointing.target, id));
    let statement =
        format!("IF array::len((SELECT VALUE id FROM {table} WHERE {condition})) > 0 {{ THROW 'conflict' }};");
    change.write(&statement, variables);
}

fn moved_id(table: &str, id: &str) -> Value {
    link("moved", &format!("{table}/{id}"))
}

/// Adds that the address of a record leads to another one.
pub fn lead_on(change: &mut Change, kind: RegistryKind, gone: &str, kept: &str) {
    let mut content = Object::new();
    content.insert("of_table", kind.word().to_owned());
    content.insert("of_record", gone.to_owned());
    content.insert("target", link(kind.word(), kept));
    let mut variables = Object::new();
    variables.insert("moved", moved_id(kind.word(), gone));
    variables.insert("content", Value::Object(content));
    change.write("UPSERT $moved CONTENT $content;", variables);
}

/// Adds that the address of a record is its own again.
pub fn lead_back(change: &mut Change, kind: RegistryKind, gone: &str) {
    let mut variables = Object::new();
    variables.insert("moved", moved_id(kind.word(), gone));
    change.write("DELETE $moved;", variables);
}

/// The id of the record of which another one has become a part.
pub async fn moved_to(database: &Database, table: &str, id: &str) -> Result<Option<String>, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("moved", moved_id(table, id));
    let found: Vec<String> = database.read("SELECT VALUE target FROM ONLY $moved", variables).await?;
    Ok(found.into_iter().next())
}

/// Adds a revision under an id.
pub fn keep(change: &mut Change, id: &str, revision: &NewRevision<'_>) {
    let mut content = Object::new();
    content.insert("what", revision.what.word().to_owned());
    content.insert("of_table", revision.kind.word().to_owned());
    content.insert("of_record", revision.record.to_owned());
    content.insert("name", revision.name.to_owned());
    content.insert("person", revision.person.0.to_owned());
    content.insert("person_name", revision.person.1.to_owned());
    content.insert("at", time(revision.at));
    content.insert("changed", Array::from(revision.changed.to_vec()));
    content.insert("content", json!(revision.content).into_value());
    if let Some(merged) = revision.merged {
        content.insert("merged", merged.slug.clone());
        content.insert("merged_name", merged.name.clone());
    }
    if let Some(undoes) = revision.undoes {
        content.insert("undoes", undoes.to_owned());
    }
    let mut variables = Object::new();
    variables.insert("revision", link("registry_revision", id));
    variables.insert("content", Value::Object(content));
    change.write("CREATE $revision CONTENT $content;", variables);
}

/// Adds that a revision was undone; fails where it was before.
pub fn mark_undone(change: &mut Change, revision: &str, by: &str) {
    let mut variables = Object::new();
    variables.insert("revision", link("registry_revision", revision));
    variables.insert("by", by.to_owned());
    let statements = "IF (SELECT VALUE undone_by FROM ONLY $revision) != NONE { THROW 'conflict' };
                      UPDATE $revision SET undone_by = $by;";
    change.write(statements, variables);
}

/// A revision.
pub async fn revision(database: &Database, id: &str) -> Result<Option<Revision>, DatabaseError> {
    database.find("registry_revision", id).await
}

/// The latest revisions, the last first.
pub async fn latest(database: &Database) -> Result<Vec<Revision>, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("most", LATEST);
    database.read("SELECT * FROM registry_revision ORDER BY at DESC LIMIT $most", variables).await
}

/// The revisions of a record, or of one that became a part of it, the last first.
pub async fn of_record(database: &Database, kind: RegistryKind, id: &str) -> Result<Vec<Revision>, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("table", kind.word().to_owned());
    variables.insert("id", id.to_owned());
    let query = "SELECT * FROM registry_revision WHERE of_table = $table AND (of_record = $id OR merged = $id)
                 ORDER BY at DESC";
    database.read(query, variables).await
}

fn typed_id(person: &str, kind: RegistryKind, id: &str) -> Value {
    let digest = Sha256::digest(format!("{person}\n{}\n{id}", kind.word()));
    link("registry_typed", &hex::encode(&digest[..16]))
}

/// Keeps what somebody typed into a form that was not accepted.
pub async fn keep_typed(
    database: &Database,
    person: &str,
    (kind, id): (RegistryKind, &str),
    values: &Values,
    now: DateTime<Utc>,
) -> Result<(), DatabaseError> {
    let mut variables = Object::new();
    variables.insert("typed", typed_id(person, kind, id));
    variables.insert("values", json!(values).into_value());
    variables.insert("now", time(now));
    variables.insert("oldest", time(now - TimeDelta::days(TYPED_DAYS)));
    let statements = "DELETE registry_typed WHERE at < $oldest;
                      UPSERT $typed CONTENT { `values`: $values, at: $now };";
    database.write(statements, variables).await
}

/// What somebody typed into a form that was not accepted.
pub async fn typed(
    database: &Database,
    person: &str,
    (kind, id): (RegistryKind, &str),
) -> Result<Option<Values>, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("typed", typed_id(person, kind, id));
    let found: Vec<Values> = database.read("SELECT VALUE `values` FROM ONLY $typed", variables).await?;
    Ok(found.into_iter().next())
}

/// Adds that a form was accepted: what was typed is forgotten.
pub fn forget_typed(change: &mut Change, person: &str, (kind, id): (RegistryKind, &str)) {
    let mut variables = Object::new();
    variables.insert("typed", typed_id(person, kind, id));
    change.write("DELETE $typed;", variables);
}

/// An archive that somebody sent.
#[derive(Clone, Debug, Deserialize)]
pub struct Upload {
    /// Its id.
    pub id: String,
    /// The name of the file.
    pub name: String,
    /// The digest of the file.
    pub digest: String,
    /// When it came.
    pub at: DateTime<Utc>,
    /// Its files by name, as JSON.
    pub files: String,
    /// When it was applied.
    #[serde(default)]
    pub applied: Option<DateTime<Utc>>,
}

/// Keeps an upload of a person, by id and name; of those whose time is over only the applied ones stay, without files.
pub async fn keep_upload(
    database: &Database,
    (person, person_name): (&str, &str),
    upload: &Upload,
    oldest: DateTime<Utc>,
) -> Result<(), DatabaseError> {
    let mut content = Object::new();
    content.insert("person", person.to_owned());
    content.insert("person_name", person_name.to_owned());
    content.insert("name", upload.name.clone());
    content.insert("digest", upload.digest.clone());
    content.insert("at", time(upload.at));
    content.insert("files", upload.files.clone());
    let mut variables = Object::new();
    variables.insert("upload", link("registry_upload", &upload.id));
    variables.insert("content", Value::Object(content));
    variables.insert("oldest", time(oldest));
    let statements = "DELETE registry_upload WHERE at < $oldest AND applied = NONE;
                      UPDATE registry_upload SET files = '' WHERE at < $oldest;
                      CREATE $upload CONTENT $content;";
    database.write(statements, variables).await
}

/// An upload, if this person sent it.
pub async fn upload(database: &Database, person: &str, id: &str) -> Result<Option<Upload>, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("upload", link("registry_upload", id));
    variables.insert("person", person.to_owned());
    let found = database.read("SELECT * FROM $upload WHERE person = $person", variables).await?;
    Ok(found.into_iter().next())
}

/// The latest applied uploads, the last first.
pub async fn past_imports(database: &Database) -> Result<Vec<PastImport>, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("most", LATEST);
    let query = "SELECT id, name, digest, person_name AS `by`, applied, written, removed, undone != NONE AS is_undone,
                 run != NONE AND undone = NONE AS can_undo FROM registry_upload
                 WHERE applied != NONE ORDER BY applied DESC LIMIT $most";
    database.read(query, variables).await
}

/// Adds that an upload is applied, with how many records are written and taken away; fails where it was before.
pub fn mark_applied(change: &mut Change, upload: &str, (written, removed): (usize, usize), now: DateTime<Utc>) {
    let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let mut variables = Object::new();
    variables.insert("written", count(written));
    variables.insert("removed", count(removed));
    variables.insert("upload", link("registry_upload", upload));
    variables.insert("now", time(now));
    let statements = "IF (SELECT VALUE applied FROM ONLY $upload) != NONE { THROW 'conflict' };
                      UPDATE $upload SET applied = $now, written = $written, removed = $removed;";
    change.write(statements, variables);
}

/// Keeps the number of an import that is done, by which it can be undone.
pub async fn mark_done(database: &Database, upload: &str, run: i64, now: DateTime<Utc>) -> Result<(), DatabaseError> {
    let mut variables = Object::new();
    variables.insert("upload", link("registry_upload", upload));
    variables.insert("run", run);
    variables.insert("now", time(now));
    database.write("UPDATE $upload SET run = $run, done = $now;", variables).await
}

/// An import that is done.
#[derive(Clone, Debug, Deserialize)]
pub struct Applied {
    /// Its number.
    pub run: i64,
    /// When it ended.
    pub done: DateTime<Utc>,
    /// When it was undone.
    #[serde(default)]
    pub undone: Option<DateTime<Utc>>,
    /// The digest of its file.
    pub digest: String,
}

/// The import that was made of an upload.
pub async fn import_done(database: &Database, upload: &str) -> Result<Option<Applied>, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("upload", link("registry_upload", upload));
    let query = "SELECT run, done, undone, digest FROM $upload WHERE run != NONE AND done != NONE";
    Ok(database.read(query, variables).await?.into_iter().next())
}

/// Adds that an import was undone; fails where it was before.
pub fn mark_import_undone(change: &mut Change, upload: &str, now: DateTime<Utc>) {
    let mut variables = Object::new();
    variables.insert("upload", link("registry_upload", upload));
    variables.insert("now", time(now));
    let statements = "IF (SELECT VALUE undone FROM ONLY $upload) != NONE { THROW 'conflict' };
                      UPDATE $upload SET undone = $now;";
    change.write(statements, variables);
}

/// Makes an upload one that was not applied, so that it can be again.
pub async fn mark_unapplied(database: &Database, upload: &str) -> Result<(), DatabaseError> {
    let mut variables = Object::new();
    variables.insert("upload", link("registry_upload", upload));
    database.write("UPDATE $upload SET applied = NONE;", variables).await
}

fn time(time: DateTime<Utc>) -> Value {
    Value::Datetime(Datetime::from(time))
}
