//! The types of the registry: entities, themes, sources, tools.

use serde::{Deserialize, Serialize};

use super::figures::FiguresPage;
use crate::catalogue::model::SearchItem;
use crate::i18n::{Bilingual, Message, message};
use crate::observatory::model::{Check, CheckResult, FigureLine};

/// Writes an enumeration whose values stand in files and addresses as words, and on pages as labels.
///
/// Every value has its word in the data and the database, its word in addresses, and its label in both languages.
#[macro_export]
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($(#[$value_meta:meta])* $value:ident = $word:literal / $slug:literal, $it:literal, $en:literal;)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$value_meta])* #[serde(rename = $word)] $value,)+
        }

        impl $name {
            /// All values, in the order in which they are shown.
            pub const ALL: &'static [Self] = &[$(Self::$value),+];

            /// The words of the data, in the same order.
            pub const WORDS: &'static [&'static str] = &[$($word),+];

            /// The word in the data and the database.
            pub fn word(self) -> &'static str {
                match self { $(Self::$value => $word,)+ }
            }

            /// The word in addresses.
            pub fn slug(self) -> &'static str {
                match self { $(Self::$value => $slug,)+ }
            }

            /// The value with this word in addresses.
            pub fn from_slug(slug: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.slug() == slug)
            }

            /// The label on pages.
            pub fn label(self) -> $crate::i18n::Message {
                match self { $(Self::$value => $crate::i18n::message($it, $en),)+ }
            }
        }
    };
}

vocabulary! {
    /// What an entity is.
    EntityKind {
        /// A municipality.
        Municipality = "municipality" / "comune", "Comune", "Municipality";
        /// A union of municipalities.
        Union = "union" / "unione", "Unione di Comuni", "Union of municipalities";
        /// A province.
        Province = "province" / "provincia", "Provincia", "Province";
        /// A metropolitan city.
        MetropolitanCity = "metropolitan_city" / "citta-metropolitana", "Città metropolitana", "Metropolitan city";
        /// A region.
        Region = "region" / "regione", "Regione", "Region";
        /// An agency or company of the public sector.
        Agency = "agency" / "agenzia", "Agenzia o società pubblica", "Agency or public company";
        /// A public transport operator.
        TransportOperator = "transport_operator" / "trasporto-pubblico", "Gestore del trasporto pubblico", "Public transport operator";
        /// A body of the health service.
        Health = "health" / "sanita", "Azienda sanitaria", "Health authority";
        /// Any other body.
        Other = "other" / "altro", "Altro ente", "Other body";
    }
}

vocabulary! {
    /// The class of a municipality's population, as the benchmark of 2020 draws it.
    SizeClass {
        /// Up to 3,000 inhabitants.
        Micro = "micro" / "micro", "Micro (fino a 3.000 abitanti)", "Micro (up to 3,000 inhabitants)";
        /// From 3,001 to 5,000.
        Small = "small" / "piccoli", "Piccoli (3.001–5.000)", "Small (3,001–5,000)";
        /// From 5,001 to 15,000.
        Medium = "medium" / "medi", "Medi (5.001–15.000)", "Medium (5,001–15,000)";
        /// From 15,001 to 49,999.
        MediumLarge = "medium_large" / "medio-grandi", "Medio-grandi (15.001–49.999)", "Medium-large (15,001–49,999)";
        /// 50,000 and over.
        Large = "large" / "grandi", "Grandi (50.000 e oltre)", "Large (50,000 and over)";
    }
}

vocabulary! {
    /// Where a municipality lies.
    Area {
        /// In the mountains, by the regional classification.
        Mountain = "mountain" / "montagna", "Montagna", "Mountain";
        /// In the plain.
        Plain = "plain" / "pianura", "Pianura", "Plain";
    }
}

vocabulary! {
    /// How sure a statement is.
    Grade {
        /// Somebody says so.
        Declared = "declared" / "dichiarato", "dichiarato", "declared";
        /// A document says so.
        Documented = "documented" / "documentato", "documentato", "documented";
        /// It was computed from documented figures.
        Computed = "computed" / "calcolato", "calcolato", "computed";
        /// Somebody checked it against the evidence.
        Verified = "verified" / "verificato", "verificato", "verified";
    }
}

