//! What curators work with besides deciding: grades of claims, merges of practices, the criteria of every review.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::registry::model::{Grade, Named};
use crate::vocabulary;

/// The longest note on a grade, in characters: what a figure's note may have.
pub const NOTE_LIMIT: usize = 600;
/// The longest question of the checklist, in characters: two lines.
pub const CRITERION_LIMIT: usize = 200;
/// The grades that a curator gives: what is computed is so by its figures.
pub const GRADES: [Grade; 3] = [Grade::Declared, Grade::Documented, Grade::Verified];

/// Something that a proposal claims, with how sure it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimLine {
    /// Its name: `results`, or a figure by its row, as `figures.0`.
    pub claim: String,
    /// What it is called.
    pub label: String,
    /// What is claimed.
    pub said: String,
    /// What its author says, where authors do.
    pub declared: Option<Grade>,
    /// What a curator said.
    pub given: Option<GivenGrade>,
}

/// How sure a claim is, as a curator said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenGrade {
    /// The grade.
    pub grade: Grade,
    /// Why; may be empty.
    pub note: String,
    /// Who said so, by name.
    pub who: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Whether the claim has other words since, so that the grade no longer holds.
    pub outdated: bool,
}

/// What the form sends that grades a claim.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GradeForm {
    /// The proposal.
    pub id: String,
    /// The version that was seen.
    pub version: i64,
    /// The claim.
    pub claim: String,
    /// The grade, by its word in addresses.
    #[serde(default)]
    pub grade: String,
    /// Why.
    #[serde(default)]
    pub note: String,
}

/// The page on which practices are merged.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergePage {
    /// All published practices, by title.
    pub practices: Vec<Named>,
    /// What merging the two of the address would do.
    pub preview: Option<MergePreview>,
    /// The merges that were made, the latest first.
    pub made: Vec<MergeLine>,
}

/// What a merge would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergePreview {
    /// The practice that goes.
    pub old: Named,
    /// The practice that stays.
    pub target: Named,
    /// The entities whose adoptions move.
    pub moved: Vec<Named>,
    /// The entities that are with the other practice already: their adoption stays as it is there.
    pub there: Vec<Named>,
    /// How many figures move.
    pub figures: usize,
    /// How many ratings and reports of readers move.
    pub feedback: usize,
    /// How many proposals are about the other practice then.
    pub proposals: usize,
    /// What the other practice is found by as well.
    pub titles: Vec<String>,
    /// The revision of the published data that this was counted over.
    pub revision: i64,
}

/// A merge that was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergeLine {
    /// Its id.
    pub id: String,
    /// What was the practice called that went.
    pub old: Named,
    /// What was the practice called that stayed.
    pub target: Named,
    /// Who made it, by name.
    pub who: String,
    /// When.
    pub at: DateTime<Utc>,
    /// When it was undone, and by whom.
    pub undone: Option<(DateTime<Utc>, String)>,
}

/// What the form sends that merges two practices.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergeForm {
    /// The id of the practice that goes.
    pub old: String,
    /// The id of the practice that stays.
    pub target: String,
    /// The revision of the published data that was seen.
    pub revision: i64,
}

/// A criterion, for who edits them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CriterionSheet {
    /// Its id.
    pub id: String,
    /// The question in Italian.
    pub it: String,
    /// The question in English; may be empty.
    pub en: String,
    /// Whether it is no longer asked.
    pub retired: bool,
}

vocabulary! {
    /// What can be done with the criteria.
    CriterionAct {
        /// Add one.
        Add = "add" / "aggiungi", "Aggiungi", "Add";
        /// Change its words.
        Change = "change" / "cambia", "Salva", "Save";
        /// Put it before the one above.
        Raise = "raise" / "su", "Sposta su", "Move up";
        /// Put it behind the one below.
        Lower = "lower" / "giu", "Sposta giù", "Move down";
        /// Ask it no longer.
        Retire = "retire" / "ritira", "Non chiederlo più", "Ask it no longer";
        /// Ask it again.
        Restore = "restore" / "riprendi", "Chiedilo di nuovo", "Ask it again";
    }
}

/// What a form sends that changes the criteria.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CriterionForm {
    /// What is done, by its word in addresses.
    pub act: String,
    /// The criterion; empty for a new one.
    #[serde(default)]
    pub id: String,
    /// The question in Italian.
    #[serde(default)]
    pub it: String,
    /// The question in English.
    #[serde(default)]
    pub en: String,
    /// The Italian question as whoever changes it saw it.
    #[serde(default)]
    pub seen: String,
}
