//! What the pages of the plan show, as the server puts it together in the language of the request.

use serde::{Deserialize, Serialize};

use super::model::{Centre, Objective, Plan, Project, TotalScope};
use crate::catalogue::model::Piece;
use crate::i18n::Bilingual;
use crate::observatory::model::{ChartPage, Check, CheckResult};
use crate::registry::model::{Labelled, Named};
use crate::vocabulary;

vocabulary! {
    /// A way to look at the whole plan.
    View {
        /// What each project may spend.
        Budget = "budget" / "bilancio", "Bilancio per progetto", "Budget by project";
        /// What comes in and what is spent, chapter by chapter.
        Chapters = "chapters" / "capitoli", "Entrate e spese per capitolo", "Income and expenditure by chapter";
        /// What is done when.
        Phases = "phases" / "fasi", "Fasi mese per mese", "Phases month by month";
        /// What the indicators are to reach.
        ExpectedValues = "expected_values" / "valori-attesi", "Valori attesi per tipo", "Expected values by type";
        /// Who works how much at what.
        Effort = "effort" / "impegno", "Persone e impegno per progetto", "People and effort by project";
        /// What weight the objectives have.
        Objectives = "objectives" / "obiettivi", "Obiettivi per tipo", "Objectives by type";
        /// What the pandemic brought.
        Emergency = "emergency" / "covid-19", "L’emergenza COVID-19 giorno per giorno", "COVID-19 day by day";
    }
}

vocabulary! {
    /// What a search within the plan finds.
    HitKind {
        /// A project or product.
        Project = "project" / "progetto", "Progetto", "Project";
        /// An objective.
        Objective = "objective" / "obiettivo", "Obiettivo", "Objective";
        /// An indicator.
        Indicator = "indicator" / "indicatore", "Indicatore", "Indicator";
        /// A phase.
        Phase = "phase" / "fase", "Fase", "Phase";
        /// A chapter of the budget.
        Chapter = "chapter" / "capitolo", "Capitolo", "Chapter";
    }
}

/// How many nodes there are below a node of the plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Projects and products.
    pub projects: u32,
    /// Objectives.
    pub objectives: u32,
    /// Indicators with their expected values.
    pub indicators: u32,
    /// Phases.
    pub phases: u32,
    /// Rows of the budget.
    pub chapters: u32,
}

/// A plan in the list of plans.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanLine {
    /// The plan.
    pub plan: Plan,
    /// Whose it is.
    pub entity: Named,
    /// What is in it.
    pub counts: Counts,
}

/// All plans.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanList {
    /// The plans.
    pub plans: Vec<PlanLine>,
    /// When the data last changed (`2026-11-21`).
    pub updated: String,
}

/// What every page of a plan says of the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanHead {
    /// The plan.
    pub plan: Plan,
    /// Whose it is.
    pub entity: Named,
    /// The document.
    pub source: Named,
    /// When the data last changed (`2026-11-21`).
    pub updated: String,
}

impl PlanHead {
    /// The Italian path of the plan, or of what is below it.
    pub fn path(&self, below: &str) -> String {
        format!("/piani/{}{below}", self.plan.id)
    }
}

/// A node of the plan's tree with those below it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Branch {
    /// What it is.
    pub scope: TotalScope,
    /// Its code, as printed; only centres and projects have one.
    pub code: Option<String>,
    /// As printed.
    pub label: Bilingual,
    /// The Italian path of its page, where it has one.
    pub path: Option<String>,
    /// What is below it.
    pub counts: Counts,
    /// How many checks on it or below it disagree.
    pub unequal: u32,
    /// The nodes below it.
    pub children: Vec<Branch>,
}

/// What a search within the plan found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// The words searched for.
    pub query: String,
    /// The first of them, project by project.
    pub hits: Vec<Hit>,
    /// How many there are.
    pub total: u32,
}

/// A text of the plan with the words searched for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hit {
    /// What it is.
    pub kind: HitKind,
    /// Its text as printed, cut where words were found.
    pub pieces: Vec<Piece>,
    /// The Italian path of where it stands.
    pub path: String,
    /// The code and title of its project.
    pub project: String,
    /// Where in the document.
    pub locator: String,
}

/// All that the page of a plan shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanSheet {
    /// The plan.
    pub head: PlanHead,
    /// What is in it.
    pub counts: Counts,
    /// Its centres with what is below them.
    pub branches: Vec<Branch>,
    /// What was searched for, and found.
    pub found: Option<Found>,
    /// How many checks came out how.
    pub results: Vec<(CheckResult, u32)>,
}

