//! The page of a record of the registry: its form, moving and merging, and its history.

use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_params_map};

use super::api::find_record;
use super::change_list::ChangeList;
use super::edit_form::EditForm;
use super::links::{BELOW, REGISTRY_PATH, TOP, WITH, preview_path, record_path, value_of};
use super::model::{Refusal, RegistryKind, RegistrySheet};
use super::overview_page::{Said, TITLE};
use crate::accounts::{AREA, AREA_TITLE};
use crate::i18n::{Message, message, use_language, use_words};
use crate::registry::model::Named;
use crate::ui::{Crumb, Loaded, PageHead, Section, SectionTitle};

const LEAD: Message =
    message("Una voce del registro, con la sua storia.", "A record of the registry, with its history.");
const NEW_RECORD: Message = message("Nuova voce: {}", "New record: {}");
const DATASET: Message = message(
    "Viene dall’insieme di dati «{}». Se la cambi qui, le prossime importazioni la lasciano com’è e segnalano la differenza.",
    "It comes from the dataset “{}”. Where you change it here, later imports leave it as it is and show the difference.",
);
const SEE: Message = message("Vedi la pagina pubblica", "See the public page");
const FIELDS: SectionTitle = ("campi", message("Campi", "Fields"));
const MOVE: SectionTitle = ("sposta", message("Sposta", "Move"));
const MOVE_TEXT: Message = message("Ora sta sotto: {}.", "It stands below: {}.");
const MOVE_TOP: Message = message("Ora sta in cima all’albero.", "It stands at the top of the tree.");
const MOVE_LABEL: Message = message("Mettilo sotto", "Put it below");
const AT_TOP: Message = message("in cima, sotto nessun tema", "at the top, below no theme");
const MERGE: SectionTitle = ("unisci", message("Unisci", "Merge"));
const MERGE_TEXT: Message = message(
    "Questa voce entra in un’altra: i suoi nomi, e tutto quello che la usa, passano a quella, e il suo indirizzo porta lì.",
    "This record becomes a part of another: its names, and all that uses it, go over to that one, and its address leads there.",
);
const MERGE_LABEL: Message = message("La voce che resta", "The record that stays");
const PREVIEW: Message = message("Guarda che cosa cambia", "See what changes");
const HISTORY: SectionTitle = ("storia", message("Storia", "History"));

/// The page.
#[component]
pub fn EditPage() -> impl IntoView {
    let params = use_params_map();
    let search = use_location().search;
    let asked = Memo::new(move |_| {
        let params = params.read();
        let part = |name: &str| params.get(name).unwrap_or_default();
        let refused = value_of(&search.read(), "errore").and_then(|word| Refusal::from_slug(&word));
        let came_back = matches!(refused, Some(Refusal::Fields | Refusal::Changed));
        (part("kind"), part("id"), came_back)
    });
    let data = Resource::new(move || asked.get(), move |(kind, id, came_back)| find_record(kind, id, came_back));
    view! { <Loaded data view=page/> }
}

fn page(sheet: RegistrySheet) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let one = words(sheet.kind.one());
    let is_new = sheet.id.is_empty();
    let title = if is_new { NEW_RECORD.with(language, &[&one]) } else { sheet.name.clone() };
    let path = record_path(sheet.kind, &sheet.id);
    let crumbs = vec![
        Crumb::new(words(AREA_TITLE), AREA),
        Crumb::new(words(TITLE), REGISTRY_PATH),
        Crumb::new(title.clone(), path.clone()),
    ];
    let dataset = sheet.dataset.clone().map(|dataset| {
        view! { <div class="callout"><p>{DATASET.with(language, &[&dataset])}</p></div> }
    });
    let public = sheet.kind.public_path(&sheet.id).filter(|_| !is_new);
    let public = public.map(|path| view! { <p class="actions"><a href=language.href(&path)>{words(SEE)}</a></p> });
    let moving = (sheet.kind == RegistryKind::Theme && !is_new).then(|| move_form(&sheet));
    let merging = (sheet.kind.can_merge() && !is_new).then(|| merge_form(&sheet));
    let changes = sheet.changes.clone();
    let history = (!is_new).then(|| view! { <Section at=HISTORY><ChangeList changes back=path/></Section> });
    view! {
        <PageHead title=title.clone() description=words(LEAD) crumbs indexed=false/>
        <div class="page-head">
            <span class="overline">{one}</span>
            <h1>{title}</h1>
            {public}
        </div>
        <div class="page-end">
            <Said/>
            {dataset}
            <Section at=FIELDS><EditForm sheet/></Section>
            {moving}
            {merging}
            {history}
        </div>
    }
}

fn move_form(sheet: &RegistrySheet) -> impl IntoView + use<> {
    let language = use_language();
    let text = match &sheet.parent {
        Some(parent) => MOVE_TEXT.with(language, &[&parent.name]),
        None => MOVE_TOP.text(language).to_owned(),
    };
    let top = (TOP.to_owned(), AT_TOP.text(language).to_owned());
    let options = std::iter::once(top).chain(named(&sheet.others)).collect();
    let form = preview_form(sheet, BELOW, MOVE_LABEL, options);
    view! { <Section at=MOVE><p>{text}</p> {form}</Section> }
}

fn merge_form(sheet: &RegistrySheet) -> impl IntoView + use<> {
    let words = use_words();
    let options = named(&sheet.others).collect();
    let form = preview_form(sheet, WITH, MERGE_LABEL, options);
    view! { <Section at=MERGE><p>{words(MERGE_TEXT)}</p> {form}</Section> }
}

fn named(records: &[Named]) -> impl Iterator<Item = (String, String)> {
    records.iter().map(|one| (one.slug.clone(), one.name.clone()))
}

/// A form that only asks: what it would change is shown first.
fn preview_form(
    sheet: &RegistrySheet,
    name: &'static str,
    label: Message,
    options: Vec<(String, String)>,
) -> impl IntoView + use<> {
    let words = use_words();
    let action = use_language().href(&preview_path(sheet.kind, &sheet.id));
    let options = options.into_iter().map(|(word, label)| view! { <option value=word>{label}</option> }).collect_view();
    view! {
        <form action=action method="get">
            <div class="form-group">
                <label for=name>{words(label)}</label>
                <select class="form-select" id=name name=name>{options}</select>
            </div>
            <div class="actions"><button class="btn" type="submit">{words(PREVIEW)}</button></div>
        </form>
    }
}
