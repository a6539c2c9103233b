//! The results of a search as a table that its links sort.

use leptos::prelude::*;

use super::links::{address, ordered};
use super::model::SearchItem;
use super::query::{CatalogueQuery, FacetName, Order};
use super::results::Found;
use crate::i18n::{Message, message, use_language, use_words};
use crate::ui::{Highlighted, entities_in_words};

const FRAME: Message = message("Risultati, tabella", "Results, table");
const CAPTION: Message = message("Che cosa è stato trovato", "What was found");
const TITLE: Message = message("Titolo", "Title");
const ENTITIES: Message = message("Enti", "Entities");
const THEMES: Message = message("Temi", "Themes");
const PERIOD: Message = message("Periodo", "Period");

/// The results of a page, one in a row.
pub fn result_table(found: &Found) -> impl IntoView + use<> {
    let words = use_words();
    let rows = found.page.items.iter().map(row);
    view! {
        <div class="table-frame" role="region" aria-label=words(FRAME) tabindex="0">
            <table class="table">
                <caption class="visually-hidden">{words(CAPTION)}</caption>
                <thead>
                    <tr>
                        {sorted_by(&found.query, TITLE, Order::Title)}
                        <th scope="col">{words(FacetName::Kind.label())}</th>
                        {sorted_by(&found.query, ENTITIES, Order::Entity)}
                        <th scope="col">{words(THEMES)}</th>
                        {sorted_by(&found.query, PERIOD, Order::Newest)}
                        <th scope="col">{words(FacetName::Source.label())}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}

/// The head of a column that an order sorts.
fn sorted_by(query: &CatalogueQuery, label: Message, order: Order) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    let direction = if order == Order::Newest { "descending" } else { "ascending" };
    let sorted = (query.effective_order() == order).then_some(direction);
    view! {
        <th scope="col" aria-sort=sorted>
            <a href=address(&ordered(query, order), language)>{words(label)}</a>
        </th>
    }
}

fn row(item: &SearchItem) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    let item = item.clone();
    let entities = entities_in_words(&item.entities, language);
    let last = item.themes.len().saturating_sub(1);
    let themes = item.themes.into_iter().enumerate().map(move |(place, theme)| {
        let there = language.href(&format!("/temi/{}", theme.slug));
        view! { <a href=there>{theme.label}</a> {(place < last).then_some(", ")} }
    });
    let source_path = language.href(&format!("/fonti/{}", item.source));
    let source = (!item.source.is_empty()).then(|| view! { <a href=source_path lang="it">{item.source_name}</a> });
    view! {
        <tr>
            <th scope="row">
                <a href=item.url lang=item.lang><Highlighted pieces=item.highlights.title plain=item.title/></a>
            </th>
            <td>{words(item.kind.0.label())}</td>
            <td class="wrap">{entities}</td>
            <td class="wrap">{themes.collect_view()}</td>
            <td>{item.period}</td>
            <td>{source}</td>
        </tr>
    }
}
