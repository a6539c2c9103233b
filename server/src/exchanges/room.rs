//! The exchanges, as the pages ask them.

use std::sync::Arc;

use app::editorial::proposal::ExchangeRecords;
use app::error::AppError;
use app::exchanges::api::Exchanges;
use app::exchanges::dates::{capacity, duration, occasions};
use app::exchanges::model::{Exchange, ExchangeCard, ExchangeSheet, Session, SessionLine, Visit};
use app::i18n::Language;
use app::observatory::model::Check;
use app::registry::model::{Labelled, Listing, Named};
use async_trait::async_trait;
use chrono::NaiveDate;

use super::names::Names;
use super::store::{self, Holdings, Records, WithSessions};
use super::visits::visits;
use crate::clock::Clock;
use crate::db::{Database, DatabaseError};
use crate::kept::Kept;
use crate::rooms::absence;

/// Answers for the exchanges, on the day that its clock shows.
pub struct ExchangesRoom {
    database: Database,
    clock: Clock,
    holdings: Kept<Holdings>,
}

impl ExchangesRoom {
    /// The room over a database, with the clock that says what is past.
    pub fn new(database: Database, clock: Clock) -> Self {
        Self { database, clock, holdings: Kept::default() }
    }

    /// What the exchanges hold, of the data's revision now.
    async fn holdings(&self) -> Result<Arc<Holdings>, AppError> {
        let database = self.database.clone();
        let read = |revision| async move { Holdings::load(&database, revision).await.map_err(failure) };
        self.holdings.now(&self.database, read).await
    }

    async fn sheet(&self, slug: &str, language: Language) -> Result<Option<ExchangeSheet>, AppError> {
        let Some(found) = store::find(&self.database, slug).await.map_err(failure)? else { return Ok(None) };
        let holdings = self.holdings().await?;
        let names = &holdings.names;
        let disagreements = super::checks::disagreements(&found.exchange, &found.statements);
        let source = names.source(&found.exchange.source);
        let tools = names.tools(&found.exchange.tools);
        let listed = WithSessions { exchange: found.exchange, sessions: found.sessions };
        let offer = Offer::of(listed, names, language);
        Ok(Some(ExchangeSheet {
            past: offer.is_past(self.clock.today()),
            exchange: offer.exchange,
            hosts: offer.hosts,
            themes: offer.themes,
            sessions: offer.sessions,
            modules: found.modules,
            disagreements,
            source,
            tools,
            updated: holdings.revision.day(),
        }))
    }
}

impl Holdings {
    /// All exchanges, by host and sheet.
    fn offers(&self, language: Language) -> Vec<Offer> {
        let mut offers = self.named(|_| true, language);
        let place = |offer: &Offer| {
            let hosts: Vec<String> = offer.hosts.iter().map(|host| host.name.clone()).collect();
            (hosts, offer.exchange.sheet)
        };
        offers.sort_by_cached_key(place);
        offers
    }

    /// The exchanges that are meant, in the order of their ids.
    fn named(&self, is_meant: impl Fn(&Exchange) -> bool, language: Language) -> Vec<Offer> {
        let meant = self.exchanges.iter().filter(|listed| is_meant(&listed.exchange));
        meant.map(|listed| Offer::of(listed.clone(), &self.names, language)).collect()
    }
}

#[async_trait]
impl Exchanges for ExchangesRoom {
    async fn exchanges(&self, language: Language) -> Result<Listing<ExchangeCard>, AppError> {
        let holdings = self.holdings().await?;
        let items = cards(holdings.offers(language), self.clock.today(), language);
        Ok(Listing { items, updated: holdings.revision.day() })
    }

    async fn exchange(&self, slug: &str, language: Language) -> Result<ExchangeSheet, AppError> {
        match self.sheet(slug, language).await? {
            Some(sheet) => Ok(sheet),
            None => Err(absence(&self.database, "exchange", slug).await),
        }
    }

    async fn preview(&self, records: ExchangeRecords, language: Language) -> Result<ExchangeSheet, AppError> {
        let mut names = store::names(&self.database).await.map_err(failure)?;
        names.tools.extend(records.tools.into_iter().map(|tool| (tool.id, tool.name)));
        names.sources.insert(records.source.id, records.source.title);
        let source = names.source(&records.exchange.source);
        let tools = names.tools(&records.exchange.tools);
        let listed = WithSessions { exchange: records.exchange, sessions: records.sessions };
        let offer = Offer::of(listed, &names, language);
        Ok(ExchangeSheet {
            past: offer.is_past(self.clock.today()),
            exchange: offer.exchange,
            hosts: offer.hosts,
            themes: offer.themes,
            sessions: offer.sessions,
            modules: records.modules,
            disagreements: Vec::new(),
            source,
            tools,
            updated: String::new(),
        })
    }

    async fn sessions(&self, language: Language) -> Result<Vec<SessionLine>, AppError> {
        let offers = self.holdings().await?.offers(language);
        let today = self.clock.today();
        Ok(by_date(offers.into_iter().flat_map(|offer| lines(offer, today, language)).collect(), today))
    }

    async fn visits(&self, themes: &[String], entities: &[String], language: Language) -> Result<Vec<Visit>, AppError> {
        let about = |exchange: &Exchange| {
            exchange.themes.iter().any(|theme| themes.contains(theme))
                || exchange.hosts.iter().any(|host| entities.contains(host))
        };
        let offers = self.holdings().await?.named(about, language);
        Ok(visits(cards(offers, self.clock.today(), language), themes, entities))
    }

    async fn checks(&self) -> Result<Vec<Check>, AppError> {
        let records = Records::load(&self.database).await.map_err(failure)?;
        Ok(super::checks::checks(&records))
    }
}

