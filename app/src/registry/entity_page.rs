//! The page of an entity: what it is, what it did, its figures, who names it.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::api::find_entity;
use super::counted::{RECORDS, counted};
use super::entity_facts::EntityFacts;
use super::figure_groups::FigureGroups;
use super::model::{EntitySheet, Named};
use super::record_cards::RecordCards;
use super::structured::entity_data;
use crate::i18n::{Message, message, use_language, use_words};
use crate::observatory::model::FigureLine;
use crate::platform::origin;
use crate::ui::{Crumb, Loaded, PageHead, StructuredData, Text, Updated};

const ENTITIES: Message = message("Enti", "Entities");
const DESCRIPTION: Message =
    message("{}: {} nel catalogo, dati e fonti.", "{}: {} in the catalogue, figures and sources.");
const IN_SHORT: Message = message("In breve", "In short");
const RECORDS_TERM: Message = message("nel catalogo", "in the catalogue");
const FIGURES_TERM: Message = message("dati", "figures");
const SOURCES_TERM: Message = message("fonti", "sources");
const FIGURES: Message = message("I suoi dati", "Its figures");
const SOURCES: Message = message("Le fonti che lo nominano", "The sources that name it");
const MEMBERS: Message = message("Ne fanno parte", "Its members");
const NOTHING: Message = message("Nessuna pratica con questo ente", "No practice of this entity");
const NOTHING_TEXT: Message = message(
    "Una fonte nomina l’ente, ma nessuna pratica, scambio o progetto è suo. Puoi cercare tra quelli degli altri.",
    "A source names the entity, but no practice, exchange or project is its own. You can search among the others’.",
);
const SEARCH: Message = message("Cerca nel catalogo", "Search the catalogue");

/// The page.
#[component]
pub fn EntityPage() -> impl IntoView {
    let language = use_language();
    let params = use_params_map();
    let slug = Memo::new(move |_| params.read().get("slug").unwrap_or_default());
    let entity = Resource::new(move || slug.get(), move |slug| find_entity(slug, language));
    view! { <Loaded data=entity view=page/> }
}

fn page(sheet: EntitySheet) -> impl IntoView {
    let language = use_language();
    let words = use_words();
    let path = format!("/enti/{}", sheet.entity.id);
    let address = format!("{}{}", origin(), language.href(&path));
    let name = sheet.entity.name.clone();
    let records = counted(sheet.total, RECORDS, language);
    let description = match &sheet.entity.description {
        Some(description) => description.text(language).to_owned(),
        None => DESCRIPTION.with(language, &[&name, &records]),
    };
    let crumbs = vec![Crumb::new(words(ENTITIES), "/enti"), Crumb::new(name.clone(), path)];
    let search = format!("/pratiche?ente={}", sheet.entity.id);
    view! {
        <PageHead title=name description=description crumbs/>
        <StructuredData data=entity_data(&sheet, &address, &origin(), language)/>
        {head(&sheet)}
        <div class="page-end with-aside">
            <div>
                {numbers(&sheet)}
                <RecordCards records=sheet.records total=sheet.total search>{nothing()}</RecordCards>
                {figures(sheet.figures)}
                {list(MEMBERS, "sezione-membri", "/enti", sheet.members)}
                {list(SOURCES, "sezione-fonti", "/fonti", sheet.sources)}
            </div>
            <aside aria-label=words(IN_SHORT)>
                <EntityFacts entity=sheet.entity unions=sheet.unions/>
            </aside>
        </div>
    }
}

fn head(sheet: &EntitySheet) -> impl IntoView + use<> {
    let words = use_words();
    let lead = sheet.entity.description.clone().map(|text| view! { <p class="lead"><Text text/></p> });
    view! {
        <div class="page-head">
            <span class="overline">{words(sheet.entity.kind.label())}</span>
            <h1>{sheet.entity.name.clone()}</h1>
            {lead}
            <p class="page-meta"><Updated date=sheet.updated.clone()/></p>
        </div>
    }
}

fn numbers(sheet: &EntitySheet) -> impl IntoView + use<> {
    let words = use_words();
    view! {
        <dl class="ledger">
            <div><dt>{words(RECORDS_TERM)}</dt><dd>{sheet.total}</dd></div>
            <div><dt>{words(FIGURES_TERM)}</dt><dd>{sheet.figures.len()}</dd></div>
            <div><dt>{words(SOURCES_TERM)}</dt><dd>{sheet.sources.len()}</dd></div>
        </dl>
    }
}

fn nothing() -> impl IntoView {
    let language = use_language();
    let words = use_words();
    view! {
        <div class="state">
            <h3>{words(NOTHING)}</h3>
            <p>{words(NOTHING_TEXT)}</p>
            <ul><li><a href=language.href("/pratiche")>{words(SEARCH)}</a></li></ul>
        </div>
    }
}

fn figures(figures: Vec<FigureLine>) -> impl IntoView {
    let words = use_words();
    (!figures.is_empty()).then(|| {
        view! {
            <section class="block" aria-labelledby="sezione-dati">
                <h2 id="sezione-dati">{words(FIGURES)}</h2>
                <FigureGroups figures/>
            </section>
        }
    })
}

/// A section with links to pages below a path; nothing where there are none.
fn list(title: Message, id: &'static str, path: &'static str, pages: Vec<Named>) -> impl IntoView {
    let language = use_language();
    let words = use_words();
    (!pages.is_empty()).then(|| {
        let links = pages.into_iter().map(move |page| {
            let href = language.href(&format!("{path}/{}", page.slug));
            view! { <li><a href=href lang="it">{page.name}</a></li> }
        });
        view! {
            <section class="block" aria-labelledby=id>
                <h2 id=id>{words(title)}</h2>
                <ul class="link-list">{links.collect_view()}</ul>
            </section>
        }
    })
}
