//! The figure around a chart: title, finding, and its three faces, each an address: drawing, table, sources.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_query_map};

use super::keyboard::{Step, step};
use super::live::load_module;
use super::svg::{Bars, Legend};
use crate::i18n::{Bilingual, Language, Message, message, use_language, use_words};
use crate::observatory::model::{ChartPage, CheckResult, FigureLine};
use crate::registry::model::Source;
use crate::ui::{FigureTable, Icon, Text};

const FACES: Message = message("Viste del dato", "Views of the data");
const HELP: Message = message(
    "Con le frecce passi da un valore all’altro; con Invio apri le pratiche; con Esc esci.",
    "Arrow keys go from value to value; Enter opens the practices; Esc leaves.",
);
const BASE: Message = message("Base", "Base");
const SOURCE: Message = message("Fonte", "Source");
const METHOD: Message = message("Metodo", "Method");
const LIMITS: Message = message("Limiti", "Limits");
const CAUTIONS: Message = message("Avvertenze sui dati", "Cautions on the figures");
const PERMALINK: Message = message("Indirizzo stabile", "Permanent address");
const UNEQUAL: Message = message(
    "Su questi dati la fonte e il nostro conto non coincidono.",
    "On these figures the source and our computation differ.",
);
const SEE_CHECKS: Message = message("Vedi le verifiche", "See the checks");

/// A face of the figure.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Face {
    Chart,
    Table,
    Sources,
}

impl Face {
    const ALL: [Self; 3] = [Self::Chart, Self::Table, Self::Sources];

    /// The value of `vista` in addresses.
    fn slug(self) -> &'static str {
        match self {
            Self::Chart => "grafico",
            Self::Table => "tabella",
            Self::Sources => "fonti",
        }
    }

    fn label(self) -> Message {
        match self {
            Self::Chart => message("Grafico", "Chart"),
            Self::Table => message("Tabella", "Table"),
            Self::Sources => message("Fonti e metodo", "Sources and method"),
        }
    }

    /// The face that an address asks for; the drawing, where it asks for none that there is.
    fn of_address(word: Option<&str>) -> Self {
        Self::ALL.into_iter().find(|face| Some(face.slug()) == word).unwrap_or(Self::Chart)
    }
}

/// A chart with all that belongs to it.
///
/// The face is chosen by the address (`?vista=tabella`), so that all three can be read and shared without JavaScript.
/// In the browser the drawing becomes one tab stop with keys, and `chart.js` draws over it when it comes near.
#[component]
pub fn ChartFigure(
    /// The chart and its figures.
    page: ChartPage,
) -> impl IntoView {
    let language = use_language();
    let query = use_query_map();
    let face = Memo::new(move |_| Face::of_address(query.read().get("vista").as_deref()));
    let title_id = format!("figura-{}", page.slug);
    let (title, finding) = (page.chart.title.clone(), page.chart.finding.clone());
    let shown = page.clone();
    let body = move || match face.get() {
        Face::Chart => view! { <Drawing page=shown.clone()/> }.into_any(),
        Face::Table => {
            let caption = shown.chart.title.text(language).to_owned();
            view! { <FigureTable caption figures=shown.figures.clone()/> }.into_any()
        }
        Face::Sources => view! { <Origins page=shown.clone()/> }.into_any(),
    };
    view! {
        <figure class="figure" aria-labelledby=title_id>
            <Tabs slug=page.slug.clone() face/>
            <h2 class="figure-title" id=title_id.clone()><Text text=title/></h2>
            <p class="finding"><Text text=finding/></p>
            {body}
            <Foot page/>
        </figure>
    }
}

fn address(slug: &str, language: Language) -> String {
    language.href(&format!("/osservatorio/{slug}"))
}

/// The Italian path of the checks on a chart's figures that do not agree.
fn checks_path(page: &ChartPage) -> String {
    let source = page.sources.first().map(|source| source.id.as_str()).unwrap_or_default();
    format!("/osservatorio/verifiche?fonte={source}&esito={}", CheckResult::Disagrees.slug())
}

#[component]
fn Tabs(
    /// The chart's word in addresses.
    slug: String,
    /// The face shown.
    face: Memo<Face>,
) -> impl IntoView {
    let language = use_language();
    let words = use_words();
    let links = Face::ALL.into_iter().map(|target| {
        let href = format!("{}?vista={}", address(&slug, language), target.slug());
        let current = move || (face.get() == target).then_some("true");
        view! { <li><a href=href data-noscroll aria-current=current>{words(target.label())}</a></li> }
    });
    view! {
        <nav class="tabs" aria-label=words(FACES)>
            <ul class="tab-list">{links.collect_view()}</ul>
        </nav>
    }
}

