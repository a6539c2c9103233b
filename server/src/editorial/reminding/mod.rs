//! The clock of reviews: whoever owes something is reminded by mail, once for each occasion.

mod store;

use app::accounts::model::Role;
use app::editorial::desk::links::review_path;
use app::editorial::proposals_model::proposal_path;
use app::editorial::workflow::ProposalState;
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::{Value, json};

use super::proposals::store::Row;
use super::wording::title;
use super::working_days::working_days;
use crate::change::{Actor, Change, ChangeError, EventKind, Mail, MailKind, Recipients, Subject};
use crate::clock::Clock;
use crate::db::{Database, DatabaseError};

/// So many working days before a due date its curator is reminded.
const CURATORS_DAYS: u16 = 3;
/// After so many working days the authors are reminded that they owe an answer.
const AUTHORS_DAYS: u16 = 10;

/// Of what somebody is reminded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reminder {
    /// The review is due soon, on this day.
    DueSoon(NaiveDate),
    /// The review is due on this day, which has come.
    Due(NaiveDate),
    /// The authors owe an answer since this day.
    AnswerOwed(NaiveDate),
}

impl Reminder {
    /// What is remembered of it: another due date, or another question to the authors, is another occasion.
    fn occasion(self, proposal: &str) -> String {
        let (what, day) = match self {
            Self::DueSoon(day) => ("due-soon", day),
            Self::Due(day) => ("due", day),
            Self::AnswerOwed(day) => ("answer", day),
        };
        format!("proposal:{proposal}/{what}/{day}")
    }
}

/// Of what somebody is to be reminded on a day, of a proposal in a state since a day. Where nobody looked on the day
/// itself, the reminder comes late rather than never.
pub fn reminder(state: ProposalState, since: NaiveDate, due: Option<NaiveDate>, today: NaiveDate) -> Option<Reminder> {
    match (state, due) {
        (ProposalState::ChangesRequested, _) => {
            (working_days(since, today) >= AUTHORS_DAYS).then_some(Reminder::AnswerOwed(since))
        }
        (ProposalState::Submitted | ProposalState::InReview, Some(due)) if due <= today => Some(Reminder::Due(due)),
        (ProposalState::Submitted | ProposalState::InReview, Some(due)) => {
            (working_days(today, due) <= CURATORS_DAYS).then_some(Reminder::DueSoon(due))
        }
        _ => None,
    }
}

/// Reminds people.
pub struct Reminders {
    database: Database,
    clock: Clock,
}

impl Reminders {
    /// Over a database.
    pub fn new(database: Database, clock: Clock) -> Self {
        Self { database, clock }
    }

    /// Reminds everybody who is to be reminded by now. Servers that do so at the same time do it once.
    pub async fn remind(&self) {
        if let Err(error) = self.remind_all().await {
            tracing::error!(%error, "reminders wait: the database does not answer");
        }
    }

    async fn remind_all(&self) -> Result<(), DatabaseError> {
        let now = self.clock.now();
        let waiting = store::waiting(&self.database).await?;
        let due: Vec<(String, Reminder, Row)> = waiting.into_iter().filter_map(|row| occasion(row, now)).collect();
        let occasions: Vec<String> = due.iter().map(|(occasion, ..)| occasion.clone()).collect();
        let sent = store::sent(&self.database, &occasions).await?;
        for (occasion, reminder, row) in due {
            if sent.contains(&occasion) {
                continue;
            }
            match message(&occasion, reminder, &row, now).commit(&self.database).await {
                // Another server was faster.
                Ok(()) | Err(ChangeError::Refused(_) | ChangeError::Conflict) => {}
                Err(error) => tracing::error!(%error, proposal.id = row.id, "nobody was reminded of a proposal"),
            }
        }
        Ok(())
    }
}

/// A proposal of which somebody is to be reminded now.
fn occasion(row: Row, now: DateTime<Utc>) -> Option<(String, Reminder, Row)> {
    let reminder = reminder(row.state, row.since.date_naive(), row.due, now.date_naive())?;
    Some((reminder.occasion(&row.id), reminder, row))
}

