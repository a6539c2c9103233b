//! Rules over printed totals: chapters add up to sheets, sheets to the summary tables, and those upwards to the plan.

use app::observatory::model::Check;
use app::plans::model::{Centre, Plan, PrintedTotal, Side, TotalScope};
use rust_decimal::Decimal;

use super::book::{Book, SUMMARY, about, euro, euro_sum, printed_amount};
use crate::observatory::checks::build::{Draft, text};

/// The checks of all totals.
pub fn checks(book: &Book) -> Vec<Check> {
    let mut checks = Vec::new();
    for row in &book.records.totals {
        checks.extend(match (row.scope, row.project.as_deref(), row.centre.as_deref()) {
            (TotalScope::Project, Some(project), _) if row.column == SUMMARY => summary_budget(book, row, project),
            (TotalScope::Project, Some(project), _) => sheet_total(book, row, project),
            (TotalScope::Project, None, _) | (_, _, None) => None,
            (_, _, Some(centre)) => upwards(book, row, centre),
        });
    }
    checks.extend(book.records.plans.iter().map(|plan| plan_total(book, plan)));
    checks
}

fn sheet_total(book: &Book, row: &PrintedTotal, project: &str) -> Option<Check> {
    let code = &book.project(project)?.code;
    let title = text(
        format!("{code}: i capitoli della colonna «{}» fanno il totale della scheda", row.column),
        format!("{code}: the chapters of the column “{}” add up to the sheet’s total", row.column),
    );
    let draft = book.of_project("plan-sheet-total", &row.id, title, project, &row.locator);
    let of_column = book.records.chapters.iter().filter(|chapter| chapter.project == project);
    let amounts = of_column.filter(|chapter| chapter.column == row.column).map(|chapter| chapter.amount).collect();
    Some(about(project, adds_up(draft, row, amounts)?))
}

fn summary_budget(book: &Book, row: &PrintedTotal, project: &str) -> Option<Check> {
    let code = &book.project(project)?.code;
    let title = text(
        format!("{code}: il budget della tabella riepilogativa è la somma dei capitoli di spesa"),
        format!("{code}: the budget in the summary table is the sum of the expenditure chapters"),
    );
    let draft = book.of_project("plan-summary-budget", &row.id, title, project, &row.locator);
    let of_project = book.records.chapters.iter().filter(|chapter| chapter.project == project);
    let spent = of_project.filter(|chapter| chapter.side == Side::Expenditure).map(|chapter| chapter.amount).collect();
    Some(about(project, adds_up(draft, row, spent)?))
}

fn upwards(book: &Book, row: &PrintedTotal, centre: &str) -> Option<Check> {
    let name = book.name(row);
    let title = text(
        format!("{}: i budget dei suoi progetti fanno il totale", name.it),
        format!("{}: the budgets of its projects add up to the total", name.en.unwrap_or_default()),
    );
    let draft = book.of_centre("plan-totals-upwards", &row.id, title, centre, &row.locator);
    let below = book.budgets(centre).filter(|budget| is_within(budget.path.as_deref(), row.path.as_deref()));
    adds_up(draft, row, below.filter_map(|budget| budget.amount).collect())
}

/// Whether a place of the tree lies at another one or below it; everything lies below no place at all.
fn is_within(path: Option<&str>, above: Option<&str>) -> bool {
    let Some(above) = above else { return true };
    path.and_then(|path| path.strip_prefix(above)).is_some_and(|rest| rest.is_empty() || rest.starts_with(" > "))
}

fn adds_up(draft: Draft, row: &PrintedTotal, amounts: Vec<Decimal>) -> Option<Check> {
    let sum: Decimal = amounts.iter().sum();
    let agrees = row.amount? == sum;
    Some(draft.stating(printed_amount(row)).compared(euro_sum(&amounts), euro(sum), agrees))
}

