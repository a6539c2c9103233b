//! A change: what it writes, its events in the trail and its mail, in one transaction or not at all.

mod store;

use app::accounts::model::{Role, Viewer};
use app::error::AppError;
use app::i18n::Language;
use chrono::{DateTime, SubsecRound, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use surrealdb::types::{Array, Datetime, Object, SurrealValue, Value};

pub use app::accounts::mail::MailKind;
pub use app::accounts::trail::EventKind;

use crate::accounts::trail::chain::{self, Entry};
use crate::db::{Database, DatabaseError, link};

/// What the engine says before the text of a `THROW`.
const THROWN: &str = "An error occurred: ";
/// The text of the `THROW` by which statements say that somebody else was faster.
const CONFLICT: &str = "conflict";
/// Variables that are the engine's own.
const RESERVED: [&str; 3] = ["this", "parent", "value"];

/// Who makes a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The id of the account.
    pub person: Option<String>,
    /// What the person acts as.
    pub role: Option<Role>,
}

impl Actor {
    /// The clock, and whoever has no account.
    pub fn nobody() -> Self {
        Self { person: None, role: None }
    }
}

impl From<&Viewer> for Actor {
    fn from(viewer: &Viewer) -> Self {
        Self { person: Some(viewer.id.clone()), role: Some(viewer.role) }
    }
}

/// The record that an event happened to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Its table.
    pub table: &'static str,
    /// Its id.
    pub id: String,
}

impl Subject {
    /// A record of a table.
    pub fn new(table: &'static str, id: impl Into<String>) -> Self {
        Self { table, id: id.into() }
    }
}

/// Who gets a message. People whose account is closed get none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "to", content = "who", rename_all = "kebab-case")]
pub enum Recipients {
    /// The person with this id.
    Person(String),
    /// An address of somebody who needs no account.
    Address(String),
    /// Everybody with a role.
    Role(Role),
    /// Everybody with a role for the entity with this id.
    RoleOfEntity(Role, String),
    /// Everybody with a role for an entity of a region, by the region's name.
    RoleOfRegion(Role, String),
}

/// A message to send.
#[derive(Clone, Debug, PartialEq)]
pub struct Mail {
    /// What it says.
    pub kind: MailKind,
    /// Who gets it.
    pub to: Recipients,
    /// What its template needs: an object of texts.
    pub data: serde_json::Value,
    /// The language for those who have no account and so chose none.
    pub language: Language,
    /// What it is sent for, where that is not the event before it in its change: of all messages of a kind with the same
    /// occasion, a person gets one. For what more than one server's clock may ask for (`proposal:x/due/2026-11-21`).
    pub occasion: Option<String>,
}

impl Mail {
    /// A message about the event before it.
    pub fn new(kind: MailKind, to: Recipients, data: serde_json::Value) -> Self {
        Self { kind, to, data, language: Language::Italian, occasion: None }
    }

    /// In this language for those who have no account.
    #[must_use]
    pub fn in_language(self, language: Language) -> Self {
        Self { language, ..self }
    }

    /// Once for an occasion, however often it is asked for.
    #[must_use]
    pub fn once(self, occasion: impl Into<String>) -> Self {
        Self { occasion: Some(occasion.into()), ..self }
    }
}

/// Why a change was not made. Nothing of it was, then.
#[derive(Debug, thiserror::Error)]
pub enum ChangeError {
    /// Somebody else changed the same meanwhile: the statements threw `conflict`.
    #[error("somebody else changed it meanwhile")]
    Conflict,
    /// A message does not say all that its template names.
    #[error("the message {kind} needs {placeholder}")]
    Mail {
        /// The word of its kind.
        kind: &'static str,
        /// What its template names.
        placeholder: String,
    },
    /// The statements threw this other word.
    #[error("the statements refused: {0}")]
    Refused(String),
    /// The database failed.
    #[error(transparent)]
    Database(DatabaseError),
}

