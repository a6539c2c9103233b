//! What the desk's pages show, and what they send.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::curation_model::ClaimLine;
use crate::catalogue::model::PracticeSheet;
use crate::editorial::differences::FieldDifference;
use crate::editorial::proposal::{Problem, ProposalKind};
use crate::editorial::proposals_model::{Duplicate, EditLine};
use crate::editorial::workflow::{ProposalEvent, ProposalState};
use crate::exchanges::model::ExchangeSheet;
use crate::registry::model::Named;
use crate::vocabulary;

/// The longest remark, in characters: half of what a curator may write when asking for changes.
pub const REMARK_LIMIT: usize = 2_000;
/// The longest name of a saved view: it stands on a chip.
pub const VIEW_NAME_LIMIT: usize = 60;
/// The most proposals that are assigned at once: what a page shows.
pub const BATCH_LIMIT: usize = 200;

vocabulary! {
    /// How a due date stands to today.
    DueStanding {
        /// It is over.
        Overdue = "overdue" / "scadute", "in ritardo", "overdue";
        /// It comes within a week.
        Soon = "soon" / "settimana", "entro una settimana", "within a week";
        /// It comes later.
        Later = "later" / "oltre", "più avanti", "later";
        /// There is none: the authors owe an answer, or it is over.
        NoDate = "no_date" / "ferme", "senza scadenza", "without a due date";
    }
}

/// A proposal in the queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskLine {
    /// Its id.
    pub id: String,
    /// Its number.
    pub number: i64,
    /// The number of its version.
    pub version: i64,
    /// What is proposed.
    pub kind: ProposalKind,
    /// What it is called.
    pub title: String,
    /// Who proposes it.
    pub entity: Named,
    /// The entity's province, by its letters.
    pub province: Option<String>,
    /// Its themes, by name.
    pub themes: Vec<Named>,
    /// Where it stands.
    pub state: ProposalState,
    /// The curator who has it.
    pub curator: Option<Named>,
    /// The day on which it was first sent.
    pub submitted: NaiveDate,
    /// For how many days it has been waiting since.
    pub age: i64,
    /// The day by which it is decided.
    pub due: Option<NaiveDate>,
    /// How that day stands to today.
    pub standing: DueStanding,
    /// Whether whoever asks wrote or sent it.
    pub own: bool,
}

/// The queue, as far as it was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskPage {
    /// The proposals, the most urgent first.
    pub lines: Vec<DeskLine>,
    /// How many there are in each state, whatever state was asked for.
    pub counts: Vec<(ProposalState, u32)>,
    /// What there is to choose from.
    pub choices: DeskChoices,
    /// The views that whoever asks has saved.
    pub views: Vec<SavedView>,
    /// The assignment that was made just now, as long as it can be undone.
    pub done: Option<BatchDone>,
    /// The day.
    pub today: NaiveDate,
}

/// What there is to choose from in the queue.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskChoices {
    /// The entities that propose something.
    pub entities: Vec<Named>,
    /// The themes of what is proposed.
    pub themes: Vec<Named>,
    /// The provinces of the entities, by their letters.
    pub provinces: Vec<String>,
    /// Who may review.
    pub curators: Vec<Named>,
}

/// A view of the queue that somebody saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedView {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Its query string.
    pub query: String,
}

/// An assignment that can be undone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BatchDone {
    /// Its id.
    pub id: String,
    /// How many proposals it moved.
    pub moved: u32,
    /// How many it left where they were.
    pub left: u32,
}

/// How a proposal would look on its page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Look {
    /// As a practice, with the records that publishing would write.
    Practice(Box<PracticeSheet>),
    /// As an exchange, likewise.
    Exchange(Box<ExchangeSheet>),
    /// It cannot be published yet: this is wrong with it.
    Wrong(Vec<Problem>),
    /// What it changes, or is an adoption of, is not published any more.
    Missing,
}

/// A proposal with all that a curator needs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReviewSheet {
    /// The proposal.
    pub line: DeskLine,
    /// How it would look on its page.
    pub look: Look,
    /// Its fields as they stand, by what they are called.
    pub preview: Vec<(String, String)>,
    /// What differs from the published version; none where nothing is published.
    pub differences: Option<Vec<FieldDifference>>,
    /// What it changes, or is an adoption of, with the path of its page.
    pub about: Option<(Named, String)>,
    /// The path of the page on which it is published.
    pub published: Option<String>,
    /// When it is to be published.
    pub publish_at: Option<DateTime<Utc>>,
    /// What whoever asks may do with it.
    pub possible: Vec<ProposalEvent>,
    /// Who may review it.
    pub curators: Vec<Named>,
    /// Published practices that were shown as likely duplicates before it was sent.
    pub duplicates: Vec<Named>,
    /// Published practices that may be the same, as of now.
    pub likely: Vec<Duplicate>,
    /// What it claims, with how sure that is.
    pub claims: Vec<ClaimLine>,
    /// What curators changed in it, the latest first.
    pub edits: Vec<EditLine>,
    /// Whether whoever asks may change its text and grade its claims.
    pub may_work: bool,
    /// What was said of it, the first first.
    pub remarks: Vec<RemarkLine>,
    /// The fields that a remark can be about, by name.
    pub fields: Vec<(String, String)>,
    /// What is looked at in every review.
    pub criteria: Vec<CriterionLine>,
    /// What a curator wrote when asking for changes or refusing.
    pub reason: Option<String>,
    /// The day.
    pub today: NaiveDate,
}

/// Something that was said of a proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemarkLine {
    /// Its id.
    pub id: String,
    /// What the field is called that it is about; empty where it is about the whole.
    pub field: String,
    /// Whether only curators see it.
    pub private: bool,
    /// What was said.
    pub text: String,
    /// By whom, by name.
    pub author: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Whether it is settled.
    pub settled: bool,
}

/// Something that is looked at in every review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CriterionLine {
    /// Its id.
    pub id: String,
    /// The question.
    pub label: String,
    /// Whether somebody has said that it is met.
    pub met: bool,
    /// The question of now, where it was ticked with other words.
    #[serde(default)]
    pub now: Option<String>,
    /// Whether it is no longer asked, and is here because it was ticked.
    #[serde(default)]
    pub retired: bool,
}

/// What the form sends that assigns proposals.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssignForm {
    /// The proposals.
    #[serde(default)]
    pub ids: Vec<String>,
    /// The curator's id; empty for whoever asks.
    #[serde(default)]
    pub curator: String,
    /// The day by which a decision is due; empty to leave it as it is.
    #[serde(default)]
    pub due: String,
    /// Where to go back to: the queue's query, or a proposal's id behind `id=`.
    #[serde(default)]
    pub back: String,
}

/// What the form sends that decides over a proposal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionForm {
    /// The proposal.
    pub id: String,
    /// The version that whoever decides has seen.
    pub version: i64,
    /// The event, by its word in addresses.
    pub event: String,
    /// What the authors are told.
    #[serde(default)]
    pub text: String,
    /// When to publish, as a day and time of Italy (`2026-11-30T09:00`); empty for now.
    #[serde(default)]
    pub at: String,
    /// Why it leaves the pages, by its word in addresses.
    #[serde(default)]
    pub why: String,
}

/// What the form sends that says something of a proposal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemarkForm {
    /// The proposal.
    pub id: String,
    /// The name of the field that it is about; empty for the whole.
    #[serde(default)]
    pub field: String,
    /// What is said.
    #[serde(default)]
    pub text: String,
    /// Whether only curators see it.
    #[serde(default)]
    pub private: bool,
}
