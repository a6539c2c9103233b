//! What an address asks of the catalogue: any query string gives a query, and what makes no sense in it is named.

use serde::{Deserialize, Serialize};

use super::model::RecordKind;
use crate::registry::model::{EntityKind, SizeClass};
use crate::vocabulary;

vocabulary! {
    /// The order of a result.
    Order {
        /// The best match first.
        Relevance = "relevance" / "rilevanza", "Rilevanza", "Relevance";
        /// The latest period first.
        Newest = "newest" / "recenti", "Più recenti", "Newest";
        /// By title.
        Title = "title" / "titolo", "Titolo", "Title";
        /// By the first entity's name.
        Entity = "entity" / "ente", "Ente", "Entity";
    }
}

vocabulary! {
    /// How a result is shown.
    View {
        /// As cards.
        List = "list" / "elenco", "Elenco", "List";
        /// As a table.
        Table = "table" / "tabella", "Tabella", "Table";
        /// By place.
        Map = "map" / "mappa", "Mappa", "Map";
        /// Counted.
        Chart = "chart" / "grafico", "Grafico", "Chart";
    }
}

vocabulary! {
    /// A facet of the catalogue; its word in addresses is the parameter's name.
    FacetName {
        /// What the record is about.
        Theme = "theme" / "tema", "Tema", "Theme";
        /// What the record is.
        Kind = "kind" / "cosa", "Che cosa", "What";
        /// Whose it is.
        Entity = "entity" / "ente", "Ente", "Entity";
        /// What kind of entity's it is.
        EntityKind = "entity_kind" / "tipo_ente", "Tipo di ente", "Kind of entity";
        /// Where.
        Province = "province" / "provincia", "Provincia", "Province";
        /// How large a municipality's.
        SizeClass = "size_class" / "classe", "Classe dimensionale", "Size class";
        /// With what.
        Tool = "tool" / "strumento", "Strumento", "Tool";
        /// In which year.
        Period = "period" / "periodo", "Periodo", "Period";
        /// From which document.
        Source = "source" / "fonte", "Fonte", "Source";
    }
}

/// The facets by which a result is counted in its chart; the first is shown where none is chosen.
pub const COUNTED: [FacetName; 4] = [FacetName::Theme, FacetName::EntityKind, FacetName::Province, FacetName::Tool];
/// The most characters of a text to search for that are read.
pub const TEXT_LIMIT: usize = 200;
/// The most values of one facet that are read.
pub const VALUES_LIMIT: usize = 50;
/// The results of a page, unless the address says otherwise.
pub const PER_PAGE: u32 = 20;
/// The most results of a page.
pub const PER_PAGE_LIMIT: u32 = 100;
/// The last page that can be asked for: 100,000 results of 20.
pub const PAGE_LIMIT: u32 = 5_000;

/// A search, as an address says it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CatalogueQuery {
    /// The words to find; in quotes, an exact phrase.
    pub text: String,
    /// The chosen values, in the order of [`FacetName::ALL`]; one of each facet's must hold.
    pub chosen: Vec<(FacetName, Vec<String>)>,
    /// `None`: by relevance where there are words to find, by title where there are none.
    pub order: Option<Order>,
    /// `None`: as cards.
    pub view: Option<View>,
    /// What the chart counts by; `None`: the first of [`COUNTED`].
    pub by: Option<FacetName>,
    /// From 0: the first page.
    pub page: u32,
    /// 0: [`PER_PAGE`].
    pub per_page: u32,
    /// The parameters that made no sense and were left aside, as they stand in the address.
    pub ignored: Vec<String>,
}

impl CatalogueQuery {
    /// Reads the query of an address. Never fails: what makes no sense is kept in `ignored`.
    pub fn parse(query: &str) -> Self {
        let pairs: Vec<(String, String)> =
            serde_urlencoded::from_str(query.trim_start_matches('?')).unwrap_or_default();
        let mut parsed = Self::default();
        for (name, value) in pairs {
            let value = value.trim().to_owned();
            if !value.is_empty() && !parsed.accept(&name, &value) {
                parsed.ignored.push(format!("{name}={value}").chars().take(80).collect());
            }
        }
        parsed.chosen.sort_by_key(|(facet, _)| *facet);
        parsed.ignored.truncate(10);
        parsed
    }

