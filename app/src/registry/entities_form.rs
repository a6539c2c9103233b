//! The form that finds entities: it works as it is, without the browser's code.

use leptos::prelude::*;

use super::filter::EntityFilter;
use super::model::{EntityKind, province_name};
use crate::i18n::{Message, message, use_language, use_words};
use crate::ui::Icon;

const FORM: Message = message("Tra gli enti", "Among the entities");
const NAME: Message = message("Nome, anche di una volta", "Name, present or former");
const KIND: Message = message("Tipo di ente", "Kind of entity");
const PROVINCE: Message = message("Provincia", "Province");
const ALL_KINDS: Message = message("tutti", "all");
const ALL_PROVINCES: Message = message("tutte", "all");
const SUBMIT: Message = message("Cerca", "Search");
const IN_USE: Message = message("Filtri in uso", "Filters in use");
const TAKE_OFF: Message = message("Togli il filtro ", "Remove the filter ");
const TAKE_ALL_OFF: Message = message("Togli tutti", "Remove all");

/// The form, and below it the choices in use.
#[component]
pub fn EntitiesForm(
    /// What is chosen.
    filter: EntityFilter,
    /// The kinds to choose from.
    kinds: Vec<EntityKind>,
    /// The provinces to choose from, by their letters.
    provinces: Vec<String>,
) -> impl IntoView {
    let language = use_language();
    let words = use_words();
    let kinds = kinds.into_iter().map(|kind| (kind.slug().to_owned(), words(kind.label()).to_owned())).collect();
    let provinces = provinces.into_iter().map(|code| (code.clone(), province(&code))).collect();
    let kind = filter.kind.map(|kind| kind.slug().to_owned());
    view! {
        <form class="search-bar" action=language.href("/enti") method="get" role="search" aria-label=words(FORM)>
            <div class="filters">
                <div class="form-group">
                    <label for="enti-nome">{words(NAME)}</label>
                    <input class="form-control" id="enti-nome" name="q" type="search" autocomplete="off"
                        maxlength="100" value=filter.text.clone()/>
                </div>
                {select("tipo_ente", words(KIND), words(ALL_KINDS), kinds, kind)}
                {select("provincia", words(PROVINCE), words(ALL_PROVINCES), provinces, filter.province.clone())}
                <button class="btn btn-primary" type="submit">{words(SUBMIT)}</button>
            </div>
            {(!filter.is_empty()).then(|| in_use(&filter))}
        </form>
    }
}

fn province(code: &str) -> String {
    province_name(code).unwrap_or(code).to_owned()
}

/// A list of values, each with its label; the first choice is to choose none.
fn select(
    name: &'static str,
    label: &'static str,
    any: &'static str,
    values: Vec<(String, String)>,
    chosen: Option<String>,
) -> impl IntoView {
    let id = format!("enti-{name}");
    let options = values.into_iter().map(move |(value, label)| {
        let is_chosen = chosen.as_ref() == Some(&value);
        view! { <option value=value selected=is_chosen>{label}</option> }
    });
    view! {
        <div class="form-group">
            <label for=id.clone()>{label}</label>
            <select class="form-select" id=id name=name>
                <option value="">{any}</option>
                {options.collect_view()}
            </select>
        </div>
    }
}

fn in_use(filter: &EntityFilter) -> impl IntoView + use<> {
    let language = use_language();
    let words = use_words();
    let chip = move |label: String, without: EntityFilter| {
        let href = language.href(&format!("/enti{}", without.to_query_string()));
        view! {
            <li>
                <a class="chip" href=href>
                    <span class="visually-hidden">{words(TAKE_OFF)}</span>
                    {label}
                    <Icon name="close"/>
                </a>
            </li>
        }
    };
    let text = (!filter.text.is_empty())
        .then(|| chip(format!("“{}”", filter.text), EntityFilter { text: String::new(), ..filter.clone() }));
    let kind =
        filter.kind.map(|kind| chip(words(kind.label()).to_owned(), EntityFilter { kind: None, ..filter.clone() }));
    let place =
        filter.province.as_ref().map(|code| chip(province(code), EntityFilter { province: None, ..filter.clone() }));
    view! {
        <ul class="chips" aria-label=words(IN_USE)>
            {text}
            {kind}
            {place}
            <li><a class="small" href=language.href("/enti")>{words(TAKE_ALL_OFF)}</a></li>
        </ul>
    }
}
