//! How sure the claims of a proposal are: a curator says so of the words that stand there, and of no others.

mod store;

use app::accounts::model::Viewer;
use app::editorial::desk::curation_model::{ClaimLine, GRADES, GivenGrade, GradeForm, NOTE_LIMIT};
use app::editorial::proposal::{Field, Fields, ProposalKind, Rule, find_field, row_name};
use app::editorial::workflow::Refusal;
use app::error::AppError;
use app::i18n::Language;
use app::registry::model::Grade;
use serde_json::json;

use super::super::proposals::store::Row;
use super::super::publishing::{ClaimGrade, FIGURES, RESULTS};
use super::super::workflow::may_work_on;
use super::deciding::{asker, situation};
use super::room::{DeskRoom, failure};
use crate::change::{Actor, Change, EventKind, Subject};
use store::Given;

/// What a figure claims, in the order in which it is said; who says so is another matter.
const COLUMNS: [&str; 6] = ["what", "value", "unit", "base", "period", "locator"];
/// The column in which its author says how sure it is.
const DECLARED: &str = "grade";

/// Something that a proposal claims.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Claim {
    /// Its name: [`RESULTS`], or a figure by its row.
    name: String,
    /// What is claimed, in the words of the fields.
    said: String,
}

impl DeskRoom {
    /// Says how sure a claim is.
    pub(super) async fn grade_claim(&self, viewer: &Viewer, form: GradeForm) -> Result<Result<(), Refusal>, AppError> {
        let proposal = self.proposal(&form.id).await?;
        let row = &proposal.row;
        if let Err(refusal) = may_work_on(situation(row), asker(viewer, row)) {
            return Ok(Err(refusal));
        }
        if row.version != form.version {
            return Err(AppError::Conflict);
        }
        let grade =
            Grade::from_slug(&form.grade).filter(|grade| GRADES.contains(grade)).ok_or_else(|| invalid("grade"))?;
        let claim = claims(row.kind, &row.fields).into_iter().find(|claim| claim.name == form.claim);
        let claim = claim.ok_or_else(|| invalid("claim"))?;
        let given = Given {
            claim: claim.name,
            grade,
            note: fit_note(&form.note)?,
            said: claim.said,
            author: viewer.id.clone(),
            author_name: viewer.name.clone(),
            at: self.clock.now(),
        };
        let before = store::of_proposal(&self.database, &row.id).await.map_err(failure)?;
        let before = before.into_iter().find(|one| one.claim == given.claim);
        let mut change = Change::new(Actor::from(viewer), given.at);
        store::give(&mut change, row, &given);
        let content = |given: &Given| json!({ "claim": given.claim, "grade": given.grade, "note": given.note });
        let after = content(&given);
        change.event(
            EventKind::Graded,
            &Subject::new("proposal", &row.id),
            before.map(|one| content(&one)).as_ref(),
            Some(&after),
        );
        change.commit(&self.database).await?;
        Ok(Ok(()))
    }

    /// What a proposal claims, with what curators said of it.
    pub(super) async fn claim_lines(&self, row: &Row, language: Language) -> Result<Vec<ClaimLine>, AppError> {
        let given = store::of_proposal(&self.database, &row.id).await.map_err(failure)?;
        let claims = claims(row.kind, &row.fields).into_iter();
        Ok(claims.map(|claim| line(row, claim, &given, language)).collect())
    }

    /// The grades that hold: those of claims that have the same words still.
    pub(super) async fn grades(&self, row: &Row) -> Result<Vec<ClaimGrade>, AppError> {
        let given = store::of_proposal(&self.database, &row.id).await.map_err(failure)?;
        Ok(holding(&claims(row.kind, &row.fields), given))
    }
}

/// The grades of claims that were not changed since.
fn holding(claims: &[Claim], given: Vec<Given>) -> Vec<ClaimGrade> {
    let holds = |given: &Given| claims.iter().any(|claim| claim.name == given.claim && claim.said == given.said);
    let grade = |given: Given| ClaimGrade { claim: given.claim, grade: given.grade, note: given.note };
    given.into_iter().filter(holds).map(grade).collect()
}

/// What a proposal claims: its results, and each of its figures.
fn claims(kind: ProposalKind, fields: &Fields) -> Vec<Claim> {
    if kind != ProposalKind::Practice {
        return Vec::new();
    }
    let results = fields.get(RESULTS).trim();
    let results = (!results.is_empty()).then(|| Claim { name: RESULTS.to_owned(), said: results.to_owned() });
    let figure = |row: usize| {
        let values = COLUMNS.map(|column| fields.get(&row_name(FIGURES, row, column)).trim().to_owned());
        let said: Vec<String> = values.into_iter().filter(|value| !value.is_empty()).collect();
        Claim { name: format!("{FIGURES}.{row}"), said: said.join(" · ") }
    };
    let figures = fields.rows(FIGURES).into_iter().map(figure).filter(|claim| !claim.said.is_empty());
    results.into_iter().chain(figures).collect()
}

