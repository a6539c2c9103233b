//! A chart for a page: all texts in one language, drawings, points, controls, and what was not understood.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use app::i18n::{Bilingual, Language, Message, message};
use app::observatory::model::{
    ChartChoice, ChartControl, ChartPage, ChartPoint, CheckResult, FigureLine, figure_page_path,
};
use app::observatory::own::OwnChoice;
use app::registry::model::{Entity, EntityKind, Named, Source};

use super::build::{Materials, build};
use super::choices::{Choices, OWN, Unheard};
use super::definition::{ChartDefinition, Dimension, Origin};
use super::description::{Chart, Mark};
use super::names::{Names, both};
use super::nearest;
use super::observation::{Observation, SHARE, belongs, fitting};
use super::option::option;
use super::own::{Own, can_mark, own};
use super::records::Sets;
use super::svg::{Place, Room, drawing};
use super::table::Subject;
use super::words::capitalised;

const NOT_UNDERSTOOD: Message = message(
    "Nell’indirizzo «{}» non vale qui: vedi la scelta più vicina.",
    "“{}” in the address does not hold here: you see the nearest choice.",
);
const NAME_LIKE: Message = message(
    "Nessun ente si chiama «{}»: è segnato {}, il nome più simile.",
    "No entity is called “{}”: {}, the most similar name, is marked.",
);
const NO_NAME_LIKE: Message = message(
    "«{}» non è tra gli enti nominati dalle fonti, e nessun nome gli somiglia: non è segnato nessun ente.",
    "“{}” is not among the entities named by the sources, and no name is like it: no entity is marked.",
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

impl Surroundings<'_> {
    /// The entity that a reader means, and whether it is called so.
    pub fn entity(&self, typed: &str) -> Option<(String, bool)> {
        nearest::entity(typed, self.entities)
    }

    /// The reader's own entity, as far as it is known.
    pub fn own(&self, choices: &Choices) -> Own<'_> {
        Own::new(choices.own.as_ref().and_then(|own| self.entities.get(own)), choices.own_class)
    }

    /// The reader's own entity, for a form.
    pub fn own_choice(&self, choices: &Choices) -> OwnChoice {
        let entity = choices.own.as_ref().and_then(|own| self.entities.get(own));
        let named = entity.map(|entity| Named { slug: entity.id.clone(), name: entity.name.clone() });
        OwnChoice { entity: named, class: choices.own_class }
    }

    /// What to say of a name or a class that is not there as it was asked for.
    pub fn unheard((name, value): &(String, String), own: Option<&str>, language: Language) -> String {
        match own {
            _ if name != OWN => NOT_UNDERSTOOD.with(language, &[&format!("{name}={value}")]),
            Some(own) => NAME_LIKE.with(language, &[value, &own]),
            None => NO_NAME_LIKE.with(language, &[value]),
        }
    }
}

/// A chart with what was chosen for it.
pub struct Drawn<'a> {
    /// Its definition.
    pub definition: Cow<'a, ChartDefinition>,
    /// The chart.
    pub chart: Chart,
    /// What is chosen.
    pub choices: Choices,
    /// The numbers that belong to it, whatever is chosen.
    pub fitting: Vec<Observation>,
    /// What was not understood of the address.
    pub unheard: Unheard,
    /// What else there is to know of the chart.
    pub remarks: Vec<Bilingual>,
    own: Option<Bilingual>,
}

impl<'a> Drawn<'a> {
    /// The chart of a definition as an address asks for it; `None` where it has no numbers.
    pub fn of(definition: &'a ChartDefinition, query: &str, around: &Surroundings<'_>) -> Option<Self> {
        let (fitting, choices, unheard) = Self::read(definition, query, around)?;
        Self::with(Cow::Borrowed(definition), fitting, choices, unheard, around)
    }

    /// The chart of a definition with the choices by which a figure's number is drawn; `None` where no mark stands for it.
    pub fn showing(definition: &'a ChartDefinition, number: &Observation, around: &Surroundings<'_>) -> Option<Self> {
        if definition.records != Origin::Figures || !belongs(definition, number) {
            return None;
        }
        let fitting = fitting(definition, around.sets.get(&definition.records)?, around.names);
        let choices = Choices::showing(number, definition, &fitting, around.names);
        let drawn = Self::with(Cow::Borrowed(definition), fitting, choices, Unheard::new(), around)?;
        let figure = number.figure.as_ref()?;
        let is_drawn = drawn.chart.marks().any(|(_, _, mark)| mark.figures.contains(figure));
        is_drawn.then_some(drawn)
    }

    /// The numbers of a definition, what an address chooses, and what of it was not understood.
    pub fn read(
        definition: &ChartDefinition,
        query: &str,
        around: &Surroundings<'_>,
    ) -> Option<(Vec<Observation>, Choices, Unheard)> {
        let fitting = fitting(definition, around.sets.get(&definition.records)?, around.names);
        let entity = |typed: &str| around.entity(typed);
        let (choices, unheard) = Choices::read(query, definition, &fitting, around.names, entity);
        Some((fitting, choices, unheard))
    }

