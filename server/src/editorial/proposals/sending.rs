//! The life of a proposal as far as its entity makes it: begin, send, take back, throw away, make it an adoption.

use std::collections::BTreeMap;

use app::accounts::model::{Role, Viewer};
use app::catalogue::model::{Adoption, AdoptionStatus, PracticeSheet};
use app::editorial::desk::links::review_path;
use app::editorial::proposal::{Fields, ProposalKind, Stage, exchange_fields, find_field, practice_fields, problems};
use app::editorial::proposals_model::{Beginning, Receipt, RevisionKind, proposal_path};
use app::editorial::workflow::{ProposalState, Refusal};
use app::error::AppError;
use app::i18n::Language;
use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::attachments;
use super::origins::unconfirmed;
use super::room::{ProposalsRoom, failure, own_entity, writer};
use super::rules::{asker, due, may_see, may_write, situation};
use super::store::{self, Pause, Row, Sending};
use crate::change::{Actor, Change, ChangeError, EventKind, Mail, MailKind, Recipients, Subject};
use crate::editorial::workflow::{Action, Who, next};

/// How often a proposal is sent again where another one got its number.
const ATTEMPTS: u32 = 8;
/// Who has read `despite`: that a proposal has likely duplicates which were not looked at.
const DESPITE: &str = "despite";

impl ProposalsRoom {
    /// Begins a proposal of the viewer's entity.
    pub(super) async fn start(&self, viewer: &Viewer, beginning: Beginning) -> Result<String, AppError> {
        let entity = own_entity(viewer)?;
        let (what, event) = match beginning {
            Beginning::Copy(_) => (RevisionKind::Copied, EventKind::ProposalCopied),
            _ => (RevisionKind::Created, EventKind::ProposalCreated),
        };
        let (kind, about, fields) = self.beginning(viewer, &entity.id, beginning).await?;
        let row = Row { fields, about, ..self.new_row(viewer, &entity.id, kind) };
        self.keep_new(viewer, &row, what, event).await?;
        Ok(row.id)
    }

