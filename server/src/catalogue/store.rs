//! What the catalogue reads from the database.

use std::collections::BTreeMap;

use app::catalogue::model::{Adoption, Graded, Practice};
use app::editorial::in_use::model::UseOutcome;
use app::exchanges::model::{Exchange, Module};
use app::observatory::model::{Figure, Measure, Service};
use app::plans::model::{Objective, Project};
use app::surveys::model::{Question, QuestionOption};
use chrono::NaiveDate;
use serde::Deserialize;
use surrealdb::types::Object;

use super::names::Names;
use crate::db::{Database, DatabaseError, link};

/// All that the index is made from, room by room.
#[derive(Debug, Default)]
pub struct Rows {
    /// The practices.
    pub practices: Vec<Practice>,
    /// Who did them.
    pub adoptions: Vec<Adoption>,
    /// What practices were called that became one with others.
    pub aliases: Vec<Alias>,
    /// The exchanges.
    pub exchanges: Vec<Exchange>,
    /// Their programmes.
    pub modules: Vec<Module>,
    /// The measured services.
    pub services: Vec<Service>,
    /// Whose figures they have, and of which years.
    pub figures: Vec<ServiceFigure>,
    /// The projects of the plans.
    pub projects: Vec<PlannedProject>,
    /// Their objectives.
    pub objectives: Vec<Objective>,
    /// The questions of the questionnaires.
    pub questions: Vec<AskedQuestion>,
    /// Their options.
    pub options: Vec<QuestionOption>,
}

/// A practice that became one with another.
#[derive(Debug, Deserialize)]
pub struct Alias {
    /// The one that it became one with.
    pub practice: String,
    /// What it was called, in the languages that it had.
    #[serde(default)]
    pub titles: Vec<String>,
}

/// How sure the results of a practice are, and which results.
#[derive(Debug, Deserialize)]
struct ResultGrade {
    #[serde(flatten)]
    graded: Graded,
    said: String,
}

/// Whose a service's figure is, and of which year.
#[derive(Debug, Deserialize)]
pub struct ServiceFigure {
    /// The service.
    pub service: String,
    /// Whose figure it is, where it is somebody's.
    #[serde(default)]
    pub entity: Option<String>,
    /// Of which year, where the source says so.
    #[serde(default)]
    pub year: Option<i64>,
}

/// A project with what its plan says of it.
#[derive(Debug, Deserialize)]
pub struct PlannedProject {
    /// The project.
    #[serde(flatten)]
    pub project: Project,
    /// The plan.
    pub plan: String,
    /// Whose plan it is.
    pub plan_entity: String,
    /// The plan's document.
    pub plan_source: String,
    /// The day on which the plan was drawn up.
    pub plan_elaborated: String,
}

/// A question with its questionnaire's document.
#[derive(Debug, Deserialize)]
pub struct AskedQuestion {
    /// The question.
    #[serde(flatten)]
    pub question: Question,
    /// The document.
    pub survey_source: String,
}

/// The names of the registry.
pub async fn names(database: &Database) -> Result<Names, DatabaseError> {
    Ok(Names::new(
        database.list("entity").await?,
        database.list("theme").await?,
        database.list("tool").await?,
        database.read("SELECT id, title, entity, date FROM source", Object::new()).await?,
    ))
}

/// All that the index is made from.
pub async fn rows(database: &Database) -> Result<Rows, DatabaseError> {
    let projects =
        "SELECT *, centre.plan AS plan, centre.plan.entity AS plan_entity, centre.plan.source AS plan_source,
                    centre.plan.elaborated AS plan_elaborated FROM project";
    let questions = "SELECT *, survey.source AS survey_source FROM question";
    let figures = "SELECT service, entity, year FROM figure WHERE service != NONE";
    Ok(Rows {
        practices: database.list("practice").await?,
        adoptions: database.list("adoption").await?,
        aliases: database.list("practice_alias").await?,
        exchanges: database.list("exchange").await?,
        modules: database.list("module").await?,
        services: database.list("service").await?,
        figures: database.read(figures, Object::new()).await?,
        projects: database.read(projects, Object::new()).await?,
        objectives: database.list("objective").await?,
        questions: database.read(questions, Object::new()).await?,
        options: database.list("question_option").await?,
    })
}

/// A practice, if there is one with this id.
pub async fn practice(database: &Database, slug: &str) -> Result<Option<Practice>, DatabaseError> {
    database.find("practice", slug).await
}

/// That an entity said whether it still uses something.
#[derive(Debug, Deserialize)]
struct Confirmation {
    /// The adoption's id.
    id: String,
    /// The day.
    day: NaiveDate,
    /// What was said.
    outcome: UseOutcome,
}

/// When adoptions were last confirmed to be in use, by id.
pub async fn confirmed(
    database: &Database,
    adoptions: &[Adoption],
) -> Result<BTreeMap<String, NaiveDate>, DatabaseError> {
    let ids: Vec<String> = adoptions.iter().map(|adoption| adoption.id.clone()).collect();
    let found: Vec<Confirmation> = database.pick("use_confirmation", &ids).await?;
    let in_use = found.into_iter().filter(|one| one.outcome == UseOutcome::InUse);
    Ok(in_use.map(|one| (one.id, one.day)).collect())
}

/// Who did a practice.
pub async fn adoptions(database: &Database, practice: &str) -> Result<Vec<Adoption>, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("practice", link("practice", practice));
    database.read("SELECT * FROM adoption WHERE practice = $practice", variables).await
}

/// The practice that another one became one with.
pub async fn moved(database: &Database, slug: &str) -> Result<Option<String>, DatabaseError> {
    let alias: Option<Alias> = database.find("practice_alias", slug).await?;
    Ok(alias.map(|alias| alias.practice))
}

/// The practices that became one with this one.
pub async fn formerly(database: &Database, practice: &str) -> Result<Vec<String>, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("practice", link("practice", practice));
    database.read("SELECT VALUE id FROM practice_alias WHERE practice = $practice", variables).await
}

/// How sure a practice's results are, where a curator said so of just these.
pub async fn graded(database: &Database, practice: &Practice) -> Result<Option<Graded>, DatabaseError> {
    let Some(results) = &practice.results else { return Ok(None) };
    let found: Option<ResultGrade> = database.find("result_grade", &practice.id).await?;
    Ok(found.filter(|found| found.said == results.it).map(|found| found.graded))
}

/// The figures that measure a practice, each with what it measures, in the practice's order.
pub async fn related_figures(
    database: &Database,
    practice: &Practice,
) -> Result<Vec<(Measure, Figure)>, DatabaseError> {
    if practice.related_figures.is_empty() {
        return Ok(Vec::new());
    }
    let mut figures: Vec<Figure> = database.pick("figure", &practice.related_figures).await?;
    let ids: Vec<String> = figures.iter().map(|figure| figure.measure.clone()).collect();
    let measures: Vec<Measure> = if ids.is_empty() { Vec::new() } else { database.pick("measure", &ids).await? };
    figures.sort_by_key(|figure| practice.related_figures.iter().position(|id| *id == figure.id));
    let with_measure = |figure: Figure| {
        let measure = measures.iter().find(|measure| measure.id == figure.measure)?.clone();
        Some((measure, figure))
    };
    Ok(figures.into_iter().filter_map(with_measure).collect())
}
