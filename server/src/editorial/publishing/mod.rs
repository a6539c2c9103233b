//! What an accepted proposal becomes: the records that readers see, in the shape in which imports bring them.

mod grades;
mod store;

use app::catalogue::model::{Adoption, Practice};
use app::editorial::proposal::{
    ExchangeRecords, Fields, Known, Place, PracticeRecords, Problem, ProposalKind, adoption_records, exchange_records,
    practice_records, read_adoption, read_exchange, read_practice, slug,
};
use app::error::Departure;
use app::exchanges::model::{Exchange, Module, Session};
use app::registry::model::{Named, Source, Tool};
use chrono::NaiveDate;
use serde::Serialize;
use serde_json::{Value, json};

use crate::change::Change;
use crate::db::{Database, DatabaseError};
use crate::import::{Table, Unfit, put, record, tables, take_away};

pub use grades::{ClaimGrade, FIGURES, RESULTS};

/// The longest id that a title gives, in characters: addresses are read aloud and typed.
const LONGEST_ID: usize = 80;
/// What a proposal is as a document.
const FILE_KIND: &str = "Proposta";

/// A proposal that is to be published.
#[derive(Clone, Debug)]
pub struct Accepted<'p> {
    /// What is proposed.
    pub kind: ProposalKind,
    /// What stands in its fields.
    pub fields: &'p Fields,
    /// The names of what its fields name.
    pub known: &'p Known,
    /// Who proposes.
    pub entity: &'p Named,
    /// Its number.
    pub number: i64,
    /// The published record that it changes, or the practice that it is an adoption of.
    pub about: Option<&'p str>,
    /// The id under which it was published before it was taken off the pages.
    pub earlier: Option<&'p str>,
    /// How sure its claims are, as a curator said.
    pub grades: &'p [ClaimGrade],
    /// The day.
    pub today: NaiveDate,
}

/// Why something is not published.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// Something is wrong with the fields: a theme may have left the registry since they were sent.
    #[error("{} fields are not fit to be published", .0.len())]
    Problems(Vec<Problem>),
    /// What it changes, or adopts, is no longer published.
    #[error("what the proposal is about is not published")]
    Missing,
    /// A record does not fit its table.
    #[error(transparent)]
    Unfit(#[from] Unfit),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DatabaseError),
}

impl From<Vec<Problem>> for PublishError {
    fn from(problems: Vec<Problem>) -> Self {
        Self::Problems(problems)
    }
}

/// What a change writes, as far as it is put together.
struct Writer<'c> {
    change: &'c mut Change,
    run: i64,
}

/// Adds to a change that a proposal's records are published; gives the id of the practice or exchange.
pub async fn publish(
    change: &mut Change,
    database: &Database,
    accepted: &Accepted<'_>,
) -> Result<String, PublishError> {
    let mut writer = Writer { change, run: next_run(database).await? };
    match accepted.kind {
        ProposalKind::Practice => publish_practice(&mut writer, database, accepted).await,
        ProposalKind::Exchange => publish_exchange(&mut writer, database, accepted).await,
        ProposalKind::Adoption => publish_adoption(&mut writer, database, accepted).await,
    }
}

/// Adds to a change that a published practice or exchange is taken off the pages, with its parts. What others may cite,
/// its figures and its source, stays.
pub async fn unpublish(
    change: &mut Change,
    database: &Database,
    kind: ProposalKind,
    id: &str,
    entity: &str,
) -> Result<(), PublishError> {
    let mut writer = Writer { change, run: next_run(database).await? };
    match kind {
        ProposalKind::Practice => {
            let adoptions = store::adoptions(database, id).await?;
            writer.take_away("adoption", adoptions.into_iter().map(|adoption| adoption.id).collect());
            writer.take_away("practice", vec![id.to_owned()]);
        }
        ProposalKind::Exchange => {
            let modules = store::modules(database, id).await?;
            let sessions = store::sessions(database, id).await?;
            writer.take_away("module", modules.into_iter().map(|module| module.id).collect());
            writer.take_away("session", sessions.into_iter().map(|session| session.id).collect());
            writer.take_away("exchange", vec![id.to_owned()]);
        }
        ProposalKind::Adoption => {
            let adoptions = store::adoptions(database, id).await?;
            let own = adoptions.into_iter().filter(|adoption| adoption.entity == entity);
            writer.take_away("adoption", own.map(|adoption| adoption.id).collect());
        }
    }
    Ok(())
}

