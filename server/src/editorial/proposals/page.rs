//! What the pages of a proposal show.

use app::accounts::model::Viewer;
use app::editorial::proposal::{Problem, ProposalKind, Stage, Step, problems};
use app::editorial::proposals_model::{Duplicate, ProposalSheet, StepPage};
use app::error::AppError;
use app::i18n::Language;
use app::registry::model::Named;

use super::attachments;
use super::duplicates::{Proposed, duplicates};
use super::lines::{attachment_line, edit_line, history_line};
use super::origins::{of_step, unconfirmed};
use super::room::{ProposalsRoom, failure};
use super::rules::{Hand, asker, hand, may_see, may_write, situation};
use super::saving::clashes;
use super::similar_themes::themes_for;
use super::store::{self, Row};
use crate::editorial::workflow::possible;

impl ProposalsRoom {
    /// A proposal with all that its page shows.
    pub(super) async fn sheet_of(
        &self,
        viewer: &Viewer,
        id: &str,
        language: Language,
    ) -> Result<ProposalSheet, AppError> {
        let row = self.row(id).await?;
        may_see(viewer, &row)?;
        let attachments = attachments::of_proposal(&self.database, id).await.map_err(failure)?;
        let history = store::history(&self.database, id).await.map_err(failure)?;
        let edits = store::edits(&self.database, id).await.map_err(failure)?;
        let known = self.known(language).await?;
        Ok(ProposalSheet {
            line: self.line(&row, viewer, language).await?,
            version: row.version,
            edits: edits.into_iter().map(|edit| edit_line(row.kind, edit, &known, language)).collect(),
            known,
            attachments: attachments.into_iter().map(attachment_line).collect(),
            history: history.into_iter().map(history_line).collect(),
            possible: possible(situation(&row), asker(viewer, &row), self.clock.now()),
            may_write: may_write(viewer, &row).is_ok(),
            reason: row.reason,
            fields: row.fields,
        })
    }

    /// A step of a proposal's form, for who may write it.
    pub(super) async fn step_of(
        &self,
        viewer: &Viewer,
        id: &str,
        step: Step,
        language: Language,
    ) -> Result<StepPage, AppError> {
        let row = self.row(id).await?;
        let sends = hand(viewer, &row)? == Hand::Author;
        // Who examines a proposal does not send it.
        if !row.kind.steps().contains(&step) || (step == Step::Check && !sends) {
            return Err(AppError::NotFound);
        }
        let known = self.known(language).await?;
        let today = self.clock.today();
        let is_last = step == Step::Check;
        let stage = if is_last { Stage::Sending } else { Stage::Writing };
        let unconfirmed = if is_last { unconfirmed(&row) } else { Vec::new() };
        let wrong = problems(row.kind, &row.fields, &known, today, stage).into_iter().chain(unconfirmed);
        let here = |problem: &Problem| is_last || problem.step == step;
        let attachments = attachments::of_proposal(&self.database, id).await.map_err(failure)?;
        let line = self.line(&row, viewer, language).await?;
        let likely =
            if is_last { self.likely_duplicates(&row, &line.entity.name, language).await? } else { Vec::new() };
        Ok(StepPage {
            line,
            version: row.version,
            step,
            problems: wrong.filter(here).collect(),
            suggested: self.suggested(&row, step, language).await?,
            attachments: attachments.into_iter().map(attachment_line).collect(),
            clashes: clashes(&row, step, &self.aside(id, viewer).await?),
            duplicates: likely,
            origins: of_step(&row, step),
            document: row.document,
            today,
            known,
            fields: row.fields,
        })
    }

    /// Themes for the text of a draft, where its form asks for themes.
    async fn suggested(&self, row: &Row, step: Step, language: Language) -> Result<Vec<Named>, AppError> {
        if step != Step::What || row.kind == ProposalKind::Adoption {
            return Ok(Vec::new());
        }
        themes_for(&self.catalogue, &[row.fields.get("title"), row.fields.get("summary")], language).await
    }

    /// Published practices that a proposed one may be; what changes a published one has its like already.
    pub(super) async fn likely_duplicates(
        &self,
        row: &Row,
        entity: &str,
        language: Language,
    ) -> Result<Vec<Duplicate>, AppError> {
        if row.kind != ProposalKind::Practice || row.about.is_some() {
            return Ok(Vec::new());
        }
        let entity = Named { slug: row.entity.clone(), name: entity.to_owned() };
        let proposed = Proposed::of(&row.fields, entity, &self.known(language).await?);
        duplicates(&self.catalogue, &proposed, language).await
    }
}
