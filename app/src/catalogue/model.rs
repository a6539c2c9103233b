//! The types of the catalogue: practices, adoptions, and what a search gives.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::exchanges::model::Visit;
use crate::i18n::Bilingual;
use crate::observatory::model::{ChartPage, FigureLine};
use crate::registry::history::Versions;
use crate::registry::model::{Grade, Labelled, Named};
use crate::vocabulary;

vocabulary! {
    /// How people reach a practice.
    Channel {
        /// On a website.
        Online = "online" / "online", "online", "online";
        /// By telephone.
        Phone = "phone" / "telefono", "telefono", "phone";
        /// By e-mail.
        Email = "email" / "email", "e-mail", "e-mail";
        /// With an application for the telephone.
        App = "app" / "app", "app", "app";
        /// Face to face.
        InPerson = "in_person" / "di-persona", "di persona", "in person";
        /// In a video call.
        Video = "video" / "video", "videoconferenza", "video call";
        /// On social networks.
        Social = "social" / "social", "social network", "social networks";
    }
}

vocabulary! {
    /// What became of an adoption.
    AdoptionStatus {
        /// Still in use.
        InForce = "in_force" / "in-uso", "ancora in uso", "still in use";
        /// No longer in use.
        Dropped = "dropped" / "conclusa", "conclusa", "ended";
        /// No document says.
        Unknown = "unknown" / "non-indicato", "non indicato", "not stated";
    }
}

vocabulary! {
    /// What a search finds.
    RecordKind {
        /// Something an entity did.
        Practice = "practice" / "pratica", "Pratica", "Practice";
        /// A visit to see a practice.
        Exchange = "exchange" / "scambio", "Scambio", "Exchange";
        /// A measured online service.
        Service = "service" / "servizio", "Servizio", "Service";
        /// A project of a management plan.
        Project = "project" / "progetto", "Progetto", "Project";
        /// A question of a questionnaire.
        Question = "question" / "domanda", "Domanda", "Question";
    }
}

/// Something an entity did.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Practice {
    /// The last segment of its address.
    pub id: String,
    /// In the source's words.
    pub title: Bilingual,
    /// One or two sentences.
    pub summary: Bilingual,
    /// What the source supports, in plain words.
    pub description: Bilingual,
    /// The most specific themes; the first is the main one.
    #[serde(default)]
    pub themes: Vec<String>,
    /// What it is done with.
    #[serde(default)]
    pub tools: Vec<String>,
    /// The first day, where known.
    #[serde(default)]
    pub period_start: Option<String>,
    /// The last day, where known.
    #[serde(default)]
    pub period_end: Option<String>,
    /// Who it is for.
    #[serde(default)]
    pub target: Option<Bilingual>,
    /// How people reach it.
    #[serde(default)]
    pub channels: Vec<Channel>,
    /// What came of it.
    #[serde(default)]
    pub results: Option<Bilingual>,
    /// What it takes to copy it.
    #[serde(default)]
    pub requirements: Option<Bilingual>,
    /// How widespread it is, where the source says so without naming entities.
    #[serde(default)]
    pub extent: Option<Bilingual>,
    /// The same as a number.
    #[serde(default)]
    pub extent_count: Option<i64>,
    /// The document it comes from.
    pub source: String,
    /// Where in the document.
    pub locator: String,
    /// How sure it is.
    pub grade: Grade,
    /// The figures that measure it.
    #[serde(default)]
    pub related_figures: Vec<String>,
}

/// That an entity did a practice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adoption {
    /// `practice--entity`.
    pub id: String,
    /// What was done.
    pub practice: String,
    /// Who did it.
    pub entity: String,
    /// With what.
    #[serde(default)]
    pub tools: Vec<String>,
    /// From when, where known.
    #[serde(default)]
    pub period_start: Option<String>,
    /// Until when, where known.
    #[serde(default)]
    pub period_end: Option<String>,
    /// What became of it.
    pub status: AdoptionStatus,
    /// How this entity did it.
    #[serde(default)]
    pub note: Option<Bilingual>,
    /// The document that says so.
    pub source: String,
    /// Where in the document.
    pub locator: String,
}

/// A result of a search, ready to be shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SearchItem {
    /// The last segment of its address.
    pub slug: String,
    /// Its address on this site, in the language of the request.
    pub url: String,
    /// What it is.
    pub kind: RecordKindSlug,
    /// In the language of the request where there is a text in it.
    pub title: String,
    /// Likewise.
    pub summary: String,
    /// Who did it, offers it, or is measured.
    pub entities: Vec<Named>,
    /// What it is about.
    pub themes: Vec<Labelled>,
    /// The document it comes from, by its address's last segment.
    pub source: String,
    /// What a card calls the document.
    pub source_name: String,
    /// The years it belongs to, as printed on a card (`2020`, `2018–2019`).
    pub period: String,
    /// The found words, in title and summary.
    pub highlights: Highlights,
    /// The language of the title where it is not that of the request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
}

/// A record kind, written on the wire as in addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RecordKindSlug(pub RecordKind);

impl From<RecordKindSlug> for String {
    fn from(kind: RecordKindSlug) -> Self {
        kind.0.slug().to_owned()
    }
}

