//! A chart for a page: all texts in one language, drawings, points, controls, and what was not understood.

use std::collections::BTreeMap;

use app::i18n::{Bilingual, Language, Message, message};
use app::observatory::model::{ChartChoice, ChartControl, ChartPage, ChartPoint, CheckResult, FigureLine};
use app::registry::model::{Entity, EntityKind, Named, Source};

use super::build::{Materials, build};
use super::choices::{Choices, Unheard};
use super::definition::{ChartDefinition, Dimension};
use super::description::Chart;
use super::names::{Names, both};
use super::observation::{Observation, SHARE, fitting};
use super::option::option;
use super::own::{can_mark, own};
use super::records::Sets;
use super::svg::{Place, Room, drawing};
use super::table::Subject;
use super::words::capitalised;

const NOT_UNDERSTOOD: Message = message(
    "Nell’indirizzo «{}» non vale qui: vedi la scelta più vicina.",
    "“{}” in the address does not hold here: you see the nearest choice.",
);
const LEFT_OUT: Message = message(
    "Il grafico mostra le prime righe: le altre {} stanno nel file CSV con tutti i dati.",
    "The chart shows the first rows: the other {} are in the CSV file with all figures.",
);
const MEASURE: Message = message("Misura", "Measure");
const SHARE_LABEL: Message = message("percentuale", "per cent");

/// What all charts are made from.
pub struct Surroundings<'a> {
    /// What things are called.
    pub names: &'a Names,
    /// All numbers.
    pub sets: &'a Sets,
    /// All entities.
    pub entities: &'a BTreeMap<String, Entity>,
    /// The results of the checks that figures take part in.
    pub results: &'a BTreeMap<String, Vec<CheckResult>>,
}

/// A chart with what was chosen for it.
pub struct Drawn<'a> {
    /// Its definition.
    pub definition: &'a ChartDefinition,
    /// The chart.
    pub chart: Chart,
    /// What is chosen.
    pub choices: Choices,
    /// The numbers that belong to it, whatever is chosen.
    pub fitting: Vec<Observation>,
    unheard: Unheard,
    own: Option<Bilingual>,
}

impl<'a> Drawn<'a> {
    /// The chart of a definition as an address asks for it; `None` where it has no numbers.
    pub fn of(definition: &'a ChartDefinition, query: &str, around: &Surroundings<'_>) -> Option<Self> {
        let all = around.sets.get(&definition.records)?;
        let fitting = fitting(definition, all, around.names);
        let is_entity = |slug: &str| around.entities.contains_key(slug);
        let (choices, unheard) = Choices::read(query, definition, &fitting, around.names, is_entity);
        let entity = choices.own.as_deref().and_then(|own| around.entities.get(own));
        let class = entity.and_then(|entity| entity.size_class).map(app::registry::model::SizeClass::slug);
        let unequal =
            |figure: &str| around.results.get(figure).is_some_and(|results| results.contains(&CheckResult::Disagrees));
        let own_entity = entity.map(|entity| (entity.id.as_str(), class));
        let materials = Materials { all, fitting: &fitting, names: around.names, unequal: &unequal, own: own_entity };
        let chart = build(definition, &choices, &materials)?;
        let own = entity
            .filter(|_| can_mark(definition))
            .map(|entity| own(definition, &chart, &entity.name, class.is_some()));
        Some(Self { definition, chart, choices, fitting, unheard, own })
    }

    /// What the chart says of the reader's own entity.
    pub fn own(&self) -> Option<&Bilingual> {
        self.own.as_ref()
    }

    /// The ids of the figures behind the marks, each once, in the order of the marks.
    pub fn figures(&self) -> Vec<String> {
        let mut ids: Vec<String> = Vec::new();
        for id in self.chart.marks().flat_map(|(_, _, mark)| &mark.figures) {
            if !ids.contains(id) {
                ids.push(id.clone());
            }
        }
        ids
    }

    /// Both drawings for a page.
    pub fn drawings(&self, place: Place, language: Language) -> String {
        drawings(&self.chart, place, language)
    }

