//! The page of two charts side by side.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::api::find_comparison;
use super::comparison;
use super::fields::{hidden, options};
use super::model::ChartPage;
use crate::charts::{ChartFigure, Controls, without_face};
use crate::i18n::{Message, message, use_language, use_words};
use crate::observatory::index_page::TITLE as OBSERVATORY;
use crate::registry::model::Named;
use crate::ui::{Loaded, TitledPage};

/// Its Italian path.
pub(super) const PATH: &str = "/osservatorio/confronta";
/// What the page is called.
pub(super) const TITLE: Message = message("Due grafici a confronto", "Two charts compared");
const LEAD: Message = message(
    "Scegli due grafici: ciò che hanno in comune (misura, anno, base) si sceglie una volta sola per tutti e due.",
    "Choose two charts: what they have in common (measure, year, base) is chosen once for both.",
);
const LEGEND: Message = message("Quali grafici", "Which charts");
const SIDES: [(&str, Message); 2] =
    [("primo", message("Primo grafico", "First chart")), ("secondo", message("Secondo grafico", "Second chart"))];
const APPLY: Message = message("Confronta", "Compare");
const BOTH: Message = message("Scelte per tutti e due", "Choices for both");
const ALONE: Message = message("Apri solo questo grafico", "Open this chart alone");

/// The page.
#[component]
pub fn ComparePage() -> impl IntoView {
    let language = use_language();
    let search = use_location().search;
    let asked = Memo::new(move |_| without_face(&search.read()));
    let pair = Resource::new(move || asked.get(), move |asked| find_comparison(asked, language));
    view! {
        <TitledPage title=TITLE lead=LEAD path=PATH above=(OBSERVATORY, "/osservatorio")>
        <Loaded data=pair view=sheet/>
        </TitledPage>
    }
}

fn sheet(pair: comparison::ComparePage) -> impl IntoView {
    let words = use_words();
    let notices = pair.notices.iter().map(|notice| view! { <p class="chart-notice">{notice.clone()}</p> });
    let notices = notices.collect_view();
    let form = form(&pair);
    let linked = (!pair.linked.is_empty()).then(|| {
        let separator = if pair.query.is_empty() { "?" } else { "&" };
        let search = use_location().search;
        let rest = Signal::derive(move || face(&search.read(), separator));
        view! {
            <section aria-labelledby="scelte-comuni">
                <h2 class="visually-hidden" id="scelte-comuni">{words(BOTH)}</h2>
                <Controls controls=pair.linked.clone() path=PATH.to_owned() rest/>
            </section>
        }
    });
    let sides = pair.sides.into_iter().map(|page| side(page, &pair.query)).collect_view();
    view! {
        {form}
        {notices}
        {linked}
        <p class="small mute">{pair.scale}</p>
        <div class="compare">{sides}</div>
    }
}

/// The face that an address asks for, to go on with it.
fn face(search: &str, separator: &str) -> String {
    let face = search.trim_start_matches('?').split('&').find(|pair| pair.starts_with("vista="));
    face.map(|face| format!("{separator}{face}")).unwrap_or_default()
}

fn side(page: ChartPage, query: &str) -> impl IntoView + use<> {
    let language = use_language();
    let words = use_words();
    let alone = language.href(&format!("/osservatorio/{}{}", page.slug, page.query));
    let label = format!("{}: {}", words(ALONE), page.name);
    let at = (PATH.to_owned(), query.to_owned());
    view! {
        <div class="compare-side">
            <ChartFigure page at/>
            <p class="result-end"><a href=alone>{label}</a></p>
        </div>
    }
}

fn form(pair: &comparison::ComparePage) -> impl IntoView + use<> {
    let language = use_language();
    let words = use_words();
    let choices = SIDES.into_iter().zip(&pair.sides).map(|((name, label), side)| {
        let groups = pair.charts.iter().map(|(source, charts)| group(source, charts, &side.slug)).collect_view();
        view! {
            <div class="form-group">
                <label for=name>{words(label)}</label>
                <select class="form-select" id=name name=name>{groups}</select>
            </div>
        }
    });
    let choices = choices.collect_view();
    view! {
        <form class="block" action=language.href(PATH) method="get">
            <fieldset>
                <legend class="visually-hidden">{words(LEGEND)}</legend>
                {hidden(&pair.kept)}
                <div class="filters">
                    {choices}
                    <button class="btn btn-primary" type="submit">{words(APPLY)}</button>
                </div>
            </fieldset>
        </form>
    }
}

fn group(source: &str, charts: &[Named], chosen: &str) -> impl IntoView + use<> {
    view! { <optgroup label=source.to_owned()>{options(charts, chosen)}</optgroup> }
}
