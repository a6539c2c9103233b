//! The choices above the list of checks: a form whose state is the address.

use leptos::prelude::*;

use super::model::{CheckResult, ChecksPage, ChecksQuery};
use crate::i18n::{Message, message, use_language, use_words};
use crate::ui::Choice;

const LEGEND: Message = message("Quali verifiche", "Which checks");
const RESULT: Message = message("Esito", "Result");
const SOURCE: Message = message("Fonte", "Source");
const SERVICE: Message = message("Servizio", "Service");
const PROJECT: Message = message("Progetto del piano", "Project of the plan");
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
    let chosen = query.result.map(|result| result.slug().to_owned()).unwrap_or_default();
    view! {
        <form class="block" action=language.href("/osservatorio/verifiche") method="get">
            <fieldset>
                <legend class="visually-hidden">{words(LEGEND)}</legend>
                <div class="filters">
                    <Choice name="esito" label=words(RESULT) options=results chosen/>
                    <Choice name="fonte" label=words(SOURCE) options=page.sources.iter().map(named).collect() chosen=query.source.unwrap_or_default()/>
                    <Choice name="servizio" label=words(SERVICE) options=page.services.iter().map(named).collect() chosen=query.service.unwrap_or_default()/>
                    <Choice name="progetto" label=words(PROJECT) options=page.projects.iter().map(named).collect() chosen=query.project.unwrap_or_default()/>
                    <button class="btn btn-primary" type="submit">{words(APPLY)}</button>
                </div>
            </fieldset>
        </form>
    }
}