    /// What the files of the chart are of.
    pub fn subject(&self) -> Subject<'_> {
        Subject {
            chart: &self.chart,
            path: format!("/osservatorio/{}", self.chart.slug),
            query: self.choices.written(),
            note: self.definition.note.as_ref(),
            source: &self.definition.source,
        }
    }

    /// The chart's page.
    pub fn page(
        &self,
        around: &Surroundings<'_>,
        figures: Vec<FigureLine>,
        sources: Vec<Source>,
        updated: String,
        language: Language,
    ) -> ChartPage {
        let chart = &self.chart;
        let text = |text: &Bilingual| text.text(language).to_owned();
        let disagree = chart.marks().any(|(_, _, mark)| mark.unequal);
        let checks = || {
            let source = &self.definition.source;
            format!("/osservatorio/verifiche?fonte={source}&esito={}", CheckResult::Disagrees.slug())
        };
        ChartPage {
            notices: self.notices(language),
            own: self.own.as_ref().map(text),
            chosen: self.chosen(),
            controls: self.controls(around.names, language),
            entities: if can_mark(self.definition) { entities(around) } else { Vec::new() },
            figures,
            sources,
            unequal: disagree.then(checks),
            updated,
            ..page_of(&self.subject(), Place::Page, language)
        }
    }

    fn notices(&self, language: Language) -> Vec<String> {
        let unheard =
            self.unheard.iter().map(|(name, value)| NOT_UNDERSTOOD.with(language, &[&format!("{name}={value}")]));
        let left_out = (self.chart.left_out > 0).then(|| LEFT_OUT.with(language, &[&self.chart.left_out]));
        unheard.chain(left_out).collect()
    }

    /// What is chosen, as pairs for a form; the own entity is asked for by the form itself.
    fn chosen(&self) -> Vec<(String, String)> {
        let chosen = self.choices.controls.iter().filter_map(|control| {
            let (_, word) = control.values.get(control.chosen)?;
            Some((control.dimension.slug().to_owned(), word.clone()))
        });
        chosen.collect()
    }

    fn controls(&self, names: &Names, language: Language) -> Vec<ChartControl> {
        let real = self.choices.controls.iter().filter(|control| control.values.len() > 1);
        let controls = real.map(|control| {
            let choices = control.values.iter().enumerate().map(|(position, (key, _))| ChartChoice {
                label: choice_label(control.dimension, key, names).text(language).to_owned(),
                query: self.choices.with(control.dimension, position),
                current: position == control.chosen,
            });
            let label = if control.dimension == Dimension::Measure { MEASURE } else { control.dimension.label() };
            ChartControl { label: capitalised(label.text(language)), choices: choices.collect() }
        });
        controls.collect()
    }
}

/// What every page of a chart shows, whatever it was made from; what its room knows besides is left out.
pub fn page_of(subject: &Subject<'_>, place: Place, language: Language) -> ChartPage {
    let chart = subject.chart;
    let text = |text: &Bilingual| text.text(language).to_owned();
    ChartPage {
        slug: chart.slug.clone(),
        path: subject.path.clone(),
        name: text(&chart.name),
        title: text(&chart.title),
        finding: text(&chart.finding),
        notices: Vec::new(),
        note: subject.note.map(text),
        own: None,
        query: subject.query.clone(),
        chosen: Vec::new(),
        controls: Vec::new(),
        entities: Vec::new(),
        drawings: drawings(chart, place, language),
        rows: chart.categories.iter().map(|category| text(&category.label)).collect(),
        series: chart.series.iter().map(|series| text(&series.label)).collect(),
        points: points(chart, language),
        option: option(chart, language),
        figures: Vec::new(),
        sources: Vec::new(),
        unequal: None,
        updated: String::new(),
    }
}

/// Both drawings of a chart for a page.
fn drawings(chart: &Chart, place: Place, language: Language) -> String {
    let draw = |room| drawing(chart, room, place, language);
    format!("{}{}", draw(Room::Wide), draw(Room::Narrow))
}

/// The points, series by series.
fn points(chart: &Chart, language: Language) -> Vec<Vec<Option<ChartPoint>>> {
    let series = chart.series.iter().map(|series| {
        let marks = chart.categories.iter().zip(&series.marks);
        let points = marks.map(|(category, mark)| {
            mark.as_ref().map(|mark| ChartPoint {
                value: chart.beside(mark, language),
                spoken: chart.spoken(series, category, mark, language),
                href: language.href(&mark.path),
            })
        });
        points.collect()
    });
    series.collect()
}

/// What a choice is called.
pub fn choice_label(dimension: Dimension, key: &str, names: &Names) -> Bilingual {
    if dimension == Dimension::Measure && key == SHARE { both(SHARE_LABEL) } else { names.label(dimension, key) }
}

/// The entities that a chart could mark, by name.
pub fn entities(around: &Surroundings<'_>) -> Vec<Named> {
    let local = [EntityKind::Municipality, EntityKind::Union, EntityKind::Province, EntityKind::MetropolitanCity];
    let markable = around.entities.values().filter(|entity| local.contains(&entity.kind));
    let mut named: Vec<Named> =
        markable.map(|entity| Named { slug: entity.id.clone(), name: entity.name.clone() }).collect();
    named.sort_by(|one, other| one.name.cmp(&other.name));
    named
}