/// Adds to a change why a practice or exchange was taken off the pages: its address says so.
pub fn say_why(change: &mut Change, kind: ProposalKind, id: &str, why: Departure) {
    store::say_why(change, kind.table(), id, why.word());
}

/// What a published practice or exchange is made of.
#[derive(Clone, Debug, Default)]
pub struct PublishedParts {
    /// Who adopted the practice.
    pub adoptions: Vec<Adoption>,
    /// The programme of the exchange.
    pub modules: Vec<Module>,
    /// Its dates.
    pub sessions: Vec<Session>,
}

/// The parts of the practice or exchange with this id.
pub async fn published_parts(database: &Database, id: &str) -> Result<PublishedParts, DatabaseError> {
    Ok(PublishedParts {
        adoptions: store::adoptions(database, id).await?,
        modules: store::modules(database, id).await?,
        sessions: store::sessions(database, id).await?,
    })
}

/// What a proposal would write, with what stays beside it.
#[derive(Clone, Debug, PartialEq)]
pub enum Written {
    /// A practice with all who adopted it; of an adoption, the practice that it is of.
    Practice(Box<PracticeRecords>),
    /// An exchange.
    Exchange(Box<ExchangeRecords>),
}

/// What publishing a proposal would write. Nothing is written.
pub async fn written(database: &Database, accepted: &Accepted<'_>) -> Result<Written, PublishError> {
    match accepted.kind {
        ProposalKind::Practice => {
            let records = practice_written(database, accepted).await?;
            Ok(Written::Practice(Box::new(with_those_there(database, records).await?)))
        }
        ProposalKind::Exchange => Ok(Written::Exchange(Box::new(exchange_written(database, accepted).await?))),
        ProposalKind::Adoption => {
            let (adoption, source, tools) = adoption_written(database, accepted).await?;
            let practice: Option<Practice> = database.find("practice", &adoption.practice).await?;
            let practice = practice.ok_or(PublishError::Missing)?;
            let records = PracticeRecords { practice, adoptions: vec![adoption], source, tools, figures: Vec::new() };
            Ok(Written::Practice(Box::new(with_those_there(database, records).await?)))
        }
    }
}

/// The records with the adoptions that are there already and stay as they are.
async fn with_those_there(database: &Database, mut records: PracticeRecords) -> Result<PracticeRecords, DatabaseError> {
    let mut there = store::adoptions(database, &records.practice.id).await?;
    there.retain(|old| !records.adoptions.iter().any(|new| new.id == old.id));
    records.adoptions.extend(there);
    Ok(records)
}

/// The number of the change among those of the published data: later ones have higher ones.
async fn next_run(database: &Database) -> Result<i64, DatabaseError> {
    Ok(database.revision().await?.revision + 1)
}

async fn publish_practice(
    writer: &mut Writer<'_>,
    database: &Database,
    accepted: &Accepted<'_>,
) -> Result<String, PublishError> {
    let records = practice_written(database, accepted).await?;
    let id = records.practice.id.clone();
    let graded = accepted.grades.iter().find(|grade| grade.claim == RESULTS);
    store::grade_results(writer.change, &id, graded.zip(records.practice.results.as_ref()));
    writer.practice(&records, accepted.number)?;
    Ok(id)
}

/// The records of a practice, with the ids that they would have.
async fn practice_written(database: &Database, accepted: &Accepted<'_>) -> Result<PracticeRecords, PublishError> {
    let content = read_practice(accepted.fields, accepted.known, accepted.today)?;
    let id = id(database, accepted, &content.title).await?;
    // Its address leads to the practice that it became one with.
    if store::is_merged(database, &id).await? {
        return Err(PublishError::Missing);
    }
    let before = published(database, accepted).await?;
    let mut records = practice_records(content, &accepted.place(&id), before.as_ref());
    let adoptions = store::adoptions(database, &id).await?;
    let own = accepted.entity.slug.as_str();
    // What another entity said of its adoption itself is better than that it is there.
    records.adoptions.retain(|new| new.entity == own || !adoptions.iter().any(|old| old.entity == new.entity));
    if let Some(old) = adoptions.iter().find(|old| old.entity == own) {
        records.adoptions[0].id.clone_from(&old.id);
    }
    grades::apply(&mut records, accepted.fields, accepted.grades);
    Ok(records)
}