fn failure(error: DatabaseError) -> AppError {
    tracing::error!(%error, "the exchanges' database failed");
    AppError::Unavailable
}

fn cards(offers: Vec<Offer>, today: NaiveDate, language: Language) -> Vec<ExchangeCard> {
    offers.into_iter().map(|offer| offer.card(today, language)).collect()
}

/// An exchange with its sessions, and with the names of what it points to.
struct Offer {
    exchange: Exchange,
    hosts: Vec<Named>,
    themes: Vec<Labelled>,
    sessions: Vec<Session>,
}

impl Offer {
    fn of(listed: WithSessions, names: &Names, language: Language) -> Self {
        let WithSessions { exchange, sessions } = listed;
        Self {
            hosts: names.entities(&exchange.hosts),
            themes: names.themes(&exchange.themes, language),
            exchange,
            sessions,
        }
    }

    /// Whether all of its sessions are over.
    fn is_past(&self, today: NaiveDate) -> bool {
        !self.sessions.is_empty() && self.sessions.iter().all(|session| is_past(session, today))
    }

    fn card(self, today: NaiveDate, language: Language) -> ExchangeCard {
        let dates = occasions(&self.sessions).into_iter();
        ExchangeCard {
            title: self.exchange.title.text(language).to_owned(),
            summary: self.exchange.summary.text(language).to_owned(),
            lang: self.exchange.title.lang(language).map(str::to_owned),
            duration: duration(&self.exchange, language),
            capacity: capacity(&self.exchange, language),
            dates: dates.map(|date| date.ready(|session| is_past(session, today), language)).collect(),
            past: self.is_past(today),
            slug: self.exchange.id,
            edition: self.exchange.edition,
            hosts: self.hosts,
            themes: self.themes,
        }
    }
}

/// Whether a session's last day is over; one without days is not.
fn is_past(session: &Session, today: NaiveDate) -> bool {
    session.end.as_ref().or(session.start.as_ref()).is_some_and(|last| *last < today.to_string())
}

fn lines(offer: Offer, today: NaiveDate, language: Language) -> Vec<SessionLine> {
    let Offer { exchange, hosts, themes, sessions } = offer;
    let named = Named { name: exchange.title.text(language).to_owned(), slug: exchange.id };
    let line = |session: Session| SessionLine {
        past: is_past(&session, today),
        session,
        exchange: named.clone(),
        hosts: hosts.clone(),
        duration: exchange.duration_printed.clone(),
        theme: themes.first().cloned(),
    };
    sessions.into_iter().map(line).collect()
}

/// The sessions to come, soonest first and those without days last; where there are none, the latest first.
fn by_date(mut lines: Vec<SessionLine>, today: NaiveDate) -> Vec<SessionLine> {
    lines
        .sort_by_cached_key(|line| (line.session.start.is_none(), line.session.start.clone(), line.session.id.clone()));
    if lines.iter().all(|line| is_past(&line.session, today)) {
        lines.reverse();
    } else {
        lines.retain(|line| !is_past(&line.session, today));
    }
    lines
}

#[cfg(test)]
mod tests {
    use app::exchanges::model::{SessionKind, StatementField};

    use super::*;
    use crate::beginning::seeded_database;
    use crate::exchanges::checks::samples::session;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    async fn room_on(day: &str) -> ExchangesRoom {
        let now = format!("{day}T09:00:00").parse().expect("a time");
        ExchangesRoom::new(seeded_database().await, Clock::pretending(now))
    }

    #[test]
    fn a_session_is_past_from_the_day_after_its_last() {
        let two_days = session("uno-1", SessionKind::Fixed, Some(("2024-09-05", "2024-09-06")));
        assert!(!is_past(&two_days, day("2024-09-06")));
        assert!(is_past(&two_days, day("2024-09-07")));
        assert!(!is_past(&session("uno-1", SessionKind::ToBeAgreed, None), day("2030-01-01")));
    }

    #[tokio::test]
    async fn in_may_2024_the_catalogue_has_seventeen_exchanges_and_the_next_session_is_that_of_two_weeks() {
        let room = room_on("2024-05-02").await;
        let cards = room.exchanges(Language::Italian).await.expect("cards").items;
        assert_eq!(cards.len(), 17);
        assert!(cards.iter().all(|card| !card.past));
        let sessions = room.sessions(Language::Italian).await.expect("sessions");
        assert!(sessions.iter().all(|line| !is_past(&line.session, day("2024-05-02"))));
        assert!(sessions.iter().any(|line| line.exchange.slug == "digitale-facile"));
        assert!(sessions.is_sorted_by_key(|line| line.session.start.clone()));
    }

    #[tokio::test]
    async fn after_the_last_session_all_are_past_and_the_latest_come_first() {
        let room = room_on("2025-01-01").await;
        assert!(room.exchanges(Language::Italian).await.expect("cards").items.iter().all(|card| card.past));
        let sessions = room.sessions(Language::Italian).await.expect("sessions");
        assert!(sessions[0].session.start >= sessions[1].session.start);
        assert_eq!(sessions[0].session.start.as_deref().map(|start| &start[..7]), Some("2024-11"));
    }

    #[tokio::test]
    async fn a_sheet_shows_where_the_document_contradicts_itself() {
        let room = room_on("2024-05-02").await;
        let sheet = room.exchange("percorsi-in-comune", Language::Italian).await.expect("a sheet");
        assert!(sheet.disagreements.iter().any(|found| found.field == StatementField::Dates));
        assert_eq!(sheet.hosts[0].name, "Monza");
        assert_eq!(room.exchange("mai-visto", Language::Italian).await, Err(AppError::NotFound));
    }
}
