//! How sure the claims of a proposal are, as a curator said: on the records that are published.

use app::editorial::proposal::{Fields, PracticeRecords};
use app::i18n::Bilingual;
use app::registry::model::Grade;

/// The name of the claim that a proposal's results make.
pub const RESULTS: &str = "results";
/// The name of the group whose rows are claims each, as `figures.0`.
pub const FIGURES: &str = "figures";

/// How sure something is that a proposal claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimGrade {
    /// What is claimed: the results, or a figure by its row.
    pub claim: String,
    /// How sure it is.
    pub grade: Grade,
    /// Why; may be empty.
    pub note: String,
}

/// Gives each figure the grade that it was given, with its note. Figures stand in the order of their rows.
pub fn apply(records: &mut PracticeRecords, fields: &Fields, grades: &[ClaimGrade]) {
    for (row, (_, figure)) in fields.rows(FIGURES).into_iter().zip(&mut records.figures) {
        let claim = format!("{FIGURES}.{row}");
        if let Some(given) = grades.iter().find(|grade| grade.claim == claim) {
            figure.grade = given.grade;
            figure.note = (!given.note.is_empty()).then(|| Bilingual::italian(&given.note));
        }
    }
}
