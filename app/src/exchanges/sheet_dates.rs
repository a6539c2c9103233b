//! How long an exchange is, and when it takes place.

use leptos::prelude::*;

use super::calendar::StatusBadge;
use super::dates::{Occasion, duration, occasions};
use super::model::{Exchange, Session};
use crate::i18n::{Bilingual, Message, message, use_language, use_words};
use crate::ui::{Section, SectionTitle, Text};

/// Where the section stands, and what it is called.
pub const DATES: SectionTitle = ("date", message("Durata e date", "Duration and dates"));

const DURATION: Message = message("Durata", "Duration");
const PRINTED: Message = message("Nella scheda", "In the sheet");
const NOTE: Message = message("Sulle sessioni", "About the sessions");
const TABLE: Message = message("Le date", "The dates");
const WHEN: Message = message("Quando", "When");
const KIND: Message = message("Che data è", "Kind of date");
const STATUS: Message = message("Stato", "Status");
const NONE: Message = message("La scheda non dà date.", "The sheet gives no dates.");

/// The fifth section of the sheet.
#[component]
pub fn Dates(
    /// The exchange.
    exchange: Exchange,
    /// Its sessions, in the sheet's order.
    sessions: Vec<Session>,
) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let length = duration(&exchange, language);
    let printed = Bilingual::italian(format!("«{}»", exchange.duration_printed));
    let note = exchange.sessions_note.map(|text| view! { <div><dt>{words(NOTE)}</dt><dd><Text text/></dd></div> });
    let dates =
        if sessions.is_empty() { view! { <p>{words(NONE)}</p> }.into_any() } else { table(&sessions).into_any() };
    view! {
        <Section at=DATES number=5>
            <div class="cards">
                <dl class="facts">
                    <div><dt>{words(DURATION)}</dt><dd>{length}</dd></div>
                    <div><dt>{words(PRINTED)}</dt><dd><Text text=printed/></dd></div>
                    {note}
                </dl>
                {dates}
            </div>
        </Section>
    }
}

fn table(sessions: &[Session]) -> impl IntoView + use<> {
    let words = use_words();
    let rows: Vec<_> = occasions(sessions).into_iter().map(row).collect();
    view! {
        <div class="table-frame" role="region" aria-label=words(TABLE) tabindex="0">
            <table class="table">
                <caption>{words(TABLE)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words(WHEN)}</th>
                        <th scope="col">{words(KIND)}</th>
                        <th scope="col">{words(PRINTED)}</th>
                        <th scope="col">{words(STATUS)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn row(occasion: Occasion) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let date = occasion.date(language);
    let session = occasion.first().clone();
    // The note of an alternative names the other one: together they need none.
    let note = session.note.clone().filter(|_| occasion.sessions.len() != 2);
    let note = note.map(|text| view! { <br/><span class="small mute"><Text text/></span> });
    let printed = Bilingual::italian(printed(&session));
    view! {
        <tr>
            <th scope="row">{date}</th>
            <td>{words(session.kind.label())} {note}</td>
            <td class="wrap"><Text text=printed/></td>
            <td><StatusBadge status=session.status/></td>
        </tr>
    }
}

/// The sheet's words for a date, behind its name there, if they do not repeat it.
fn printed(session: &Session) -> String {
    let repeats = |label: &&String| session.printed.to_lowercase().contains(&label.to_lowercase());
    match session.label.as_ref().filter(|label| !repeats(label)) {
        Some(label) => format!("{label}: {}", session.printed),
        None => session.printed.clone(),
    }
}