vocabulary! {
    /// What a tool is.
    ToolKind {
        /// Meetings at a distance.
        Videoconference = "videoconference" / "videoconferenza", "Videoconferenza", "Videoconference";
        /// Online forms.
        Forms = "forms" / "moduli", "Moduli online", "Online forms";
        /// Payments.
        Payment = "payment" / "pagamenti", "Pagamenti", "Payments";
        /// Messages.
        Messaging = "messaging" / "messaggi", "Messaggi", "Messaging";
        /// Social networks.
        Social = "social" / "social", "Social network", "Social network";
        /// Applications for the telephone.
        App = "app" / "app", "App", "App";
        /// Portals.
        Portal = "portal" / "portale", "Portale", "Portal";
        /// Software that an office works with.
        ManagementSoftware = "management_software" / "gestionale", "Gestionale", "Management software";
        /// Electronic procurement.
        Procurement = "procurement" / "acquisti", "Acquisti", "Procurement";
        /// Cards.
        Card = "card" / "tessera", "Tessera", "Card";
        /// Surveys.
        Survey = "survey" / "questionari", "Questionari", "Surveys";
        /// Any other tool.
        Other = "other" / "altro", "Altro", "Other";
    }
}

vocabulary! {
    /// Whose a platform is.
    Ownership {
        /// The region's.
        Regional = "regional" / "regionale", "Regionale", "Regional";
        /// The entity's own.
        Own = "own" / "autonoma", "Autonoma", "Own";
        /// The State's.
        National = "national" / "nazionale", "Nazionale", "National";
        /// A company's.
        Commercial = "commercial" / "commerciale", "Commerciale", "Commercial";
    }
}

/// A municipality, union, province or other body that does something.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entity {
    /// The last segment of its address.
    pub id: String,
    /// The current official name.
    pub name: String,
    /// Other names in use, now or once.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// What it is.
    pub kind: EntityKind,
    /// Two letters, as on number plates.
    #[serde(default)]
    pub province: Option<String>,
    /// The region's name.
    #[serde(default)]
    pub region: Option<String>,
    /// The code of the national statistics institute: six digits.
    #[serde(default)]
    pub istat: Option<String>,
    /// Degrees north (WGS84).
    #[serde(default)]
    pub latitude: Option<f64>,
    /// Degrees east (WGS84).
    #[serde(default)]
    pub longitude: Option<f64>,
    /// Only where a document gives it.
    #[serde(default)]
    pub size_class: Option<SizeClass>,
    /// Only where a document gives it.
    #[serde(default)]
    pub area: Option<Area>,
    /// The unions it belongs to, where a document says so.
    #[serde(default)]
    pub member_of: Vec<String>,
    /// What it is, in a sentence.
    #[serde(default)]
    pub description: Option<Bilingual>,
    /// The sources that name it.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// A topic in the tree of topics.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Theme {
    /// The last segment of its address.
    pub id: String,
    /// The wider topic.
    #[serde(default)]
    pub parent: Option<String>,
    /// The name.
    pub label: Bilingual,
    /// What it covers, in a sentence.
    pub description: Bilingual,
    /// Other words for it, in Italian.
    #[serde(default)]
    pub synonyms_it: Vec<String>,
    /// Other words for it, in English.
    #[serde(default)]
    pub synonyms_en: Vec<String>,
    /// The national topic that it maps to.
    #[serde(default)]
    pub national_topic: Option<String>,
    /// Where it stands among its siblings.
    pub order: i64,
}

/// A published document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The last segment of its address.
    pub id: String,
    /// As printed.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// The publisher, where it is an entity of the registry.
    #[serde(default)]
    pub entity: Option<String>,
    /// A day (`2020-07-31`) or a month (`2024-05`); empty where the document gives none.
    #[serde(default)]
    pub date: String,
    /// What is in it.
    pub summary: Bilingual,
    /// How its data were collected.
    pub method: Bilingual,
    /// What its data cannot say.
    pub limits: Bilingual,
}

/// A platform or another means by which something was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tool {
    /// The word in addresses.
    pub id: String,
    /// Its best known name.
    pub name: String,
    /// The other names under which the sources print it.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// What it is.
    pub kind: ToolKind,
    /// Whose it is, where a document says so.
    #[serde(default)]
    pub ownership: Option<Ownership>,
    /// What it is for.
    #[serde(default)]
    pub description: Option<Bilingual>,
}

/// Something with an address and a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// The last segment of its address.
    pub slug: String,
    /// What to call it.
    pub name: String,
}

/// Something with an address and a label in the language of the request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Labelled {
    /// The last segment of its address.
    pub slug: String,
    /// What to call it.
    pub label: String,
}

/// The label of a province: its name behind the two letters.
pub fn province_name(code: &str) -> Option<&'static str> {
    PROVINCES.iter().find(|(letters, _)| *letters == code).map(|(_, name)| *name)
}

