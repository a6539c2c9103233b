//! The form of the search, which the browser's code sends at every choice.

use leptos::ev::{Event, SubmitEvent};
use leptos::html::Details;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlFormElement};
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::browser;
use super::facets::{changed, counts, facets};
use super::filters::filters_in_use;
use super::links::{PATH, address};
use super::query::{CatalogueQuery, View};
use super::results::{COUNT_ID, Found, results};
use super::suggestions::SearchField;
use crate::error::AppError;
use crate::i18n::{Message, message, use_language, use_words};
use crate::platform::set_status;
use crate::ui::{Icon, Part};

const AMONG_PRACTICES: Message = message("Tra le pratiche", "Among the practices");
const FILTERS: Message = message("Filtri", "Filters");
const FILTERS_COUNT: Message = message("Filtri ({})", "Filters ({})");
const CLOSE_FILTERS: Message = message("Chiudi i filtri", "Close the filters");
const WAITING: Message = message("Sto cercando…", "Searching…");
const FAILED: Message = message("La ricerca non ha risposto", "The search did not answer");
const FAILED_TEXT: Message = message(
    "Qualcosa è andato storto da parte nostra. Quello che hai cercato è ancora nell’indirizzo.",
    "Something went wrong on our side. What you searched for is still in the address.",
);
const AGAIN: Message = message("Riprova", "Try again");
const BY_THEME: Message = message("Sfoglia per tema", "Browse by theme");

/// The form with all that it leads to.
#[component]
pub fn SearchForm(
    /// What the address asks.
    query: Memo<CatalogueQuery>,
    /// What was found.
    found: Resource<Result<Found, AppError>>,
) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let text = Signal::derive(move || query.read().text.clone());
    let chosen = use_followed_result(found);
    let toggle = NodeRef::<Details>::new();
    let filters_label = move || FILTERS_COUNT.with(language, &[&filter_count(&query.read())]);
    let go = use_form_navigation();
    let send = {
        let go = go.clone();
        move |event: SubmitEvent| {
            close(toggle);
            go(&event);
        }
    };
    let choose = move |event: Event| {
        if let Some(field) = browser::changed_choice(&event) {
            chosen.set_value(Some(field.id()));
            go(&event);
        }
    };
    view! {
        <form action=language.href(PATH) method="get" on:submit=send on:change=choose>
            <div class="search-bar" role="search" aria-label=words(AMONG_PRACTICES)>
                <SearchField id="q" text/>
                <Part data=found view=filters_in_use/>
            </div>
            {move || kept(&query.read())}
            <div class="with-side">
                <details class="toggle facets-toggle" node_ref=toggle>
                    <summary>
                        <Icon name="filter"/>
                        <span class="when-closed">{filters_label}</span>
                        <span class="when-open">{words(CLOSE_FILTERS)}</span>
                    </summary>
                </details>
                <div class="facets" role="group" aria-label=words(FILTERS)>
                    <Part data=found view=facets/>
                </div>
                <section class="results" aria-labelledby=COUNT_ID>
                    <Results query found/>
                </section>
            </div>
        </form>
    }
}

/// Shows the results again, on screens where the open filters stand in their place.
fn close(toggle: NodeRef<Details>) {
    if let Some(toggle) = toggle.get_untracked() {
        toggle.set_open(false);
    }
}

fn filter_count(query: &CatalogueQuery) -> usize {
    query.chosen.iter().map(|(_, values)| values.len()).sum()
}

/// What the address says and no field of the form does.
fn kept(query: &CatalogueQuery) -> impl IntoView + use<> {
    let view = query.view.filter(|view| *view != View::List);
    let view = view.map(|view| view! { <input type="hidden" name="vista" value=view.slug()/> });
    let by = query.by.map(|by| view! { <input type="hidden" name="per" value=by.slug()/> });
    let per_page = (query.per_page > 0)
        .then(|| view! { <input type="hidden" name="per_pagina" value=query.per_page.to_string()/> });
    view! { {view} {by} {per_page} }
}

/// A function for the events of a form that leads to the search: goes where the browser would, without a new page.
pub fn use_form_navigation() -> impl Fn(&Event) + Clone + 'static {
    let language = use_language();
    let navigate = use_navigate();
    move |event: &Event| {
        let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let form: Option<HtmlFormElement> = element.and_then(|element| browser::form_of(&element));
        // A form that cannot be read is left to the browser, which sends it by itself.
        if let Some(query) = form.and_then(|form| browser::query_of(&form)) {
            event.prevent_default();
            let options = NavigateOptions { scroll: false, ..NavigateOptions::default() };
            navigate(&address(&query, language), options);
        }
    }
}

/// After each new result: puts the focus back where the reader made a choice, or on the number of results where the
/// chosen link is gone, and lets the numbers that changed be noticed.
fn use_followed_result(found: Resource<Result<Found, AppError>>) -> StoredValue<Option<String>> {
    let chosen = StoredValue::new(None::<String>);
    Effect::new(move |before: Option<(u32, Vec<(String, u64)>)>| {
        let Some(Ok(Found { page, .. })) = found.get() else {
            return before.unwrap_or_default();
        };
        let now = (page.page, counts(&page.facets));
        let Some(before) = before.filter(|(page, _)| *page > 0) else {
            return now;
        };
        let is_other_page = before.0 != now.0;
        let changed = changed(&before.1, &now.1);
        // The new result is not in the page yet.
        request_animation_frame(move || {
            browser::mark_changed(&changed);
            match chosen.try_update_value(Option::take).flatten() {
                Some(id) => browser::focus(&id),
                None if is_other_page || browser::focus_is_lost() => browser::focus(COUNT_ID),
                None => {}
            }
        });
        now
    });
    chosen
}

#[component]
fn Results(
    /// What the address asks.
    query: Memo<CatalogueQuery>,
    /// What was found.
    found: Resource<Result<Found, AppError>>,
) -> impl IntoView {
    view! {
        <Transition fallback=waiting>
            {move || Suspend::new(async move {
                match found.await {
                    Ok(found) => results(found).into_any(),
                    Err(error) => {
                        set_status(&error);
                        failed(&query.read_untracked()).into_any()
                    }
                }
            })}
        </Transition>
    }
}

fn waiting() -> impl IntoView {
    let words = use_words();
    view! {
        <div class="it-card loading" aria-busy="true">
            <p class="visually-hidden" id=COUNT_ID>{words(WAITING)}</p>
            <span></span>
            <span></span>
            <span></span>
        </div>
    }
}

fn failed(query: &CatalogueQuery) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    view! {
        <div class="state" role="alert">
            <h2 class="h-plain" id=COUNT_ID>{words(FAILED)}</h2>
            <p>{words(FAILED_TEXT)}</p>
            <p class="actions">
                <a class="btn btn-primary" href=address(query, language) rel="external">{words(AGAIN)}</a>
                " "
                <a href=language.href("/temi")>{words(BY_THEME)}</a>
            </p>
        </div>
    }
}
