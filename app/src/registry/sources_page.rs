//! The page of all sources: the documents from which everything here comes.

use leptos::prelude::*;

use super::api::list_sources;
use super::counted::{CHECKS, DISAGREEMENTS, FIGURES, RECORDS, counted};
use super::model::{Listing, SourceLine};
use crate::i18n::{Message, message, use_language, use_words};
use crate::observatory::model::CheckResult;
use crate::ui::{DateWords, Loaded, Text, TitledPage, Updated};

const TITLE: Message = message("Fonti", "Sources");
const LEAD: Message = message(
    "Ogni dato del portale viene da uno di questi documenti. Di ognuno: metodo, limiti e verifiche.",
    "Every figure of this portal comes from one of these documents. Of each: method, limits and checks.",
);
const NOTHING: Message = message("Nessuna fonte", "No source");
const NOTHING_TEXT: Message =
    message("Non è stato ancora caricato nessun documento.", "No document has been loaded yet.");

/// The page.
#[component]
pub fn SourcesPage() -> impl IntoView {
    let language = use_language();
    let sources = Resource::new(|| (), move |()| list_sources(language));
    view! {
        <TitledPage title=TITLE lead=LEAD path="/fonti">
        <Loaded data=sources view=list/>
        </TitledPage>
    }
}

fn list(sources: Listing<SourceLine>) -> impl IntoView {
    view! {
        <p class="page-meta"><Updated date=sources.updated/></p>
        {cards(sources.items)}
    }
}

fn cards(lines: Vec<SourceLine>) -> AnyView {
    let words = use_words();
    if lines.is_empty() {
        return view! { <div class="state"><h2>{words(NOTHING)}</h2><p>{words(NOTHING_TEXT)}</p></div> }.into_any();
    }
    view! { <div class="cards">{lines.into_iter().map(card).collect_view()}</div> }.into_any()
}

fn card(line: SourceLine) -> impl IntoView {
    let language = use_language();
    let source = line.source;
    let checks: u32 = line.checks.iter().map(|(_, times)| times).sum();
    let disagreements = line.checks.iter().find(|(result, _)| *result == CheckResult::Disagrees);
    let disagreements = disagreements.map(|(_, times)| {
        view! { <span class="badge badge-notice">{counted(u64::from(*times), DISAGREEMENTS, language)}</span> }
    });
    view! {
        <article class="it-card">
            <span class="overline" lang="it">{source.publisher}</span>
            <h2 class="it-card-title">
                <a href=language.href(&format!("/fonti/{}", source.id)) lang="it">{source.title}</a>
            </h2>
            <p><Text text=source.summary/></p>
            <p class="it-card-footer">
                <span><DateWords date=source.date/></span>
                <span>{counted(line.records, RECORDS, language)}</span>
                <span>{counted(line.figures, FIGURES, language)}</span>
                <span>{counted(u64::from(checks), CHECKS, language)}</span>
                {disagreements}
            </p>
        </article>
    }
}
