//! What the tables of the desk keep, and how a proposal goes from one state to another there.

use app::editorial::proposal::ProposalKind;
use app::editorial::proposals_model::RevisionKind;
use app::editorial::workflow::ProposalState;
use app::registry::model::Named;
use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;
use surrealdb::types::{Array, Datetime, Object, SurrealValue, Value};

use super::super::proposals::store::{Pause, Row};
use crate::change::Change;
use crate::db::{Database, DatabaseError, link};

/// A proposal with where it is published.
#[derive(Clone, Debug, Deserialize)]
pub struct Proposal {
    /// The proposal.
    #[serde(flatten)]
    pub row: Row,
    /// The id of the practice or exchange that it became, once it was published.
    #[serde(default)]
    pub record: Option<String>,
}

/// An entity, as far as the queue shows it.
#[derive(Clone, Debug, Deserialize)]
pub struct Place {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its province, by its letters.
    #[serde(default)]
    pub province: Option<String>,
}

/// Something that was said of a proposal.
#[derive(Clone, Debug, Deserialize)]
pub struct Remark {
    /// Its id.
    pub id: String,
    /// The proposal.
    pub proposal: String,
    /// The name of the field that it is about; empty for the whole.
    #[serde(default)]
    pub field: String,
    /// Whether only curators see it.
    pub private: bool,
    /// What was said.
    pub text: String,
    /// The account of who said it.
    pub author: String,
    /// The same by name.
    pub author_name: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Whether it is settled.
    #[serde(default)]
    pub settled: bool,
}

/// A saved view.
#[derive(Clone, Debug, Deserialize)]
pub struct View {
    /// Its id.
    pub id: String,
    /// Whose it is.
    pub owner: String,
    /// What it is called.
    pub name: String,
    /// Its query string.
    pub query: String,
}

/// An assignment of several proposals.
#[derive(Clone, Debug, Deserialize)]
pub struct Batch {
    /// Its id.
    pub id: String,
    /// Who made it.
    pub by: String,
    /// How many proposals stayed where they were.
    pub left: u32,
    /// What it did.
    pub moves: Vec<Move>,
}

/// What an assignment did with a proposal.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Move {
    /// The proposal.
    pub proposal: String,
    /// Who has it since.
    pub curator: String,
    /// Who had it before.
    #[serde(default)]
    pub old_curator: Option<String>,
    /// Its state since.
    pub state: ProposalState,
    /// Its state before.
    pub old_state: ProposalState,
    /// Its due date before.
    #[serde(default)]
    pub old_due: Option<NaiveDate>,
}

/// The proposal with this id.
pub async fn find(database: &Database, id: &str) -> Result<Option<Proposal>, DatabaseError> {
    database.find("proposal", id).await
}

/// All proposals that were ever sent.
pub async fn sent(database: &Database) -> Result<Vec<Proposal>, DatabaseError> {
    database.read("SELECT * FROM proposal WHERE number != NONE ORDER BY number", Object::new()).await
}

/// The proposals with these ids.
pub async fn pick(database: &Database, ids: &[String]) -> Result<Vec<Proposal>, DatabaseError> {
    database.pick("proposal", ids).await
}

/// The proposals whose time of publication has come.
pub async fn timed(database: &Database, now: DateTime<Utc>) -> Result<Vec<Proposal>, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("now", time(now));
    let query = "SELECT * FROM proposal WHERE state = 'accepted' AND publish_at != NONE AND publish_at <= $now";
    database.read(query, variables).await
}

/// The published proposals that a newer one takes the place of: those that became the same record, for an adoption those
/// of the same entity.
pub async fn superseded_by(database: &Database, next: &Row, record: &str) -> Result<Vec<Proposal>, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("record", record.to_owned());
    variables.insert("kind", next.kind.word().to_owned());
    variables.insert("entity", link("entity", &next.entity));
    variables.insert("own", link("proposal", &next.id));
    let query = "SELECT * FROM proposal WHERE state = 'published' AND record = $record AND kind = $kind AND id != $own
                 AND (kind != 'adoption' OR entity = $entity)";
    database.read(query, variables).await
}

