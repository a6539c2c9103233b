//! Opinions of experts without an account: asked for by curators, given once by a link that nobody guesses.

mod rules;
mod store;

use app::accounts::form::Secret;
use app::accounts::model::Viewer;
use app::editorial::desk::links::review_path;
use app::editorial::opinions::api::Opinions;
use app::editorial::opinions::model::{
    OPINION_LIMIT, OPINION_PATH, OpinionForm, OpinionLine, OpinionRequest, OpinionSheet, OpinionState,
    Opinions as OpinionsOfProposal, Recommendation,
};
use app::editorial::proposal::Fields;
use app::editorial::workflow::ProposalState;
use app::error::AppError;
use app::i18n::Language;
use async_trait::async_trait;
use serde_json::{Value, json};

use self::store::Opinion;
use super::differences::differences;
use super::proposals::attachments;
use super::proposals::store::{self as proposals, Row};
use super::wording::{fit_text, title};
use crate::accounts::token;
use crate::change::{Actor, Change, ChangeError, EventKind, Mail, MailKind, Recipients, Subject};
use crate::clock::Clock;
use crate::db::{Database, DatabaseError};

/// Keeps opinions, and asks for them.
pub struct OpinionsRoom {
    database: Database,
    clock: Clock,
}

impl OpinionsRoom {
    /// The room over a database.
    pub fn new(database: Database, clock: Clock) -> Self {
        Self { database, clock }
    }

    /// The proposal with this id, once it was sent.
    async fn proposal(&self, id: &str) -> Result<Row, AppError> {
        let found = proposals::find(&self.database, id).await.map_err(failure)?;
        found.filter(|row| row.number.is_some()).ok_or(AppError::NotFound)
    }

    /// The request behind a link with its proposal. Whatever is wrong with the link, it is gone.
    async fn open(&self, code: &Secret) -> Result<(Opinion, Row), AppError> {
        let found = store::find_open(&self.database, &token::digest(code), self.clock.now()).await.map_err(failure)?;
        let opinion = found.ok_or(AppError::Gone)?;
        let row = proposals::find(&self.database, &opinion.proposal).await.map_err(failure)?;
        let row = row.filter(|row| rules::is_under_review(row.state)).ok_or(AppError::Gone)?;
        Ok((opinion, row))
    }

    /// What an expert may read: while the authors change it, what they had sent.
    async fn readable(&self, row: &Row) -> Result<Fields, AppError> {
        if row.state != ProposalState::ChangesRequested {
            return Ok(row.fields.clone());
        }
        let sent = store::last_sent(&self.database, &row.id).await.map_err(failure)?;
        Ok(sent.unwrap_or_default())
    }

    fn line(&self, opinion: Opinion) -> OpinionLine {
        OpinionLine {
            state: rules::standing(opinion.state, opinion.expires, self.clock.now()),
            id: opinion.id,
            expert: opinion.expert,
            email: opinion.email,
            question: opinion.question,
            asked_by: opinion.asked_name,
            asked: opinion.asked,
            expires: opinion.expires,
            text: opinion.answer,
            advice: opinion.advice,
            given: opinion.given,
        }
    }
}

/// An event of the trail about a proposal, with what of the opinion is told there: not who the expert is.
fn event(change: &mut Change, kind: EventKind, opinion: &Opinion, state: OpinionState) {
    let content = |state: OpinionState| json!({ "opinion": opinion.id, "state": state });
    let before = (kind != EventKind::OpinionRequested).then(|| content(opinion.state));
    change.event(kind, &Subject::new("proposal", &opinion.proposal), before.as_ref(), Some(&content(state)));
}

/// What is advised, in the language of whoever reads it.
fn in_words(advice: Recommendation) -> Value {
    let label = advice.label();
    json!({ "it": label.text(Language::Italian), "en": label.text(Language::English) })
}

/// Says in the log what went wrong, and to whoever asked only that something did.
fn failure(error: DatabaseError) -> AppError {
    tracing::error!(%error, "the database of opinions failed");
    AppError::Unavailable
}

/// Somebody used the link, or took it back, at the same moment.
fn used(error: ChangeError, refused: AppError) -> AppError {
    match error {
        ChangeError::Refused(_) => refused,
        error => error.into(),
    }
}