/// The provinces that the sources name, by the letters of their number plates.
const PROVINCES: &[(&str, &str)] = &[
    ("BO", "Bologna"),
    ("FC", "Forlì-Cesena"),
    ("FE", "Ferrara"),
    ("MB", "Monza e Brianza"),
    ("MI", "Milano"),
    ("MO", "Modena"),
    ("NO", "Novara"),
    ("PC", "Piacenza"),
    ("PE", "Pescara"),
    ("PG", "Perugia"),
    ("PR", "Parma"),
    ("RA", "Ravenna"),
    ("RE", "Reggio Emilia"),
    ("RN", "Rimini"),
];

/// A source's title as far as its first dash: what stands behind it is more than a card has room for.
pub fn short_title(title: &str) -> &str {
    title.split_once(" – ").map_or(title, |(short, _)| short)
}

/// The message for what no document says.
pub const UNKNOWN: Message = message("non indicato", "not stated");

/// A list of a page, with the day on which its data last changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing<T> {
    /// What is listed.
    pub items: Vec<T>,
    /// When the data last changed (`2026-11-21`).
    pub updated: String,
}

/// An entity in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EntityLine {
    /// The entity.
    pub entity: Entity,
    /// How many records of the catalogue are its own.
    pub count: u64,
}

/// All that the page of an entity shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EntitySheet {
    /// The entity.
    pub entity: Entity,
    /// The unions it belongs to.
    pub unions: Vec<Named>,
    /// The entities that belong to it.
    pub members: Vec<Named>,
    /// Its practices, exchanges and what else the catalogue has of it.
    pub records: Vec<SearchItem>,
    /// How many there are; the list shows the first hundred.
    pub total: u64,
    /// Its own figures.
    pub figures: Vec<FigureLine>,
    /// The sources that name it.
    pub sources: Vec<Named>,
    /// When the data last changed (`2026-11-21`).
    pub updated: String,
}

/// A theme in the tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThemeNode {
    /// The theme.
    pub theme: Theme,
    /// How many records are about it or a narrower theme.
    pub count: u64,
    /// The narrower themes.
    pub children: Vec<ThemeNode>,
}

/// All that the page of a theme shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ThemeSheet {
    /// The theme, with the narrower ones.
    pub node: ThemeNode,
    /// The wider theme.
    pub parent: Option<Labelled>,
    /// What is about it.
    pub records: Vec<SearchItem>,
    /// How many there are; the list shows the first hundred.
    pub total: u64,
    /// When the data last changed (`2026-11-21`).
    pub updated: String,
}

/// A source in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceLine {
    /// The source.
    pub source: Source,
    /// How many records of the catalogue come from it.
    pub records: u64,
    /// How many figures come from it.
    pub figures: u64,
    /// How many checks were made on it, by result.
    pub checks: Vec<(CheckResult, u32)>,
}

/// All that the page of a source shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SourceSheet {
    /// The source in numbers.
    pub line: SourceLine,
    /// Its publisher, where it is an entity of the registry.
    pub entity: Option<Named>,
    /// What the catalogue has of it.
    pub records: Vec<SearchItem>,
    /// Its figures, as many as one page shows.
    pub figures: FiguresPage,
    /// The checks on it, disagreements first; the list shows the first ten, and the line counts them all.
    pub checks: Vec<Check>,
    /// When the data last changed (`2026-11-21`).
    pub updated: String,
}

/// How many checks have each result, in the order of the results; a result that none has is left out.
pub fn tally(results: impl IntoIterator<Item = CheckResult>) -> Vec<(CheckResult, u32)> {
    let results: Vec<CheckResult> = results.into_iter().collect();
    let times = |result: &CheckResult| (1..).zip(results.iter().filter(|other| *other == result)).last();
    CheckResult::ALL.iter().filter_map(|result| times(result).map(|(number, _)| (*result, number))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_short_as_far_as_its_dash() {
        let plan = "Piano Esecutivo di Gestione 2020 – Area Servizi alla Città (Allegato B)";
        assert_eq!(short_title(plan), "Piano Esecutivo di Gestione 2020");
        assert_eq!(short_title("sCambio Comune"), "sCambio Comune");
    }

    #[test]
    fn results_are_counted_disagreements_first() {
        let results = [CheckResult::Agrees, CheckResult::Disagrees, CheckResult::Agrees];
        assert_eq!(tally(results), [(CheckResult::Disagrees, 1), (CheckResult::Agrees, 2)]);
        assert_eq!(tally([]), []);
    }
}
