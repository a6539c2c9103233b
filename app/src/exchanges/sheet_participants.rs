//! Who may come to an exchange: the sheet's words, and the numbers read from them.

use leptos::prelude::*;

use super::model::Exchange;
use crate::i18n::{Bilingual, Message, message, use_words};
use crate::ui::{Section, SectionTitle, Text};

/// Where the section stands, and what it is called.
pub const PARTICIPANTS: SectionTitle = ("partecipa", message("Chi può venire", "Who may come"));

const PROFILE: Message = message("Profilo", "Profile");
const PRINTED: Message = message("Nella scheda", "In the sheet");
const LEAST: Message = message("Minimo", "Least");
const MOST: Message = message("Massimo", "Most");
const A_SESSION: Message = message("Massimo per sessione", "Most a session");
const TOTAL: Message = message("Massimo in tutto", "Most in all");
const AN_ENTITY: Message = message("Massimo per ente", "Most from one body");
const ENTITIES: Message = message("Enti, massimo", "Bodies, most");
const NO_NUMBER: Message =
    message("La scheda non dice quanti posti ci sono.", "The sheet does not say how many places.");

/// The fourth section of the sheet.
#[component]
pub fn Participants(
    /// The exchange.
    exchange: Exchange,
) -> impl IntoView {
    let words = use_words();
    let numbers = numbers(&exchange);
    let unknown = numbers.is_empty().then(|| view! { <p>{words(NO_NUMBER)}</p> });
    let numbers =
        numbers.into_iter().map(move |(label, number)| view! { <div><dt>{words(label)}</dt><dd>{number}</dd></div> });
    let printed = exchange.participants_printed.map(|printed| Bilingual::italian(format!("«{printed}»")));
    let profile = exchange.profile.map(|text| view! { <div><dt>{words(PROFILE)}</dt><dd><Text text/></dd></div> });
    let printed = printed.map(|text| view! { <div><dt>{words(PRINTED)}</dt><dd><Text text/></dd></div> });
    view! {
        <Section at=PARTICIPANTS number=4>
            <dl class="facts">
                {profile}
                {printed}
                {numbers.collect_view()}
            </dl>
            {unknown}
        </Section>
    }
}

/// The numbers that the sheet gives. One for a session is the most where nothing else is said: it is not said twice.
fn numbers(exchange: &Exchange) -> Vec<(Message, i64)> {
    let most = exchange.participants_max.filter(|most| exchange.participants_per_session_max != Some(*most));
    [
        (LEAST, exchange.participants_min),
        (MOST, most),
        (A_SESSION, exchange.participants_per_session_max),
        (TOTAL, exchange.participants_total_max),
        (AN_ENTITY, exchange.participants_per_entity_max),
        (ENTITIES, exchange.entities_max),
    ]
    .into_iter()
    .filter_map(|(label, number)| Some((label, number?)))
    .collect()
}
