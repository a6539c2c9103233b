//! What is counted: the dates and states of proposals, and the provinces of entities. Nothing else of them is read.

use std::collections::BTreeMap;

use app::editorial::workflow::ProposalState;
use chrono::{DateTime, Utc};
use serde::Deserialize;
use surrealdb::types::Object;

use crate::db::{Database, DatabaseError};

/// A proposal that was sent, as far as it is counted.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Counted {
    /// Its id.
    pub id: String,
    /// Where it stands.
    pub state: ProposalState,
    /// When it was first sent.
    pub submitted: DateTime<Utc>,
    /// The letters of its entity's province.
    #[serde(default)]
    pub province: Option<String>,
}

/// That a proposal was published at a time.
#[derive(Debug, Deserialize)]
struct Published {
    proposal: String,
    at: DateTime<Utc>,
}

/// An entity's province.
#[derive(Debug, Deserialize)]
struct Place {
    #[serde(default)]
    province: Option<String>,
}

/// The proposals that were sent. Drafts are not among them.
pub async fn sent(database: &Database) -> Result<Vec<Counted>, DatabaseError> {
    let query = "SELECT id, state, submitted, entity.province AS province FROM proposal
                 WHERE number != NONE AND submitted != NONE AND state != 'draft'";
    database.read(query, Object::new()).await
}

/// When proposals were first published, by id.
pub async fn published(database: &Database) -> Result<BTreeMap<String, DateTime<Utc>>, DatabaseError> {
    let query = "SELECT proposal, at FROM proposal_revision WHERE what = 'published' ORDER BY at";
    let all: Vec<Published> = database.read(query, Object::new()).await?;
    let mut first = BTreeMap::new();
    for one in all {
        first.entry(one.proposal).or_insert(one.at);
    }
    Ok(first)
}

/// The provinces of all entities; none stands for those that have no province.
pub async fn provinces(database: &Database) -> Result<Vec<Option<String>>, DatabaseError> {
    let places: Vec<Place> = database.read("SELECT province FROM entity", Object::new()).await?;
    Ok(places.into_iter().map(|place| place.province).collect())
}
