//! The page of an exchange: the five sections of its sheet, and where the document contradicts itself.

use leptos::prelude::*;
use serde_json::{Value, json};

use super::api::find_exchange;
use super::dates::duration;
use super::model::ExchangeSheet;
use super::sheet_dates::{DATES, Dates};
use super::sheet_disagreements::{DISAGREEMENTS, Disagreements};
use super::sheet_participants::{PARTICIPANTS, Participants};
use super::sheet_programme::{PROGRAMME, Programme};
use crate::editorial::proposal::ProposalKind;
use crate::editorial::{ProposeLinks, ReportMistake};
use crate::i18n::{Language, Message, message, use_language, use_words};
use crate::platform::origin;
use crate::registry::datasets::LICENCE;
use crate::ui::{Crumb, PageIndex, RecordHead, Section, SectionTitle, Text, record_page};

const EXCHANGES: Message = message("Scambi", "Exchanges");
const KIND: Message = message("Scambio · edizione {}", "Exchange · {} edition");
const PAST: Message = message("Le date sono passate", "The dates have passed");
const PAST_TEXT: Message = message(
    "Tutte le date di questo scambio sono passate: non si possono più chiedere posti. La scheda resta, perché dice che \
     cosa si può vedere e chi lo sa fare.",
    "All dates of this exchange have passed: no more places can be asked for. The sheet stays, because it says what \
     there is to see and who knows how to do it.",
);
const INDEX: Message = message("Sezioni della scheda", "Sections of the sheet");
const HOST: SectionTitle = ("ospita", message("Chi ospita", "Who hosts"));
const PRACTICE: SectionTitle = ("pratica", message("Che cosa si vede", "What there is to see"));
const SOURCE: SectionTitle = ("fonte", message("La fonte", "The source"));
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
    record_page(find_exchange, content)
}

fn content(sheet: ExchangeSheet) -> impl IntoView {
    let language = use_language();
    let words = use_words();
    let exchange = sheet.exchange.clone();
    let kind = KIND.with(language, &[&exchange.edition]);
    let description = exchange.summary.text(language).to_owned();
    let above = vec![Crumb::new(words(EXCHANGES), "/scambi")];
    let path = format!("/scambi/{}", exchange.id);
    let data = Some(creative_work(&sheet, language));
    let hosts: Vec<&str> = sheet.hosts.iter().map(|host| host.name.as_str()).collect();
    let hosts = hosts.join(", ");
    let length = duration(&exchange, language);
    let updated = sheet.updated.clone();
    view! {
        <RecordHead kind title=exchange.title.clone() lead=Some(exchange.summary.clone()) description above path data updated>
            <span>{hosts}</span>
            " "
            <span>{length}</span>
        </RecordHead>
        <div class="with-aside page-end">
            <div>
                {sheet.past.then(past)}
                {own_sections(&sheet)}
                <Disagreements disagreements=sheet.disagreements.clone() source=sheet.source.clone()/>
                {source(&sheet, true)}
            </div>
            <aside class="sticky" aria-label=words(INDEX)>
                <PageIndex sections=sections(!sheet.disagreements.is_empty())/>
            </aside>
        </div>
    }
}

/// The five sections of a sheet: on its page, and where it is examined before it has one.
fn own_sections(sheet: &ExchangeSheet) -> impl IntoView + use<> {
    let exchange = sheet.exchange.clone();
    view! {
        {host(sheet)}
        {practice(sheet)}
        <Programme modules=sheet.modules.clone()/>
        <Participants exchange=exchange.clone()/>
        <Dates exchange sessions=sheet.sessions.clone()/>
    }
}

