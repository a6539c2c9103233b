//! What is said of a proposal: threads that its authors see, and private notes.

use app::accounts::model::{Role, Viewer};
use app::editorial::desk::links::page_for;
use app::editorial::desk::model::{REMARK_LIMIT, RemarkForm, RemarkLine};
use app::editorial::proposal::{ProposalKind, find_field};
use app::error::AppError;
use app::i18n::Language;
use serde_json::json;

use super::super::workflow::in_reach;
use super::room::{DeskRoom, failure, new_id};
use super::store::{self, Remark};
use super::{deciding, mail};
use crate::change::{Actor, Change, EventKind, Mail, MailKind, Recipients, Subject};

impl DeskRoom {
    /// What was said of a proposal, as far as somebody may see it.
    pub(super) async fn said(
        &self,
        viewer: &Viewer,
        id: &str,
        language: Language,
    ) -> Result<Vec<RemarkLine>, AppError> {
        let proposal = self.proposal(id).await?;
        in_reach(deciding::asker(viewer, &proposal.row))?;
        let remarks = store::remarks(&self.database, id).await.map_err(failure)?;
        Ok(lines(remarks, proposal.row.kind, viewer, language))
    }

    /// Says something of a proposal; its authors answer in threads, and never see a private note.
    pub(super) async fn say(&self, viewer: &Viewer, form: RemarkForm) -> Result<(), AppError> {
        let proposal = self.proposal(&form.id).await?;
        in_reach(deciding::asker(viewer, &proposal.row))?;
        let is_curator = viewer.role == Role::Curator;
        if form.private && !is_curator {
            return Err(AppError::Forbidden);
        }
        if !form.field.is_empty() && find_field(proposal.row.kind, &form.field).is_none() {
            return Err(AppError::Invalid { field: "field".to_owned() });
        }
        let remark = Remark {
            id: new_id(),
            proposal: form.id,
            field: form.field,
            private: form.private,
            text: fit_text(&form.text)?,
            author: viewer.id.clone(),
            author_name: viewer.name.clone(),
            at: self.clock.now(),
            settled: false,
        };
        let mut change = Change::new(Actor::from(viewer), remark.at);
        store::say(&mut change, &remark);
        change.event(EventKind::Commented, &subject(&remark.proposal), None, Some(&json!({ "remark": remark.id })));
        let mut data = mail::data(&self.database, &proposal.row).await.map_err(failure)?;
        data["text"] = json!(remark.text);
        data["author"] = json!(viewer.name);
        let reader = if is_curator && !remark.private { Role::Contributor } else { Role::Curator };
        data["link"] = json!(page_for(reader, &remark.proposal));
        if is_curator && !remark.private {
            mail::tell_authors(&mut change, &proposal.row, MailKind::Comment, &data);
        } else if let (false, Some(curator)) = (is_curator, &proposal.row.curator) {
            change.mail(Mail::new(MailKind::Comment, Recipients::Person(curator.clone()), data));
        } else if remark.private {
            self.tell_mentioned(&mut change, viewer, &remark.text, &data).await?;
        }
        Ok(change.commit(&self.database).await?)
    }

    /// Tells the curators whom a note names, as `@Anna Bianchi`.
    async fn tell_mentioned(
        &self,
        change: &mut Change,
        viewer: &Viewer,
        text: &str,
        data: &serde_json::Value,
    ) -> Result<(), AppError> {
        let curators = store::curators(&self.database).await.map_err(failure)?;
        for curator in curators.iter().filter(|curator| curator.slug != viewer.id) {
            if text.contains(&format!("@{}", curator.name)) {
                change.mail(Mail::new(MailKind::Mention, Recipients::Person(curator.slug.clone()), data.clone()));
            }
        }
        Ok(())
    }

    /// Settles what was said, or opens it again. Whoever sees it may.
    pub(super) async fn settle_one(&self, viewer: &Viewer, remark: &str) -> Result<String, AppError> {
        let remark = store::find_remark(&self.database, remark).await.map_err(failure)?.ok_or(AppError::NotFound)?;
        let proposal = self.proposal(&remark.proposal).await?;
        in_reach(deciding::asker(viewer, &proposal.row))?;
        if remark.private && viewer.role != Role::Curator {
            return Err(AppError::NotFound);
        }
        let mut change = Change::new(Actor::from(viewer), self.clock.now());
        store::settle(&mut change, &remark);
        let content = |settled: bool| json!({ "remark": remark.id, "settled": settled });
        let (before, after) = (content(remark.settled), content(!remark.settled));
        change.event(EventKind::ThreadSettled, &subject(&remark.proposal), Some(&before), Some(&after));
        change.commit(&self.database).await?;
        Ok(remark.proposal)
    }
}

/// What was said, as far as somebody may see it; fields by what they are called.
pub fn lines(remarks: Vec<Remark>, kind: ProposalKind, viewer: &Viewer, language: Language) -> Vec<RemarkLine> {
    let is_curator = viewer.role == Role::Curator;
    let seen = remarks.into_iter().filter(|remark| is_curator || !remark.private);
    seen.map(|remark| RemarkLine {
        field: find_field(kind, &remark.field)
            .map(|(field, _)| field.label.text(language).to_owned())
            .unwrap_or_default(),
        id: remark.id,
        private: remark.private,
        text: remark.text,
        author: remark.author_name,
        at: remark.at,
        settled: remark.settled,
    })
    .collect()
}

fn subject(proposal: &str) -> Subject {
    Subject::new("proposal", proposal)
}

/// A text as a form sends it: with line ends of one character, not empty, not too long, nothing that cannot be seen.
fn fit_text(text: &str) -> Result<String, AppError> {
    let text = text.replace("\r\n", "\n").replace('\t', " ");
    let text = text.trim();
    let hidden = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let fits = text.chars().any(char::is_alphanumeric) && text.chars().count() <= REMARK_LIMIT;
    if fits && !text.chars().any(hidden) {
        Ok(text.to_owned())
    } else {
        Err(AppError::Invalid { field: "text".to_owned() })
    }
}
