//! Small made-up records for the rules' tests, and how many checks came out how.

use app::i18n::Bilingual;
use app::observatory::model::{Check, CheckResult};
use app::plans::model::{
    Centre, Chapter, Effort, Indicator, IndicatorValueKind, Objective, ObjectiveKind, Phase, Plan, PrintedTotal,
    Project, ProjectKind, Side, TotalScope,
};
use rust_decimal::Decimal;

use crate::plans::store::Records;

fn words(it: &str) -> Bilingual {
    Bilingual { it: it.to_owned(), en: None }
}

fn number(text: &str) -> Decimal {
    text.parse().expect("a number")
}

/// A plan with one centre and one project, `2020_PD_1`.
pub fn plan() -> Records {
    let plan = Plan {
        id: "peg".into(),
        title: words("PEG"),
        entity: "reggio-nell-emilia".into(),
        area: "AREA".into(),
        elaborated: "2020-07-20".into(),
        summary: words(""),
        source: "peg-2020".into(),
        locator: "p. 1".into(),
    };
    let centre = Centre {
        id: "cdr-10".into(),
        plan: "peg".into(),
        code: "10".into(),
        name: words("SERVIZIO"),
        head: String::new(),
        summary: words(""),
        locator: "p. 2".into(),
    };
    let project = Project {
        id: "2020-pd-1".into(),
        code: "2020_PD_1".into(),
        centre: "cdr-10".into(),
        kind: ProjectKind::Product,
        title: words("Prodotto"),
        subtitle: None,
        direction: "a".into(),
        strategic_objective: "b".into(),
        action: "c".into(),
        summary: words(""),
        emergency: false,
        themes: Vec::new(),
        tools: Vec::new(),
        budget_printed: None,
        budget_percent_printed: None,
        locator: "p. 3".into(),
    };
    Records { plans: vec![plan], centres: vec![centre], projects: vec![project], ..Records::default() }
}

/// An improvement objective of the project.
pub fn objective(code: &str) -> Objective {
    Objective {
        id: code.to_lowercase().replace('_', "-"),
        project: "2020-pd-1".into(),
        code: code.into(),
        kind: ObjectiveKind::Improvement,
        label: words("Obiettivo"),
        order: 1,
        locator: "p. 3".into(),
        kind_printed: Some("Obiettivo di miglioramento".into()),
    }
}

/// An indicator of the objective with this code.
pub fn indicator(code: &str, objective: &str) -> Indicator {
    Indicator {
        id: code.to_lowercase().replace('_', "-"),
        objective: objective.to_lowercase().replace('_', "-"),
        code: code.into(),
        label: "Tempi".into(),
        value_kind: IndicatorValueKind::Number,
        value: None,
        value_date: None,
        printed: "20".into(),
        note: None,
        order: 1,
        locator: "p. 3".into(),
        percent_basis: None,
    }
}

/// A phase of the project, under the objective `2020_OB_1_1`.
pub fn phase(order: i64, start: &str, end: &str) -> Phase {
    Phase {
        id: format!("2020-pd-1-fase-{order}"),
        project: "2020-pd-1".into(),
        objective: Some("2020-ob-1-1".into()),
        order,
        label: format!("Fase {order}"),
        start: start.into(),
        end: end.into(),
        note: None,
        locator: "p. 3".into(),
    }
}

/// A chapter of the project; its column is `Entrate` or `Spese`.
pub fn chapter(number_printed: &str, side: Side, amount: &str) -> Chapter {
    let column = match side {
        Side::Income => "Entrate",
        Side::Expenditure => "Spese",
    };
    Chapter {
        id: format!("2020-pd-1-{number_printed}"),
        project: "2020-pd-1".into(),
        chapter: number_printed.into(),
        article: "00".into(),
        label: "CAPITOLO".into(),
        side,
        column: column.into(),
        amount: number(amount),
        printed: amount.replace('.', ","),
        locator: "p. 3".into(),
    }
}

/// A row of the centre's summary table, of the project where its scope is one.
pub fn total(scope: TotalScope, path: &str, amount: &str, percent: Option<&str>) -> PrintedTotal {
    PrintedTotal {
        id: format!("{}-{path}", scope.word()),
        scope,
        centre: Some("cdr-10".into()),
        project: (scope == TotalScope::Project).then(|| "2020-pd-1".into()),
        path: Some(path.into()),
        column: "budget".into(),
        amount: Some(number(amount)),
        amount_printed: None,
        percent: percent.map(number),
        percent_printed: percent.map(|percent| format!("{} %", percent.replace('.', ","))),
        locator: "p. 2".into(),
    }
}

/// The project's effort.
pub fn effort(executives: i64, fte: &str, percent_sum: &str) -> Effort {
    Effort {
        id: "2020-pd-1-impegno".into(),
        project: "2020-pd-1".into(),
        people: 11,
        executives,
        fte: number(fte),
        percent_sum: number(percent_sum),
        locator: "p. 3".into(),
    }
}

/// The checks of a rule, in their order.
pub fn of_rule<'c>(checks: &'c [Check], rule: &str) -> Vec<&'c Check> {
    checks.iter().filter(|check| check.rule == rule).collect()
}

/// The results of a rule's checks, in their order.
pub fn results(checks: &[Check], rule: &str) -> Vec<CheckResult> {
    of_rule(checks, rule).into_iter().map(|check| check.result).collect()
}

/// How many of a rule's checks agree, disagree, and cannot be computed.
pub fn tally(checks: &[Check], rule: &str) -> [usize; 3] {
    let of = |result| results(checks, rule).into_iter().filter(|found| *found == result).count();
    [of(CheckResult::Agrees), of(CheckResult::Disagrees), of(CheckResult::CannotBeComputed)]
}
