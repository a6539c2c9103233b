//! Rules over phases and over the places of things in their lists.

use std::collections::BTreeMap;

use app::observatory::model::Check;
use app::plans::model::{Phase, Project};

use super::book::{Book, about};
use crate::exchanges::checks::wording::{day, letters};
use crate::observatory::checks::build::text;

/// The checks of all phases, and of the numbers of phases, objectives and indicators.
pub fn checks(book: &Book) -> Vec<Check> {
    let mut checks = Vec::new();
    for phase in &book.records.phases {
        if let Some(project) = book.project(&phase.project) {
            checks.push(about(&project.id, has_objective(book, phase, project)));
            checks.push(about(&project.id, within_year(book, phase, project)));
            checks.push(about(&project.id, lasts(book, phase, project)));
        }
    }
    checks.extend(book.records.projects.iter().flat_map(|project| repeated(book, project)));
    checks.extend(orders(book));
    checks
}

fn has_objective(book: &Book, phase: &Phase, project: &Project) -> Check {
    let title = text(
        format!("{}: la fase {} nomina un obiettivo del progetto", project.code, phase.order),
        format!("{}: phase {} names an objective of the project", project.code, phase.order),
    );
    let draft = book.of_project("plan-phase-objective", &phase.id, title, &project.id, &phase.locator);
    let named = phase.objective.as_deref().and_then(|id| book.objective(id));
    let code = named.map_or("–", |objective| &objective.code);
    let of_project = book.records.objectives.iter().filter(|objective| objective.project == project.id);
    let codes = of_project.map(|objective| objective.code.as_str()).collect::<Vec<_>>().join(", ");
    let agrees = named.is_some_and(|objective| objective.project == project.id);
    let computation = format!("{code} {} {{{codes}}}", if agrees { "∈" } else { "∉" });
    draft.stating(code.to_owned()).compared(computation, codes, agrees)
}

fn within_year(book: &Book, phase: &Phase, project: &Project) -> Check {
    let year: String = project.code.chars().take(4).collect();
    let title = text(
        format!("{}: la fase {} sta nel {year} e non finisce prima di cominciare", project.code, phase.order),
        format!("{}: phase {} lies in {year} and does not end before it begins", project.code, phase.order),
    );
    let draft = book.of_project("plan-phase-year", &phase.id, title, &project.id, &phase.locator);
    let (first, last) = (format!("{year}-01-01"), format!("{year}-12-31"));
    let days = [&first, &phase.start, &phase.end, &last];
    let agrees = days.is_sorted();
    let written: Vec<String> = days.into_iter().map(|text| day(text)).collect();
    let computation = if agrees { written.join(" ≤ ") } else { format!("¬ {}", written.join(" ≤ ")) };
    draft.stating(span(phase)).compared(computation, format!("{}–{}", day(&first), day(&last)), agrees)
}

fn lasts(book: &Book, phase: &Phase, project: &Project) -> Check {
    let title = text(
        format!("{}: la fase {} dura più di un giorno", project.code, phase.order),
        format!("{}: phase {} lasts more than one day", project.code, phase.order),
    );
    let draft = book.of_project("plan-phase-duration", &phase.id, title, &project.id, &phase.locator);
    let agrees = phase.start < phase.end;
    let sign = match phase.start.cmp(&phase.end) {
        std::cmp::Ordering::Less => "<",
        std::cmp::Ordering::Equal => "=",
        std::cmp::Ordering::Greater => ">",
    };
    let computation = format!("{} {sign} {}", day(&phase.start), day(&phase.end));
    draft.stating(span(phase)).compared(computation, format!("{}–…", day(&phase.start)), agrees)
}

/// Phases of a project with the same words: the first stands for what the others should say.
fn repeated(book: &Book, project: &Project) -> Vec<Check> {
    let mut groups: BTreeMap<String, Vec<&Phase>> = BTreeMap::new();
    for phase in phases_of(book, project) {
        groups.entry(letters(&phase.label)).or_default().push(phase);
    }
    let mut groups: Vec<Vec<&Phase>> = groups.into_values().filter(|phases| phases.len() > 1).collect();
    groups.sort_by_key(|phases| phases[0].order);
    groups.iter().map(|phases| about(&project.id, same_days(book, project, phases))).collect()
}

fn same_days(book: &Book, project: &Project, phases: &[&Phase]) -> Check {
    let numbers = phases.iter().map(|phase| phase.order.to_string()).collect::<Vec<_>>().join(", ");
    let title = text(
        format!("{}: le fasi {numbers}, che hanno lo stesso testo, hanno le stesse date", project.code),
        format!("{}: phases {numbers}, which have the same text, have the same dates", project.code),
    );
    let locator = phases.iter().map(|phase| phase.locator.as_str()).collect::<Vec<_>>().join("; ");
    let draft = book.of_project("plan-repeated-phase", &phases[0].id, title, &project.id, &locator);
    let mut spans: Vec<String> = phases.iter().skip(1).map(|phase| span(phase)).collect();
    spans.dedup();
    let first = span(phases[0]);
    let agrees = spans.iter().all(|span| *span == first);
    let of_each: Vec<String> = phases.iter().map(|phase| format!("{}: {}", phase.order, span(phase))).collect();
    draft.stating(spans.join("; ")).compared(of_each.join("; "), first, agrees)
}

fn span(phase: &Phase) -> String {
    format!("{}–{}", day(&phase.start), day(&phase.end))
}

