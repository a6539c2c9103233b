//! What the tables of proposals keep.

use std::collections::BTreeMap;

use app::editorial::document::Origin;
use app::editorial::proposal::{Fields, Known, ProposalKind};
use app::editorial::proposals_model::RevisionKind;
use app::editorial::workflow::ProposalState;
use app::i18n::Language;
use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;
use surrealdb::types::{Array, Datetime, Object, Value};

use crate::change::Change;
use crate::db::{Database, DatabaseError, link};
use crate::editorial::working_days;

/// How many saved versions are kept, so that what two people wrote can be told apart.
const SAVES_KEPT: i64 = 50;

/// A proposal.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Row {
    /// Its id.
    pub id: String,
    /// What is proposed.
    pub kind: ProposalKind,
    /// Who proposes it.
    pub entity: String,
    /// Who began it.
    pub author: String,
    /// The same by name.
    pub author_name: String,
    /// All who wrote or sent it.
    #[serde(default)]
    pub authors: Vec<String>,
    /// Where it stands.
    pub state: ProposalState,
    /// What stands in its fields.
    #[serde(default)]
    pub fields: Fields,
    /// The number of its version.
    pub version: i64,
    /// Its number, once it was sent.
    #[serde(default)]
    pub number: Option<i64>,
    /// The id of the published record that it changes, or is an adoption of.
    #[serde(default)]
    pub about: Option<String>,
    /// When it was begun.
    pub created: DateTime<Utc>,
    /// When its text last changed.
    pub updated: DateTime<Utc>,
    /// When it was first sent.
    #[serde(default)]
    pub submitted: Option<DateTime<Utc>>,
    /// When it came to its state.
    pub since: DateTime<Utc>,
    /// The day by which it is decided.
    #[serde(default)]
    pub due: Option<NaiveDate>,
    /// When the authors owed an answer.
    #[serde(default)]
    pub pauses: Vec<Pause>,
    /// The ids of likely duplicates that it was sent in spite of.
    #[serde(default)]
    pub duplicates: Vec<String>,
    /// The curator who has it.
    #[serde(default)]
    pub curator: Option<String>,
    /// When it is to be published.
    #[serde(default)]
    pub publish_at: Option<DateTime<Utc>>,
    /// What a curator wrote when asking for changes or refusing.
    #[serde(default)]
    pub reason: Option<String>,
    /// The document it began from, line by line.
    #[serde(default)]
    pub document: Vec<String>,
    /// Where fields were read that nobody has confirmed yet, by name.
    #[serde(default)]
    pub origins: BTreeMap<String, Origin>,
}

/// Days on which the authors owed an answer.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Pause {
    /// The day on which they were asked.
    pub from: String,
    /// The day on which they answered.
    #[serde(default)]
    pub until: Option<String>,
}

impl Pause {
    /// The days; none where they are none.
    pub fn read(&self) -> Option<working_days::Pause> {
        let until = match &self.until {
            Some(day) => Some(day.parse().ok()?),
            None => None,
        };
        Some(working_days::Pause { from: self.from.parse().ok()?, until })
    }
}

/// What a proposal was at a time.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Revision {
    /// The number of the version.
    pub version: i64,
    /// What it came from.
    pub what: RevisionKind,
    /// When.
    pub at: DateTime<Utc>,
    /// Who, by name.
    #[serde(default)]
    pub author_name: String,
    /// The fields.
    #[serde(default)]
    pub fields: Fields,
}

/// Who writes.
#[derive(Clone, Copy, Debug)]
pub struct Writer<'w> {
    /// The id of the account.
    pub id: &'w str,
    /// The name.
    pub name: &'w str,
}

/// The proposal with this id.
pub async fn find(database: &Database, id: &str) -> Result<Option<Row>, DatabaseError> {
    database.find("proposal", id).await
}

/// The proposals of an entity, the latest first.
pub async fn of_entity(database: &Database, entity: &str) -> Result<Vec<Row>, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("entity", link("entity", entity));
    database.read("SELECT * FROM proposal WHERE entity = $entity ORDER BY updated DESC", variables).await
}

