//! A practice in short: themes, tools, channels, period, whom it is for, where it comes from, its lasting address.

use leptos::prelude::*;

use super::links::{PATH, address, download};
use super::model::{Practice, PracticeSheet};
use super::query::{CatalogueQuery, FacetName};
use crate::i18n::{Message, message, use_language, use_words};
use crate::registry::model::Labelled;
use crate::ui::{DateWords, Text, Unknown};

const THEMES: Message = message("Temi", "Themes");
const TOOLS: Message = message("Strumenti", "Tools");
const CHANNELS: Message = message("Canali", "Channels");
const WHEN: Message = message("Quando", "When");
const FROM: Message = message("dal ", "from ");
const TO: Message = message(" al ", " to ");
const FOR_WHOM: Message = message("Per chi", "For whom");
const SOURCE: Message = message("Fonte", "Source");
const PERMALINK: Message = message("Indirizzo stabile", "Lasting address");
const TAKE_AWAY: Message = message("Porta via il catalogo:", "Take the catalogue away:");

/// The facts.
pub fn facts(sheet: &PracticeSheet) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    let practice = &sheet.practice;
    let source_path = language.href(&format!("/fonti/{}", sheet.source.slug));
    let channels: Vec<&str> = practice.channels.iter().map(|channel| words(channel.label())).collect();
    let permalink = language.href(&format!("{PATH}/{}", practice.id));
    let shown = permalink.clone();
    view! {
        <dl class="facts facts-narrow">
            {fact(THEMES, chips(&sheet.themes, FacetName::Theme))}
            {fact(TOOLS, chips(&sheet.tools, FacetName::Tool))}
            {fact(CHANNELS, (!channels.is_empty()).then(|| channels.join(", ").into_any()))}
            {fact(WHEN, period(practice))}
            {fact(FOR_WHOM, practice.target.clone().map(|target| view! { <Text text=target/> }.into_any()))}
            <div>
                <dt>{words(SOURCE)}</dt>
                <dd>
                    <a href=source_path lang="it">{sheet.source.name.clone()}</a>
                    ", "
                    <DateWords date=sheet.source_date.clone()/>
                    ": "
                    <span lang="it">{practice.locator.clone()}</span>
                </dd>
            </div>
            <div>
                <dt>{words(PERMALINK)}</dt>
                <dd><a class="small" href=permalink>{shown}</a></dd>
            </div>
        </dl>
        <p class="take-away">
            <span>{words(TAKE_AWAY)}</span>
            " "
            <a href=download(&CatalogueQuery::default(), "json") rel="external">"JSON"</a>
            " "
            <a href=download(&CatalogueQuery::default(), "csv") rel="external">"CSV"</a>
        </p>
    }
}

/// A fact, or that no document says it.
fn fact(label: Message, content: Option<AnyView>) -> impl IntoView {
    let words = use_words();
    let content = content.unwrap_or_else(|| view! { <Unknown/> }.into_any());
    view! {
        <div>
            <dt>{words(label)}</dt>
            <dd>{content}</dd>
        </div>
    }
}

/// Links to all records with the same value of a facet.
fn chips(values: &[Labelled], facet: FacetName) -> Option<AnyView> {
    let language = use_language();
    let chips = values.iter().map(|value| {
        let there = address(&CatalogueQuery::default().toggled(facet, &value.slug), language);
        view! { <li><a class="chip" href=there>{value.label.clone()}</a></li> }
    });
    (!values.is_empty()).then(|| view! { <ul class="chips">{chips.collect_view()}</ul> }.into_any())
}

fn period(practice: &Practice) -> Option<AnyView> {
    let words = use_words();
    let start = practice.period_start.clone()?;
    let view = match practice.period_end.clone() {
        Some(end) => view! { {words(FROM)} <DateWords date=start/> {words(TO)} <DateWords date=end/> }.into_any(),
        None => view! { {words(FROM)} <DateWords date=start/> }.into_any(),
    };
    Some(view)
}
