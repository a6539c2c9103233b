//! The database: connecting, migrating, reading records as types, and writing in one transaction with retries.

use std::sync::Arc;
use std::time::Duration;

use serde::de::DeserializeOwned;
use surrealdb::Surreal;
use surrealdb::engine::any::{Any, connect};
use surrealdb::opt::auth::Root;
use surrealdb::types::{Array, Object, RecordId, RecordIdKey, Value};
use tokio::sync::Mutex;

use crate::config::DatabaseConfig;

/// What can go wrong with the database. The text is for the log, never for a reader.
#[derive(Debug, thiserror::Error)]
pub enum DatabaseError {
    /// The engine refused or failed.
    #[error("the database failed: {0}")]
    Engine(#[from] Box<surrealdb::Error>),
    /// A record does not have the shape that the program knows.
    #[error("a record of the database has another shape: {0}")]
    Shape(#[from] serde_json::Error),
    /// The database was written by a later version of the program.
    #[error("the database is of version {found}, and this program knows versions up to {known}: use a newer program")]
    Newer {
        /// The database's version.
        found: i64,
        /// The program's.
        known: i64,
    },
}

impl From<surrealdb::Error> for DatabaseError {
    fn from(error: surrealdb::Error) -> Self {
        Self::Engine(Box::new(error))
    }
}

/// A step in the life of the schema; its number is its place in [`MIGRATIONS`], from 1.
struct Migration {
    name: &'static str,
    statements: &'static str,
}

/// All steps. One that has been in a release is never changed: a change is a new step.
const MIGRATIONS: &[Migration] = &[
    Migration { name: "registry", statements: include_str!("registry/schema.surql") },
    Migration { name: "catalogue", statements: include_str!("catalogue/schema.surql") },
    Migration { name: "exchanges", statements: include_str!("exchanges/schema.surql") },
    Migration { name: "observatory", statements: include_str!("observatory/schema.surql") },
    Migration { name: "plans", statements: include_str!("plans/schema.surql") },
    Migration { name: "surveys", statements: include_str!("surveys/schema.surql") },
    Migration { name: "editorial", statements: include_str!("editorial/schema.surql") },
    Migration { name: "versions", statements: include_str!("import/schema.surql") },
    Migration { name: "charts", statements: include_str!("observatory/charts.surql") },
    Migration { name: "stories", statements: include_str!("observatory/stories.surql") },
    Migration { name: "chart kinds", statements: include_str!("observatory/chart_kinds.surql") },
    Migration { name: "trail", statements: include_str!("accounts/trail.surql") },
    Migration { name: "accounts", statements: include_str!("accounts/schema.surql") },
    Migration { name: "proposals", statements: include_str!("editorial/proposals.surql") },
    Migration { name: "desk", statements: include_str!("editorial/desk.surql") },
    Migration { name: "review", statements: include_str!("editorial/review.surql") },
    Migration { name: "desk services", statements: include_str!("editorial/services.surql") },
    Migration { name: "providers", statements: include_str!("accounts/providers.surql") },
    Migration { name: "registry history", statements: include_str!("registry/history.surql") },
];

/// How often a write that lost a race is tried again.
const ATTEMPTS: u32 = 8;

/// A handle to the database; copies share the connection.
#[derive(Clone)]
pub struct Database {
    /// Shared: a copy of the handle would be another session of the engine, which costs more than a query.
    engine: Arc<Surreal<Any>>,
    /// Whose turn it is among the writers of this process.
    turn: Arc<Mutex<()>>,
}

impl Database {
    /// Connects, signs in where there is somebody to sign in as, and brings the schema up to date.
    pub async fn open(config: &DatabaseConfig) -> Result<Self, DatabaseError> {
        let engine = connect(config.url.as_str()).await?;
        if let Some(credentials) = &config.credentials {
            let root = Root { username: credentials.user.clone(), password: credentials.password.clone() };
            engine.signin(root).await?;
        }
        engine.use_ns("prassi").use_db("prassi").await?;
        let database = Self { engine: Arc::new(engine), turn: Arc::default() };
        database.migrate().await?;
        Ok(database)
    }

    async fn migrate(&self) -> Result<(), DatabaseError> {
        self.write(
            "DEFINE TABLE IF NOT EXISTS migration SCHEMAFULL;
             DEFINE FIELD IF NOT EXISTS number ON migration TYPE int;
             DEFINE FIELD IF NOT EXISTS name ON migration TYPE string;
             DEFINE TABLE IF NOT EXISTS state SCHEMAFULL;
             DEFINE FIELD IF NOT EXISTS revision ON state TYPE int;
             DEFINE FIELD IF NOT EXISTS changed ON state TYPE datetime;",
            Object::new(),
        )
        .await?;
        let known = i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX);
        for (number, migration) in (1..).zip(MIGRATIONS) {
            let found = self.version().await?;
            if found > known {
                return Err(DatabaseError::Newer { found, known });
            }
            if number <= found {
                continue;
            }
            let mut variables = Object::new();
            variables.insert("number", number);
            variables.insert("name", migration.name.to_owned());
            // Two processes may arrive here together: the record of the step exists once, so that the second one's
            // transaction fails as a whole, and finds the step done.
            let statements = format!(
                "CREATE type::record('migration', $number) CONTENT {{ number: $number, name: $name }};\n{}",
                migration.statements
            );
            match self.write(&statements, variables).await {
                Ok(()) => tracing::info!(number, name = migration.name, "the schema went one step on"),
                Err(error) if self.version().await? < number => return Err(error),
                Err(_) => {}
            }
        }
        let found = self.version().await?;
        if found > known { Err(DatabaseError::Newer { found, known }) } else { Ok(()) }
    }

    async fn version(&self) -> Result<i64, DatabaseError> {
        let numbers: Vec<i64> = self.read("SELECT VALUE number FROM migration", Object::new()).await?;
        Ok(numbers.into_iter().max().unwrap_or(0))
    }

    /// The rows of one statement, as a type of the rooms. Links between records come as the ids they point to.
    pub async fn read<T: DeserializeOwned>(&self, query: &str, variables: Object) -> Result<Vec<T>, DatabaseError> {
        let mut response = self.engine.query(query).bind(variables).await?.check()?;
        let rows: Value = response.take(0)?;
        let rows = match rows {
            Value::Array(rows) => rows.into_inner(),
            Value::None | Value::Null => Vec::new(),
            row => vec![row],
        };
        rows.into_iter().map(|row| Ok(serde_json::from_value(plain(row).into_json_value())?)).collect()
    }

    /// The record with this id, if there is one.
    pub async fn find<T: DeserializeOwned>(&self, table: &str, id: &str) -> Result<Option<T>, DatabaseError> {
        let mut variables = Object::new();
        variables.insert("record", RecordId::new(table, id));
        Ok(self.read("SELECT * FROM ONLY $record", variables).await?.into_iter().next())
    }

    /// All records of a table.
    pub async fn list<T: DeserializeOwned>(&self, table: &str) -> Result<Vec<T>, DatabaseError> {
        let mut variables = Object::new();
        variables.insert("table", table.to_owned());
        self.read("SELECT * FROM type::table($table)", variables).await
    }

    /// The records of a table with these ids, in no particular order.
    pub async fn pick<T: DeserializeOwned>(&self, table: &str, ids: &[String]) -> Result<Vec<T>, DatabaseError> {
        let mut variables = Object::new();
        variables.insert("records", links(table, ids));
        self.read("SELECT * FROM $records", variables).await
    }

    /// Carries statements out in one transaction, all or none; again where another writer was in the way.
    pub async fn write(&self, statements: &str, variables: Object) -> Result<(), DatabaseError> {
        let transaction = format!("BEGIN TRANSACTION;\n{statements}\nCOMMIT TRANSACTION;");
        let mut attempt = 0;
        loop {
            let errors = match self.engine.query(transaction.as_str()).bind(variables.clone()).await {
                Ok(mut response) => response.take_errors(),
                Err(error) => std::iter::once((0, error)).collect(),
            };
            let Some(cause) = cause(errors) else { return Ok(()) };
            attempt += 1;
            if attempt >= ATTEMPTS || !is_conflict(&cause) {
                return Err(cause.into());
            }
            tokio::time::sleep(pause(attempt)).await;
        }
    }

    /// As [`Self::write`], after the other writers of this process who wait for their turn: for statements that all
    /// change the same record, and so would only be in each other's way. Those of other processes may still be.
    pub async fn write_in_turn(&self, statements: &str, variables: Object) -> Result<(), DatabaseError> {
        let _turn = self.turn.lock().await;
        self.write(statements, variables).await
    }

    /// Whether there was a record with this id that left the published data.
    pub async fn was_removed(&self, table: &str, id: &str) -> Result<bool, DatabaseError> {
        let mut variables = Object::new();
        variables.insert("record", link(table, id));
        let found: Vec<String> =
            self.read("SELECT VALUE id FROM ONLY type::record('gone', <string>$record)", variables).await?;
        Ok(!found.is_empty())
    }

    /// Why a record left the published data, by a word: empty where nobody said, nothing where it never left.
    pub async fn removed_for(&self, table: &str, id: &str) -> Result<Option<String>, DatabaseError> {
        let mut variables = Object::new();
        variables.insert("record", link(table, id));
        let query = "SELECT VALUE why ?? '' FROM ONLY type::record('gone', <string>$record)";
        Ok(self.read(query, variables).await?.into_iter().next())
    }

    /// How often published data have changed: every writer of such data adds one in its own transaction.
    pub async fn revision(&self) -> Result<Revision, DatabaseError> {
        Ok(self.find("state", "published").await?.unwrap_or_default())
    }
}

/// The statement that goes into every transaction that changes what readers see.
pub const MARK_CHANGE: &str = "UPSERT state:published SET revision = (revision ?? 0) + 1, changed = time::now();";

/// The state of the published data.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
pub struct Revision {
    /// How often they changed.
    pub revision: i64,
    /// When they last changed (RFC 3339); empty before the first time.
    pub changed: String,
}

impl Revision {
    /// The day of the last change (`2026-11-21`); empty before the first one.
    pub fn day(&self) -> String {
        self.changed.split('T').next().unwrap_or_default().to_owned()
    }
}

/// The statements that remember `$records`, which leave the published data: who asks for one is told that it is gone.
pub const MARK_GONE: &str =
    "FOR $record IN $records { UPSERT type::record('gone', <string>$record) SET removed = time::now(); };";

/// Links to records of a table, as a value to bind.
pub fn links(table: &str, ids: &[String]) -> Value {
    Value::Array(Array::from(ids.iter().map(|id| link(table, id)).collect::<Vec<_>>()))
}

/// A link to a record, as a value to bind.
pub fn link(table: &str, id: &str) -> Value {
    Value::RecordId(RecordId::new(table, id))
}

/// How long a writer waits after a lost race: longer each time, and not as long as the others that lost it.
fn pause(attempt: u32) -> Duration {
    let longest = 10 << attempt;
    Duration::from_millis(rand::random_range(longest / 4..=longest))
}

/// In a failed transaction every statement fails; the one that says why is the one that does not blame another.
fn cause(errors: std::collections::HashMap<usize, surrealdb::Error>) -> Option<surrealdb::Error> {
    let mut errors: Vec<_> = errors.into_iter().collect();
    errors.sort_by_key(|(position, error)| {
        (error.to_string().contains("not executed due to a failed transaction"), *position)
    });
    errors.into_iter().next().map(|(_, error)| error)
}

fn is_conflict(error: &surrealdb::Error) -> bool {
    let conflict = matches!(error.query_details(), Some(surrealdb::types::QueryError::TransactionConflict));
    conflict || error.to_string().contains("can be retried")
}

/// A value of the database as the rooms' types read it.
pub fn readable(value: Value) -> serde_json::Value {
    plain(value).into_json_value()
}

/// A value as the rooms' types expect it: links as ids, and without what is not there.
fn plain(value: Value) -> Value {
    match value {
        Value::RecordId(record) => match record.key {
            RecordIdKey::String(key) => Value::String(key),
            RecordIdKey::Number(number) => Value::String(number.to_string()),
            key => Value::String(format!("{key:?}")),
        },
        Value::Array(items) => Value::Array(Array::from(items.into_inner().into_iter().map(plain).collect::<Vec<_>>())),
        Value::Object(fields) => {
            let mut kept = Object::new();
            for (name, field) in fields.into_inner() {
                if !matches!(field, Value::None | Value::Null) {
                    kept.insert(name, plain(field));
                }
            }
            Value::Object(kept)
        }
        value => value,
    }
}