/// The phases of a project in the order of their numbers.
fn phases_of<'r>(book: &Book<'r>, project: &Project) -> Vec<&'r Phase> {
    let mut phases: Vec<&Phase> = book.records.phases.iter().filter(|phase| phase.project == project.id).collect();
    phases.sort_by_key(|phase| phase.order);
    phases
}

fn orders(book: &Book) -> Vec<Check> {
    let records = book.records;
    let mut checks = Vec::new();
    for project in &records.projects {
        let objectives = records.objectives.iter().filter(|objective| objective.project == project.id);
        let numbers = objectives.map(|objective| objective.order).collect();
        let list = List { rule: "plan-objective-order", what: ("gli obiettivi", "the objectives"), of: &project.code };
        checks.extend(counted(book, &list, project, &project.locator, numbers));
        let numbers = phases_of(book, project).iter().map(|phase| phase.order).collect();
        let list = List { rule: "plan-phase-order", what: ("le fasi", "the phases"), of: &project.code };
        checks.extend(counted(book, &list, project, &project.locator, numbers));
    }
    for objective in &records.objectives {
        let Some(project) = book.project(&objective.project) else { continue };
        let indicators = records.indicators.iter().filter(|indicator| indicator.objective == objective.id);
        let numbers = indicators.map(|indicator| indicator.order).collect();
        let list =
            List { rule: "plan-indicator-order", what: ("gli indicatori", "the indicators"), of: &objective.code };
        checks.extend(counted(book, &list, project, &objective.locator, numbers));
    }
    checks
}

/// Something whose parts are numbered.
struct List<'r> {
    rule: &'static str,
    what: (&'static str, &'static str),
    of: &'r str,
}

fn counted(book: &Book, list: &List, project: &Project, locator: &str, mut numbers: Vec<i64>) -> Option<Check> {
    if numbers.is_empty() {
        return None;
    }
    numbers.sort_unstable();
    let (it, en) = list.what;
    let title = text(
        format!("{}: {it} hanno i numeri da 1 in poi, senza salti né ripetizioni", list.of),
        format!("{}: {en} have the numbers from 1 on, without gaps or repeats", list.of),
    );
    let draft = book.of_project(list.rule, &list.of.to_lowercase(), title, &project.id, locator);
    let expected: Vec<i64> = (1..).take(numbers.len()).collect();
    let agrees = numbers == expected;
    let (stated, expected) = (listed(&numbers), listed(&expected));
    let computation = format!("{stated} {} {expected}", if agrees { "=" } else { "≠" });
    Some(about(&project.id, draft.stating(stated).compared(computation, expected, agrees)))
}

fn listed(numbers: &[i64]) -> String {
    numbers.iter().map(i64::to_string).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use app::observatory::model::CheckResult::{Agrees, Disagrees};

    use super::*;
    use crate::plans::checks::samples::{objective, of_rule, phase, plan, results};

    fn checked(phases: Vec<Phase>) -> Vec<Check> {
        let mut records = plan();
        records.objectives = vec![objective("2020_OB_1_1")];
        records.phases = phases;
        checks(&Book::of(&records))
    }

    #[test]
    fn a_phase_names_an_objective() {
        let without = Phase { objective: None, ..phase(2, "2020-01-01", "2020-12-31") };
        let checks = checked(vec![phase(1, "2020-01-01", "2020-12-31"), without]);
        assert_eq!(results(&checks, "plan-phase-objective"), [Agrees, Disagrees]);
        assert_eq!(of_rule(&checks, "plan-phase-objective")[1].stated, "–");
    }

    #[test]
    fn a_phase_begins_and_ends_in_the_year_of_the_plan() {
        let phases = vec![
            phase(1, "2020-01-01", "2020-12-31"),
            phase(2, "2020-01-01", "2020-01-01"),
            phase(3, "2020-03-01", "2020-02-01"),
            phase(4, "2019-12-31", "2020-02-01"),
        ];
        let checks = checked(phases);
        assert_eq!(results(&checks, "plan-phase-year"), [Agrees, Agrees, Disagrees, Disagrees]);
        assert_eq!(results(&checks, "plan-phase-duration"), [Agrees, Disagrees, Disagrees, Agrees]);
        assert_eq!(of_rule(&checks, "plan-phase-duration")[1].computation, "01/01/2020 = 01/01/2020");
    }

    #[test]
    fn phases_with_the_same_text_have_the_same_dates() {
        let named = |label: &str, phase: Phase| Phase { label: label.into(), ..phase };
        let checks = checked(vec![
            named("Studio del canone", phase(1, "2020-01-01", "2020-12-31")),
            named("Avviso", phase(2, "2020-06-01", "2020-08-10")),
            named("STUDIO  DEL CANONE.", phase(3, "2020-01-01", "2020-12-31")),
            named("avviso", phase(4, "2020-07-01", "2020-08-10")),
        ]);
        assert_eq!(results(&checks, "plan-repeated-phase"), [Agrees, Disagrees]);
        let second = of_rule(&checks, "plan-repeated-phase")[1];
        assert_eq!(second.computation, "2: 01/06/2020–10/08/2020; 4: 01/07/2020–10/08/2020");
    }

    #[test]
    fn numbers_have_no_gaps() {
        let checks = checked(vec![phase(1, "2020-01-01", "2020-12-31"), phase(3, "2020-01-01", "2020-12-31")]);
        assert_eq!(results(&checks, "plan-phase-order"), [Disagrees]);
        assert_eq!(results(&checks, "plan-objective-order"), [Agrees]);
        assert_eq!(results(&checks, "plan-indicator-order"), []);
        assert_eq!(of_rule(&checks, "plan-phase-order")[0].computation, "1, 3 ≠ 1, 2");
    }
}
