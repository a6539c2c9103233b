//! The first page of the registry: a search over all that it holds, ways to add something, and the latest changes.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::api::find_registry;
use super::change_list::ChangeList;
use super::links::{IMPORTS_PATH, REGISTRY_PATH, record_path, value_of};
use super::model::{Refusal, RegistryKind, RegistryLine, RegistryOverview};
use crate::accounts::{AREA, AREA_TITLE};
use crate::i18n::{Message, message, use_language, use_words};
use crate::ui::{Choice, Crumb, Loaded, PageHead, Section, SectionTitle};

/// What the page is called.
pub const TITLE: Message = message("Registro", "Registry");
const LEAD: Message = message(
    "Enti, temi, fonti e strumenti: correggere, spostare, unire. Ogni modifica si può annullare.",
    "Entities, themes, sources and tools: correct, move, merge. Every change can be undone.",
);
const FORM: Message = message("Cerca nel registro", "Search the registry");
const NAME: Message = message("Nome, sinonimo o id", "Name, synonym or id");
const KIND: Message = message("Che cosa", "What");
const SEARCH: Message = message("Cerca", "Search");
const FOUND: SectionTitle = ("trovate", message("Voci", "Records"));
const TOTAL: Message = message("{} voci; ecco le prime {}.", "{} records; here are the first {}.");
const NONE: Message = message("Nessuna voce con questo nome.", "No record with this name.");
const ALSO: Message = message("anche: {}", "also: {}");
const ADD: SectionTitle = ("aggiungi", message("Aggiungi", "Add"));
const IMPORTS: Message = message("Importazioni", "Imports");
const IMPORTS_TEXT: Message = message(
    "Carica una cartella di dati, guarda che cosa cambierebbe, poi applica.",
    "Send a folder of data, look at what would change, then apply.",
);
const CHANGES: SectionTitle = ("modifiche", message("Ultime modifiche", "Latest changes"));
const DONE: Message = message("Fatto.", "Done.");
const NOT_DONE: Message = message("Non è stato fatto.", "It was not done.");

/// The page.
#[component]
pub fn RegistryPage() -> impl IntoView {
    let words = use_words();
    let search = use_location().search;
    let data = Resource::new(move || search.get(), find_registry);
    let crumbs = vec![Crumb::new(words(AREA_TITLE), AREA), Crumb::new(words(TITLE), REGISTRY_PATH)];
    view! {
        <PageHead title=words(TITLE) description=words(LEAD) crumbs indexed=false/>
        <div class="page-head">
            <h1>{words(TITLE)}</h1>
            <p class="lead">{words(LEAD)}</p>
        </div>
        <div class="page-end"><Loaded data view=overview/></div>
    }
}

/// What the last form did, as the address says it.
#[component]
pub fn Said() -> impl IntoView {
    let words = use_words();
    let search = use_location().search.get_untracked();
    let done = value_of(&search, "fatto").is_some();
    let done = done.then(|| view! { <div class="callout" role="status"><p>{words(DONE)}</p></div> });
    let refusal = value_of(&search, "errore").map(|word| {
        let why = Refusal::from_slug(&word).unwrap_or(Refusal::Failed);
        view! {
            <div class="callout callout-error" role="alert">
                <p>{words(NOT_DONE)} " " {words(why.label())}</p>
            </div>
        }
    });
    view! { {done} {refusal} }
}

fn overview(page: RegistryOverview) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let kinds = RegistryKind::ALL.iter().map(|kind| (kind.slug().to_owned(), words(kind.label()).to_owned())).collect();
    let chosen = page.kind.map(|kind| kind.slug().to_owned()).unwrap_or_default();
    let add = RegistryKind::ALL.iter().map(|kind| {
        let href = language.href(&record_path(*kind, ""));
        view! { <li><a href=href>{words(kind.one())}</a></li> }
    });
    let add = add.collect_view();
    let imports = language.href(IMPORTS_PATH);
    let counts = page.counts.iter().map(|(kind, count)| {
        view! { <div><dt>{words(kind.label())}</dt><dd>{*count}</dd></div> }
    });
    let counts = counts.collect_view();
    view! {
        <Said/>
        <dl class="ledger">{counts}</dl>
        <form class="search-bar" action=language.href(REGISTRY_PATH) method="get" role="search" aria-label=words(FORM)>
            <div class="filters">
                <div class="form-group">
                    <label for="registro-nome">{words(NAME)}</label>
                    <input class="form-control" id="registro-nome" name="q" type="search" autocomplete="off"
                        maxlength="100" value=page.query.clone()/>
                </div>
                <Choice name="tipo" label=words(KIND) options=kinds chosen/>
                <button class="btn btn-primary" type="submit">{words(SEARCH)}</button>
            </div>
        </form>
        {found(page.found, page.total, !page.query.is_empty())}
        <Section at=ADD><ul class="link-list">{add}</ul></Section>
        <section class="block" aria-labelledby="importazioni">
            <h2 id="importazioni"><a href=imports>{words(IMPORTS)}</a></h2>
            <p>{words(IMPORTS_TEXT)}</p>
        </section>
        <Section at=CHANGES><ChangeList changes=page.changes back=REGISTRY_PATH/></Section>
    }
}

fn found(lines: Vec<RegistryLine>, total: usize, asked: bool) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let nothing = (asked && lines.is_empty()).then(|| view! { <p>{words(NONE)}</p> });
    let more = (total > lines.len())
        .then(|| view! { <p class="form-text">{TOTAL.with(language, &[&total, &lines.len()])}</p> });
    let any = asked || !lines.is_empty();
    let lines = lines.into_iter().map(line).collect_view();
    any.then(|| view! { <Section at=FOUND>{nothing} {more} <ul class="rows">{lines}</ul></Section> })
}

fn line(record: RegistryLine) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let href = language.href(&record_path(record.kind, &record.id));
    let others = (!record.others.is_empty()).then(|| ALSO.with(language, &[&record.others.join(", ")]));
    view! {
        <li>
            <h3 class="row-title"><a href=href lang="it">{record.name}</a></h3>
            <p class="small mute">{words(record.kind.one())} " · " <code>{record.id}</code> {others.map(|text| format!(" · {text}"))}</p>
        </li>
    }
}
