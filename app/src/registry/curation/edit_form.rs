//! The form of a record: its fields, with what is wrong with them.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::api::EditRecord;
use super::fields::{FieldRule, FieldSpec, fields};
use super::model::RegistrySheet;
use crate::i18n::{Message, message, use_language, use_words};
use crate::registry::model::Named;
use crate::ui::Icon;

const OPTIONAL: Message = message("(facoltativo)", "(optional)");
const NONE: Message = message("nessuno", "none");
const SAVE: Message = message("Salva", "Save");
const ADD: Message = message("Aggiungi al registro", "Add to the registry");
const NOW: Message = message("Nel registro ora: {}", "In the registry now: {}");
const NOW_EMPTY: Message = message("Nel registro ora è vuoto.", "In the registry it is empty now.");

/// The form. What is sent goes to the server as it is, and comes back where something is wrong.
#[component]
pub fn EditForm(
    /// The record.
    sheet: RegistrySheet,
) -> impl IntoView {
    let words = use_words();
    let language = format!("{:?}", use_language());
    let button = if sheet.id.is_empty() { ADD } else { SAVE };
    let shown = fields(sheet.kind).iter().map(|spec| field(spec, &sheet)).collect_view();
    view! {
        <form method="post" action=EditRecord::PATH>
            <input type="hidden" name="form[kind]" value=sheet.kind.slug()/>
            <input type="hidden" name="form[id]" value=sheet.id.clone()/>
            <input type="hidden" name="form[version]" value=sheet.version.to_string()/>
            <input type="hidden" name="language" value=language/>
            {shown}
            <div class="actions"><button class="btn btn-primary" type="submit">{words(button)}</button></div>
        </form>
    }
}

fn field(spec: &'static FieldSpec, sheet: &RegistrySheet) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    let id = format!("campo-{}", spec.name);
    let value = sheet.values.get(spec.name).cloned().unwrap_or_default();
    let help = spec.help.text(language);
    let wrong = sheet.wrong.iter().find(|wrong| wrong.field == spec.name).map(|wrong| wrong.what.text(language));
    let is_wrong = wrong.is_some();
    let described = format!("{id}-aiuto {id}-errore");
    let now = sheet.current.as_ref().and_then(|current| {
        let now = current.get(spec.name).cloned().unwrap_or_default();
        (now.trim() != value.trim())
            .then(|| if now.is_empty() { NOW_EMPTY.text(language).to_owned() } else { NOW.with(language, &[&now]) })
    });
    let wrong = wrong.map(|text| view! { <Icon name="warning"/> <span>{text}</span> });
    let optional = (!spec.required).then(|| view! { " " <span class="mute">{words(OPTIONAL)}</span> });
    let control = control(spec, &id, value, &described, is_wrong, &sheet.entities);
    view! {
        <div class="form-group">
            <label for=id.clone()>{words(spec.label)} {optional}</label>
            <p class="form-text" id=format!("{id}-aiuto")>{help} {now.map(|text| view! { " " <span>{text}</span> })}</p>
            <p class="form-error" id=format!("{id}-errore")>{wrong}</p>
            {control}
        </div>
    }
}

fn control(
    spec: &'static FieldSpec,
    id: &str,
    value: String,
    described: &str,
    is_wrong: bool,
    entities: &[Named],
) -> AnyView {
    let name = format!("form[values][{}]", spec.name);
    let words = use_words();
    match spec.rule {
        FieldRule::Text(_) | FieldRule::Names(_) | FieldRule::Entities => {
            area(spec, id.to_owned(), name, value, described.to_owned(), is_wrong)
        }
        FieldRule::Word(choices) => {
            let options = choices.all().into_iter().map(|(word, label)| (word.to_owned(), words(label).to_owned()));
            select(id.to_owned(), name, &value, described.to_owned(), is_wrong, options.collect())
        }
        FieldRule::Entity => {
            let options = entities.iter().map(|one| (one.slug.clone(), one.name.clone())).collect();
            select(id.to_owned(), name, &value, described.to_owned(), is_wrong, options)
        }
        _ => {
            let (id, described) = (id.to_owned(), described.to_owned());
            view! {
                <input class="form-control" type="text" id=id name=name value=value autocomplete="off"
                    aria-describedby=described aria-invalid=is_wrong.then_some("true")/>
            }
            .into_any()
        }
    }
}

fn area(
    spec: &'static FieldSpec,
    id: String,
    name: String,
    value: String,
    described: String,
    is_wrong: bool,
) -> AnyView {
    let rows = match spec.rule {
        FieldRule::Text(most) if most > 600 => 8,
        _ => 4,
    };
    let area = leptos::html::textarea().id(id).class("form-control").name(name).rows(rows);
    let area = area.aria_describedby(described).aria_invalid(is_wrong.then_some("true"));
    // Inside this element everything is text: it must hold the text or nothing at all, not even an empty one.
    if value.is_empty() { area.into_any() } else { area.child(value).into_any() }
}

fn select(
    id: String,
    name: String,
    value: &str,
    described: String,
    is_wrong: bool,
    options: Vec<(String, String)>,
) -> AnyView {
    let words = use_words();
    let options = options.into_iter().map(|(word, label)| {
        let selected = word == value;
        view! { <option value=word selected=selected>{label}</option> }
    });
    let options = options.collect_view();
    view! {
        <select class="form-select" id=id name=name aria-describedby=described aria-invalid=is_wrong.then_some("true")>
            <option value="">{words(NONE)}</option>
            {options}
        </select>
    }
    .into_any()
}
