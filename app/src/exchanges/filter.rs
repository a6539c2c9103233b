//! What a reader chose to see of the exchanges: theme, host, month.

use std::collections::BTreeMap;

use super::dates::month_name;
use super::model::ExchangeCard;
use crate::i18n::Language;

/// The choice, as the address says it; what is empty chooses nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExchangeFilter {
    /// A theme's slug.
    pub theme: String,
    /// A host's slug.
    pub host: String,
    /// A month (`2024-06`).
    pub month: String,
}

/// What there is to choose from: slugs with labels, by label or by date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// The themes.
    pub themes: Vec<(String, String)>,
    /// The hosts.
    pub hosts: Vec<(String, String)>,
    /// The months.
    pub months: Vec<(String, String)>,
}

impl ExchangeFilter {
    /// Whether nothing is chosen.
    pub fn is_empty(&self) -> bool {
        self.theme.is_empty() && self.host.is_empty() && self.month.is_empty()
    }

    /// Whether an exchange is among the chosen.
    pub fn takes(&self, card: &ExchangeCard) -> bool {
        let theme = self.theme.is_empty() || card.themes.iter().any(|theme| theme.slug == self.theme);
        let host = self.host.is_empty() || card.hosts.iter().any(|host| host.slug == self.host);
        theme && host && self.takes_month(card)
    }

    fn takes_month(&self, card: &ExchangeCard) -> bool {
        self.month.is_empty() || card.dates.iter().any(|date| date.touches_month(&self.month))
    }
}

impl Choices {
    /// All that exchanges offer to choose from.
    pub fn of(cards: &[ExchangeCard], language: Language) -> Self {
        let themes = cards.iter().flat_map(|card| &card.themes);
        let hosts = cards.iter().flat_map(|card| &card.hosts);
        let days = cards.iter().flat_map(|card| &card.dates).filter_map(|date| date.start.as_deref());
        let months: BTreeMap<String, String> =
            days.filter_map(|day| day.get(..7)).map(|month| (month.to_owned(), month_name(month, language))).collect();
        Self {
            themes: by_label(themes.map(|theme| (theme.slug.clone(), theme.label.clone()))),
            hosts: by_label(hosts.map(|host| (host.slug.clone(), host.name.clone()))),
            months: months.into_iter().collect(),
        }
    }
}

fn by_label(choices: impl Iterator<Item = (String, String)>) -> Vec<(String, String)> {
    let distinct: BTreeMap<String, String> = choices.collect();
    let mut choices: Vec<(String, String)> = distinct.into_iter().collect();
    choices.sort_by_cached_key(|(_, label)| label.to_lowercase());
    choices
}
