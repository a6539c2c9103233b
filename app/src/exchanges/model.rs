//! The types of the exchanges: sheets, programmes, sessions, and what the places of the catalogue say of them.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::i18n::Bilingual;
use crate::registry::model::{Labelled, Named};
use crate::vocabulary;

vocabulary! {
    /// How people meet.
    Mode {
        /// At the host's.
        InPerson = "in_person" / "in-presenza", "in presenza", "in person";
        /// At a distance.
        Online = "online" / "online", "online", "online";
        /// Both.
        Mixed = "mixed" / "mista", "in presenza o online", "in person or online";
    }
}

vocabulary! {
    /// A part of a day.
    DayPart {
        /// Before noon.
        Morning = "morning" / "mattina", "mattina", "morning";
        /// After noon.
        Afternoon = "afternoon" / "pomeriggio", "pomeriggio", "afternoon";
        /// Both.
        FullDay = "full_day" / "giornata", "giornata intera", "full day";
    }
}

vocabulary! {
    /// How a session's date is given.
    SessionKind {
        /// Exact days.
        Fixed = "fixed" / "fissa", "data fissata", "fixed date";
        /// Days of which one will be chosen.
        Alternative = "alternative" / "alternativa", "data alternativa", "alternative date";
        /// A month.
        Month = "month" / "mese", "nel mese", "in the month";
        /// From one day to another.
        Span = "span" / "intervallo", "intervallo", "span";
        /// Not yet said.
        ToBeAgreed = "to_be_agreed" / "da-concordare", "da concordare", "to be agreed";
    }
}

vocabulary! {
    /// How sure a session is.
    SessionStatus {
        /// It takes place.
        Confirmed = "confirmed" / "confermata", "confermata", "confirmed";
        /// It has to be confirmed.
        ToConfirm = "to_confirm" / "da-confermare", "da confermare", "to be confirmed";
    }
}

vocabulary! {
    /// A place of the catalogue that says something of an exchange.
    StatementPlace {
        /// The table at the beginning.
        Summary = "summary" / "elenco", "elenco iniziale", "opening list";
        /// The calendar at the end.
        Calendar = "calendar" / "calendario", "calendario finale", "closing calendar";
        /// The sheet itself.
        Sheet = "sheet" / "scheda", "scheda", "sheet";
    }
}

vocabulary! {
    /// What a statement is about.
    StatementField {
        /// Who hosts.
        Host = "host" / "ospite", "ente ospitante", "host";
        /// The title.
        Title = "title" / "titolo", "titolo", "title";
        /// The office.
        Office = "office" / "ufficio", "ufficio", "office";
        /// How long.
        Duration = "duration" / "durata", "durata", "duration";
        /// When.
        Dates = "dates" / "date", "date", "dates";
        /// How many sheets the host offers.
        Sheets = "sheets" / "schede", "numero di schede", "number of sheets";
    }
}

/// An offer of hosts to show a practice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exchange {
    /// The last segment of its address.
    pub id: String,
    /// As in the sheet.
    pub title: Bilingual,
    /// The sheet's number among the host's.
    pub sheet: i64,
    /// Who hosts.
    pub hosts: Vec<String>,
    /// The office, as in the sheet.
    pub office: String,
    /// One or two sentences.
    pub summary: Bilingual,
    /// What is shown.
    pub description: Bilingual,
    /// The most specific themes; the first is the main one.
    #[serde(default)]
    pub themes: Vec<String>,
    /// What it is done with.
    #[serde(default)]
    pub tools: Vec<String>,
    /// How people meet, where the sheet says so.
    #[serde(default)]
    pub mode: Option<Mode>,
    /// How many may come, as the sheet says.
    #[serde(default)]
    pub participants_printed: Option<String>,
    /// The least people.
    #[serde(default)]
    pub participants_min: Option<i64>,
    /// The most people.
    #[serde(default)]
    pub participants_max: Option<i64>,
    /// The most people in one session.
    #[serde(default)]
    pub participants_per_session_max: Option<i64>,
    /// The most people over all sessions.
    #[serde(default)]
    pub participants_total_max: Option<i64>,
    /// The most people of one entity.
    #[serde(default)]
    pub participants_per_entity_max: Option<i64>,
    /// The most entities.
    #[serde(default)]
    pub entities_max: Option<i64>,
    /// Who may come.
    #[serde(default)]
    pub profile: Option<Bilingual>,
    /// How long a session is, as the sheet says.
    pub duration_printed: String,
    /// The fewest days of a session.
    #[serde(default)]
    pub duration_days_min: Option<i64>,
    /// The most days of a session.
    #[serde(default)]
    pub duration_days_max: Option<i64>,
    /// What else the sheet says of the sessions.
    #[serde(default)]
    pub sessions_note: Option<Bilingual>,
    /// The edition of the catalogue, a year.
    pub edition: String,
    /// The document.
    pub source: String,
    /// Where in the document.
    pub locator: String,
}

