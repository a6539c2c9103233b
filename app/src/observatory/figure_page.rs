//! The page of a figure: its value with all that it needs, its checks and charts, how to quote it, its versions.

use leptos::prelude::*;

use super::api::find_figure;
use super::citation::Citation;
use super::figure_data::figure_data;
use super::figure_fields::field_word;
use super::figure_sheet::{Fact, FigureChart, FigureSheet};
use super::index_page::TITLE as OBSERVATORY;
use super::model::{Check, figure_page_path, figure_path};
use crate::editorial::ReportMistake;
use crate::i18n::{Bilingual, Message, message, use_language, use_words};
use crate::platform::origin;
use crate::ui::{
    CheckCard, Crumb, EarlierVersion, GradeMark, PageIndex, RecordHead, Section, SectionTitle, Text, VersionList,
    record_page_by_query, version_of,
};

const FIGURE: Message = message("Dato", "Figure");
const IN_SHORT: Message = message("In questa pagina", "On this page");
const VALUE: Message = message("Valore", "Value");
const SAID: Message = message("Al posto di un numero la fonte dice", "In place of a number the source says");
const NO_NUMBER: Message = message("La fonte non stampa un valore.", "The source prints no value.");
const UNIT: Message = message("Unità", "Unit");
const BASE: Message = message("Base", "Base");
const PERIOD: Message = message("Periodo", "Period");
const GRADE: Message = message("Grado", "Grade");
const SOURCE: Message = message("Fonte", "Source");
const PLACE: Message = message("Dove nel documento", "Where in the document");
const NO_CHECKS: Message = message(
    "Nessuna verifica lo riguarda: la fonte non stampa altri numeri con cui confrontarlo.",
    "No check takes it: the source prints no other numbers to compare it with.",
);
const NO_CHARTS: Message = message(
    "Nessun grafico lo disegna: sta nella tabella della sua fonte.",
    "No chart draws it: it is in its source’s table.",
);
const OF_NOW: Message = message(
    "Verifiche e grafici usano il valore attuale: li trovi nella versione attuale.",
    "Checks and charts use the current value: you find them at the current version.",
);
const FILES: Message = message("Per i programmi:", "For programs:");

/// The sections of the page, each with the id of its heading.
const ABOUT: SectionTitle = ("che-cosa", message("Che cosa dice", "What it says"));
const CHECKS: SectionTitle = ("verifiche", message("Le verifiche", "The checks"));
const CHARTS: SectionTitle = ("grafici", message("Nei grafici", "In the charts"));
const QUOTE: SectionTitle = ("citazione", message("Come citarlo", "How to quote it"));
const VERSIONS: SectionTitle = ("versioni", message("Versioni", "Versions"));
const SECTIONS: [SectionTitle; 5] = [ABOUT, CHECKS, CHARTS, QUOTE, VERSIONS];

/// The page.
#[component]
pub fn FigurePage() -> impl IntoView {
    record_page_by_query(|slug, query, language| find_figure(slug, version_of(&query), language), page)
}

fn page(sheet: FigureSheet) -> impl IntoView {
    let words = use_words();
    let path = figure_page_path(&sheet.id);
    let is_current = sheet.versions.earlier().is_none();
    let earlier = view! { <EarlierVersion versions=&sheet.versions path=path.clone()/> };
    let history = view! { <VersionList versions=sheet.versions.clone() path=path.clone() words_of=field_word/> };
    view! {
        {head(&sheet, path, is_current)}
        <div class="with-aside page-end">
            <aside class="sticky" aria-label=words(IN_SHORT)>
                <PageIndex sections=SECTIONS/>
            </aside>
            <div>
                {earlier}
                {numbers(&sheet)}
                {section(ABOUT, facts(&sheet))}
                <ReportMistake subject=sheet.id.clone()/>
                {section(CHECKS, checks(sheet.checks.clone(), is_current))}
                {section(CHARTS, charts(sheet.charts.clone(), is_current))}
                {section(QUOTE, quotation(&sheet))}
                {section(VERSIONS, history)}
            </div>
        </div>
    }
}

fn section(at: SectionTitle, content: impl IntoView + 'static) -> impl IntoView {
    view! { <Section at>{content}</Section> }
}

/// The head of the page. An earlier version is for who looks for it: machines are told of the current one.
fn head(sheet: &FigureSheet, path: String, is_current: bool) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    let description = format!("{}: {}. {}, {}.", sheet.name, sheet.value, sheet.document.title, sheet.locator);
    let data = is_current.then(|| figure_data(sheet, &description, &origin(), language));
    let above = vec![Crumb::new(words(OBSERVATORY), "/osservatorio")];
    // The name is made in the language of the page.
    let title = Bilingual { it: sheet.name.clone(), en: Some(sheet.name.clone()) };
    let (grade, period) = (sheet.grade, sheet.period.clone());
    view! {
        <RecordHead
            kind=words(FIGURE)
            title
            description
            above
            path
            data
            updated=sheet.versions.day().to_owned()
            indexed=is_current
        >
            <span><GradeMark grade/></span>
            " "
            {period.map(|period| view! { <span lang="it">{period}</span> })}
        </RecordHead>
    }
}