impl From<DatabaseError> for ChangeError {
    fn from(error: DatabaseError) -> Self {
        let DatabaseError::Engine(cause) = &error else { return Self::Database(error) };
        if !cause.is_thrown() {
            return Self::Database(error);
        }
        let text = cause.to_string();
        match text.strip_prefix(THROWN).unwrap_or(&text) {
            CONFLICT => Self::Conflict,
            word => Self::Refused(word.to_owned()),
        }
    }
}

impl From<ChangeError> for AppError {
    /// The answer for whoever asked for the change; what failed is logged here.
    fn from(error: ChangeError) -> Self {
        if let ChangeError::Conflict = error {
            return Self::Conflict;
        }
        tracing::error!(%error, "a change was not made");
        Self::Unavailable
    }
}

/// One change: records, trail and mail in one transaction, or nothing.
#[derive(Debug)]
pub struct Change {
    actor: Actor,
    now: DateTime<Utc>,
    /// Tells this change's mail from any other's.
    key: String,
    statements: String,
    variables: Object,
    parts: usize,
    events: Vec<Entry>,
    mails: Vec<Value>,
    /// The first message that does not say all that it should.
    unfit: Option<(MailKind, String)>,
}

impl Change {
    /// An empty change.
    pub fn new(actor: Actor, now: DateTime<Utc>) -> Self {
        Self {
            actor,
            now: now.trunc_subsecs(6),
            key: hex::encode(rand::random::<[u8; 16]>()),
            statements: String::new(),
            variables: Object::new(),
            parts: 0,
            events: Vec::new(),
            mails: Vec::new(),
            unfit: None,
        }
    }

    /// Adds statements, with the variables that they name `$name`. No other statements of the change see these variables,
    /// nor those that the statements set. A literal must not hold `$name`: bind it.
    pub fn write(&mut self, statements: &str, variables: Object) {
        self.parts += 1;
        let prefix = format!("part{}_", self.parts);
        self.statements.push_str(&renamed(statements, &prefix));
        if !self.statements.trim_end().ends_with([';', '}']) {
            self.statements.push(';');
        }
        self.statements.push('\n');
        for (name, value) in variables.into_inner() {
            self.variables.insert(format!("{prefix}{name}"), value);
        }
    }

    /// Adds an event of the trail: what happened to which record, with the record's content before and after (`None`: it
    /// did not exist, or is gone). Only the contents' digests are kept, and the names of the fields that changed.
    pub fn event(
        &mut self,
        kind: EventKind,
        subject: &Subject,
        before: Option<&serde_json::Value>,
        after: Option<&serde_json::Value>,
    ) {
        self.events.push(Entry {
            at: self.now,
            person: self.actor.person.clone(),
            role: self.actor.role.map(|role| role.word().to_owned()),
            kind: kind.word().to_owned(),
            subject_table: subject.table.to_owned(),
            subject_id: subject.id.clone(),
            changed: chain::changed_fields(before, after),
            before: before.map(chain::content_digest),
            after: after.map(chain::content_digest),
        });
    }

    /// Adds a message about the event that was added last. Its data are what [`crate::mail::placeholders`] names.
    pub fn mail(&mut self, mail: Mail) {
        let missing = crate::mail::missing(mail.kind, &mail.data).map(|placeholder| (mail.kind, placeholder));
        self.unfit = self.unfit.take().or(missing);
        let occasion = mail.occasion.unwrap_or_else(|| format!("{}/{}", self.key, self.events.len()));
        let recipients = serde_json::json!(mail.to);
        let digest = Sha256::digest(format!("{occasion}\n{}\n{recipients}", mail.kind.word()));
        let mut content = Object::new();
        content.insert("occasion", occasion);
        content.insert("kind", mail.kind.word().to_owned());
        content.insert("recipients", recipients.into_value());
        content.insert("data", mail.data.into_value());
        content.insert("language", mail.language.tag().to_owned());
        content.insert("created", Value::Datetime(Datetime::from(self.now)));
        let mut row = Object::new();
        row.insert("row", link("outbox", &hex::encode(&digest[..16])));
        row.insert("content", Value::Object(content));
        self.mails.push(Value::Object(row));
    }

