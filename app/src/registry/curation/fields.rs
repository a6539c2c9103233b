//! The fields of the registry's forms: their names, what they are called, and what may stand in each.
//!
//! Lengths are those that the importer allows in files, so that a record can go either way.

use super::model::RegistryKind;
use crate::i18n::{Message, message};
use crate::registry::model::{Area, EntityKind, Ownership, SizeClass, ToolKind};

/// A field of a form.
#[derive(Clone, Copy, Debug)]
pub struct FieldSpec {
    /// Its name, which is that of the record's field; where that has two languages, with `_it` or `_en`.
    pub name: &'static str,
    /// What it is called.
    pub label: Message,
    /// How to fill it in; may be empty.
    pub help: Message,
    /// What may stand in it.
    pub rule: FieldRule,
    /// Whether something has to.
    pub required: bool,
}

/// What may stand in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldRule {
    /// One line of at most so many characters.
    Line(usize),
    /// Paragraphs of at most so many characters together.
    Text(usize),
    /// Names of at most so many characters, one on each line; no other record of the kind has them.
    Names(usize),
    /// One of these words of the data.
    Word(Words),
    /// A whole number between these two.
    Whole(i64, i64),
    /// Degrees between minus and plus this number.
    Degrees(u16),
    /// A day, a month or a year.
    Moment,
    /// So many capital letters.
    Capitals(usize),
    /// So many digits.
    Digits(usize),
    /// The id of an entity.
    Entity,
    /// Ids or names of entities, one on each line.
    Entities,
}

/// Words to choose from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    /// Kinds of entities.
    EntityKind,
    /// Classes of population.
    SizeClass,
    /// Mountain or plain.
    Area,
    /// Kinds of tools.
    ToolKind,
    /// Whose a tool is.
    Ownership,
}

impl Words {
    /// The words with what they are called.
    pub fn all(self) -> Vec<(&'static str, Message)> {
        match self {
            Self::EntityKind => EntityKind::ALL.iter().map(|word| (word.word(), word.label())).collect(),
            Self::SizeClass => SizeClass::ALL.iter().map(|word| (word.word(), word.label())).collect(),
            Self::Area => Area::ALL.iter().map(|word| (word.word(), word.label())).collect(),
            Self::ToolKind => ToolKind::ALL.iter().map(|word| (word.word(), word.label())).collect(),
            Self::Ownership => Ownership::ALL.iter().map(|word| (word.word(), word.label())).collect(),
        }
    }
}

const NOTHING: Message = message("", "");
const ONE_A_LINE: Message = message(
    "Uno per riga. Chi cerca con questi nomi trova la voce; un nome è di una voce sola.",
    "One on each line. Who searches by these names finds the record; a name belongs to one record only.",
);

const fn required(name: &'static str, label: Message, rule: FieldRule) -> FieldSpec {
    FieldSpec { name, label, help: NOTHING, rule, required: true }
}

const fn optional(name: &'static str, label: Message, rule: FieldRule) -> FieldSpec {
    FieldSpec { name, label, help: NOTHING, rule, required: false }
}

const fn explained(field: FieldSpec, help: Message) -> FieldSpec {
    FieldSpec { name: field.name, label: field.label, help, rule: field.rule, required: field.required }
}

const NAME: FieldSpec = required("name", message("Nome", "Name"), FieldRule::Line(160));
const ALIASES: FieldSpec =
    explained(optional("aliases", message("Altri nomi", "Other names"), FieldRule::Names(160)), ONE_A_LINE);

const ENTITY: &[FieldSpec] = &[
    NAME,
    ALIASES,
    required("kind", message("Tipo", "Kind"), FieldRule::Word(Words::EntityKind)),
    explained(
        optional("province", message("Provincia", "Province"), FieldRule::Capitals(2)),
        message("La sigla, come FC.", "The two letters, such as FC."),
    ),
    optional("region", message("Regione", "Region"), FieldRule::Line(60)),
    explained(
        optional("istat", message("Codice ISTAT", "ISTAT code"), FieldRule::Digits(6)),
        message("Sei cifre.", "Six digits."),
    ),
    explained(
        optional("latitude", message("Latitudine", "Latitude"), FieldRule::Degrees(90)),
        message("In gradi, come 44,1391.", "In degrees, such as 44.1391."),
    ),
    explained(
        optional("longitude", message("Longitudine", "Longitude"), FieldRule::Degrees(180)),
        message("In gradi, come 12,2431.", "In degrees, such as 12.2431."),
    ),
    optional("size_class", message("Classe dimensionale", "Size class"), FieldRule::Word(Words::SizeClass)),
    optional("area", message("Zona", "Area"), FieldRule::Word(Words::Area)),
    explained(
        optional("member_of", message("Fa parte di", "Belongs to"), FieldRule::Entities),
        message("Le unioni, una per riga: nome o id.", "Unions, one on each line: name or id."),
    ),
    optional("description_it", message("Descrizione", "Description in Italian"), FieldRule::Text(600)),
    optional("description_en", message("Descrizione in inglese", "Description in English"), FieldRule::Text(600)),
];

