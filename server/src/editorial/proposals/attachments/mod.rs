//! Attaching files to a proposal, and giving them back.

mod store;

use app::accounts::model::Viewer;
use app::editorial::proposal::ATTACHMENTS;
use app::editorial::proposals_api::{Attached, AttachedFile};
use app::editorial::proposals_model::{AttachmentKind, AttachmentTrouble};
use app::editorial::workflow::ProposalState;
use app::error::AppError;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::lines::attachment_line;
use super::room::{ProposalsRoom, failure};
use super::rules::{may_see, may_write};
use super::sending::subject;
use super::store::Row;
use crate::change::{Actor, Change, ChangeError, EventKind};
use crate::editorial::attachments::{clean_name, inspect};

pub use self::store::{Attachment, of_proposal};

impl ProposalsRoom {
    /// Attaches a file, or says why not.
    pub(super) async fn attach_to(
        &self,
        viewer: &Viewer,
        id: &str,
        name: &str,
        content: Vec<u8>,
    ) -> Result<Attached, AppError> {
        let row = self.row(id).await?;
        may_write(viewer, &row)?;
        // Images are drawn anew, which takes its time: no other request should wait for it.
        let inspected = tokio::task::spawn_blocking(move || inspect(content)).await;
        let accepted = match inspected {
            Ok(Ok(accepted)) => accepted,
            Ok(Err(trouble)) => return Ok(Err(trouble)),
            Err(error) => {
                tracing::error!(%error, "an attachment could not be looked at");
                return Ok(Err(AttachmentTrouble::Broken));
            }
        };
        let file = self.files.keep(&accepted.content).await.map_err(|error| {
            tracing::error!(%error, "an attachment could not be kept");
            AppError::Unavailable
        })?;
        let attachment = Attachment {
            id: hex::encode(rand::random::<[u8; 12]>()),
            proposal: row.id.clone(),
            name: clean_name(name, accepted.kind),
            kind: accepted.kind,
            bytes: i64::try_from(accepted.content.len()).unwrap_or(i64::MAX),
            digest: hex::encode(Sha256::digest(&accepted.content)),
            file,
        };
        let added = self.add(viewer, &row, &attachment).await;
        if !matches!(added, Ok(Ok(_))) {
            self.files.remove(&attachment.file).await;
        }
        added
    }

    async fn add(&self, viewer: &Viewer, row: &Row, attachment: &Attachment) -> Result<Attached, AppError> {
        let now = self.clock.now();
        let mut change = Change::new(Actor::from(viewer), now);
        let most = i64::try_from(ATTACHMENTS).unwrap_or(i64::MAX);
        store::attach(&mut change, row, attachment, &viewer.id, most, now);
        change.event(EventKind::AttachmentAdded, &subject(row), None, Some(&said(attachment)));
        match change.commit(&self.database).await {
            Ok(()) => Ok(Ok(attachment_line(attachment.clone()))),
            Err(ChangeError::Refused(_)) => Ok(Err(AttachmentTrouble::TooMany)),
            Err(error) => Err(error.into()),
        }
    }

    /// Takes an attachment out, and says of which proposal.
    pub(super) async fn take_out(&self, viewer: &Viewer, attachment: &str) -> Result<String, AppError> {
        let (attachment, row) = self.attached(attachment).await?;
        may_write(viewer, &row)?;
        let mut change = Change::new(Actor::from(viewer), self.clock.now());
        store::detach(&mut change, &attachment);
        change.event(EventKind::AttachmentRemoved, &subject(&row), Some(&said(&attachment)), None);
        change.commit(&self.database).await?;
        self.files.remove(&attachment.file).await;
        Ok(row.id)
    }

    /// An attachment, for who may see it.
    pub(super) async fn file(&self, viewer: Option<&Viewer>, attachment: &str) -> Result<AttachedFile, AppError> {
        let (attachment, row) = self.attached(attachment).await?;
        if row.state != ProposalState::Published {
            may_see(viewer.ok_or(AppError::NotFound)?, &row)?;
        }
        let content = self.files.read(&attachment.file).await.map_err(|error| {
            tracing::error!(%error, file = attachment.file, "an attachment's file cannot be read");
            AppError::Unavailable
        })?;
        Ok(AttachedFile { name: attachment.name, media_type: media_type(attachment.kind), content })
    }

    async fn attached(&self, id: &str) -> Result<(Attachment, Row), AppError> {
        let attachment = store::attachment(&self.database, id).await.map_err(failure)?;
        let attachment = attachment.ok_or(AppError::NotFound)?;
        let row = self.row(&attachment.proposal).await?;
        Ok((attachment, row))
    }
}

/// What the trail keeps a digest of.
fn said(attachment: &Attachment) -> serde_json::Value {
    json!({ "attachment": attachment.id, "name": attachment.name, "digest": attachment.digest })
}

fn media_type(kind: AttachmentKind) -> &'static str {
    match kind {
        AttachmentKind::Pdf => "application/pdf",
        AttachmentKind::Odt => "application/vnd.oasis.opendocument.text",
        AttachmentKind::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        AttachmentKind::Png => "image/png",
        AttachmentKind::Jpeg => "image/jpeg",
    }
}