    /// A new draft with nothing in it.
    pub(super) fn new_row(&self, viewer: &Viewer, entity: &str, kind: ProposalKind) -> Row {
        let now = self.clock.now();
        Row {
            id: hex::encode(rand::random::<[u8; 12]>()),
            kind,
            entity: entity.to_owned(),
            author: viewer.id.clone(),
            author_name: viewer.name.clone(),
            authors: vec![viewer.id.clone()],
            state: ProposalState::Draft,
            fields: Fields::default(),
            version: 1,
            number: None,
            about: None,
            created: now,
            updated: now,
            submitted: None,
            since: now,
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

    /// Keeps a new draft.
    pub(super) async fn keep_new(
        &self,
        viewer: &Viewer,
        row: &Row,
        what: RevisionKind,
        event: EventKind,
    ) -> Result<(), AppError> {
        let mut change = Change::new(Actor::from(viewer), row.created);
        store::begin(&mut change, row, what);
        change.event(event, &subject(row), None, Some(&content(row)));
        Ok(change.commit(&self.database).await?)
    }

    /// What a proposal begins with: its kind, what it is about, and its fields.
    async fn beginning(
        &self,
        viewer: &Viewer,
        entity: &str,
        beginning: Beginning,
    ) -> Result<(ProposalKind, Option<String>, Fields), AppError> {
        match beginning {
            Beginning::Empty(ProposalKind::Adoption) => Err(AppError::Invalid { field: "of".to_owned() }),
            Beginning::Empty(kind) => Ok((kind, None, Fields::default())),
            Beginning::Copy(id) => {
                let row = self.row(&id).await?;
                may_see(viewer, &row)?;
                if row.entity != entity {
                    return Err(Refusal::OnlyItsEntity.into());
                }
                // A copy of a change is a change, and of an adoption an adoption.
                Ok((row.kind, row.about, row.fields))
            }
            Beginning::Change(ProposalKind::Exchange, id) => {
                let sheet = self.exchanges.exchange(&id, Language::Italian).await?;
                if !sheet.exchange.hosts.iter().any(|host| host == entity) {
                    return Err(AppError::Forbidden);
                }
                let fields = exchange_fields(&sheet.exchange, &sheet.modules, &sheet.sessions, entity);
                Ok((ProposalKind::Exchange, Some(id), fields))
            }
            Beginning::Change(_, id) => {
                let sheet = self.catalogue.practice(&id, None, Language::Italian).await?;
                let adoptions = own_adoptions(&sheet, entity);
                if adoptions.is_empty() {
                    return Err(AppError::Forbidden);
                }
                Ok((ProposalKind::Practice, Some(id), practice_fields(&sheet.practice, &adoptions, entity)))
            }
            Beginning::Adoption(id) => {
                self.catalogue.practice(&id, None, Language::Italian).await?;
                Ok((ProposalKind::Adoption, Some(id), Fields::default()))
            }
        }
    }

    /// Sends a proposal to the curators.
    pub(super) async fn send(
        &self,
        viewer: &Viewer,
        id: &str,
        version: i64,
        despite: bool,
    ) -> Result<Receipt, AppError> {
        let row = self.row(id).await?;
        let now = self.clock.now();
        let who = Who::Person(asker(viewer, &row));
        let after = next(situation(&row), Action::Submit, who, now)?;
        if row.version != version {
            return Err(AppError::Conflict);
        }
        self.nothing_wrong(&row).await?;
        let name = store::entity_name(&self.database, &row.entity).await.map_err(failure)?.unwrap_or_default();
        let likely = self.likely_duplicates(&row, &name, Language::Italian).await?;
        if !likely.is_empty() && !despite {
            return Err(AppError::Invalid { field: DESPITE.to_owned() });
        }
        let duplicates: Vec<String> = likely.into_iter().map(|one| one.practice.slug).collect();
        let pauses = answered(&row.pauses, now);
        let first = row.submitted.unwrap_or(now);
        let due = due(first.date_naive(), &pauses);
        let mut attempt = 0;
        loop {
            let last = store::last_number(&self.database).await.map_err(failure)?;
            let number = row.number.unwrap_or(last + 1);
            let sending =
                Sending { row: &row, number, pauses: &pauses, due, state: after.state, duplicates: &duplicates };
            attempt += 1;
            match submission(viewer, &sending, &name, now).commit(&self.database).await {
                Err(ChangeError::Refused(_)) if attempt < ATTEMPTS => {}
                Ok(()) => return Ok(Receipt { number, at: now, due }),
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// Only what has nothing wrong in it is sent; the first field with something wrong is named.
    async fn nothing_wrong(&self, row: &Row) -> Result<(), AppError> {
        let known = self.known(Language::Italian).await?;
        let wrong = problems(row.kind, &row.fields, &known, self.clock.today(), Stage::Sending);
        match wrong.into_iter().chain(unconfirmed(row)).next() {
            Some(problem) => Err(AppError::Invalid { field: problem.field }),
            None => Ok(()),
        }
    }

    /// Takes a proposal back.
    pub(super) async fn take_back(&self, viewer: &Viewer, id: &str) -> Result<(), AppError> {
        let row = self.row(id).await?;
        let now = self.clock.now();
        let who = Who::Person(asker(viewer, &row));
        let after = next(situation(&row), Action::Withdraw, who, now)?;
        let mut change = Change::new(Actor::from(viewer), now);
        store::move_to(&mut change, &row, after.state, RevisionKind::Withdrawn, writer(viewer), now);
        let withdrawn = Row { state: after.state, ..row.clone() };
        change.event(EventKind::ProposalWithdrawn, &subject(&row), Some(&content(&row)), Some(&content(&withdrawn)));
        Ok(change.commit(&self.database).await?)
    }

    /// Deletes a draft that was never sent, with its files.
    pub(super) async fn throw_away(&self, viewer: &Viewer, id: &str) -> Result<(), AppError> {
        let row = self.row(id).await?;
        may_write(viewer, &row)?;
        if row.state != ProposalState::Draft {
            return Err(Refusal::WrongState.into());
        }
        let attachments = attachments::of_proposal(&self.database, id).await.map_err(failure)?;
        let mut change = Change::new(Actor::from(viewer), self.clock.now());
        store::delete(&mut change, &row);
        change.event(EventKind::ProposalDeleted, &subject(&row), Some(&content(&row)), None);
        change.commit(&self.database).await?;
        for attachment in attachments {
            self.files.remove(&attachment.file).await;
        }
        Ok(())
    }

    /// Makes a draft of a practice the adoption of a published one; what both forms ask stays as it was written.
    pub(super) async fn adopt_instead(&self, viewer: &Viewer, id: &str, practice: &str) -> Result<(), AppError> {
        let row = self.row(id).await?;
        may_write(viewer, &row)?;
        if row.kind != ProposalKind::Practice || row.number.is_some() {
            return Err(Refusal::WrongState.into());
        }
        self.catalogue.practice(practice, None, Language::Italian).await?;
        let mut fields: Fields =
            row.fields.iter().filter(|(name, _)| find_field(ProposalKind::Adoption, name).is_some()).collect();
        // What was told of the practice is the entity's own way to do it.
        fields.set("note", row.fields.get("summary"));
        let now = self.clock.now();
        let mut change = Change::new(Actor::from(viewer), now);
        store::adopt(&mut change, &row, &fields, practice, writer(viewer), now);
        let adopted = Row { kind: ProposalKind::Adoption, fields, ..row.clone() };
        change.event(EventKind::AdoptionAdded, &subject(&row), Some(&content(&row)), Some(&content(&adopted)));
        Ok(change.commit(&self.database).await?)
    }
}

/// The change that sends a proposal: to its author goes the receipt, to the curators that it is there.
fn submission(viewer: &Viewer, sending: &Sending, entity: &str, now: DateTime<Utc>) -> Change {
    let row = sending.row;
    let mut change = Change::new(Actor::from(viewer), now);
    store::submit(&mut change, sending, writer(viewer), now);
    let sent = Row { state: sending.state, number: Some(sending.number), ..row.clone() };
    change.event(EventKind::ProposalSubmitted, &subject(row), Some(&content(row)), Some(&content(&sent)));
    let mut data = json!({
        "number": sending.number.to_string(),
        "title": row.fields.get("title"),
        "entity": entity,
        "author": viewer.name,
        "due": sending.due.map(|day| day.to_string()).unwrap_or_default(),
        "sent": now,
        "path": proposal_path(&row.id),
        "link": proposal_path(&row.id),
        "duplicates": sending.duplicates.join(", "),
    });
    change.mail(Mail::new(MailKind::Receipt, Recipients::Person(viewer.id.clone()), data.clone()));
    let curators = match &row.curator {
        Some(curator) => Recipients::Person(curator.clone()),
        None => Recipients::Role(Role::Curator),
    };
    data["link"] = json!(review_path(&row.id));
    change.mail(Mail::new(MailKind::NewProposal, curators, data));
    change
}

/// The record that an event happens to.
pub(super) fn subject(row: &Row) -> Subject {
    Subject::new("proposal", row.id.clone())
}

/// What the trail keeps a digest of.
pub(super) fn content(row: &Row) -> Value {
    json!({ "kind": row.kind, "state": row.state, "number": row.number, "about": row.about, "fields": row.fields })
}

/// The pauses, of which an open one ends with this answer.
fn answered(pauses: &[Pause], now: DateTime<Utc>) -> Vec<Pause> {
    let today = now.date_naive().to_string();
    let answer = |pause: &Pause| Pause { until: pause.until.clone().or_else(|| Some(today.clone())), ..pause.clone() };
    pauses.iter().map(answer).collect()
}

/// How the entity did a published practice, as far as its page says.
fn own_adoptions(sheet: &PracticeSheet, entity: &str) -> Vec<Adoption> {
    let own = sheet.adoptions.iter().filter(|line| line.entity.slug == entity);
    own.map(|line| Adoption {
        id: format!("{}--{entity}", sheet.practice.id),
        practice: sheet.practice.id.clone(),
        entity: entity.to_owned(),
        tools: line.tools.iter().map(|tool| tool.slug.clone()).collect(),
        period_start: None,
        period_end: None,
        status: if line.status == AdoptionStatus::Unknown { AdoptionStatus::InForce } else { line.status },
        note: line.note.clone(),
        source: sheet.practice.source.clone(),
        locator: line.locator.clone(),
    })
    .collect()
}
