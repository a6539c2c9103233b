//! The figure around a chart: title, finding, and its three faces, each an address: drawing, table, sources.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_query_map};

use super::controls::Controls;
use super::keyboard::{Place, Step, step};
use super::live::load_module;
use super::table::MarksTable;
use crate::i18n::{Bilingual, Message, message, use_language, use_words};
use crate::observatory::model::{ChartPage, ChartPoint, FigureLine};
use crate::registry::model::Source;
use crate::ui::{FigureTable, Icon, Text};

const FACES: Message = message("Viste del dato", "Views of the data");
const HELP: Message = message(
    "Con le frecce passi da un valore all’altro e da una serie all’altra; con Invio apri ciò che sta dietro; con Esc esci.",
    "Arrow keys go from value to value and series to series; Enter opens what is behind; Esc leaves.",
);
const FIGURES_OF: Message = message("I dati dietro: {}", "The figures behind: {}");
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

const FILE_CSV: Message = message("CSV", "CSV");
const FILE_FULL: Message = message("CSV con tutti i dati", "CSV with all figures");
const FILE_ABOUT: Message = message("Metadati", "Metadata");
const EMBED: Message = message("Incorpora", "Embed");

/// The points of a chart, series by series and row by row.
type Points = Vec<Vec<Option<ChartPoint>>>;

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

/// What of an address's query chooses the chart: another face of it is no other chart.
pub fn without_face(search: &str) -> String {
    let pairs = search.trim_start_matches('?').split('&').filter(|pair| !pair.starts_with("vista="));
    pairs.collect::<Vec<_>>().join("&")
}

/// A chart with all that belongs to it.
///
/// The face is chosen by the address (`?vista=tabella`), so that all three can be read and shared without JavaScript.
/// In the browser the drawing becomes one tab stop with keys, and `chart.js` draws over it when it comes near.
#[component]
pub fn ChartFigure(
    /// The chart and its figures.
    page: ChartPage,
    /// Where its faces and choices are, as Italian path and query; on its own page without it.
    #[prop(optional)]
    at: Option<(String, String)>,
) -> impl IntoView {
    let language = use_language();
    let asked = use_query_map();
    let face = Memo::new(move |_| Face::of_address(asked.read().get("vista").as_deref()));
    let title_id = format!("figura-{}", page.key);
    let (title, finding) = (page.title.clone(), page.finding.clone());
    let own = page.own.clone().map(|own| view! { <p class="chart-own">{own}</p> });
    let notices = page.notices.clone().into_iter().map(|notice| view! { <p class="chart-notice">{notice}</p> });
    let notices = notices.collect_view();
    let note = page.note.clone().map(|note| view! { <p class="small">{note}</p> });
    // Beside another chart the figures would stand twice where both draw them.
    let has_figures = at.is_none() && !page.figures.is_empty();
    let (path, query) = at.unwrap_or_else(|| (page.path.clone(), page.query.clone()));
    let separator = if query.is_empty() { '?' } else { '&' };
    let address = format!("{}{query}", language.href(&path));
    let rest = Signal::derive(move || format!("{separator}vista={}", face.get().slug()));
    let controls = page.controls.clone();
    let shown = page.clone();
    let body = move || match face.get() {
        Face::Chart => view! { <Drawing page=shown.clone()/> }.into_any(),
        Face::Table => {
            let caption = FIGURES_OF.with(language, &[&shown.title]);
            let figures = has_figures.then(|| view! { <FigureTable caption figures=shown.figures.clone()/> });
            view! { <MarksTable page=shown.clone()/> {figures} }.into_any()
        }
        Face::Sources => view! { <Origins page=shown.clone()/> }.into_any(),
    };
    view! {
        <figure class="figure" aria-labelledby=title_id lang=language.tag()>
            <Tabs address separator face of=title.clone()/>
            <h2 class="figure-title" id=title_id.clone()>{title}</h2>
            {notices}
            <p class="finding">{finding}</p>
            {own}
            <Controls controls path rest/>
            {body}
            {note}
            <Foot page/>
        </figure>
    }
}

#[component]
fn Tabs(
    /// The chart's address with all choices.
    address: String,
    /// What stands between it and the face.
    separator: char,
    /// The face shown.
    face: Memo<Face>,
    /// The figure's title, which tells its faces from another figure's.
    of: String,
) -> impl IntoView {
    let words = use_words();
    let label = format!("{}: {of}", words(FACES));
    let links = Face::ALL.into_iter().map(|target| {
        let href = format!("{address}{separator}vista={}", target.slug());
        let current = move || (face.get() == target).then_some("true");
        view! { <li><a href=href data-noscroll aria-current=current>{words(target.label())}</a></li> }
    });
    view! {
        <nav class="tabs" aria-label=label>
            <ul class="tab-list">{links.collect_view()}</ul>
        </nav>
    }
}

