//! Who adopted a practice: a table, and a map where the places are known.

use leptos::prelude::*;

use super::map::PlaceMap;
use super::model::{AdoptionLine, AdoptionStatus};
use crate::charts::places::Place;
use crate::i18n::{Language, Message, message, use_language, use_words};
use crate::registry::model::{Labelled, province_name};
use crate::ui::{Text, Unknown};

const CAPTION: Message = message("Enti che hanno adottato la pratica", "Entities that adopted the practice");
const ENTITY: Message = message("Ente", "Entity");
const WITH_WHAT: Message = message("Con che cosa", "With what");
const WHEN: Message = message("Quando", "When");
const STATUS: Message = message("Ancora in uso", "Still in use");
const CONFIRMED: Message = message("confermata il {}", "confirmed on {}");
const NOTE: Message = message("Come", "How");
const WHERE_IN_SOURCE: Message = message("Nella fonte: {}", "In the source: {}");
const MAP_TITLE: Message = message("Dove", "Where");
const MAP_CAPTION: Message = message(
    "Un cerchio per ente, nord in alto, senza confini. Gli enti sono gli stessi della tabella.",
    "One circle for each entity, north is up, no borders. The entities are those of the table.",
);
const NOBODY: Message = message(
    "La fonte non nomina gli enti che l’hanno adottata.",
    "The source does not name the entities that adopted it.",
);

/// Who adopted a practice, or that nobody is named.
pub fn adopters(lines: &[AdoptionLine]) -> impl IntoView + use<> {
    let words = use_words();
    if lines.is_empty() {
        return view! { <p>{words(NOBODY)}</p> }.into_any();
    }
    // A column that says nothing of anybody is left out.
    let dated = lines.iter().any(|line| line.period.is_some());
    let followed = lines.iter().any(|line| line.status != AdoptionStatus::Unknown);
    let headings = [(ENTITY, true), (WITH_WHAT, true), (WHEN, dated), (STATUS, followed), (NOTE, true)];
    let headings = headings.into_iter().filter(|(_, shown)| *shown);
    let headings = headings.map(|(heading, _)| view! { <th scope="col">{words(heading)}</th> });
    view! {
        <div class="table-frame" role="region" aria-label=words(CAPTION) tabindex="0">
            <table class="table">
                <caption class="visually-hidden">{words(CAPTION)}</caption>
                <thead>
                    <tr>{headings.collect_view()}</tr>
                </thead>
                <tbody>{lines.iter().map(|line| row(line, dated, followed)).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(line: &AdoptionLine, dated: bool, followed: bool) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    let entity_path = language.href(&format!("/enti/{}", line.entity.slug));
    let locator = (!line.locator.is_empty()).then(|| WHERE_IN_SOURCE.with(language, &[&line.locator]));
    let province = line.province.as_deref().map(|code| province_name(code).unwrap_or(code));
    let kind = [Some(line.entity_kind.as_str()), province].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let confirmed = line.confirmed.as_ref().map(|day| {
        view! { " " <span class="small mute">{CONFIRMED.with(language, &[day])}</span> }
    });
    let note = line.note.clone().map(|note| view! { <Text text=note/> " " });
    view! {
        <tr>
            <th scope="row">
                <a href=entity_path>{line.entity.name.clone()}</a>
                " "
                <span class="small mute">{kind}</span>
            </th>
            <td class="wrap">{known(tool_names(&line.tools))}</td>
            {dated.then(|| view! { <td>{known(line.period.clone().unwrap_or_default())}</td> })}
            {followed.then(|| view! {
                <td><span class=status_class(line.status)>{words(line.status.label())}</span> {confirmed}</td>
            })}
            <td class="wrap">{note} <span class="small mute">{locator}</span></td>
        </tr>
    }
}

/// A text of the source, or that it does not say.
fn known(text: String) -> AnyView {
    if text.is_empty() { view! { <Unknown/> }.into_any() } else { text.into_any() }
}

fn tool_names(tools: &[Labelled]) -> String {
    tools.iter().map(|tool| tool.label.as_str()).collect::<Vec<_>>().join(", ")
}

fn status_class(status: AdoptionStatus) -> &'static str {
    match status {
        AdoptionStatus::InForce => "badge badge-good",
        AdoptionStatus::Dropped => "badge",
        AdoptionStatus::Unknown => "badge badge-outline",
    }
}

/// The adopters whose places are known.
pub fn places(lines: &[AdoptionLine], language: Language) -> Vec<Place> {
    let place = |line: &AdoptionLine| {
        Some(Place {
            name: line.entity.name.clone(),
            href: language.href(&format!("/enti/{}", line.entity.slug)),
            latitude: line.latitude?,
            longitude: line.longitude?,
            count: 1,
        })
    };
    lines.iter().filter_map(place).collect()
}

/// The map of the adopters, where at least one has a place.
pub fn adopters_map(lines: &[AdoptionLine]) -> impl IntoView + use<> {
    let words = use_words();
    let places = places(lines, use_language());
    (!places.is_empty()).then(|| {
        view! {
            <figure class="figure" aria-labelledby="dove">
                <h3 class="figure-title" id="dove">{words(MAP_TITLE)}</h3>
                <PlaceMap places/>
                <figcaption class="figure-foot"><p>{words(MAP_CAPTION)}</p></figcaption>
            </figure>
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::model::Named;

    #[test]
    fn only_entities_with_a_place_are_on_the_map() {
        let line = |slug: &str, latitude| AdoptionLine {
            entity: Named { slug: slug.into(), name: slug.into() },
            entity_kind: "Comune".into(),
            province: None,
            tools: Vec::new(),
            period: None,
            status: AdoptionStatus::Unknown,
            confirmed: None,
            note: None,
            locator: String::new(),
            latitude,
            longitude: Some(12.24),
        };
        let shown = places(&[line("cesena", Some(44.14)), line("unione", None)], Language::English);
        assert_eq!(shown.len(), 1);
        assert_eq!(shown[0].href, "/en/enti/cesena");
    }
}
