//! The page of an entity: what it is, what it did, its figures, who names it.

use leptos::prelude::*;

use super::api::find_entity;
use super::counted::{self, RECORDS, counted, entries};
use super::entity_facts::EntityFacts;
use super::figure_groups::FigureGroups;
use super::model::{EntitySheet, Named};
use super::record_cards::RecordCards;
use super::structured::entity_data;
use crate::i18n::{Bilingual, Message, message, use_language, use_words};
use crate::observatory::model::FigureLine;
use crate::platform::origin;
use crate::ui::{Crumb, Nothing, RecordHead, Section, SectionTitle, record_page};

const ENTITIES: Message = message("Enti", "Entities");
const DESCRIPTION: Message =
    message("{}: {} nel catalogo, dati e fonti.", "{}: {} in the catalogue, figures and sources.");
const IN_SHORT: Message = message("In breve", "In short");
const RECORDS_TERM: Message = message("nel catalogo", "in the catalogue");
const FIGURES: SectionTitle = ("sezione-dati", message("I suoi dati", "Its figures"));
const SOURCES: SectionTitle = ("sezione-fonti", message("Le fonti che lo nominano", "The sources that name it"));
const MEMBERS: SectionTitle = ("sezione-membri", message("Ne fanno parte", "Its members"));
const NOTHING: Message = message("Nessuna pratica con questo ente", "No practice of this entity");
const NOTHING_TEXT: Message = message(
    "Una fonte nomina l’ente, ma nessuna pratica, scambio o progetto è suo. Puoi cercare tra quelli degli altri.",
    "A source names the entity, but no practice, exchange or project is its own. You can search among the others’.",
);
const SEARCH: Message = message("Cerca nel catalogo", "Search the catalogue");

/// The page.
#[component]
pub fn EntityPage() -> impl IntoView {
    record_page(find_entity, page)
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
    let search = format!("/pratiche?ente={}", sheet.entity.id);
    let data = Some(entity_data(&sheet, &address, &origin(), language));
    let kind = words(sheet.entity.kind.label());
    let lead = sheet.entity.description.clone();
    let above = vec![Crumb::new(words(ENTITIES), "/enti")];
    view! {
            <RecordHead kind title=Bilingual::italian(name) lead description above path data updated=sheet.updated.clone()/>
            <div class="page-end with-aside">
                <div>
                    {numbers(&sheet)}
                    <RecordCards records=sheet.records total=sheet.total search>
    <Nothing title=NOTHING text=NOTHING_TEXT onward=(SEARCH, "/pratiche")/>
    </RecordCards>
                    {figures(sheet.figures)}
                    {list(MEMBERS, "/enti", sheet.members)}
                    {list(SOURCES, "/fonti", sheet.sources)}
                </div>
                <aside aria-label=words(IN_SHORT)>
                    <EntityFacts entity=sheet.entity unions=sheet.unions/>
                </aside>
            </div>
        }
}

fn numbers(sheet: &EntitySheet) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    let numbers = [(sheet.figures.len() as u64, counted::FIGURES), (sheet.sources.len() as u64, counted::SOURCES)];
    view! {
        <dl class="ledger">
            <div><dt>{words(RECORDS_TERM)}</dt><dd>{sheet.total}</dd></div>
            {entries(numbers, language)}
        </dl>
    }
}

fn figures(figures: Vec<FigureLine>) -> impl IntoView {
    (!figures.is_empty()).then(|| view! { <Section at=FIGURES><FigureGroups figures/></Section> })
}

/// A section with links to pages below a path; nothing where there are none.
fn list(at: SectionTitle, path: &'static str, pages: Vec<Named>) -> impl IntoView {
    let language = use_language();
    (!pages.is_empty()).then(|| {
        let links = pages.into_iter().map(move |page| {
            let href = language.href(&format!("{path}/{}", page.slug));
            view! { <li><a href=href lang="it">{page.name}</a></li> }
        });
        view! { <Section at><ul class="link-list">{links.collect_view()}</ul></Section> }
    })
}
