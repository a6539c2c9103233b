//! All that the plans' pages are made from, read once for each revision of the data.

use std::collections::BTreeMap;

use app::i18n::Language;
use app::observatory::model::{Check, CheckResult};
use app::plans::model::{
    Centre, Chapter, Effort, EmergencyMeasure, Indicator, Objective, Phase, Plan, PrintedTotal, Project,
};
use app::plans::sheets::{Counts, Mark, PlanHead, View};
use app::registry::model::{Labelled, Named, Source};

use super::checks::checks;
use super::store::{Records, Surroundings};
use crate::db::{Database, DatabaseError, Revision};

/// The plans in the order in which they are shown, with their checks and the names of what they point to.
#[derive(Debug, Default)]
pub struct Holdings {
    /// The state of the data.
    pub revision: Revision,
    /// The plans with what hangs on them.
    pub records: Records,
    /// What they point to.
    pub surroundings: Surroundings,
    /// The checks on them.
    pub checks: Vec<Check>,
    places: BTreeMap<String, usize>,
}

impl Holdings {
    /// Reads them.
    pub async fn load(database: &Database, revision: Revision) -> Result<Self, DatabaseError> {
        let records = Records::load(database).await?;
        Ok(Self::of(records, Surroundings::load(database).await?, revision))
    }

    /// Puts the records in order and checks them.
    pub fn of(mut records: Records, surroundings: Surroundings, revision: Revision) -> Self {
        let checks = checks(&records);
        sort(&mut records);
        let places = (0..).zip(&checks).map(|(place, check)| (check.id.clone(), place)).collect();
        Self { revision, records, surroundings, checks, places }
    }

    /// What every page of a plan says of the plan.
    pub fn head(&self, plan: &Plan) -> PlanHead {
        let entities = self.surroundings.entities.iter().map(|entity| (&entity.id, &entity.name));
        let sources = self.surroundings.sources.iter().map(|source| (&source.id, &source.title));
        PlanHead {
            entity: named(entities, &plan.entity),
            source: named(sources, &plan.source),
            plan: plan.clone(),
            updated: self.revision.day(),
        }
    }

    /// The document of a plan.
    pub fn sources(&self, plan: &Plan) -> Vec<Source> {
        self.surroundings.sources.iter().filter(|source| source.id == plan.source).cloned().collect()
    }

    /// The plan with this id.
    pub fn plan(&self, id: &str) -> Option<&Plan> {
        self.records.plans.iter().find(|plan| plan.id == id)
    }

    /// The centre of a plan with this id.
    pub fn centre(&self, plan: &str, id: &str) -> Option<&Centre> {
        self.centres(plan).find(|centre| centre.id == id)
    }

    /// The project of a plan with this id.
    pub fn project(&self, plan: &str, id: &str) -> Option<&Project> {
        self.records.projects.iter().find(|project| project.id == id && self.is_in(plan, project))
    }

    /// The objective of a plan with this id.
    pub fn objective(&self, plan: &str, id: &str) -> Option<&Objective> {
        let objective = self.records.objectives.iter().find(|objective| objective.id == id)?;
        self.project(plan, &objective.project).map(|_| objective)
    }

    fn is_in(&self, plan: &str, project: &Project) -> bool {
        self.centre(plan, &project.centre).is_some()
    }

    /// The centres of a plan, by code.
    pub fn centres(&self, plan: &str) -> impl Iterator<Item = &Centre> {
        self.records.centres.iter().filter(move |centre| centre.plan == plan)
    }

    /// The projects of a plan, of one centre only where one is given.
    pub fn projects(&self, plan: &str, centre: Option<&str>) -> Vec<&Project> {
        let chosen = |project: &&Project| centre.is_none_or(|centre| centre == project.centre);
        self.records.projects.iter().filter(|project| self.is_in(plan, project)).filter(chosen).collect()
    }

    /// The objectives of a project.
    pub fn objectives(&self, project: &str) -> impl Iterator<Item = &Objective> {
        self.records.objectives.iter().filter(move |objective| objective.project == project)
    }

    /// The indicators of an objective.
    pub fn indicators(&self, objective: &str) -> impl Iterator<Item = &Indicator> {
        self.records.indicators.iter().filter(move |indicator| indicator.objective == objective)
    }