fn line(row: &Row, claim: Claim, given: &[Given], language: Language) -> ClaimLine {
    let declared = declared(&row.fields, &claim.name);
    let given = given.iter().find(|given| given.claim == claim.name).map(|given| GivenGrade {
        grade: given.grade,
        note: given.note.clone(),
        who: given.author_name.clone(),
        at: given.at,
        outdated: given.said != claim.said,
    });
    ClaimLine {
        label: label(row.kind, &claim.name, language),
        said: shown(row, &claim, language),
        claim: claim.name,
        declared,
        given,
    }
}

/// What the author says of a figure.
fn declared(fields: &Fields, claim: &str) -> Option<Grade> {
    let word = fields.get(&format!("{claim}.{DECLARED}"));
    Grade::ALL.iter().copied().find(|grade| grade.word() == word)
}

/// What a claim is called: the results by the field, a figure by what it measures.
fn label(kind: ProposalKind, claim: &str, language: Language) -> String {
    let name = if claim == RESULTS { claim.to_owned() } else { format!("{claim}.value") };
    find_field(kind, &name).map(|(field, _)| field.label.text(language).to_owned()).unwrap_or_default()
}

/// A claim as people read it: choices by their labels.
fn shown(row: &Row, claim: &Claim, language: Language) -> String {
    if claim.name == RESULTS {
        return claim.said.clone();
    }
    let column = |column: &&str| {
        let name = format!("{}.{column}", claim.name);
        let value = row.fields.get(&name).trim();
        let field = find_field(row.kind, &name).map(|(field, _)| field);
        (!value.is_empty()).then(|| in_words(field, value, language))
    };
    COLUMNS.iter().filter_map(column).collect::<Vec<_>>().join(" · ")
}

fn in_words(field: Option<&Field>, value: &str, language: Language) -> String {
    let Some(Rule::Choice(choices)) = field.map(|field| field.rule) else { return value.to_owned() };
    let choice = choices().into_iter().find(|choice| choice.word == value);
    choice.map_or_else(|| value.to_owned(), |choice| choice.label.text(language).to_owned())
}

/// A note as a form sends it: one line, not too long, nothing that cannot be seen.
fn fit_note(note: &str) -> Result<String, AppError> {
    let note = note.trim();
    let fits = note.chars().count() <= NOTE_LIMIT && !note.chars().any(char::is_control);
    if fits { Ok(note.to_owned()) } else { Err(invalid("note")) }
}

fn invalid(field: &str) -> AppError {
    AppError::Invalid { field: field.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields() -> Fields {
        [
            ("results", "Meno code allo sportello."),
            ("figures.0.what", "Domande in rete"),
            ("figures.0.value", "412"),
            ("figures.0.unit", "count"),
            ("figures.0.base", "Su 500 domande"),
            ("figures.0.period", "2023"),
            ("figures.0.grade", "declared"),
            ("figures.2.what", "Ore"),
        ]
        .into_iter()
        .collect()
    }

    fn given(claim: &str, said: &str) -> Given {
        Given {
            claim: claim.into(),
            grade: Grade::Verified,
            note: String::new(),
            said: said.into(),
            author: "anna".into(),
            author_name: "Anna".into(),
            at: chrono::DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn results_and_each_figure_are_claims() {
        let names: Vec<String> =
            claims(ProposalKind::Practice, &fields()).into_iter().map(|claim| claim.name).collect();
        assert_eq!(names, ["results", "figures.0", "figures.2"]);
        assert_eq!(claims(ProposalKind::Exchange, &fields()), []);
    }

    #[test]
    fn a_grade_holds_for_the_words_that_were_graded() {
        let graded = claims(ProposalKind::Practice, &fields())[1].clone();
        let holds = |fields: &Fields| {
            holding(&claims(ProposalKind::Practice, fields), vec![given("figures.0", &graded.said)]).len()
        };
        assert_eq!(holds(&fields()), 1);
        let mut other = fields();
        other.set("figures.0.value", "413");
        assert_eq!(holds(&other), 0);
        let mut same = fields();
        same.set("figures.0.grade", "documented");
        assert_eq!(holds(&same), 1, "what its author says of it is another matter");
    }

    #[test]
    fn a_note_is_a_line() {
        assert_eq!(fit_note(" Letto nella delibera. "), Ok("Letto nella delibera.".to_owned()));
        assert!(fit_note("uno\ndue").is_err() && fit_note(&"à".repeat(NOTE_LIMIT + 1)).is_err());
    }
}
