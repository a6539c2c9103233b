//! Rules over codes: they contain the code of what they belong to, and stand for one thing only.

use std::collections::BTreeMap;

use app::observatory::model::Check;
use app::plans::model::{Indicator, Objective, ObjectiveKind};

use super::book::{Book, about};
use crate::observatory::checks::build::text;

/// A printed code, with what is needed to check that it stands once in its plan.
struct Printed<'r> {
    id: &'r str,
    code: &'r str,
    project: &'r str,
    locator: &'r str,
}

/// The checks of all codes.
pub fn checks(book: &Book) -> Vec<Check> {
    let records = book.records;
    let mut checks: Vec<Check> =
        records.objectives.iter().filter_map(|objective| objective_of_project(book, objective)).collect();
    for indicator in &records.indicators {
        if let Some(objective) = book.objective(&indicator.objective) {
            checks.push(indicator_of_objective(book, indicator, objective));
            checks.push(letter_of_kind(book, indicator, objective));
        }
    }
    checks.extend(unique(book));
    checks
}

/// The part of a code that tells it from others of its kind: `1003_1` in `2020_OB_1003_1`, `1003` in `2020_PD_1003`.
fn own_part(code: &str) -> &str {
    code.splitn(3, '_').nth(2).unwrap_or(code)
}

fn objective_of_project(book: &Book, objective: &Objective) -> Option<Check> {
    let project = book.project(&objective.project)?;
    let title = text(
        format!("{}: il codice dell’obiettivo contiene quello del suo progetto", objective.code),
        format!("{}: the objective’s code contains that of its project", objective.code),
    );
    let locator = &objective.locator;
    let draft = book.of_project("plan-objective-code", &objective.id, title, &project.id, locator);
    let part = own_part(&objective.code);
    let stated = part.rsplit_once('_').map_or(part, |(project, _)| project);
    let expected = own_part(&project.code);
    let computation = format!("{} → {stated}; {} → {expected}", objective.code, project.code);
    let check = draft.stating(stated.to_owned()).compared(computation, expected.to_owned(), stated == expected);
    Some(about(&project.id, check))
}

fn indicator_of_objective(book: &Book, indicator: &Indicator, objective: &Objective) -> Check {
    let title = text(
        format!("{}: il codice dell’indicatore contiene quello dell’obiettivo {}", indicator.code, objective.code),
        format!("{}: the indicator’s code contains that of objective {}", indicator.code, objective.code),
    );
    let draft = book.of_project("plan-indicator-code", &indicator.id, title, &objective.project, &indicator.locator);
    let expected = format!("_{}_", own_part(&objective.code));
    let letter: String = indicator.code.chars().take(1).collect();
    let agrees = indicator.code.chars().skip(1).collect::<String>().starts_with(&expected);
    let computation = format!("{} → {expected}", objective.code);
    let check = draft.stating(indicator.code.clone()).compared(computation, format!("{letter}{expected}…"), agrees);
    about(&objective.project, check)
}

fn letter_of_kind(book: &Book, indicator: &Indicator, objective: &Objective) -> Check {
    let title = text(
        format!("{}: la prima lettera è quella del tipo di obiettivo", indicator.code),
        format!("{}: the first letter is that of the kind of objective", indicator.code),
    );
    let draft = book.of_project("plan-indicator-letter", &indicator.id, title, &objective.project, &indicator.locator);
    let letter: String = indicator.code.chars().take(1).collect();
    let draft = draft.stating(letter.clone());
    let expected = match objective.kind {
        ObjectiveKind::Priority => "P",
        ObjectiveKind::Improvement => "M",
        ObjectiveKind::Ordinary => "O",
    };
    let check = match &objective.kind_printed {
        Some(printed) => draft.compared(format!("{printed} → {expected}"), expected.to_owned(), letter == expected),
        None => draft.impossible(text(
            format!("Nel testo manca il titolo che dà il tipo dell’obiettivo {}.", objective.code),
            format!("The heading that gives the kind of objective {} is missing in the text.", objective.code),
        )),
    };
    about(&objective.project, check)
}