/// A part of an exchange's programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Module {
    /// Its id.
    pub id: String,
    /// The exchange.
    pub exchange: String,
    /// Its place in the programme.
    pub order: i64,
    /// The day of the visit, from 1.
    #[serde(default)]
    pub day: Option<i64>,
    /// The part of the day.
    #[serde(default)]
    pub part: Option<DayPart>,
    /// What happens.
    pub title: Bilingual,
    /// In more words.
    #[serde(default)]
    pub detail: Option<Bilingual>,
    /// Where in the document.
    pub locator: String,
}

/// An occurrence of an exchange.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Its id.
    pub id: String,
    /// The exchange.
    pub exchange: String,
    /// Its place in the sheet.
    pub order: i64,
    /// The sheet's word for it.
    #[serde(default)]
    pub label: Option<String>,
    /// How its date is given.
    pub kind: SessionKind,
    /// The first day (`2024-09-05`).
    #[serde(default)]
    pub start: Option<String>,
    /// The last day.
    #[serde(default)]
    pub end: Option<String>,
    /// As printed.
    pub printed: String,
    /// How sure it is.
    pub status: SessionStatus,
    /// Sessions with the same number are alternatives to each other.
    #[serde(default)]
    pub group: Option<i64>,
    /// What else is said of it.
    #[serde(default)]
    pub note: Option<Bilingual>,
    /// Where in the document.
    pub locator: String,
}

/// What a place of the catalogue says of an exchange.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// Its id.
    pub id: String,
    /// The exchange.
    pub exchange: String,
    /// Where it is said.
    pub place: StatementPlace,
    /// What it is about.
    pub field: StatementField,
    /// What is said; dates as days, months or spans in digits.
    pub value: String,
    /// The same as printed, where `value` is not.
    #[serde(default)]
    pub printed: Option<String>,
    /// Where in the document.
    pub locator: String,
    /// The hosts that it names.
    #[serde(default)]
    pub entities: Vec<String>,
    /// The least that it says, in `unit`.
    #[serde(default)]
    pub amount_min: Option<Decimal>,
    /// The most that it says, in `unit`.
    #[serde(default)]
    pub amount_max: Option<Decimal>,
    /// What the amounts count: days, weeks, sheets.
    #[serde(default)]
    pub unit: Option<String>,
    /// How many cells of each month's row name the exchange, for the calendar.
    #[serde(default)]
    pub cells: Option<String>,
    /// Where those cells stand in the text, for the calendar.
    #[serde(default)]
    pub positions: Option<String>,
    /// What else there is to know of it.
    #[serde(default)]
    pub note: Option<Bilingual>,
}

/// An exchange in a list, ready to be shown in the language of the request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExchangeCard {
    /// The last segment of its address.
    pub slug: String,
    /// What it is called.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// The language of title and summary where it is not that of the request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// Who hosts, by name.
    pub hosts: Vec<Named>,
    /// What it is about.
    pub themes: Vec<Labelled>,
    /// How long a session is.
    pub duration: String,
    /// How many may come to a session, where the sheet says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capacity: Option<String>,
    /// Its dates, in the sheet's order.
    pub dates: Vec<ExchangeDate>,
    /// Whether all of its dates lie in the past.
    pub past: bool,
    /// The edition of the catalogue, a year.
    pub edition: String,
}

/// A date of an exchange, ready to be shown in the language of the request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExchangeDate {
    /// In words: `5–6 settembre 2024`, `maggio 2024`.
    pub words: String,
    /// What stands on a leaf of the calendar, and below it; nothing where no day is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leaf: Option<(String, String)>,
    /// The first day (`2024-09-05`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<String>,
    /// The last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<String>,
    /// How sure it is.
    pub status: SessionStatus,
    /// Whether it is over.
    pub past: bool,
}

/// An exchange where something else can be seen, with the reason why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    /// The exchange.
    pub card: ExchangeCard,
    /// The themes that both have.
    pub shared_themes: Vec<Labelled>,
    /// The hosts that did it.
    pub adopters: Vec<Named>,
}

/// A session in a list of dates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionLine {
    /// The session.
    pub session: Session,
    /// Whether its last day is over.
    pub past: bool,
    /// The exchange.
    pub exchange: Named,
    /// Who hosts, by name.
    pub hosts: Vec<Named>,
    /// The duration as printed.
    pub duration: String,
    /// The main theme.
    pub theme: Option<Labelled>,
}

/// What two or more places of the catalogue say differently of an exchange.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disagreement {
    /// What it is about.
    pub field: StatementField,
    /// What each place says.
    pub statements: Vec<Statement>,
}

/// All that the page of an exchange shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExchangeSheet {
    /// The exchange.
    pub exchange: Exchange,
    /// Who hosts, by name.
    pub hosts: Vec<Named>,
    /// What it is about.
    pub themes: Vec<Labelled>,
    /// Its sessions, in the sheet's order.
    pub sessions: Vec<Session>,
    /// Whether all of its sessions lie in the past.
    pub past: bool,
    /// The programme, in order.
    pub modules: Vec<Module>,
    /// Where the document contradicts itself.
    pub disagreements: Vec<Disagreement>,
    /// The document.
    pub source: Named,
    /// Its tools with names.
    pub tools: Vec<Labelled>,
    /// When the data last changed (`2026-11-21`).
    pub updated: String,
}
