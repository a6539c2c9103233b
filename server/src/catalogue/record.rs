//! What the index knows of a record, drawn from the rows of all rooms.

use std::collections::{BTreeMap, BTreeSet};

use app::catalogue::model::{Adoption, Practice, RecordKind};
use app::catalogue::query::FacetName;
use app::exchanges::model::{Exchange, Module};
use app::i18n::Bilingual;
use app::observatory::model::Service;
use app::plans::model::Objective;
use app::surveys::model::QuestionOption;
use serde::{Deserialize, Serialize};

use super::names::Names;
use super::store::{Alias, AskedQuestion, PlannedProject, Rows, ServiceFigure};

/// A record as a search sees it.
#[derive(Debug)]
pub struct Record {
    /// What it is.
    pub kind: RecordKind,
    /// The last segment of its address.
    pub slug: String,
    /// The title, name or question.
    pub title: Bilingual,
    /// One or two sentences; may be empty.
    pub summary: Bilingual,
    /// In more words, where somebody said them.
    pub description: Option<Bilingual>,
    /// Everything else that its page says.
    pub body: Texts,
    /// Whose it is, by name.
    pub entities: Vec<String>,
    /// The most specific themes.
    pub themes: Vec<String>,
    /// What it is done with.
    pub tools: Vec<String>,
    /// The years it belongs to, oldest first.
    pub years: Vec<i64>,
    /// The document it comes from.
    pub source: String,
    /// The plan that a project is in.
    pub plan: Option<String>,
}

/// What a card shows of a record and counting does not need.
#[derive(Debug, Serialize, Deserialize)]
pub struct Card {
    /// The title, name or question.
    pub title: Bilingual,
    /// One or two sentences; may be empty.
    pub summary: Bilingual,
    /// In more words, where somebody said them.
    pub description: Option<Bilingual>,
    /// The most specific themes.
    pub themes: Vec<String>,
    /// The plan that a project is in.
    pub plan: Option<String>,
}

/// Texts by language.
#[derive(Debug, Default)]
pub struct Texts {
    /// The Italian ones.
    pub it: Vec<String>,
    /// The English ones.
    pub en: Vec<String>,
}

impl Texts {
    fn add(&mut self, text: Bilingual) {
        self.it.push(text.it);
        self.en.extend(text.en);
    }

    fn of(texts: impl IntoIterator<Item = Bilingual>) -> Self {
        let mut all = Self::default();
        for text in texts {
            all.add(text);
        }
        all
    }
}

impl Record {
    /// The values that the record has in each facet. A record about a theme is about the wider themes too.
    pub fn facet_values(&self, names: &Names) -> Vec<(FacetName, String)> {
        let mut values: BTreeSet<(FacetName, String)> = BTreeSet::new();
        values.insert((FacetName::Kind, self.kind.slug().to_owned()));
        values.insert((FacetName::Source, self.source.clone()));
        let lineages = self.themes.iter().flat_map(|theme| names.lineage(theme));
        values.extend(lineages.map(|theme| (FacetName::Theme, theme.id.clone())));
        values.extend(self.tools.iter().map(|tool| (FacetName::Tool, tool.clone())));
        values.extend(self.years.iter().map(|year| (FacetName::Period, year.to_string())));
        for id in &self.entities {
            values.insert((FacetName::Entity, id.clone()));
            if let Some(entity) = names.entities.get(id) {
                values.insert((FacetName::EntityKind, entity.kind.slug().to_owned()));
                values.extend(entity.province.clone().map(|province| (FacetName::Province, province)));
                values.extend(entity.size_class.map(|class| (FacetName::SizeClass, class.slug().to_owned())));
            }
        }
        values.into_iter().collect()
    }

    /// What its card shows.
    pub fn card(&self) -> Card {
        Card {
            title: self.title.clone(),
            summary: self.summary.clone(),
            description: self.description.clone(),
            themes: self.themes.clone(),
            plan: self.plan.clone(),
        }
    }

    /// The name of the first of its entities; empty where it has none.
    pub fn first_entity(&self, names: &Names) -> String {
        self.entities.first().map(|entity| names.named(entity).name).unwrap_or_default()
    }
}

/// The records of all rooms, by slug and kind.
pub fn records(rows: Rows, names: &Names) -> Vec<Record> {
    let mut adoptions = grouped(rows.adoptions, |adoption| &adoption.practice);
    let mut aliases = grouped(rows.aliases, |alias| &alias.practice);
    let mut modules = grouped(rows.modules, |module| &module.exchange);
    let mut figures = grouped(rows.figures, |figure| &figure.service);
    let mut objectives = grouped(rows.objectives, |objective| &objective.project);
    let mut options = grouped(rows.options, |option| &option.question);
    let mut records: Vec<Record> = Vec::new();
    records.extend(rows.practices.into_iter().map(|row| {
        let adoptions = adoptions.remove(&row.id).unwrap_or_default();
        let aliases = aliases.remove(&row.id).unwrap_or_default();
        of_practice(row, adoptions, aliases, names)
    }));
    records.extend(rows.exchanges.into_iter().map(|row| {
        let modules = modules.remove(&row.id).unwrap_or_default();
        of_exchange(row, modules, names)
    }));
    records.extend(rows.services.into_iter().map(|row| {
        let figures = figures.remove(&row.id).unwrap_or_default();
        of_service(row, &figures, names)
    }));
    records.extend(rows.projects.into_iter().map(|row| {
        let objectives = objectives.remove(&row.project.id).unwrap_or_default();
        of_project(row, objectives)
    }));
    records.extend(rows.questions.into_iter().map(|row| {
        let options = options.remove(&row.question.id).unwrap_or_default();
        of_question(row, options, names)
    }));
    records.sort_by(|one, other| (&one.slug, one.kind).cmp(&(&other.slug, other.kind)));
    records
}