    /// The phases of a project.
    pub fn phases(&self, project: &str) -> impl Iterator<Item = &Phase> {
        self.records.phases.iter().filter(move |phase| phase.project == project)
    }

    /// The rows of a project's budget.
    pub fn chapters(&self, project: &str) -> impl Iterator<Item = &Chapter> {
        self.records.chapters.iter().filter(move |chapter| chapter.project == project)
    }

    /// The totals that the document prints of a project.
    pub fn totals(&self, project: &str) -> impl Iterator<Item = &PrintedTotal> {
        self.records.totals.iter().filter(move |total| total.project.as_deref() == Some(project))
    }

    /// The people of a project.
    pub fn effort(&self, project: &str) -> Option<&Effort> {
        self.records.efforts.iter().find(|effort| effort.project == project)
    }

    /// The measures of a project.
    pub fn measures(&self, project: &str) -> impl Iterator<Item = &EmergencyMeasure> {
        self.records.measures.iter().filter(move |measure| measure.project == project)
    }

    /// How many nodes there are below these projects.
    pub fn counts(&self, projects: &[&Project]) -> Counts {
        let mut counts = Counts { projects: count(projects.len()), ..Counts::default() };
        for project in projects {
            counts.phases += count(self.phases(&project.id).count());
            counts.chapters += count(self.chapters(&project.id).count());
            for objective in self.objectives(&project.id) {
                counts.objectives += 1;
                counts.indicators += count(self.indicators(&objective.id).count());
            }
        }
        counts
    }

    /// The Italian paths of a plan's pages: its own, its views, its centres, projects and objectives.
    pub fn paths(&self, plan: &Plan) -> Vec<String> {
        let path = |below: String| format!("/piani/{}{below}", plan.id);
        let views = View::ALL.iter().map(|view| path(format!("/{}", view.slug())));
        let centres = self.centres(&plan.id).map(|centre| path(format!("/centri/{}", centre.id)));
        let projects = self.projects(&plan.id, None);
        let objectives = projects.iter().flat_map(|project| self.objectives(&project.id));
        let objectives: Vec<String> =
            objectives.map(|objective| path(format!("/obiettivi/{}", objective.id))).collect();
        let projects = projects.iter().map(|project| path(format!("/progetti/{}", project.id)));
        std::iter::once(path(String::new())).chain(views).chain(centres).chain(projects).chain(objectives).collect()
    }

    /// Themes with their labels.
    pub fn themes(&self, ids: &[String], language: Language) -> Vec<Labelled> {
        let label =
            |id: &String| self.surroundings.themes.iter().find(|theme| theme.id == *id).map(|theme| &theme.label);
        let text = |id: &String| label(id).map_or(id.as_str(), |label| label.text(language)).to_owned();
        ids.iter().map(|id| Labelled { slug: id.clone(), label: text(id) }).collect()
    }

    /// Tools with their names.
    pub fn tools(&self, ids: &[String]) -> Vec<Labelled> {
        let tools = || self.surroundings.tools.iter().map(|tool| (&tool.id, &tool.name));
        let labelled = |tool: Named| Labelled { slug: tool.slug, label: tool.name };
        ids.iter().map(|id| labelled(named(tools(), id))).collect()
    }

    /// The checks with these rules on a record that do not agree.
    pub fn marks(&self, rules: &[&str], subject: &str, language: Language) -> Vec<Mark> {
        let ids = rules.iter().map(|rule| format!("{rule}-{subject}"));
        let found = ids.filter_map(|id| self.places.get(&id)).map(|place| &self.checks[*place]);
        found.filter(|check| check.result != CheckResult::Agrees).map(|check| self.mark(check, language)).collect()
    }

    fn mark(&self, check: &Check, language: Language) -> Mark {
        Mark {
            title: check.title.text(language).to_owned(),
            result: check.result,
            stated: check.stated.clone(),
            computed: check.computed.clone(),
            path: self.path_of_check(check),
        }
    }