    /// The chart of a definition with these numbers and choices; `None` where it has no numbers.
    pub fn with(
        definition: Cow<'a, ChartDefinition>,
        fitting: Vec<Observation>,
        choices: Choices,
        unheard: Unheard,
        around: &Surroundings<'_>,
    ) -> Option<Self> {
        let all = around.sets.get(&definition.records)?;
        let unequal =
            |figure: &str| around.results.get(figure).is_some_and(|results| results.contains(&CheckResult::Disagrees));
        let of = around.own(&choices);
        let keys = of.keys();
        let materials = Materials { all, fitting: &fitting, names: around.names, unequal: &unequal, own: &keys };
        let chart = build(&definition, &choices, &materials)?;
        let own = (!of.is_empty()).then(|| own(&definition, &chart, of));
        Some(Self { definition, chart, choices, fitting, unheard, remarks: Vec::new(), own })
    }

    /// What the chart says of the reader's own entity, where it can mark one.
    pub fn own(&self) -> Option<&Bilingual> {
        self.own.as_ref().filter(|_| can_mark(&self.definition))
    }

    /// The services that the drawn numbers are of.
    pub fn services(&self) -> BTreeSet<String> {
        let drawn = self.choices.matching(&self.fitting);
        drawn.iter().filter_map(|number| number.key(Dimension::Service)).map(str::to_owned).collect()
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
            path: format!("/osservatorio/{}", self.definition.id),
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
            slug: self.definition.id.clone(),
            notices: self.notices(around, language),
            own: self.own.as_ref().map(text),
            chosen: self.chosen(),
            controls: self
                .controls(around.names, language, |dimension, position| Some(self.choices.with(dimension, position))),
            entities: entities(around),
            own_choice: around.own_choice(&self.choices),
            figures,
            sources,
            unequal: disagree.then(checks),
            updated,
            ..page_of(&self.subject(), Place::Page, language)
        }
    }

    /// What the reader should know before reading the chart.
    pub fn notices(&self, around: &Surroundings<'_>, language: Language) -> Vec<String> {
        let own = around.own(&self.choices).entity.map(|entity| entity.name.as_str());
        let unheard = self.unheard.iter().map(|pair| Surroundings::unheard(pair, own, language));
        let remarks = self.remarks.iter().map(|remark| remark.text(language).to_owned());
        let left_out = (self.chart.left_out > 0).then(|| LEFT_OUT.with(language, &[&self.chart.left_out]));
        unheard.chain(remarks).chain(left_out).collect()
    }

    /// What is chosen, as pairs for a form; the own entity is asked for by the form itself.
    fn chosen(&self) -> Vec<(String, String)> {
        let before = self.choices.before.iter().map(|(name, word)| ((*name).to_owned(), word.clone()));
        let chosen = self.choices.controls.iter().filter_map(|control| {
            let (_, word) = control.values.get(control.chosen)?;
            Some((control.dimension.slug().to_owned(), word.clone()))
        });
        before.chain(chosen).collect()
    }

    /// What there is to choose; each choice leads to the query that is given for it, and without one is not offered.
    pub fn controls(
        &self,
        names: &Names,
        language: Language,
        query: impl Fn(Dimension, usize) -> Option<String>,
    ) -> Vec<ChartControl> {
        let real = self.choices.controls.iter().filter(|control| control.values.len() > 1);
        let controls = real.map(|control| {
            let choices = control.values.iter().enumerate().filter_map(|(position, (key, _))| {
                Some(ChartChoice {
                    label: choice_label(control.dimension, key, names).text(language).to_owned(),
                    query: query(control.dimension, position)?,
                    current: position == control.chosen,
                })
            });
            let label = if control.dimension == Dimension::Measure { MEASURE } else { control.dimension.label() };
            ChartControl { label: capitalised(label.text(language)), choices: choices.collect() }
        });
        controls.filter(|control| !control.choices.is_empty()).collect()
    }
}

/// The figure that a mark stands for, where it is one, and as it is.
fn itself(mark: &Mark) -> Option<&str> {
    match mark.figures.as_slice() {
        [figure] if !mark.computed => Some(figure),
        _ => None,
    }
}

/// What every page of a chart shows, whatever it was made from; what its room knows besides is left out.
pub fn page_of(subject: &Subject<'_>, place: Place, language: Language) -> ChartPage {
    let chart = subject.chart;
    let text = |text: &Bilingual| text.text(language).to_owned();
    ChartPage {
        slug: chart.slug.clone(),
        key: chart.slug.clone(),
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
        own_choice: OwnChoice::default(),
        acting: None,
        others: Vec::new(),
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
                figure: itself(mark).map(|figure| language.href(&figure_page_path(figure))),
            })
        });
        points.collect()
    });
    series.collect()
}

/// What a choice is called.
pub fn choice_label(dimension: Dimension, key: &str, names: &Names) -> Bilingual {
    match key {
        SHARE if dimension == Dimension::Measure => both(SHARE_LABEL),
        "" => both(dimension.without()),
        key => names.label(dimension, key),
    }
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