fn grouped<T>(rows: Vec<T>, key: impl Fn(&T) -> &String) -> BTreeMap<String, Vec<T>> {
    let mut groups: BTreeMap<String, Vec<T>> = BTreeMap::new();
    for row in rows {
        groups.entry(key(&row).clone()).or_default().push(row);
    }
    groups
}

/// The ids of entities, once each, in alphabetical order of the names.
fn by_name(entities: impl IntoIterator<Item = String>, names: &Names) -> Vec<String> {
    names.by_name(entities).into_iter().map(|entity| entity.slug).collect()
}

/// The year of a date such as `2020-07-31`, `2020-07` or `2020`.
fn year(date: &str) -> Option<i64> {
    date.get(..4)?.parse().ok()
}

fn source_year(source: &str, names: &Names) -> Option<i64> {
    names.sources.get(source)?.date.as_deref().and_then(year)
}

fn practice_years(practice: &Practice, names: &Names) -> Vec<i64> {
    let start = practice.period_start.as_deref().and_then(year);
    let end = practice.period_end.as_deref().and_then(year);
    match (start, end) {
        (Some(start), Some(end)) => (start..=end).collect(),
        (Some(year), None) | (None, Some(year)) => vec![year],
        (None, None) => source_year(&practice.source, names).into_iter().collect(),
    }
}

fn of_practice(practice: Practice, adoptions: Vec<Adoption>, aliases: Vec<Alias>, names: &Names) -> Record {
    let years = practice_years(&practice, names);
    let entities = by_name(adoptions.iter().map(|adoption| adoption.entity.clone()), names);
    let own_tools = practice.tools.iter().cloned();
    let tools: BTreeSet<String> = own_tools.chain(adoptions.iter().flat_map(|row| row.tools.clone())).collect();
    let more = [practice.target, practice.results, practice.requirements, practice.extent];
    let notes = adoptions.into_iter().filter_map(|adoption| adoption.note);
    let mut body = Texts::of(more.into_iter().flatten().chain(notes));
    for title in aliases.into_iter().flat_map(|alias| alias.titles) {
        // Who remembers the old title looks for it in either language.
        body.it.push(title.clone());
        body.en.push(title);
    }
    Record {
        kind: RecordKind::Practice,
        slug: practice.id,
        title: practice.title,
        summary: practice.summary,
        description: Some(practice.description),
        body,
        entities,
        themes: practice.themes,
        tools: tools.into_iter().collect(),
        years,
        source: practice.source,
        plan: None,
    }
}

fn of_exchange(exchange: Exchange, modules: Vec<Module>, names: &Names) -> Record {
    let programme = modules.into_iter().flat_map(|module| [Some(module.title), module.detail]).flatten();
    let said = [exchange.profile, exchange.sessions_note].into_iter().flatten();
    let mut body = Texts::of(said.chain(programme));
    body.it.push(exchange.office);
    Record {
        kind: RecordKind::Exchange,
        slug: exchange.id,
        title: exchange.title,
        summary: exchange.summary,
        description: Some(exchange.description),
        body,
        entities: by_name(exchange.hosts, names),
        themes: exchange.themes,
        tools: exchange.tools,
        years: year(&exchange.edition).into_iter().collect(),
        source: exchange.source,
        plan: None,
    }
}

fn of_service(service: Service, figures: &[ServiceFigure], names: &Names) -> Record {
    let years: BTreeSet<i64> = figures.iter().filter_map(|figure| figure.year).collect();
    Record {
        kind: RecordKind::Service,
        slug: service.id,
        title: service.name,
        summary: service.summary,
        description: Some(service.description),
        body: Texts::of([service.finding]),
        entities: by_name(figures.iter().filter_map(|figure| figure.entity.clone()), names),
        themes: service.themes,
        tools: Vec::new(),
        years: years.into_iter().collect(),
        source: service.source,
        plan: None,
    }
}

fn of_project(planned: PlannedProject, objectives: Vec<Objective>) -> Record {
    let project = planned.project;
    let mut body = Texts::of(objectives.into_iter().map(|objective| objective.label));
    body.it.extend([project.code, project.direction, project.strategic_objective, project.action]);
    body.it.extend(project.subtitle);
    Record {
        kind: RecordKind::Project,
        slug: project.id,
        title: project.title,
        summary: project.summary,
        description: None,
        body,
        entities: vec![planned.plan_entity],
        themes: project.themes,
        tools: project.tools,
        years: year(&planned.plan_elaborated).into_iter().collect(),
        source: planned.plan_source,
        plan: Some(planned.plan),
    }
}

fn of_question(asked: AskedQuestion, options: Vec<QuestionOption>, names: &Names) -> Record {
    let question = asked.question;
    let publisher = names.sources.get(&asked.survey_source).and_then(|source| source.entity.clone());
    Record {
        kind: RecordKind::Question,
        slug: question.id,
        title: question.text,
        summary: question.summary.unwrap_or_default(),
        description: None,
        body: Texts::of(options.into_iter().map(|option| option.label)),
        entities: publisher.into_iter().collect(),
        themes: question.themes,
        tools: Vec::new(),
        years: source_year(&asked.survey_source, names).into_iter().collect(),
        source: asked.survey_source,
        plan: None,
    }
}
