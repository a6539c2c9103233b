//! The page of a project: objectives with expected values, phases, budget, effort, and what does not add up.

use leptos::prelude::*;

use super::api::find_project;
use super::check_list::{CheckList, TITLE as UNEQUAL};
use super::grid_table::GridTable;
use super::model::{Objective, Project};
use super::part_page::part_page;
use super::plans_page::TITLE as PLANS;
use super::practices::Practices;
use super::sheets::{Grid, PlanHead, ProjectSheet};
use super::source::SourceBlock;
use crate::i18n::{Language, Message, message, use_language, use_words};
use crate::registry::model::Labelled;
use crate::ui::{Crumb, PageHead, Text, Updated};

const INDEX: Message = message("In questa pagina", "On this page");
const PLACE: Message = message("Dove sta nel piano", "Its place in the plan");
const OBJECTIVES: Message = message("Obiettivi e valori attesi", "Objectives and expected values");
const PHASES: Message = message("Fasi", "Phases");
const MEASURES: Message = message("Le misure, giorno per giorno", "The measures, day by day");
const BUDGET: Message = message("Budget", "Budget");
const PEOPLE: Message = message("Persone", "People");
const PRACTICES: Message = message("Le pratiche che gli corrispondono", "The practices that correspond to it");
const CATALOGUE: Message = message("Nel catalogo", "In the catalogue");
const SOURCE: Message = message("La fonte", "The source");
const NO_PHASES: Message =
    message("Il documento non elenca fasi di questo progetto.", "The document lists no phases of this project.");
const NO_BUDGET: Message =
    message("Il documento non stampa capitoli di questo progetto.", "The document prints no chapters of this project.");
const PEOPLE_TEXT: Message = message(
    "Le persone sono contate, senza nomi. Un tempo pieno è una persona al 100 % per tutto l’anno.",
    "People are counted, without names. A full time is one person at 100 % for the whole year.",
);
const CENTRE: Message = message("Centro di responsabilità", "Centre of responsibility");
const DIRECTION: Message = message("Indirizzo", "Direction");
const STRATEGIC: Message = message("Obiettivo strategico", "Strategic objective");
const ACTION: Message = message("Azione", "Action");
const THEMES: Message = message("Temi", "Themes");
const TOOLS: Message = message("Strumenti", "Tools");
const HEADING: Message = message("Nel documento: «{}»", "In the document: “{}”");
const LOST: Message = message(
    "Il testo del documento ha perso il titolo di questo tipo di obiettivo.",
    "The text of the document lost the heading of this kind of objective.",
);

/// The page.
#[component]
pub fn ProjectPage() -> impl IntoView {
    part_page("project", find_project, content)
}

fn content(sheet: ProjectSheet) -> impl IntoView {
    let language = use_language();
    let (head, project) = (sheet.head.clone(), sheet.project.clone());
    let title = format!("{} {}", project.code, project.title.text(language));
    let checks = format!("/osservatorio/verifiche?progetto={}", project.id);
    let index = page_index(&sheet);
    view! {
        <PageHead title description=project.summary.text(language).to_owned() crumbs=crumbs(&sheet, language)/>
        {heading(&project, &head)}
        <div class="with-aside page-end">
            <div>
                {place(&sheet)}
                {objectives(&head, sheet.objectives)}
                {sheet.measures.map(|grid| section("misure", MEASURES, vec![grid]).into_any())}
                {phases(sheet.phases)}
                {budget([sheet.chapters, sheet.totals])}
                {people(sheet.effort)}
                <CheckList checks=sheet.checks path=checks/>
                {practices(sheet.practices)}
                <SourceBlock locator=project.locator.clone() subject=project.id.clone() head=head.clone()/>
            </div>
            {index}
        </div>
    }
}

fn crumbs(sheet: &ProjectSheet, language: Language) -> Vec<Crumb> {
    let head = &sheet.head;
    vec![
        Crumb::new(PLANS.text(language), "/piani"),
        Crumb::new(head.plan.title.text(language), head.path("")),
        Crumb::new(format!("CDR {}", sheet.centre.code), head.path(&format!("/centri/{}", sheet.centre.id))),
        Crumb::new(sheet.project.code.clone(), head.path(&format!("/progetti/{}", sheet.project.id))),
    ]
}

fn heading(project: &Project, head: &PlanHead) -> impl IntoView + use<> {
    let words = use_words();
    let subtitle = project.subtitle.clone().map(|subtitle| view! { <p lang="it">{subtitle}</p> });
    view! {
        <div class="page-head">
            <span class="overline">{words(project.kind.label())} " " {project.code.clone()}</span>
            <h1 class="title-long"><Text text=project.title.clone()/></h1>
            {subtitle}
            <p class="lead"><Text text=project.summary.clone()/></p>
            <p class="page-meta"><Updated date=head.updated.clone()/></p>
        </div>
    }
}

