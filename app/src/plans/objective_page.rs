//! The page of an objective: its expected values, its phases, and what does not add up.

use leptos::prelude::*;

use super::api::find_objective;
use super::check_list::CheckList;
use super::grid_table::GridTable;
use super::part_page::part_page;
use super::plans_page::TITLE as PLANS;
use super::project_page::kind_line;
use super::sheets::ObjectiveSheet;
use super::source::SourceBlock;
use crate::i18n::{Language, Message, message, use_language, use_words};
use crate::ui::{Crumb, PageHead, Text, Updated};

const VALUES: Message = message("Valori attesi", "Expected values");
const NO_VALUES: Message = message(
    "Il documento non dà indicatori di questo obiettivo.",
    "The document gives no indicators of this objective.",
);
const PHASES: Message = message("Fasi", "Phases");
const OF_PROJECT: Message = message("È un obiettivo di", "It is an objective of");
const DESCRIPTION: Message = message("Obiettivo {} del progetto {}.", "Objective {} of project {}.");

/// The page.
#[component]
pub fn ObjectivePage() -> impl IntoView {
    part_page("objective", find_objective, content)
}

fn content(sheet: ObjectiveSheet) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let crumbs = crumbs(&sheet, language);
    let (head, objective, project) = (sheet.head, sheet.objective, sheet.project);
    let title = format!("{} {}", objective.code, objective.label.text(language));
    let description = DESCRIPTION.with(language, &[&objective.code, &project.code]);
    let project_path = language.href(&head.path(&format!("/progetti/{}", project.id)));
    let checks = format!("/osservatorio/verifiche?progetto={}", project.id);
    let values = if sheet.indicators.rows.is_empty() {
        view! { <p>{words(NO_VALUES)}</p> }.into_any()
    } else {
        view! { <GridTable grid=sheet.indicators/> }.into_any()
    };
    let phases = sheet.phases.map(|grid| {
        view! {
            <section class="block" aria-labelledby="fasi">
                <h2 id="fasi">{words(PHASES)}</h2>
                <GridTable grid/>
            </section>
        }
    });
    view! {
        <PageHead title description crumbs/>
        <div class="page-head">
            <span class="overline">{words(objective.kind.label())} " " {objective.code.clone()}</span>
            <h1 class="title-long"><Text text=objective.label.clone()/></h1>
            <p>{words(OF_PROJECT)} " " <a href=project_path>{project.code} " · " <Text text=project.title/></a></p>
            {kind_line(&objective)}
            <p class="page-meta"><Updated date=head.updated.clone()/></p>
        </div>
        <div class="page-end">
            <section class="block" aria-labelledby="valori">
                <h2 id="valori">{words(VALUES)}</h2>
                {values}
            </section>
            {phases}
            <CheckList checks=sheet.checks path=checks/>
            <SourceBlock locator=objective.locator subject=objective.id head/>
        </div>
    }
}

fn crumbs(sheet: &ObjectiveSheet, language: Language) -> Vec<Crumb> {
    let head = &sheet.head;
    vec![
        Crumb::new(PLANS.text(language), "/piani"),
        Crumb::new(head.plan.title.text(language), head.path("")),
        Crumb::new(format!("CDR {}", sheet.centre.code), head.path(&format!("/centri/{}", sheet.centre.id))),
        Crumb::new(sheet.project.code.clone(), head.path(&format!("/progetti/{}", sheet.project.id))),
        Crumb::new(sheet.objective.code.clone(), head.path(&format!("/obiettivi/{}", sheet.objective.id))),
    ]
}