#[async_trait]
impl Opinions for OpinionsRoom {
    async fn of_proposal(&self, viewer: &Viewer, proposal: &str) -> Result<OpinionsOfProposal, AppError> {
        rules::may_read(viewer)?;
        let row = self.proposal(proposal).await?;
        let opinions = store::of_proposal(&self.database, proposal).await.map_err(failure)?;
        Ok(OpinionsOfProposal {
            lines: opinions.into_iter().map(|opinion| self.line(opinion)).collect(),
            may_ask: rules::may_ask(viewer, &row.authors, row.state).is_ok(),
        })
    }

    async fn ask(&self, viewer: &Viewer, request: OpinionRequest, language: Language) -> Result<(), AppError> {
        rules::may_read(viewer)?;
        let row = self.proposal(&request.id).await?;
        rules::may_ask(viewer, &row.authors, row.state)?;
        let now = self.clock.now();
        let asked = rules::read(&request)?;
        let opinion = Opinion {
            id: hex::encode(rand::random::<[u8; 16]>()),
            proposal: row.id.clone(),
            expert: asked.expert,
            email: asked.email.as_str().to_owned(),
            question: asked.question,
            asked_by: viewer.id.clone(),
            asked_name: viewer.name.clone(),
            asked: now,
            expires: now + asked.lasts,
            state: OpinionState::Asked,
            answer: None,
            advice: None,
            given: None,
        };
        let word = token::new();
        let mut change = Change::new(Actor::from(viewer), now);
        store::ask(&mut change, &opinion, &token::digest(&word));
        event(&mut change, EventKind::OpinionRequested, &opinion, OpinionState::Asked);
        let data = json!({
            "title": title(&row), "curator": viewer.name, "text": opinion.question,
            "until": opinion.expires.date_naive().to_string(), "link": format!("{OPINION_PATH}?codice={}", word.0),
        });
        change.mail(Mail::new(MailKind::Opinion, Recipients::Address(opinion.email), data).in_language(language));
        Ok(change.commit(&self.database).await?)
    }

    async fn withdraw(&self, viewer: &Viewer, opinion: &str) -> Result<String, AppError> {
        rules::may_read(viewer)?;
        let opinion = store::find(&self.database, opinion).await.map_err(failure)?.ok_or(AppError::NotFound)?;
        let row = self.proposal(&opinion.proposal).await?;
        rules::is_no_author(viewer, &row.authors)?;
        let mut change = Change::new(Actor::from(viewer), self.clock.now());
        store::withdraw(&mut change, &opinion);
        event(&mut change, EventKind::OpinionWithdrawn, &opinion, OpinionState::Withdrawn);
        change.commit(&self.database).await.map_err(|error| used(error, AppError::Conflict))?;
        Ok(row.id)
    }

    async fn sheet(&self, code: &Secret, language: Language) -> Result<OpinionSheet, AppError> {
        let (opinion, row) = self.open(code).await?;
        let fields = self.readable(&row).await?;
        let known = proposals::known(&self.database, language).await.map_err(failure)?;
        let shown = differences(row.kind, &fields, &fields, &known, language);
        let entity = proposals::entity_name(&self.database, &row.entity).await.map_err(failure)?;
        let attachments = attachments::of_proposal(&self.database, &row.id).await.map_err(failure)?;
        Ok(OpinionSheet {
            kind: row.kind,
            title: fields.get("title").trim().to_owned(),
            entity: entity.unwrap_or_default(),
            asked_by: opinion.asked_name,
            question: opinion.question,
            until: opinion.expires.date_naive(),
            fields: shown.iter().map(|field| (field.label.clone(), field.after())).collect(),
            attachments: attachments.into_iter().map(|attachment| attachment.name).collect(),
        })
    }

    async fn give(&self, form: &OpinionForm) -> Result<(), AppError> {
        let (opinion, row) = self.open(&form.code).await?;
        let text = fit_text(&form.text, OPINION_LIMIT, "text")?;
        let advice = Recommendation::from_slug(&form.advice);
        let advice = advice.ok_or_else(|| AppError::Invalid { field: "advice".to_owned() })?;
        let now = self.clock.now();
        let mut change = Change::new(Actor::nobody(), now);
        store::give(&mut change, &opinion, &text, advice, now);
        event(&mut change, EventKind::OpinionGiven, &opinion, OpinionState::Given);
        let data = json!({
            "expert": opinion.expert, "title": title(&row), "advice": in_words(advice), "text": text,
            "link": review_path(&row.id),
        });
        change.mail(Mail::new(MailKind::OpinionGiven, Recipients::Person(opinion.asked_by), data));
        change.commit(&self.database).await.map_err(|error| used(error, AppError::Gone))
    }
}
