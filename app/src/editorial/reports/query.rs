//! Which feedback a curator asks for, as an address says it.

use serde::{Deserialize, Serialize};

use super::model::{FeedbackAnswer, FeedbackLine, FeedbackState, REPORTS_PATH};
use crate::error::AppError;

/// The most characters of an answer that travel in an address: longer ones make addresses that some refuse.
const CARRIED: usize = 1_200;

/// What an address says: the choices, and what became of the last answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedbackQuery {
    /// The slug of the state; without one, what is open.
    #[serde(default, rename = "stato", skip_serializing_if = "String::is_empty")]
    pub state: String,
    /// Only about the page with this path.
    #[serde(default, rename = "pagina", skip_serializing_if = "String::is_empty")]
    pub page: String,
    /// Only about the figure, check or record with this id.
    #[serde(default, rename = "dato", skip_serializing_if = "String::is_empty")]
    pub subject: String,
    /// What became of the last answer: `fatto`, or what was wrong; empty where there was none.
    #[serde(default, rename = "esito", skip_serializing_if = "String::is_empty")]
    pub outcome: String,
    /// What was dealt with.
    #[serde(default, rename = "di", skip_serializing_if = "String::is_empty")]
    pub of: String,
    /// What was typed.
    #[serde(default, rename = "testo", skip_serializing_if = "String::is_empty")]
    pub text: String,
}

impl FeedbackQuery {
    /// What a query says; what makes no sense is left aside.
    pub fn parse(query: &str) -> Self {
        serde_urlencoded::from_str(query.trim_start_matches('?')).unwrap_or_default()
    }

    /// The state that is asked for.
    pub fn wanted_state(&self) -> FeedbackState {
        FeedbackState::from_slug(&self.state).unwrap_or(FeedbackState::Open)
    }

    /// The choices without what became of an answer.
    #[must_use]
    pub fn choices(&self) -> Self {
        let Self { state, page, subject, .. } = self.clone();
        Self { state, page, subject, ..Self::default() }
    }

    /// The Italian path of the list that says this.
    pub fn path(&self) -> String {
        let query = serde_urlencoded::to_string(self).unwrap_or_default();
        if query.is_empty() { REPORTS_PATH.to_owned() } else { format!("{REPORTS_PATH}?{query}") }
    }

    /// Whether something is asked for.
    pub fn admits(&self, line: &FeedbackLine) -> bool {
        line.state == self.wanted_state() && self.admits_in_any_state(line)
    }

    /// Whether something would be asked for if its state did not matter.
    pub fn admits_in_any_state(&self, line: &FeedbackLine) -> bool {
        (self.page.is_empty() || line.page == self.page)
            && (self.subject.is_empty() || line.subject.as_ref() == Some(&self.subject))
    }

    /// Where an answer leads: to the list from which it was sent, which says what became of it.
    pub fn after(answer: &FeedbackAnswer, result: &Result<(), AppError>) -> String {
        let back = Self::parse(&answer.back).choices();
        let outcome = match result {
            Ok(()) => return Self { outcome: "fatto".to_owned(), ..back }.path(),
            Err(AppError::Invalid { .. }) => "testo",
            Err(AppError::Conflict) => "intanto",
            Err(_) => "non-riuscito",
        };
        let text = answer.text.chars().take(CARRIED).collect();
        Self { outcome: outcome.to_owned(), of: answer.id.clone(), text, ..back }.path()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editorial::reports::model::FeedbackKind;

    fn line(state: FeedbackState, page: &str, subject: Option<&str>) -> FeedbackLine {
        FeedbackLine {
            id: "a".into(),
            kind: FeedbackKind::Report,
            page: page.into(),
            subject: subject.map(str::to_owned),
            is_figure: subject.is_some(),
            stars: None,
            said: None,
            text: "È 17.".into(),
            at: "2026-11-21T09:00:00Z".parse().expect("a time"),
            state,
            answer: String::new(),
            answered: None,
            version: 0,
        }
    }

    #[test]
    fn without_a_choice_what_is_open_is_there() {
        let query = FeedbackQuery::parse("");
        for state in FeedbackState::ALL.iter().copied() {
            assert_eq!(query.admits(&line(state, "/temi", None)), state == FeedbackState::Open, "{state:?}");
        }
    }

    #[test]
    fn all_choices_must_hold() {
        let query = FeedbackQuery::parse("?stato=con-risposta&pagina=%2Ftemi&dato=certificati");
        assert!(query.admits(&line(FeedbackState::Answered, "/temi", Some("certificati"))));
        assert!(!query.admits(&line(FeedbackState::Open, "/temi", Some("certificati"))));
        assert!(!query.admits(&line(FeedbackState::Answered, "/en/temi", Some("certificati"))));
        assert!(!query.admits(&line(FeedbackState::Answered, "/temi", None)));
    }

    #[test]
    fn an_answer_leads_back_to_the_list_with_what_was_typed_if_it_is_wrong() {
        let answer = FeedbackAnswer {
            id: "a".into(),
            text: "…".into(),
            back: "?stato=senza-seguito&di=b".into(),
            ..FeedbackAnswer::default()
        };
        let path = FeedbackQuery::after(&answer, &Ok(()));
        assert_eq!(path, "/area/istruttoria/segnalazioni?stato=senza-seguito&esito=fatto");
        let wrong = FeedbackQuery::after(&answer, &Err(AppError::Invalid { field: "text".into() }));
        let said = FeedbackQuery::parse(wrong.split_once('?').expect("a query").1);
        assert_eq!((said.outcome.as_str(), said.of.as_str(), said.text.as_str()), ("testo", "a", "…"));
    }
}
