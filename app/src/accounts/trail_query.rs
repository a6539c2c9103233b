//! Which events of the trail somebody asks for, as the address says it, and what the page shows of them.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::model::Role;
use super::trail::EventKind;

/// The longest text to look for, in characters.
const TEXT_LIMIT: usize = 200;

/// What is asked of the trail.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrailQuery {
    /// A part of a person's name, or a whole address or id; empty for anybody.
    pub person: String,
    /// The kind; `None` for any.
    pub kind: Option<EventKind>,
    /// A record: its id, or its table and id as `proposal/x`; empty for any.
    pub subject: String,
    /// The day, by the clock of Greenwich; `None` for any.
    pub day: Option<NaiveDate>,
    /// The page, from 0.
    pub page: u32,
}

impl TrailQuery {
    /// What a query string asks for. What it does not know is left aside.
    pub fn parse(query: &str) -> Self {
        let pairs: Vec<(String, String)> =
            serde_urlencoded::from_str(query.trim_start_matches('?')).unwrap_or_default();
        let mut parsed = Self::default();
        for (name, value) in pairs {
            let value: String = value.trim().chars().filter(|c| !c.is_control()).take(TEXT_LIMIT).collect();
            match name.as_str() {
                "persona" => parsed.person = value,
                "evento" => parsed.kind = EventKind::from_slug(&value),
                "oggetto" => parsed.subject = value,
                "giorno" => parsed.day = value.parse().ok(),
                "pagina" => parsed.page = value.parse().unwrap_or(1_u32).saturating_sub(1),
                _ => {}
            }
        }
        parsed
    }

    /// The query string that says this, with its question mark; empty where every event is asked for.
    pub fn to_query_string(&self) -> String {
        let mut pairs = Vec::new();
        if !self.person.is_empty() {
            pairs.push(("persona", self.person.clone()));
        }
        pairs.extend(self.kind.map(|kind| ("evento", kind.slug().to_owned())));
        if !self.subject.is_empty() {
            pairs.push(("oggetto", self.subject.clone()));
        }
        pairs.extend(self.day.map(|day| ("giorno", day.to_string())));
        if self.page > 0 {
            pairs.push(("pagina", (self.page + 1).to_string()));
        }
        let encoded = serde_urlencoded::to_string(pairs).unwrap_or_default();
        if encoded.is_empty() { encoded } else { format!("?{encoded}") }
    }
}

/// An event on the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrailRow {
    /// Its number in the chain.
    pub number: i64,
    /// When it happened.
    pub at: DateTime<Utc>,
    /// The id of whoever did it; `None` for the clock and for strangers.
    pub person: Option<String>,
    /// The name of that person, where the account is still there.
    pub name: Option<String>,
    /// What the person acted as.
    pub role: Option<Role>,
    /// The word of the kind.
    pub kind: String,
    /// The record's table.
    pub subject_table: String,
    /// The record's id.
    pub subject_id: String,
    /// The names of the fields that changed.
    pub changed: Vec<String>,
}

/// A page of the trail, newest events first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrailPage {
    /// What was asked for.
    pub query: TrailQuery,
    /// The events.
    pub rows: Vec<TrailRow>,
    /// How many events there are on all pages.
    pub found: u32,
    /// How many pages there are.
    pub pages: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_what_is_asked_for_and_nothing_else() {
        let query = TrailQuery::parse(
            "?persona=Anna+Verdi&evento=pubblicazione&oggetto=proposal%2Fx&giorno=2026-11-21&pagina=3&altro=1",
        );
        let expected = TrailQuery {
            person: "Anna Verdi".into(),
            kind: Some(EventKind::Published),
            subject: "proposal/x".into(),
            day: NaiveDate::from_ymd_opt(2026, 11, 21),
            page: 2,
        };
        assert_eq!(query, expected);
        assert_eq!(TrailQuery::parse(&query.to_query_string()), query);
    }

    #[test]
    fn what_makes_no_sense_is_left_aside() {
        let query = TrailQuery::parse("evento=festa&giorno=2026-13-01&pagina=-1&persona=%00%20");
        assert_eq!(query, TrailQuery::default());
        assert_eq!(query.to_query_string(), "");
    }

    #[test]
    fn no_two_kinds_share_a_word() {
        for words in [EventKind::WORDS.to_vec(), EventKind::ALL.iter().map(|kind| kind.slug()).collect()] {
            let distinct: std::collections::BTreeSet<_> = words.iter().collect();
            assert_eq!(distinct.len(), words.len());
        }
    }
}
