//! The page on which curators add, change, order and retire the criteria of every review.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_location;

use super::curation_api::{ChangeCriteria, list_criteria};
use super::curation_model::{CRITERION_LIMIT, CriterionAct, CriterionSheet};
use super::links::{CRITERIA_PATH, DESK_PATH};
use super::queue_page::{LanguageField, TITLE as DESK};
use super::review_page::{TroubleNote, value_of};
use crate::accounts::{AREA, AREA_TITLE};
use crate::i18n::{Message, message, use_words};
use crate::ui::{Crumb, Loaded, PageHead, Section};

/// What the page is called.
pub const TITLE: Message = message("Criteri delle istruttorie", "Criteria of reviews");
const LEAD: Message = message(
    "Quello che si guarda in ogni istruttoria. Dove un criterio è già stato spuntato restano le parole di allora.",
    "What every review looks at. Where a criterion was ticked already, the words of then stay.",
);
const ITALIAN: Message = message("In italiano", "In Italian");
const ENGLISH: Message = message("In inglese (facoltativo)", "In English (optional)");
const RETIRED: Message = message("non si chiede più", "no longer asked");
const DONE: Message = message("Fatto.", "Done.");

/// The page.
#[component]
pub fn CriteriaPage() -> impl IntoView {
    let words = use_words();
    let criteria = Resource::new(|| (), |()| list_criteria());
    let crumbs = vec![
        Crumb::new(words(AREA_TITLE), AREA),
        Crumb::new(words(DESK), DESK_PATH),
        Crumb::new(words(TITLE), CRITERIA_PATH),
    ];
    view! {
        <PageHead title=words(TITLE) description=words(LEAD) crumbs indexed=false/>
        <div class="page-head">
            <h1>{words(TITLE)}</h1>
            <p class="lead">{words(LEAD)}</p>
        </div>
        <div class="page-end"><Loaded data=criteria view=found/></div>
    }
}

fn found(criteria: Vec<CriterionSheet>) -> impl IntoView {
    let words = use_words();
    let search = use_location().search.get_untracked();
    let done = value_of(&search, "fatto").map(|_| view! { <p class="callout" role="status">{words(DONE)}</p> });
    let typed = value_of(&search, "testo").unwrap_or_default();
    let rows = criteria.into_iter().map(|criterion| view! { <li><Criterion criterion/></li> }).collect_view();
    view! {
        <TroubleNote search/>
        {done}
        <ol class="rows">{rows}</ol>
        <NewCriterion typed/>
    }
}

/// A criterion with everything that can be done with it.
#[component]
fn Criterion(
    /// The criterion.
    criterion: CriterionSheet,
) -> impl IntoView {
    let words = use_words();
    let CriterionSheet { id, it, en, retired } = criterion;
    let acts: &[CriterionAct] = if retired {
        &[CriterionAct::Restore]
    } else {
        &[CriterionAct::Change, CriterionAct::Raise, CriterionAct::Lower, CriterionAct::Retire]
    };
    let buttons = acts.iter().map(|act| button(*act)).collect_view();
    let mark = retired.then(|| view! { <p><span class="badge badge-outline">{words(RETIRED)}</span></p> });
    view! {
        {mark}
        <form method="post" action=ChangeCriteria::url()>
            <input type="hidden" name="form[id]" value=id.clone()/>
            <input type="hidden" name="form[seen]" value=it.clone()/>
            <LanguageField/>
            {question(format!("{id}-it"), "form[it]", ITALIAN, it, true)}
            {question(format!("{id}-en"), "form[en]", ENGLISH, en, false)}
            <div class="actions">{buttons}</div>
        </form>
    }
}

/// The form for one more.
#[component]
fn NewCriterion(
    /// What was typed before, where something was wrong with it.
    typed: String,
) -> impl IntoView {
    view! {
        <Section at=("nuovo", message("Un criterio nuovo", "A new criterion"))>
            <form method="post" action=ChangeCriteria::url()>
                <LanguageField/>
                {question("nuovo-it".to_owned(), "form[it]", ITALIAN, typed, true)}
                {question("nuovo-en".to_owned(), "form[en]", ENGLISH, String::new(), false)}
                <div class="actions">{button(CriterionAct::Add)}</div>
            </form>
        </Section>
    }
}

fn question(id: String, name: &'static str, label: Message, value: String, required: bool) -> impl IntoView {
    let words = use_words();
    view! {
        <div class="form-group">
            <label for=id.clone()>{words(label)}</label>
            <input class="form-control" type="text" id=id name=name value=value required=required
                maxlength=CRITERION_LIMIT.to_string() autocomplete="off"/>
        </div>
    }
}

fn button(act: CriterionAct) -> impl IntoView {
    let words = use_words();
    let class = if matches!(act, CriterionAct::Add | CriterionAct::Change) { "btn btn-primary" } else { "btn" };
    view! {
        <button class=class type="submit" name="form[act]" value=act.slug()>
            {words(act.label())}
        </button>
    }
}