    /// The Italian path of the card of a check: on its project's page, its centre's, or its plan's checks.
    fn path_of_check(&self, check: &Check) -> String {
        let centre = match &check.project {
            Some(id) => self.records.projects.iter().find(|project| project.id == *id).map(|project| &project.centre),
            None => self.centre_of_check(check).map(|centre| &centre.id),
        };
        let centre = centre.and_then(|id| self.records.centres.iter().find(|centre| centre.id == *id));
        match (centre, &check.project) {
            (Some(centre), Some(project)) => format!("/piani/{}/progetti/{project}#verifica-{}", centre.plan, check.id),
            (Some(centre), None) => format!("/piani/{}/centri/{}#verifica-{}", centre.plan, centre.id, check.id),
            _ => format!("/osservatorio/verifiche?fonte={}#verifica-{}", check.source, check.id),
        }
    }

    fn centre_of_check(&self, check: &Check) -> Option<&Centre> {
        let subject = check.id.strip_prefix(check.rule.as_str())?.strip_prefix('-')?;
        self.records.centres.iter().find(|centre| subject.starts_with(&format!("{}-", centre.id)))
    }

    /// The checks on a centre itself that do not agree, in the order of the results.
    pub fn open_checks_of_centre(&self, centre: &str) -> Vec<Check> {
        let own =
            |check: &&Check| check.project.is_none() && self.centre_of_check(check).is_some_and(|of| of.id == centre);
        open(self.checks.iter().filter(own))
    }

    /// The checks on a project that do not agree, in the order of the results.
    pub fn open_checks_of_project(&self, project: &str) -> Vec<Check> {
        open(self.checks.iter().filter(|check| check.project.as_deref() == Some(project)))
    }

    /// How many checks on a project disagree.
    pub fn unequal(&self, project: &str) -> u32 {
        let of_project = self.checks.iter().filter(|check| check.project.as_deref() == Some(project));
        count(of_project.filter(|check| check.result == CheckResult::Disagrees).count())
    }
}

/// Those that do not agree, disagreements first.
fn open<'c>(checks: impl Iterator<Item = &'c Check>) -> Vec<Check> {
    let mut checks: Vec<Check> = checks.filter(|check| check.result != CheckResult::Agrees).cloned().collect();
    checks.sort_by_key(|check| check.result);
    checks
}

/// What has no name is called by its id.
fn named<'a>(mut names: impl Iterator<Item = (&'a String, &'a String)>, id: &str) -> Named {
    let name = names.find(|(known, _)| *known == id).map_or(id, |(_, name)| name);
    Named { slug: id.to_owned(), name: name.to_owned() }
}

/// A length as a number of the pages.
pub fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Centres by code; projects as their centre's summary table has them; all else in its project's order.
fn sort(records: &mut Records) {
    records.centres.sort_by(|one, other| one.code.cmp(&other.code));
    let codes: BTreeMap<String, String> =
        records.centres.iter().map(|centre| (centre.id.clone(), centre.code.clone())).collect();
    records.projects.sort_by_cached_key(|project| {
        let path = [&project.direction, &project.strategic_objective, &project.action, &project.code];
        (codes.get(&project.centre).cloned(), path.map(String::clone))
    });
    let projects: BTreeMap<String, usize> =
        (0..).zip(&records.projects).map(|(place, project)| (project.id.clone(), place)).collect();
    let of_project = |id: &str| projects.get(id).copied();
    records.objectives.sort_by_key(|objective| (of_project(&objective.project), objective.order));
    let objectives: BTreeMap<String, usize> =
        (0..).zip(&records.objectives).map(|(place, objective)| (objective.id.clone(), place)).collect();
    records.indicators.sort_by_key(|indicator| (objectives.get(&indicator.objective).copied(), indicator.order));
    records.phases.sort_by_key(|phase| (of_project(&phase.project), phase.order));
    records.chapters.sort_by_cached_key(|chapter| {
        (of_project(&chapter.project), chapter.side, chapter.chapter.clone(), chapter.article.clone())
    });
    records.efforts.sort_by_key(|effort| of_project(&effort.project));
    records.measures.sort_by_cached_key(|measure| {
        let begin = measure.date_start.clone().or_else(|| measure.date_end.clone());
        (begin, measure.date_end.clone(), measure.id.clone())
    });
}
