//! Proposals that begin from a document: what was read in it fills the form, until a person confirms it step by step.

use std::collections::{BTreeMap, BTreeSet};

use app::accounts::model::Viewer;
use app::editorial::document::{Document, DocumentError, FilledIn, Origin};
use app::editorial::proposal::{Problem, ProposalKind, STORED_CHARACTERS, Step, Trouble, find_field};
use app::editorial::proposals_api::Begun;
use app::editorial::proposals_model::RevisionKind;
use app::error::AppError;
use app::i18n::Language;
use app::registry::model::Named;
use chrono::Datelike;

use super::room::{ProposalsRoom, own_entity};
use super::store::Row;
use crate::change::EventKind;
use crate::editorial::document::{filled_in, read_sheet, text_of};

/// Where a text goes that is no sheet: whoever pasted it finds it there.
const LEFT_OVER: &str = "description";

impl ProposalsRoom {
    /// Begins a proposal from a document. A text in which nothing is recognised becomes the description, so that nobody
    /// has to paste it again.
    pub(super) async fn start_from(&self, viewer: &Viewer, document: Document) -> Result<Begun, AppError> {
        let entity = own_entity(viewer)?;
        let (content, pasted) = match document {
            Document::File(content) => (content, None),
            Document::Pasted(text) => (text.clone().into_bytes(), Some(text)),
        };
        let edition = self.clock.today().year();
        // Unpacking takes its time: no other request should wait for it.
        let work = move || read_sheet(&text_of(&content)?, edition);
        let read = tokio::task::spawn_blocking(work).await.map_err(|error| {
            tracing::error!(%error, "a document could not be read");
            AppError::Unavailable
        })?;
        let mut row = self.new_row(viewer, &entity.id, ProposalKind::Exchange);
        match (read, pasted) {
            (Ok(reading), _) => {
                let own = Named { slug: entity.id.clone(), name: entity.name.clone() };
                fill(&mut row, filled_in(&reading, &own, &self.known(Language::Italian).await?));
                row.document = reading.text;
            }
            (Err(DocumentError::NoSheet), Some(text)) => {
                row.fields.set(LEFT_OVER, &text.chars().take(STORED_CHARACTERS).collect::<String>());
            }
            (Err(error), _) => return Ok(Err(error)),
        }
        self.keep_new(viewer, &row, RevisionKind::Created, EventKind::ProposalCreated).await?;
        Ok(Ok(row.id))
    }
}

/// Puts into the fields what was read, and keeps where.
fn fill(row: &mut Row, read: Vec<FilledIn>) {
    for FilledIn { name, value, lines, certain } in read {
        row.fields.set(&name, &value);
        row.origins.insert(name, Origin { value, lines, certain });
    }
}

/// What is still to be confirmed in the fields of a proposal, for those that say what was read.
pub fn of_step(row: &Row, step: Step) -> BTreeMap<String, Origin> {
    let here = |name: &str| find_field(row.kind, name).is_some_and(|(_, of)| of == step);
    let as_read = |(name, origin): &(&String, &Origin)| row.fields.get(name) == origin.value;
    let all = row.origins.iter().filter(as_read).filter(|(name, _)| here(name));
    all.map(|(name, origin)| (name.clone(), origin.clone())).collect()
}

/// What is left to confirm after a person has gone through a step.
pub fn left_after(row: &Row, step: Step) -> BTreeMap<String, Origin> {
    let elsewhere = |name: &str| find_field(row.kind, name).is_some_and(|(_, of)| of != step);
    row.origins
        .iter()
        .filter(|(name, _)| elsewhere(name))
        .map(|(name, origin)| (name.clone(), origin.clone()))
        .collect()
}

/// The steps that nobody has gone through since the document filled them in, each once, by its first field.
pub fn unconfirmed(row: &Row) -> Vec<Problem> {
    let steps = row.origins.keys().filter_map(|name| find_field(row.kind, name)).map(|(_, step)| step);
    let steps: BTreeSet<Step> = steps.collect();
    let problem = |step: Step| {
        let field = row.origins.keys().find(|name| find_field(row.kind, name).is_some_and(|(_, of)| of == step))?;
        Some(Problem { field: field.clone(), step, trouble: Trouble::Unconfirmed })
    };
    steps.into_iter().filter_map(problem).collect()
}

#[cfg(test)]
mod tests {
    use app::editorial::document::Lines;
    use app::editorial::workflow::ProposalState;

    use super::super::store::tests::row;
    use super::*;

    fn read() -> Row {
        let mut row = Row { kind: ProposalKind::Exchange, ..row("cesena", ProposalState::Draft) };
        let field = |name: &str, value: &str| FilledIn {
            name: name.into(),
            value: value.into(),
            lines: Lines { first: 3, last: 4 },
            certain: true,
        };
        fill(&mut row, vec![field("office", "Servizi"), field("title", "Uno"), field("description", "Due")]);
        row
    }

    #[test]
    fn each_step_is_to_be_confirmed_once() {
        let row = read();
        let steps: Vec<Step> = unconfirmed(&row).into_iter().map(|problem| problem.step).collect();
        assert_eq!(steps, [Step::Who, Step::What]);
        let after = Row { origins: left_after(&row, Step::Who), ..row };
        assert_eq!(after.origins.keys().collect::<Vec<_>>(), ["description", "title"]);
        assert_eq!(unconfirmed(&Row { origins: left_after(&after, Step::What), ..after }), []);
    }

    #[test]
    fn what_somebody_changed_is_no_longer_from_the_document() {
        let mut row = read();
        row.fields.set("title", "Un altro");
        assert_eq!(of_step(&row, Step::What).keys().collect::<Vec<_>>(), ["description"]);
    }
}
