//! One proposal with all that a curator needs to decide over it.

use app::accounts::model::Viewer;
use app::catalogue::model::{Graded, Practice};
use app::editorial::desk::model::{Look, ReviewSheet};
use app::editorial::proposal::{
    Fields, Known, Part, ProposalKind, adoption_fields, exchange_fields, parts_of_step, practice_fields,
};
use app::editorial::proposals_model::{Duplicate, EditLine};
use app::editorial::workflow::{ProposalEvent, ProposalState};
use app::error::AppError;
use app::exchanges::model::Exchange;
use app::i18n::Language;
use app::registry::model::Named;

use super::super::differences::differences;
use super::super::proposals::duplicates::{Proposed, duplicates};
use super::super::proposals::lines::edit_line;
use super::super::proposals::store::{self as proposals, Row};
use super::super::publishing::{Accepted, PublishError, RESULTS, Written, published_parts, written};
use super::super::workflow::{may_work_on, possible};
use super::queue::{self, Names};
use super::room::{DeskRoom, failure};
use super::store::{self, Proposal};
use super::{deciding, remarks};

impl DeskRoom {
    /// The proposal as the review's page shows it.
    pub(super) async fn sheet(&self, viewer: &Viewer, id: &str, language: Language) -> Result<ReviewSheet, AppError> {
        let Proposal { row, record } = self.proposal(id).await?;
        let now = self.clock.now();
        let places = store::places(&self.database).await.map_err(failure)?;
        let curators = store::curators(&self.database).await.map_err(failure)?;
        let known = self.known(language).await?;
        let line = queue::line(&row, &Names { places: &places, curators: &curators, known: &known }, viewer, now);
        let before = self.published_fields(&row).await?;
        let said = store::remarks(&self.database, id).await.map_err(failure)?;
        let possible = possible(deciding::situation(&row), deciding::asker(viewer, &row), now);
        Ok(ReviewSheet {
            line,
            preview: preview(row.kind, &row.fields, &known, language),
            differences: before.map(|before| differences(row.kind, &before, &row.fields, &known, language)),
            about: self.about(&row, language).await?,
            published: record
                .as_ref()
                .filter(|_| row.state == ProposalState::Published)
                .map(|id| store::page_of(row.kind, id)),
            publish_at: row.publish_at,
            // What is superseded is so because something else was published.
            possible: possible.into_iter().filter(|event| *event != ProposalEvent::Supersede).collect(),
            curators,
            duplicates: store::practice_titles(&self.database, &row.duplicates).await.map_err(failure)?,
            remarks: remarks::lines(said, row.kind, viewer, language),
            fields: field_names(row.kind, language),
            criteria: self.checklist(id, language).await?,
            look: self.look(&row, record.as_deref(), language).await?,
            likely: self.likely(&row, record.as_deref(), &known, language).await?,
            claims: self.claim_lines(&row, language).await?,
            edits: self.edits(&row, &known, language).await?,
            may_work: may_work_on(deciding::situation(&row), deciding::asker(viewer, &row)).is_ok(),
            reason: row.reason,
            today: now.date_naive(),
        })
    }

    /// How the proposal would look: the page of the records that publishing would write.
    async fn look(&self, row: &Row, record: Option<&str>, language: Language) -> Result<Look, AppError> {
        let known = self.known(Language::Italian).await?;
        let entity = self.entity(row).await?;
        let grades = self.grades(row).await?;
        let accepted = Accepted {
            kind: row.kind,
            fields: &row.fields,
            known: &known,
            entity: &entity,
            number: row.number.unwrap_or_default(),
            about: row.about.as_deref(),
            earlier: record,
            grades: &grades,
            today: self.clock.today(),
        };
        let records = match written(&self.database, &accepted).await {
            Ok(records) => records,
            Err(PublishError::Problems(problems)) => return Ok(Look::Wrong(problems)),
            Err(PublishError::Missing) => return Ok(Look::Missing),
            Err(error) => {
                tracing::error!(%error, "a proposal cannot be shown as it would look");
                return Err(AppError::Unavailable);
            }
        };
        Ok(match records {
            Written::Practice(records) => {
                let of_results = grades.iter().find(|grade| grade.claim == RESULTS);
                let results = of_results.map(|grade| Graded { grade: grade.grade, note: grade.note.clone() });
                Look::Practice(Box::new(self.catalogue.preview(*records, results, language).await?))
            }
            Written::Exchange(records) => Look::Exchange(Box::new(self.exchanges.preview(*records, language).await?)),
        })
    }

