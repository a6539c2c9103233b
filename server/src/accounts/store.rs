//! What the tables of accounts keep.

use app::accounts::form::Email;
use chrono::{DateTime, Utc};
use serde::Deserialize;
use surrealdb::types::{Datetime, Object, Value};

use super::door::Account;
use crate::db::{Database, DatabaseError, link};

const ACCOUNT: &str =
    "id, name, role, stamp, password, entity, entity.name AS entity_name, (factor != NONE) AS has_factor";

/// A session as it is kept.
#[derive(Clone, Debug, Deserialize)]
pub struct SessionRow {
    /// Whose it is; a session before the sign-in is nobody's.
    #[serde(default)]
    pub person: Option<String>,
    /// What the browser calls itself.
    #[serde(default)]
    pub agent: Option<String>,
    /// What the session holds, as JSON.
    pub data: String,
    /// When it began.
    pub created: DateTime<Utc>,
    /// When it was last used, to the minute.
    pub seen: DateTime<Utc>,
}

/// A time, as a value to bind.
pub fn time(time: DateTime<Utc>) -> Value {
    Value::Datetime(Datetime::from(time))
}

/// Variables by name.
pub fn variables<const N: usize>(pairs: [(&str, Value); N]) -> Object {
    let mut variables = Object::new();
    for (name, value) in pairs {
        variables.insert(name, value);
    }
    variables
}

/// A text, as a value to bind.
pub fn text(text: &str) -> Value {
    Value::String(text.to_owned())
}

/// A link to a record that may not be there.
pub fn maybe_link(table: &str, id: Option<&str>) -> Value {
    id.map_or(Value::None, |id| link(table, id))
}

/// A text that may not be there.
pub fn maybe_text(maybe: Option<&str>) -> Value {
    maybe.map_or(Value::None, text)
}

/// The open account with this id.
pub async fn open_account(database: &Database, id: &str) -> Result<Option<Account>, DatabaseError> {
    let query = format!("SELECT {ACCOUNT} FROM $person WHERE closed = NONE");
    Ok(database.read(&query, variables([("person", link("person", id))])).await?.into_iter().next())
}

/// The open account with this address.
pub async fn open_account_by_email(database: &Database, email: &str) -> Result<Option<Account>, DatabaseError> {
    let query = format!("SELECT {ACCOUNT} FROM person WHERE email = $email AND closed = NONE");
    Ok(database.read(&query, variables([("email", text(email))])).await?.into_iter().next())
}

/// Whether an account, open or closed, has this address.
pub async fn has_email(database: &Database, email: &Email) -> Result<bool, DatabaseError> {
    let query = "SELECT VALUE id FROM person WHERE email = $email";
    let found: Vec<String> = database.read(query, variables([("email", text(email.as_str()))])).await?;
    Ok(!found.is_empty())
}

/// Whether there is such an entity.
pub async fn has_entity(database: &Database, id: &str) -> Result<bool, DatabaseError> {
    let query = "SELECT VALUE id FROM ONLY $entity";
    let found: Vec<String> = database.read(query, variables([("entity", link("entity", id))])).await?;
    Ok(!found.is_empty())
}

/// The first entity by name that is a municipality: for demonstrations.
pub async fn first_entity(database: &Database) -> Result<Option<String>, DatabaseError> {
    let query =
        "SELECT VALUE id FROM (SELECT id, name FROM entity WHERE `kind` = 'municipality' ORDER BY name LIMIT 1)";
    Ok(database.read(query, variables([])).await?.into_iter().next())
}

/// What sessions hold of an account; a new one ends those that hold the old one.
pub fn new_stamp() -> Value {
    Value::String(hex::encode(rand::random::<[u8; 16]>()))
}

/// Keeps a new session.
pub async fn create_session(database: &Database, digest: &str, row: &SessionRow) -> Result<(), DatabaseError> {
    let variables = variables([
        ("sitting", link("sitting", digest)),
        ("person", maybe_link("person", row.person.as_deref())),
        ("agent", maybe_text(row.agent.as_deref())),
        ("data", text(&row.data)),
        ("now", time(row.created)),
    ]);
    let create = "CREATE $sitting SET person = $person, agent = $agent, data = $data, created = $now, seen = $now;";
    database.write(create, variables).await
}

/// Keeps what a session holds now. One that was ended meanwhile stays ended.
pub async fn save_session(
    database: &Database,
    digest: &str,
    person: Option<&str>,
    data: &str,
) -> Result<(), DatabaseError> {
    let variables = variables([
        ("sitting", link("sitting", digest)),
        ("person", maybe_link("person", person)),
        ("data", text(data)),
    ]);
    database.write("UPDATE $sitting SET person = $person, data = $data;", variables).await
}

/// The session with this digest.
pub async fn find_session(database: &Database, digest: &str) -> Result<Option<SessionRow>, DatabaseError> {
    database.find("sitting", digest).await
}

/// Remembers that a session was used.
pub async fn touch_session(database: &Database, digest: &str, now: DateTime<Utc>) -> Result<(), DatabaseError> {
    let variables = variables([("sitting", link("sitting", digest)), ("now", time(now))]);
    database.write("UPDATE $sitting SET seen = $now;", variables).await
}

/// Ends a session.
pub async fn delete_session(database: &Database, digest: &str) -> Result<(), DatabaseError> {
    database.write("DELETE $sitting;", variables([("sitting", link("sitting", digest))])).await
}

const COUNT_TRY: &str = "
    LET $first_tries = ((SELECT VALUE tries FROM ONLY $first) ?? [])[WHERE $this > $since];
    LET $second_tries = ((SELECT VALUE tries FROM ONLY $second) ?? [])[WHERE $this > $since];
    IF array::len($first_tries) >= $most OR array::len($second_tries) >= $most { THROW 'too many tries' };
    UPSERT $first SET tries = array::append($first_tries, $now), last = $now;
    UPSERT $second SET tries = array::append($second_tries, $now), last = $now;";

/// Counts a try under two keys, unless one of them has as many already since a time. Both records are written, so that
/// of two tries at the same moment one sees the other.
pub async fn count_try(
    database: &Database,
    keys: &[String; 2],
    now: DateTime<Utc>,
    since: DateTime<Utc>,
    most: usize,
) -> Result<(), DatabaseError> {
    let mut variables = tries(keys, now);
    variables.insert("since", time(since));
    variables.insert("most", i64::try_from(most).unwrap_or(i64::MAX));
    database.write(COUNT_TRY, variables).await
}

/// Takes a try back that was counted at this time.
pub async fn forget_try(database: &Database, keys: &[String; 2], at: DateTime<Utc>) -> Result<(), DatabaseError> {
    let forget = "UPDATE $first SET tries -= $now; UPDATE $second SET tries -= $now;";
    database.write(forget, tries(keys, at)).await
}

fn tries([first, second]: &[String; 2], at: DateTime<Utc>) -> Object {
    variables([("first", link("attempt", first)), ("second", link("attempt", second)), ("now", time(at))])
}

/// Forgets the sessions that were not used since a time or began before another, and tries before a third.
pub async fn forget_old(
    database: &Database,
    unused: DateTime<Utc>,
    begun: DateTime<Utc>,
    tried: DateTime<Utc>,
) -> Result<(), DatabaseError> {
    let variables = variables([("unused", time(unused)), ("begun", time(begun)), ("tried", time(tried))]);
    let forget = "DELETE sitting WHERE seen <= $unused OR created <= $begun; DELETE attempt WHERE last <= $tried;";
    database.write(forget, variables).await
}