fn unique(book: &Book) -> Vec<Check> {
    let records = book.records;
    let projects = records.projects.iter().map(|project| Printed {
        id: &project.id,
        code: &project.code,
        project: &project.id,
        locator: &project.locator,
    });
    let objectives = records.objectives.iter().map(|objective| Printed {
        id: &objective.id,
        code: &objective.code,
        project: &objective.project,
        locator: &objective.locator,
    });
    let indicators = records.indicators.iter().filter_map(|indicator| {
        let project = &book.objective(&indicator.objective)?.project;
        Some(Printed { id: &indicator.id, code: &indicator.code, project, locator: &indicator.locator })
    });
    let kinds: [Vec<Printed>; 3] = [projects.collect(), objectives.collect(), indicators.collect()];
    kinds.iter().flat_map(|codes| once_each(book, codes)).collect()
}

fn once_each(book: &Book, codes: &[Printed]) -> Vec<Check> {
    let place = |code: &Printed| (book.plan_of_project(code.project).map(|plan| plan.id.clone()), code.code.to_owned());
    let mut counts: BTreeMap<(Option<String>, String), usize> = BTreeMap::new();
    for code in codes {
        *counts.entry(place(code)).or_default() += 1;
    }
    let check = |code: &Printed| {
        let title = text(
            format!("{}: il codice compare una volta sola nel piano", code.code),
            format!("{}: the code stands only once in the plan", code.code),
        );
        let draft = book.of_project("plan-unique-code", code.id, title, code.project, code.locator);
        let count = counts[&place(code)];
        let computation = format!("{} × {count}", code.code);
        about(code.project, draft.stating("1".into()).compared(computation, count.to_string(), count == 1))
    };
    codes.iter().map(check).collect()
}

#[cfg(test)]
mod tests {
    use app::observatory::model::CheckResult::{Agrees, CannotBeComputed, Disagrees};

    use super::*;
    use crate::plans::checks::samples::{indicator, objective, of_rule, plan, results};

    #[test]
    fn an_objective_bears_the_code_of_its_project() {
        let mut records = plan();
        records.objectives = vec![objective("2020_OB_1_1"), objective("2020_OB_2_1")];
        let checks = checks(&Book::of(&records));
        assert_eq!(results(&checks, "plan-objective-code"), [Agrees, Disagrees]);
        assert_eq!(of_rule(&checks, "plan-objective-code")[0].project.as_deref(), Some("2020-pd-1"));
    }

    #[test]
    fn an_indicator_bears_the_code_of_its_objective_and_the_letter_of_its_kind() {
        let mut records = plan();
        records.objectives = vec![objective("2020_OB_1_9")];
        records.indicators = vec![
            indicator("M_1_9_1", "2020_OB_1_9"),
            indicator("O_1_1", "2020_OB_1_9"),
            indicator("P_1_91_1", "2020_OB_1_9"),
        ];
        let checks = checks(&Book::of(&records));
        assert_eq!(results(&checks, "plan-indicator-code"), [Agrees, Disagrees, Disagrees]);
        assert_eq!(of_rule(&checks, "plan-indicator-code")[1].computed, "O_1_9_…");
        assert_eq!(results(&checks, "plan-indicator-letter"), [Agrees, Disagrees, Disagrees]);
    }

    #[test]
    fn without_its_heading_an_objective_has_no_kind_to_compare() {
        let mut records = plan();
        records.objectives = vec![Objective { kind_printed: None, ..objective("2020_OB_1_1") }];
        records.indicators = vec![indicator("O_1_1_1", "2020_OB_1_1")];
        assert_eq!(results(&checks(&Book::of(&records)), "plan-indicator-letter"), [CannotBeComputed]);
    }

    #[test]
    fn a_code_stands_once() {
        let mut records = plan();
        records.objectives = vec![objective("2020_OB_1_1")];
        records.indicators = vec![
            indicator("M_1_1_1", "2020_OB_1_1"),
            Indicator { id: "again".into(), ..indicator("M_1_1_1", "2020_OB_1_1") },
        ];
        let checks = checks(&Book::of(&records));
        assert_eq!(results(&checks, "plan-unique-code"), [Agrees, Agrees, Disagrees, Disagrees]);
    }
}