/// The name of an entity; none where there is no such entity.
pub async fn entity_name(database: &Database, entity: &str) -> Result<Option<String>, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("entity", link("entity", entity));
    let names: Vec<String> = database.read("SELECT VALUE name FROM ONLY $entity", variables).await?;
    Ok(names.into_iter().next())
}

/// What a published practice or exchange is called; none where there is no such thing.
pub async fn published_title(
    database: &Database,
    kind: ProposalKind,
    id: &str,
    language: Language,
) -> Result<Option<String>, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("about", link(about_table(kind), id));
    let query = match language {
        Language::Italian => "SELECT VALUE title.it FROM ONLY $about",
        Language::English => "SELECT VALUE title.en ?? title.it FROM ONLY $about",
    };
    let titles: Vec<String> = database.read(query, variables).await?;
    Ok(titles.into_iter().next())
}

/// The names among which people choose.
pub async fn known(database: &Database, language: Language) -> Result<Known, DatabaseError> {
    let read = async |query| database.read(query, Object::new()).await;
    let themes = match language {
        Language::Italian => "SELECT id AS slug, label.it AS name FROM theme ORDER BY name",
        Language::English => "SELECT id AS slug, label.en ?? label.it AS name FROM theme ORDER BY name",
    };
    Ok(Known {
        entities: read("SELECT id AS slug, name FROM entity ORDER BY name").await?,
        themes: read(themes).await?,
        tools: read("SELECT id AS slug, name FROM tool ORDER BY name").await?,
    })
}

/// Adds a new proposal.
pub fn begin(change: &mut Change, row: &Row, what: RevisionKind) {
    let mut variables = revision_variables(row, what, row.created, Some(&row.author), &row.author_name);
    let mut content = Object::new();
    content.insert("kind", row.kind.word().to_owned());
    content.insert("entity", link("entity", &row.entity));
    content.insert("author", row.author.clone());
    content.insert("author_name", row.author_name.clone());
    content.insert("authors", Array::from(vec![row.author.clone()]));
    content.insert("state", row.state.word().to_owned());
    content.insert("fields", fields_value(&row.fields));
    content.insert("version", row.version);
    if let Some(about) = &row.about {
        content.insert("about", link(about_table(row.kind), about));
    }
    content.insert("document", Array::from(row.document.clone()));
    content.insert("origins", origins_value(&row.origins));
    for name in ["created", "updated", "since"] {
        content.insert(name, time(row.created));
    }
    variables.insert("content", Value::Object(content));
    change.write(&format!("CREATE $proposal CONTENT $content; {ADD_REVISION}"), variables);
}

const ADD_REVISION: &str = "CREATE proposal_revision CONTENT $revision;";

/// Fails where somebody else was faster, or the state is another one by now.
const SAME_VERSION: &str = "
    LET $current = (SELECT version, state FROM ONLY $proposal);
    IF $current = NONE OR $current.version != $version OR $current.state != $state { THROW 'conflict' };";

/// Keeps new fields of a proposal as it was read; the version goes one up.
pub fn save(change: &mut Change, row: &Row, fields: &Fields, writer: Writer, now: DateTime<Utc>) {
    let next = Row { fields: fields.clone(), version: row.version + 1, ..row.clone() };
    let mut variables = revision_variables(&next, RevisionKind::Saved, now, Some(writer.id), writer.name);
    expect(&mut variables, row);
    variables.insert("fields", fields_value(fields));
    variables.insert("now", time(now));
    variables.insert("writer", writer.id.to_owned());
    variables.insert("oldest", row.version - SAVES_KEPT);
    let statements = format!(
        "{SAME_VERSION}
         UPDATE $proposal SET fields = $fields, version = $version + 1, updated = $now,
            authors = array::union(authors, [$writer]);
         {ADD_REVISION}
         DELETE proposal_revision WHERE proposal = $proposal AND what = 'saved' AND version < $oldest;"
    );
    change.write(&statements, variables);
}