async fn publish_exchange(
    writer: &mut Writer<'_>,
    database: &Database,
    accepted: &Accepted<'_>,
) -> Result<String, PublishError> {
    let records = exchange_written(database, accepted).await?;
    let id = records.exchange.id.clone();
    let modules: Vec<_> = store::modules(database, &id).await?.into_iter().map(|module| module.id).collect();
    let sessions: Vec<_> = store::sessions(database, &id).await?.into_iter().map(|session| session.id).collect();
    let kept = |old: &String, new: &[&String]| new.contains(&old);
    let new_modules: Vec<_> = records.modules.iter().map(|module| &module.id).collect();
    let new_sessions: Vec<_> = records.sessions.iter().map(|session| &session.id).collect();
    writer.take_away("module", modules.into_iter().filter(|old| !kept(old, &new_modules)).collect());
    writer.take_away("session", sessions.into_iter().filter(|old| !kept(old, &new_sessions)).collect());
    writer.exchange(&records, accepted.number)?;
    Ok(id)
}

/// The records of an exchange, with the ids that they would have.
async fn exchange_written(database: &Database, accepted: &Accepted<'_>) -> Result<ExchangeRecords, PublishError> {
    let content = read_exchange(accepted.fields, accepted.known, accepted.today)?;
    let id = id(database, accepted, &content.title).await?;
    let before: Option<Exchange> = published(database, accepted).await?;
    let sheet = match &before {
        Some(before) => before.sheet,
        None => store::next_sheet(database, &accepted.entity.slug, &content.edition).await?,
    };
    Ok(exchange_records(content, &accepted.place(&id), sheet, before.as_ref()))
}

async fn publish_adoption(
    writer: &mut Writer<'_>,
    database: &Database,
    accepted: &Accepted<'_>,
) -> Result<String, PublishError> {
    let (adoption, source, tools) = adoption_written(database, accepted).await?;
    writer.source(&source, accepted.number)?;
    writer.tools(&tools, &source)?;
    writer.put("adoption", &[(adoption.id.as_str(), said(&adoption))])?;
    Ok(adoption.practice)
}

/// The records of an adoption, with the id that it would have.
async fn adoption_written(
    database: &Database,
    accepted: &Accepted<'_>,
) -> Result<(Adoption, Source, Vec<Tool>), PublishError> {
    let content = read_adoption(accepted.fields, accepted.known, accepted.today)?;
    let practice = accepted.about.ok_or(PublishError::Missing)?;
    if database.find::<Value>("practice", practice).await?.is_none() {
        return Err(PublishError::Missing);
    }
    let (mut adoption, source, tools) = adoption_records(&content, &accepted.place(practice), practice);
    let adoptions = store::adoptions(database, practice).await?;
    if let Some(old) = adoptions.into_iter().find(|old| old.entity == accepted.entity.slug) {
        adoption.id = old.id;
    }
    Ok((adoption, source, tools))
}

impl Accepted<'_> {
    fn place<'i>(&'i self, id: &'i str) -> Place<'i> {
        Place { id, entity: self.entity, number: self.number, day: self.today }
    }
}

/// The record that a proposal changes; none where it is new.
async fn published<T: serde::de::DeserializeOwned>(
    database: &Database,
    accepted: &Accepted<'_>,
) -> Result<Option<T>, PublishError> {
    let Some(id) = accepted.about else { return Ok(None) };
    match database.find(accepted.kind.table(), id).await? {
        // What this proposal itself had become was taken off the pages: it comes back.
        None if accepted.earlier.is_none() => Err(PublishError::Missing),
        record => Ok(record),
    }
}

