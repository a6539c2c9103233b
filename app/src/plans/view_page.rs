//! A view of the whole plan: what can be chosen, the finding, the chart, and the same values in tables.

use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_params_map};

use super::api::find_view;
use super::grid_table::GridTable;
use super::plans_page::TITLE as PLANS;
use super::practices::Practices;
use super::sheets::{Choice, PlanHead, Related, View, ViewSheet};
use super::source::SourceBlock;
use crate::charts::{ChartFigure, without_face};
use crate::i18n::{Message, message, use_language, use_words};
use crate::ui::{Crumb, Loaded, PageHead, Pager, Text, Updated};

const CHOICES: Message = message("Che cosa mostrare", "What to show");
const ALL: Message = message("tutti", "all");
const APPLY: Message = message("Mostra", "Show");
const CLEAR: Message = message("Mostra tutto", "Show everything");
const OTHERS: Message = message("Altre viste del piano", "Other views of the plan");
const NONE: Message = message("Niente con queste scelte", "Nothing with these choices");
const NONE_TEXT: Message = message("Togline una, oppure mostra tutto.", "Take one of them away, or show everything.");
const TABLES: Message = message("Gli stessi valori in tabella", "The same values in a table");
const PRACTICES: Message =
    message("Le pratiche che corrispondono ai progetti", "The practices that match the projects");
const DATA: Message = message("Le tabelle dei dati aperti:", "The tables of the open data:");

/// The page.
#[component]
pub fn ViewPage() -> impl IntoView {
    let language = use_language();
    let params = use_params_map();
    let search = use_location().search;
    let asked = Memo::new(move |_| {
        let params = params.read();
        let word = |name| params.get(name).unwrap_or_default();
        (word("plan"), word("view"), without_face(&search.read()))
    });
    let fetch = move |(plan, view, query)| find_view(plan, view, query, language);
    let sheet = Resource::new(move || asked.get(), fetch);
    view! { <Loaded data=sheet view=content/> }
}

fn content(sheet: ViewSheet) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let head = sheet.head;
    let title = words(sheet.view.label());
    let path = head.path(&format!("/{}", sheet.view.slug()));
    let crumbs = vec![
        Crumb::new(words(PLANS), "/piani"),
        Crumb::new(head.plan.title.text(language), head.path("")),
        Crumb::new(title, path.clone()),
    ];
    let chart = match sheet.chart {
        Some(page) => view! { <ChartFigure page/> {data(sheet.datasets)} }.into_any(),
        None => nothing(&path).into_any(),
    };
    let (address, query) = (language.href(&path), sheet.query);
    let separator = if query.is_empty() { '?' } else { '&' };
    let of_page = Callback::new(move |page| format!("{address}{query}{separator}pagina={page}#tabelle"));
    view! {
        <PageHead title=format!("{title}, {}", head.plan.title.text(language)) description=sheet.lead.clone() crumbs/>
        <div class="page-head">
            <span class="overline"><Text text=head.plan.title.clone()/></span>
            <h1>{title}</h1>
            <p class="lead">{sheet.lead}</p>
            <p class="page-meta"><Updated date=head.updated.clone()/></p>
        </div>
        <div class="page-end">
            {choices(sheet.choices, &path)}
            {chart}
            {tables(sheet.grids)}
            <Pager page=sheet.page pages=sheet.pages href=of_page/>
            {practices(sheet.practices)}
            {others(&head, sheet.view)}
            <SourceBlock locator=head.plan.locator.clone() subject=format!("{}-{}", head.plan.id, sheet.view.slug()) head/>
        </div>
    }
}

/// A form whose answer is an address.
fn choices(choices: Vec<Choice>, path: &str) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    let action = language.href(path);
    let clear = choices.iter().any(|choice| !choice.chosen.is_empty());
    let clear = clear.then(|| view! { <a href=action.clone()>{words(CLEAR)}</a> });
    let some = !choices.is_empty();
    let fields = choices.into_iter().map(field).collect_view();
    some.then(|| {
        view! {
            <form role="search" action=action method="get" aria-label=words(CHOICES)>
                <div class="filters">
                    {fields}
                    <p class="actions">
                        <button class="btn" type="submit">{words(APPLY)}</button>
                        {clear}
                    </p>
                </div>
            </form>
        }
    })
}

fn field(choice: Choice) -> impl IntoView {
    let words = use_words();
    let chosen = choice.chosen;
    let options = choice.options.into_iter().map(move |(word, label)| {
        let selected = word == chosen;
        view! { <option value=word selected=selected>{label}</option> }
    });
    let id = format!("scelta-{}", choice.name);
    view! {
        <div class="form-group">
            <label for=id.clone()>{choice.label}</label>
            <select class="form-select" id=id name=choice.name>
                <option value="">{words(ALL)}</option>
                {options.collect_view()}
            </select>
        </div>
    }
}

/// The datasets that hold the values, and more.
fn data(datasets: Vec<String>) -> impl IntoView {
    let words = use_words();
    let links = datasets.into_iter().map(|dataset| {
        let (csv, json) = (format!("/dati/{dataset}.csv"), format!("/dati/{dataset}.json"));
        view! {
            " "
            <a href=csv rel="external">{dataset.clone()} ".csv"</a>
            " "
            <a href=json rel="external">{dataset} ".json"</a>
        }
    });
    view! { <p class="figure-links"><span>{words(DATA)}</span> {links.collect_view()}</p> }
}

fn nothing(path: &str) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    view! {
        <div class="state block">
            <h2>{words(NONE)}</h2>
            <p>{words(NONE_TEXT)}</p>
            <p><a href=language.href(path)>{words(CLEAR)}</a></p>
        </div>
    }
}

fn tables(grids: Vec<super::sheets::Grid>) -> impl IntoView {
    let words = use_words();
    let some = !grids.is_empty();
    let tables = grids.into_iter().map(|grid| view! { <GridTable grid/> }).collect_view();
    some.then(|| {
        view! {
            <section class="block" aria-labelledby="tabelle">
                <h2 id="tabelle">{words(TABLES)}</h2>
                <div class="cards">{tables}</div>
            </section>
        }
    })
}

fn practices(projects: Vec<(String, Vec<Related>)>) -> impl IntoView {
    let words = use_words();
    let some = !projects.is_empty();
    let groups = projects.into_iter().map(|(project, practices)| {
        view! {
            <div>
                <h3>{project}</h3>
                <Practices practices/>
            </div>
        }
    });
    let groups = groups.collect_view();
    some.then(|| {
        view! {
            <section class="block" aria-labelledby="pratiche">
                <h2 id="pratiche">{words(PRACTICES)}</h2>
                <div class="cards">{groups}</div>
            </section>
        }
    })
}

fn others(head: &PlanHead, shown: View) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    let path = head.path("/");
    let links = View::ALL.iter().filter(|view| **view != shown).map(|view| {
        let href = language.href(&format!("{path}{}", view.slug()));
        view! { <li><a class="chip" href=href>{words(view.label())}</a></li> }
    });
    let links = links.collect_view();
    view! {
        <nav class="block" aria-labelledby="altre">
            <h2 id="altre">{words(OTHERS)}</h2>
            <ul class="chips">{links}</ul>
        </nav>
    }
}
