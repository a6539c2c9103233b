//! The plan's records with the links between them.

use std::collections::BTreeMap;

use app::i18n::{Bilingual, Language};
use app::observatory::model::Check;
use app::plans::model::{Centre, Objective, Plan, PrintedTotal, Project, TotalScope};
use rust_decimal::Decimal;

use crate::observatory::checks::arithmetic::number_with;
use crate::observatory::checks::build::{Draft, text};
use crate::plans::store::Records;

/// The `column` of what the summary tables print; every other column is one of a sheet's budget.
pub const SUMMARY: &str = "budget";

/// The records, and what they point to.
pub struct Book<'r> {
    /// The records.
    pub records: &'r Records,
    plans: BTreeMap<&'r str, &'r Plan>,
    centres: BTreeMap<&'r str, &'r Centre>,
    projects: BTreeMap<&'r str, &'r Project>,
    objectives: BTreeMap<&'r str, &'r Objective>,
}

impl<'r> Book<'r> {
    /// Follows the links of these records.
    pub fn of(records: &'r Records) -> Self {
        Self {
            records,
            plans: records.plans.iter().map(|plan| (plan.id.as_str(), plan)).collect(),
            centres: records.centres.iter().map(|centre| (centre.id.as_str(), centre)).collect(),
            projects: records.projects.iter().map(|project| (project.id.as_str(), project)).collect(),
            objectives: records.objectives.iter().map(|objective| (objective.id.as_str(), objective)).collect(),
        }
    }

    /// The project with this id.
    pub fn project(&self, id: &str) -> Option<&'r Project> {
        self.projects.get(id).copied()
    }

    /// The objective with this id.
    pub fn objective(&self, id: &str) -> Option<&'r Objective> {
        self.objectives.get(id).copied()
    }

    /// The centre with this id.
    pub fn centre(&self, id: &str) -> Option<&'r Centre> {
        self.centres.get(id).copied()
    }

    /// The plan of a centre.
    pub fn plan_of_centre(&self, centre: &str) -> Option<&'r Plan> {
        self.plans.get(self.centre(centre)?.plan.as_str()).copied()
    }

    /// The plan of a project.
    pub fn plan_of_project(&self, project: &str) -> Option<&'r Plan> {
        self.plan_of_centre(&self.project(project)?.centre)
    }

    /// A draft about something of a project.
    pub fn of_project(&self, rule: &str, subject: &str, title: Bilingual, project: &str, locator: &str) -> Draft {
        Draft::new(rule, subject, title, self.plan_of_project(project).map_or("", |plan| &plan.source), locator)
    }

    /// A draft about something of a centre.
    pub fn of_centre(&self, rule: &str, subject: &str, title: Bilingual, centre: &str, locator: &str) -> Draft {
        Draft::new(rule, subject, title, self.plan_of_centre(centre).map_or("", |plan| &plan.source), locator)
    }

    /// The rows that the summary table of a centre prints for its projects.
    pub fn budgets(&self, centre: &str) -> impl Iterator<Item = &'r PrintedTotal> {
        self.summary(centre).filter(|row| row.scope == TotalScope::Project)
    }

    /// All rows of the summary table of a centre.
    pub fn summary(&self, centre: &str) -> impl Iterator<Item = &'r PrintedTotal> {
        let of_centre = move |row: &&PrintedTotal| row.centre.as_deref() == Some(centre);
        self.records.totals.iter().filter(|row| row.column == SUMMARY).filter(of_centre)
    }

    /// The total that a centre's summary table prints.
    pub fn centre_total(&self, centre: &str) -> Option<Decimal> {
        self.summary(centre).find(|row| row.scope == TotalScope::Centre)?.amount
    }

    /// What a printed total sums up, in words.
    pub fn name(&self, row: &PrintedTotal) -> Bilingual {
        let centre = self.code(row.centre.as_deref().unwrap_or_default());
        let label = row.scope.label();
        let (it, en) = (label.text(Language::Italian), label.text(Language::English));
        let last = row.path.as_deref().and_then(|path| path.rsplit(" > ").next()).unwrap_or_default();
        match row.scope {
            TotalScope::Project => {
                let code = row.project.as_deref().and_then(|id| self.project(id)).map_or("", |project| &project.code);
                text(format!("{it} {code}"), format!("{en} {code}"))
            }
            TotalScope::Centre => text(format!("CDR {centre}"), format!("Centre {centre}")),
            _ => text(format!("CDR {centre}, {it} «{last}»"), format!("Centre {centre}, {en} “{last}”")),
        }
    }

    /// A centre's code, as printed.
    pub fn code(&self, centre: &str) -> &'r str {
        self.centre(centre).map_or("", |centre| centre.code.as_str())
    }
}

/// An amount in euro, as the source prints amounts.
pub fn euro(amount: Decimal) -> String {
    number_with(amount, 2)
}

/// Amounts in euro added up: `8.000,00 + 250,00 = 8.250,00`.
pub fn euro_sum(amounts: &[Decimal]) -> String {
    let terms: Vec<String> = amounts.iter().map(|amount| euro(*amount)).collect();
    let terms = if terms.is_empty() { euro(Decimal::ZERO) } else { terms.join(" + ") };
    format!("{terms} = {}", euro(amounts.iter().sum()))
}

/// A total's amount as the source prints it.
pub fn printed_amount(row: &PrintedTotal) -> String {
    row.amount_printed.clone().or_else(|| row.amount.map(euro)).unwrap_or_default()
}

/// The same check, as one about a project.
pub fn about(project: &str, check: Check) -> Check {
    Check { project: Some(project.to_owned()), ..check }
}
