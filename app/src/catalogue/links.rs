//! The addresses that lead from a search to others like it.

use super::query::{CatalogueQuery, FacetName, Order};
use crate::i18n::Language;

/// The Italian path of the search.
pub const PATH: &str = "/pratiche";

/// The address of a query.
pub fn address(query: &CatalogueQuery, language: Language) -> String {
    format!("{}{}", language.href(PATH), query.to_query_string())
}

/// The address of a query's whole result in another format: `csv`, `json`, `atom`.
pub fn download(query: &CatalogueQuery, format: &str) -> String {
    let whole = CatalogueQuery { view: None, by: None, page: 0, per_page: 0, ..query.clone() };
    format!("{PATH}.{format}{}", whole.to_query_string())
}

/// The address of a query's chart as a file: `csv`, `json`, `svg`, `png`.
pub fn chart_file(query: &CatalogueQuery, format: &str, language: Language) -> String {
    let counted = CatalogueQuery { view: None, order: None, per_page: 0, ..query.on_page(0) };
    format!("{}/grafico.{format}{}", language.href(PATH), counted.to_query_string())
}

/// The same words to find, without any filter.
pub fn without_filters(query: &CatalogueQuery) -> CatalogueQuery {
    CatalogueQuery { chosen: Vec::new(), ..query.on_page(0) }
}

/// The same filters with other words to find.
pub fn with_text(query: &CatalogueQuery, text: &str) -> CatalogueQuery {
    CatalogueQuery { text: text.to_owned(), ..query.on_page(0) }
}

/// The same query in another order.
pub fn ordered(query: &CatalogueQuery, order: Order) -> CatalogueQuery {
    CatalogueQuery { order: Some(order), ..query.on_page(0) }
}

/// The same query for one entity only, as cards.
pub fn of_entity(query: &CatalogueQuery, entity: &str) -> CatalogueQuery {
    CatalogueQuery { view: None, ..query.with_only(FacetName::Entity, entity) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query() -> CatalogueQuery {
        CatalogueQuery::parse("q=buoni&tema=scuola&ente=parma&vista=mappa&pagina=2")
    }

    #[test]
    fn a_download_holds_the_whole_result() {
        assert_eq!(download(&query(), "csv"), "/pratiche.csv?q=buoni&tema=scuola&ente=parma");
    }

    #[test]
    fn a_place_on_the_map_leads_to_that_entity_alone() {
        let there = address(&of_entity(&query(), "cesena"), Language::English);
        assert_eq!(there, "/en/pratiche?q=buoni&tema=scuola&ente=cesena");
        assert_eq!(
            address(&of_entity(&CatalogueQuery::default(), "cesena"), Language::Italian),
            "/pratiche?ente=cesena"
        );
    }

    #[test]
    fn without_filters_the_words_stay() {
        assert_eq!(without_filters(&query()).to_query_string(), "?q=buoni&vista=mappa");
        assert_eq!(with_text(&query(), "").to_query_string(), "?tema=scuola&ente=parma&vista=mappa");
    }
}