/// The value and its base, in large.
fn numbers(sheet: &FigureSheet) -> impl IntoView + use<> {
    let words = use_words();
    if !sheet.is_number {
        let said = sheet.words.clone().map(|said| view! { {words(SAID)} ": " <q lang="it">{said}</q> }.into_any());
        return view! { <p class="finding">{said.unwrap_or_else(|| words(NO_NUMBER).into_any())}</p> }.into_any();
    }
    let base = sheet.base_value.clone().map(|number| {
        let what = match sheet.base.clone() {
            Some(text) => view! { {words(BASE)} ": " <Text text/> }.into_any(),
            None => words(BASE).into_any(),
        };
        view! { <div><dt>{what}</dt><dd>{number}</dd></div> }
    });
    view! { <dl class="ledger"><div><dt>{words(VALUE)}</dt><dd>{sheet.value.clone()}</dd></div>{base}</dl> }.into_any()
}

fn facts(sheet: &FigureSheet) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    let source = language.href(&format!("/fonti/{}", sheet.document.slug));
    let place = language.href(&figure_path(&sheet.document.slug, &sheet.id));
    let base = base(sheet).map(|base| view! { <div><dt>{words(BASE)}</dt><dd>{base}</dd></div> });
    let period = sheet.period.clone().map(|period| {
        view! { <div><dt>{words(PERIOD)}</dt><dd lang="it">{period}</dd></div> }
    });
    view! {
        <dl class="facts">
            <div><dt>{words(UNIT)}</dt><dd>{sheet.unit.clone()}</dd></div>
            {base}
            {period}
            {sheet.facts.iter().cloned().map(fact).collect_view()}
            <div><dt>{words(GRADE)}</dt><dd><GradeMark grade=sheet.grade/></dd></div>
            <div><dt>{words(SOURCE)}</dt><dd><a href=source lang="it">{sheet.document.title.clone()}</a></dd></div>
            <div><dt>{words(PLACE)}</dt><dd><a href=place lang="it">{sheet.locator.clone()}</a></dd></div>
        </dl>
    }
}

/// The base in words, with its number where there is one.
fn base(sheet: &FigureSheet) -> Option<AnyView> {
    let text = sheet.base.clone().map(|text| view! { <Text text/> });
    match (sheet.base_value.clone(), text) {
        (Some(number), Some(text)) => Some(view! { {number} " " {text} }.into_any()),
        (Some(number), None) => Some(number.into_any()),
        (None, text) => text.map(IntoAny::into_any),
    }
}

fn fact(fact: Fact) -> impl IntoView {
    let language = use_language();
    let text = match fact.path {
        Some(path) => view! { <a href=language.href(&path)><Text text=fact.text/></a> }.into_any(),
        None => view! { <Text text=fact.text/> }.into_any(),
    };
    view! { <div><dt>{fact.term}</dt><dd>{text}</dd></div> }
}

/// What stands where there is nothing.
fn none(is_current: bool, why: Message) -> AnyView {
    let words = use_words();
    view! { <p class="mute">{words(if is_current { why } else { OF_NOW })}</p> }.into_any()
}

fn checks(checks: Vec<Check>, is_current: bool) -> AnyView {
    if checks.is_empty() {
        return none(is_current, NO_CHECKS);
    }
    let cards = checks.into_iter().map(|check| view! { <CheckCard check/> });
    view! { <div class="cards">{cards.collect_view()}</div> }.into_any()
}

fn charts(charts: Vec<FigureChart>, is_current: bool) -> AnyView {
    let language = use_language();
    if charts.is_empty() {
        return none(is_current, NO_CHARTS);
    }
    let row = move |chart: FigureChart| {
        view! {
            <li>
                <h3 class="row-title"><a href=language.href(&chart.path)>{chart.name}</a></h3>
                <p>{chart.finding}</p>
            </li>
        }
    };
    view! { <ul class="rows">{charts.into_iter().map(row).collect_view()}</ul> }.into_any()
}

/// The quotation, and the files that programs read.
fn quotation(sheet: &FigureSheet) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    let text = Citation::of(sheet, &origin(), language).text();
    let page = language.href(&figure_page_path(&sheet.id));
    let version = sheet.versions.earlier().map(|version| format!("?v={}", version.number)).unwrap_or_default();
    let files = [("BibTeX", "bib"), ("CSL-JSON", "csl.json"), ("JSON", "json")].map(|(name, ending)| {
        view! { " " <a href=format!("{page}.{ending}{version}") rel="external">{name}</a> }
    });
    view! {
        <p class="citation">{text}</p>
        <p class="figure-links small">{words(FILES)} {files.collect_view()}</p>
    }
}
