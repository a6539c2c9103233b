//! What a search found: how many, in which order, as cards, table, map or chart; and how to take it away.

use leptos::prelude::*;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::chart::result_chart;
use super::links::{address, download};
use super::map::result_map;
use super::model::{CataloguePage, SearchItem};
use super::nothing_found::{did_you_mean, nothing_found, past_the_end};
use super::query::{CatalogueQuery, Order, View};
use super::table::result_table;
use crate::i18n::{Language, Message, decimal, message, use_language, use_words};
use crate::ui::{Pager, RecordCard};

const NO_RESULT: Message = message("Nessun risultato", "No results");
const ONE_RESULT: Message = message("1 risultato", "1 result");
const RESULTS: Message = message("{} risultati", "{} results");
const AND_ONE_SIMILAR: Message = message("e 1 simile", "and 1 similar one");
const AND_SIMILAR: Message = message("e {} simili", "and {} similar ones");
const ORDER: Message = message("Ordine", "Order");
const VIEWS: Message = message("Vista dei risultati", "View of the results");
const SIMILAR: Message = message("Risultati simili", "Similar results");
const SIMILAR_TEXT: Message = message(
    "Parole vicine a quelle cercate, per esempio con una lettera diversa.",
    "Words close to those you searched for, for example with one letter changed.",
);
const TAKE_AWAY: Message = message("Porta via:", "Take away:");
const SAVE: Message = message("Salva la ricerca", "Save the search");
const SAVE_TEXT: Message = message(
    "“Salva la ricerca” porta all’indirizzo stabile di questa ricerca: tienilo tra i preferiti o mandalo a chi vuoi. \
     Il feed Atom ti avvisa quando si aggiunge qualcosa.",
    "“Save the search” leads to the lasting address of this search: bookmark it, or send it to anyone. The Atom feed \
     tells you when something is added.",
);

/// The id of the heading that says how many results there are.
pub const COUNT_ID: &str = "quanti";

/// What a search found, with the query that asked for it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// The query.
    pub query: CatalogueQuery,
    /// What it found.
    pub page: CataloguePage,
}

/// A number of results in words.
pub fn results_in_words(count: u64, language: Language) -> String {
    match count {
        0 => NO_RESULT.text(language).to_owned(),
        1 => ONE_RESULT.text(language).to_owned(),
        _ => RESULTS.with(language, &[&decimal(Decimal::from(count), 0, language)]),
    }
}

fn similar_in_words(count: usize, language: Language) -> Option<String> {
    match count {
        0 => None,
        1 => Some(AND_ONE_SIMILAR.text(language).to_owned()),
        _ => Some(AND_SIMILAR.with(language, &[&count])),
    }
}

/// The results with what stands around them.
pub fn results(found: Found) -> impl IntoView {
    let language = use_language();
    let similar_count = similar_in_words(found.page.similar.len(), language);
    view! {
        <div class="result-bar">
            <h2 class="h-plain" id=COUNT_ID tabindex="-1" aria-live="polite">
                {results_in_words(found.page.total, language)}
                {similar_count.map(|count| view! { " " <span class="mute">{count}</span> })}
            </h2>
            <div class="result-tools">
                {order_choice(&found.query)}
                {view_links(&found.query)}
            </div>
        </div>
        {did_you_mean(&found)}
        {shown(&found)}
        {(found.page.total > 0).then(|| result_end(&found))}
        {(!found.page.similar.is_empty()).then(|| similar(&found))}
    }
}

/// The orders to choose from, the default one first. It has no word in the address: with words to find it is another
/// one than without, and without them there is no relevance.
fn orders(query: &CatalogueQuery) -> Vec<(Order, &'static str)> {
    let default = CatalogueQuery { order: None, ..query.clone() }.effective_order();
    let others = Order::ALL.iter().copied().filter(|order| *order != default);
    let others = others.filter(|order| *order != Order::Relevance).map(|order| (order, order.slug()));
    std::iter::once((default, "")).chain(others).collect()
}