/// Keeps a curator's change of a proposal, with what stood there before; the curator does not become an author by it.
pub fn edit(change: &mut Change, row: &Row, fields: &Fields, writer: Writer, now: DateTime<Utc>) {
    let next = Row { fields: fields.clone(), version: row.version + 1, ..row.clone() };
    let mut variables = revision_variables(&next, RevisionKind::Edited, now, Some(writer.id), writer.name);
    expect(&mut variables, row);
    variables.insert("fields", fields_value(fields));
    variables.insert("earlier", fields_value(&row.fields));
    variables.insert("now", time(now));
    let statements = format!(
        "{SAME_VERSION}
         UPDATE $proposal SET fields = $fields, version = $version + 1, updated = $now;
         CREATE proposal_revision CONTENT object::extend($revision, {{ earlier: $earlier }});"
    );
    change.write(&statements, variables);
}

/// What a curator changed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Edit {
    /// The number of the version that it made.
    pub version: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// Who, by name.
    #[serde(default)]
    pub author_name: String,
    /// The fields as they were.
    #[serde(default)]
    pub earlier: Fields,
    /// The fields as they became.
    #[serde(default)]
    pub fields: Fields,
}

/// What curators changed in a proposal, the latest first.
pub async fn edits(database: &Database, id: &str) -> Result<Vec<Edit>, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("proposal", link("proposal", id));
    let query = "SELECT * FROM proposal_revision WHERE proposal = $proposal AND what = 'edited' ORDER BY version DESC";
    database.read(query, variables).await
}

/// Keeps what of a document is still to be confirmed.
pub fn confirm(change: &mut Change, row: &Row, left: &BTreeMap<String, Origin>) {
    let mut variables = Object::new();
    variables.insert("proposal", link("proposal", &row.id));
    variables.insert("origins", origins_value(left));
    change.write("UPDATE $proposal SET origins = $origins;", variables);
}

/// Keeps beside a proposal what somebody wrote at the same time as another one.
pub fn put_aside(change: &mut Change, row: &Row, fields: &Fields, writer: Writer, now: DateTime<Utc>) {
    let aside = Row { fields: fields.clone(), ..row.clone() };
    change.write(ADD_REVISION, revision_variables(&aside, RevisionKind::Aside, now, Some(writer.id), writer.name));
}

/// Makes a draft an adoption of a published practice.
pub fn adopt(change: &mut Change, row: &Row, fields: &Fields, practice: &str, writer: Writer, now: DateTime<Utc>) {
    let next = Row { fields: fields.clone(), version: row.version + 1, ..row.clone() };
    let mut variables = revision_variables(&next, RevisionKind::Adopted, now, Some(writer.id), writer.name);
    expect(&mut variables, row);
    variables.insert("fields", fields_value(fields));
    variables.insert("about", link("practice", practice));
    variables.insert("now", time(now));
    let statements = format!(
        "{SAME_VERSION}
         UPDATE $proposal SET kind = 'adoption', about = $about, fields = $fields, version = $version + 1,
            updated = $now;
         {ADD_REVISION}"
    );
    change.write(&statements, variables);
}

/// The last number that a proposal got.
pub async fn last_number(database: &Database) -> Result<i64, DatabaseError> {
    let query = "SELECT VALUE last FROM ONLY proposal_counter:numbers";
    let numbers: Vec<i64> = database.read(query, Object::new()).await?;
    Ok(numbers.into_iter().next().unwrap_or_default())
}

/// A proposal that is sent.
#[derive(Clone, Debug)]
pub struct Sending<'s> {
    /// As it was read.
    pub row: &'s Row,
    /// Its number; where it had none, the one after the last.
    pub number: i64,
    /// When the authors owed an answer, this one included.
    pub pauses: &'s [Pause],
    /// The day by which it is decided.
    pub due: Option<NaiveDate>,
    /// The state that the workflow gives it.
    pub state: ProposalState,
    /// The ids of likely duplicates.
    pub duplicates: &'s [String],
}

