//! The filters in use, each to be taken off by itself.

use leptos::prelude::*;

use super::links::{address, without_filters};
use super::model::Facet;
use super::query::{CatalogueQuery, FacetName};
use super::results::Found;
use crate::i18n::{Language, Message, message, use_language, use_words};
use crate::ui::Icon;

const IN_USE: Message = message("Filtri in uso", "Filters in use");
const TAKE_OFF: Message = message("Togli il filtro ", "Take off the filter ");
const TAKE_ALL_OFF: Message = message("Togli tutti", "Take all off");

/// A filter in use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// What it says (`Tema: Scuola`).
    pub label: String,
    /// The address of the search without it.
    pub without: String,
}

/// The filters of a query, named as the facets name their values.
pub fn filters(query: &CatalogueQuery, facets: &[Facet], language: Language) -> Vec<Filter> {
    let of_facet = |(name, values): &(FacetName, Vec<String>)| {
        let name = *name;
        let filter = move |value: &String| Filter {
            label: format!("{}: {}", name.label().text(language), value_label(facets, name, value)),
            without: address(&query.toggled(name, value), language),
        };
        values.iter().map(filter).collect::<Vec<_>>()
    };
    query.chosen.iter().flat_map(of_facet).collect()
}

/// What a facet calls a value; a value that no record has is shown as it stands in the address.
fn value_label<'a>(facets: &'a [Facet], name: FacetName, value: &'a str) -> &'a str {
    let facet = facets.iter().find(|facet| facet.name == name.slug());
    let known = facet.and_then(|facet| facet.values.iter().find(|known| known.value == value));
    known.map_or(value, |known| &known.label)
}

/// The filters in use as chips.
pub fn filters_in_use(found: Found) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let filters = filters(&found.query, &found.page.facets, language);
    if filters.is_empty() {
        return ().into_any();
    }
    let chips = filters.into_iter().map(move |filter| {
        view! {
            <li>
                <a class="chip" href=filter.without>
                    <span class="visually-hidden">{words(TAKE_OFF)}</span>
                    {filter.label}
                    <Icon name="close"/>
                </a>
            </li>
        }
    });
    view! {
        <ul class="chips" aria-label=words(IN_USE)>
            {chips.collect_view()}
            <li><a class="small" href=address(&without_filters(&found.query), language)>{words(TAKE_ALL_OFF)}</a></li>
        </ul>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::model::FacetValue;

    #[test]
    fn a_filter_is_named_by_its_facet_and_leads_to_the_search_without_it() {
        let scuola = FacetValue { value: "scuola".into(), label: "Scuola".into(), count: 6, selected: true };
        let facets = [Facet { name: "tema".into(), values: vec![scuola], ..Facet::default() }];
        let query = CatalogueQuery::parse("q=pasti&tema=scuola&tema=mense&pagina=2");
        let expected = [
            Filter { label: "Tema: Scuola".into(), without: "/pratiche?q=pasti&tema=mense".into() },
            Filter { label: "Tema: mense".into(), without: "/pratiche?q=pasti&tema=scuola".into() },
        ];
        assert_eq!(filters(&query, &facets, Language::Italian), expected);
    }

    #[test]
    fn a_search_without_filters_has_none() {
        assert_eq!(filters(&CatalogueQuery::parse("q=pasti"), &[], Language::Italian), []);
    }
}
