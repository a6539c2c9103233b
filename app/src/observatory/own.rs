//! The types of what a reader's own entity brings to charts: which one it is, and what acts near it.

use serde::{Deserialize, Serialize};

use crate::registry::model::{Named, SizeClass};

/// The reader's own entity, as an address says it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnChoice {
    /// The entity.
    pub entity: Option<Named>,
    /// The class that the reader gives it.
    pub class: Option<SizeClass>,
}

impl OwnChoice {
    /// The pairs of an address that say it.
    pub fn pairs(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let entity = self.entity.iter().map(|entity| ("ente", entity.slug.as_str()));
        entity.chain(self.class.map(|class| ("mia-classe", class.slug())))
    }

    /// The query string that says it and nothing else, with its question mark; empty where nothing is chosen.
    pub fn query(&self) -> String {
        // Words in addresses have no letter that would have to be written otherwise.
        let pairs: Vec<String> = self.pairs().map(|(name, word)| format!("{name}={word}")).collect();
        if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
    }
}

/// Practices and exchanges that act on what a chart shows, near the reader's own entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acting {
    /// What they were looked for: the entity's name.
    pub of: String,
    /// The records, the nearest first.
    pub records: Vec<ActingRecord>,
}

/// A practice or an exchange with the reasons why it is named, in the language of the request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActingRecord {
    /// What it is: a practice or an exchange.
    pub kind: String,
    /// Its title.
    pub title: String,
    /// The title's language, where it is not that of the request.
    pub lang: Option<String>,
    /// Its address.
    pub href: String,
    /// Who did it or hosts it.
    pub who: String,
    /// The reasons in words.
    pub reasons: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_own_entity_goes_to_an_address() {
        let entity = Some(Named { slug: "cesena".into(), name: "Cesena".into() });
        assert_eq!(OwnChoice { entity, class: Some(SizeClass::Large) }.query(), "?ente=cesena&mia-classe=grandi");
        assert_eq!(OwnChoice::default().query(), "");
    }
}
