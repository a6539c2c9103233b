//! What the tables of mail keep: what is to be sent, the letters made of it, who gets them and who does not want them.

use app::accounts::mail::MailKind;
use app::accounts::model::Role;
use app::i18n::Language;
use chrono::{DateTime, TimeDelta, Utc};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use surrealdb::types::{Array, Datetime, Object, SurrealValue, Value};

use crate::change::Recipients;
use crate::db::{Database, DatabaseError, link};

/// A row of the outbox.
#[derive(Clone, Debug, Deserialize)]
pub struct Asked {
    /// Its id.
    pub id: String,
    /// What it is sent for.
    pub occasion: String,
    /// The word of the kind.
    pub kind: String,
    /// Who gets it.
    pub recipients: Recipients,
    /// What its template needs.
    #[serde(default)]
    pub data: serde_json::Value,
    /// The tag of the language for those who chose none.
    pub language: String,
    /// When it was asked for.
    pub created: DateTime<Utc>,
}

/// A message for one person.
#[derive(Clone, Debug, Deserialize)]
pub struct Letter {
    /// Its id, made of occasion, kind and person.
    pub id: String,
    /// The word of the kind.
    pub kind: String,
    /// The id of the receiver's account, where there is one.
    #[serde(default)]
    pub person: Option<String>,
    /// The receiver's name, where it is known.
    #[serde(default)]
    pub name: Option<String>,
    /// Where it goes.
    pub address: String,
    /// The tag of the receiver's language.
    pub language: String,
    /// What its template needs.
    #[serde(default)]
    pub data: serde_json::Value,
    /// When it was asked for.
    pub created: DateTime<Utc>,
    /// How often it was taken to be sent.
    pub attempts: u32,
    /// Who has it now.
    #[serde(default)]
    pub lease: String,
}

impl Letter {
    /// What kind it is.
    pub fn kind(&self) -> Option<MailKind> {
        MailKind::ALL.iter().copied().find(|kind| kind.word() == self.kind)
    }

    /// The language to write in.
    pub fn language(&self) -> Language {
        Language::ALL.into_iter().find(|language| language.tag() == self.language).unwrap_or_default()
    }
}

/// Somebody who gets mail.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Receiver {
    /// The id of the account; `None` for those without one.
    #[serde(default, rename = "id")]
    pub person: Option<String>,
    /// The name, where it is known.
    #[serde(default)]
    pub name: Option<String>,
    /// The address.
    #[serde(rename = "email")]
    pub address: String,
    /// The tag of the chosen language.
    #[serde(default)]
    pub language: Option<String>,
}

/// Who gets what is sent to somebody. People whose account is closed get nothing.
pub async fn receivers(database: &Database, to: &Recipients) -> Result<Vec<Receiver>, DatabaseError> {
    let mut variables = Object::new();
    let mut role = |role: &Role| variables.insert("role", role.word().to_owned());
    let condition = match to {
        Recipients::Address(address) => {
            return Ok(vec![Receiver { person: None, name: None, address: address.clone(), language: None }]);
        }
        Recipients::Person(id) => {
            variables.insert("person", link("person", id));
            "id = $person"
        }
        Recipients::Role(wanted) => {
            role(wanted);
            "role = $role"
        }
        Recipients::RoleOfEntity(wanted, entity) => {
            role(wanted);
            variables.insert("entity", link("entity", entity));
            "role = $role AND entity = $entity"
        }
        Recipients::RoleOfRegion(wanted, region) => {
            role(wanted);
            variables.insert("region", region.clone());
            "role = $role AND entity.region = $region"
        }
    };
    let query = format!("SELECT id, name, email, language FROM person WHERE closed = NONE AND {condition} ORDER BY id");
    database.read(&query, variables).await
}

/// Rows of the outbox of which no letters were made yet, oldest first.
pub async fn asked(database: &Database, limit: i64) -> Result<Vec<Asked>, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("limit", limit);
    let query = "SELECT * FROM outbox WHERE addressed = NONE ORDER BY created LIMIT $limit";
    database.read(query, variables).await
}

/// The first sender makes the letters; what the row said goes with them, and may hold a link for one person only.
const ADDRESS: &str = "
    IF (SELECT VALUE addressed FROM ONLY $row) = NONE {
        FOR $letter IN $letters {
            IF !record::exists($letter.row) { CREATE $letter.row CONTENT $letter.content };
        };
        UPDATE $row SET addressed = $now, data = $nothing;
    };";

/// Makes a letter for each receiver of a row, once.
pub async fn address(
    database: &Database,
    asked: &Asked,
    receivers: &[Receiver],
    now: DateTime<Utc>,
) -> Result<(), DatabaseError> {
    let letters = receivers.iter().map(|receiver| letter(asked, receiver, now)).collect::<Vec<_>>();
    let mut variables = Object::new();
    variables.insert("row", link("outbox", &asked.id));
    variables.insert("nothing", Value::Object(Object::new()));
    variables.insert("letters", Value::Array(Array::from(letters)));
    variables.insert("now", time(now));
    database.write(ADDRESS, variables).await
}