/// The change that reminds somebody.
fn message(occasion: &str, reminder: Reminder, row: &Row, now: DateTime<Utc>) -> Change {
    let mut change = Change::new(Actor::nobody(), now);
    store::mark(&mut change, occasion, now);
    change.event(EventKind::Reminded, &Subject::new("proposal", &row.id), None, Some(&json!({ "of": occasion })));
    let kind = match reminder {
        Reminder::DueSoon(_) | Reminder::Due(_) => MailKind::Reminder,
        Reminder::AnswerOwed(_) => MailKind::AnswerOwed,
    };
    for to in receivers(reminder, row) {
        change.mail(Mail::new(kind, to, data(reminder, row)).once(occasion));
    }
    change
}

/// Who is reminded: the curator, all of them where nobody has taken it up, or the authors.
fn receivers(reminder: Reminder, row: &Row) -> Vec<Recipients> {
    match (reminder, &row.curator) {
        (Reminder::AnswerOwed(_), _) => row.authors.iter().cloned().map(Recipients::Person).collect(),
        (_, Some(curator)) => vec![Recipients::Person(curator.clone())],
        (_, None) => vec![Recipients::Role(Role::Curator)],
    }
}

fn data(reminder: Reminder, row: &Row) -> Value {
    let number = row.number.unwrap_or_default().to_string();
    match reminder {
        Reminder::DueSoon(day) | Reminder::Due(day) => json!({
            "number": number, "title": title(row), "due": day.to_string(), "link": review_path(&row.id),
        }),
        Reminder::AnswerOwed(day) => json!({
            "number": number, "title": title(row), "since": day.to_string(), "link": proposal_path(&row.id),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn on(state: ProposalState, today: &str) -> Option<Reminder> {
        reminder(state, day("2026-11-02"), Some(day("2026-11-30")), day(today))
    }

    /// The due date is a Monday; the three working days up to it are Thursday, Friday and that Monday.
    #[test]
    fn curators_are_reminded_three_working_days_before_and_on_the_day() {
        for state in [ProposalState::Submitted, ProposalState::InReview] {
            assert_eq!(on(state, "2026-11-24"), None, "Tuesday: four are left");
            assert_eq!(on(state, "2026-11-25"), Some(Reminder::DueSoon(day("2026-11-30"))), "Wednesday");
            assert_eq!(on(state, "2026-11-29"), Some(Reminder::DueSoon(day("2026-11-30"))), "Sunday");
            assert_eq!(on(state, "2026-11-30"), Some(Reminder::Due(day("2026-11-30"))));
            assert_eq!(on(state, "2026-12-03"), Some(Reminder::Due(day("2026-11-30"))), "late rather than never");
        }
    }

    /// The 8th is a holiday, a Tuesday: on Thursday the 3rd three working days are left.
    #[test]
    fn holidays_are_no_working_days() {
        let on =
            |today: &str| reminder(ProposalState::InReview, day("2026-11-02"), Some(day("2026-12-09")), day(today));
        assert_eq!(on("2026-12-02"), None);
        assert_eq!(on("2026-12-03"), Some(Reminder::DueSoon(day("2026-12-09"))));
    }

    /// Asked on Monday 2 November: the tenth working day after it is Monday the 16th.
    #[test]
    fn authors_are_reminded_after_ten_working_days() {
        assert_eq!(on(ProposalState::ChangesRequested, "2026-11-15"), None);
        assert_eq!(on(ProposalState::ChangesRequested, "2026-11-16"), Some(Reminder::AnswerOwed(day("2026-11-02"))));
    }

    #[test]
    fn nobody_is_reminded_of_what_waits_for_nobody() {
        for state in ProposalState::ALL.iter().copied() {
            let waits =
                matches!(state, ProposalState::Submitted | ProposalState::InReview | ProposalState::ChangesRequested);
            assert_eq!(on(state, "2027-11-30").is_some(), waits, "{state:?}");
        }
        assert_eq!(reminder(ProposalState::InReview, day("2026-11-02"), None, day("2027-11-30")), None);
    }

    #[test]
    fn another_due_date_is_another_occasion() {
        let first = Reminder::Due(day("2026-11-30")).occasion("p");
        assert_ne!(first, Reminder::Due(day("2026-12-01")).occasion("p"));
        assert_ne!(first, Reminder::DueSoon(day("2026-11-30")).occasion("p"));
        assert_ne!(first, Reminder::Due(day("2026-11-30")).occasion("q"));
    }
}