    /// Who proposes, by name.
    pub(super) async fn entity(&self, row: &Row) -> Result<Named, AppError> {
        let name = proposals::entity_name(&self.database, &row.entity).await.map_err(failure)?;
        Ok(Named { slug: row.entity.clone(), name: name.unwrap_or_default() })
    }

    /// Published practices that may be the proposed one, as of now; what changes one has its like already.
    async fn likely(
        &self,
        row: &Row,
        record: Option<&str>,
        known: &Known,
        language: Language,
    ) -> Result<Vec<Duplicate>, AppError> {
        if row.kind != ProposalKind::Practice || row.about.is_some() {
            return Ok(Vec::new());
        }
        let proposed = Proposed::of(&row.fields, self.entity(row).await?, known);
        let mut found = duplicates(&self.catalogue, &proposed, language).await?;
        found.retain(|one| Some(one.practice.slug.as_str()) != record);
        Ok(found)
    }

    /// What curators changed in it.
    async fn edits(&self, row: &Row, known: &Known, language: Language) -> Result<Vec<EditLine>, AppError> {
        let edits = proposals::edits(&self.database, &row.id).await.map_err(failure)?;
        Ok(edits.into_iter().map(|edit| edit_line(row.kind, edit, known, language)).collect())
    }

    async fn about(&self, row: &Row, language: Language) -> Result<Option<(Named, String)>, AppError> {
        let Some(id) = &row.about else { return Ok(None) };
        let title = proposals::published_title(&self.database, row.kind, id, language).await.map_err(failure)?;
        let named = title.map(|name| Named { slug: id.clone(), name });
        Ok(named.map(|named| (named, store::page_of(row.kind, id))))
    }

    /// The fields of what is published already of what a proposal is about.
    async fn published_fields(&self, row: &Row) -> Result<Option<Fields>, AppError> {
        let Some(id) = &row.about else { return Ok(None) };
        let parts = published_parts(&self.database, id).await.map_err(failure)?;
        match row.kind {
            ProposalKind::Practice => {
                let practice: Option<Practice> = self.database.find("practice", id).await.map_err(failure)?;
                Ok(practice.map(|practice| practice_fields(&practice, &parts.adoptions, &row.entity)))
            }
            ProposalKind::Exchange => {
                let exchange: Option<Exchange> = self.database.find("exchange", id).await.map_err(failure)?;
                let fields =
                    |exchange: Exchange| exchange_fields(&exchange, &parts.modules, &parts.sessions, &row.entity);
                Ok(exchange.map(fields))
            }
            ProposalKind::Adoption => {
                let own = parts.adoptions.iter().find(|adoption| adoption.entity == row.entity);
                Ok(own.map(adoption_fields))
            }
        }
    }
}

/// The fields in which something stands, by what they are called.
fn preview(kind: ProposalKind, fields: &Fields, known: &Known, language: Language) -> Vec<(String, String)> {
    let shown = differences(kind, fields, fields, known, language);
    shown.into_iter().map(|field| (field.label.clone(), field.after())).collect()
}

/// The fields that something can be said of, each with what it is called; rows are spoken of as a whole.
fn field_names(kind: ProposalKind, language: Language) -> Vec<(String, String)> {
    let parts = kind.steps().iter().flat_map(|step| parts_of_step(kind, *step));
    let fields = parts.filter_map(|part| match part {
        Part::Field(field) => Some((field.name.to_owned(), field.label.text(language).to_owned())),
        Part::Group(_) => None,
    });
    fields.collect()
}
