//! All that the observatory answers from, read once for each revision of the data.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use app::i18n::{Bilingual, Language};
use app::observatory::model::{Check, CheckResult, Figure, FigureLine, Measure, Service, Unit};
use app::registry::model::{Entity, Named, Source, Tool};

use super::charts::{ChartDefinition, Dimension, Drawn, FigureOption, Names, Sets, Surroundings, sets};
use super::checks::{Records, checks};
use super::daily::is_small;
use super::stories::Stories;
use crate::db::{Database, DatabaseError, Revision};

/// Figures with what names them, and the checks of all rooms.
pub struct Holdings {
    /// The state of the data.
    pub revision: Revision,
    /// All figures: service by service, measure by measure.
    pub figures: Vec<Figure>,
    /// The services, by number.
    pub services: Vec<Service>,
    /// The documents, by title.
    pub sources: Vec<Source>,
    /// The plan's projects, by code.
    pub projects: Vec<Named>,
    /// All checks, disagreements first, then by id.
    pub checks: Vec<Check>,
    /// The charts, by document and place.
    pub charts: Vec<ChartDefinition>,
    /// The stories.
    pub stories: Stories,
    names: Names,
    sets: Sets,
    measures: BTreeMap<String, Measure>,
    entities: BTreeMap<String, Entity>,
    tools: BTreeMap<String, String>,
    results: BTreeMap<String, Vec<CheckResult>>,
    small_charts: OnceLock<Vec<usize>>,
}

impl Holdings {
    /// Reads them; the other rooms' checks and the plan's projects are given.
    pub async fn load(
        database: &Database,
        revision: Revision,
        others: Vec<Check>,
        projects: Vec<Named>,
    ) -> Result<Self, DatabaseError> {
        let records = Records::load(database).await?;
        let mut checks = [checks(&records), others].concat();
        checks.sort_by(|one, other| (urgency(one.result), &one.id).cmp(&(urgency(other.result), &other.id)));
        let measures: Vec<Measure> = database.list("measure").await?;
        let entities: Vec<Entity> = database.list("entity").await?;
        let tools: Vec<Tool> = database.list("tool").await?;
        let figures = in_order(&records);
        let mut names = names(&records.services, &measures, &entities, &tools);
        for option in database.list::<FigureOption>("figure_option").await? {
            names.add_option(option);
        }
        let sets = sets(database, &figures, &records.services, &entities, &mut names).await?;
        let mut sources: Vec<Source> = database.list("source").await?;
        sources.sort_by(|one, other| one.title.cmp(&other.title));
        let mut charts: Vec<ChartDefinition> = database.list("chart").await?;
        let place = |id: &str| sources.iter().position(|source| source.id == id);
        charts.sort_by_key(|chart| (place(&chart.source), chart.order, chart.id.clone()));
        Ok(Self {
            revision,
            figures,
            charts,
            stories: Stories::load(database).await?,
            names,
            sets,
            services: records.services,
            sources,
            projects,
            results: results(&checks),
            small_charts: OnceLock::new(),
            checks,
            measures: measures.into_iter().map(|measure| (measure.id.clone(), measure)).collect(),
            entities: entities.into_iter().map(|entity| (entity.id.clone(), entity)).collect(),
            tools: tools.into_iter().map(|tool| (tool.id, tool.name)).collect(),
        })
    }

    /// When the data last changed, as a day.
    pub fn updated(&self) -> String {
        self.revision.changed.get(..10).unwrap_or_default().to_owned()
    }

    /// The wanted figures with their names.
    pub fn lines(&self, wanted: impl Fn(&Figure) -> bool, language: Language) -> Vec<FigureLine> {
        self.figures.iter().filter(|figure| wanted(figure)).map(|figure| self.line(figure, language)).collect()
    }

    /// The figures with these ids, in the order of the ids.
    pub fn lines_of(&self, ids: &[String], language: Language) -> Vec<FigureLine> {
        let found = ids.iter().filter_map(|id| self.figures.iter().find(|figure| figure.id == *id));
        found.map(|figure| self.line(figure, language)).collect()
    }

