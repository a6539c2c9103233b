//! The page of a plan: its tree with counts, its views, and the search within it.

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::api::find_plan;
use super::plans_page::TITLE as PLANS;
use super::sheets::{Found, Hit, PlanHead, PlanSheet, View};
use super::source::SourceBlock;
use super::tree::{Tree, counted, counts_in_words};
use crate::i18n::{Message, message, use_language, use_words};
use crate::ui::{Crumb, DateWords, Highlighted, Loaded, PageHead, ResultBadge, Text, Updated};

const FIND: Message = message("Cerca nel piano", "Search this plan");
const FIND_HELP: Message = message(
    "Titoli, codici, obiettivi, indicatori, fasi e capitoli che hanno tutte le parole.",
    "Titles, codes, objectives, indicators, phases and chapters that hold all the words.",
);
const SEARCH: Message = message("Cerca", "Search");
const FOUND: Message = message("Trovati nel piano", "Found in the plan");
const RESULTS: (Message, Message) = (message("1 risultato", "1 result"), message("{} risultati", "{} results"));
const FIRST: Message = message("I primi {} su {}.", "The first {} of {}.");
const NONE: Message = message("Niente nel piano ha “{}”", "Nothing in the plan holds “{}”");
const NONE_TEXT: Message = message(
    "Prova con meno parole o con una parola più corta; oppure sfoglia l’albero qui sotto.",
    "Try fewer words or a shorter word; or browse the tree below.",
);
const CLEAR: Message = message("Togli la ricerca", "Clear the search");
const VIEWS: Message = message("Il piano in grafici e tabelle", "The plan in charts and tables");
const TREE: Message = message("L’albero del piano", "The plan’s tree");
const TREE_TEXT: Message = message(
    "Dal centro di responsabilità all’indirizzo, all’obiettivo strategico, all’azione, fino ai progetti.",
    "From the centre of responsibility to direction, strategic objective, action, and down to the projects.",
);
const CHECKS: Message = message("Verifiche sui numeri del piano", "Checks on the plan’s numbers");
const DRAWN_UP: Message = message("Elaborato il ", "Drawn up on ");

/// The page.
#[component]
pub fn PlanPage() -> impl IntoView {
    let language = use_language();
    let (params, query) = (use_params_map(), use_query_map());
    let asked = Memo::new(move |_| {
        let plan = params.read().get("plan").unwrap_or_default();
        (plan, query.read().get("q").unwrap_or_default())
    });
    let sheet = Resource::new(move || asked.get(), move |(plan, words)| find_plan(plan, words, language));
    view! { <Loaded data=sheet view=content/> }
}

fn content(sheet: PlanSheet) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let head = sheet.head;
    let title = head.plan.title.text(language).to_owned();
    let crumbs = vec![Crumb::new(words(PLANS), "/piani"), Crumb::new(title.clone(), head.path(""))];
    let query = sheet.found.as_ref().map(|found| found.query.clone()).unwrap_or_default();
    let path = head.path("");
    let found = sheet.found.map(|found| results(found, &path));
    let badges = sheet.results.into_iter().map(|(result, times)| view! { <ResultBadge result times/> " " });
    let checks = language.href(&format!("/osservatorio/verifiche?fonte={}", head.source.slug));
    view! {
        <PageHead title description=head.plan.summary.text(language).to_owned() crumbs/>
        {heading(&head, counts_in_words(sheet.counts, true, language))}
        <div class="page-end">
            <FindForm action=path.clone() query/>
            {found}
            {views(&head)}
            <section class="block" aria-labelledby="albero">
                <h2 id="albero">{words(TREE)}</h2>
                <p>{words(TREE_TEXT)}</p>
                <Tree branches=sheet.branches/>
            </section>
            <section class="block" aria-labelledby="verifiche">
                <h2 id="verifiche"><a href=checks>{words(CHECKS)}</a></h2>
                <p>{badges.collect_view()}</p>
            </section>
            <SourceBlock locator=head.plan.locator.clone() subject=head.plan.id.clone() head/>
        </div>
    }
}

fn heading(head: &PlanHead, counts: String) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    let entity = language.href(&format!("/enti/{}", head.entity.slug));
    view! {
        <div class="page-head">
            <span class="overline"><a href=entity>{head.entity.name.clone()}</a></span>
            <h1><Text text=head.plan.title.clone()/></h1>
            <p class="lead"><Text text=head.plan.summary.clone()/></p>
            <p class="page-meta">
                <span lang="it">{head.plan.area.clone()}</span>
                " "
                <span>{counts}</span>
                " "
                <span>{words(DRAWN_UP)} <DateWords date=head.plan.elaborated.clone()/></span>
                " "
                <Updated date=head.updated.clone()/>
            </p>
        </div>
    }
}

/// A form whose answer is an address.
#[component]
fn FindForm(
    /// The Italian path of the plan.
    action: String,
    /// The words searched for.
    query: String,
) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    view! {
        <form role="search" action=language.href(&action) method="get" aria-label=words(FIND)>
            <div class="form-group plan-find">
                <label for="cerca-piano">{words(FIND)}</label>
                <p class="form-text" id="cerca-piano-aiuto">{words(FIND_HELP)}</p>
                <div class="search-field">
                    <input id="cerca-piano" type="search" name="q" value=query autocomplete="off" maxlength="200"
                        aria-describedby="cerca-piano-aiuto"/>
                    <button type="submit">{words(SEARCH)}</button>
                </div>
            </div>
        </form>
    }
}

fn results(found: Found, path: &str) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    let clear = language.href(path);
    if found.hits.is_empty() {
        return view! {
            <section class="block" aria-labelledby="trovati">
                <div class="state">
                    <h2 id="trovati">{NONE.with(language, &[&found.query])}</h2>
                    <p>{words(NONE_TEXT)}</p>
                    <p><a href=clear>{words(CLEAR)}</a></p>
                </div>
            </section>
        }
        .into_any();
    }
    let shown = found.hits.len();
    let first =
        (found.total as usize > shown).then(|| view! { <p>{FIRST.with(language, &[&shown, &found.total])}</p> });
    view! {
        <section class="block" aria-labelledby="trovati">
            <div class="block-head">
                <h2 id="trovati">
                    {words(FOUND)} ": " <span class="mute">{counted(found.total, RESULTS, language)}</span>
                </h2>
                <a class="small" href=clear>{words(CLEAR)}</a>
            </div>
            {first}
            <ul class="rows">{found.hits.into_iter().map(hit).collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn hit(hit: Hit) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    view! {
        <li>
            <span class="overline">{words(hit.kind.label())}</span>
            <h3 class="row-title" lang="it">
                <a href=language.href(&hit.path)><Highlighted pieces=hit.pieces plain=String::new()/></a>
            </h3>
            <p class="small mute" lang="it">{hit.project} " · " {hit.locator}</p>
        </li>
    }
}

fn views(head: &PlanHead) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    let path = head.path("/");
    let links = View::ALL.iter().map(move |view| {
        let href = language.href(&format!("{path}{}", view.slug()));
        view! { <li><a class="chip" href=href>{words(view.label())}</a></li> }
    });
    view! {
        <nav class="block" aria-labelledby="viste">
            <h2 id="viste">{words(VIEWS)}</h2>
            <ul class="chips">{links.collect_view()}</ul>
        </nav>
    }
}
