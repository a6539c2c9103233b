//! The types of the management plan: its tree, its budget, its effort.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::i18n::Bilingual;
use crate::vocabulary;

vocabulary! {
    /// What a node of the plan is.
    ProjectKind {
        /// What an office does every year (`PD`).
        Product = "product" / "prodotto", "Prodotto", "Product";
        /// What begins and ends (`PG`).
        Project = "project" / "progetto", "Progetto", "Project";
    }
}

vocabulary! {
    /// The weight of an objective.
    ObjectiveKind {
        /// To do better.
        Improvement = "improvement" / "miglioramento", "Obiettivo di miglioramento", "Improvement objective";
        /// To do first.
        Priority = "priority" / "prioritario", "Obiettivo prioritario", "Priority objective";
        /// To keep doing.
        Ordinary = "ordinary" / "ordinario", "Obiettivo gestionale ordinario", "Ordinary objective";
    }
}

vocabulary! {
    /// What an expected value is.
    IndicatorValueKind {
        /// A number.
        Number = "number" / "numero", "numero", "number";
        /// A percentage.
        Percent = "percent" / "percentuale", "percentuale", "percentage";
        /// A day.
        Date = "date" / "data", "data", "date";
        /// A difference to the year before.
        Change = "change" / "variazione", "variazione", "change";
        /// Words.
        Text = "text" / "testo", "testo", "text";
    }
}

vocabulary! {
    /// What says that an expected value is a percentage.
    PercentBasis {
        /// The value is printed with the sign.
        Value = "value" / "valore", "valore", "value";
        /// Only the label says so.
        Label = "label" / "etichetta", "etichetta", "label";
    }
}

vocabulary! {
    /// A side of the budget.
    Side {
        /// What comes in.
        Income = "income" / "entrate", "entrate", "income";
        /// What is spent.
        Expenditure = "expenditure" / "spese", "spese", "expenditure";
    }
}

vocabulary! {
    /// What a printed total sums up.
    TotalScope {
        /// A project.
        Project = "project" / "progetto", "progetto", "project";
        /// An action.
        Action = "action" / "azione", "azione", "action";
        /// A strategic objective.
        StrategicObjective = "strategic_objective" / "obiettivo", "obiettivo strategico", "strategic objective";
        /// A direction.
        Direction = "direction" / "indirizzo", "indirizzo", "direction";
        /// A centre of responsibility.
        Centre = "centre" / "centro", "centro di responsabilità", "centre of responsibility";
    }
}

/// A management plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Its word in addresses.
    pub id: String,
    /// As printed.
    pub title: Bilingual,
    /// Whose it is.
    pub entity: String,
    /// The part of the entity, as printed.
    pub area: String,
    /// The day it was drawn up.
    pub elaborated: String,
    /// What is in it.
    pub summary: Bilingual,
    /// The document.
    pub source: String,
    /// Where in the document.
    pub locator: String,
}

/// A centre of responsibility.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Centre {
    /// Its word in addresses.
    pub id: String,
    /// The plan.
    pub plan: String,
    /// As printed.
    pub code: String,
    /// As printed.
    pub name: Bilingual,
    /// The executive, whose office makes the name public.
    pub head: String,
    /// What it does.
    pub summary: Bilingual,
    /// Where in the document.
    pub locator: String,
}

/// A project or product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Project {
    /// Its word in addresses.
    pub id: String,
    /// As printed.
    pub code: String,
    /// The centre.
    pub centre: String,
    /// What it is.
    pub kind: ProjectKind,
    /// As printed.
    pub title: Bilingual,
    /// As printed.
    #[serde(default)]
    pub subtitle: Option<String>,
    /// As printed.
    pub direction: String,
    /// As printed.
    pub strategic_objective: String,
    /// As printed.
    pub action: String,
    /// One or two sentences.
    pub summary: Bilingual,
    /// Whether it is one of the three of the COVID-19 emergency.
    pub emergency: bool,
    /// What it is about.
    #[serde(default)]
    pub themes: Vec<String>,
    /// What it is done with.
    #[serde(default)]
    pub tools: Vec<String>,
    /// The budget in the summary table, as printed.
    #[serde(default)]
    pub budget_printed: Option<String>,
    /// Its share in the summary table, as printed.
    #[serde(default)]
    pub budget_percent_printed: Option<String>,
    /// Where in the document.
    pub locator: String,
}