#[component]
fn Drawing(
    /// The chart.
    page: ChartPage,
) -> impl IntoView {
    let language = use_language();
    let words = use_words();
    let current = RwSignal::new(None::<usize>);
    // Before the browser's code runs the links are the tab stops; then the chart is one, with keys.
    let ready = RwSignal::new(false);
    Effect::new(move || {
        ready.set(true);
        load_module();
    });
    let pattern = format!("righe-{}", page.slug);
    let help = format!("tasti-{}", page.slug);
    let chart = page.chart.clone();
    // What leaving changes is drawn after the page is gone, and the signal with it: then there is no mark.
    let point = move || current.try_get().flatten();
    let spoken = move || {
        let mark = point().and_then(|position| chart.marks.get(position))?;
        Some(view! { <p class="chart-point">{chart.spoken(mark, language)}</p> })
    };
    let paths = page.chart.marks.iter().map(|mark| language.href(&mark.path)).collect();
    let keys = keys(paths, current);
    // A focused drawing loses the focus also when its page goes away, and by then the signal is gone.
    let left = move |_| {
        let _ = current.try_set(None);
    };
    let legend = page.chart.notable.clone().map(|notable| view! { <Legend notable pattern=pattern.clone()/> });
    view! {
        {legend}
        <div
            role="group"
            aria-label=page.chart.title.text(language).to_owned()
            aria-describedby=help.clone()
            tabindex=move || ready.get().then_some("0")
            on:keydown=keys
            on:blur=left
        >
            <Bars
                chart=page.chart.clone()
                unequal=unequal(&page)
                checks=checks_path(&page)
                pattern
                tabindex=Signal::derive(move || ready.get().then_some("-1"))
            />
            <prassi-chart
                hidden
                aria-hidden="true"
                data-option=page.option
                data-point=move || point().map(|position| position.to_string())
            ></prassi-chart>
        </div>
        <p class="visually-hidden" id=help>{move || ready.get().then(|| words(HELP))}</p>
        <div aria-live="polite">{spoken}</div>
    }
}

/// What the keys do on the drawing, given the addresses behind the marks.
fn keys(paths: Vec<String>, current: RwSignal<Option<usize>>) -> impl Fn(KeyboardEvent) {
    let navigate = use_navigate();
    move |event| {
        if event.alt_key() || event.ctrl_key() || event.meta_key() {
            return;
        }
        let Some(step) = step(&event.key(), current.get_untracked(), paths.len()) else { return };
        event.prevent_default();
        match step {
            Step::To(mark) => current.set(Some(mark)),
            Step::Follow(mark) => {
                if let Some(path) = paths.get(mark) {
                    navigate(path, leptos_router::NavigateOptions::default());
                }
            }
            Step::Leave => current.set(None),
        }
    }
}

/// The figures of a chart that do not agree with what is computed from others.
fn unequal(page: &ChartPage) -> Vec<String> {
    let disagree = page.figures.iter().filter(|line| line.checks.contains(&CheckResult::Disagrees));
    disagree.map(|line| line.figure.id.clone()).collect()
}

#[component]
fn Origins(
    /// The chart.
    page: ChartPage,
) -> impl IntoView {
    let words = use_words();
    let notes = distinct(&page.figures, |line| line.figure.note.clone());
    let cautions = (!notes.is_empty()).then(|| {
        let items = notes.into_iter().map(|note| view! { <li><Text text=note/></li> });
        view! {
            <h3>{words(CAUTIONS)}</h3>
            <ul>{items.collect_view()}</ul>
        }
    });
    view! {
        {page.sources.into_iter().map(|source| view! { <Origin source/> }).collect_view()}
        {cautions}
    }
}

#[component]
fn Origin(
    /// The document.
    source: Source,
) -> impl IntoView {
    let language = use_language();
    let words = use_words();
    view! {
        <h3><a href=language.href(&format!("/fonti/{}", source.id)) lang="it">{source.title}</a></h3>
        <p class="small mute" lang="it">{source.publisher}</p>
        <dl class="facts">
            <div><dt>{words(METHOD)}</dt><dd><Text text=source.method/></dd></div>
            <div><dt>{words(LIMITS)}</dt><dd><Text text=source.limits/></dd></div>
        </dl>
    }
}

/// What stands below every face: base, period and source, for a figure never travels without them; and the files.
#[component]
fn Foot(
    /// The chart.
    page: ChartPage,
) -> impl IntoView {
    let language = use_language();
    let words = use_words();
    let bases = distinct(&page.figures, |line| line.figure.base.clone());
    let bases = bases.into_iter().map(|base| view! { <li><Text text=base/></li> }).collect_view();
    let sources = page.sources.iter().map(|source| {
        let href = language.href(&format!("/fonti/{}", source.id));
        view! { " " <a href=href lang="it">{source.title.clone()}</a> }
    });
    let sources = sources.collect_view();
    let unequal = (!unequal(&page).is_empty()).then(|| {
        view! {
            <p class="unequal">
                <Icon name="unequal"/> " " {words(UNEQUAL)} " "
                <a href=language.href(&checks_path(&page))>{words(SEE_CHECKS)}</a>
            </p>
        }
    });
    let file = |ending: &str| format!("/osservatorio/{}.{ending}", page.slug);
    view! {
        <figcaption class="figure-foot">
            <p>{words(BASE)} ":"</p>
            <ul>{bases}</ul>
            <p>{words(SOURCE)} ":" {sources}</p>
            {unequal}
            <p class="figure-links">
                <a href=file("csv") rel="external" download>"CSV"</a>
                " "
                <a href=file("json") rel="external">"JSON"</a>
                " "
                <a href=address(&page.slug, language)>{words(PERMALINK)}</a>
            </p>
        </figcaption>
    }
}

/// What the figures say of themselves, each once, in their order.
fn distinct(figures: &[FigureLine], says: impl Fn(&FigureLine) -> Option<Bilingual>) -> Vec<Bilingual> {
    let mut texts = Vec::new();
    for text in figures.iter().filter_map(says) {
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts
}
