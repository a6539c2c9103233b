//! A proposal as the pages' lists show it.

use app::accounts::model::{OwnEntity, Viewer};
use app::editorial::differences::FieldDifference;
use app::editorial::proposal::{Known, ProposalKind};
use app::editorial::proposals_model::{AttachmentLine, EditLine, HistoryLine, ProposalLine};
use app::editorial::workflow::Turn;
use app::i18n::Language;
use app::registry::model::Named;
use chrono::{DateTime, Utc};

use super::super::differences::differences;
use super::attachments::Attachment;
use super::store::{Edit, Revision, Row};

/// A proposal in a list.
pub fn line(row: &Row, viewer: &Viewer, entity: String, about: Option<Named>, now: DateTime<Utc>) -> ProposalLine {
    let title = match (row.kind, &about) {
        (ProposalKind::Adoption, Some(practice)) => practice.name.clone(),
        _ => row.fields.get("title").trim().to_owned(),
    };
    ProposalLine {
        id: row.id.clone(),
        kind: row.kind,
        title,
        state: row.state,
        number: row.number,
        author: row.author_name.clone(),
        own: row.author == viewer.id,
        entity: OwnEntity { id: row.entity.clone(), name: entity },
        created: row.created,
        updated: row.updated,
        submitted: row.submitted,
        due: row.due.filter(|_| row.state.turn() == Turn::Curator),
        days: now.signed_duration_since(row.since).num_days(),
        about,
    }
}

/// Something attached.
pub fn attachment_line(attachment: Attachment) -> AttachmentLine {
    AttachmentLine { id: attachment.id, name: attachment.name, bytes: attachment.bytes, kind: attachment.kind }
}

/// What became of a proposal at a time.
pub fn history_line(revision: Revision) -> HistoryLine {
    HistoryLine { at: revision.at, what: revision.what, who: revision.author_name, version: revision.version }
}

/// What a curator changed, word by word.
pub fn edit_line(kind: ProposalKind, edit: Edit, known: &Known, language: Language) -> EditLine {
    let fields = differences(kind, &edit.earlier, &edit.fields, known, language);
    EditLine {
        at: edit.at,
        who: edit.author_name,
        version: edit.version,
        fields: fields.into_iter().filter(FieldDifference::is_changed).collect(),
    }
}
