//! The page of a source: what it is, how it came about, what it cannot say, and everything taken from it.

use leptos::prelude::*;

use super::api::find_source;
use super::counted::{self, DISAGREEMENTS, entries};
use super::model::{Source, SourceLine, SourceSheet};
use super::reveal::reveal_target;
use super::source_checks::SourceChecks;
use super::source_figures::SourceFigures;
use super::source_records::SourceRecords;
use super::structured::source_data;
use crate::i18n::{Bilingual, Message, message, use_language, use_words};
use crate::observatory::model::CheckResult;
use crate::platform::origin;
use crate::ui::{Crumb, DateWords, PageIndex, RecordHead, Section, SectionTitle, Text, record_page_by_query};

const SOURCES: Message = message("Fonti", "Sources");
const SOURCE: Message = message("Fonte", "Source");
const INDEX: Message = message("Che cosa c’è su questa fonte", "What there is on this source");
const METHOD: Message = message("Metodo", "Method");
const LIMITS: Message = message("Limiti", "Limits");

/// The sections of the page, each with the id of its heading.
const METHOD_AND_LIMITS: SectionTitle = ("sezione-metodo", message("Metodo e limiti", "Method and limits"));
const RECORDS: SectionTitle = ("sezione-schede", message("Le schede prese da qui", "The records taken from here"));
const FIGURES: SectionTitle = ("sezione-dati", message("I dati presi da qui", "The figures taken from here"));
const CHECKS: SectionTitle = ("sezione-verifiche", message("Le verifiche", "The checks"));
const SECTIONS: [SectionTitle; 4] = [METHOD_AND_LIMITS, RECORDS, FIGURES, CHECKS];

/// The page.
#[component]
pub fn SourcePage() -> impl IntoView {
    record_page_by_query(find_source, page)
}

fn page(sheet: SourceSheet) -> impl IntoView {
    let language = use_language();
    let words = use_words();
    let source = &sheet.line.source;
    let path = format!("/fonti/{}", source.id);
    let address = format!("{}{}", origin(), language.href(&path));
    let (title, slug) = (Bilingual::italian(&source.title), source.id.clone());
    let (lead, description) = (Some(source.summary.clone()), source.summary.text(language).to_owned());
    let above = vec![Crumb::new(words(SOURCES), "/fonti")];
    let data = Some(source_data(&sheet, &address, language));
    let total = all_checks(&sheet.line);
    let (numbers, meta, method) = (numbers(&sheet), meta(&sheet), method(source));
    reveal_target();
    view! {
        <RecordHead kind=words(SOURCE) title lead description above path=path.clone() data updated=sheet.updated>
            {meta}
        </RecordHead>
        <div class="page-end with-aside">
            <div>
                {numbers}
                <Section at=METHOD_AND_LIMITS>{method}</Section>
                <Section at=RECORDS><SourceRecords records=sheet.records/></Section>
                <Section at=FIGURES>
                    <SourceFigures path figures=sheet.figures total=sheet.line.figures section=FIGURES.0/>
                </Section>
                <Section at=CHECKS><SourceChecks source=slug checks=sheet.checks total/></Section>
            </div>
            <aside class="sticky" aria-label=words(INDEX)><PageIndex sections=SECTIONS/></aside>
        </div>
    }
}

/// Who published the source, and when.
fn meta(sheet: &SourceSheet) -> impl IntoView + use<> {
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
        <span>{publisher}</span>
        <span><DateWords date=source.date/></span>
    }
}

fn numbers(sheet: &SourceSheet) -> impl IntoView + use<> {
    let language = use_language();
    let line = &sheet.line;
    let times = |result| line.checks.iter().find(|(other, _)| *other == result).map_or(0, |(_, times)| *times);
    let numbers = [
        (line.records, counted::RECORDS),
        (line.figures, counted::FIGURES),
        (all_checks(line), counted::CHECKS),
        (times(CheckResult::Disagrees).into(), DISAGREEMENTS),
    ];
    view! { <dl class="ledger">{entries(numbers, language)}</dl> }
}

fn all_checks(line: &SourceLine) -> u64 {
    line.checks.iter().map(|(_, times)| u64::from(*times)).sum()
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
