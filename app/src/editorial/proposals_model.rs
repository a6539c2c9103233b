//! What the pages of proposals show, and what they send.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::differences::FieldDifference;
use super::document::Origin;
use super::proposal::{Clash, Fields, Known, Problem, ProposalKind, Step};
use super::workflow::{ProposalEvent, ProposalState};
use crate::accounts::model::OwnEntity;
use crate::i18n::{Message, message};
use crate::registry::model::Named;
use crate::vocabulary;

/// The Italian path above all pages of proposals.
pub const PROPOSALS_PATH: &str = "/area/proposte";

/// The Italian path of the page for a new proposal; a document from which one begins is sent there.
pub const NEW_PROPOSAL_PATH: &str = "/area/proposte/nuova";

/// The Italian path of a proposal's page.
pub fn proposal_path(id: &str) -> String {
    format!("{PROPOSALS_PATH}/{id}")
}

/// The Italian path of a step of a proposal's form.
pub fn step_path(id: &str, step: Step) -> String {
    format!("{PROPOSALS_PATH}/{id}/{}", step.slug())
}

/// The Italian path to which a file is sent to be attached to a proposal.
pub fn upload_path(id: &str) -> String {
    format!("{PROPOSALS_PATH}/{id}/allegati")
}

/// The path of an attachment, in every language.
pub fn attachment_path(attachment: &str) -> String {
    format!("/area/allegati/{attachment}")
}

/// A proposal in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProposalLine {
    /// Its id, which cannot be guessed.
    pub id: String,
    /// What is proposed.
    pub kind: ProposalKind,
    /// What it is called; empty where nobody has written a title.
    pub title: String,
    /// Where it stands.
    pub state: ProposalState,
    /// Its number, once it was sent.
    pub number: Option<i64>,
    /// Who began it, by name.
    pub author: String,
    /// Whether that is who asks.
    pub own: bool,
    /// The entity that proposes.
    pub entity: OwnEntity,
    /// When it was begun.
    pub created: DateTime<Utc>,
    /// When its text last changed.
    pub updated: DateTime<Utc>,
    /// When it was first sent.
    pub submitted: Option<DateTime<Utc>>,
    /// The day by which a decision is due; none before it was sent, and while the authors owe an answer.
    pub due: Option<NaiveDate>,
    /// For how many days it has been waiting where it stands.
    pub days: i64,
    /// What it changes, or what it is an adoption of.
    pub about: Option<Named>,
}

/// A proposal with all that its page shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProposalSheet {
    /// The proposal.
    pub line: ProposalLine,
    /// The number of its version.
    pub version: i64,
    /// What stands in its fields.
    pub fields: Fields,
    /// The names of what its fields name.
    pub known: Known,
    /// Its attachments.
    pub attachments: Vec<AttachmentLine>,
    /// What became of it, the latest first.
    pub history: Vec<HistoryLine>,
    /// What curators changed in it, the latest first.
    pub edits: Vec<EditLine>,
    /// What whoever asks may make happen.
    pub possible: Vec<ProposalEvent>,
    /// Whether whoever asks may write it.
    pub may_write: bool,
    /// What a curator wrote when asking for changes or refusing.
    pub reason: Option<String>,
}

/// A step of a proposal's form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StepPage {
    /// The proposal.
    pub line: ProposalLine,
    /// The number of its version.
    pub version: i64,
    /// The step.
    pub step: Step,
    /// What stands in its fields, of all steps.
    pub fields: Fields,
    /// The names to choose from.
    pub known: Known,
    /// What is wrong: in the step, or at its end in all of them.
    pub problems: Vec<Problem>,
    /// Themes that practices near to the text have, the likeliest first.
    pub suggested: Vec<Named>,
    /// Its attachments.
    pub attachments: Vec<AttachmentLine>,
    /// What was written elsewhere at the same time, and is not in the fields.
    pub clashes: Vec<Clash>,
    /// Published practices that may be the same; only in the last step.
    pub duplicates: Vec<Duplicate>,
    /// Where fields were read that nobody has confirmed yet, by name.
    pub origins: BTreeMap<String, Origin>,
    /// The document in which they were read, line by line.
    pub document: Vec<String>,
    /// The day, for the years that make sense.
    pub today: NaiveDate,
}

/// A published practice that may be the proposed one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Duplicate {
    /// The practice.
    pub practice: Named,
    /// In one or two sentences.
    pub summary: String,
    /// How likely, from 0 to 100.
    pub score: u8,
    /// Why.
    pub reasons: Vec<DuplicateReason>,
}

