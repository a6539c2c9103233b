//! What was read from an exchange sheet that somebody pasted or sent: each value with where it stands in the text.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::error::AppError;
use crate::exchanges::model::{Mode, SessionKind};
use crate::vocabulary;

vocabulary! {
    /// Why a document could not be read, as a sentence for whoever sent it.
    DocumentError {
        /// It is neither text nor a document that we read.
        UnknownType = "unknown_type" / "tipo",
            "Il file non è un documento DOCX, ODT o di testo: salvalo in uno di questi formati, o incolla il testo.",
            "The file is no DOCX, ODT or text document: save it as one of these, or paste its text.";
        /// It is a document of an earlier word processor, or one with a password.
        OldType = "old_type" / "tipo-vecchio",
            "Il file è in un formato precedente o ha una password: salvalo come DOCX o ODT senza password.",
            "The file is of an earlier format or has a password: save it as DOCX or ODT without a password.";
        /// It is cut off or broken.
        Damaged = "damaged" / "danneggiato",
            "Il file è incompleto o danneggiato: prova a salvarlo e inviarlo di nuovo.",
            "The file is incomplete or damaged: try to save and send it again.";
        /// It is too large, or would be when unpacked.
        TooLarge = "too_large" / "grande",
            "Il file, o quello che contiene, è troppo grande: invia solo la scheda, o incolla il testo.",
            "The file, or what it contains, is too large: send the sheet only, or paste its text.";
        /// It names things outside itself, which are never fetched.
        NamesOthers = "names_others" / "riferimenti-esterni",
            "Il file contiene riferimenti che non apriamo: incolla il testo della scheda.",
            "The file contains references that we do not open: paste the sheet's text.";
        /// There is no text in it.
        Empty = "empty" / "vuoto",
            "Nel file non c'è testo: forse è un'immagine. Incolla il testo della scheda.",
            "There is no text in the file: perhaps it is a picture. Paste the sheet's text.";
        /// None of the parts of a sheet is in it.
        NoSheet = "no_sheet" / "senza-scheda",
            "Nel testo non si riconosce nessuna delle voci della scheda: compila i campi a mano.",
            "None of the sheet's headings is in the text: fill the fields in by hand.";
    }
}

impl From<DocumentError> for AppError {
    fn from(_: DocumentError) -> Self {
        Self::Invalid { field: "document".to_owned() }
    }
}

/// Lines of a text, from 1, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lines {
    /// The first.
    pub first: u32,
    /// The last.
    pub last: u32,
}

/// A value with where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub lines: Lines,
    /// Whether the text says just this; otherwise a person should look twice.
    pub certain: bool,
}

vocabulary! {
    /// What a duration is counted in.
    DurationUnit {
        /// Days.
        Days = "days" / "giorni", "giornate", "days";
        /// Weeks.
        Weeks = "weeks" / "settimane", "settimane", "weeks";
    }
}

/// How long a session is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duration {
    /// The least.
    pub least: Option<u32>,
    /// The most; none where the text says "at least".
    pub most: Option<u32>,
    /// What both are counted in.
    pub unit: DurationUnit,
}

/// How many may come. The numbers of the 2024 catalogue are of people in one session unless the text says otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participants {
    /// The least people.
    pub least: Option<Found<u32>>,
    /// The most people in one session.
    pub most: Option<Found<u32>>,
    /// The most people over all sessions.
    pub total_most: Option<Found<u32>>,
    /// The most people of one entity.
    pub per_entity_most: Option<Found<u32>>,
    /// The most entities.
    pub entities_most: Option<Found<u32>>,
}

/// A date on which the exchange may take place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionDate {
    /// The sheet's word for it.
    pub label: Option<String>,
    /// How the date is given.
    pub kind: SessionKind,
    /// The first day; none where none is said.
    pub start: Option<NaiveDate>,
    /// The last day.
    pub end: Option<NaiveDate>,
    /// As printed.
    pub printed: String,
    /// Dates with the same number are alternatives to each other.
    pub group: Option<u32>,
}

/// What was read from a sheet, and the text in which it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetReading {
    /// What the practice is called.
    pub title: Option<Found<String>>,
    /// Who hosts, as printed, one by one.
    pub hosts: Option<Found<Vec<String>>>,
    /// The host's office.
    pub office: Option<Found<String>>,
    /// What is shown.
    pub description: Option<Found<String>>,
    /// What happens during the exchange.
    pub programme: Option<Found<String>>,
    /// How people meet.
    pub mode: Option<Found<Mode>>,
    /// How many may come, as printed.
    pub participants_printed: Option<Found<String>>,
    /// The same in numbers.
    pub participants: Participants,
    /// Who may come.
    pub profile: Option<Found<String>>,
    /// How long a session is, as printed.
    pub duration_printed: Option<Found<String>>,
    /// The same in numbers.
    pub duration: Option<Found<Duration>>,
    /// When, as printed.
    pub dates_printed: Option<Found<String>>,
    /// The same as dates, in the order of the text.
    pub sessions: Vec<Found<SessionDate>>,
    /// The line at which another sheet begins; what follows it was not read.
    pub next_sheet: Option<u32>,
    /// The text, line by line, without whoever is named in its first section.
    pub text: Vec<String>,
}

/// The most bytes of a document from which a proposal begins.
pub const DOCUMENT_BYTES: usize = 10 * 1024 * 1024;

/// What a proposal begins from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Document {
    /// A file, whatever its name says.
    File(Vec<u8>),
    /// A text that somebody pasted.
    Pasted(String),
}

/// Where a field of a proposal was read, until a person confirms it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// What was read.
    pub value: String,
    /// Where it stands in the document.
    pub lines: Lines,
    /// Whether the document says just this.
    pub certain: bool,
}

/// A field of a proposal as the sheet would fill it in, for a person to confirm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilledIn {
    /// The field's name in the form.
    pub name: String,
    /// What would stand in it.
    pub value: String,
    /// Where it stands in the sheet.
    pub lines: Lines,
    /// Whether the sheet says just this.
    pub certain: bool,
}