/// A letter as the statement that makes it takes it.
fn letter(asked: &Asked, receiver: &Receiver, now: DateTime<Utc>) -> Value {
    let who = receiver.person.clone().unwrap_or_else(|| receiver.address.to_lowercase());
    let id = hex::encode(&Sha256::digest(format!("{}\n{}\n{who}", asked.occasion, asked.kind))[..16]);
    let text = |text: &Option<String>| text.clone().map_or(Value::None, Value::String);
    let mut content = Object::new();
    content.insert("asked", link("outbox", &asked.id));
    content.insert("kind", asked.kind.clone());
    content.insert("person", text(&receiver.person));
    content.insert("name", text(&receiver.name));
    content.insert("address", receiver.address.clone());
    content.insert("language", receiver.language.clone().unwrap_or_else(|| asked.language.clone()));
    content.insert("data", asked.data.clone().into_value());
    content.insert("created", time(asked.created));
    content.insert("due", time(now));
    content.insert("attempts", 0_i64);
    content.insert("state", "waiting".to_owned());
    let mut letter = Object::new();
    letter.insert("row", link("letter", &id));
    letter.insert("content", Value::Object(content));
    Value::Object(letter)
}

/// The letter that is due first becomes one sender's; if that sender does not come back, it is due again afterwards.
const TAKE: &str = "
    LET $due = (SELECT id, due FROM letter WHERE state = 'waiting' AND due <= $now ORDER BY due, id LIMIT 1);
    LET $next = (SELECT VALUE id FROM $due);
    UPDATE $next SET lease = $lease, due = $until, attempts += 1;";

/// Takes the letter that is due first, for so long.
pub async fn take(
    database: &Database,
    now: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<Option<Letter>, DatabaseError> {
    let lease = hex::encode(rand::random::<[u8; 16]>());
    let mut variables = Object::new();
    variables.insert("lease", lease.clone());
    variables.insert("now", time(now));
    variables.insert("until", time(until));
    database.write(TAKE, variables.clone()).await?;
    Ok(database.read("SELECT * FROM letter WHERE lease = $lease", variables).await?.into_iter().next())
}

/// What became of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It went.
    Sent,
    /// Its receiver wants none of its kind.
    Unwanted,
    /// It will never go, and why.
    GivenUp(String),
    /// It goes later, and why it did not now.
    Later(DateTime<Utc>, String),
}

/// Who lost the lease meanwhile says nothing: another sender does.
const SETTLE: &str = "
    UPDATE $letter SET state = $state, settled = $settled, due = $due ?? due, error = $error, lease = NONE,
        data = IF $state = 'waiting' { data } ELSE { $nothing }
    WHERE lease = $lease;";

/// Notes what became of a letter that was taken. What it said is kept only while it waits.
pub async fn settle(
    database: &Database,
    letter: &Letter,
    outcome: &Outcome,
    now: DateTime<Utc>,
) -> Result<(), DatabaseError> {
    let (state, due, error) = match outcome {
        Outcome::Sent => ("sent", None, None),
        Outcome::Unwanted => ("unwanted", None, None),
        Outcome::GivenUp(why) => ("given-up", None, Some(why)),
        Outcome::Later(due, why) => ("waiting", Some(*due), Some(why)),
    };
    let mut variables = Object::new();
    variables.insert("letter", link("letter", &letter.id));
    variables.insert("nothing", Value::Object(Object::new()));
    variables.insert("lease", letter.lease.clone());
    variables.insert("state", state.to_owned());
    variables.insert("settled", due.map_or_else(|| time(now), |_| Value::None));
    variables.insert("due", due.map_or(Value::None, time));
    variables.insert("error", error.map_or(Value::None, |why| Value::String(why.clone())));
    database.write(SETTLE, variables).await
}

/// Forgets letters that were settled so long ago.
pub async fn forget(database: &Database, now: DateTime<Utc>, age: TimeDelta) -> Result<(), DatabaseError> {
    let mut variables = Object::new();
    variables.insert("before", time(now - age));
    database.write("DELETE letter WHERE settled < $before AND state != 'waiting';", variables).await
}

/// The statements that keep the kinds that somebody does not want: `$refused` of `$person`.
pub const CHOOSE: &str = "
    DELETE mail_choice WHERE person = $person;
    FOR $kind IN $refused {
        UPSERT type::record('mail_choice', $person + '/' + $kind) SET person = $person, kind = $kind, since = $now;
    };";

/// What [`CHOOSE`] needs.
pub fn choice(person: &str, refused: &[MailKind], now: DateTime<Utc>) -> Object {
    let refused: Vec<String> = refused.iter().map(|kind| kind.word().to_owned()).collect();
    let mut variables = Object::new();
    variables.insert("person", person.to_owned());
    variables.insert("refused", refused);
    variables.insert("now", time(now));
    variables
}

/// The kinds that somebody does not want.
pub async fn refused(database: &Database, person: &str) -> Result<Vec<MailKind>, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("person", person.to_owned());
    let query = "SELECT VALUE kind FROM mail_choice WHERE person = $person";
    let words: Vec<String> = database.read(query, variables).await?;
    Ok(MailKind::ALL.iter().copied().filter(|kind| words.iter().any(|word| word == kind.word())).collect())
}

/// What only the portal knows, by which it knows its own links again: whoever comes first brings it.
pub async fn secret(database: &Database) -> Result<String, DatabaseError> {
    let read = "SELECT VALUE secret FROM ONLY mail_secret:links";
    if let Some(secret) = database.read(read, Object::new()).await?.into_iter().next() {
        return Ok(secret);
    }
    let mut variables = Object::new();
    variables.insert("secret", hex::encode(rand::random::<[u8; 32]>()));
    let bring = "IF !record::exists(mail_secret:links) { CREATE mail_secret:links SET secret = $secret };";
    database.write(bring, variables).await?;
    Ok(database.read(read, Object::new()).await?.into_iter().next().unwrap_or_default())
}

fn time(time: DateTime<Utc>) -> Value {
    Value::Datetime(Datetime::from(time))
}