    /// Makes the change: all of it in one transaction, tried again where it lost a race. Statements that throw
    /// `conflict` give [`ChangeError::Conflict`].
    pub async fn commit(self, database: &Database) -> Result<(), ChangeError> {
        if let Some((kind, placeholder)) = self.unfit {
            return Err(ChangeError::Mail { kind: kind.word(), placeholder });
        }
        let (statements, variables) = self.transaction();
        Ok(database.write_in_turn(&statements, variables).await?)
    }

    fn transaction(self) -> (String, Object) {
        let Self { mut statements, mut variables, events, mails, .. } = self;
        if !events.is_empty() {
            statements.push_str(store::ADD_EVENTS);
            variables.insert("trail_events", Value::Array(Array::from(events.iter().map(row).collect::<Vec<_>>())));
        }
        if !mails.is_empty() {
            statements.push_str(store::ADD_MAIL);
            variables.insert("trail_mails", Value::Array(Array::from(mails)));
        }
        (statements, variables)
    }
}

/// An event as the statement that adds it takes it: the record without its place in the chain, and the digest's text.
fn row(entry: &Entry) -> Value {
    let text = |text: &Option<String>| text.clone().map_or(Value::None, Value::String);
    let mut record = Object::new();
    record.insert("at", Value::Datetime(Datetime::from(entry.at)));
    record.insert("person", text(&entry.person));
    record.insert("role", text(&entry.role));
    record.insert("kind", entry.kind.clone());
    record.insert("subject_table", entry.subject_table.clone());
    record.insert("subject_id", entry.subject_id.clone());
    record.insert("changed", entry.changed.clone());
    record.insert("before_digest", text(&entry.before));
    record.insert("after_digest", text(&entry.after));
    let mut row = Object::new();
    row.insert("text", entry.text());
    row.insert("entry", Value::Object(record));
    Value::Object(row)
}

