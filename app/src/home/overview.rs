//! The catalogue in numbers on the first page: themes, counts, newest practices.

use leptos::prelude::*;
use rust_decimal::Decimal;

use crate::catalogue::model::{Overview, RecordKind};
use crate::i18n::{Message, decimal, message, use_language, use_words};
use crate::ui::RecordCard;

const THEMES: Message = message("I temi con più schede", "The themes with most records");
const ALL_THEMES: Message = message("Tutti i temi", "All themes");
const NUMBERS: Message = message("Il portale in numeri", "The portal in numbers");
const ENTITIES: Message = message("enti", "entities");
const NEWEST: Message = message("Le pratiche più recenti", "The most recent practices");
const ALL_PRACTICES: Message = message("Tutte le pratiche", "All practices");

/// The themes most written about, with their counts.
pub fn theme_chips(overview: Overview) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let chips = overview.themes.into_iter().map(move |counted| {
        let there = language.href(&format!("/pratiche?tema={}", counted.theme.slug));
        view! {
            <li>
                <a class="chip" href=there>
                    {counted.theme.label}
                    " "
                    <span class="chip-count">{counted.count}</span>
                </a>
            </li>
        }
    });
    view! {
        <ul class="chips" aria-label=words(THEMES)>
            {chips.collect_view()}
            <li><a class="chip" href=language.href("/temi")>{words(ALL_THEMES)}</a></li>
        </ul>
    }
}

/// The word for many records of a kind.
fn many(kind: RecordKind) -> Message {
    match kind {
        RecordKind::Practice => message("pratiche", "practices"),
        RecordKind::Exchange => message("scambi", "exchanges"),
        RecordKind::Service => message("servizi misurati", "measured services"),
        RecordKind::Project => message("progetti", "projects"),
        RecordKind::Question => message("domande di questionario", "survey questions"),
    }
}

/// How much there is.
pub fn numbers(overview: Overview) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let number = move |label: Message, count: u64| {
        view! {
            <div>
                <dt>{words(label)}</dt>
                <dd>{decimal(Decimal::from(count), 0, language)}</dd>
            </div>
        }
    };
    let kinds = overview.kinds.into_iter().filter(|(_, count)| *count > 0);
    let kinds = kinds.map(move |(kind, count)| number(many(kind.0), count));
    view! {
        <section class="block" aria-label=words(NUMBERS)>
            <dl class="ledger">
                {kinds.collect_view()}
                {number(ENTITIES, overview.entities)}
            </dl>
        </section>
    }
}

/// The practices of the latest period.
pub fn newest(overview: Overview) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    (!overview.newest.is_empty()).then(move || {
        let all = language.href("/pratiche?cosa=pratica&ordine=recenti");
        let cards = overview.newest.into_iter().map(|item| view! { <RecordCard item level=3/> });
        view! {
            <section class="block page-end" aria-labelledby="nuove">
                <div class="block-head">
                    <h2 id="nuove">{words(NEWEST)}</h2>
                    <a class="small" href=all>{words(ALL_PRACTICES)}</a>
                </div>
                <div class="columns">{cards.collect_view()}</div>
            </section>
        }
    })
}
