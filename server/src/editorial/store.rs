//! What the editorial tables keep: what readers sent, and how much each of them sent today.

use std::net::IpAddr;

use app::editorial::model::{ClarityRating, MistakeReport};
use chrono::{DateTime, Utc};
use serde::Deserialize;
use surrealdb::types::{Datetime, Object, Value};

use super::rules::sender_key;
use crate::db::{Database, DatabaseError, link};

/// How much an address may send on a day.
const SENDS_A_DAY: i64 = 20;

/// The first send of a day brings its salt; the salts and counts of the days before go.
const OPEN_DAY: &str = "
    IF !record::exists($day_salt) {
        DELETE feedback_salt WHERE record::id(id) < $day;
        DELETE feedback_count WHERE day < $day;
        CREATE $day_salt SET salt = $salt;
    };";

const KEEP: &str = "
    LET $sent = (SELECT VALUE `count` FROM ONLY $sender) ?? 0;
    IF $sent >= $limit { THROW 'enough for today' };
    UPSERT $sender SET day = $day, `count` = $sent + 1;
    CREATE type::table($table) CONTENT $record;";

/// Why something was not kept.
#[derive(Debug, thiserror::Error)]
pub enum KeepError {
    /// The address has sent enough for today.
    #[error("this address has sent enough for today")]
    TooMany,
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DatabaseError),
}

/// Keeps a rating that the rules let pass.
pub async fn keep_rating(
    database: &Database,
    rating: &ClarityRating,
    from: Option<IpAddr>,
    now: DateTime<Utc>,
) -> Result<(), KeepError> {
    let mut record = Object::new();
    record.insert("page", rating.page.clone());
    record.insert("stars", i64::from(rating.stars));
    insert_said(&mut record, "answer", &rating.answer);
    insert_said(&mut record, "text", &rating.text);
    keep(database, "clarity_rating", record, from, now).await
}

/// Keeps a report that the rules let pass.
pub async fn keep_report(
    database: &Database,
    report: &MistakeReport,
    from: Option<IpAddr>,
    now: DateTime<Utc>,
) -> Result<(), KeepError> {
    let mut record = Object::new();
    record.insert("page", report.page.clone());
    insert_said(&mut record, "subject", &report.subject);
    insert_said(&mut record, "text", &report.text);
    keep(database, "mistake_report", record, from, now).await
}

/// The ratings of a page.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Sum {
    /// The page's path.
    pub page: String,
    /// How many there are.
    pub ratings: u32,
    /// Their stars summed.
    pub stars: u32,
}

/// The ratings of a page that were given before a moment.
pub async fn sum(database: &Database, page: &str, before: DateTime<Utc>) -> Result<Sum, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("page", page.to_owned());
    variables.insert("before", Value::Datetime(Datetime::from(before)));
    let query = "SELECT page, count() AS ratings, math::sum(stars) AS stars FROM clarity_rating
                 WHERE page = $page AND created < $before GROUP BY page";
    let found = database.read(query, variables).await?.into_iter().next();
    Ok(found.unwrap_or_else(|| Sum { page: page.to_owned(), ratings: 0, stars: 0 }))
}

/// The ratings that were given before a moment, page by page.
pub async fn sums(database: &Database, before: DateTime<Utc>) -> Result<Vec<Sum>, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("before", Value::Datetime(Datetime::from(before)));
    let query = "SELECT page, count() AS ratings, math::sum(stars) AS stars FROM clarity_rating
                 WHERE created < $before GROUP BY page ORDER BY page";
    database.read(query, variables).await
}

/// What was not said is not there, rather than empty.
fn insert_said(record: &mut Object, field: &str, text: &str) {
    if !text.is_empty() {
        record.insert(field, text.to_owned());
    }
}

/// Keeps a record and counts it for its sender, both or neither.
async fn keep(
    database: &Database,
    table: &str,
    mut record: Object,
    from: Option<IpAddr>,
    now: DateTime<Utc>,
) -> Result<(), KeepError> {
    let day = now.date_naive().to_string();
    let salt = salt(database, &day).await?;
    record.insert("created", Value::Datetime(Datetime::from(now)));
    let mut variables = Object::new();
    variables.insert("day", day);
    variables.insert("sender", link("feedback_count", &sender_key(&salt, from)));
    variables.insert("limit", SENDS_A_DAY);
    variables.insert("table", table.to_owned());
    variables.insert("record", Value::Object(record));
    match database.write(KEEP, variables).await {
        Err(DatabaseError::Engine(error)) if error.is_thrown() => Err(KeepError::TooMany),
        kept => Ok(kept?),
    }
}