/// All entities.
pub async fn places(database: &Database) -> Result<Vec<Place>, DatabaseError> {
    database.read("SELECT id, name, province FROM entity", Object::new()).await
}

/// Everybody who may review, by name.
pub async fn curators(database: &Database) -> Result<Vec<Named>, DatabaseError> {
    let query = "SELECT id AS slug, name FROM person WHERE role = 'curator' AND closed = NONE ORDER BY name";
    database.read(query, Object::new()).await
}

/// What published practices are called.
pub async fn practice_titles(database: &Database, ids: &[String]) -> Result<Vec<Named>, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("records", crate::db::links("practice", ids));
    database.read("SELECT id AS slug, title.it AS name FROM $records", variables).await
}

/// Fails where somebody else was faster.
const SAME: &str = "
    LET $current = (SELECT version, state, curator FROM ONLY $proposal);
    IF $current = NONE OR $current.version != $version OR $current.state != $state
        OR $current.curator != $curator_before { THROW 'conflict' };";

const ADD_REVISION: &str = "CREATE proposal_revision CONTENT $revision;";

/// Who does something, as the history names them; nobody for the clock.
#[derive(Clone, Copy, Debug)]
pub struct Doer<'d> {
    /// The id of the account.
    pub id: Option<&'d str>,
    /// The name.
    pub name: &'d str,
}

/// Brings a proposal from what it was to what it is: its state, curator, dates, reason and record. The text stays.
pub fn bring(
    change: &mut Change,
    before: &Row,
    after: &Proposal,
    what: RevisionKind,
    doer: Doer<'_>,
    now: DateTime<Utc>,
) {
    let row = &after.row;
    let mut variables = Object::new();
    variables.insert("proposal", link("proposal", &before.id));
    variables.insert("version", before.version);
    variables.insert("state", before.state.word().to_owned());
    variables.insert("curator_before", said(before.curator.as_ref()));
    variables.insert("next_state", row.state.word().to_owned());
    variables.insert("since", time(if row.state == before.state { before.since } else { now }));
    variables.insert("curator", said(row.curator.as_ref()));
    variables.insert("due", row.due.map_or(Value::None, |day| Value::String(day.to_string())));
    variables.insert("publish_at", row.publish_at.map_or(Value::None, time));
    variables.insert("reason", said(row.reason.as_ref()));
    variables.insert("record", said(after.record.as_ref()));
    variables.insert("pauses", Value::Array(Array::from(row.pauses.iter().map(pause).collect::<Vec<_>>())));
    variables.insert("revision", revision(row, what, doer, now));
    let statements = format!(
        "{SAME}
         UPDATE $proposal SET state = $next_state, since = $since, curator = $curator, due = $due,
            publish_at = $publish_at, reason = $reason, record = $record, pauses = $pauses;
         {ADD_REVISION}"
    );
    change.write(&statements, variables);
}

fn revision(row: &Row, what: RevisionKind, doer: Doer<'_>, now: DateTime<Utc>) -> Value {
    let mut revision = Object::new();
    revision.insert("proposal", link("proposal", &row.id));
    revision.insert("version", row.version);
    revision.insert("what", what.word().to_owned());
    revision.insert("at", time(now));
    revision.insert("author_name", doer.name.to_owned());
    if let Some(id) = doer.id {
        revision.insert("author", id.to_owned());
    }
    revision.insert("fields", serde_json::json!(row.fields).into_value());
    Value::Object(revision)
}

fn pause(pause: &Pause) -> Value {
    let mut object = Object::new();
    object.insert("from", pause.from.clone());
    if let Some(until) = &pause.until {
        object.insert("until", until.clone());
    }
    Value::Object(object)
}

fn said(text: Option<&String>) -> Value {
    text.map_or(Value::None, |text| Value::String(text.clone()))
}

fn time(time: DateTime<Utc>) -> Value {
    Value::Datetime(Datetime::from(time))
}

/// What was said of a proposal, the first first.
pub async fn remarks(database: &Database, proposal: &str) -> Result<Vec<Remark>, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("proposal", link("proposal", proposal));
    database.read("SELECT * FROM remark WHERE proposal = $proposal ORDER BY at", variables).await
}

