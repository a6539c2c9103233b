//! What the things are called that numbers are of, and in which order they stand.

use std::collections::BTreeMap;

use app::i18n::{Bilingual, Language, Message};
use app::observatory::model::{Basis, FigureChannel, Measure, Service, Unit};
use app::registry::model::{Area, EntityKind, SizeClass};
use app::surveys::model::SizeGroup;

use super::definition::{Dimension, FigureOption};

/// Names of everything, by dimension and word in addresses.
#[derive(Default)]
pub struct Names {
    known: BTreeMap<(Dimension, String), Named>,
    measures: BTreeMap<String, Measure>,
    places: BTreeMap<String, (f64, f64)>,
    respondents: BTreeMap<String, i64>,
}

/// What one thing is called.
struct Named {
    label: Bilingual,
    phrase: Option<Bilingual>,
    path: Option<String>,
    rank: usize,
}

impl Names {
    /// Adds something, ranked behind what was added before.
    pub fn add(&mut self, dimension: Dimension, id: &str, label: Bilingual) {
        let named = Named { label, phrase: None, path: None, rank: self.known.len() };
        self.known.insert((dimension, id.to_owned()), named);
    }

    /// Adds a service with the path of the practices on its first theme.
    pub fn add_service(&mut self, service: &Service) {
        let path = service.themes.first().map(|theme| format!("/pratiche?tema={theme}"));
        let named = Named { label: service.name.clone(), phrase: None, path, rank: self.known.len() };
        self.known.insert((Dimension::Service, service.id.clone()), named);
    }

    /// Adds an option of figures.
    pub fn add_option(&mut self, option: FigureOption) {
        let rank = usize::try_from(option.order).unwrap_or_default();
        let named = Named { label: option.label, phrase: option.phrase, path: option.path, rank };
        self.known.insert((Dimension::Option, option.id), named);
    }

    /// Adds a measure.
    pub fn add_measure(&mut self, measure: Measure) {
        self.add(Dimension::Measure, &measure.id, measure.label.clone());
        self.measures.insert(measure.id.clone(), measure);
    }

    /// Adds where an entity is, in degrees north and east.
    pub fn add_place(&mut self, entity: &str, place: (f64, f64)) {
        self.places.insert(entity.to_owned(), place);
    }

    /// Adds how many must have answered a questionnaire.
    pub fn add_respondents(&mut self, source: &str, number: i64) {
        self.respondents.insert(source.to_owned(), number);
    }

    /// Where an entity is, where that is known.
    pub fn place(&self, entity: &str) -> Option<(f64, f64)> {
        self.places.get(entity).copied()
    }

    /// How many must have answered the questionnaire of a document.
    pub fn respondents(&self, source: &str) -> Option<i64> {
        self.respondents.get(source).copied()
    }

    /// A measure's unit and decimals.
    pub fn unit(&self, measure: &str) -> (Unit, u32) {
        let measure = self.measures.get(measure);
        measure.map_or((Unit::Count, 0), |measure| (measure.unit, u32::try_from(measure.decimals).unwrap_or_default()))
    }

    /// What a measure measures.
    pub fn about(&self, measure: &str) -> Bilingual {
        self.measures.get(measure).map(|measure| measure.description.clone()).unwrap_or_default()
    }

    /// What something is called.
    pub fn label(&self, dimension: Dimension, id: &str) -> Bilingual {
        let word = vocabulary(dimension, id).map(|(message, _)| both(message));
        let known = || self.get(dimension, id).map(|named| named.label.clone());
        word.or_else(known).unwrap_or_else(|| Bilingual { it: id.replace('-', " "), en: None })
    }

    /// What something is called inside a sentence.
    pub fn phrase(&self, dimension: Dimension, id: &str) -> Bilingual {
        let phrase = self.get(dimension, id).and_then(|named| named.phrase.clone());
        phrase.unwrap_or_else(|| self.label(dimension, id))
    }

    /// The path of the records behind something, where it has one of its own.
    pub fn path(&self, dimension: Dimension, id: &str) -> Option<&str> {
        self.get(dimension, id).and_then(|named| named.path.as_deref())
    }

    /// Where something stands among others of its dimension.
    pub fn rank(&self, dimension: Dimension, id: &str) -> (usize, String) {
        let word = vocabulary(dimension, id).map(|(_, rank)| rank);
        let rank = word.or_else(|| self.get(dimension, id).map(|named| named.rank)).unwrap_or(usize::MAX);
        (rank, id.to_owned())
    }

    fn get(&self, dimension: Dimension, id: &str) -> Option<&Named> {
        self.known.get(&(dimension, id.to_owned()))
    }
}

/// The label and rank of a word of a closed vocabulary.
fn vocabulary(dimension: Dimension, slug: &str) -> Option<(Message, usize)> {
    macro_rules! of {
        ($vocabulary:ty) => {{
            let value = <$vocabulary>::from_slug(slug)?;
            Some((value.label(), <$vocabulary>::ALL.iter().position(|known| *known == value)?))
        }};
    }
    match dimension {
        Dimension::Channel => of!(FigureChannel),
        Dimension::Basis => of!(Basis),
        Dimension::SizeClass => of!(SizeClass),
        Dimension::Area => of!(Area),
        Dimension::EntityKind => of!(EntityKind),
        Dimension::SizeGroup => of!(SizeGroup),
        _ => None,
    }
}

/// A text of the program in both languages.
pub fn both(message: Message) -> Bilingual {
    written(|language| message.text(language).to_owned())
}

/// A title and what it is narrowed to; where a line breaks, the dot stays at the end of it.
pub fn narrowed<'a>(title: &'a str, parts: impl Iterator<Item = &'a str>) -> String {
    std::iter::once(title).chain(parts).collect::<Vec<_>>().join("\u{a0}· ")
}

/// A text that is made in both languages.
pub fn written(text: impl Fn(Language) -> String) -> Bilingual {
    Bilingual { it: text(Language::Italian), en: Some(text(Language::English)) }
}
