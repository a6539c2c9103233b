//! The page of an exchange: the five sections of its sheet, and where the document contradicts itself.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use serde_json::{Value, json};

use super::api::find_exchange;
use super::dates::duration;
use super::model::{ExchangeCard, ExchangeSheet};
use super::sheet_dates::Dates;
use super::sheet_disagreements::Disagreements;
use super::sheet_participants::Participants;
use super::sheet_programme::Programme;
use crate::editorial::ReportMistake;
use crate::i18n::{Language, Message, message, use_language, use_words};
use crate::platform::origin;
use crate::ui::{Crumb, Loaded, PageHead, StructuredData, Text, Updated};

const EXCHANGES: Message = message("Scambi", "Exchanges");
const KIND: Message = message("Scambio · edizione {}", "Exchange · {} edition");
const PAST: Message = message("Le date sono passate", "The dates have passed");
const PAST_TEXT: Message = message(
    "Tutte le date di questo scambio sono passate: non si possono più chiedere posti. La scheda resta, perché dice che \
     cosa si può vedere e chi lo sa fare.",
    "All dates of this exchange have passed: no more places can be asked for. The sheet stays, because it says what \
     there is to see and who knows how to do it.",
);
const INDEX: Message = message("In questa pagina", "On this page");
const HOST: Message = message("Chi ospita", "Who hosts");
const PRACTICE: Message = message("Che cosa si vede", "What there is to see");
const PROGRAMME: Message = message("Il programma", "The programme");
const PARTICIPANTS: Message = message("Chi può venire", "Who may come");
const DATES: Message = message("Durata e date", "Duration and dates");
const DISAGREEMENTS: Message = message("Dove il documento non concorda", "Where the document disagrees");
const SOURCE: Message = message("La fonte", "The source");
const ENTITY: Message = message("Ente", "Host");
const ENTITIES: Message = message("Enti", "Hosts");
const OFFICE: Message = message("Ufficio", "Office");
const MODE: Message = message("Come ci si incontra", "How people meet");
const THEMES: Message = message("Temi", "Themes");
const TOOLS: Message = message("Strumenti", "Tools");
const TAKEN_FROM: Message = message("Questa scheda viene da ", "This sheet comes from ");

/// The page.
#[component]
pub fn ExchangePage() -> impl IntoView {
    let language = use_language();
    let params = use_params_map();
    let slug = Memo::new(move |_| params.read().get("slug").unwrap_or_default());
    let sheet = Resource::new(move || slug.get(), move |slug| find_exchange(slug, language));
    view! { <Loaded data=sheet view=content/> }
}

fn content(sheet: ExchangeSheet) -> impl IntoView {
    let language = use_language();
    let words = use_words();
    let exchange = &sheet.card.exchange;
    let title = exchange.title.text(language).to_owned();
    let path = format!("/scambi/{}", exchange.id);
    let crumbs = vec![Crumb::new(words(EXCHANGES), "/scambi"), Crumb::new(title.clone(), path)];
    let disagree = !sheet.disagreements.is_empty();
    let data = creative_work(&sheet, language);
    view! {
        <PageHead title description=exchange.summary.text(language).to_owned() crumbs/>
        <StructuredData data/>
        <Heading card=sheet.card.clone() updated=sheet.updated.clone()/>
        <div class="with-aside page-end">
            <div>
                {sheet.card.past.then(past)}
                {host(&sheet.card)}
                {practice(&sheet)}
                <Programme modules=sheet.modules.clone()/>
                <Participants exchange=exchange.clone()/>
                <Dates exchange=exchange.clone() sessions=sheet.card.sessions.clone()/>
                <Disagreements disagreements=sheet.disagreements.clone() source=sheet.source.clone()/>
                {source(&sheet)}
            </div>
            {page_index(disagree)}
        </div>
    }
}

#[component]
fn Heading(
    /// The exchange.
    card: ExchangeCard,
    /// When the data last changed.
    updated: String,
) -> impl IntoView {
    let language = use_language();
    let hosts: Vec<&str> = card.hosts.iter().map(|host| host.name.as_str()).collect();
    view! {
        <div class="page-head">
            <span class="overline">{KIND.with(language, &[&card.exchange.edition])}</span>
            <h1><Text text=card.exchange.title.clone()/></h1>
            <p class="lead"><Text text=card.exchange.summary.clone()/></p>
            <p class="page-meta">
                <span>{hosts.join(", ")}</span>
                " "
                <span>{duration(&card.exchange, language)}</span>
                " "
                <Updated date=updated/>
            </p>
        </div>
    }
}

fn past() -> impl IntoView {
    let words = use_words();
    view! {
        <div class="callout callout-notice">
            <h2>{words(PAST)}</h2>
            <p>{words(PAST_TEXT)}</p>
        </div>
    }
}

