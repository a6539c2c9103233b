//! The page of a chart.

use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_params_map};

use super::api::find_chart;
use super::model;
use super::own::OwnChoice;
use crate::charts::{ActingList, ChartFigure, OwnEntity, without_face};
use crate::i18n::{Message, message, use_language, use_words};
use crate::observatory::index_page::TITLE as OBSERVATORY;
use crate::registry::model::Named;
use crate::ui::{Crumb, Loaded, PageHead, Updated};

const COMPARE: Message = message("Confronta con un altro grafico", "Compare with another chart");
const OTHERS: Message = message("Altri grafici della stessa fonte", "Other charts of the same source");

/// The page.
#[component]
pub fn ChartPage() -> impl IntoView {
    let language = use_language();
    let parameters = use_params_map();
    let search = use_location().search;
    let asked = Memo::new(move |_| (parameters.read().get("slug").unwrap_or_default(), without_face(&search.read())));
    let chart = Resource::new(move || asked.get(), move |(slug, choices)| find_chart(slug, choices, language));
    view! { <Loaded data=chart view=sheet/> }
}

fn sheet(page: model::ChartPage) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let path = page.path.clone();
    let own = page.own_choice.clone();
    let crumbs = vec![
        Crumb::new(words(OBSERVATORY), format!("/osservatorio{}", own.query())),
        Crumb::new(page.name.clone(), path.clone()),
    ];
    let compare = language.href(&compare_path(&page));
    let others = (!page.others.is_empty()).then(|| others(&page.others, &own));
    let (entities, chosen) = (page.entities.clone(), page.chosen.clone());
    let acting = page.acting.clone().map(|acting| view! { <ActingList acting/> });
    view! {
        <PageHead title=page.name.clone() description=page.finding.clone() crumbs/>
        <div class="page-head">
            <h1>{page.name.clone()}</h1>
            <p class="page-meta"><Updated date=page.updated.clone()/></p>
        </div>
        <div class="page-end">
            <ChartFigure page/>
            <p class="result-end"><a href=compare>{words(COMPARE)}</a></p>
            <OwnEntity path entities own others=chosen/>
            {acting}
            {others}
        </div>
    }
}

/// The address that puts a chart beside another one: what is chosen here holds for both, where both have it.
fn compare_path(page: &model::ChartPage) -> String {
    let rest = page.query.trim_start_matches('?');
    let separator = if rest.is_empty() { "" } else { "&" };
    format!("/osservatorio/confronta?primo={}{separator}{rest}", page.slug)
}

/// The other charts of the same document, with the own entity.
fn others(others: &[Named], own: &OwnChoice) -> impl IntoView + use<> {
    let language = use_language();
    let words = use_words();
    let query = own.query();
    let links = others.iter().map(|chart| {
        let href = language.href(&format!("/osservatorio/{}{query}", chart.slug));
        view! { <li><a href=href>{chart.name.clone()}</a></li> }
    });
    view! {
        <nav class="block" aria-labelledby="altri">
            <h2 id="altri">{words(OTHERS)}</h2>
            <ul>{links.collect_view()}</ul>
        </nav>
    }
}
