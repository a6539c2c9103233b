//! The pages of centre, project and objective, put together.

use app::i18n::{Message, message};
use app::plans::model::{Centre, Chapter, Indicator, Objective, Phase, Plan, PrintedTotal, Project, TotalScope};
use app::plans::sheets::{CentreSheet, Grid, ObjectiveSheet, ProjectSheet};

use super::grids::Grids;
use super::related;
use super::tree::branch;

const BUDGET: Message = message("Budget del centro {}", "Budget of centre {}");
const EFFORT: Message = message("Persone e tempi pieni, {}", "People and full times, {}");
const VALUES: Message = message("Valori attesi di {}", "Expected values of {}");
const PHASES: Message = message("Fasi di {}", "Phases of {}");
const CHAPTERS: Message = message("Capitoli di {}", "Chapters of {}");
const TOTALS: Message =
    message("Totali stampati di {}, e gli stessi calcolati", "Printed totals of {}, and the same computed");
const MEASURES: Message = message("Misure di {}", "Measures of {}");

/// The page of a centre.
pub fn centre(grids: Grids, plan: &Plan, centre: &Centre) -> CentreSheet {
    let (holdings, language) = (grids.holdings, grids.language);
    let projects = holdings.projects(&plan.id, Some(&centre.id));
    let efforts: Vec<_> = projects.iter().filter_map(|project| holdings.effort(&project.id)).collect();
    let name = format!("CDR {}", centre.code);
    CentreSheet {
        head: holdings.head(plan),
        centre: centre.clone(),
        branch: branch(holdings, centre),
        budget: grids.totals(BUDGET.with(language, &[&centre.code]), &grids.summary(centre)),
        effort: grids.efforts(EFFORT.with(language, &[&name]), &efforts),
        checks: holdings.open_checks_of_centre(&centre.id),
    }
}

/// The page of a project.
pub fn project(grids: Grids, plan: &Plan, centre: &Centre, project: &Project) -> ProjectSheet {
    let (holdings, language) = (grids.holdings, grids.language);
    let caption = |message: Message| message.with(language, &[&project.code]);
    let phases: Vec<&Phase> = holdings.phases(&project.id).collect();
    let chapters: Vec<&Chapter> = holdings.chapters(&project.id).collect();
    let mut totals: Vec<&PrintedTotal> = holdings.totals(&project.id).collect();
    totals.sort_by_key(|total| (total.scope != TotalScope::Project, &total.id));
    let efforts: Vec<_> = holdings.effort(&project.id).into_iter().collect();
    let measures: Vec<_> = holdings.measures(&project.id).collect();
    let related = if project.emergency { related::practices(holdings, plan, project, language) } else { Vec::new() };
    ProjectSheet {
        head: holdings.head(plan),
        project: project.clone(),
        centre: centre.clone(),
        objectives: holdings.objectives(&project.id).map(|objective| with_values(grids, objective)).collect(),
        phases: filled(grids.phases(caption(PHASES), &phases, false)),
        chapters: filled(grids.chapters(caption(CHAPTERS), &chapters, false)),
        totals: filled(grids.totals(caption(TOTALS), &totals)),
        effort: filled(grids.efforts(caption(EFFORT), &efforts)),
        measures: filled(grids.measures(caption(MEASURES), &measures, false)),
        themes: holdings.themes(&project.themes, language),
        tools: holdings.tools(&project.tools),
        practices: related,
        checks: holdings.open_checks_of_project(&project.id),
    }
}

/// The page of an objective.
pub fn objective(
    grids: Grids,
    plan: &Plan,
    centre: &Centre,
    project: &Project,
    objective: &Objective,
) -> ObjectiveSheet {
    let (holdings, language) = (grids.holdings, grids.language);
    let of_objective = |phase: &&Phase| phase.objective.as_deref() == Some(objective.id.as_str());
    let phases: Vec<&Phase> = holdings.phases(&project.id).filter(of_objective).collect();
    let mut ids: Vec<&str> = holdings.indicators(&objective.id).map(|indicator| indicator.id.as_str()).collect();
    ids.extend(phases.iter().map(|phase| phase.id.as_str()));
    ids.push(&objective.id);
    let mut checks = holdings.open_checks_of_project(&project.id);
    checks.retain(|check| ids.iter().any(|id| check.id == format!("{}-{id}", check.rule)));
    ObjectiveSheet {
        head: holdings.head(plan),
        project: project.clone(),
        centre: centre.clone(),
        indicators: with_values(grids, objective).1,
        phases: filled(grids.phases(PHASES.with(language, &[&objective.code]), &phases, false)),
        checks,
        objective: objective.clone(),
    }
}

fn with_values(grids: Grids, objective: &Objective) -> (Objective, Grid) {
    let indicators: Vec<&Indicator> = grids.holdings.indicators(&objective.id).collect();
    let caption = VALUES.with(grids.language, &[&objective.code]);
    (objective.clone(), grids.indicators(caption, &indicators, false))
}

fn filled(grid: Grid) -> Option<Grid> {
    (!grid.rows.is_empty()).then_some(grid)
}
