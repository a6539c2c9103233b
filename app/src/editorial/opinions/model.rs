//! What curators and experts see and send of opinions.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::accounts::form::Secret;
use crate::editorial::desk::links::review_path;
use crate::editorial::proposal::ProposalKind;
use crate::error::AppError;
use crate::vocabulary;

/// The longest question to an expert, in characters.
pub const QUESTION_LIMIT: usize = 1_000;
/// The longest opinion, in characters: about a page.
pub const OPINION_LIMIT: usize = 4_000;
/// For how many days an expert is asked, unless the curator says otherwise.
pub const DAYS: u16 = 14;
/// The most days for which an expert is asked.
pub const MOST_DAYS: u16 = 60;
/// The Italian path of the page behind an expert's link.
pub const OPINION_PATH: &str = "/parere";
/// What the page's address says after an opinion was given.
pub const THANKS: &str = "grazie";

/// The most characters of an opinion that travel in an address: longer ones make addresses that some refuse.
const CARRIED: usize = 1_200;

vocabulary! {
    /// What an expert advises.
    Recommendation {
        /// To publish it.
        Publish = "publish" / "pubblicare", "pubblicarla così com’è", "publish it as it is";
        /// To change something first.
        Change = "change" / "modificare", "pubblicarla dopo qualche modifica", "publish it after some changes";
        /// Not to publish it.
        Decline = "decline" / "non-pubblicare", "non pubblicarla", "do not publish it";
    }
}

vocabulary! {
    /// How a request for an opinion stands.
    OpinionState {
        /// The expert may answer.
        Asked = "asked" / "in-attesa", "in attesa", "waiting";
        /// The expert has answered.
        Given = "given" / "arrivato", "arrivato", "given";
        /// The curators took it back.
        Withdrawn = "withdrawn" / "ritirato", "ritirato", "withdrawn";
        /// The expert did not answer in time.
        Expired = "expired" / "scaduto", "scaduto", "expired";
    }
}

/// The opinions on a proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opinions {
    /// The last ones first.
    pub lines: Vec<OpinionLine>,
    /// Whether whoever asks may ask an expert.
    pub may_ask: bool,
}

/// An opinion, or that one was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpinionLine {
    /// Its id.
    pub id: String,
    /// The expert's name.
    pub expert: String,
    /// The expert's address.
    pub email: String,
    /// What was asked.
    pub question: String,
    /// The curator who asked, by name.
    pub asked_by: String,
    /// When.
    pub asked: DateTime<Utc>,
    /// Until when the link works.
    pub expires: DateTime<Utc>,
    /// How it stands.
    pub state: OpinionState,
    /// What the expert wrote.
    pub text: Option<String>,
    /// What the expert advises.
    pub advice: Option<Recommendation>,
    /// When the expert answered.
    pub given: Option<DateTime<Utc>>,
}

/// What the form sends that asks an expert.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpinionRequest {
    /// The proposal.
    pub id: String,
    /// The expert's name.
    #[serde(default)]
    pub name: String,
    /// The expert's address.
    #[serde(default)]
    pub email: String,
    /// What is asked.
    #[serde(default)]
    pub question: String,
    /// For how many days.
    #[serde(default)]
    pub days: String,
}

/// What an expert sees: the proposal and what was asked. Who wrote it, what was said of it and who has it is not there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpinionSheet {
    /// What is proposed.
    pub kind: ProposalKind,
    /// What it is called; empty where the form asks for no title.
    pub title: String,
    /// The entity that proposes.
    pub entity: String,
    /// Who asks, by name.
    pub asked_by: String,
    /// What is asked.
    pub question: String,
    /// The last day for an answer.
    pub until: NaiveDate,
    /// The fields in which something stands, by what they are called.
    pub fields: Vec<(String, String)>,
    /// What is attached, by name.
    pub attachments: Vec<String>,
}

/// What the expert's form sends.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpinionForm {
    /// The word in the link.
    #[serde(default)]
    pub code: Secret,
    /// The opinion.
    #[serde(default)]
    pub text: String,
    /// The slug of what is advised.
    #[serde(default)]
    pub advice: String,
}

