//! What a draft says once nothing is wrong with it: typed, with the ids of the registry.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::period::{self, End};
use super::{Fields, Known, Problem, ProposalKind, RecordsOf, Stage, number, problems, row_name};
use crate::catalogue::model::{AdoptionStatus, Channel};
use crate::exchanges::model::{DayPart, Mode, SessionKind, SessionStatus};
use crate::observatory::model::Unit;
use crate::registry::model::Grade;

/// A practice as it was proposed.
#[derive(Clone, Debug, PartialEq)]
pub struct PracticeContent {
    /// What it is called.
    pub title: String,
    /// In one or two sentences.
    pub summary: String,
    /// In full.
    pub description: String,
    /// The ids of its themes.
    pub themes: Vec<String>,
    /// How people reach it.
    pub channels: Vec<Channel>,
    /// Who it is for.
    pub target: Option<String>,
    /// What came of it.
    pub results: Option<String>,
    /// What it takes to copy it.
    pub requirements: Option<String>,
    /// The numbers that measure it.
    pub figures: Vec<Evidence>,
    /// The ids of other entities that adopted it.
    pub others: Vec<String>,
    /// How the proposing entity did it.
    pub own: AdoptionContent,
}

/// How an entity did a practice, as it was proposed.
#[derive(Clone, Debug, PartialEq)]
pub struct AdoptionContent {
    /// The ids of its tools that the registry knows.
    pub tools: Vec<String>,
    /// The names of those that it does not.
    pub new_tools: Vec<String>,
    /// The first day.
    pub period_start: Option<NaiveDate>,
    /// The last day.
    pub period_end: Option<NaiveDate>,
    /// What became of it.
    pub status: AdoptionStatus,
    /// How this entity did it.
    pub note: Option<String>,
    /// The document that says so.
    pub cited: Option<Cited>,
}

/// A number that measures a practice.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// What it measures.
    pub what: String,
    /// The number.
    pub value: Decimal,
    /// As it was typed.
    pub printed: String,
    /// Its unit.
    pub unit: Unit,
    /// What it is counted over.
    pub base: String,
    /// When.
    pub period: String,
    /// How the author knows.
    pub grade: Grade,
    /// Where it is written.
    pub locator: Option<String>,
}

/// A document that a proposal cites.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    /// What it is called; its address where it has no title.
    pub title: String,
    /// Who published it, where it was not the proposing entity.
    pub publisher: Option<String>,
    /// When (`2020-07-31`).
    pub date: Option<String>,
    /// Where on the web.
    pub address: Option<String>,
    /// Where in it.
    pub locator: Option<String>,
}

/// An exchange as it was proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExchangeContent {
    /// What it is called.
    pub title: String,
    /// In one or two sentences.
    pub summary: String,
    /// In full.
    pub description: String,
    /// The ids of its themes.
    pub themes: Vec<String>,
    /// The ids of its tools that the registry knows.
    pub tools: Vec<String>,
    /// The names of those that it does not.
    pub new_tools: Vec<String>,
    /// The office that hosts.
    pub office: String,
    /// The ids of other hosts.
    pub hosts: Vec<String>,
    /// The year.
    pub edition: String,
    /// How long a session is, in words.
    pub duration: String,
    /// The fewest and the most days of a session.
    pub days: (Option<i64>, Option<i64>),
    /// When.
    pub sessions: Vec<SessionContent>,
    /// What else there is to say of the dates.
    pub sessions_note: Option<String>,
    /// The programme.
    pub modules: Vec<ModuleContent>,
    /// How people meet.
    pub mode: Option<Mode>,
    /// How many may come, in words.
    pub participants: Option<String>,
    /// The least and the most people.
    pub people: (Option<i64>, Option<i64>),
    /// The most people of a session.
    pub people_in_session: Option<i64>,
    /// The most people over all sessions.
    pub people_in_all: Option<i64>,
    /// The most people of an entity.
    pub people_of_entity: Option<i64>,
    /// The most entities.
    pub entities_most: Option<i64>,
    /// Who may come.
    pub profile: Option<String>,
    /// The document that says so.
    pub cited: Option<Cited>,
}

