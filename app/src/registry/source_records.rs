//! The records taken from a source, by kind. Those without a page of their own stand here, and are linked to here.

use leptos::prelude::*;

use crate::catalogue::model::{RecordKind, SearchItem};
use crate::i18n::{Message, message, use_language, use_words};
use crate::ui::Nothing;

const NOTHING: Message = message("Nessuna scheda da questa fonte", "No record from this source");
const NOTHING_TEXT: Message = message(
    "Dal documento vengono dati e verifiche, non pratiche, scambi, servizi o progetti.",
    "Figures and checks come from the document, but no practices, exchanges, services or projects.",
);

const CHECKS: Message = message("Le sue verifiche", "Its checks");

/// The records, kind by kind.
#[component]
pub fn SourceRecords(
    /// The records.
    records: Vec<SearchItem>,
) -> impl IntoView {
    if records.is_empty() {
        return view! { <Nothing title=NOTHING text=NOTHING_TEXT/> }.into_any();
    }
    let groups = RecordKind::ALL.iter().filter_map(|kind| {
        let of_kind: Vec<SearchItem> = records.iter().filter(|item| item.kind.0 == *kind).cloned().collect();
        (!of_kind.is_empty()).then(|| group(*kind, of_kind))
    });
    groups.collect_view().into_any()
}

fn group(kind: RecordKind, items: Vec<SearchItem>) -> impl IntoView {
    let words = use_words();
    let number = items.len();
    let rows = items.into_iter().map(row);
    view! {
        <details class="accordion" open>
            <summary>
                <h3>{words(several(kind))} " " <span class="mute number">{number}</span></h3>
            </summary>
            <div><ul class="rows">{rows.collect_view()}</ul></div>
        </details>
    }
}

fn row(item: SearchItem) -> impl IntoView {
    let language = use_language();
    let words = use_words();
    let checks = checks_path(&item).map(|path| view! { <a href=language.href(&path)>{words(CHECKS)}</a> });
    let title = if has_page(item.kind.0) {
        view! { <a href=item.url lang=item.lang>{item.title}</a> }.into_any()
    } else {
        view! { <span lang=item.lang>{item.title}</span> }.into_any()
    };
    // Where records have or once had no page of their own, addresses lead here.
    let id = stands_here(item.kind.0).then_some(item.slug);
    let period = (!item.period.is_empty()).then(|| view! { <span>{item.period}</span> });
    view! {
        <li id=id>
            <h4 class="row-title">{title}</h4>
            <p>{item.summary}</p>
            <p class="it-card-footer">{period}{checks}</p>
        </li>
    }
}

/// Whether records of a kind have a page of their own.
fn has_page(kind: RecordKind) -> bool {
    match kind {
        RecordKind::Practice | RecordKind::Exchange | RecordKind::Project => true,
        RecordKind::Service | RecordKind::Question => false,
    }
}

/// Whether addresses of records of a kind lead to the source's page, or once did.
fn stands_here(kind: RecordKind) -> bool {
    kind == RecordKind::Project || !has_page(kind)
}

/// The Italian path of the page with the checks on a record, if its kind can have any.
fn checks_path(item: &SearchItem) -> Option<String> {
    let name = match item.kind.0 {
        RecordKind::Service => "servizio",
        RecordKind::Project => "progetto",
        RecordKind::Practice | RecordKind::Exchange | RecordKind::Question => return None,
    };
    Some(format!("/osservatorio/verifiche?{name}={}", item.slug))
}

/// What several records of a kind are called.
fn several(kind: RecordKind) -> Message {
    match kind {
        RecordKind::Practice => message("Pratiche", "Practices"),
        RecordKind::Exchange => message("Scambi", "Exchanges"),
        RecordKind::Service => message("Servizi misurati", "Measured services"),
        RecordKind::Project => message("Progetti", "Projects"),
        RecordKind::Question => message("Domande del questionario", "Questions of the questionnaire"),
    }
}