/// All that the page of a centre shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CentreSheet {
    /// The plan.
    pub head: PlanHead,
    /// The centre.
    pub centre: Centre,
    /// The centre with what is below it.
    pub branch: Branch,
    /// Its summary table, printed and computed.
    pub budget: Grid,
    /// Its projects' effort.
    pub effort: Grid,
    /// Its own checks that do not agree.
    pub checks: Vec<Check>,
}

/// All that the page of a project shows. A table without rows is left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectSheet {
    /// The plan.
    pub head: PlanHead,
    /// The project.
    pub project: Project,
    /// Its centre.
    pub centre: Centre,
    /// Its objectives, each with its expected values.
    pub objectives: Vec<(Objective, Grid)>,
    /// Its phases.
    pub phases: Option<Grid>,
    /// The rows of its budget.
    pub chapters: Option<Grid>,
    /// The totals that the document prints of it.
    pub totals: Option<Grid>,
    /// Its people, counted.
    pub effort: Option<Grid>,
    /// Its dated measures, if it is one of the emergency.
    pub measures: Option<Grid>,
    /// What it is about.
    pub themes: Vec<Labelled>,
    /// What it is done with.
    pub tools: Vec<Labelled>,
    /// The practices that correspond to it.
    pub practices: Vec<Related>,
    /// The checks on it that do not agree.
    pub checks: Vec<Check>,
}

/// All that the page of an objective shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectiveSheet {
    /// The plan.
    pub head: PlanHead,
    /// The objective.
    pub objective: Objective,
    /// Its project.
    pub project: Project,
    /// Its project's centre.
    pub centre: Centre,
    /// Its expected values.
    pub indicators: Grid,
    /// Its phases.
    pub phases: Option<Grid>,
    /// The checks on it that do not agree.
    pub checks: Vec<Check>,
}

/// All that a view of the plan shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ViewSheet {
    /// The plan.
    pub head: PlanHead,
    /// Which view.
    pub view: View,
    /// What it shows, in a sentence.
    pub lead: String,
    /// What there is to choose.
    pub choices: Vec<Choice>,
    /// The query string of what is chosen, with its question mark.
    pub query: String,
    /// The chart, unless what was chosen is empty.
    pub chart: Option<ChartPage>,
    /// The same values with their sources, and what else belongs to them: a page of their rows.
    pub grids: Vec<Grid>,
    /// The page shown, from 1.
    pub page: u32,
    /// How many pages there are.
    pub pages: u32,
    /// Projects with the practices that correspond to them.
    pub practices: Vec<(String, Vec<Related>)>,
    /// The datasets that hold the values.
    pub datasets: Vec<String>,
}

/// A choice out of a list, or none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Its name in the address.
    pub name: String,
    /// What it chooses.
    pub label: String,
    /// The words of the address with their labels.
    pub options: Vec<(String, String)>,
    /// The chosen word, or nothing.
    pub chosen: String,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grid {
    /// What is in it.
    pub caption: String,
    /// Its columns, the first of which names the rows.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<GridRow>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its heading.
    pub label: String,
    /// Whether it holds numbers.
    pub number: bool,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GridRow {
    /// Its anchor; empty where the row has one elsewhere.
    pub id: String,
    /// Its values, as many as there are columns.
    pub cells: Vec<Cell>,
}

/// A value of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// The value.
    pub text: String,
    /// Whether it is Italian whatever the page's language, as printed.
    pub italian: bool,
    /// The Italian path that it leads to.
    pub path: Option<String>,
    /// What is printed beside it, in Italian.
    pub note: Option<String>,
    /// The checks that do not agree with it.
    pub marks: Vec<Mark>,
}

/// A check that does not agree with what is printed, as it is marked where the printed value stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// What is checked.
    pub title: String,
    /// What came of it.
    pub result: CheckResult,
    /// What is printed.
    pub stated: String,
    /// What was computed; empty where it cannot be.
    pub computed: String,
    /// The Italian path of the check.
    pub path: String,
}

/// A practice that corresponds to a project, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Related {
    /// The last segment of its address.
    pub practice: String,
    /// What it is called.
    pub title: Bilingual,
    /// What it is, in a sentence or two.
    pub summary: Bilingual,
    /// Why it is here.
    pub reason: String,
}
