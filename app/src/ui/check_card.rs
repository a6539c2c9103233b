//! A check: what a source says, what the computation gives, and what came of it.

use leptos::prelude::*;

use super::{ResultBadge, Text};
use crate::i18n::{Message, message, use_language, use_words};
use crate::observatory::model::{Check, CheckResult, figure_page_path};

const STATED: Message = message("Stampato", "Printed");
const COMPUTED: Message = message("Calcolato", "Computed");
const FIGURES: Message = message("Dati:", "Figures:");
const MORE: Message = message("Altri {}", "{} more");
const NOTHING: Message = message("niente", "nothing");
/// The figures that a card names at once; more are behind a fold.
const FIGURES_SHOWN: usize = 6;

/// A check with both values, its computation, and links to the document and the figures.
#[component]
pub fn CheckCard(
    /// The check.
    check: Check,
) -> impl IntoView {
    let language = use_language();
    let class = if check.result == CheckResult::Disagrees { "it-card check-disagrees" } else { "it-card" };
    let reason = check.reason.map(|text| view! { <p><Text text/></p> });
    let computation =
        (!check.computation.is_empty()).then(|| view! { <p class="small" lang="it">{check.computation}</p> });
    let source = language.href(&format!("/fonti/{}", check.source));
    view! {
        <article class=class id=format!("verifica-{}", check.id)>
            <p><ResultBadge result=check.result/></p>
            <h3 class="it-card-title"><Text text=check.title/></h3>
            <Values stated=check.stated computed=check.computed/>
            {computation}
            {reason}
            <Figures figures=check.figures/>
            <p class="it-card-footer"><a href=source lang="it">{check.locator}</a></p>
        </article>
    }
}

/// What is printed beside what is computed. Both are as the document prints them, in Italian.
#[component]
fn Values(
    /// What the source says.
    stated: String,
    /// What the computation gives.
    computed: String,
) -> impl IntoView {
    let words = use_words();
    let value = move |text: String| {
        if text.is_empty() {
            let nothing = words(NOTHING);
            view! { <dd><span aria-hidden="true">"–"</span><span class="visually-hidden">{nothing}</span></dd> }
                .into_any()
        } else {
            view! { <dd lang="it">{text}</dd> }.into_any()
        }
    };
    view! {
        <dl class="check-values">
            <div><dt>{words(STATED)}</dt>{value(stated)}</div>
            <div><dt>{words(COMPUTED)}</dt>{value(computed)}</div>
        </dl>
    }
}

/// Links to the figures.
#[component]
fn Figures(
    /// The figures' ids.
    figures: Vec<String>,
) -> impl IntoView {
    let language = use_language();
    let words = use_words();
    if figures.is_empty() {
        return ().into_any();
    }
    let link = move |id: &String| {
        let href = language.href(&figure_page_path(id));
        view! { " " <a href=href>{id.clone()}</a> }
    };
    let (first, rest) = figures.split_at(figures.len().min(FIGURES_SHOWN));
    let more = (!rest.is_empty()).then(|| {
        view! {
            <details class="more">
                <summary>{MORE.with(language, &[&rest.len()])}</summary>
                <p class="small">{rest.iter().map(&link).collect_view()}</p>
            </details>
        }
    });
    view! {
        <p class="small">{words(FIGURES)} {first.iter().map(&link).collect_view()}</p>
        {more}
    }
    .into_any()
}