/// Why a practice may be the proposed one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DuplicateReason {
    /// The same words in the title.
    Title(Vec<String>),
    /// The same words in the summary.
    Summary(Vec<String>),
    /// The same entity.
    Entity(String),
    /// The same themes.
    Themes(Vec<String>),
}

/// Something attached to a proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttachmentLine {
    /// Its id, which cannot be guessed.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Its bytes.
    pub bytes: i64,
    /// What it is.
    pub kind: AttachmentKind,
}

vocabulary! {
    /// What may be attached.
    AttachmentKind {
        /// A PDF document.
        Pdf = "pdf" / "pdf", "PDF", "PDF";
        /// A text of `LibreOffice` and the like.
        Odt = "odt" / "odt", "ODT", "ODT";
        /// A Word document.
        Docx = "docx" / "docx", "DOCX", "DOCX";
        /// A PNG image.
        Png = "png" / "png", "PNG", "PNG";
        /// A JPEG image.
        Jpeg = "jpeg" / "jpg", "JPEG", "JPEG";
    }
}

vocabulary! {
    /// Why something cannot be attached, as a sentence that says what to do.
    AttachmentTrouble {
        /// There is nothing in it.
        Empty = "empty" / "vuoto",
            "Il file è vuoto: scegline un altro.", "The file is empty: choose another one.";
        /// It has too many bytes.
        TooLarge = "too_large" / "grande",
            "Il file supera 10 MB: riducilo, o metti un collegamento al documento.",
            "The file is larger than 10 MB: make it smaller, or link to the document.";
        /// It is of another type, whatever its name says.
        WrongType = "wrong_type" / "tipo",
            "Si possono allegare PDF, ODT, DOCX, PNG e JPEG: salva il documento in uno di questi formati.",
            "PDF, ODT, DOCX, PNG and JPEG can be attached: save the document in one of these formats.";
        /// It is not whole, or cannot be read.
        Broken = "broken" / "rovinato",
            "Il file è incompleto o rovinato: aprilo, salvalo di nuovo e riprova.",
            "The file is incomplete or damaged: open it, save it again and try once more.";
        /// It would become far larger than it is.
        Bomb = "bomb" / "troppo-compresso",
            "Aprendolo, il file diventerebbe enorme: salvalo di nuovo da un programma di scrittura o di disegno.",
            "Opened, the file would become enormous: save it again from a word processor or a drawing program.";
        /// It holds programs.
        Macros = "macros" / "macro",
            "Il documento contiene macro: salvalo senza, oppure in PDF.",
            "The document contains macros: save it without them, or as PDF.";
        /// There are as many as there may be.
        TooMany = "too_many" / "troppi",
            "Ci sono già 8 allegati: togline uno prima di aggiungerne un altro.",
            "There are 8 attachments already: take one out before you add another.";
    }
}

/// What became of a proposal at a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryLine {
    /// When.
    pub at: DateTime<Utc>,
    /// What.
    pub what: RevisionKind,
    /// Who, by name; nobody where the clock did it.
    pub who: String,
    /// The number of the version.
    pub version: i64,
}

/// What a curator changed in a proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditLine {
    /// When.
    pub at: DateTime<Utc>,
    /// Who, by name.
    pub who: String,
    /// The number of the version that it made.
    pub version: i64,
    /// The fields that changed, word by word.
    pub fields: Vec<FieldDifference>,
}

vocabulary! {
    /// What a revision of a proposal came from.
    RevisionKind {
        /// It was begun.
        Created = "created" / "iniziata", "Bozza iniziata", "Draft begun";
        /// It was begun as a copy of another one.
        Copied = "copied" / "copiata", "Copiata da un’altra proposta", "Copied from another proposal";
        /// It was saved.
        Saved = "saved" / "salvata", "Salvata", "Saved";
        /// What somebody wrote beside another one's text.
        Aside = "aside" / "a-parte", "Scritta insieme a un’altra persona", "Written at the same time as somebody else";
        /// It became an adoption of a published practice.
        Adopted = "adopted" / "adozione", "Diventata un’adozione", "Became an adoption";
        /// It was sent.
        Submitted = "submitted" / "inviata", "Inviata", "Sent";
        /// It was taken back.
        Withdrawn = "withdrawn" / "ritirata", "Ritirata", "Taken back";
        /// A curator was named.
        Assigned = "assigned" / "assegnata", "Presa in carico", "Taken up";
        /// A curator edited it.
        Edited = "edited" / "modificata", "Modificata dalla redazione", "Edited by the curators";
        /// A curator asked for changes.
        ChangesRequested = "changes_requested" / "modifiche-richieste", "Modifiche richieste", "Changes requested";
        /// A curator accepted it.
        Accepted = "accepted" / "accettata", "Accettata", "Accepted";
        /// A curator refused it.
        Refused = "refused" / "respinta", "Respinta", "Refused";
        /// It was published.
        Published = "published" / "pubblicata", "Pubblicata", "Published";
        /// It was taken off the pages.
        Unpublished = "unpublished" / "tolta", "Tolta dalla pubblicazione", "Unpublished";
        /// It was taken off the pages for good.
        Archived = "archived" / "archiviata", "Archiviata", "Archived";
        /// A newer one took its place.
        Superseded = "superseded" / "sostituita", "Sostituita", "Superseded";
    }
}