fn order_choice(query: &CatalogueQuery) -> impl IntoView + use<> {
    let words = use_words();
    let orders = orders(query);
    let chosen = query.effective_order();
    let value = orders.iter().find(|(order, _)| *order == chosen).map_or("", |(_, value)| value);
    let options = orders.into_iter().map(move |(order, value)| {
        view! { <option value=value selected=order == chosen>{words(order.label())}</option> }
    });
    view! {
        <div class="order">
            <label for="ordine">{words(ORDER)}</label>
            <select class="form-select" id="ordine" name="ordine" prop:value=value>{options.collect_view()}</select>
        </div>
    }
}

fn view_links(query: &CatalogueQuery) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    let shown = query.effective_view();
    let query = query.clone();
    let links = View::ALL.iter().map(move |view| {
        let current = (*view == shown).then_some("true");
        view! {
            <li>
                <a href=address(&query.in_view(*view), language) aria-current=current>{words(view.label())}</a>
            </li>
        }
    });
    view! { <nav aria-label=words(VIEWS)><ul class="segments">{links.collect_view()}</ul></nav> }
}

fn shown(found: &Found) -> AnyView {
    let view = found.query.effective_view();
    match (found.page.total, view) {
        (0, _) => nothing_found(found).into_any(),
        (_, View::Map) => result_map(found).into_any(),
        (_, View::Chart) => result_chart(found).into_any(),
        _ if found.page.items.is_empty() => past_the_end(found).into_any(),
        (_, View::Table) => result_table(found).into_any(),
        (_, View::List) => cards(&found.page.items).into_any(),
    }
}

fn cards(items: &[SearchItem]) -> impl IntoView + use<> {
    let cards = items.iter().map(|item| view! { <RecordCard item=item.clone() level=3/> });
    view! { <div class="cards">{cards.collect_view()}</div> }
}

fn result_end(found: &Found) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    let query = found.query.clone();
    let href = Callback::new(move |page: u32| address(&query.on_page(page.saturating_sub(1)), language));
    let pager = (!matches!(found.query.effective_view(), View::Map | View::Chart))
        .then(|| view! { <Pager page=found.page.page pages=found.page.pages href=href/> });
    let formats = [("CSV", "csv"), ("JSON", "json"), ("Atom", "atom")].map(|(name, format)| {
        view! { <a href=download(&found.query, format) rel="external">{name}</a> " " }
    });
    let lasting = address(&found.query.on_page(0), language);
    view! {
        <div class="result-end">
            {pager}
            <p class="take-away">
                <span>{words(TAKE_AWAY)}</span>
                " "
                {formats.into_iter().collect_view()}
                <a href=lasting>{words(SAVE)}</a>
            </p>
        </div>
        <p class="small mute">{words(SAVE_TEXT)}</p>
    }
}

fn similar(found: &Found) -> impl IntoView + use<> {
    let words = use_words();
    view! {
        <section class="similar" aria-labelledby="simili">
            <h2 class="h-plain" id="simili">{words(SIMILAR)}</h2>
            <p class="small mute">{words(SIMILAR_TEXT)}</p>
            {cards(&found.page.similar)}
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_result_is_singular() {
        assert_eq!(results_in_words(0, Language::Italian), "Nessun risultato");
        assert_eq!(results_in_words(1, Language::Italian), "1 risultato");
        assert_eq!(results_in_words(1_204, Language::Italian), "1.204 risultati");
        assert_eq!(results_in_words(1_204, Language::English), "1,204 results");
    }

    #[test]
    fn the_default_order_has_no_word_in_the_address() {
        let without_words = orders(&CatalogueQuery::parse("ordine=ente"));
        assert_eq!(without_words, [(Order::Title, ""), (Order::Newest, "recenti"), (Order::Entity, "ente")]);
        let with_words = orders(&CatalogueQuery::parse("q=buoni&ordine=ente"));
        assert_eq!(with_words[0], (Order::Relevance, ""));
        assert_eq!(with_words[1..], [(Order::Newest, "recenti"), (Order::Title, "titolo"), (Order::Entity, "ente")]);
    }
}
