//! Which exchanges show something: those about the same themes, and those of hosts that did it.

use app::exchanges::model::{ExchangeCard, Visit};

/// The most exchanges that are named.
const MOST_VISITS: usize = 6;

/// The exchanges about one of these themes or hosted by one of these entities: those that can still be visited first,
/// then those with more reasons, then by date.
pub fn visits(cards: Vec<ExchangeCard>, themes: &[String], entities: &[String]) -> Vec<Visit> {
    let visit = |card: ExchangeCard| {
        let shared_themes = card.themes.iter().filter(|theme| themes.contains(&theme.slug)).cloned().collect();
        let adopters = card.hosts.iter().filter(|host| entities.contains(&host.slug)).cloned().collect();
        Visit { card, shared_themes, adopters }
    };
    let mut visits: Vec<Visit> = cards.into_iter().map(visit).filter(|visit| reasons(visit) > 0).collect();
    visits.sort_by_cached_key(|visit| {
        let next = visit.card.dates.iter().filter(|date| !date.past).filter_map(|date| date.start.clone()).min();
        (visit.card.past, usize::MAX - reasons(visit), next.is_none(), next, visit.card.slug.clone())
    });
    visits.truncate(MOST_VISITS);
    visits
}

/// A shared theme is a reason, and so is a host that did it, however many did.
fn reasons(visit: &Visit) -> usize {
    visit.shared_themes.len() + usize::from(!visit.adopters.is_empty())
}

#[cfg(test)]
mod tests {
    use app::exchanges::model::{ExchangeDate, SessionStatus};
    use app::registry::model::{Labelled, Named};

    use super::*;

    fn card(slug: &str, host: &str, theme: &str, day: &str, past: bool) -> ExchangeCard {
        let date = ExchangeDate {
            words: day.into(),
            leaf: None,
            start: Some(day.into()),
            end: None,
            status: SessionStatus::Confirmed,
            past,
        };
        ExchangeCard {
            slug: slug.into(),
            title: slug.into(),
            summary: String::new(),
            lang: None,
            hosts: vec![Named { slug: host.into(), name: host.into() }],
            themes: vec![Labelled { slug: theme.into(), label: theme.into() }],
            duration: String::new(),
            capacity: None,
            dates: vec![date],
            past,
            edition: "2024".into(),
        }
    }

    fn slugs(visits: &[Visit]) -> Vec<&str> {
        visits.iter().map(|visit| visit.card.slug.as_str()).collect()
    }

    #[test]
    fn a_shared_theme_or_a_host_that_did_it_is_a_reason() {
        let cards = vec![
            card("altro", "novara", "cloud", "2024-06-01", false),
            card("tema", "novara", "giovani", "2024-06-01", false),
            card("ospite", "cesena", "cloud", "2024-05-01", false),
            card("entrambi", "cesena", "giovani", "2024-07-01", false),
        ];
        let found = visits(cards, &["giovani".into(), "eventi".into()], &["cesena".into(), "forli".into()]);
        assert_eq!(slugs(&found), ["entrambi", "ospite", "tema"]);
        assert_eq!((found[1].shared_themes.len(), found[1].adopters.len()), (0, 1));
        assert_eq!((found[2].shared_themes.len(), found[2].adopters.len()), (1, 0));
    }

    #[test]
    fn what_can_still_be_visited_comes_first() {
        let cards = vec![
            card("passato", "cesena", "giovani", "2024-04-01", true),
            card("tardi", "novara", "giovani", "2024-09-01", false),
            card("presto", "monza", "giovani", "2024-06-01", false),
        ];
        assert_eq!(slugs(&visits(cards, &["giovani".into()], &["cesena".into()])), ["presto", "tardi", "passato"]);
    }
}