/// A date of an exchange as it was proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionContent {
    /// How the date is given.
    pub kind: SessionKind,
    /// The first day.
    pub start: Option<NaiveDate>,
    /// The last day.
    pub end: Option<NaiveDate>,
    /// How sure it is.
    pub status: SessionStatus,
    /// Which dates it is an alternative to.
    pub group: Option<i64>,
    /// What it is called.
    pub label: Option<String>,
    /// What else there is to say of it.
    pub note: Option<String>,
}

/// A part of a programme as it was proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModuleContent {
    /// What is done.
    pub title: String,
    /// The day of the visit, from 1.
    pub day: Option<i64>,
    /// The part of the day.
    pub part: Option<DayPart>,
    /// In more words.
    pub detail: Option<String>,
}

/// Reads a practice, or says what is wrong with it.
pub fn read_practice(fields: &Fields, known: &Known, today: NaiveDate) -> Result<PracticeContent, Vec<Problem>> {
    nothing_wrong(ProposalKind::Practice, fields, known, today)?;
    let figures = fields.rows("figures").into_iter().filter_map(|row| evidence(fields, row)).collect();
    Ok(PracticeContent {
        title: text(fields, "title"),
        summary: text(fields, "summary"),
        description: text(fields, "description"),
        themes: ids(fields, "themes", RecordsOf::Theme, known),
        channels: fields.lines("channels").into_iter().filter_map(word).collect(),
        target: said(fields, "target"),
        results: said(fields, "results"),
        requirements: said(fields, "requirements"),
        figures,
        others: ids(fields, "others", RecordsOf::Entity, known),
        own: adoption(fields, known),
    })
}

/// Reads an adoption, or says what is wrong with it.
pub fn read_adoption(fields: &Fields, known: &Known, today: NaiveDate) -> Result<AdoptionContent, Vec<Problem>> {
    nothing_wrong(ProposalKind::Adoption, fields, known, today)?;
    Ok(adoption(fields, known))
}

/// Reads an exchange, or says what is wrong with it.
pub fn read_exchange(fields: &Fields, known: &Known, today: NaiveDate) -> Result<ExchangeContent, Vec<Problem>> {
    nothing_wrong(ProposalKind::Exchange, fields, known, today)?;
    let whole = |name: &str| fields.get(name).trim().parse().ok();
    Ok(ExchangeContent {
        title: text(fields, "title"),
        summary: text(fields, "summary"),
        description: text(fields, "description"),
        themes: ids(fields, "themes", RecordsOf::Theme, known),
        tools: ids(fields, "tools", RecordsOf::Tool, known),
        new_tools: new_tools(fields, known),
        office: text(fields, "office"),
        hosts: ids(fields, "hosts", RecordsOf::Entity, known),
        edition: text(fields, "edition"),
        duration: text(fields, "duration"),
        days: (whole("days_least"), whole("days_most")),
        sessions: fields.rows("sessions").into_iter().filter_map(|row| session(fields, row)).collect(),
        sessions_note: said(fields, "sessions_note"),
        modules: fields.rows("modules").into_iter().map(|row| module(fields, row)).collect(),
        mode: word(fields.get("mode")),
        participants: said(fields, "participants"),
        people: (whole("people_least"), whole("people_most")),
        people_in_session: whole("people_in_session"),
        people_in_all: whole("people_in_all"),
        people_of_entity: whole("people_of_entity"),
        entities_most: whole("entities_most"),
        profile: said(fields, "profile"),
        cited: cited(fields),
    })
}

