//! The plan's tables: each row a record, each value as printed, marked where a check does not agree.

use app::i18n::{Language, Message, decimal, long_date, message};
use app::plans::model::{
    Centre, Chapter, Effort, EmergencyMeasure, Indicator, Objective, Phase, PrintedTotal, Project, TotalScope,
};
use app::plans::sheets::{Cell, Column, Grid, GridRow};
use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::holdings::Holdings;

/// The `column` of what the summary tables print.
const SUMMARY: &str = "budget";

/// Tables in a language, over a plan.
#[derive(Clone, Copy)]
pub struct Grids<'h> {
    /// The plan's records.
    pub holdings: &'h Holdings,
    /// The plan.
    pub plan: &'h str,
    /// The language of the page.
    pub language: Language,
}

const LOCATOR: Message = message("Dove nel documento", "Where in the document");
const CODE: Message = message("Codice", "Code");
const KIND: Message = message("Tipo", "Type");
const PROJECT: Message = message("Progetto", "Project");

impl Grids<'_> {
    fn columns(&self, labels: &[(Message, bool)]) -> Vec<Column> {
        let column =
            |(label, number): &(Message, bool)| Column { label: label.text(self.language).into(), number: *number };
        labels.iter().map(column).collect()
    }

    fn word(&self, message: Message) -> Cell {
        Cell { text: message.text(self.language).to_owned(), ..Cell::default() }
    }

    /// The way to a project.
    pub fn project_path(&self, project: &str) -> String {
        format!("/piani/{}/progetti/{project}", self.plan)
    }

    /// A project by code and title, as a link.
    pub fn project_cell(&self, project: &Project) -> Cell {
        let title = project.title.text(self.language);
        Cell {
            text: format!("{} {title}", project.code),
            path: Some(self.project_path(&project.id)),
            italian: project.title.lang(self.language).is_some(),
            ..Cell::default()
        }
    }

    fn project_of(&self, id: &str) -> Cell {
        let project = self.holdings.project(self.plan, id);
        project.map_or_else(
            || printed(id),
            |project| Cell { text: project.code.clone(), path: Some(self.project_path(id)), ..Cell::default() },
        )
    }

    /// Indicators with their expected values; where they are of several projects, each with its own.
    pub fn indicators(&self, caption: String, indicators: &[&Indicator], several: bool) -> Grid {
        let mut columns = vec![
            (message("Indicatore", "Indicator"), false),
            (message("Valore atteso", "Expected value"), true),
            (KIND, false),
            (CODE, false),
            (LOCATOR, false),
        ];
        if several {
            columns.insert(4, (PROJECT, false));
        }
        let rows = indicators.iter().map(|indicator| self.indicator(indicator, several));
        Grid { caption, columns: self.columns(&columns), rows: rows.collect() }
    }

    fn indicator(&self, indicator: &Indicator, several: bool) -> GridRow {
        let marks = |rules: &[&str]| self.holdings.marks(rules, &indicator.id, self.language);
        let objective = self.holdings.objective(self.plan, &indicator.objective);
        let project = objective.map_or("", |objective| &objective.project);
        let here = format!("{}#{}", self.project_path(project), indicator.id);
        let mut cells = vec![
            Cell {
                text: indicator.label.clone(),
                italian: true,
                note: indicator.note.clone(),
                path: several.then_some(here),
                ..Cell::default()
            },
            Cell { marks: marks(&["plan-expected-day", "plan-percentage-limit"]), ..printed(&indicator.printed) },
            self.word(indicator.value_kind.label()),
            Cell { marks: marks(&["plan-indicator-code", "plan-indicator-letter"]), ..printed(&indicator.code) },
            printed(&indicator.locator),
        ];
        if several {
            cells.insert(4, self.project_of(project));
        }
        GridRow { id: if several { String::new() } else { indicator.id.clone() }, cells }
    }

    /// Phases with first and last day; where they are of several projects, each with its own.
    pub fn phases(&self, caption: String, phases: &[&Phase], several: bool) -> Grid {
        let mut columns = vec![
            (message("Fase", "Phase"), false),
            (message("Dal", "From"), false),
            (message("Al", "To"), false),
            (message("Obiettivo", "Objective"), false),
            (LOCATOR, false),
        ];
        if several {
            columns.insert(1, (PROJECT, false));
        }
        let rows = phases.iter().map(|phase| self.phase(phase, several));
        Grid { caption, columns: self.columns(&columns), rows: rows.collect() }
    }

    fn phase(&self, phase: &Phase, several: bool) -> GridRow {
        let marks = |rules: &[&str]| self.holdings.marks(rules, &phase.id, self.language);
        let objective = phase.objective.as_deref().and_then(|id| self.holdings.objective(self.plan, id));
        let objective = objective.map(|objective| Cell {
            text: objective.code.clone(),
            path: Some(format!("/piani/{}/obiettivi/{}", self.plan, objective.id)),
            ..Cell::default()
        });
        let mut cells = vec![
            Cell {
                text: format!("{}. {}", phase.order, phase.label),
                italian: true,
                note: phase.note.clone(),
                path: several.then(|| format!("{}#{}", self.project_path(&phase.project), phase.id)),
                ..Cell::default()
            },
            Cell { marks: marks(&["plan-repeated-phase"]), ..self.day(&phase.start) },
            Cell { marks: marks(&["plan-phase-duration", "plan-phase-year"]), ..self.day(&phase.end) },
            Cell { marks: marks(&["plan-phase-objective"]), ..objective.unwrap_or_default() },
            printed(&phase.locator),
        ];
        if several {
            cells.insert(1, self.project_of(&phase.project));
        }
        GridRow { id: if several { String::new() } else { phase.id.clone() }, cells }
    }

    fn day(&self, day: &str) -> Cell {
        Cell { text: moment(day, self.language), ..Cell::default() }
    }

    /// Rows of budgets; where they are of several projects, each with its own.
    pub fn chapters(&self, caption: String, chapters: &[&Chapter], several: bool) -> Grid {
        let mut columns = vec![
            (message("Capitolo e articolo", "Chapter and article"), false),
            (message("Che cosa", "What"), false),
            (message("Colonna", "Column"), false),
            (message("Importo in euro", "Amount in euro"), true),
            (LOCATOR, false),
        ];
        if several {
            columns.insert(2, (PROJECT, false));
        }
        let rows = chapters.iter().map(|chapter| self.chapter(chapter, several));
        Grid { caption, columns: self.columns(&columns), rows: rows.collect() }
    }

    fn chapter(&self, chapter: &Chapter, several: bool) -> GridRow {
        let marks = self.holdings.marks(&["plan-linked-chapters"], &chapter.id, self.language);
        let mut cells = vec![
            Cell {
                text: format!("{}/{}", chapter.chapter, chapter.article),
                path: several.then(|| format!("{}#{}", self.project_path(&chapter.project), chapter.id)),
                ..Cell::default()
            },
            printed(&chapter.label),
            printed(&chapter.column),
            Cell { marks, ..printed(&chapter.printed) },
            printed(&chapter.locator),
        ];
        if several {
            cells.insert(2, self.project_of(&chapter.project));
        }
        GridRow { id: if several { String::new() } else { chapter.id.clone() }, cells }
    }

    /// Totals as the document prints them, each beside the same computed from what it sums up.
    pub fn totals(&self, caption: String, totals: &[&PrintedTotal]) -> Grid {
        let columns = self.columns(&[
            (message("Totale", "Total"), false),
            (message("Stampato, in euro", "Printed, in euro"), true),
            (message("Calcolato, in euro", "Computed, in euro"), true),
            (message("Percentuale stampata", "Printed percentage"), true),
            (message("Percentuale calcolata", "Computed percentage"), true),
            (LOCATOR, false),
        ]);
        Grid { caption, columns, rows: totals.iter().map(|total| self.total(total)).collect() }
    }

    fn total(&self, total: &PrintedTotal) -> GridRow {
        let marks = |rules: &[&str]| self.holdings.marks(rules, &total.id, self.language);
        let amounts = marks(&["plan-sheet-total", "plan-summary-budget", "plan-totals-upwards"]);
        let share = self.share(total);
        let percent = |value: Decimal| format!("{}\u{a0}%", decimal(value, 2, self.language));
        let cells = vec![
            self.total_name(total),
            Cell { marks: amounts, ..printed(total.amount_printed.as_deref().unwrap_or_default()) },
            Cell { text: decimal(self.computed(total), 2, self.language), ..Cell::default() },
            Cell {
                marks: marks(&["plan-share-of-centre"]),
                ..printed(total.percent_printed.as_deref().unwrap_or_default())
            },
            Cell { text: share.map(percent).unwrap_or_default(), ..Cell::default() },
            printed(&total.locator),
        ];
        GridRow { id: total.id.clone(), cells }
    }

    fn total_name(&self, total: &PrintedTotal) -> Cell {
        let project = total.project.as_deref().and_then(|id| self.holdings.project(self.plan, id));
        let scope = total.scope.label().text(self.language);
        let centre = total.centre.as_deref().and_then(|id| self.holdings.centre(self.plan, id));
        let code = centre.map_or("", |centre| centre.code.as_str());
        let last = total.path.as_deref().and_then(|path| path.rsplit(" > ").next()).unwrap_or_default();
        match (total.scope, project) {
            (TotalScope::Project, Some(project)) if total.column == SUMMARY => self.project_cell(project),
            (TotalScope::Project, Some(project)) => {
                Cell { text: format!("{}, {}", project.code, total.column), ..self.project_cell(project) }
            }
            (TotalScope::Centre, _) => Cell {
                text: format!("CDR {code}"),
                path: centre.map(|centre| format!("/piani/{}/centri/{}", self.plan, centre.id)),
                ..Cell::default()
            },
            _ => Cell { text: format!("CDR {code}, {scope}: {last}"), ..Cell::default() },
        }
    }

    /// What a total sums up, summed up: chapters of its column, or the projects below it.
    fn computed(&self, total: &PrintedTotal) -> Decimal {
        let records = &self.holdings.records;
        if let Some(project) = total.project.as_deref() {
            let counts = |chapter: &&Chapter| match total.column.as_str() {
                SUMMARY => chapter.side == app::plans::model::Side::Expenditure,
                column => chapter.column == column,
            };
            return self.holdings.chapters(project).filter(counts).map(|chapter| chapter.amount).sum();
        }
        let path = total.path.as_deref().unwrap_or_default();
        let below = |row: &&PrintedTotal| {
            let own = row.path.as_deref().unwrap_or_default();
            let inside = path.is_empty() || own == path || own.starts_with(&format!("{path} > "));
            row.scope == TotalScope::Project && row.column == SUMMARY && row.centre == total.centre && inside
        };
        records.totals.iter().filter(below).filter_map(|row| row.amount).sum()
    }

    /// A total's part of its centre's, in hundredths.
    fn share(&self, total: &PrintedTotal) -> Option<Decimal> {
        let whole = self.holdings.records.totals.iter();
        let whole = whole.filter(|row| row.column == SUMMARY && row.scope == TotalScope::Centre);
        let whole = whole.filter(|row| row.centre == total.centre).find_map(|row| row.amount)?;
        let part = total.amount.filter(|_| total.column == SUMMARY)?;
        (part * Decimal::ONE_HUNDRED).checked_div(whole)
    }

    /// The people of projects, counted.
    pub fn efforts(&self, caption: String, efforts: &[&Effort]) -> Grid {
        let columns = self.columns(&[
            (PROJECT, false),
            (message("Persone", "People"), true),
            (message("di cui dirigenti", "of whom executives"), true),
            (message("Tempi pieni", "Full times"), true),
            (message("Somma delle percentuali", "Sum of percentages"), true),
            (LOCATOR, false),
        ]);
        Grid { caption, columns, rows: efforts.iter().map(|effort| self.effort(effort)).collect() }
    }

    fn effort(&self, effort: &Effort) -> GridRow {
        let marks = |rules: &[&str]| self.holdings.marks(rules, &effort.id, self.language);
        let project = self.holdings.project(self.plan, &effort.project);
        let number = |value: Decimal, decimals| decimal(value, decimals, self.language);
        let sum = effort.percent_sum.normalize();
        let cells = vec![
            project.map(|project| self.project_cell(project)).unwrap_or_default(),
            Cell { text: effort.people.to_string(), ..Cell::default() },
            Cell { text: effort.executives.to_string(), marks: marks(&["plan-one-executive"]), ..Cell::default() },
            Cell { text: number(effort.fte, 2), marks: marks(&["plan-effort"]), ..Cell::default() },
            Cell { text: format!("{}\u{a0}%", number(sum, sum.scale())), ..Cell::default() },
            printed(&effort.locator),
        ];
        GridRow { id: effort.id.clone(), cells }
    }

    /// Measures of the emergency by their first day; where they are of several projects, each with its own.
    pub fn measures(&self, caption: String, measures: &[&EmergencyMeasure], several: bool) -> Grid {
        let mut columns = vec![
            (message("Misura", "Measure"), false),
            (message("Dal", "From"), false),
            (message("Al", "To"), false),
            (LOCATOR, false),
        ];
        if several {
            columns.insert(1, (PROJECT, false));
        }
        let row = |measure: &&EmergencyMeasure| {
            let label = Cell {
                text: measure.label.text(self.language).to_owned(),
                italian: measure.label.lang(self.language).is_some(),
                path: several.then(|| format!("{}#{}", self.project_path(&measure.project), measure.id)),
                ..Cell::default()
            };
            let day = |day: &Option<String>| self.day(day.as_deref().unwrap_or_default());
            let mut cells = vec![label, day(&measure.date_start), day(&measure.date_end), printed(&measure.locator)];
            if several {
                cells.insert(1, self.project_of(&measure.project));
            }
            GridRow { id: if several { String::new() } else { measure.id.clone() }, cells }
        };
        Grid { caption, columns: self.columns(&columns), rows: measures.iter().map(row).collect() }
    }

    /// Objectives with the heading above them.
    pub fn objectives(&self, caption: String, objectives: &[&Objective]) -> Grid {
        let columns = self.columns(&[
            (message("Obiettivo", "Objective"), false),
            (KIND, false),
            (message("Titolo stampato", "Printed heading"), false),
            (PROJECT, false),
            (LOCATOR, false),
        ]);
        let row = |objective: &&Objective| GridRow {
            id: objective.id.clone(),
            cells: vec![
                Cell {
                    text: format!("{} {}", objective.code, objective.label.text(self.language)),
                    italian: objective.label.lang(self.language).is_some(),
                    path: Some(format!("/piani/{}/obiettivi/{}", self.plan, objective.id)),
                    ..Cell::default()
                },
                self.word(objective.kind.label()),
                printed(objective.kind_printed.as_deref().unwrap_or_default()),
                self.project_of(&objective.project),
                printed(&objective.locator),
            ],
        };
        Grid { caption, columns, rows: objectives.iter().map(row).collect() }
    }

    /// The rows of a centre's summary table: projects, then the totals above them.
    pub fn summary(&self, centre: &Centre) -> Vec<&PrintedTotal> {
        let rows = self.holdings.records.totals.iter();
        let rows = rows.filter(|row| row.column == SUMMARY && row.centre.as_deref() == Some(centre.id.as_str()));
        let mut rows: Vec<&PrintedTotal> = rows.collect();
        rows.sort_by_cached_key(|row| (row.scope, row.path.clone(), row.project.clone()));
        rows
    }
}

/// A text as printed.
fn printed(text: &str) -> Cell {
    Cell { text: text.to_owned(), italian: true, ..Cell::default() }
}

/// An amount in euro.
pub fn euro(amount: Decimal, language: Language) -> String {
    format!("{}\u{a0}€", decimal(amount, 2, language))
}

/// A day or a month in words.
pub fn moment(text: &str, language: Language) -> String {
    if let Ok(day) = text.parse::<NaiveDate>() {
        return long_date(day, language);
    }
    let month = format!("{text}-01").parse::<NaiveDate>();
    month.map_or_else(|_| text.to_owned(), |first| app::i18n::month_and_year(first, language))
}