    fn accept(&mut self, name: &str, value: &str) -> bool {
        match name {
            "q" => {
                self.text = value.chars().take(TEXT_LIMIT).collect();
                value.chars().count() <= TEXT_LIMIT
            }
            "ordine" => {
                self.order = Order::from_slug(value);
                self.order.is_some()
            }
            "vista" => {
                self.view = View::from_slug(value);
                self.view.is_some()
            }
            "per" => {
                self.by = FacetName::from_slug(value).filter(|facet| COUNTED.contains(facet));
                self.by.is_some()
            }
            "pagina" => match value.parse::<u32>() {
                Ok(page @ 1..=PAGE_LIMIT) => {
                    self.page = page - 1;
                    true
                }
                _ => false,
            },
            "per_pagina" => match value.parse::<u32>() {
                Ok(count @ 1..=PER_PAGE_LIMIT) => {
                    self.per_page = count;
                    true
                }
                _ => false,
            },
            _ => match FacetName::from_slug(name) {
                Some(facet) => self.choose(facet, value),
                None => false,
            },
        }
    }

    fn choose(&mut self, facet: FacetName, value: &str) -> bool {
        if !is_value_of(facet, value) {
            return false;
        }
        let position = self.chosen.iter().position(|(name, _)| *name == facet).unwrap_or_else(|| {
            self.chosen.push((facet, Vec::new()));
            self.chosen.len() - 1
        });
        let values = &mut self.chosen[position].1;
        if values.iter().any(|known| known == value) {
            return true;
        }
        if values.len() >= VALUES_LIMIT {
            return false;
        }
        values.push(value.to_owned());
        true
    }

    /// The chosen values of a facet.
    pub fn values(&self, facet: FacetName) -> &[String] {
        self.chosen.iter().find(|(name, _)| *name == facet).map_or(&[], |(_, values)| values)
    }

    /// The order that holds.
    pub fn effective_order(&self) -> Order {
        self.order.unwrap_or(if self.text.is_empty() { Order::Title } else { Order::Relevance })
    }

    /// The view that holds.
    pub fn effective_view(&self) -> View {
        self.view.unwrap_or(View::List)
    }

    /// What the chart counts by.
    pub fn effective_by(&self) -> FacetName {
        self.by.unwrap_or(COUNTED[0])
    }

    /// How many results a page has.
    pub fn effective_per_page(&self) -> u32 {
        if self.per_page == 0 { PER_PAGE } else { self.per_page }
    }

    /// The parameters of the address that says this query, in a fixed order, without what is the default.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        if !self.text.is_empty() {
            pairs.push(("q", self.text.clone()));
        }
        for (facet, values) in &self.chosen {
            pairs.extend(values.iter().map(|value| (facet.slug(), value.clone())));
        }
        if let Some(order) = self.order {
            pairs.push(("ordine", order.slug().to_owned()));
        }
        if let Some(view) = self.view {
            pairs.push(("vista", view.slug().to_owned()));
        }
        if let Some(by) = self.by {
            pairs.push(("per", by.slug().to_owned()));
        }
        if self.page > 0 {
            pairs.push(("pagina", (self.page + 1).to_string()));
        }
        if self.per_page > 0 {
            pairs.push(("per_pagina", self.per_page.to_string()));
        }
        pairs
    }

    /// The query string that says this query, with its question mark; empty for the query without conditions.
    pub fn to_query_string(&self) -> String {
        let encoded = serde_urlencoded::to_string(self.pairs()).unwrap_or_default();
        if encoded.is_empty() { encoded } else { format!("?{encoded}") }
    }

    /// The same query with a value of a facet chosen or, where it is chosen, not; from its first page.
    #[must_use]
    pub fn toggled(&self, facet: FacetName, value: &str) -> Self {
        let mut query = Self { page: 0, ignored: Vec::new(), ..self.clone() };
        if self.values(facet).iter().any(|known| known == value) {
            for (name, values) in &mut query.chosen {
                if *name == facet {
                    values.retain(|known| known != value);
                }
            }
            query.chosen.retain(|(_, values)| !values.is_empty());
        } else {
            query.choose(facet, value);
            query.chosen.sort_by_key(|(name, _)| *name);
        }
        query
    }

    /// The same query with this value of a facet and no other one of it; from its first page.
    #[must_use]
    pub fn with_only(&self, facet: FacetName, value: &str) -> Self {
        let mut query = self.on_page(0);
        query.chosen.retain(|(name, _)| *name != facet);
        query.toggled(facet, value)
    }

    /// The same query on another page, from 0.
    #[must_use]
    pub fn on_page(&self, page: u32) -> Self {
        Self { page, ignored: Vec::new(), ..self.clone() }
    }

    /// The same query in another view.
    #[must_use]
    pub fn in_view(&self, view: View) -> Self {
        let by = self.by.filter(|_| view == View::Chart);
        Self { view: Some(view), by, page: 0, ignored: Vec::new(), ..self.clone() }
    }

    /// The same query as a chart by this facet.
    #[must_use]
    pub fn counted_by(&self, facet: FacetName) -> Self {
        Self { by: Some(facet), ..self.in_view(View::Chart) }
    }
}

