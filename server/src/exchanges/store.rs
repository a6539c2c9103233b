//! What the exchanges' tables hold, read as the room's types.

use std::collections::BTreeMap;

use app::exchanges::model::{Exchange, Module, Session, Statement};
use app::i18n::Bilingual;
use surrealdb::types::Object;

use super::names::Names;
use crate::db::{Database, DatabaseError, Revision, link};

/// The records that the checks take, each table in the order of its ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Records {
    /// The exchanges.
    pub exchanges: Vec<Exchange>,
    /// Their programmes.
    pub modules: Vec<Module>,
    /// Their sessions.
    pub sessions: Vec<Session>,
    /// What the places of the catalogue say of them.
    pub statements: Vec<Statement>,
}

impl Records {
    /// Reads them all.
    pub async fn load(database: &Database) -> Result<Self, DatabaseError> {
        Ok(Self {
            exchanges: database.list("exchange").await?,
            modules: database.list("module").await?,
            sessions: database.list("session").await?,
            statements: database.list("statement").await?,
        })
    }
}

/// An exchange with its sessions in the sheet's order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WithSessions {
    /// The exchange.
    pub exchange: Exchange,
    /// Its sessions.
    pub sessions: Vec<Session>,
}

/// What the pages of exchanges are made of.
pub struct Holdings {
    /// The revision of the data.
    pub revision: Revision,
    /// All exchanges in the order of their ids.
    pub exchanges: Vec<WithSessions>,
    /// The names of what they point to.
    pub names: Names,
}

impl Holdings {
    /// Reads everything.
    pub async fn load(database: &Database, revision: Revision) -> Result<Self, DatabaseError> {
        Ok(Self { revision, exchanges: list(database).await?, names: names(database).await? })
    }
}

/// An exchange with all that hangs on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complete {
    /// The exchange.
    pub exchange: Exchange,
    /// Its sessions, in the sheet's order.
    pub sessions: Vec<Session>,
    /// Its programme, in order.
    pub modules: Vec<Module>,
    /// What the places of the catalogue say of it.
    pub statements: Vec<Statement>,
}

/// The names of all that exchanges point to: there are some hundred.
pub async fn names(database: &Database) -> Result<Names, DatabaseError> {
    let entities: Vec<(String, String)> = database.read("SELECT VALUE [id, name] FROM entity", Object::new()).await?;
    let themes: Vec<(String, Bilingual)> = database.read("SELECT VALUE [id, label] FROM theme", Object::new()).await?;
    let tools: Vec<(String, String)> = database.read("SELECT VALUE [id, name] FROM tool", Object::new()).await?;
    let sources: Vec<(String, String)> = database.read("SELECT VALUE [id, title] FROM source", Object::new()).await?;
    Ok(Names {
        entities: entities.into_iter().collect(),
        themes: themes.into_iter().collect(),
        tools: tools.into_iter().collect(),
        sources: sources.into_iter().collect(),
    })
}

/// All exchanges in the order of their ids.
pub async fn list(database: &Database) -> Result<Vec<WithSessions>, DatabaseError> {
    let exchanges = database.read("SELECT * FROM exchange ORDER BY id", Object::new()).await?;
    let sessions = database.read("SELECT * FROM session ORDER BY `order`", Object::new()).await?;
    Ok(with_sessions(exchanges, sessions))
}

fn with_sessions(exchanges: Vec<Exchange>, sessions: Vec<Session>) -> Vec<WithSessions> {
    let mut by_exchange: BTreeMap<String, Vec<Session>> = BTreeMap::new();
    for session in sessions {
        by_exchange.entry(session.exchange.clone()).or_default().push(session);
    }
    let with_sessions = |exchange: Exchange| {
        let sessions = by_exchange.remove(&exchange.id).unwrap_or_default();
        WithSessions { exchange, sessions }
    };
    exchanges.into_iter().map(with_sessions).collect()
}

/// The exchange with this id, if there is one.
pub async fn find(database: &Database, id: &str) -> Result<Option<Complete>, DatabaseError> {
    let Some(exchange) = database.find("exchange", id).await? else { return Ok(None) };
    let mut variables = Object::new();
    variables.insert("exchange", link("exchange", id));
    let sessions = "SELECT * FROM session WHERE exchange = $exchange ORDER BY `order`";
    let modules = "SELECT * FROM module WHERE exchange = $exchange ORDER BY `order`";
    let statements = "SELECT * FROM statement WHERE exchange = $exchange ORDER BY id";
    let sessions = database.read(sessions, variables.clone()).await?;
    let modules = database.read(modules, variables.clone()).await?;
    let statements = database.read(statements, variables).await?;
    Ok(Some(Complete { exchange, sessions, modules, statements }))
}