/// Sends a proposal. Its number is the next one, unless somebody else got that meanwhile.
pub fn submit(change: &mut Change, sending: &Sending, writer: Writer, now: DateTime<Utc>) {
    let row = sending.row;
    let mut variables = revision_variables(row, RevisionKind::Submitted, now, Some(writer.id), writer.name);
    expect(&mut variables, row);
    variables.insert("writer", writer.id.to_owned());
    variables.insert("now", time(now));
    variables.insert("number", sending.number);
    variables.insert("is_first", row.number.is_none());
    variables.insert("next_state", sending.state.word().to_owned());
    variables.insert("due", sending.due.map_or(Value::None, |day| Value::String(day.to_string())));
    variables.insert("duplicates", Array::from(sending.duplicates.to_vec()));
    variables.insert("pauses", Value::Array(Array::from(sending.pauses.iter().map(pause_value).collect::<Vec<_>>())));
    let statements = format!(
        "{SAME_VERSION}
         IF $is_first {{
            LET $last = (SELECT VALUE last FROM ONLY proposal_counter:numbers) ?? 0;
            IF $last + 1 != $number {{ THROW 'number' }};
            UPSERT proposal_counter:numbers SET last = $number;
         }};
         UPDATE $proposal SET state = $next_state, number = $number, submitted = submitted ?? $now, since = $now,
            due = $due, pauses = $pauses, duplicates = $duplicates, reason = NONE,
            authors = array::union(authors, [$writer]);
         {ADD_REVISION}"
    );
    change.write(&statements, variables);
}

/// Brings a proposal to another state.
pub fn move_to(
    change: &mut Change,
    row: &Row,
    state: ProposalState,
    what: RevisionKind,
    writer: Writer,
    now: DateTime<Utc>,
) {
    let mut variables = revision_variables(row, what, now, Some(writer.id), writer.name);
    expect(&mut variables, row);
    variables.insert("now", time(now));
    variables.insert("next_state", state.word().to_owned());
    let statements = format!(
        "{SAME_VERSION}
         UPDATE $proposal SET state = $next_state, since = $now, due = NONE, publish_at = NONE;
         {ADD_REVISION}"
    );
    change.write(&statements, variables);
}

/// Deletes a proposal with all that belongs to it.
pub fn delete(change: &mut Change, row: &Row) {
    let mut variables = Object::new();
    expect(&mut variables, row);
    variables.insert("proposal", link("proposal", &row.id));
    let statements = format!(
        "{SAME_VERSION}
         DELETE proposal_revision WHERE proposal = $proposal;
         DELETE attachment WHERE proposal = $proposal;
         DELETE $proposal;"
    );
    change.write(&statements, variables);
}

/// The fields of a version; none where it was saved too long ago.
pub async fn fields_of_version(database: &Database, id: &str, version: i64) -> Result<Option<Fields>, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("proposal", link("proposal", id));
    variables.insert("version", version);
    let query = "SELECT * FROM proposal_revision WHERE proposal = $proposal AND version = $version
                 AND what NOT IN ['aside'] ORDER BY at LIMIT 1";
    let found: Vec<Revision> = database.read(query, variables).await?;
    Ok(found.into_iter().next().map(|revision| revision.fields))
}

/// What became of a proposal, the latest first, without the single savings.
pub async fn history(database: &Database, id: &str) -> Result<Vec<Revision>, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("proposal", link("proposal", id));
    let query = "SELECT * FROM proposal_revision WHERE proposal = $proposal AND what NOT IN ['saved', 'aside']
                 ORDER BY at DESC";
    database.read(query, variables).await
}

