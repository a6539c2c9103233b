//! The page of a chart that the reader puts together: a measure, what its rows and series are of, and filters.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::api::find_composition;
use super::composition::{self, ComposePart};
use super::fields::{hidden, options};
use crate::charts::{ActingList, ChartFigure, OwnEntity, without_face};
use crate::i18n::{Message, message, use_language, use_words};
use crate::observatory::index_page::TITLE as OBSERVATORY;
use crate::ui::{Loaded, Nothing, TitledPage};

/// Its Italian path.
pub(super) const PATH: &str = "/osservatorio/componi";
/// What the page is called.
pub(super) const TITLE: Message = message("Componi un grafico", "Put a chart together");
const LEAD: Message = message(
    "Scegli che cosa misurare e come distinguerlo: vedi solo le scelte che danno un grafico sensato. Unità, basi e anni non si mescolano mai.",
    "Choose what to measure and how to break it down: you see only choices that make a meaningful chart. Units, bases and years are never mixed.",
);
const MEASURE: Message = message("Che cosa misurare", "What to measure");
const PARTS: Message = message("Come disegnarlo", "How to draw it");
const SHOW: Message = message("Mostra", "Show");
const DRAW: Message = message("Disegna", "Draw");
const NOTHING: Message = message("Con queste scelte non c’è nulla da disegnare", "These choices leave nothing to draw");
const WHY: Message = message(
    "Le fonti non danno due valori che si possano mettere l’uno accanto all’altro. Scegli un’altra misura, o parti dai grafici già fatti.",
    "The sources give no two values that could stand beside each other. Choose another measure, or start from the charts that are there.",
);
const ALL_CHARTS: Message = message("Tutti i grafici", "All charts");

/// The page.
#[component]
pub fn ComposePage() -> impl IntoView {
    let language = use_language();
    let search = use_location().search;
    let asked = Memo::new(move |_| without_face(&search.read()));
    let composed = Resource::new(move || asked.get(), move |asked| find_composition(asked, language));
    view! {
        <TitledPage title=TITLE lead=LEAD path=PATH above=(OBSERVATORY, "/osservatorio")>
        <Loaded data=composed view=sheet/>
        </TitledPage>
    }
}

fn sheet(page: composition::ComposePage) -> impl IntoView {
    let forms = (!page.measures.is_empty()).then(|| {
        view! {
            {measure_form(&page)}
            {parts_form(&page)}
        }
    });
    let chart = match page.chart {
        Some(chart) => {
            let acting = chart.acting.clone().map(|acting| view! { <ActingList acting/> });
            let (entities, own, others) = (chart.entities.clone(), chart.own_choice.clone(), chart.chosen.clone());
            view! {
                <ChartFigure page=chart/>
                <OwnEntity path=PATH.to_owned() entities own others/>
                {acting}
            }
            .into_any()
        }
        None => view! { <Nothing title=NOTHING text=WHY onward=(ALL_CHARTS, "/osservatorio")/> }.into_any(),
    };
    view! {
        {forms}
        {chart}
    }
}

/// What is measured: another measure has other rows, series and filters, so that nothing else is kept.
fn measure_form(page: &composition::ComposePage) -> impl IntoView + use<> {
    let language = use_language();
    let words = use_words();
    let groups = page.measures.iter().map(|(source, measures)| {
        let options = options(measures, &page.measure);
        view! { <optgroup label=source.clone()>{options}</optgroup> }
    });
    let groups = groups.collect_view();
    view! {
        <form class="block" action=language.href(PATH) method="get">
            {hidden(&page.own)}
            <div class="filters">
                <div class="form-group">
                    <label for="misura">{words(MEASURE)}</label>
                    <select class="form-select" id="misura" name="misura" aria-describedby="che-cosa">{groups}</select>
                </div>
                <button class="btn btn-primary" type="submit">{words(SHOW)}</button>
            </div>
            <p class="small mute" id="che-cosa">{page.about.clone()}</p>
        </form>
    }
}

/// How it is drawn; the filters stay.
fn parts_form(page: &composition::ComposePage) -> impl IntoView + use<> {
    let language = use_language();
    let words = use_words();
    let parts = page.parts.iter().map(part).collect_view();
    view! {
        <form class="block" action=language.href(PATH) method="get">
            <fieldset>
                <legend class="visually-hidden">{words(PARTS)}</legend>
                <input type="hidden" name="misura" value=page.measure.clone()/>
                {hidden(&page.kept)}
                <div class="filters">
                    {parts}
                    <button class="btn btn-primary" type="submit">{words(DRAW)}</button>
                </div>
            </fieldset>
        </form>
    }
}

fn part(part: &ComposePart) -> impl IntoView + use<> {
    let options = options(&part.options, &part.chosen);
    view! {
        <div class="form-group">
            <label for=part.name.clone()>{part.label.clone()}</label>
            <select class="form-select" id=part.name.clone() name=part.name.clone()>{options}</select>
        </div>
    }
}