fn host(card: &ExchangeCard) -> impl IntoView + use<> {
    let language = use_language();
    let words = use_words();
    let label = if card.hosts.len() == 1 { ENTITY } else { ENTITIES };
    let hosts = card.hosts.clone().into_iter().enumerate().map(move |(position, host)| {
        let href = language.href(&format!("/enti/{}", host.slug));
        view! { {(position > 0).then_some(", ")} <a href=href>{host.name}</a> }
    });
    view! {
        <section class="block" aria-labelledby="ospita">
            <h2 id="ospita">"1. " {words(HOST)}</h2>
            <dl class="facts">
                <div><dt>{words(label)}</dt><dd>{hosts.collect_view()}</dd></div>
                <div><dt>{words(OFFICE)}</dt><dd lang="it">{card.exchange.office.clone()}</dd></div>
            </dl>
        </section>
    }
}

fn practice(sheet: &ExchangeSheet) -> impl IntoView + use<> {
    let language = use_language();
    let words = use_words();
    let exchange = &sheet.card.exchange;
    let text = exchange.description.text(language).trim().to_owned();
    let lang = exchange.description.lang(language);
    let paragraphs: Vec<String> = text.split('\n').filter(|part| !part.is_empty()).map(str::to_owned).collect();
    let paragraphs = paragraphs.into_iter().map(move |part| view! { <p lang=lang>{part}</p> });
    let mode = exchange.mode.map(|mode| view! { <div><dt>{words(MODE)}</dt><dd>{words(mode.label())}</dd></div> });
    let tools: Vec<String> = sheet.tools.iter().map(|tool| tool.label.clone()).collect();
    let tools = (!tools.is_empty()).then(|| view! { <div><dt>{words(TOOLS)}</dt><dd>{tools.join(", ")}</dd></div> });
    let facts = (mode.is_some() || tools.is_some()).then(|| view! { <dl class="facts">{mode}{tools}</dl> });
    let themes = sheet.card.themes.clone().into_iter().map(move |theme| {
        let href = language.href(&format!("/temi/{}", theme.slug));
        view! { <li><a class="chip" href=href>{theme.label}</a></li> }
    });
    view! {
        <section class="block" aria-labelledby="pratica">
            <h2 id="pratica">"2. " {words(PRACTICE)}</h2>
            <div class="cards">
                <div class="prose">{paragraphs.collect_view()}</div>
                {facts}
                <ul class="chips" aria-label=words(THEMES)>{themes.collect_view()}</ul>
            </div>
        </section>
    }
}

fn source(sheet: &ExchangeSheet) -> impl IntoView + use<> {
    let language = use_language();
    let words = use_words();
    let href = language.href(&format!("/fonti/{}", sheet.source.slug));
    view! {
        <section class="block" aria-labelledby="fonte">
            <h2 id="fonte">{words(SOURCE)}</h2>
            <p>
                {words(TAKEN_FROM)}
                <a href=href lang="it">{sheet.source.name.clone()}</a>
                ", "
                <span lang="it">{sheet.card.exchange.locator.clone()}</span>
                "."
            </p>
            <ReportMistake subject=sheet.card.exchange.id.clone()/>
        </section>
    }
}

/// Links to the sections.
fn page_index(disagree: bool) -> impl IntoView {
    let words = use_words();
    let sections = [
        Some(("#ospita", HOST)),
        Some(("#pratica", PRACTICE)),
        Some(("#programma", PROGRAMME)),
        Some(("#partecipa", PARTICIPANTS)),
        Some(("#date", DATES)),
        disagree.then_some(("#discordanze", DISAGREEMENTS)),
        Some(("#fonte", SOURCE)),
    ];
    let links = sections.into_iter().flatten().map(move |(href, label)| {
        view! { <li><a href=href>{words(label)}</a></li> }
    });
    view! {
        <aside class="sticky" aria-label=words(INDEX)>
            <nav class="page-index" aria-labelledby="indice" data-element="page-index">
                <p class="overline" id="indice">{words(INDEX)}</p>
                <ol class="index-list">{links.collect_view()}</ol>
            </nav>
        </aside>
    }
}

fn creative_work(sheet: &ExchangeSheet, language: Language) -> Value {
    let card = &sheet.card;
    let address = |path: String| format!("{}{}", origin(), language.href(&path));
    let organization = |name: &str| json!({ "@type": "Organization", "name": name });
    let hosts: Vec<Value> = card.hosts.iter().map(|host| organization(&host.name)).collect();
    let themes: Vec<&str> = card.themes.iter().map(|theme| theme.label.as_str()).collect();
    json!({
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "name": card.exchange.title.text(language),
        "description": card.exchange.summary.text(language),
        "inLanguage": card.exchange.summary.lang(language).unwrap_or(language.tag()),
        "url": address(format!("/scambi/{}", card.exchange.id)),
        "creator": hosts,
        "about": themes,
        "dateModified": sheet.updated,
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "isBasedOn": {
            "@type": "CreativeWork",
            "name": sheet.source.name,
            "url": address(format!("/fonti/{}", sheet.source.slug)),
        },
    })
}