/// Something that was said.
pub async fn find_remark(database: &Database, id: &str) -> Result<Option<Remark>, DatabaseError> {
    database.find("remark", id).await
}

/// Adds that something was said.
pub fn say(change: &mut Change, remark: &Remark) {
    let mut content = Object::new();
    content.insert("proposal", link("proposal", &remark.proposal));
    content.insert("field", remark.field.clone());
    content.insert("private", remark.private);
    content.insert("text", remark.text.clone());
    content.insert("author", remark.author.clone());
    content.insert("author_name", remark.author_name.clone());
    content.insert("at", time(remark.at));
    let mut variables = Object::new();
    variables.insert("remark", link("remark", &remark.id));
    variables.insert("content", Value::Object(content));
    change.write("CREATE $remark CONTENT $content;", variables);
}

/// Adds that something that was said is settled, or open again.
pub fn settle(change: &mut Change, remark: &Remark) {
    let mut variables = Object::new();
    variables.insert("remark", link("remark", &remark.id));
    variables.insert("settled", !remark.settled);
    change.write("UPDATE $remark SET settled = $settled;", variables);
}

/// The views that somebody saved, by name.
pub async fn views(database: &Database, owner: &str) -> Result<Vec<View>, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("owner", owner.to_owned());
    database.read("SELECT * FROM saved_view WHERE owner = $owner ORDER BY name", variables).await
}

/// Keeps a view.
pub async fn save_view(database: &Database, view: &View) -> Result<(), DatabaseError> {
    let mut content = Object::new();
    content.insert("owner", view.owner.clone());
    content.insert("name", view.name.clone());
    content.insert("query", view.query.clone());
    let mut variables = Object::new();
    variables.insert("view", link("saved_view", &view.id));
    variables.insert("content", Value::Object(content));
    database.write("CREATE $view CONTENT $content;", variables).await
}

/// Forgets a view, if it is this person's.
pub async fn forget_view(database: &Database, view: &str, owner: &str) -> Result<(), DatabaseError> {
    let mut variables = Object::new();
    variables.insert("view", link("saved_view", view));
    variables.insert("owner", owner.to_owned());
    database.write("DELETE $view WHERE owner = $owner;", variables).await
}

/// An assignment of several proposals.
pub async fn batch(database: &Database, id: &str) -> Result<Option<Batch>, DatabaseError> {
    database.find("desk_batch", id).await
}

/// Adds an assignment, so that it can be undone.
pub fn keep_batch(change: &mut Change, batch: &Batch, now: DateTime<Utc>) {
    let one = |one: &Move| {
        let mut object = Object::new();
        object.insert("proposal", one.proposal.clone());
        object.insert("curator", one.curator.clone());
        object.insert("old_curator", said(one.old_curator.as_ref()));
        object.insert("state", one.state.word().to_owned());
        object.insert("old_state", one.old_state.word().to_owned());
        object.insert("old_due", one.old_due.map_or(Value::None, |day| Value::String(day.to_string())));
        Value::Object(object)
    };
    let mut content = Object::new();
    content.insert("by", batch.by.clone());
    content.insert("at", time(now));
    content.insert("left", i64::from(batch.left));
    content.insert("moves", Value::Array(Array::from(batch.moves.iter().map(one).collect::<Vec<_>>())));
    let mut variables = Object::new();
    variables.insert("batch", link("desk_batch", &batch.id));
    variables.insert("content", Value::Object(content));
    change.write("CREATE $batch CONTENT $content;", variables);
}

/// Adds that an assignment was taken back: it cannot be a second time.
pub fn forget_batch(change: &mut Change, batch: &str) {
    let mut variables = Object::new();
    variables.insert("batch", link("desk_batch", batch));
    change.write("DELETE $batch;", variables);
}

/// The path of the page of what a proposal became.
pub fn page_of(kind: ProposalKind, record: &str) -> String {
    match kind {
        ProposalKind::Exchange => format!("/scambi/{record}"),
        ProposalKind::Practice | ProposalKind::Adoption => format!("/pratiche/{record}"),
    }
}