/// The id of what is published: that of what it changes, or a new one from its title.
async fn id(database: &Database, accepted: &Accepted<'_>, title: &str) -> Result<String, DatabaseError> {
    if let Some(id) = accepted.about.or(accepted.earlier) {
        return Ok(id.to_owned());
    }
    let wanted = short_id(title);
    let mut id = wanted.clone();
    let mut number = 1;
    while store::is_taken(database, accepted.kind.table(), &id).await? {
        number += 1;
        id = format!("{wanted}-{number}");
    }
    Ok(id)
}

/// The id that a title gives: as many whole words as fit.
fn short_id(title: &str) -> String {
    let whole = slug(title);
    if whole.len() <= LONGEST_ID {
        return if whole.is_empty() { "senza-titolo".to_owned() } else { whole };
    }
    let cut: String = whole.chars().take(LONGEST_ID).collect();
    cut.rsplit_once('-').map_or(cut.clone(), |(words, _)| words.to_owned())
}

/// A record as it writes itself down.
fn said<T: Serialize>(record: &T) -> Value {
    json!(record)
}

impl Writer<'_> {
    fn practice(&mut self, records: &PracticeRecords, number: i64) -> Result<(), Unfit> {
        self.source(&records.source, number)?;
        self.tools(&records.tools, &records.source)?;
        let measures: Vec<_> =
            records.figures.iter().map(|(measure, _)| (measure.id.as_str(), said(measure))).collect();
        self.put("measure", &measures)?;
        let figures: Vec<_> = records.figures.iter().map(|(_, figure)| (figure.id.as_str(), said(figure))).collect();
        self.put("figure", &figures)?;
        self.put("practice", &[(records.practice.id.as_str(), said(&records.practice))])?;
        let adoptions: Vec<_> = records.adoptions.iter().map(|one| (one.id.as_str(), said(one))).collect();
        self.put("adoption", &adoptions)
    }

    fn exchange(&mut self, records: &ExchangeRecords, number: i64) -> Result<(), Unfit> {
        self.source(&records.source, number)?;
        self.tools(&records.tools, &records.source)?;
        self.put("exchange", &[(records.exchange.id.as_str(), said(&records.exchange))])?;
        let modules: Vec<_> = records.modules.iter().map(|one| (one.id.as_str(), said(one))).collect();
        self.put("module", &modules)?;
        let sessions: Vec<_> = records.sessions.iter().map(|one| (one.id.as_str(), said(one))).collect();
        self.put("session", &sessions)
    }

    /// The document, with what pages do not show and the table wants.
    fn source(&mut self, source: &Source, number: i64) -> Result<(), Unfit> {
        let mut content = said(source);
        content["number"] = json!(store::source_number(number));
        content["file_kind"] = json!(FILE_KIND);
        self.put("source", &[(source.id.as_str(), content)])
    }

    fn tools(&mut self, tools: &[Tool], source: &Source) -> Result<(), Unfit> {
        let with_source = |tool: &Tool| {
            let mut content = said(tool);
            content["sources"] = json!([source.id]);
            content
        };
        let tools: Vec<_> = tools.iter().map(|tool| (tool.id.as_str(), with_source(tool))).collect();
        self.put("tool", &tools)
    }

    fn put(&mut self, table: &str, records: &[(&str, Value)]) -> Result<(), Unfit> {
        let table = table_named(table);
        let records: Vec<_> =
            records.iter().map(|(id, content)| record(table, id, content)).collect::<Result<_, _>>()?;
        if !records.is_empty() {
            put(self.change, table, &records, self.run);
        }
        Ok(())
    }

    fn take_away(&mut self, table: &str, ids: Vec<String>) {
        if !ids.is_empty() {
            take_away(self.change, table_named(table), &ids, self.run);
        }
    }
}

/// A table that imports fill.
fn table_named(name: &str) -> &'static Table {
    tables().into_iter().find(|table| table.name == name).expect("a table of the rooms")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_made_of_whole_words_of_the_title() {
        assert_eq!(short_id("Città & “Più”: 100 % d’oro"), "citta-piu-100-d-oro");
        assert_eq!(short_id("«»"), "senza-titolo");
        let long = short_id(&"parola ".repeat(30));
        assert!(long.len() <= LONGEST_ID && long.ends_with("-parola"), "{long}");
    }
}
