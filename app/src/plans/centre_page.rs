//! The page of a centre of responsibility: its projects, its budget printed and computed, its effort.

use leptos::prelude::*;

use super::api::find_centre;
use super::check_list::CheckList;
use super::grid_table::GridTable;
use super::part_page::part_page;
use super::plans_page::TITLE as PLANS;
use super::sheets::{CentreSheet, View};
use super::source::SourceBlock;
use super::tree::{Branches, counts_in_words};
use crate::i18n::{Message, message, use_language, use_words};
use crate::ui::{Crumb, PageHead, Text, Updated};

const KIND: Message = message("Centro di responsabilità {}", "Centre of responsibility {}");
const HEAD: Message = message("Dirigente:", "Executive:");
const PROJECTS: Message = message("Progetti e prodotti", "Projects and products");
const BUDGET: Message = message("Il budget, stampato e ricalcolato", "The budget, printed and recomputed");
const EFFORT: Message = message("Le persone", "The people");
const NO_BUDGET: Message =
    message("Il documento non stampa importi per questo centro.", "The document prints no amounts for this centre.");

/// The page.
#[component]
pub fn CentrePage() -> impl IntoView {
    part_page("centre", find_centre, content)
}

fn content(sheet: CentreSheet) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let (head, centre) = (sheet.head, sheet.centre);
    let name = centre.name.text(language).to_owned();
    let path = head.path(&format!("/centri/{}", centre.id));
    let crumbs = vec![
        Crumb::new(words(PLANS), "/piani"),
        Crumb::new(head.plan.title.text(language), head.path("")),
        Crumb::new(format!("CDR {}", centre.code), path),
    ];
    let phases = language.href(&head.path(&format!("/{}?centro={}", View::Phases.slug(), centre.id)));
    let budget = if sheet.budget.rows.is_empty() {
        view! { <p>{words(NO_BUDGET)}</p> }.into_any()
    } else {
        view! { <GridTable grid=sheet.budget/> }.into_any()
    };
    let checks = format!("/osservatorio/verifiche?fonte={}", head.source.slug);
    let counts = counts_in_words(sheet.branch.counts, true, language);
    view! {
        <PageHead title=name description=centre.summary.text(language).to_owned() crumbs/>
        <div class="page-head">
            <span class="overline">{KIND.with(language, &[&centre.code])}</span>
            <h1><Text text=centre.name/></h1>
            <p class="lead"><Text text=centre.summary/></p>
            <p class="page-meta">
                <span>{words(HEAD)} " " {centre.head}</span>
                " "
                <span>{counts}</span>
                " "
                <Updated date=head.updated.clone()/>
            </p>
        </div>
        <div class="page-end">
            <section class="block" aria-labelledby="progetti">
                <div class="block-head">
                    <h2 id="progetti">{words(PROJECTS)}</h2>
                    <a class="small" href=phases>{words(View::Phases.label())}</a>
                </div>
                <Branches branches=sheet.branch.children/>
            </section>
            <section class="block" aria-labelledby="budget">
                <h2 id="budget">{words(BUDGET)}</h2>
                {budget}
            </section>
            <section class="block" aria-labelledby="persone">
                <h2 id="persone">{words(EFFORT)}</h2>
                <GridTable grid=sheet.effort/>
            </section>
            <CheckList checks=sheet.checks path=checks/>
            <SourceBlock locator=centre.locator subject=centre.id head/>
        </div>
    }
}
