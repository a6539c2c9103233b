//! What acts on what a chart shows, near the reader's own entity: practices and exchanges, each with its reasons.

use leptos::prelude::*;

use crate::i18n::{Message, message, use_language, use_words};
use crate::observatory::own::{Acting, ActingRecord};

const TITLE: Message = message("Che cosa si può copiare o andare a vedere", "What can be copied or visited");
const LEAD: Message = message(
    "Pratiche e scambi che agiscono su ciò che il grafico mostra, scelti per {}, ognuno con il motivo. Non ci sono quelli che l’ente ha già.",
    "Practices and exchanges that act on what the chart shows, chosen for {}, each with the reason. Those that the entity has already are left out.",
);
const NOTHING: Message = message(
    "Nessuna pratica e nessuno scambio ha un motivo per stare qui: le fonti non dicono né classe, né luogo, né servizi in comune.",
    "No practice and no exchange has a reason to stand here: the sources give no class, place or service in common.",
);
const WHY: Message = message("Perché qui: {}.", "Why here: {}.");
const ALL: Message = message("Tutte le pratiche", "All practices");

/// The section.
#[component]
pub fn ActingList(
    /// What acts.
    acting: Acting,
) -> impl IntoView {
    let language = use_language();
    let words = use_words();
    let rows = if acting.records.is_empty() {
        view! { <p class="mute">{words(NOTHING)}</p> }.into_any()
    } else {
        view! { <ul class="rows">{acting.records.into_iter().map(row).collect_view()}</ul> }.into_any()
    };
    view! {
        <section class="block" aria-labelledby="vicino">
            <h2 id="vicino">{words(TITLE)}</h2>
            <p>{LEAD.with(language, &[&acting.of])}</p>
            {rows}
            <p class="result-end"><a href=language.href("/pratiche")>{words(ALL)}</a></p>
        </section>
    }
}

fn row(record: ActingRecord) -> impl IntoView {
    let reasons = WHY.with(use_language(), &[&record.reasons]);
    view! {
        <li>
            <p class="overline">{record.kind}</p>
            <h3 class="row-title"><a href=record.href lang=record.lang>{record.title}</a></h3>
            <p class="small">{record.who}</p>
            <p class="small mute">{reasons}</p>
        </li>
    }
}
