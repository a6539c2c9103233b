//! What is attached to proposals, as the database keeps it.

use app::editorial::proposals_model::AttachmentKind;
use chrono::{DateTime, Utc};
use serde::Deserialize;
use surrealdb::types::{Object, Value};

use super::super::store::{Row, time};
use crate::change::Change;
use crate::db::{Database, DatabaseError, link};

/// Something attached.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Attachment {
    /// Its id.
    pub id: String,
    /// The proposal.
    pub proposal: String,
    /// What it is called.
    pub name: String,
    /// What it is.
    pub kind: AttachmentKind,
    /// Its bytes.
    pub bytes: i64,
    /// The digest of its content.
    pub digest: String,
    /// The name under which it lies in the folder.
    pub file: String,
}

/// The attachments of a proposal, the first first.
pub async fn of_proposal(database: &Database, id: &str) -> Result<Vec<Attachment>, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("proposal", link("proposal", id));
    database.read("SELECT * FROM attachment WHERE proposal = $proposal ORDER BY created", variables).await
}

/// The attachment with this id.
pub async fn attachment(database: &Database, id: &str) -> Result<Option<Attachment>, DatabaseError> {
    database.find("attachment", id).await
}

/// Adds an attachment, unless there are as many as there may be.
pub fn attach(change: &mut Change, row: &Row, attachment: &Attachment, writer: &str, most: i64, now: DateTime<Utc>) {
    let mut content = Object::new();
    content.insert("proposal", link("proposal", &attachment.proposal));
    content.insert("name", attachment.name.clone());
    content.insert("kind", attachment.kind.word().to_owned());
    content.insert("bytes", attachment.bytes);
    content.insert("digest", attachment.digest.clone());
    content.insert("file", attachment.file.clone());
    content.insert("author", writer.to_owned());
    content.insert("created", time(now));
    let mut variables = Object::new();
    variables.insert("proposal", link("proposal", &row.id));
    variables.insert("state", row.state.word().to_owned());
    variables.insert("attachment", link("attachment", &attachment.id));
    variables.insert("content", Value::Object(content));
    variables.insert("most", most);
    variables.insert("now", time(now));
    // The proposal is written as well, so that two uploads at once cannot both be the last one.
    let statements = "
        IF (SELECT VALUE state FROM ONLY $proposal) != $state { THROW 'conflict' };
        IF array::len(SELECT id FROM attachment WHERE proposal = $proposal) >= $most { THROW 'too many' };
        CREATE $attachment CONTENT $content;
        UPDATE $proposal SET updated = $now;";
    change.write(statements, variables);
}

/// Takes an attachment out.
pub fn detach(change: &mut Change, attachment: &Attachment) {
    let mut variables = Object::new();
    variables.insert("attachment", link("attachment", &attachment.id));
    change.write("DELETE $attachment;", variables);
}
