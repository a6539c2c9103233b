//! Which proposals a curator asks for, as an address says it.

use super::model::{DeskLine, DueStanding};
use crate::editorial::workflow::ProposalState;

/// The word in addresses for whoever asks.
const ME: &str = "io";
/// The word in addresses for nobody.
const NOBODY: &str = "nessuno";
/// The longest word that is read.
const WORD_LIMIT: usize = 160;

/// Whose proposals are asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Those of whoever asks.
    Mine,
    /// Those that nobody has taken up.
    Nobodys,
    /// Those of the curator with this id.
    Of(String),
}

/// The choices of the queue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeskQuery {
    /// Only in this state; without it, all that is not over.
    pub state: Option<ProposalState>,
    /// Only of the entity with this id.
    pub entity: Option<String>,
    /// Only with the theme with this id.
    pub theme: Option<String>,
    /// Only from this province, by its letters.
    pub province: Option<String>,
    /// Only with this curator.
    pub curator: Option<Whose>,
    /// Only with a due date like this.
    pub due: Option<DueStanding>,
}

impl DeskQuery {
    /// Reads the query of an address. What makes no sense is left aside.
    pub fn parse(query: &str) -> Self {
        let pairs: Vec<(String, String)> =
            serde_urlencoded::from_str(query.trim_start_matches('?')).unwrap_or_default();
        let mut parsed = Self::default();
        for (name, value) in pairs {
            let value: String = value.trim().chars().take(WORD_LIMIT).collect();
            let word = (!value.is_empty()).then(|| value.clone());
            match name.as_str() {
                "stato" => parsed.state = ProposalState::from_slug(&value),
                "ente" => parsed.entity = word,
                "tema" => parsed.theme = word,
                "provincia" => parsed.province = word,
                "chi" => parsed.curator = word.map(Whose::parse),
                "scadenza" => parsed.due = DueStanding::from_slug(&value),
                _ => {}
            }
        }
        parsed
    }

    /// The query string that says this, with its question mark; empty where nothing is chosen.
    pub fn to_query_string(&self) -> String {
        let mut pairs = Vec::new();
        pairs.extend(self.state.map(|state| ("stato", state.slug())));
        pairs.extend(self.entity.as_deref().map(|entity| ("ente", entity)));
        pairs.extend(self.theme.as_deref().map(|theme| ("tema", theme)));
        pairs.extend(self.province.as_deref().map(|province| ("provincia", province)));
        pairs.extend(self.curator.as_ref().map(|curator| ("chi", curator.word())));
        pairs.extend(self.due.map(|due| ("scadenza", due.slug())));
        let encoded = serde_urlencoded::to_string(pairs).unwrap_or_default();
        if encoded.is_empty() { encoded } else { format!("?{encoded}") }
    }

    /// Whether a proposal is asked for, by a curator with this id.
    pub fn admits(&self, line: &DeskLine, asking: &str) -> bool {
        let in_state = match self.state {
            Some(state) => state == line.state,
            None => !line.state.is_final() && line.state != ProposalState::Published,
        };
        in_state && self.admits_in_any_state(line, asking)
    }

    /// Whether a proposal would be asked for if the state did not matter.
    pub fn admits_in_any_state(&self, line: &DeskLine, asking: &str) -> bool {
        let curator = line.curator.as_ref().map(|curator| curator.slug.as_str());
        let with_curator = match &self.curator {
            None => true,
            Some(Whose::Mine) => curator == Some(asking),
            Some(Whose::Nobodys) => curator.is_none(),
            Some(Whose::Of(person)) => curator == Some(person),
        };
        with_curator
            && self.entity.as_ref().is_none_or(|entity| *entity == line.entity.slug)
            && self.theme.as_ref().is_none_or(|theme| line.themes.iter().any(|own| own.slug == *theme))
            && self.province.as_ref().is_none_or(|province| line.province.as_ref() == Some(province))
            && self.due.is_none_or(|due| due == line.standing)
    }
}

impl Whose {
    fn parse(word: String) -> Self {
        match word.as_str() {
            ME => Self::Mine,
            NOBODY => Self::Nobodys,
            _ => Self::Of(word),
        }
    }

    /// The word in addresses.
    pub fn word(&self) -> &str {
        match self {
            Self::Mine => ME,
            Self::Nobodys => NOBODY,
            Self::Of(person) => person,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editorial::proposal::ProposalKind;
    use crate::registry::model::Named;

    fn named(slug: &str) -> Named {
        Named { slug: slug.into(), name: slug.to_uppercase() }
    }

    fn line(state: ProposalState, curator: Option<&str>) -> DeskLine {
        DeskLine {
            id: "p".into(),
            number: 1,
            version: 1,
            kind: ProposalKind::Practice,
            title: "Orti".into(),
            entity: named("cesena"),
            province: Some("FC".into()),
            themes: vec![named("verde")],
            state,
            curator: curator.map(named),
            submitted: "2026-11-02".parse().expect("a day"),
            age: 3,
            due: None,
            standing: DueStanding::Later,
            own: false,
        }
    }

    fn admits(query: &str, line: &DeskLine) -> bool {
        DeskQuery::parse(query).admits(line, "anna")
    }

    #[test]
    fn without_a_choice_all_that_is_not_over_is_there() {
        for state in ProposalState::ALL.iter().copied() {
            let over = matches!(
                state,
                ProposalState::Published
                    | ProposalState::Superseded
                    | ProposalState::Archived
                    | ProposalState::Refused
                    | ProposalState::Withdrawn
            );
            assert_eq!(admits("", &line(state, None)), !over, "{state:?}");
        }
        assert!(admits("stato=respinta", &line(ProposalState::Refused, None)));
    }

    #[test]
    fn all_choices_must_hold() {
        let line = line(ProposalState::InReview, Some("anna"));
        assert!(admits("stato=in-istruttoria&ente=cesena&tema=verde&provincia=FC&chi=io&scadenza=oltre", &line));
        for other in [
            "stato=inviata",
            "ente=forli",
            "tema=acqua",
            "provincia=BO",
            "chi=nessuno",
            "chi=bruno",
            "scadenza=scadute",
        ] {
            assert!(!admits(other, &line), "{other}");
        }
        assert!(admits("chi=anna", &line));
    }

    #[test]
    fn an_address_says_the_choices_and_nothing_else() {
        let address = "?stato=inviata&ente=cesena&chi=nessuno&scadenza=scadute";
        assert_eq!(DeskQuery::parse(address).to_query_string(), address);
        assert_eq!(DeskQuery::parse("?stato=torta&ente=&colore=blu").to_query_string(), "");
    }
}