impl OpinionForm {
    /// Where the expert goes after sending it, as an Italian path: what was typed comes back where something is wrong.
    pub fn next_path(&self, result: &Result<(), AppError>) -> String {
        let carried: String = self.text.chars().take(CARRIED).collect();
        let pairs = match result {
            Ok(()) => vec![("esito", THANKS)],
            Err(AppError::Gone) => vec![("codice", self.code.0.as_str())],
            Err(error) => vec![
                ("codice", self.code.0.as_str()),
                ("errore", trouble(error)),
                ("testo", carried.as_str()),
                ("consiglio", self.advice.as_str()),
            ],
        };
        format!("{OPINION_PATH}?{}", serde_urlencoded::to_string(pairs).unwrap_or_default())
    }
}

/// What an address of a review says of the last try to ask an expert.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskNotice {
    /// What became of it: `chiesto`, `ritirato`, or the field that is wrong; empty where nothing was tried.
    #[serde(default, rename = "parere", skip_serializing_if = "String::is_empty")]
    pub outcome: String,
    /// The expert's name as it was typed.
    #[serde(default, rename = "persona", skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The address as it was typed.
    #[serde(default, rename = "indirizzo", skip_serializing_if = "String::is_empty")]
    pub email: String,
    /// The question as it was typed.
    #[serde(default, rename = "domanda", skip_serializing_if = "String::is_empty")]
    pub question: String,
    /// The days as they were typed.
    #[serde(default, rename = "giorni", skip_serializing_if = "String::is_empty")]
    pub days: String,
}

impl AskNotice {
    /// What a query says.
    pub fn from_query(query: &str) -> Self {
        serde_urlencoded::from_str(query.trim_start_matches('?')).unwrap_or_default()
    }

    /// The Italian path of a review that says this.
    pub fn path(&self, proposal: &str) -> String {
        // A form may say any id: what leads elsewhere is left out.
        let proposal: String = proposal.chars().filter(char::is_ascii_alphanumeric).collect();
        format!("{}?{}#pareri", review_path(&proposal), serde_urlencoded::to_string(self).unwrap_or_default())
    }

    /// What became of a request.
    pub fn after(request: &OpinionRequest, result: &Result<(), AppError>) -> Self {
        match result {
            Ok(()) => Self::done("chiesto"),
            Err(error) => Self {
                outcome: trouble(error).to_owned(),
                name: request.name.chars().take(CARRIED).collect(),
                email: request.email.chars().take(CARRIED).collect(),
                question: request.question.chars().take(CARRIED).collect(),
                days: request.days.chars().take(CARRIED).collect(),
            },
        }
    }

    /// That something was done.
    pub fn done(what: &str) -> Self {
        Self { outcome: what.to_owned(), ..Self::default() }
    }
}

/// What is wrong, in a word of addresses.
fn trouble(error: &AppError) -> &'static str {
    match error {
        AppError::Invalid { field } => match field.as_str() {
            "name" => "nome",
            "email" => "indirizzo",
            "question" => "domanda",
            "days" => "giorni",
            "text" => "testo",
            "advice" => "consiglio",
            _ => "non-riuscito",
        },
        AppError::Forbidden => "vietato",
        AppError::Conflict => "stato",
        _ => "non-riuscito",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_an_opinion_the_address_holds_no_word_of_a_link() {
        let form = OpinionForm { code: Secret("segreto".into()), text: "Sì".into(), advice: "pubblicare".into() };
        assert_eq!(form.next_path(&Ok(())), "/parere?esito=grazie");
        let wrong = form.next_path(&Err(AppError::Invalid { field: "text".into() }));
        assert_eq!(wrong, "/parere?codice=segreto&errore=testo&testo=S%C3%AC&consiglio=pubblicare");
        assert_eq!(form.next_path(&Err(AppError::Gone)), "/parere?codice=segreto");
    }

    #[test]
    fn what_a_curator_typed_comes_back() {
        let request = OpinionRequest {
            id: "p1".into(),
            email: "eva".into(),
            question: "Va?".into(),
            ..OpinionRequest::default()
        };
        let notice = AskNotice::after(&request, &Err(AppError::Invalid { field: "email".into() }));
        let path = notice.path("p1");
        assert_eq!(path, "/area/istruttoria/p1?parere=indirizzo&indirizzo=eva&domanda=Va%3F#pareri");
        let query = path.split_once('?').and_then(|(_, query)| query.split_once('#')).expect("a query").0;
        assert_eq!(AskNotice::from_query(query), notice);
    }
}