/// What somebody wrote beside a proposal since its present version, the latest first.
pub async fn asides(database: &Database, id: &str, writer: &str) -> Result<Vec<Revision>, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("proposal", link("proposal", id));
    variables.insert("writer", writer.to_owned());
    let query = "SELECT * FROM proposal_revision WHERE proposal = $proposal AND what = 'aside' AND author = $writer
                 ORDER BY at DESC";
    database.read(query, variables).await
}

/// Forgets what somebody wrote beside a proposal in these fields: the matter is settled.
pub fn settle(change: &mut Change, row: &Row, writer: Writer, left: &Fields, now: DateTime<Utc>) {
    let mut variables = Object::new();
    variables.insert("proposal", link("proposal", &row.id));
    variables.insert("writer", writer.id.to_owned());
    let statements = "DELETE proposal_revision WHERE proposal = $proposal AND what = 'aside' AND author = $writer;";
    change.write(statements, variables);
    if !left.is_empty() {
        put_aside(change, row, left, writer, now);
    }
}

fn about_table(kind: ProposalKind) -> &'static str {
    match kind {
        ProposalKind::Practice | ProposalKind::Adoption => "practice",
        ProposalKind::Exchange => "exchange",
    }
}

/// What the statements expect to find.
fn expect(variables: &mut Object, row: &Row) {
    variables.insert("proposal", link("proposal", &row.id));
    variables.insert("version", row.version);
    variables.insert("state", row.state.word().to_owned());
}

fn revision_variables(
    row: &Row,
    what: RevisionKind,
    at: DateTime<Utc>,
    author: Option<&str>,
    author_name: &str,
) -> Object {
    let mut revision = Object::new();
    revision.insert("proposal", link("proposal", &row.id));
    revision.insert("version", row.version);
    revision.insert("what", what.word().to_owned());
    revision.insert("at", time(at));
    revision.insert("author_name", author_name.to_owned());
    if let Some(author) = author {
        revision.insert("author", author.to_owned());
    }
    revision.insert("fields", fields_value(&row.fields));
    let mut variables = Object::new();
    variables.insert("proposal", link("proposal", &row.id));
    variables.insert("revision", Value::Object(revision));
    variables
}

fn fields_value(fields: &Fields) -> Value {
    let mut object = Object::new();
    for (name, value) in fields.iter() {
        object.insert(name.to_owned(), value.to_owned());
    }
    Value::Object(object)
}

fn origins_value(origins: &BTreeMap<String, Origin>) -> Value {
    let mut object = Object::new();
    for (name, origin) in origins {
        let mut lines = Object::new();
        lines.insert("first", i64::from(origin.lines.first));
        lines.insert("last", i64::from(origin.lines.last));
        let mut content = Object::new();
        content.insert("value", origin.value.clone());
        content.insert("lines", Value::Object(lines));
        content.insert("certain", origin.certain);
        object.insert(name.clone(), Value::Object(content));
    }
    Value::Object(object)
}

fn pause_value(pause: &Pause) -> Value {
    let mut object = Object::new();
    object.insert("from", pause.from.clone());
    if let Some(until) = &pause.until {
        object.insert("until", until.clone());
    }
    Value::Object(object)
}

/// A time, as the engine takes it.
pub(super) fn time(time: DateTime<Utc>) -> Value {
    Value::Datetime(Datetime::from(time))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A proposal of an entity in a state.
    pub(in super::super) fn row(entity: &str, state: ProposalState) -> Row {
        let then: DateTime<Utc> = "2024-05-02T09:00:00Z".parse().expect("a time");
        Row {
            id: "p".into(),
            kind: ProposalKind::Practice,
            entity: entity.into(),
            author: "bea".into(),
            author_name: "Bea".into(),
            authors: vec!["bea".into()],
            state,
            fields: Fields::default(),
            version: 1,
            number: None,
            about: None,
            created: then,
            updated: then,
            submitted: None,
            since: then,
            due: None,
            pauses: Vec::new(),
            duplicates: Vec::new(),
            curator: None,
            publish_at: None,
            reason: None,
            document: Vec::new(),
            origins: BTreeMap::new(),
        }
    }
}