/// An objective of a project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objective {
    /// Its word in addresses.
    pub id: String,
    /// The project.
    pub project: String,
    /// As printed.
    pub code: String,
    /// Its weight.
    pub kind: ObjectiveKind,
    /// As printed.
    pub label: Bilingual,
    /// Its place in the project.
    pub order: i64,
    /// Where in the document.
    pub locator: String,
    /// The heading as printed, where the text has it.
    #[serde(default)]
    pub kind_printed: Option<String>,
}

/// An indicator with its expected value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indicator {
    /// Its word in addresses.
    pub id: String,
    /// The objective.
    pub objective: String,
    /// As printed, even where it breaks its own pattern.
    pub code: String,
    /// As printed.
    pub label: String,
    /// What the value is.
    pub value_kind: IndicatorValueKind,
    /// The value where it is a number.
    #[serde(default)]
    pub value: Option<Decimal>,
    /// The value where it is a day.
    #[serde(default)]
    pub value_date: Option<String>,
    /// As printed.
    pub printed: String,
    /// As printed.
    #[serde(default)]
    pub note: Option<String>,
    /// Its place in the objective.
    pub order: i64,
    /// Where in the document.
    pub locator: String,
    /// What says that it is a percentage.
    #[serde(default)]
    pub percent_basis: Option<PercentBasis>,
}

/// A phase of a project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phase {
    /// Its word in addresses.
    pub id: String,
    /// The project.
    pub project: String,
    /// The objective, where the document names it.
    #[serde(default)]
    pub objective: Option<String>,
    /// As printed.
    pub order: i64,
    /// As printed.
    pub label: String,
    /// The first day.
    pub start: String,
    /// The last day.
    pub end: String,
    /// As printed.
    #[serde(default)]
    pub note: Option<String>,
    /// Where in the document.
    pub locator: String,
}

/// A row of a project's budget.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chapter {
    /// Its word in addresses.
    pub id: String,
    /// The project.
    pub project: String,
    /// As printed.
    pub chapter: String,
    /// As printed.
    pub article: String,
    /// As printed.
    pub label: String,
    /// Its side.
    pub side: Side,
    /// The column's heading, as printed.
    pub column: String,
    /// In euro.
    pub amount: Decimal,
    /// As printed.
    pub printed: String,
    /// Where in the document.
    pub locator: String,
}

/// A total or a share that the document prints.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrintedTotal {
    /// Its word in addresses.
    pub id: String,
    /// What it sums up.
    pub scope: TotalScope,
    /// The centre.
    #[serde(default)]
    pub centre: Option<String>,
    /// The project.
    #[serde(default)]
    pub project: Option<String>,
    /// Direction, strategic objective and action as printed, joined with ` > `.
    #[serde(default)]
    pub path: Option<String>,
    /// The column's heading, as printed; `budget` in the summary tables.
    pub column: String,
    /// In euro.
    #[serde(default)]
    pub amount: Option<Decimal>,
    /// As printed.
    #[serde(default)]
    pub amount_printed: Option<String>,
    /// In hundredths.
    #[serde(default)]
    pub percent: Option<Decimal>,
    /// As printed.
    #[serde(default)]
    pub percent_printed: Option<String>,
    /// Where in the document.
    pub locator: String,
}

/// The people who work at a project, counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Effort {
    /// Its word in addresses.
    pub id: String,
    /// The project.
    pub project: String,
    /// How many people, executives among them.
    pub people: i64,
    /// How many executives.
    pub executives: i64,
    /// Full-time equivalents: the printed percentages summed, over 100.
    pub fte: Decimal,
    /// The printed percentages summed.
    pub percent_sum: Decimal,
    /// Where in the document.
    pub locator: String,
}

/// A dated measure of an emergency project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmergencyMeasure {
    /// Its word in addresses.
    pub id: String,
    /// The project.
    pub project: String,
    /// From when: a day or a month.
    #[serde(default)]
    pub date_start: Option<String>,
    /// Until when: a day or a month.
    #[serde(default)]
    pub date_end: Option<String>,
    /// What was done.
    pub label: Bilingual,
    /// Where in the document.
    pub locator: String,
}
