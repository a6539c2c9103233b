//! What the rules look at, and how they look a figure up.

use std::collections::{BTreeMap, BTreeSet};

use app::i18n::{Bilingual, Language};
use app::observatory::model::{Basis, Competence, Figure, FigureChannel, Measure, Service};
use app::registry::model::{Area, SizeClass};
use rust_decimal::Decimal;

use super::build::{slug, text};

/// The records of the observatory, sorted for looking up.
pub struct Records {
    /// The services, by number.
    pub services: Vec<Service>,
    figures: Vec<Figure>,
    measures: BTreeMap<String, Bilingual>,
    entities: BTreeMap<String, String>,
}

/// A figure that has a value.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// The figure.
    pub figure: &'a Figure,
    /// Its value.
    pub value: Decimal,
}

impl<'a> Known<'a> {
    /// The figure, if it has a value.
    pub fn of(figure: &'a Figure) -> Option<Self> {
        figure.value.map(|value| Self { figure, value })
    }
}

/// What a figure is of: two figures with the same coordinates are two prints of the same number.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
#[must_use]
pub struct Coordinates<'a> {
    /// The measure.
    pub measure: &'a str,
    /// The service.
    pub service: Option<&'a str>,
    /// The year.
    pub year: Option<i64>,
    /// The channel.
    pub channel: Option<FigureChannel>,
    /// The class of municipalities.
    pub size_class: Option<SizeClass>,
    /// The part of the territory.
    pub area: Option<Area>,
    /// The entity.
    pub entity: Option<&'a str>,
    /// The platform.
    pub tool: Option<&'a str>,
    /// The cases.
    pub basis: Option<Basis>,
    /// What else.
    pub option: Option<&'a str>,
}

impl<'a> Coordinates<'a> {
    /// A figure's.
    pub fn of(figure: &'a Figure) -> Self {
        Self {
            measure: &figure.measure,
            service: figure.service.as_deref(),
            year: figure.year,
            channel: figure.channel,
            size_class: figure.size_class,
            area: figure.area,
            entity: figure.entity.as_deref(),
            tool: figure.tool.as_deref(),
            basis: figure.basis,
            option: figure.option.as_deref(),
        }
    }

    /// Of a measure in a year, for the whole.
    pub fn whole(measure: &'a str, year: Option<i64>) -> Self {
        Self { measure, year, ..Self::default() }
    }

    /// Of a measure of a service in a year.
    pub fn of_service(measure: &'a str, service: &'a str, year: Option<i64>) -> Self {
        Self { measure, service: Some(service), year, ..Self::default() }
    }

    /// The same, a year earlier.
    pub fn year_before(self) -> Self {
        Self { year: self.year.map(|year| year - 1), ..self }
    }

    /// What it is of without the measure, as a part of an id.
    pub fn subject(&self) -> String {
        let year = self.year.map(|year| year.to_string());
        let parts = [
            self.service,
            year.as_deref(),
            self.channel.map(FigureChannel::word),
            self.size_class.map(SizeClass::word),
            self.area.map(Area::word),
            self.entity,
            self.tool,
            self.basis.map(Basis::word),
            self.option,
        ];
        slug(&parts.into_iter().flatten().collect::<Vec<_>>().join("-"))
    }
}

impl Records {
    /// Takes the records; the names of entities by their ids.
    pub fn new(
        mut services: Vec<Service>,
        measures: Vec<Measure>,
        mut figures: Vec<Figure>,
        entities: BTreeMap<String, String>,
    ) -> Self {
        services.sort_by(|one, other| (one.number, &one.id).cmp(&(other.number, &other.id)));
        figures.sort_by(|one, other| (Coordinates::of(one), &one.id).cmp(&(Coordinates::of(other), &other.id)));
        let measures = measures.into_iter().map(|measure| (measure.id, measure.label)).collect();
        Self { services, figures, measures, entities }
    }

    /// All figures of a measure.
    pub fn of_measure(&self, measure: &str) -> &[Figure] {
        let start = self.figures.partition_point(|figure| figure.measure.as_str() < measure);
        let end = self.figures.partition_point(|figure| figure.measure.as_str() <= measure);
        &self.figures[start..end]
    }

    /// The figures of a measure that have a value.
    pub fn known(&self, measure: &str) -> impl Iterator<Item = Known<'_>> {
        self.of_measure(measure).iter().filter_map(Known::of)
    }

    /// All prints of one number.
    pub fn prints(&self, wanted: Coordinates<'_>) -> &[Figure] {
        let start = self.figures.partition_point(|figure| Coordinates::of(figure) < wanted);
        let end = self.figures.partition_point(|figure| Coordinates::of(figure) <= wanted);
        &self.figures[start..end]
    }

    /// A number: the first of its prints.
    pub fn find(&self, wanted: Coordinates<'_>) -> Option<Known<'_>> {
        self.prints(wanted).iter().find_map(Known::of)
    }

    /// All figures.
    pub fn figures(&self) -> &[Figure] {
        &self.figures
    }

    /// What the figures of a measure are of: each once, however often it is printed.
    pub fn places(&self, measure: &str) -> BTreeSet<Coordinates<'_>> {
        self.of_measure(measure).iter().map(Coordinates::of).collect()
    }

    /// The years of a measure's figures.
    pub fn years(&self, measure: &str) -> BTreeSet<i64> {
        self.of_measure(measure).iter().filter_map(|figure| figure.year).collect()
    }

    /// The years of a measure's figures of a service.
    pub fn years_of_service(&self, measure: &str, service: &str) -> BTreeSet<i64> {
        let figures = self.of_measure(measure).iter();
        figures.filter(|figure| figure.service.as_deref() == Some(service)).filter_map(|figure| figure.year).collect()
    }

    /// The services that are somebody's task.
    pub fn services_of(&self, competence: Competence) -> impl Iterator<Item = &Service> {
        self.services.iter().filter(move |service| service.competence == competence)
    }

    /// A measure's name.
    pub fn label(&self, measure: &str) -> Bilingual {
        self.measures.get(measure).cloned().unwrap_or_else(|| text(measure, measure))
    }

    /// The sentence of a title, after what it is about.
    pub fn title(&self, of: Coordinates<'_>, it: impl std::fmt::Display, en: impl std::fmt::Display) -> Bilingual {
        let before = |language, sentence: String| {
            let subject = self.described(of, language);
            if subject.is_empty() { capitalised(&sentence) } else { format!("{subject}: {sentence}") }
        };
        text(before(Language::Italian, it.to_string()), before(Language::English, en.to_string()))
    }

    fn described(&self, of: Coordinates<'_>, language: Language) -> String {
        let service = self.services.iter().find(|service| Some(service.id.as_str()) == of.service);
        let entity = of.entity.map(|id| self.entities.get(id).cloned().unwrap_or_else(|| id.to_owned()));
        let parts = [
            service.map(|service| service.name.text(language).to_owned()),
            entity,
            of.size_class.map(|class| class.label().text(language).to_owned()),
            of.area.map(|area| area.label().text(language).to_owned()),
            of.channel.map(|channel| channel.label().text(language).to_owned()),
            of.basis.map(|basis| basis.label().text(language).to_owned()),
            of.option.map(|option| option.replace('-', " ")),
            of.year.map(|year| year.to_string()),
        ];
        capitalised(&parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
    }
}

fn capitalised(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
