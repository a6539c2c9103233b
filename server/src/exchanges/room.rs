//! The exchanges, as the pages ask them.

use app::error::AppError;
use app::exchanges::api::Exchanges;
use app::exchanges::model::{ExchangeCard, ExchangeSheet, Session, SessionLine};
use app::i18n::Language;
use app::observatory::model::Check;
use app::registry::model::{Listing, Named};
use async_trait::async_trait;
use chrono::NaiveDate;

use super::names::Names;
use super::store::{self, Records, WithSessions};
use crate::clock::Clock;
use crate::db::{Database, DatabaseError};
use crate::rooms::absence;

/// Answers for the exchanges, on the day that its clock shows.
pub struct ExchangesRoom {
    database: Database,
    clock: Clock,
}

impl ExchangesRoom {
    /// The room over a database, with the clock that says what is past.
    pub fn new(database: Database, clock: Clock) -> Self {
        Self { database, clock }
    }

    async fn cards(&self, language: Language) -> Result<Vec<ExchangeCard>, DatabaseError> {
        let names = Names::load(&self.database).await?;
        let today = self.clock.today();
        let listed = store::list(&self.database).await?;
        let mut cards: Vec<ExchangeCard> =
            listed.into_iter().map(|listed| card(listed, &names, today, language)).collect();
        let place = |card: &ExchangeCard| {
            let hosts: Vec<String> = card.hosts.iter().map(|host| host.name.clone()).collect();
            (hosts, card.exchange.sheet)
        };
        cards.sort_by_cached_key(place);
        Ok(cards)
    }

    async fn sheet(&self, slug: &str, language: Language) -> Result<Option<ExchangeSheet>, DatabaseError> {
        let Some(found) = store::find(&self.database, slug).await? else { return Ok(None) };
        let names = Names::load(&self.database).await?;
        let disagreements = super::checks::disagreements(&found.exchange, &found.statements);
        let updated = self.database.revision().await?.day();
        let source = names.source(&found.exchange.source);
        let tools = names.tools(&found.exchange.tools);
        let listed = WithSessions { exchange: found.exchange, sessions: found.sessions };
        Ok(Some(ExchangeSheet {
            card: card(listed, &names, self.clock.today(), language),
            modules: found.modules,
            disagreements,
            source,
            tools,
            updated,
        }))
    }
}

#[async_trait]
impl Exchanges for ExchangesRoom {
    async fn exchanges(&self, language: Language) -> Result<Listing<ExchangeCard>, AppError> {
        let items = self.cards(language).await.map_err(failure)?;
        let updated = self.database.revision().await.map_err(failure)?.day();
        Ok(Listing { items, updated })
    }

    async fn exchange(&self, slug: &str, language: Language) -> Result<ExchangeSheet, AppError> {
        match self.sheet(slug, language).await.map_err(failure)? {
            Some(sheet) => Ok(sheet),
            None => Err(absence(&self.database, "exchange", slug).await),
        }
    }

    async fn sessions(&self, language: Language) -> Result<Vec<SessionLine>, AppError> {
        let cards = self.cards(language).await.map_err(failure)?;
        let today = self.clock.today();
        Ok(by_date(cards.into_iter().flat_map(|card| lines(card, today, language)).collect(), today))
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

fn card(listed: WithSessions, names: &Names, today: NaiveDate, language: Language) -> ExchangeCard {
    let WithSessions { exchange, sessions } = listed;
    ExchangeCard {
        hosts: names.entities(&exchange.hosts),
        themes: names.themes(&exchange.themes, language),
        past: !sessions.is_empty() && sessions.iter().all(|session| is_past(session, today)),
        exchange,
        sessions,
    }
}

/// Whether a session's last day is over; one without days is not.
fn is_past(session: &Session, today: NaiveDate) -> bool {
    session.end.as_ref().or(session.start.as_ref()).is_some_and(|last| *last < today.to_string())
}

fn lines(card: ExchangeCard, today: NaiveDate, language: Language) -> Vec<SessionLine> {
    let ExchangeCard { exchange, hosts, themes, sessions, .. } = card;
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
    use app::exchanges::model::{SessionKind, SessionStatus, StatementField};

    use super::*;
    use crate::observatory::checks::seeds_test::database_with_seeds;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn session(kind: SessionKind, days: Option<(&str, &str)>) -> Session {
        Session {
            id: "uno-1".into(),
            exchange: "uno".into(),
            order: 1,
            label: None,
            kind,
            start: days.map(|(start, _)| start.into()),
            end: days.map(|(_, end)| end.into()),
            printed: "5 e 6 settembre".into(),
            status: SessionStatus::Confirmed,
            group: None,
            note: None,
            locator: "Scheda 1, sezione 5".into(),
        }
    }

    async fn room_on(day: &str) -> ExchangesRoom {
        let now = format!("{day}T09:00:00").parse().expect("a time");
        ExchangesRoom::new(database_with_seeds().await, Clock::pretending(now))
    }

    #[test]
    fn a_session_is_past_from_the_day_after_its_last() {
        let two_days = session(SessionKind::Fixed, Some(("2024-09-05", "2024-09-06")));
        assert!(!is_past(&two_days, day("2024-09-06")));
        assert!(is_past(&two_days, day("2024-09-07")));
        assert!(!is_past(&session(SessionKind::ToBeAgreed, None), day("2030-01-01")));
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
        assert_eq!(sheet.card.hosts[0].name, "Monza");
        assert_eq!(room.exchange("mai-visto", Language::Italian).await, Err(AppError::NotFound));
    }
}
