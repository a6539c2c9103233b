//! A field for things that the registry knows: boxes for those that are likely, and fields that offer names.

use leptos::prelude::*;

use super::super::proposal::{Field, RecordsOf};
use super::draft_form::{DraftForm, field_id, sent_name};
use super::fields::{described_by, help, invalid, optional, trouble};
use super::origin::origin;
use crate::i18n::{Message, message, use_words};
use crate::registry::model::Named;

const SUGGESTED: Message = message("Proposti dal testo", "Suggested by the text");
const NUMBERED: Message = message("{}, {}", "{}, {}");

/// Themes that are suggested for the text; the page puts them in context.
#[derive(Clone)]
pub struct SuggestedThemes(pub Vec<Named>);

/// How many empty fields there are besides the filled ones.
const EMPTY: usize = 2;

/// The field.
pub fn records_field(form: DraftForm, field: &'static Field, of: RecordsOf, most: usize) -> impl IntoView {
    let words = use_words();
    let id = field_id(field.name);
    let chosen: Vec<String> =
        form.value(field.name).lines().map(str::to_owned).filter(|line| !line.trim().is_empty()).collect();
    let suggested = suggested(of, &chosen);
    let boxes = (!suggested.is_empty()).then(|| boxes(field, &suggested));
    let inputs = (chosen.len() + EMPTY).min(most.max(chosen.len()));
    let names = chosen.iter().map(|line| form.known.with_value(|known| known.name(of, line)));
    let values = names.chain(std::iter::repeat(String::new())).take(inputs);
    let described = described_by(&id, field);
    let inputs: Vec<_> =
        (1_usize..).zip(values).map(|(place, value)| input(form, field, of, place, value, &described)).collect();
    view! {
        <fieldset class="form-group" id=id>
            <legend>{words(field.label)} {optional(field)}</legend>
            {help(form, field, field.name)}
            {origin(form, field.name)}
            {trouble(form, field.name.to_owned())}
            {boxes}
            {inputs}
            {list(form, field, of)}
        </fieldset>
    }
}

/// What is suggested and not chosen already.
fn suggested(of: RecordsOf, chosen: &[String]) -> Vec<Named> {
    let suggested = match of {
        RecordsOf::Theme => use_context::<SuggestedThemes>().map(|themes| themes.0).unwrap_or_default(),
        RecordsOf::Tool | RecordsOf::Entity => Vec::new(),
    };
    suggested.into_iter().filter(|theme| !chosen.contains(&theme.slug)).collect()
}

fn boxes(field: &Field, suggested: &[Named]) -> impl IntoView + use<> {
    let words = use_words();
    let name = sent_name(field.name);
    let boxes = suggested.iter().map(|theme| {
        let id = format!("{}-{}", field_id(field.name), theme.slug);
        view! {
            <div class="form-check">
                <input type="checkbox" id=id.clone() name=name.clone() value=theme.slug.clone()/>
                <label for=id>{theme.name.clone()}</label>
            </div>
        }
    });
    view! {
        <p class="form-text">{words(SUGGESTED)}</p>
        {boxes.collect_view()}
    }
}

fn input(
    form: DraftForm,
    field: &Field,
    of: RecordsOf,
    place: usize,
    value: String,
    described: &str,
) -> impl IntoView + use<> {
    let label = NUMBERED.with(form.language, &[&field.label.text(form.language), &place]);
    view! {
        <input class="form-control" type="text" id=format!("{}-{place}", field_id(field.name)) name=sent_name(field.name)
            list=list_id(of, field) value=value autocomplete="off" aria-label=label aria-describedby=described.to_owned()
            aria-invalid=invalid(form, field.name)/>
    }
}

fn list_id(of: RecordsOf, field: &Field) -> String {
    let names = match of {
        RecordsOf::Theme => "temi",
        RecordsOf::Tool => "strumenti",
        RecordsOf::Entity => "enti",
    };
    format!("{names}-{}", field.name)
}

/// The names that are offered while somebody types.
fn list(form: DraftForm, field: &Field, of: RecordsOf) -> impl IntoView + use<> {
    let names = form.known.with_value(|known| {
        let option = |one: &Named| view! { <option value=one.name.clone()></option> };
        known.all(of).iter().map(option).collect::<Vec<_>>()
    });
    view! { <datalist id=list_id(of, field)>{names}</datalist> }
}