/// Where a new proposal begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Beginning {
    /// With nothing.
    Empty(ProposalKind),
    /// With the text of the proposal with this id.
    Copy(String),
    /// With the published practice or exchange with this id, to change it.
    Change(ProposalKind, String),
    /// With the published practice with this id, which the own entity did as well.
    Adoption(String),
}

/// What a form sends to begin a proposal: one word says with what, the other whose.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BeginningForm {
    /// `pratica`, `scambio`, `copia`, `modifica-pratica`, `modifica-scambio`, `adozione`.
    pub what: String,
    /// The id of what it begins with, where there is such a thing.
    #[serde(default)]
    pub of: String,
}

impl BeginningForm {
    /// Where the proposal begins; none where the words make no sense.
    pub fn read(self) -> Option<Beginning> {
        match self.what.as_str() {
            "copia" => Some(Beginning::Copy(self.of)),
            "modifica-pratica" => Some(Beginning::Change(ProposalKind::Practice, self.of)),
            "modifica-scambio" => Some(Beginning::Change(ProposalKind::Exchange, self.of)),
            "adozione" => Some(Beginning::Adoption(self.of)),
            "pratica" => Some(Beginning::Empty(ProposalKind::Practice)),
            "scambio" => Some(Beginning::Empty(ProposalKind::Exchange)),
            _ => None,
        }
    }
}

/// What a step's form sends.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepForm {
    /// The proposal.
    pub id: String,
    /// The step, by its word in addresses.
    pub step: String,
    /// The version that whoever writes has seen.
    pub version: i64,
    /// What was typed, by field; several values stand beside each other.
    #[serde(default)]
    pub fields: BTreeMap<String, Vec<String>>,
    /// Whether only these fields are sent: all others of the step are left as they are.
    #[serde(default)]
    pub partial: bool,
    /// Where to go then: `avanti`, `indietro`, or to stay.
    #[serde(default)]
    pub then: String,
}

/// That something was saved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Saved {
    /// The number of the version now.
    pub version: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// What somebody else wrote meanwhile, by field.
    pub changed: BTreeMap<String, String>,
    /// What both wrote differently: the fields hold the other's text, and this one's is kept beside it.
    pub clashes: Vec<Clash>,
    /// What is wrong in the step.
    pub problems: Vec<Problem>,
}

/// That a proposal arrived.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// Its number.
    pub number: i64,
    /// When it arrived.
    pub at: DateTime<Utc>,
    /// The day by which a decision is due.
    pub due: Option<NaiveDate>,
}

const WRITE_ON: Message = message("Continua a scriverla", "Go on writing it");
const ANSWER: Message =
    message("Rispondi alle richieste e inviala di nuovo", "Answer what was asked and send it again");
const WAIT_FOR_CURATOR: Message =
    message("Aspetta che la redazione la prenda in carico", "Wait until the curators take it up");
const WAIT_FOR_DECISION: Message = message("Aspetta la decisione della redazione", "Wait for the curators’ decision");
const WAIT_FOR_PUBLICATION: Message = message("Sarà pubblicata", "It will be published");
const READ_IT: Message = message("Si legge nel catalogo", "It can be read in the catalogue");
const NOTHING: Message = message("Nulla da fare", "Nothing to do");
const START_AGAIN: Message = message("Puoi copiarla e ripartire", "You can copy it and start again");

/// What comes next for a proposal in a state, in words.
pub fn next_step(state: ProposalState) -> Message {
    match state {
        ProposalState::Draft => WRITE_ON,
        ProposalState::ChangesRequested => ANSWER,
        ProposalState::Submitted => WAIT_FOR_CURATOR,
        ProposalState::InReview => WAIT_FOR_DECISION,
        ProposalState::Accepted => WAIT_FOR_PUBLICATION,
        ProposalState::Published => READ_IT,
        ProposalState::Superseded | ProposalState::Archived => NOTHING,
        ProposalState::Refused | ProposalState::Withdrawn => START_AGAIN,
    }
}
