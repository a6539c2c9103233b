//! Whether the trail is as it was written: every event computed again from the one before.

use super::chain::{ROOT, link};
use super::store::{self, Event, Head};
use crate::db::{Database, DatabaseError};

/// How many events are read at once.
const BATCH: i64 = 1_000;

/// A trail without a break.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intact {
    /// How many events there are.
    pub events: i64,
    /// The digest of the last one. Whoever keeps it elsewhere can tell later that nothing before it was rewritten, not
    /// even by somebody who could rewrite all of the trail.
    pub digest: String,
}

/// The first link that does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// A number is left out.
    #[error("event {0} is missing")]
    Missing(i64),
    /// An event says that another one came before it.
    #[error("event {0} does not follow the event before it")]
    Unlinked(i64),
    /// An event's content is not what its digest was made of.
    #[error("event {0} is not what was written")]
    Altered(i64),
    /// The trail says that it ends elsewhere.
    #[error("the trail ends at event {found}, and should end at event {expected}")]
    End {
        /// The last event that there is.
        found: i64,
        /// The last event that was written.
        expected: i64,
    },
}

/// Follows the chain from the first event to the last; names the first link that does not hold.
pub async fn verify(database: &Database) -> Result<Result<Intact, Broken>, DatabaseError> {
    let mut reached = Intact { events: 0, digest: ROOT.to_owned() };
    // The end is read first: what is written meanwhile is behind it.
    let head = store::head(database).await?.unwrap_or(Head { number: 0, digest: String::new() });
    loop {
        let events = store::events_behind(database, reached.events, BATCH).await?;
        let is_last = events.is_empty();
        for event in events {
            if let Err(broken) = follow(&mut reached, &event) {
                return Ok(Err(broken));
            }
            if reached.events == head.number && reached.digest != head.digest {
                return Ok(Err(Broken::Altered(reached.events)));
            }
        }
        if is_last {
            break;
        }
    }
    let at_start = head.number == 0 && head.digest != ROOT;
    if reached.events < head.number || at_start {
        return Ok(Err(Broken::End { found: reached.events, expected: head.number }));
    }
    Ok(Ok(reached))
}

/// Goes one event on, if it is the next one.
fn follow(reached: &mut Intact, event: &Event) -> Result<(), Broken> {
    let expected = reached.events + 1;
    if event.number != expected {
        return Err(Broken::Missing(expected));
    }
    if event.previous != reached.digest {
        return Err(Broken::Unlinked(expected));
    }
    let digest = link(&event.previous, event.number, &event.entry.text());
    if event.digest != digest {
        return Err(Broken::Altered(expected));
    }
    *reached = Intact { events: expected, digest };
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::beginning::empty_database;
    use crate::change::{Actor, Change, EventKind, Subject};
    use surrealdb::types::Object;

    /// A trail with so many events.
    async fn trail(events: usize) -> Database {
        let database = empty_database().await;
        let now = "2026-11-21T09:00:00Z".parse().expect("a time");
        let mut change = Change::new(Actor::nobody(), now);
        for number in 0..events {
            change.event(EventKind::Imported, &Subject::new("source", format!("s{number}")), None, None);
        }
        change.commit(&database).await.expect("a change");
        database
    }

    /// What somebody does who gets at the database itself.
    async fn tamper(database: &Database, statement: &str) {
        let statements = format!("REMOVE EVENT append_only ON audit_event; {statement};");
        database.write(&statements, Object::new()).await.expect("a change behind the program's back");
    }

    async fn verdict(database: &Database) -> Result<i64, Broken> {
        verify(database).await.expect("a trail to read").map(|intact| intact.events)
    }

    #[tokio::test]
    async fn a_trail_as_it_was_written_holds() {
        for events in [0, 1, 1_001] {
            assert_eq!(verdict(&trail(events).await).await, Ok(i64::try_from(events).expect("a number")));
        }
    }

    #[tokio::test]
    async fn every_field_of_an_event_is_held_by_its_digest() {
        for change in [
            "at = d'2026-11-22T09:00:00Z'",
            "person = 'bruno'",
            "role = 'curator'",
            "kind = 'refused'",
            "subject_table = 'theme'",
            "subject_id = 's9'",
            "changed = ['title']",
            "before_digest = digest",
            "after_digest = digest",
        ] {
            let database = trail(5).await;
            tamper(&database, &format!("UPDATE audit_event:3 SET {change}")).await;
            assert_eq!(verdict(&database).await, Err(Broken::Altered(3)), "{change}");
        }
    }

    #[tokio::test]
    async fn the_first_broken_link_is_named() {
        let database = trail(5).await;
        tamper(&database, "UPDATE audit_event:2 SET kind = 'refused'; DELETE audit_event:4").await;
        assert_eq!(verdict(&database).await, Err(Broken::Altered(2)));
        let database = trail(5).await;
        tamper(&database, "DELETE audit_event:4").await;
        assert_eq!(verdict(&database).await, Err(Broken::Missing(4)));
    }

    #[tokio::test]
    async fn an_end_that_was_cut_off_is_missed() {
        let database = trail(5).await;
        tamper(&database, "DELETE audit_event:5").await;
        assert_eq!(verdict(&database).await, Err(Broken::End { found: 4, expected: 5 }));
        let database = trail(2).await;
        tamper(&database, "DELETE audit_event").await;
        assert_eq!(verdict(&database).await, Err(Broken::End { found: 0, expected: 2 }));
    }

    #[tokio::test]
    async fn an_event_written_anew_with_its_digest_breaks_the_next() {
        let database = trail(5).await;
        let events = store::events_behind(&database, 1, 1).await.expect("events");
        let mut forged = events[0].clone();
        forged.entry.kind = "refused".into();
        let digest = link(&forged.previous, forged.number, &forged.entry.text());
        tamper(&database, &format!("UPDATE audit_event:2 SET kind = 'refused', digest = '{digest}'")).await;
        assert_eq!(verdict(&database).await, Err(Broken::Unlinked(3)));
    }
}
