//! The page of the curators' queue.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_location;

use super::api::{ForgetView, SaveView, UndoAssignment, list_desk};
use super::links::{DESK_PATH, queue_path};
use super::model::{BatchDone, DeskPage, SavedView, VIEW_NAME_LIMIT};
use super::query::DeskQuery;
use super::queue_form::QueueForm;
use super::queue_table::QueueTable;
use super::review_page::TroubleNote;
use crate::accounts::{AREA, AREA_TITLE, OwnPage};
use crate::editorial::reports::DeskNews;
use crate::editorial::workflow::ProposalState;
use crate::i18n::{Message, message, use_language, use_words};
use crate::ui::Loaded;

/// What the page is called.
pub const TITLE: Message = message("Istruttoria", "Reviews");
const LEAD: Message =
    message("Le proposte degli enti, le più urgenti per prime.", "What entities propose, the most urgent first.");
const STATES: Message = message("Quante per stato", "How many in each state");
const VIEWS: Message = message("Viste salvate", "Saved views");
const FORGET: Message = message("Dimentica la vista «{}»", "Forget the view “{}”");
const SAVE: Message = message("Salva questa vista", "Save this view");
const VIEW_NAME: Message = message("Come si chiama", "What it is called");
const MOVED: Message = message("Proposte assegnate: {}.", "Proposals assigned: {}.");
const LEFT: Message = message("Lasciate dov’erano: {}.", "Left where they were: {}.");
const UNDO: Message = message("Annulla l’assegnazione", "Undo the assignment");

/// The page.
#[component]
pub fn QueuePage() -> impl IntoView {
    let language = use_language();
    let query = use_location().search;
    let queue = Resource::new(move || query.get(), move |query| list_desk(query, language));
    view! { <Loaded data=queue view=found/> }
}

fn found(page: DeskPage) -> impl IntoView {
    let search = use_location().search.get_untracked();
    let query = DeskQuery::parse(&search);
    let steps = vec![(AREA_TITLE, AREA), (TITLE, DESK_PATH)];
    view! {
        <OwnPage title=TITLE lead=LEAD steps>
            <DeskNews/>
        <TroubleNote search=search/>
        {page.done.map(|done| view! { <Done done query=query.clone()/> })}
        {counts(page.counts, &query)}
        {views(page.views)}
        <QueueForm query=query.clone() choices=page.choices.clone()/>
        <SaveThisView query=query.clone()/>
        <QueueTable lines=page.lines curators=page.choices.curators query today=page.today/>
        </OwnPage>
    }
}

/// What was assigned just now, with the way back.
#[component]
fn Done(
    /// The assignment.
    done: BatchDone,
    /// The queue in which it was made.
    query: DeskQuery,
) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let left = (done.left > 0).then(|| format!(" {}", LEFT.with(language, &[&done.left])));
    view! {
        <div class="callout" role="status">
            <p>{MOVED.with(language, &[&done.moved])} {left}</p>
            <form method="post" action=UndoAssignment::url()>
                <input type="hidden" name="batch" value=done.id/>
                <input type="hidden" name="back" value=query.to_query_string()/>
                <LanguageField/>
                <div class="actions">
                    <button class="btn" type="submit">{words(UNDO)}</button>
                </div>
            </form>
        </div>
    }
}

/// Tells the server in which language to lead back.
#[component]
pub fn LanguageField() -> impl IntoView {
    let language = match use_language() {
        crate::i18n::Language::Italian => "Italian",
        crate::i18n::Language::English => "English",
    };
    view! { <input type="hidden" name="language" value=language/> }
}

fn counts(counts: Vec<(ProposalState, u32)>, query: &DeskQuery) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    let chip = |(state, count): (ProposalState, u32)| {
        let chosen = query.state == Some(state);
        let state_query = DeskQuery { state: (!chosen).then_some(state), ..query.clone() };
        let href = language.href(&queue_path(&state_query.to_query_string()));
        view! {
            <li>
                <a class="chip" href=href aria-current=chosen.then_some("true")>
                    {words(state.label())}
                    " "
                    <span class="chip-count">{count}</span>
                </a>
            </li>
        }
    };
    let chips = counts.into_iter().map(chip).collect_view();
    view! { <ul class="chips" aria-label=words(STATES)>{chips}</ul> }
}

fn views(views: Vec<SavedView>) -> impl IntoView {
    let words = use_words();
    (!views.is_empty()).then(|| {
        view! {
            <ul class="rows" aria-label=words(VIEWS)>
                {views.into_iter().map(|saved| view! { <li><SavedQueue saved/></li> }).collect_view()}
            </ul>
        }
    })
}

/// A saved view: a link, and a button that forgets it.
#[component]
fn SavedQueue(
    /// The view.
    saved: SavedView,
) -> impl IntoView {
    let language = use_language();
    view! {
        <form method="post" action=ForgetView::url() class="actions">
            <a href=language.href(&queue_path(&saved.query))>{saved.name.clone()}</a>
            <input type="hidden" name="view" value=saved.id/>
            <LanguageField/>
            <button class="btn" type="submit">{FORGET.with(language, &[&saved.name])}</button>
        </form>
    }
}

/// The form that saves the present choices under a name.
#[component]
fn SaveThisView(
    /// The choices.
    query: DeskQuery,
) -> impl IntoView {
    let words = use_words();
    view! {
        <details class="more">
            <summary>{words(SAVE)}</summary>
            <form method="post" action=SaveView::url()>
                <input type="hidden" name="query" value=query.to_query_string()/>
                <LanguageField/>
                <div class="form-group">
                    <label for="nome-vista">{words(VIEW_NAME)}</label>
                    <input class="form-control" id="nome-vista" name="name" required
                        maxlength=VIEW_NAME_LIMIT.to_string() autocomplete="off"/>
                </div>
                <div class="actions">
                    <button class="btn" type="submit">{words(SAVE)}</button>
                </div>
            </form>
        </details>
    }
}