/// Statements whose variables have a prefix, so that those of other statements are others.
fn renamed(statements: &str, prefix: &str) -> String {
    let mut parts = statements.split('$');
    let mut renamed = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let name = part.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap_or_default();
        renamed.push('$');
        if !name.is_empty() && !RESERVED.contains(&name) {
            renamed.push_str(prefix);
        }
        renamed.push_str(part);
    }
    renamed
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::accounts::trail::chain::ROOT;
    use crate::beginning::empty_database;

    /// A table of the test's own, with a version as records have that several people edit.
    const NOTES: &str = "DEFINE TABLE note SCHEMAFULL; DEFINE FIELD text ON note TYPE string;
                         DEFINE FIELD version ON note TYPE int;";
    const KEEP: &str = "UPSERT $record SET text = $text, version = $version;";
    const EDIT: &str = "IF (SELECT VALUE version FROM ONLY $record) != $version { THROW 'conflict' };
                        UPDATE $record SET text = $text, version = $version + 1;";

    /// An event as the trail holds it.
    #[derive(Debug, Deserialize)]
    struct Kept {
        number: i64,
        previous: String,
        digest: String,
        #[serde(flatten)]
        entry: Entry,
    }

    async fn database() -> Database {
        let database = empty_database().await;
        database.write(NOTES, Object::new()).await.expect("a table");
        database
    }

    fn curator() -> Actor {
        Actor { person: Some("anna".into()), role: Some(Role::Curator) }
    }

    fn now() -> DateTime<Utc> {
        "2026-11-21T09:00:00.123456789Z".parse().expect("a time")
    }

    fn note(id: &str, text: &str, version: i64) -> Object {
        let mut variables = Object::new();
        variables.insert("record", link("note", id));
        variables.insert("text", text.to_owned());
        variables.insert("version", version);
        variables
    }

    /// A change that keeps a note, says so in the trail and tells the curators.
    fn keeping(id: &str, text: &str) -> Change {
        let mut change = Change::new(curator(), now());
        change.write(KEEP, note(id, text, 1));
        let after = json!({ "text": text });
        change.event(EventKind::RegistryAdded, &Subject::new("note", id), None, Some(&after));
        let data = json!({ "title": text, "link": "/pratiche/x" });
        change.mail(Mail::new(MailKind::Published, Recipients::Role(Role::Curator), data));
        change
    }

    async fn count(database: &Database, table: &str) -> usize {
        database.list::<serde_json::Value>(table).await.expect("records").len()
    }

    async fn trail(database: &Database) -> Vec<Kept> {
        database.read("SELECT * FROM audit_event ORDER BY number", Object::new()).await.expect("events")
    }

    /// That every event is tied to the one before, as Rust computes it, and the head to the last.
    async fn assert_chained(database: &Database, length: i64) {
        let events = trail(database).await;
        assert_eq!(events.iter().map(|event| event.number).collect::<Vec<_>>(), (1..=length).collect::<Vec<_>>());
        let mut previous = ROOT.to_owned();
        for event in events {
            assert_eq!(event.previous, previous, "{}", event.number);
            previous = chain::link(&previous, event.number, &event.entry.text());
            assert_eq!(event.digest, previous, "{}", event.number);
        }
        let head: Vec<String> =
            database.read("SELECT VALUE digest FROM ONLY audit_head:chain", Object::new()).await.expect("a head");
        assert_eq!(head, [previous]);
    }

    #[tokio::test]
    async fn record_trail_and_mail_are_written_together() {
        let database = database().await;
        keeping("a", "Prima").commit(&database).await.expect("a change");
        assert_eq!((count(&database, "note").await, count(&database, "outbox").await), (1, 1));
        let events = trail(&database).await;
        let entry = &events[0].entry;
        assert_eq!((entry.person.as_deref(), entry.role.as_deref()), (Some("anna"), Some("curator")));
        assert_eq!((entry.kind.as_str(), entry.subject_table.as_str()), ("registry-added", "note"));
        assert_eq!((entry.changed.as_slice(), entry.before.as_deref()), (["text".to_owned()].as_slice(), None));
        assert_eq!(entry.at, "2026-11-21T09:00:00.123456Z".parse::<DateTime<Utc>>().expect("a time"));
        // The digest that `printf '{"text":"Prima"}' | sha256sum` prints.
        let known = "71906267bf44145c3bb4d69a909d08e17bd2d3607856ea5e5db5657aae43ef5c";
        assert_eq!(entry.after.as_deref(), Some(known));
    }

    #[tokio::test]
    async fn what_fails_leaves_nothing_behind() {
        let database = database().await;
        let mut change = keeping("a", "Prima");
        change.write("CREATE note:b SET text = 3;", Object::new());
        let failed = change.commit(&database).await;
        assert!(matches!(failed, Err(ChangeError::Database(_))), "{failed:?}");
        for table in ["note", "audit_event", "outbox"] {
            assert_eq!(count(&database, table).await, 0, "{table}");
        }
        assert_chained(&database, 0).await;
    }

    #[tokio::test]
    async fn an_event_that_the_schema_refuses_takes_the_record_along() {
        let database = database().await;
        let mut change = keeping("a", "Prima");
        change.event(EventKind::RegistryAdded, &Subject::new("note", ""), None, None);
        change.commit(&database).await.expect_err("an event about nothing");
        assert_eq!(count(&database, "note").await, 0);
    }

    #[tokio::test]
    async fn eight_writers_at_once_make_one_chain() {
        let database = database().await;
        let writers = (0..8).map(|writer| {
            let database = database.clone();
            // Without taking turns, as if each was in a process of its own.
            let (statements, variables) = keeping(&format!("n{writer}"), "Insieme").transaction();
            tokio::spawn(async move { database.write(&statements, variables).await })
        });
        for writer in writers.collect::<Vec<_>>() {
            writer.await.expect("a writer who gets to the end").expect("a change");
        }
        assert_eq!(count(&database, "note").await, 8);
        assert_chained(&database, 8).await;
    }

    #[tokio::test]
    async fn many_writers_of_one_process_take_turns() {
        let database = database().await;
        let writers = (0..64).map(|writer| {
            let database = database.clone();
            let mut change = keeping(&format!("n{writer}"), "Insieme");
            change.event(EventKind::RegistryChanged, &Subject::new("note", "x"), None, None);
            tokio::spawn(async move { change.commit(&database).await })
        });
        for writer in writers.collect::<Vec<_>>() {
            writer.await.expect("a writer who gets to the end").expect("a change");
        }
        assert_chained(&database, 128).await;
    }

    #[tokio::test]
    async fn the_second_of_two_editors_is_told_of_the_first() {
        let database = database().await;
        keeping("a", "Prima").commit(&database).await.expect("a change");
        let edit = |text: &str| {
            let mut change = Change::new(curator(), now());
            change.write(EDIT, note("a", text, 1));
            change.event(EventKind::Edited, &Subject::new("note", "a"), None, None);
            change
        };
        edit("Di Anna").commit(&database).await.expect("the first edit");
        let second = edit("Di Bruno").commit(&database).await;
        assert!(matches!(second, Err(ChangeError::Conflict)), "{second:?}");
        let texts: Vec<String> = database.read("SELECT VALUE text FROM note", Object::new()).await.expect("notes");
        assert_eq!(texts, ["Di Anna"]);
        assert_chained(&database, 2).await;
    }

    #[tokio::test]
    async fn another_word_that_is_thrown_comes_back() {
        let database = database().await;
        let mut change = Change::new(Actor::nobody(), now());
        change.write("THROW 'used up'", Object::new());
        let refused = change.commit(&database).await;
        assert!(matches!(&refused, Err(ChangeError::Refused(word)) if word == "used up"), "{refused:?}");
    }

    #[tokio::test]
    async fn the_same_name_means_something_else_in_other_statements() {
        let database = database().await;
        let mut change = Change::new(Actor::nobody(), now());
        change.write(KEEP, note("a", "Prima", 1));
        change.write(KEEP, note("b", "Seconda", 2));
        change.commit(&database).await.expect("a change");
        let texts: Vec<String> =
            database.read("SELECT VALUE text FROM note ORDER BY text", Object::new()).await.expect("notes");
        assert_eq!(texts, ["Prima", "Seconda"]);
    }

    #[test]
    fn variables_get_the_prefix_and_the_engines_own_do_not() {
        assert_eq!(renamed("LET $a = $this.b + $a_1; $", "p_"), "LET $p_a = $this.b + $p_a_1; $");
    }

    #[tokio::test]
    async fn mail_with_an_occasion_is_asked_for_once() {
        let database = database().await;
        for _ in 0..2 {
            let mut change = Change::new(Actor::nobody(), now());
            let data = json!({ "number": "7", "title": "A", "due": "2026-12-01", "link": "/area" });
            let mail = Mail::new(MailKind::Reminder, Recipients::Person("anna".into()), data);
            change.mail(mail.once("proposal:x/due/2026-11-21"));
            change.commit(&database).await.expect("a change");
        }
        assert_eq!(count(&database, "outbox").await, 1);
    }

    #[tokio::test]
    async fn mail_that_does_not_say_all_it_should_stops_the_change() {
        let database = database().await;
        let mut change = keeping("a", "Prima");
        change.mail(Mail::new(MailKind::Published, Recipients::Role(Role::Curator), json!({ "title": "A" })));
        let refused = change.commit(&database).await.expect_err("no link");
        assert_eq!(refused.to_string(), "the message published needs link");
        assert_eq!(count(&database, "note").await, 0);
    }

    #[tokio::test]
    async fn the_trail_cannot_be_rewritten() {
        let database = database().await;
        keeping("a", "Prima").commit(&database).await.expect("a change");
        for statement in ["UPDATE audit_event SET kind = 'refused'", "DELETE audit_event", "DELETE audit_event:1"] {
            database.write(statement, Object::new()).await.expect_err(statement);
        }
        assert_chained(&database, 1).await;
    }
}