/// The salt of a day: whoever comes first brings it, and everybody else uses it.
async fn salt(database: &Database, day: &str) -> Result<String, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("day", day.to_owned());
    variables.insert("day_salt", link("feedback_salt", day));
    variables.insert("salt", hex::encode(rand::random::<[u8; 32]>()));
    database.write(OPEN_DAY, variables.clone()).await?;
    let salts: Vec<String> = database.read("SELECT VALUE salt FROM ONLY $day_salt", variables).await?;
    Ok(salts.into_iter().next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::beginning::empty_database;

    const READER: &str = "192.0.2.1";

    fn at(time: &str) -> DateTime<Utc> {
        time.parse().expect("a time")
    }

    async fn send(database: &Database, stars: u8, from: &str, time: &str) -> Result<(), KeepError> {
        let rating = ClarityRating { page: "/temi".into(), stars, ..ClarityRating::default() };
        keep_rating(database, &rating, from.parse().ok(), at(time)).await
    }

    /// How many ratings of a page there are before a time, and their stars.
    async fn kept(database: &Database, before: &str) -> (u32, u32) {
        let sum = sum(database, "/temi", at(before)).await.expect("a sum");
        (sum.ratings, sum.stars)
    }

    async fn rows(database: &Database, query: &str) -> Vec<String> {
        database.read(query, Object::new()).await.expect("rows")
    }

    #[tokio::test]
    async fn the_twenty_first_of_an_address_on_a_day_is_refused_and_not_kept() {
        let database = empty_database().await;
        for _ in 0..20 {
            send(&database, 4, READER, "2024-05-02T09:00:00Z").await.expect("within the limit");
        }
        let refused = send(&database, 4, READER, "2024-05-02T23:59:59Z").await;
        assert!(matches!(refused, Err(KeepError::TooMany)), "{refused:?}");
        assert_eq!(kept(&database, "2024-05-03T00:00:00Z").await, (20, 80));
        send(&database, 1, "192.0.2.2", "2024-05-02T23:59:59Z").await.expect("another address");
        send(&database, 1, "", "2024-05-02T23:59:59Z").await.expect("an unknown address");
        send(&database, 1, READER, "2024-05-03T00:00:00Z").await.expect("another day");
    }

    #[tokio::test]
    async fn a_new_day_takes_the_old_salts_and_counts_away() {
        let database = empty_database().await;
        send(&database, 4, READER, "2024-05-02T09:00:00Z").await.expect("the first day");
        send(&database, 4, "192.0.2.2", "2024-05-02T09:00:00Z").await.expect("the first day");
        send(&database, 4, READER, "2024-05-03T09:00:00Z").await.expect("the second day");
        assert_eq!(rows(&database, "SELECT VALUE id FROM feedback_salt").await, ["2024-05-03"]);
        assert_eq!(rows(&database, "SELECT VALUE day FROM feedback_count").await, ["2024-05-03"]);
    }

    #[tokio::test]
    async fn no_record_holds_the_address() {
        let database = empty_database().await;
        send(&database, 4, READER, "2024-05-02T09:00:00Z").await.expect("a send");
        for table in ["clarity_rating", "feedback_salt", "feedback_count"] {
            let records: Vec<serde_json::Value> = database.list(table).await.expect("records");
            assert_eq!(records.len(), 1, "{table}");
            assert!(!records[0].to_string().contains(READER), "{table}");
        }
    }

    #[tokio::test]
    async fn a_report_keeps_what_it_is_about() {
        let database = empty_database().await;
        let report = MistakeReport {
            page: "/fonti".into(),
            subject: "f-1".into(),
            text: "È 17".into(),
            ..MistakeReport::default()
        };
        keep_report(&database, &report, None, at("2024-05-02T09:00:00Z")).await.expect("a report");
        assert_eq!(rows(&database, "SELECT VALUE subject FROM mistake_report").await, ["f-1"]);
    }

    #[tokio::test]
    async fn ratings_are_summed_as_far_as_a_moment() {
        let database = empty_database().await;
        for (stars, time) in [(4, "2024-05-01T09:00:00Z"), (5, "2024-05-01T23:59:59Z"), (1, "2024-05-02T00:00:00Z")] {
            send(&database, stars, READER, time).await.expect("a send");
        }
        assert_eq!(kept(&database, "2024-05-02T00:00:00Z").await, (2, 9));
        assert_eq!(kept(&database, "2024-05-01T00:00:00Z").await, (0, 0));
        let all = sums(&database, at("2024-05-03T00:00:00Z")).await.expect("sums");
        assert_eq!(all, [Sum { page: "/temi".into(), ratings: 3, stars: 10 }]);
    }
}