const THEME: &[FieldSpec] = &[
    required("label_it", message("Nome", "Name in Italian"), FieldRule::Line(80)),
    optional("label_en", message("Nome in inglese", "Name in English"), FieldRule::Line(80)),
    required("description_it", message("Descrizione", "Description in Italian"), FieldRule::Text(400)),
    optional("description_en", message("Descrizione in inglese", "Description in English"), FieldRule::Text(400)),
    explained(optional("synonyms_it", message("Sinonimi", "Italian synonyms"), FieldRule::Names(80)), ONE_A_LINE),
    explained(
        optional("synonyms_en", message("Sinonimi in inglese", "English synonyms"), FieldRule::Names(80)),
        ONE_A_LINE,
    ),
    optional("national_topic", message("Argomento nazionale", "National topic"), FieldRule::Line(120)),
    explained(
        required("order", message("Posto fra i temi vicini", "Place among its siblings"), FieldRule::Whole(0, 100_000)),
        message("I numeri più piccoli stanno prima.", "Smaller numbers come first."),
    ),
];

const SOURCE: &[FieldSpec] = &[
    required("title", message("Titolo, come stampato", "Title as printed"), FieldRule::Line(300)),
    required("publisher", message("Chi l’ha pubblicata", "Publisher"), FieldRule::Line(200)),
    optional("entity", message("L’ente che l’ha pubblicata", "The publishing entity"), FieldRule::Entity),
    explained(
        optional("date", message("Data", "Date"), FieldRule::Moment),
        message(
            "Un giorno, un mese o un anno: 2020-07-31, 2020-07, 2020.",
            "A day, a month or a year: 2020-07-31, 2020-07, 2020.",
        ),
    ),
    required("file_kind", message("Tipo di documento", "Kind of document"), FieldRule::Line(80)),
    optional("pages", message("Pagine", "Pages"), FieldRule::Whole(1, 100_000)),
    required("summary_it", message("Che cosa contiene", "What is in it, in Italian"), FieldRule::Text(1_000)),
    optional(
        "summary_en",
        message("Che cosa contiene, in inglese", "What is in it, in English"),
        FieldRule::Text(1_000),
    ),
    required(
        "method_it",
        message("Come sono nati i dati", "How the data were made, in Italian"),
        FieldRule::Text(3_000),
    ),
    optional(
        "method_en",
        message("Come sono nati i dati, in inglese", "How the data were made, in English"),
        FieldRule::Text(3_000),
    ),
    required(
        "limits_it",
        message("Che cosa i dati non dicono", "What the data cannot say, in Italian"),
        FieldRule::Text(3_000),
    ),
    optional(
        "limits_en",
        message("Che cosa i dati non dicono, in inglese", "What the data cannot say, in English"),
        FieldRule::Text(3_000),
    ),
];

const TOOL: &[FieldSpec] = &[
    NAME,
    ALIASES,
    required("kind", message("Tipo", "Kind"), FieldRule::Word(Words::ToolKind)),
    optional("ownership", message("Di chi è", "Whose it is"), FieldRule::Word(Words::Ownership)),
    optional("description_it", message("Descrizione", "Description in Italian"), FieldRule::Text(400)),
    optional("description_en", message("Descrizione in inglese", "Description in English"), FieldRule::Text(400)),
];

/// The fields of a kind's form, in order.
pub fn fields(kind: RegistryKind) -> &'static [FieldSpec] {
    match kind {
        RegistryKind::Entity => ENTITY,
        RegistryKind::Theme => THEME,
        RegistryKind::Source => SOURCE,
        RegistryKind::Tool => TOOL,
    }
}

/// What a field of a record is called: that of the form, or the name of the data where no form has it.
pub fn field_name(kind: RegistryKind, field: &str) -> Option<Message> {
    let is_it = |spec: &&FieldSpec| spec.name == field || spec.name.strip_suffix("_it") == Some(field);
    let known = fields(kind).iter().find(is_it).map(|spec| spec.label);
    known.or(match field {
        "parent" => Some(message("Tema sopra", "Theme above")),
        "sources" => Some(message("Fonti", "Sources")),
        _ => None,
    })
}

impl FieldSpec {
    /// The record's field, and the language where it has two.
    pub fn of_record(&self) -> (&'static str, Option<&'static str>) {
        if !matches!(self.rule, FieldRule::Line(_) | FieldRule::Text(_)) {
            return (self.name, None);
        }
        if let Some(field) = self.name.strip_suffix("_it") {
            return (field, Some("it"));
        }
        self.name.strip_suffix("_en").map_or((self.name, None), |field| (field, Some("en")))
    }
}
