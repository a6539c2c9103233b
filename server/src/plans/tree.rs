//! The plan's tree, from the centres down to the projects.

use app::i18n::Bilingual;
use app::plans::model::{Centre, Project, TotalScope};
use app::plans::sheets::Branch;

use super::holdings::Holdings;

/// A level between centre and project: what it is, and what of a project names it.
type Level = (TotalScope, fn(&Project) -> &str);

const LEVELS: [Level; 3] = [
    (TotalScope::Direction, |project| &project.direction),
    (TotalScope::StrategicObjective, |project| &project.strategic_objective),
    (TotalScope::Action, |project| &project.action),
];

/// The centres of a plan with what is below them.
pub fn tree(holdings: &Holdings, plan: &str) -> Vec<Branch> {
    holdings.centres(plan).map(|centre| branch(holdings, centre)).collect()
}

/// A centre with what is below it.
pub fn branch(holdings: &Holdings, centre: &Centre) -> Branch {
    let projects = holdings.projects(&centre.plan, Some(&centre.id));
    let own = holdings.open_checks_of_centre(&centre.id);
    let own = own.iter().filter(|check| check.result == app::observatory::model::CheckResult::Disagrees).count();
    let unequal: u32 = projects.iter().map(|project| holdings.unequal(&project.id)).sum();
    Branch {
        scope: TotalScope::Centre,
        code: Some(centre.code.clone()),
        label: centre.name.clone(),
        path: Some(format!("/piani/{}/centri/{}", centre.plan, centre.id)),
        counts: holdings.counts(&projects),
        unequal: unequal + super::holdings::count(own),
        children: below(holdings, &centre.plan, &projects, &LEVELS),
    }
}

/// The nodes of the first level over these projects, which stand in the order of the tree.
fn below(holdings: &Holdings, plan: &str, projects: &[&Project], levels: &[Level]) -> Vec<Branch> {
    let Some(((scope, name), levels)) = levels.split_first() else {
        return projects.iter().map(|project| leaf(holdings, plan, project)).collect();
    };
    let groups = projects.chunk_by(|one, other| name(one) == name(other));
    let knot = |group: &[&Project]| Branch {
        scope: *scope,
        code: None,
        label: Bilingual { it: name(group[0]).to_owned(), en: None },
        path: None,
        counts: holdings.counts(group),
        unequal: group.iter().map(|project| holdings.unequal(&project.id)).sum(),
        children: below(holdings, plan, group, levels),
    };
    groups.map(knot).collect()
}

fn leaf(holdings: &Holdings, plan: &str, project: &Project) -> Branch {
    Branch {
        scope: TotalScope::Project,
        code: Some(project.code.clone()),
        label: project.title.clone(),
        path: Some(format!("/piani/{plan}/progetti/{}", project.id)),
        counts: holdings.counts(&[project]),
        unequal: holdings.unequal(&project.id),
        children: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::Revision;
    use crate::plans::checks::samples;
    use crate::plans::store::Surroundings;

    #[test]
    fn projects_stand_below_their_action_objective_direction_and_centre() {
        let mut records = samples::plan();
        let other = Project { id: "2020-pd-2".into(), code: "2020_PD_2".into(), ..records.projects[0].clone() };
        let apart = Project {
            id: "2020-pd-0".into(),
            code: "2020_PD_0".into(),
            action: "d".into(),
            ..records.projects[0].clone()
        };
        records.projects.extend([other, apart]);
        records.objectives = vec![samples::objective("2020_OB_1_1")];
        let holdings = Holdings::of(records, Surroundings::default(), Revision::default());
        let tree = tree(&holdings, "peg");
        assert_eq!((tree.len(), tree[0].counts.projects, tree[0].counts.objectives), (1, 3, 1));
        let actions = &tree[0].children[0].children[0].children;
        let names: Vec<&str> = actions.iter().map(|action| action.label.it.as_str()).collect();
        assert_eq!(names, ["c", "d"]);
        let codes: Vec<Option<&str>> = actions[0].children.iter().map(|project| project.code.as_deref()).collect();
        assert_eq!(codes, [Some("2020_PD_1"), Some("2020_PD_2")]);
        assert_eq!(actions[0].children[0].path.as_deref(), Some("/piani/peg/progetti/2020-pd-1"));
    }
}
