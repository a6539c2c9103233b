//! What the table of opinions keeps, and what of a proposal an expert sees.

use app::editorial::opinions::model::{OpinionState, Recommendation};
use app::editorial::proposal::Fields;
use chrono::{DateTime, Utc};
use serde::Deserialize;
use surrealdb::types::{Datetime, Object, Value};

use crate::change::Change;
use crate::db::{Database, DatabaseError, link};

/// An opinion, or that one was asked for.
#[derive(Clone, Debug, Deserialize)]
pub struct Opinion {
    /// Its id.
    pub id: String,
    /// The proposal.
    pub proposal: String,
    /// The expert's name.
    pub expert: String,
    /// The expert's address.
    pub email: String,
    /// What was asked.
    pub question: String,
    /// The account of the curator who asked.
    pub asked_by: String,
    /// The same by name.
    pub asked_name: String,
    /// When.
    pub asked: DateTime<Utc>,
    /// Until when the link works.
    pub expires: DateTime<Utc>,
    /// How it stands, but for whether its time is over.
    pub state: OpinionState,
    /// What the expert wrote.
    #[serde(default)]
    pub answer: Option<String>,
    /// What the expert advises.
    #[serde(default)]
    pub advice: Option<Recommendation>,
    /// When the expert answered.
    #[serde(default)]
    pub given: Option<DateTime<Utc>>,
}

/// What stood in a proposal at a time.
#[derive(Debug, Deserialize)]
struct Sent {
    #[serde(default)]
    fields: Fields,
}

/// The opinion with this id.
pub async fn find(database: &Database, id: &str) -> Result<Option<Opinion>, DatabaseError> {
    database.find("opinion", id).await
}

/// The opinions on a proposal, the last ones first.
pub async fn of_proposal(database: &Database, proposal: &str) -> Result<Vec<Opinion>, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("proposal", link("proposal", proposal));
    database.read("SELECT * FROM opinion WHERE proposal = $proposal ORDER BY asked DESC", variables).await
}

/// The request whose link has a word with this digest, if the link still works.
pub async fn find_open(
    database: &Database,
    digest: &str,
    now: DateTime<Utc>,
) -> Result<Option<Opinion>, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("digest", digest.to_owned());
    variables.insert("now", time(now));
    let query = "SELECT * FROM opinion WHERE digest = $digest AND state = 'asked' AND expires > $now";
    Ok(database.read(query, variables).await?.into_iter().next())
}

/// What a proposal was when it was last sent: what its authors write since is theirs.
pub async fn last_sent(database: &Database, proposal: &str) -> Result<Option<Fields>, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("proposal", link("proposal", proposal));
    let query = "SELECT * FROM proposal_revision WHERE proposal = $proposal AND what = 'submitted'
                 ORDER BY at DESC LIMIT 1";
    let sent: Vec<Sent> = database.read(query, variables).await?;
    Ok(sent.into_iter().next().map(|sent| sent.fields))
}

/// Adds that an expert is asked, by a link whose word has this digest.
pub fn ask(change: &mut Change, opinion: &Opinion, digest: &str) {
    let mut content = Object::new();
    content.insert("proposal", link("proposal", &opinion.proposal));
    content.insert("expert", opinion.expert.clone());
    content.insert("email", opinion.email.clone());
    content.insert("question", opinion.question.clone());
    content.insert("asked_by", opinion.asked_by.clone());
    content.insert("asked_name", opinion.asked_name.clone());
    content.insert("asked", time(opinion.asked));
    content.insert("expires", time(opinion.expires));
    content.insert("state", opinion.state.word().to_owned());
    content.insert("digest", digest.to_owned());
    let mut variables = Object::new();
    variables.insert("opinion", link("opinion", &opinion.id));
    variables.insert("content", Value::Object(content));
    change.write("CREATE $opinion CONTENT $content;", variables);
}

/// Fails where the request was answered or taken back already.
const STILL_ASKED: &str = "IF (SELECT VALUE state FROM ONLY $opinion) != 'asked' { THROW 'used' };";

/// Adds an opinion; the link is used up. Throws `used` where somebody was faster.
pub fn give(change: &mut Change, opinion: &Opinion, answer: &str, advice: Recommendation, now: DateTime<Utc>) {
    let mut variables = Object::new();
    variables.insert("opinion", link("opinion", &opinion.id));
    variables.insert("answer", answer.to_owned());
    variables.insert("advice", advice.word().to_owned());
    variables.insert("now", time(now));
    let statements = format!(
        "{STILL_ASKED}
         UPDATE $opinion SET state = 'given', answer = $answer, advice = $advice, given = $now, digest = NONE;"
    );
    change.write(&statements, variables);
}

/// Adds that a request is taken back; the link works no longer. Throws `used` where the expert was faster.
pub fn withdraw(change: &mut Change, opinion: &Opinion) {
    let mut variables = Object::new();
    variables.insert("opinion", link("opinion", &opinion.id));
    change.write(&format!("{STILL_ASKED} UPDATE $opinion SET state = 'withdrawn', digest = NONE;"), variables);
}

fn time(time: DateTime<Utc>) -> Value {
    Value::Datetime(Datetime::from(time))
}