impl TryFrom<String> for RecordKindSlug {
    type Error = String;

    fn try_from(slug: String) -> Result<Self, Self::Error> {
        RecordKind::from_slug(&slug).map(Self).ok_or_else(|| format!("`{slug}` is no kind of record"))
    }
}

/// Where the words of a query stand in a result: texts cut into pieces, found or not. Never HTML.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Highlights {
    /// The whole title in pieces; empty where nothing was found in it.
    pub title: Vec<Piece>,
    /// The best passage in pieces; empty where nothing was found in it.
    pub text: Vec<Piece>,
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// Whether it is a word of the query.
    pub found: bool,
}

/// A value of a facet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetValue {
    /// The word in addresses.
    pub value: String,
    /// What to call it.
    pub label: String,
    /// How many results it would leave, whatever else of the same facet is chosen.
    pub count: u64,
    /// Whether it is chosen.
    pub selected: bool,
}

/// A facet: a question with answers to choose from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facet {
    /// Its word in addresses.
    pub name: String,
    /// Its values: the chosen ones first, then by count, then by label.
    pub values: Vec<FacetValue>,
    /// The wider value above each value that has one.
    pub wider: BTreeMap<String, String>,
}

/// A place on the map of a result.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MapPoint {
    /// The entity's address's last segment.
    pub slug: String,
    /// The entity's name.
    pub name: String,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// How many results are the entity's.
    pub count: u64,
}

/// A page of a search's result.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CataloguePage {
    /// How many results there are.
    pub total: u64,
    /// The page shown, from 1.
    pub page: u32,
    /// How many pages there are, at least 1.
    pub pages: u32,
    /// The results of the page.
    pub items: Vec<SearchItem>,
    /// Near matches, shown apart.
    pub similar: Vec<SearchItem>,
    /// What may have been meant, where a word was not found.
    pub did_you_mean: Option<String>,
    /// The facets, in the order in which they are shown.
    pub facets: Vec<Facet>,
    /// The whole result by place; only where the view asks for it.
    pub map: Vec<MapPoint>,
    /// The whole result counted; only where the view asks for it.
    pub chart: Option<ChartPage>,
    /// When the data last changed (`2026-11-21`).
    pub updated: String,
}

/// A suggestion while typing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// The text to search for, or the title to go to.
    pub text: String,
    /// Where it leads.
    pub url: String,
    /// What it is: a kind of record, a theme or an entity.
    pub what: String,
}

/// An adoption with the names it needs to be shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AdoptionLine {
    /// Who.
    pub entity: Named,
    /// The kind of entity, in the language of the request.
    pub entity_kind: String,
    /// Two letters.
    pub province: Option<String>,
    /// With what.
    pub tools: Vec<Labelled>,
    /// When, as printed on the page.
    pub period: Option<String>,
    /// What became of it.
    pub status: AdoptionStatus,
    /// When the entity last confirmed that it is in use, as printed on the page.
    #[serde(default)]
    pub confirmed: Option<String>,
    /// How.
    pub note: Option<Bilingual>,
    /// Where the source says so.
    pub locator: String,
    /// Degrees north, where known.
    pub latitude: Option<f64>,
    /// Degrees east, where known.
    pub longitude: Option<f64>,
}

/// How sure something is, as a curator said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Graded {
    /// The grade.
    pub grade: Grade,
    /// Why; may be empty.
    #[serde(default)]
    pub note: String,
}

/// All that the page of a practice shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PracticeSheet {
    /// The practice.
    pub practice: Practice,
    /// Its description as safe HTML in the language of the request, where an entity proposed it: people write with marks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub formatted: Option<String>,
    /// How sure its results are, where a curator said so of them alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub graded: Option<Graded>,
    /// The figures that measure it.
    #[serde(default)]
    pub figures: Vec<FigureLine>,
    /// Its themes with labels.
    pub themes: Vec<Labelled>,
    /// Its tools with names.
    pub tools: Vec<Labelled>,
    /// Who did it, by name.
    pub adoptions: Vec<AdoptionLine>,
    /// The document.
    pub source: Named,
    /// The document's date.
    pub source_date: String,
    /// Practices like it, nearest first, each with the reason.
    pub similar: Vec<SimilarItem>,
    /// The exchanges where it can be seen, each with the reason.
    pub visits: Vec<Visit>,
    /// Its versions, and which one this is.
    pub versions: Versions,
    /// When it became as it is here (`2026-11-21`).
    pub updated: String,
}

/// A record like another one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SimilarItem {
    /// The record.
    pub item: SearchItem,
    /// The themes that both have.
    pub shared_themes: Vec<Labelled>,
}

/// A theme with the number of records about it or one of its narrower themes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThemeCount {
    /// The theme.
    pub theme: Labelled,
    /// How many records of the catalogue.
    pub count: u64,
}

/// The catalogue in numbers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Overview {
    /// How many records of each kind.
    pub kinds: Vec<(RecordKindSlug, u64)>,
    /// How many entities have at least one record.
    pub entities: u64,
    /// The themes most written about, most first, at most six.
    pub themes: Vec<ThemeCount>,
    /// The practices of the latest period, at most three.
    pub newest: Vec<SearchItem>,
}