    /// What charts are made from.
    pub fn around(&self) -> Surroundings<'_> {
        Surroundings { names: &self.names, sets: &self.sets, entities: &self.entities, results: &self.results }
    }

    /// What a figure is a share or a number of, in Italian; its measure's base, where it says none itself.
    pub fn base_of(&self, figure: &str) -> Option<String> {
        let figure = self.figures.iter().find(|known| known.id == figure)?;
        let of_measure = || self.measures.get(&figure.measure).and_then(|measure| measure.base.as_ref());
        figure.base.as_ref().or_else(of_measure).map(|base| base.it.clone())
    }

    /// The places of the charts that fit beside other things; found once, because every chart has to be made for it.
    pub fn small_charts(&self) -> &[usize] {
        self.small_charts.get_or_init(|| {
            let around = self.around();
            let is_small =
                |chart: &ChartDefinition| Drawn::of(chart, "", &around).is_some_and(|drawn| is_small(&drawn));
            (0..).zip(&self.charts).filter(|(_, chart)| is_small(chart)).map(|(place, _)| place).collect()
        })
    }

    /// A figure with its names.
    pub fn line(&self, figure: &Figure, language: Language) -> FigureLine {
        let measure = self.measures.get(&figure.measure);
        let label = measure.map(|measure| measure.label.text(language).to_owned());
        FigureLine {
            measure: label.unwrap_or_else(|| figure.measure.clone()),
            unit: measure.map_or(Unit::Count, |measure| measure.unit),
            decimals: measure.and_then(|measure| u32::try_from(measure.decimals).ok()).unwrap_or_default(),
            of: self.described(figure, language),
            checks: self.results.get(&figure.id).cloned().unwrap_or_default(),
            figure: figure.clone(),
        }
    }

    /// What a figure's measure measures.
    pub fn measured(&self, figure: &Figure) -> Option<Bilingual> {
        self.measures.get(&figure.measure).map(|measure| measure.description.clone())
    }

    /// What a figure's base counts: as the figure says, else as its measure does.
    pub fn base(&self, figure: &Figure) -> Option<Bilingual> {
        let measure = self.measures.get(&figure.measure);
        figure.base.clone().or_else(|| measure.and_then(|measure| measure.base.clone()))
    }

    /// What a figure is of, in words.
    fn described(&self, figure: &Figure, language: Language) -> String {
        let service = self.services.iter().find(|service| Some(&service.id) == figure.service.as_ref());
        let name = |names: &BTreeMap<String, String>, id: &Option<String>| {
            id.as_ref().map(|id| names.get(id).cloned().unwrap_or_else(|| id.clone()))
        };
        let entity = |id: &String| self.entities.get(id).map_or_else(|| id.clone(), |entity| entity.name.clone());
        let parts = [
            service.map(|service| service.name.text(language).to_owned()),
            figure.option.as_ref().map(|option| self.names.label(Dimension::Option, option).text(language).to_owned()),
            figure.entity.as_ref().map(entity),
            figure.size_class.map(|class| class.label().text(language).to_owned()),
            figure.area.map(|area| area.label().text(language).to_owned()),
            figure.channel.map(|channel| channel.label().text(language).to_owned()),
            name(&self.tools, &figure.tool),
            figure.basis.map(|basis| basis.label().text(language).to_owned()),
            figure.year.map(|year| year.to_string()),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

/// What services, measures, entities and tools are called, in the order in which they stand.
fn names(services: &[Service], measures: &[Measure], entities: &[Entity], tools: &[Tool]) -> Names {
    let mut names = Names::default();
    for service in services {
        names.add_service(service);
    }
    for measure in measures {
        names.add_measure(measure.clone());
    }
    let alike = |name: &str| Bilingual { it: name.to_owned(), en: Some(name.to_owned()) };
    for entity in entities {
        names.add(Dimension::Entity, &entity.id, alike(&entity.name));
    }
    for tool in tools {
        names.add(Dimension::Tool, &tool.id, alike(&tool.name));
    }
    names
}

/// Service by service as the documents number them, then figures of no service; each in the records' order.
fn in_order(records: &Records) -> Vec<Figure> {
    let number = |figure: &Figure| {
        let service = records.services.iter().find(|service| Some(&service.id) == figure.service.as_ref());
        service.map_or(i64::MAX, |service| service.number)
    };
    let mut figures = records.figures().to_vec();
    figures.sort_by_key(number);
    figures
}

/// The results of the checks that each figure takes part in.
fn results(checks: &[Check]) -> BTreeMap<String, Vec<CheckResult>> {
    let mut results: BTreeMap<String, Vec<CheckResult>> = BTreeMap::new();
    for check in checks {
        for figure in &check.figures {
            results.entry(figure.clone()).or_default().push(check.result);
        }
    }
    results
}

/// What a reader should see first.
fn urgency(result: CheckResult) -> u8 {
    match result {
        CheckResult::Disagrees => 0,
        CheckResult::CannotBeComputed => 1,
        CheckResult::Agrees => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(id: &str, result: CheckResult, figures: &[&str]) -> Check {
        Check {
            id: id.into(),
            rule: "regola".into(),
            title: Bilingual::default(),
            computation: String::new(),
            stated: String::new(),
            computed: String::new(),
            result,
            reason: None,
            source: "fonte".into(),
            locator: "p. 1".into(),
            service: None,
            project: None,
            figures: figures.iter().map(|&figure| figure.to_owned()).collect(),
        }
    }

    #[test]
    fn a_figure_knows_the_results_of_its_checks() {
        let checks = [
            check("a", CheckResult::Disagrees, &["nido-2019"]),
            check("b", CheckResult::Agrees, &["nido-2019", "mensa-2019"]),
        ];
        let results = results(&checks);
        assert_eq!(results["nido-2019"], [CheckResult::Disagrees, CheckResult::Agrees]);
        assert_eq!(results["mensa-2019"], [CheckResult::Agrees]);
    }

    #[test]
    fn disagreements_come_before_what_cannot_be_computed_and_that_before_agreement() {
        let mut results = CheckResult::ALL.to_vec();
        results.sort_by_key(|&result| urgency(result));
        assert_eq!(results, [CheckResult::Disagrees, CheckResult::CannotBeComputed, CheckResult::Agrees]);
    }
}
