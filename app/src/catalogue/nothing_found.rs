//! What a search says where it found nothing: what may have been meant, and how to ask for less.

use leptos::prelude::*;

use super::filters::filters;
use super::links::{address, with_text, without_filters};
use super::query::CatalogueQuery;
use super::results::Found;
use crate::i18n::{Language, Message, message, use_language, use_words};

const NOTHING: Message = message("Qui non c’è niente, per ora", "There is nothing here, for now");
const NOTHING_WITH_TEXT: Message = message("Nessun risultato per “{}”", "No results for “{}”");
const WITH_FILTERS: Message = message(" con questi filtri", " with these filters");
const WHAT_NOW: Message = message("Ecco che cosa puoi fare:", "Here is what you can do:");
const WITHOUT: Message = message("Togli il filtro “{}”", "Take off the filter “{}”");
const WITHOUT_ANY: Message =
    message("Cerca le stesse parole senza filtri", "Search for the same words without filters");
const WITHOUT_TEXT: Message = message("Tieni i filtri e togli le parole", "Keep the filters and leave the words out");
const ALL: Message = message("Guarda tutto il catalogo", "See the whole catalogue");
const BY_THEME: Message = message("Sfoglia per tema", "Browse by theme");
const DID_YOU_MEAN: Message = message("Forse cercavi ", "Did you mean ");
const PAST_THE_END: Message = message("I risultati finiscono prima", "The results end before this page");
const LAST_PAGE: Message = message("Vai all’ultima pagina, la {}", "Go to the last page, number {}");

/// What may have been meant, where a word was not found.
pub fn did_you_mean(found: &Found) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    let query = found.query.clone();
    found.page.did_you_mean.clone().map(move |text| {
        let there = address(&with_text(&query, &text), language);
        view! { <p>{words(DID_YOU_MEAN)}<a href=there>{text}</a>"?"</p> }
    })
}

/// The ways to ask for less, as what they do and where they lead.
fn ways_on(found: &Found, language: Language) -> Vec<(String, String)> {
    let query = &found.query;
    let filters = filters(query, &found.page.facets, language);
    let mut ways: Vec<(String, String)> =
        filters.iter().map(|filter| (WITHOUT.with(language, &[&filter.label]), filter.without.clone())).collect();
    if !query.text.is_empty() && !filters.is_empty() {
        ways.push((WITHOUT_ANY.text(language).to_owned(), address(&without_filters(query), language)));
        ways.push((WITHOUT_TEXT.text(language).to_owned(), address(&with_text(query, ""), language)));
    }
    ways.push((ALL.text(language).to_owned(), address(&CatalogueQuery::default(), language)));
    ways.push((BY_THEME.text(language).to_owned(), language.href("/temi")));
    ways
}

/// What stands in the place of results where there are none.
pub fn nothing_found(found: &Found) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    let mut title = match found.query.text.as_str() {
        "" => words(NOTHING).to_owned(),
        text => NOTHING_WITH_TEXT.with(language, &[&text]),
    };
    if !found.query.chosen.is_empty() {
        title.push_str(words(WITH_FILTERS));
    }
    let ways = ways_on(found, language).into_iter().map(|(label, there)| {
        view! { <li><a href=there>{label}</a></li> }
    });
    view! {
        <div class="state">
            <h3>{title}</h3>
            <p>{words(WHAT_NOW)}</p>
            <ul>{ways.collect_view()}</ul>
        </div>
    }
}

/// What stands on a page behind the last one.
pub fn past_the_end(found: &Found) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    let last = found.page.pages;
    let there = address(&found.query.on_page(last.saturating_sub(1)), language);
    view! {
        <div class="state">
            <h3>{words(PAST_THE_END)}</h3>
            <p><a href=there>{LAST_PAGE.with(language, &[&last])}</a></p>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::model::CataloguePage;

    fn found(query: &str) -> Found {
        let page = CataloguePage {
            total: 0,
            page: 1,
            pages: 1,
            items: Vec::new(),
            similar: Vec::new(),
            did_you_mean: None,
            facets: Vec::new(),
            map: Vec::new(),
            chart: None,
            updated: String::new(),
        };
        Found { query: CatalogueQuery::parse(query), page }
    }

    #[test]
    fn each_filter_can_be_taken_off_and_so_can_all_or_the_words() {
        let ways = ways_on(&found("q=blockchain&tema=scuola&provincia=FC"), Language::Italian);
        let addresses: Vec<&str> = ways.iter().map(|(_, address)| address.as_str()).collect();
        let expected = [
            "/pratiche?q=blockchain&provincia=FC",
            "/pratiche?q=blockchain&tema=scuola",
            "/pratiche?q=blockchain",
            "/pratiche?tema=scuola&provincia=FC",
            "/pratiche",
            "/temi",
        ];
        assert_eq!(addresses, expected);
    }

    #[test]
    fn without_filters_there_is_the_whole_catalogue() {
        let ways = ways_on(&found("q=blockchain"), Language::English);
        let addresses: Vec<&str> = ways.iter().map(|(_, address)| address.as_str()).collect();
        assert_eq!(addresses, ["/en/pratiche", "/en/temi"]);
    }
}