/// The drawing with its keys, over which the browser draws.
#[component]
pub fn Drawing(
    /// The chart.
    page: ChartPage,
) -> impl IntoView {
    let words = use_words();
    let current = RwSignal::new(None::<Place>);
    // Before the browser's code runs the links are the tab stops; then the chart is one, with keys.
    let ready = RwSignal::new(false);
    Effect::new(move || {
        ready.set(true);
        load_module();
    });
    let help = format!("tasti-{}", page.key);
    let points = StoredValue::new(page.points);
    // What leaving changes is drawn after the page is gone, and the signal with it: then there is no mark.
    let point = move || current.try_get().flatten();
    let spoken = move || {
        let (series, row) = point()?;
        let spoken = points.try_with_value(|points| Some(points.get(series)?.get(row)?.as_ref()?.spoken.clone()))??;
        Some(view! { <p class="chart-point">{spoken}</p> })
    };
    let keys = keys(points, current);
    // A focused drawing loses the focus also when its page goes away, and by then the signal is gone.
    let left = move |_| {
        let _ = current.try_set(None);
    };
    view! {
        <div
            class="chart-stage"
            role="group"
            aria-label=page.title
            aria-describedby=help.clone()
            tabindex=move || ready.get().then_some("0")
            on:keydown=keys
            on:blur=left
        >
            <div class="chart-drawing" inner_html=page.drawings></div>
            <prassi-chart
                hidden
                aria-hidden="true"
                data-option=page.option
                data-point=move || point().map(|(series, row)| format!("{series},{row}"))
            ></prassi-chart>
        </div>
        <p class="visually-hidden" id=help>{move || ready.get().then(|| words(HELP))}</p>
        <div aria-live="polite">{spoken}</div>
    }
}

/// What the keys do on the drawing.
fn keys(points: StoredValue<Points>, current: RwSignal<Option<Place>>) -> impl Fn(KeyboardEvent) {
    let navigate = use_navigate();
    let there = points.with_value(|points| {
        let is_there = |series: &Vec<Option<ChartPoint>>| series.iter().map(Option::is_some).collect::<Vec<_>>();
        points.iter().map(is_there).collect::<Vec<_>>()
    });
    move |event| {
        if event.alt_key() || event.ctrl_key() || event.meta_key() {
            return;
        }
        let Some(step) = step(&event.key(), current.get_untracked(), &there) else { return };
        event.prevent_default();
        match step {
            Step::To(place) => current.set(Some(place)),
            Step::Follow((series, row)) => {
                let href = points.with_value(|points| Some(points.get(series)?.get(row)?.as_ref()?.href.clone()));
                if let Some(href) = href {
                    navigate(&href, leptos_router::NavigateOptions::default());
                }
            }
            Step::Leave => current.set(None),
        }
    }
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
    let bases = (!bases.is_empty()).then(|| {
        let items = bases.into_iter().map(|base| view! { <li><Text text=base/></li> }).collect_view();
        view! { <p>{words(BASE)} ":"</p> <ul>{items}</ul> }
    });
    let sources = page.sources.iter().map(|source| {
        let href = language.href(&format!("/fonti/{}", source.id));
        view! { " " <a href=href lang="it">{source.title.clone()}</a> }
    });
    let sources = sources.collect_view();
    let unequal = page.unequal.clone().map(|checks| {
        view! {
            <p class="unequal">
                <Icon name="unequal"/> " " {words(UNEQUAL)} " "
                <a href=language.href(&checks)>{words(SEE_CHECKS)}</a>
            </p>
        }
    });
    view! {
        <figcaption class="figure-foot">
            {bases}
            <p>{words(SOURCE)} ":" {sources}</p>
            {unequal}
            <Files path=page.path query=page.query full=!page.figures.is_empty()/>
        </figcaption>
    }
}

/// The files beside a chart's address, its permanent address, and the one for other sites' pages.
#[component]
fn Files(
    /// The Italian path of the chart.
    path: String,
    /// The query string of all choices.
    query: String,
    /// Whether there are figures behind it.
    full: bool,
) -> impl IntoView {
    let language = use_language();
    let words = use_words();
    let chart = language.href(&path);
    let separator = if query.is_empty() { '?' } else { '&' };
    let full = full.then(|| (words(FILE_FULL), format!("{chart}.csv{query}{separator}tutto=1")));
    let links = [
        ("JSON", format!("{chart}.json{query}")),
        (words(FILE_ABOUT), format!("{chart}.metadata.json{query}")),
        ("SVG", format!("{chart}.svg{query}")),
        ("PNG", format!("{chart}.png{query}")),
        ("ZIP", format!("{chart}.zip{query}")),
        (words(EMBED), format!("{chart}/incorpora{query}")),
    ];
    let csv = (words(FILE_CSV), format!("{chart}.csv{query}"));
    let links = std::iter::once(csv).chain(full).chain(links);
    let links = links.map(|(name, href)| view! { <a href=href rel="external">{name}</a> " " });
    view! {
        <p class="figure-links">
            {links.collect_view()}
            <a href=format!("{chart}{query}")>{words(PERMALINK)}</a>
        </p>
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
