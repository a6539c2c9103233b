//! What the mail about a proposal says.

use app::editorial::proposals_model::proposal_path;
use serde_json::{Value, json};

use super::super::proposals::store::{self as proposals, Row};
use crate::change::{Change, Mail, MailKind, Recipients};
use crate::db::{Database, DatabaseError};

/// What every message about a proposal needs.
pub async fn data(database: &Database, row: &Row) -> Result<Value, DatabaseError> {
    let entity = proposals::entity_name(database, &row.entity).await?.unwrap_or_default();
    Ok(json!({
        "number": row.number.map(|number| number.to_string()).unwrap_or_default(),
        "title": row.fields.get("title"),
        "entity": entity,
        "author": row.author_name,
        "due": row.due.map(|day| day.to_string()).unwrap_or_default(),
        "text": row.reason.clone().unwrap_or_default(),
        "path": proposal_path(&row.id),
        "link": proposal_path(&row.id),
    }))
}

/// Tells everybody who wrote or sent a proposal.
pub fn tell_authors(change: &mut Change, row: &Row, kind: MailKind, data: &Value) {
    for author in &row.authors {
        change.mail(Mail::new(kind, Recipients::Person(author.clone()), data.clone()));
    }
}