fn nothing_wrong(kind: ProposalKind, fields: &Fields, known: &Known, today: NaiveDate) -> Result<(), Vec<Problem>> {
    let problems = problems(kind, fields, known, today, Stage::Sending);
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

fn adoption(fields: &Fields, known: &Known) -> AdoptionContent {
    AdoptionContent {
        tools: ids(fields, "tools", RecordsOf::Tool, known),
        new_tools: new_tools(fields, known),
        period_start: period::day(fields, End::First).ok().flatten(),
        period_end: period::day(fields, End::Last).ok().flatten(),
        status: word(fields.get("status")).unwrap_or(AdoptionStatus::Unknown),
        note: said(fields, "note"),
        cited: cited(fields),
    }
}

fn evidence(fields: &Fields, row: usize) -> Option<Evidence> {
    let name = |column: &str| row_name("figures", row, column);
    Some(Evidence {
        what: text(fields, &name("what")),
        value: number::decimal(fields.get(&name("value")))?,
        printed: text(fields, &name("value")),
        unit: word(fields.get(&name("unit")))?,
        base: text(fields, &name("base")),
        period: text(fields, &name("period")),
        grade: word(fields.get(&name("grade")))?,
        locator: said(fields, &name("locator")),
    })
}

fn session(fields: &Fields, row: usize) -> Option<SessionContent> {
    let name = |column: &str| row_name("sessions", row, column);
    let day = |column: &str| fields.get(&name(column)).trim().parse().ok();
    Some(SessionContent {
        kind: word(fields.get(&name("kind")))?,
        start: day("start"),
        end: day("end").or_else(|| day("start")),
        status: word(fields.get(&name("status")))?,
        group: fields.get(&name("group")).trim().parse().ok(),
        label: said(fields, &name("label")),
        note: said(fields, &name("note")),
    })
}

fn module(fields: &Fields, row: usize) -> ModuleContent {
    let name = |column: &str| row_name("modules", row, column);
    ModuleContent {
        title: text(fields, &name("title")),
        day: fields.get(&name("day")).trim().parse().ok(),
        part: word(fields.get(&name("part"))),
        detail: said(fields, &name("detail")),
    }
}

/// The cited document: without a title it goes by its address, and without both there is none.
fn cited(fields: &Fields) -> Option<Cited> {
    let address = said(fields, "source_address");
    let title = said(fields, "source_title").or_else(|| address.clone())?;
    Some(Cited {
        title,
        publisher: said(fields, "source_publisher"),
        date: said(fields, "source_date"),
        address,
        locator: said(fields, "locator"),
    })
}

fn text(fields: &Fields, name: &str) -> String {
    fields.get(name).trim().to_owned()
}

fn said(fields: &Fields, name: &str) -> Option<String> {
    Some(text(fields, name)).filter(|text| !text.is_empty())
}

/// The value of a vocabulary with this word.
fn word<T: DeserializeOwned + Serialize>(word: &str) -> Option<T> {
    serde_json::from_value(word.trim().into()).ok()
}

/// The ids of what a field names, each once, in the order in which they were written.
fn ids(fields: &Fields, name: &str, of: RecordsOf, known: &Known) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for found in fields.lines(name).into_iter().filter_map(|line| known.find(of, line)) {
        if !ids.contains(&found.slug) {
            ids.push(found.slug.clone());
        }
    }
    ids
}

fn new_tools(fields: &Fields, known: &Known) -> Vec<String> {
    let unknown = |line: &&str| known.find(RecordsOf::Tool, line).is_none();
    fields.lines("tools").into_iter().filter(unknown).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::super::samples::{exchange, known, practice, today};
    use super::*;

    #[test]
    fn a_practice_is_read_with_the_registrys_ids() {
        let content = read_practice(&practice(), &known(), today()).expect("nothing wrong");
        assert_eq!(content.themes, ["buoni-spesa", "sportello"]);
        assert_eq!(content.others, ["formigine", "bertinoro"]);
        assert_eq!(
            (content.own.tools, content.own.new_tools),
            (vec!["google-forms".to_owned()], vec!["Un programma nostro".to_owned()])
        );
        assert_eq!(content.own.period_start, NaiveDate::from_ymd_opt(2020, 4, 20));
        assert_eq!(content.own.period_end, NaiveDate::from_ymd_opt(2020, 12, 31));
        assert_eq!(content.figures[0].value, Decimal::new(12_345, 1));
        assert_eq!(content.channels, [Channel::Online, Channel::Phone]);
    }

    #[test]
    fn a_document_without_a_title_goes_by_its_address() {
        let mut fields = practice();
        fields.set("source_title", "");
        let cited = read_practice(&fields, &known(), today()).expect("nothing wrong").own.cited;
        assert_eq!(cited.map(|cited| cited.title).as_deref(), Some("https://www.comune.cesena.fc.it/relazione"));
    }

    #[test]
    fn a_draft_with_something_wrong_is_not_read() {
        let mut fields = exchange();
        fields.set("office", "");
        let problems = read_exchange(&fields, &known(), today()).expect_err("a problem");
        assert_eq!(problems.iter().map(|problem| problem.field.as_str()).collect::<Vec<_>>(), ["office"]);
    }
}