/// Whether a word can be a value of a facet. Whether there is such a record is for the data to say.
fn is_value_of(facet: FacetName, value: &str) -> bool {
    match facet {
        FacetName::Kind => RecordKind::from_slug(value).is_some(),
        FacetName::EntityKind => EntityKind::from_slug(value).is_some(),
        FacetName::SizeClass => SizeClass::from_slug(value).is_some(),
        FacetName::Province => value.len() == 2 && value.bytes().all(|byte| byte.is_ascii_uppercase()),
        FacetName::Period => value.len() == 4 && value.bytes().all(|byte| byte.is_ascii_digit()),
        FacetName::Theme | FacetName::Entity | FacetName::Tool | FacetName::Source => {
            value.len() <= 80
                && value.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_facet_may_be_repeated() {
        let query = CatalogueQuery::parse("?tema=organi&provincia=FC&tema=scuola&tema=organi");
        assert_eq!(query.values(FacetName::Theme), ["organi", "scuola"]);
        assert_eq!(query.values(FacetName::Province), ["FC"]);
    }

    #[test]
    fn what_makes_no_sense_is_named() {
        let query = CatalogueQuery::parse("q=buoni&pagina=zero&cosa=torta&colore=blu");
        assert_eq!(query.text, "buoni");
        assert_eq!(query.ignored, ["pagina=zero", "cosa=torta", "colore=blu"]);
    }

    #[test]
    fn choosing_twice_takes_the_value_off_again() {
        let query = CatalogueQuery::parse("tema=organi&pagina=3");
        let without = query.toggled(FacetName::Theme, "organi");
        assert_eq!(without.to_query_string(), "");
        assert_eq!(without.toggled(FacetName::Theme, "organi").to_query_string(), "?tema=organi");
    }

    #[test]
    fn a_chart_counts_by_what_can_be_counted_and_other_views_do_not_say_by_what() {
        let query = CatalogueQuery::parse("vista=grafico&per=provincia&tema=organi");
        assert_eq!((query.effective_view(), query.effective_by()), (View::Chart, FacetName::Province));
        assert_eq!(query.to_query_string(), "?tema=organi&vista=grafico&per=provincia");
        assert_eq!(query.in_view(View::List).to_query_string(), "?tema=organi&vista=elenco");
        assert_eq!(CatalogueQuery::parse("vista=grafico&per=fonte").ignored, ["per=fonte"]);
        assert_eq!(CatalogueQuery::parse("vista=grafico").effective_by(), FacetName::Theme);
    }

    #[test]
    fn only_one_value_takes_the_place_of_the_others_of_its_facet() {
        let query = CatalogueQuery::parse("q=buoni&tema=organi&tema=scuola&provincia=FC&pagina=2");
        let only = query.with_only(FacetName::Theme, "scuola");
        assert_eq!(only.to_query_string(), "?q=buoni&tema=scuola&provincia=FC");
        assert_eq!(only.with_only(FacetName::Theme, "scuola"), only);
    }

    #[test]
    fn words_to_find_are_ordered_by_relevance_and_none_by_title() {
        assert_eq!(CatalogueQuery::parse("q=nido").effective_order(), Order::Relevance);
        assert_eq!(CatalogueQuery::parse("").effective_order(), Order::Title);
    }
}