/// An exchange as its page would show it, below the heading of another page.
pub fn exchange_preview(sheet: &ExchangeSheet) -> impl IntoView + use<> {
    let summary = sheet.exchange.summary.clone();
    view! {
        <p class="lead"><Text text=summary/></p>
        {own_sections(sheet)}
        {source(sheet, false)}
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

fn host(sheet: &ExchangeSheet) -> impl IntoView + use<> {
    let language = use_language();
    let words = use_words();
    let label = if sheet.hosts.len() == 1 { ENTITY } else { ENTITIES };
    let hosts = sheet.hosts.clone().into_iter().enumerate().map(move |(position, host)| {
        let href = language.href(&format!("/enti/{}", host.slug));
        view! { {(position > 0).then_some(", ")} <a href=href>{host.name}</a> }
    });
    let office = sheet.exchange.office.clone();
    view! {
        <Section at=HOST number=1>
            <dl class="facts">
                <div><dt>{words(label)}</dt><dd>{hosts.collect_view()}</dd></div>
                <div><dt>{words(OFFICE)}</dt><dd lang="it">{office}</dd></div>
            </dl>
        </Section>
    }
}

fn practice(sheet: &ExchangeSheet) -> impl IntoView + use<> {
    let language = use_language();
    let words = use_words();
    let exchange = &sheet.exchange;
    let text = exchange.description.text(language).trim().to_owned();
    let lang = exchange.description.lang(language);
    let paragraphs: Vec<String> = text.split('\n').filter(|part| !part.is_empty()).map(str::to_owned).collect();
    let paragraphs = paragraphs.into_iter().map(move |part| view! { <p lang=lang>{part}</p> });
    let mode = exchange.mode.map(|mode| view! { <div><dt>{words(MODE)}</dt><dd>{words(mode.label())}</dd></div> });
    let tools: Vec<String> = sheet.tools.iter().map(|tool| tool.label.clone()).collect();
    let tools = (!tools.is_empty()).then(|| view! { <div><dt>{words(TOOLS)}</dt><dd>{tools.join(", ")}</dd></div> });
    let facts = (mode.is_some() || tools.is_some()).then(|| view! { <dl class="facts">{mode}{tools}</dl> });
    let themes = sheet.themes.clone().into_iter().map(move |theme| {
        let href = language.href(&format!("/temi/{}", theme.slug));
        view! { <li><a class="chip" href=href>{theme.label}</a></li> }
    });
    view! {
        <Section at=PRACTICE number=2>
            <div class="cards">
                <div class="prose">{paragraphs.collect_view()}</div>
                {facts}
                <ul class="chips" aria-label=words(THEMES)>{themes.collect_view()}</ul>
            </div>
        </Section>
    }
}

/// Where the sheet comes from; what is not published has nothing to report a mistake in.
fn source(sheet: &ExchangeSheet, published: bool) -> impl IntoView + use<> {
    let language = use_language();
    let words = use_words();
    let href = language.href(&format!("/fonti/{}", sheet.source.slug));
    let (name, locator, subject) =
        (sheet.source.name.clone(), sheet.exchange.locator.clone(), sheet.exchange.id.clone());
    view! {
        <Section at=SOURCE>
            <p>
                {words(TAKEN_FROM)}
                <a href=href lang="it">{name}</a>
                ", "
                <span lang="it">{locator}</span>
                "."
            </p>
            {published.then(|| {
                view! {
                    <ReportMistake subject=subject.clone()/>
                    <ProposeLinks kind=ProposalKind::Exchange id=subject/>
                }
            })}
        </Section>
    }
}

/// The sections that the sheet has.
fn sections(disagree: bool) -> Vec<SectionTitle> {
    let disagreements = disagree.then_some(DISAGREEMENTS);
    [HOST, PRACTICE, PROGRAMME, PARTICIPANTS, DATES].into_iter().chain(disagreements).chain([SOURCE]).collect()
}

fn creative_work(sheet: &ExchangeSheet, language: Language) -> Value {
    let exchange = &sheet.exchange;
    let address = |path: String| format!("{}{}", origin(), language.href(&path));
    let organization = |name: &str| json!({ "@type": "Organization", "name": name });
    let hosts: Vec<Value> = sheet.hosts.iter().map(|host| organization(&host.name)).collect();
    let themes: Vec<&str> = sheet.themes.iter().map(|theme| theme.label.as_str()).collect();
    json!({
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "name": exchange.title.text(language),
        "description": exchange.summary.text(language),
        "inLanguage": exchange.summary.lang(language).unwrap_or(language.tag()),
        "url": address(format!("/scambi/{}", exchange.id)),
        "creator": hosts,
        "about": themes,
        "dateModified": sheet.updated,
        "license": LICENCE,
        "isBasedOn": {
            "@type": "CreativeWork",
            "name": sheet.source.name,
            "url": address(format!("/fonti/{}", sheet.source.slug)),
        },
    })
}
