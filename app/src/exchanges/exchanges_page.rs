//! The page of all exchanges: what there is to see, where, for how long, when.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::api::list_exchanges;
use super::calendar::Calendar;
use super::dates::dates_in_words;
use super::filter::{Choices, ExchangeFilter};
use super::model::ExchangeCard;
use crate::i18n::{Message, message, use_language, use_words};
use crate::registry::model::Listing;
use crate::ui::{Choice, Crumb, Loaded, PageHead, Updated};

const TITLE: Message = message("Scambi", "Exchanges");
const LEAD: Message = message(
    "Si va a vedere una pratica dove la fanno: chi ospita, che cosa mostra, per quanti giorni, quando.",
    "Colleagues visit a practice where it is done: who hosts, what is shown, for how many days, when.",
);
const OVER: Message = message("L’edizione {} è conclusa", "The {} edition is over");
const OVER_TEXT: Message = message(
    "Tutte le date sono passate, e posti non se ne possono più chiedere. Le schede restano: dicono che cosa si può \
     vedere, e chi lo sa fare.",
    "All dates have passed, and no more places can be asked for. The sheets stay: they say what there is to see, and \
     who knows how to do it.",
);
const FILTERS: Message = message("Filtra gli scambi", "Filter the exchanges");
const THEME: Message = message("Tema", "Theme");
const HOST: Message = message("Ente che ospita", "Host");
const MONTH: Message = message("Mese", "Month");
const APPLY: Message = message("Filtra", "Filter");
const CLEAR: Message = message("Togli i filtri", "Remove the filters");
const COUNT: Message = message("{} scambi", "{} exchanges");
const ONE: Message = message("1 scambio", "1 exchange");
const NONE: Message = message("Nessuno scambio con questi filtri", "No exchange with these filters");
const NONE_TEXT: Message =
    message("Togline uno, oppure guarda tutti gli scambi.", "Remove one of them, or look at all exchanges.");

/// The page.
#[component]
pub fn ExchangesPage() -> impl IntoView {
    let language = use_language();
    let words = use_words();
    let cards = Resource::new(|| (), move |()| list_exchanges(language));
    view! {
        <PageHead title=words(TITLE) description=words(LEAD) crumbs=vec![Crumb::new(words(TITLE), "/scambi")]/>
        <div class="page-head">
            <h1>{words(TITLE)}</h1>
            <p class="lead">{words(LEAD)}</p>
        </div>
        <div class="page-end">
            <Loaded data=cards view=content/>
        </div>
    }
}

fn content(exchanges: Listing<ExchangeCard>) -> impl IntoView {
    let language = use_language();
    let query = use_query_map();
    let cards = exchanges.items;
    let choices = Choices::of(&cards, language);
    let filter = Memo::new(move |_| {
        let chosen = |name: &str| query.read().get(name).unwrap_or_default();
        ExchangeFilter { theme: chosen("tema"), host: chosen("ente"), month: chosen("mese") }
    });
    view! {
        <p class="page-meta"><Updated date=exchanges.updated/></p>
        <div class="cards">
            {over(&cards)}
            {move || {
                let filter = filter.get();
                let chosen = cards.iter().filter(|card| filter.takes(card)).cloned().collect();
                view! {
                    <Filters filter=filter.clone() choices=choices.clone()/>
                    <Results cards=chosen month=filter.month/>
                }
            }}
        </div>
    }
}

/// What is said where all dates of all exchanges have passed.
fn over(cards: &[ExchangeCard]) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    let edition = cards.iter().map(|card| card.edition.clone()).max();
    let edition = edition.filter(|_| cards.iter().all(|card| card.past));
    edition.map(|edition| {
        view! {
            <div class="callout callout-notice">
                <h2>{OVER.with(language, &[&edition])}</h2>
                <p>{words(OVER_TEXT)}</p>
            </div>
        }
    })
}

/// A form whose answer is an address.
#[component]
fn Filters(
    /// What is chosen.
    filter: ExchangeFilter,
    /// What there is to choose from.
    choices: Choices,
) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let action = language.href("/scambi");
    let clear = (!filter.is_empty()).then(|| view! { <a href=action.clone()>{words(CLEAR)}</a> });
    view! {
        <form role="search" action=action.clone() method="get" aria-label=words(FILTERS)>
            <div class="filters">
                <Choice name="tema" label=words(THEME) options=choices.themes chosen=filter.theme/>
                <Choice name="ente" label=words(HOST) options=choices.hosts chosen=filter.host/>
                <Choice name="mese" label=words(MONTH) options=choices.months chosen=filter.month/>
                <p class="actions">
                    <button class="btn" type="submit">{words(APPLY)}</button>
                    {clear}
                </p>
            </div>
        </form>
    }
}

/// The chosen exchanges, and their dates.
#[component]
fn Results(
    /// The exchanges.
    cards: Vec<ExchangeCard>,
    /// The month chosen, or nothing.
    month: String,
) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    if cards.is_empty() {
        return view! {
            <div class="state">
                <h2>{words(NONE)}</h2>
                <p>{words(NONE_TEXT)}</p>
                <p><a href=language.href("/scambi")>{words(CLEAR)}</a></p>
            </div>
        }
        .into_any();
    }
    let count = if cards.len() == 1 { words(ONE).to_owned() } else { COUNT.with(language, &[&cards.len()]) };
    let listed = cards.clone().into_iter().map(card);
    view! {
        <section class="block" aria-labelledby="quanti">
            <h2 id="quanti">{count}</h2>
            <div class="cards">{listed.collect_view()}</div>
        </section>
        <Calendar cards month/>
    }
    .into_any()
}

fn card(card: ExchangeCard) -> impl IntoView {
    let language = use_language();
    let href = language.href(&format!("/scambi/{}", card.slug));
    let hosts: Vec<String> = card.hosts.into_iter().map(|host| host.name).collect();
    let themes = card.themes.into_iter().map(move |theme| {
        let href = language.href(&format!("/temi/{}", theme.slug));
        view! { <span><a href=href>{theme.label}</a></span> " " }
    });
    let capacity = card.capacity.map(|capacity| view! { <span>{capacity}</span> " " });
    view! {
        <article class="it-card">
            <span class="overline">{hosts.join(", ")}</span>
            <h3 class="it-card-title"><a href=href lang=card.lang.clone()>{card.title}</a></h3>
            <p lang=card.lang>{card.summary}</p>
            <p class="it-card-footer">
                <span>{card.duration}</span>
                " "
                <span>{dates_in_words(&card.dates, language)}</span>
                " "
                {capacity}
                {themes.collect_view()}
            </p>
        </article>
    }
}
