//! The observatory's first page: the charts, the checks in numbers, the measured services.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::api::find_overview;
use super::compare_page::{self, TITLE as COMPARE};
use super::compose_page::{self, TITLE as COMPOSE};
use super::model::{ChartGroup, ChartLine, CheckResult, ChecksQuery, Overview, Service};
use super::stories::api::list_stories;
use super::stories::model::StoryLine;
use super::stories::story_cards;
use crate::charts::OwnEntity;
use crate::i18n::{Message, decimal, message, use_language, use_words};
use crate::ui::{Loaded, Part, Text, TitledPage, Updated};

/// What the page is called.
pub const TITLE: Message = message("Osservatorio", "Observatory");
const LEAD: Message = message(
    "I numeri delle fonti, con base, periodo e grado; e i conti rifatti, dove tornano e dove no.",
    "The sources’ numbers, with base, period and grade; and the computations done again, where they fit and where not.",
);
const CHARTS: Message = message("Grafici", "Charts");
const CHECKS: Message = message("Verifiche", "Checks");
const ALL_CHECKS: Message = message("Tutte le verifiche", "All checks");
const FIGURES: Message = message("dati", "figures");
const STORIES: Message = message("Storie", "Stories");
const SERVICES: Message = message("Servizi misurati", "Measured services");
const SERVICE_CHECKS: Message = message("Verifiche su questo servizio", "Checks on this service");
const SERVICE_SOURCE: Message = message("Tutti i dati nella fonte", "All figures in the source");

/// The page.
#[component]
pub fn ObservatoryPage() -> impl IntoView {
    let language = use_language();
    let search = use_location().search;
    let stories = Resource::new(|| (), move |()| list_stories(language));
    let overview = Resource::new(move || search.get(), find_overview);
    view! {
        <TitledPage title=TITLE lead=LEAD path="/osservatorio">
        <Part data=stories view=told/>
        <Loaded data=overview view=sheet/>
        </TitledPage>
    }
}

/// The stories; without any, nothing.
fn told(stories: Vec<StoryLine>) -> impl IntoView {
    let language = use_language();
    let words = use_words();
    (!stories.is_empty()).then(|| {
        view! {
            <section class="block" aria-labelledby="storie">
                <h2 id="storie"><a href=language.href("/osservatorio/storie")>{words(STORIES)}</a></h2>
                {story_cards(stories)}
            </section>
        }
    })
}

fn sheet(overview: Overview) -> impl IntoView {
    let language = use_language();
    let words = use_words();
    let query = overview.own.query();
    let compare = language.href(&format!("{}{query}", compare_page::PATH));
    let compose = language.href(&format!("{}{query}", compose_page::PATH));
    let notices = overview.notices.into_iter().map(|notice| view! { <p class="chart-notice"><Text text=notice/></p> });
    let notices = notices.collect_view();
    let groups = overview.groups.into_iter().map(|group| charts(group, &query)).collect_view();
    let services = overview.services.into_iter().map(service).collect_view();
    view! {
        <section class="block" aria-labelledby="grafici">
            <h2 id="grafici">{words(CHARTS)}</h2>
            <OwnEntity path="/osservatorio".to_owned() entities=overview.entities own=overview.own others=Vec::new()/>
            {notices}
            <ul class="chips">
                <li><a class="chip" href=compare>{words(COMPARE)}</a></li>
                <li><a class="chip" href=compose>{words(COMPOSE)}</a></li>
            </ul>
            {groups}
        </section>
        <section class="block" aria-labelledby="verifiche">
            <div class="block-head">
                <h2 id="verifiche">{words(CHECKS)}</h2>
                <a class="small" href=language.href("/osservatorio/verifiche")>{words(ALL_CHECKS)}</a>
            </div>
            <dl class="ledger">
                <div><dt>{words(FIGURES)}</dt><dd>{decimal(overview.figures.into(), 0, language)}</dd></div>
                {overview.counts.into_iter().map(count).collect_view()}
            </dl>
        </section>
        <section class="block" aria-labelledby="servizi">
            <h2 id="servizi">{words(SERVICES)}</h2>
            <ul class="rows">{services}</ul>
        </section>
        <p class="page-meta"><Updated date=overview.updated/></p>
    }
}

/// The charts of a document.
fn charts(group: ChartGroup, query: &str) -> impl IntoView + use<> {
    let href = use_language().href(&format!("/fonti/{}", group.source.slug));
    let cards = group.charts.into_iter().map(|line| chart(line, query)).collect_view();
    view! {
        <h3 class="chart-source"><a href=href lang="it">{group.source.name}</a></h3>
        <div class="cards">{cards}</div>
    }
}

fn chart(line: ChartLine, query: &str) -> impl IntoView + use<> {
    let href = use_language().href(&format!("/osservatorio/{}{query}", line.slug));
    let own = line.own.map(|own| view! { <p class="chart-own"><Text text=own/></p> });
    view! {
        <article class="it-card">
            <h4 class="it-card-title"><a href=href><Text text=line.name/></a></h4>
            <p class="finding"><Text text=line.finding/></p>
            {own}
        </article>
    }
}

/// A number of checks, which leads to them.
pub(super) fn count((result, count): (CheckResult, u32)) -> impl IntoView {
    let language = use_language();
    let query = ChecksQuery { result: Some(result), ..ChecksQuery::default() };
    let href = language.href(&format!("/osservatorio/verifiche{}", query.to_query_string()));
    view! { <div><dt><a href=href>{result.label().text(language)}</a></dt><dd>{decimal(count.into(), 0, language)}</dd></div> }
}

fn service(service: Service) -> impl IntoView {
    let language = use_language();
    let words = use_words();
    let query = ChecksQuery { service: Some(service.id), ..ChecksQuery::default() };
    let checks = language.href(&format!("/osservatorio/verifiche{}", query.to_query_string()));
    let source = language.href(&format!("/fonti/{}", service.source));
    view! {
        <li>
            <h3 class="row-title"><Text text=service.name/></h3>
            <p><Text text=service.finding/></p>
            <p class="small mute">
                <a href=checks>{words(SERVICE_CHECKS)}</a>
                " · "
                <a href=source>{words(SERVICE_SOURCE)}</a>
            </p>
        </li>
    }
}
