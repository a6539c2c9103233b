//! The choices above the list of checks: a form whose state is the address.

use leptos::prelude::*;

use super::model::{CheckResult, ChecksPage, ChecksQuery};
use crate::i18n::{Message, message, use_language, use_words};

const LEGEND: Message = message("Quali verifiche", "Which checks");
const RESULT: Message = message("Esito", "Result");
const SOURCE: Message = message("Fonte", "Source");
const SERVICE: Message = message("Servizio", "Service");
const PROJECT: Message = message("Progetto del piano", "Project of the plan");
const ANY: Message = message("tutti", "any");
const APPLY: Message = message("Filtra", "Filter");

/// The form.
#[component]
pub fn Filters(
    /// What is chosen.
    query: ChecksQuery,
    /// What there is to choose from.
    page: ChecksPage,
) -> impl IntoView {
    let language = use_language();
    let words = use_words();
    let named = |named: &crate::registry::model::Named| (named.slug.clone(), named.name.clone());
    let result = |result: &CheckResult| (result.slug().to_owned(), words(result.label()).to_owned());
    let results = CheckResult::ALL.iter().map(result).collect();
    let chosen = query.result.map(|result| result.slug().to_owned());
    view! {
        <form class="block" action=language.href("/osservatorio/verifiche") method="get">
            <fieldset>
                <legend class="visually-hidden">{words(LEGEND)}</legend>
                <div class="filters">
                    <Choice name="esito" label=words(RESULT) values=results chosen/>
                    <Choice name="fonte" label=words(SOURCE) values=page.sources.iter().map(named).collect() chosen=query.source/>
                    <Choice name="servizio" label=words(SERVICE) values=page.services.iter().map(named).collect() chosen=query.service/>
                    <Choice name="progetto" label=words(PROJECT) values=page.projects.iter().map(named).collect() chosen=query.project/>
                    <button class="btn btn-primary" type="submit">{words(APPLY)}</button>
                </div>
            </fieldset>
        </form>
    }
}

/// One value, or any.
#[component]
fn Choice(
    /// The name in the address.
    name: &'static str,
    /// What is chosen here.
    label: &'static str,
    /// Words in addresses with what they are called.
    values: Vec<(String, String)>,
    /// The chosen word.
    chosen: Option<String>,
) -> impl IntoView {
    let words = use_words();
    let options = values.into_iter().map(move |(value, text)| {
        let selected = chosen.as_ref() == Some(&value);
        view! { <option value=value selected=selected>{text}</option> }
    });
    view! {
        <div class="form-group">
            <label for=name>{label}</label>
            <select class="form-select" id=name name=name>
                <option value="">{words(ANY)}</option>
                {options.collect_view()}
            </select>
        </div>
    }
}