fn place(sheet: &ProjectSheet) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    let project = &sheet.project;
    let centre = language.href(&sheet.head.path(&format!("/centri/{}", sheet.centre.id)));
    let printed = [
        (DIRECTION, project.direction.clone()),
        (STRATEGIC, project.strategic_objective.clone()),
        (ACTION, project.action.clone()),
    ];
    let printed = printed.map(|(label, text)| view! { <div><dt>{words(label)}</dt><dd lang="it">{text}</dd></div> });
    let tools: Vec<String> = sheet.tools.iter().map(|tool| tool.label.clone()).collect();
    let tools = (!tools.is_empty()).then(|| view! { <div><dt>{words(TOOLS)}</dt><dd>{tools.join(", ")}</dd></div> });
    view! {
        <section class="block" aria-labelledby="posto">
            <h2 id="posto">{words(PLACE)}</h2>
            <dl class="facts">
                <div>
                    <dt>{words(CENTRE)}</dt>
                    <dd><a href=centre>"CDR " {sheet.centre.code.clone()} " · " <Text text=sheet.centre.name.clone()/></a></dd>
                </div>
                {printed.into_iter().collect_view()}
                {tools}
            </dl>
            {themes(sheet.themes.clone())}
        </section>
    }
}

fn themes(themes: Vec<Labelled>) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let chips = themes.into_iter().map(move |theme| {
        let href = language.href(&format!("/temi/{}", theme.slug));
        view! { <li><a class="chip" href=href>{theme.label}</a></li> }
    });
    view! { <ul class="chips" aria-label=words(THEMES)>{chips.collect_view()}</ul> }
}

fn objectives(head: &PlanHead, objectives: Vec<(Objective, Grid)>) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    let path = head.path("/obiettivi/");
    let blocks = objectives.into_iter().map(move |(objective, grid)| {
        let href = language.href(&format!("{path}{}", objective.id));
        let kind = kind_line(&objective);
        let table = (!grid.rows.is_empty()).then(|| view! { <GridTable grid/> });
        view! {
            <div class="cards plan-objective" id=objective.id>
                <h3>
                    <span class="overline">{words(objective.kind.label())} " · " {objective.code}</span>
                    <a href=href><Text text=objective.label/></a>
                </h3>
                {kind}
                {table}
            </div>
        }
    });
    view! {
        <section class="block" aria-labelledby="obiettivi">
            <h2 id="obiettivi">{words(OBJECTIVES)}</h2>
            <div class="cards">{blocks.collect_view()}</div>
        </section>
    }
}

/// Which heading the document prints above an objective.
pub fn kind_line(objective: &Objective) -> impl IntoView + use<> {
    let language = use_language();
    let said = match &objective.kind_printed {
        Some(printed) => HEADING.with(language, &[printed]),
        None => LOST.text(language).to_owned(),
    };
    view! { <p class="small mute">{said} " · " <span lang="it">{objective.locator.clone()}</span></p> }
}

fn section(id: &'static str, title: Message, grids: Vec<Grid>) -> impl IntoView {
    let words = use_words();
    let tables = grids.into_iter().map(|grid| view! { <GridTable grid/> });
    view! {
        <section class="block" aria-labelledby=id>
            <h2 id=id>{words(title)}</h2>
            <div class="cards">{tables.collect_view()}</div>
        </section>
    }
}

fn without(id: &'static str, title: Message, why: Message) -> impl IntoView {
    let words = use_words();
    view! {
        <section class="block" aria-labelledby=id>
            <h2 id=id>{words(title)}</h2>
            <p>{words(why)}</p>
        </section>
    }
}

fn phases(grid: Option<Grid>) -> AnyView {
    match grid {
        Some(grid) => section("fasi", PHASES, vec![grid]).into_any(),
        None => without("fasi", PHASES, NO_PHASES).into_any(),
    }
}

fn budget(grids: [Option<Grid>; 2]) -> AnyView {
    let grids: Vec<Grid> = grids.into_iter().flatten().collect();
    if grids.is_empty() {
        return without("budget", BUDGET, NO_BUDGET).into_any();
    }
    section("budget", BUDGET, grids).into_any()
}

fn people(grid: Option<Grid>) -> impl IntoView {
    let words = use_words();
    grid.map(|grid| {
        view! {
            <section class="block" aria-labelledby="persone">
                <h2 id="persone">{words(PEOPLE)}</h2>
                <p>{words(PEOPLE_TEXT)}</p>
                <GridTable grid/>
            </section>
        }
    })
}

fn practices(practices: Vec<super::sheets::Related>) -> impl IntoView {
    let words = use_words();
    (!practices.is_empty()).then(|| {
        view! {
            <section class="block" aria-labelledby="pratiche">
                <h2 id="pratiche">{words(PRACTICES)}</h2>
                <h3 class="visually-hidden">{words(CATALOGUE)}</h3>
                <Practices practices/>
            </section>
        }
    })
}

/// Links to the sections.
fn page_index(sheet: &ProjectSheet) -> impl IntoView + use<> {
    let words = use_words();
    let sections = [
        Some(("#posto", PLACE)),
        Some(("#obiettivi", OBJECTIVES)),
        sheet.measures.as_ref().map(|_| ("#misure", MEASURES)),
        Some(("#fasi", PHASES)),
        Some(("#budget", BUDGET)),
        sheet.effort.as_ref().map(|_| ("#persone", PEOPLE)),
        Some(("#verifiche", UNEQUAL)),
        (!sheet.practices.is_empty()).then_some(("#pratiche", PRACTICES)),
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
