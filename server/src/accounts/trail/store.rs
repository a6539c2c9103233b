//! What is read of the trail: its events in a row, or those that somebody asks for. Nothing here writes.

use app::accounts::trail_query::TrailQuery;
use chrono::{Days, NaiveTime};
use serde::Deserialize;
use surrealdb::types::{Datetime, Object, SurrealValue, Value};

use super::chain::Entry;
use crate::db::{Database, DatabaseError, links};

/// An event as the trail holds it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Event {
    /// Its number.
    pub number: i64,
    /// The digest of the event before.
    pub previous: String,
    /// Its own digest.
    pub digest: String,
    /// What happened.
    #[serde(flatten)]
    pub entry: Entry,
}

/// What the trail says of its end.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Head {
    /// The number of the last event; 0 before the first.
    pub number: i64,
    /// Its digest.
    pub digest: String,
}

/// Where the trail says that it ends; `None` where it does not say so any longer.
pub async fn head(database: &Database) -> Result<Option<Head>, DatabaseError> {
    database.find("audit_head", "chain").await
}

/// The events behind a number, in order, up to so many.
pub async fn events_behind(database: &Database, number: i64, limit: i64) -> Result<Vec<Event>, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("number", number);
    variables.insert("limit", limit);
    let query = "SELECT * FROM audit_event WHERE number > $number ORDER BY number LIMIT $limit";
    database.read(query, variables).await
}

/// The events that are asked for.
pub struct Selection {
    condition: String,
    variables: Object,
}

impl Selection {
    /// What a query asks for, whatever its page.
    pub async fn of(database: &Database, query: &TrailQuery) -> Result<Self, DatabaseError> {
        let mut selection = Self { condition: String::new(), variables: Object::new() };
        if !query.person.is_empty() {
            let mut people = people_called(database, &query.person).await?;
            people.push(query.person.clone());
            selection.demand("person IN $people", [("people", people.into_value())]);
        }
        if let Some(kind) = query.kind {
            selection.demand("kind = $kind", [("kind", Value::String(kind.word().to_owned()))]);
        }
        match query.subject.split_once('/') {
            _ if query.subject.is_empty() => {}
            Some((table, id)) => selection.demand(
                "subject_table = $table AND subject_id = $subject",
                [("table", Value::String(table.to_owned())), ("subject", Value::String(id.to_owned()))],
            ),
            None => {
                selection.demand("subject_id = $subject", [("subject", Value::String(query.subject.clone()))]);
            }
        }
        if let Some(day) = query.day {
            let midnight =
                |day: chrono::NaiveDate| Value::Datetime(Datetime::from(day.and_time(NaiveTime::MIN).and_utc()));
            let next = day.checked_add_days(Days::new(1)).unwrap_or(day);
            selection.demand("at >= $from AND at < $until", [("from", midnight(day)), ("until", midnight(next))]);
        }
        Ok(selection)
    }

    fn demand<const N: usize>(&mut self, condition: &str, variables: [(&str, Value); N]) {
        self.condition.push_str(if self.condition.is_empty() { "WHERE " } else { " AND " });
        self.condition.push_str(condition);
        for (name, value) in variables {
            self.variables.insert(name, value);
        }
    }

    /// How many there are.
    pub async fn count(&self, database: &Database) -> Result<u32, DatabaseError> {
        let query =
            format!("SELECT VALUE total FROM (SELECT count() AS total FROM audit_event {} GROUP ALL)", self.condition);
        Ok(database.read(&query, self.variables.clone()).await?.into_iter().next().unwrap_or(0))
    }

    /// Some of them, newest first.
    pub async fn newest(&self, database: &Database, start: u32, limit: u32) -> Result<Vec<Event>, DatabaseError> {
        let mut variables = self.variables.clone();
        variables.insert("start", i64::from(start));
        variables.insert("limit", i64::from(limit));
        let query =
            format!("SELECT * FROM audit_event {} ORDER BY number DESC LIMIT $limit START $start", self.condition);
        database.read(&query, variables).await
    }

    /// All of them, oldest first.
    pub async fn all(&self, database: &Database) -> Result<Vec<Event>, DatabaseError> {
        let query = format!("SELECT * FROM audit_event {} ORDER BY number", self.condition);
        database.read(&query, self.variables.clone()).await
    }
}

/// The ids of the people whose name holds a text, or whose address it is.
async fn people_called(database: &Database, text: &str) -> Result<Vec<String>, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("text", text.to_lowercase());
    let query = "SELECT VALUE id FROM person
                 WHERE string::lowercase(email) = $text OR string::contains(string::lowercase(name), $text)";
    database.read(query, variables).await
}

/// Somebody's name.
#[derive(Deserialize)]
pub struct Named {
    /// The id of the account.
    pub id: String,
    /// The name.
    pub name: String,
}

/// The names of the people with these ids, of those who still have one.
pub async fn names(database: &Database, people: &[String]) -> Result<Vec<Named>, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("people", links("person", people));
    database.read("SELECT id, name FROM $people", variables).await
}
