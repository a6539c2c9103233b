//! The page of a source: what it is, how it came about, what it cannot say, and everything taken from it.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::api::find_source;
use super::counted::{FIGURES, counted};
use super::figure_groups::FigureGroups;
use super::model::{Source, SourceLine, SourceSheet};
use super::reveal::reveal_target;
use super::source_checks::SourceChecks;
use super::source_records::SourceRecords;
use super::structured::source_data;
use crate::i18n::{Message, message, use_language, use_words};
use crate::observatory::model::{CheckResult, FigureLine};
use crate::platform::origin;
use crate::ui::{Crumb, DateWords, Loaded, PageHead, StructuredData, Text, Updated};

const SOURCES: Message = message("Fonti", "Sources");
const SOURCE: Message = message("Fonte", "Source");
const INDEX: Message = message("In questa pagina", "On this page");
const METHOD: Message = message("Metodo", "Method");
const LIMITS: Message = message("Limiti", "Limits");
const METHOD_AND_LIMITS: Message = message("Metodo e limiti", "Method and limits");
const RECORDS: Message = message("Le schede prese da qui", "The records taken from here");
const FIGURES_TITLE: Message = message("I dati presi da qui", "The figures taken from here");
const CHECKS: Message = message("Le verifiche", "The checks");
const RECORDS_TERM: Message = message("schede", "records");
const FIGURES_TERM: Message = message("dati", "figures");
const CHECKS_TERM: Message = message("verifiche", "checks");
const DISAGREE_TERM: Message = message("che non tornano", "that disagree");
const NO_FIGURES: Message = message("Nessun dato da questa fonte", "No figure from this source");
const NO_FIGURES_TEXT: Message = message(
    "Il documento descrive, non misura: qui sopra trovi le schede che ne vengono.",
    "The document describes and does not measure: the records that come from it are above.",
);

/// The sections of the page: their anchors and titles.
const SECTIONS: [(&str, Message); 4] = [
    ("sezione-metodo", METHOD_AND_LIMITS),
    ("sezione-schede", RECORDS),
    ("sezione-dati", FIGURES_TITLE),
    ("sezione-verifiche", CHECKS),
];

/// The page.
#[component]
pub fn SourcePage() -> impl IntoView {
    let language = use_language();
    let params = use_params_map();
    let slug = Memo::new(move |_| params.read().get("slug").unwrap_or_default());
    let source = Resource::new(move || slug.get(), move |slug| find_source(slug, language));
    view! { <Loaded data=source view=page/> }
}

fn page(sheet: SourceSheet) -> impl IntoView {
    let language = use_language();
    let words = use_words();
    let source = &sheet.line.source;
    let path = format!("/fonti/{}", source.id);
    let address = format!("{}{}", origin(), language.href(&path));
    let (title, slug) = (source.title.clone(), source.id.clone());
    let description = source.summary.text(language).to_owned();
    let crumbs = vec![Crumb::new(words(SOURCES), "/fonti"), Crumb::new(title.clone(), path)];
    let total = all_checks(&sheet.line);
    reveal_target();
    view! {
        <PageHead title description crumbs/>
        <StructuredData data=source_data(&sheet, &address, language)/>
        {head(&sheet)}
        <div class="page-end with-aside">
            <div>
                {numbers(&sheet)}
                {section(0, method(&sheet.line.source))}
                {section(1, view! { <SourceRecords records=sheet.records/> })}
                {section(2, figures(sheet.figures))}
                {section(3, view! { <SourceChecks source=slug checks=sheet.checks total/> })}
            </div>
            <aside class="sticky" aria-label=words(INDEX)>{index()}</aside>
        </div>
    }
}

fn head(sheet: &SourceSheet) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    let source = sheet.line.source.clone();
    let publisher = match sheet.entity.clone() {
        Some(entity) => {
            let href = language.href(&format!("/enti/{}", entity.slug));
            view! { <a href=href lang="it">{source.publisher}</a> }.into_any()
        }
        None => view! { <span lang="it">{source.publisher}</span> }.into_any(),
    };
    view! {
        <div class="page-head">
            <span class="overline">{words(SOURCE)}</span>
            <h1 lang="it">{source.title}</h1>
            <p class="lead"><Text text=source.summary/></p>
            <p class="page-meta">
                <span>{publisher}</span>
                <span><DateWords date=source.date/></span>
                <Updated date=sheet.updated.clone()/>
            </p>
        </div>
    }
}

fn numbers(sheet: &SourceSheet) -> impl IntoView + use<> {
    let words = use_words();
    let times = |result| sheet.line.checks.iter().find(|(other, _)| *other == result).map_or(0, |(_, times)| *times);
    let disagreements = times(CheckResult::Disagrees);
    view! {
        <dl class="ledger">
            <div><dt>{words(RECORDS_TERM)}</dt><dd>{sheet.line.records}</dd></div>
            <div><dt>{words(FIGURES_TERM)}</dt><dd>{sheet.line.figures}</dd></div>
            <div><dt>{words(CHECKS_TERM)}</dt><dd>{all_checks(&sheet.line)}</dd></div>
            <div><dt>{words(DISAGREE_TERM)}</dt><dd>{disagreements}</dd></div>
        </dl>
    }
}

fn all_checks(line: &SourceLine) -> u64 {
    line.checks.iter().map(|(_, times)| u64::from(*times)).sum()
}

/// A section of [`SECTIONS`], by its place.
fn section(place: usize, content: impl IntoView + 'static) -> impl IntoView {
    let words = use_words();
    let (id, title) = SECTIONS[place];
    view! {
        <section class="block" aria-labelledby=id>
            <h2 id=id>{words(title)}</h2>
            {content}
        </section>
    }
}

fn index() -> impl IntoView {
    let words = use_words();
    let links = SECTIONS.map(|(id, title)| view! { <li><a href=format!("#{id}")>{words(title)}</a></li> });
    view! {
        <nav class="page-index" aria-labelledby="indice" data-element="page-index">
            <p class="overline" id="indice">{words(INDEX)}</p>
            <ol class="index-list">{links.into_iter().collect_view()}</ol>
        </nav>
    }
}

fn method(source: &Source) -> impl IntoView + use<> {
    let words = use_words();
    view! {
        <div class="prose">
            <h3>{words(METHOD)}</h3>
            <p><Text text=source.method.clone()/></p>
            <h3>{words(LIMITS)}</h3>
            <p><Text text=source.limits.clone()/></p>
        </div>
    }
}

fn figures(lines: Vec<FigureLine>) -> AnyView {
    let language = use_language();
    let words = use_words();
    if lines.is_empty() {
        return view! { <div class="state"><h3>{words(NO_FIGURES)}</h3><p>{words(NO_FIGURES_TEXT)}</p></div> }
            .into_any();
    }
    let number = counted(lines.len() as u64, FIGURES, language);
    view! {
        <p class="mute">{number}</p>
        <FigureGroups figures=lines/>
    }
    .into_any()
}
