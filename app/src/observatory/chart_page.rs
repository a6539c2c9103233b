//! The page of a chart.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::api::find_chart;
use super::model;
use crate::charts::ChartFigure;
use crate::i18n::{use_language, use_words};
use crate::observatory::index_page::TITLE as OBSERVATORY;
use crate::ui::{Crumb, Loaded, PageHead, Text, Updated};

/// The page.
#[component]
pub fn ChartPage() -> impl IntoView {
    let language = use_language();
    let parameters = use_params_map();
    let slug = Memo::new(move |_| parameters.read().get("slug").unwrap_or_default());
    let chart = Resource::new(move || slug.get(), move |slug| find_chart(slug, language));
    view! { <Loaded data=chart view=sheet/> }
}

fn sheet(page: model::ChartPage) -> impl IntoView {
    let language = use_language();
    let words = use_words();
    let name = page.chart.name.text(language).to_owned();
    let crumbs = vec![
        Crumb::new(words(OBSERVATORY), "/osservatorio"),
        Crumb::new(name.clone(), format!("/osservatorio/{}", page.slug)),
    ];
    view! {
        <PageHead title=name description=page.chart.finding.text(language) crumbs/>
        <div class="page-head">
            <h1><Text text=page.chart.name.clone()/></h1>
            <p class="page-meta"><Updated date=page.updated.clone()/></p>
        </div>
        <div class="page-end">
            <ChartFigure page/>
        </div>
    }
}