fn plan_total(book: &Book, plan: &Plan) -> Check {
    let title = text(
        "I totali dei centri di responsabilità fanno il totale del piano",
        "The totals of the centres of responsibility add up to the plan’s total",
    );
    let draft = Draft::new("plan-total", &plan.id, title, &plan.source, &plan.locator);
    let centres: Vec<&Centre> = book.records.centres.iter().filter(|centre| centre.plan == plan.id).collect();
    let totals: Vec<Decimal> = centres.iter().filter_map(|centre| book.centre_total(&centre.id)).collect();
    let without: Vec<&Centre> = centres.into_iter().filter(|centre| book.centre_total(&centre.id).is_none()).collect();
    let codes = without.iter().map(|centre| centre.code.as_str()).collect::<Vec<_>>().join(", ");
    let reason = if without.is_empty() {
        text("La fonte non stampa il totale del piano.", "The source prints no total of the plan.")
    } else {
        text(
            format!("La fonte non stampa il totale del piano, né quello del centro {codes}."),
            format!("The source prints no total of the plan, nor one of centre {codes}."),
        )
    };
    Check { computation: euro_sum(&totals), ..draft.impossible(reason) }
}

#[cfg(test)]
mod tests {
    use app::observatory::model::CheckResult::{Agrees, CannotBeComputed, Disagrees};

    use super::*;
    use crate::plans::checks::samples::{chapter, of_rule, plan, results, total};

    #[test]
    fn chapters_of_one_column_make_the_total_of_a_sheet() {
        let mut records = plan();
        records.chapters = vec![
            chapter("100", Side::Expenditure, "8000.00"),
            chapter("101", Side::Expenditure, "250.00"),
            chapter("5", Side::Income, "70.00"),
        ];
        let sheet = |amount| PrintedTotal { column: "Spese".into(), ..total(TotalScope::Project, "x", amount, None) };
        records.totals = vec![sheet("8250.00"), sheet("8249.99")];
        let checks = checks(&Book::of(&records));
        assert_eq!(results(&checks, "plan-sheet-total"), [Agrees, Disagrees]);
        let first = of_rule(&checks, "plan-sheet-total")[0];
        assert_eq!(first.computation, "8.000,00 + 250,00 = 8.250,00");
        assert_eq!((first.stated.as_str(), first.computed.as_str()), ("8.250,00", "8.250,00"));
        assert_eq!(first.project.as_deref(), Some("2020-pd-1"));
    }

    #[test]
    fn income_is_no_part_of_the_summary_budget() {
        let mut records = plan();
        records.chapters = vec![chapter("5", Side::Income, "70.00")];
        records.totals =
            vec![total(TotalScope::Project, "x", "0.00", None), total(TotalScope::Project, "x", "70.00", None)];
        let checks = checks(&Book::of(&records));
        assert_eq!(results(&checks, "plan-summary-budget"), [Agrees, Disagrees]);
    }

    #[test]
    fn a_total_takes_in_the_projects_below_it_and_no_others() {
        let mut records = plan();
        records.totals = vec![
            total(TotalScope::Project, "city > art > shows", "10.00", None),
            total(TotalScope::Project, "city > arts", "5.00", None),
            total(TotalScope::StrategicObjective, "city > art", "10.00", None),
            total(TotalScope::Direction, "city", "15.00", None),
            total(TotalScope::Direction, "city", "10.00", None),
        ];
        assert_eq!(results(&checks(&Book::of(&records)), "plan-totals-upwards"), [Agrees, Agrees, Disagrees]);
    }

    #[test]
    fn a_total_that_nobody_prints_cannot_be_checked() {
        let mut records = plan();
        records.totals = vec![PrintedTotal { path: None, ..total(TotalScope::Centre, "", "12.00", None) }];
        let checks = checks(&Book::of(&records));
        assert_eq!(results(&checks, "plan-total"), [CannotBeComputed]);
        assert_eq!(of_rule(&checks, "plan-total")[0].computation, "12,00 = 12,00");
    }
}
