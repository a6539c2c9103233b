//! The page of a chart.

use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_params_map};

use super::api::find_chart;
use super::model;
use crate::charts::{ChartFigure, OwnEntity, without_face};
use crate::i18n::{use_language, use_words};
use crate::observatory::index_page::TITLE as OBSERVATORY;
use crate::ui::{Crumb, Loaded, PageHead, Updated};

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
    let path = page.path.clone();
    let crumbs = vec![Crumb::new(words(OBSERVATORY), "/osservatorio"), Crumb::new(page.name.clone(), path.clone())];
    let own = (!page.entities.is_empty()).then(|| {
        let chosen = own_entity(&page.query);
        view! { <OwnEntity path entities=page.entities.clone() chosen others=page.chosen.clone()/> }
    });
    view! {
        <PageHead title=page.name.clone() description=page.finding.clone() crumbs/>
        <div class="page-head">
            <h1>{page.name.clone()}</h1>
            <p class="page-meta"><Updated date=page.updated.clone()/></p>
        </div>
        <div class="page-end">
            <ChartFigure page/>
            {own}
        </div>
    }
}

/// The own entity that a query string names.
fn own_entity(query: &str) -> Option<String> {
    query.trim_start_matches('?').split('&').find_map(|pair| pair.strip_prefix("ente=")).map(str::to_owned)
}
