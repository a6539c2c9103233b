//! What the registry knows of an entity, fact by fact.

use leptos::prelude::*;

use super::model::{Entity, Named, province_name};
use crate::i18n::{Language, Message, message, use_language, use_words};
use crate::ui::Unknown;

const KIND: Message = message("Tipo", "Kind");
const PROVINCE: Message = message("Provincia", "Province");
const REGION: Message = message("Regione", "Region");
const SIZE_CLASS: Message = message("Classe dimensionale", "Size class");
const AREA: Message = message("Territorio", "Territory");
const UNIONS: Message = message("Fa parte di", "Member of");
const ALIASES: Message = message("Altri nomi", "Other names");
const ISTAT: Message = message("Codice ISTAT", "ISTAT code");
const WHERE: Message = message("Dove", "Where");

/// The facts, those that no document gives included where a reader would look for them.
#[component]
pub fn EntityFacts(
    /// The entity.
    entity: Entity,
    /// The unions it belongs to.
    unions: Vec<Named>,
) -> impl IntoView {
    let language = use_language();
    let words = use_words();
    let province = entity.province.map_or_else(unknown, |code| {
        let href = language.href(&format!("/enti?provincia={code}"));
        let name = province_name(&code).unwrap_or(&code).to_owned();
        view! { <a href=href>{name}</a> }.into_any()
    });
    let istat = entity.istat.map_or_else(unknown, |code| view! { <code>{code}</code> }.into_any());
    let place = entity.latitude.zip(entity.longitude).map(|place| coordinates(place, language));
    view! {
        <dl class="facts facts-narrow">
            {fact(KIND, words(entity.kind.label()))}
            {fact(PROVINCE, province)}
            {fact(REGION, entity.region.map_or_else(unknown, IntoAny::into_any))}
            {entity.size_class.map(|class| fact(SIZE_CLASS, words(class.label())))}
            {entity.area.map(|area| fact(AREA, words(area.label())))}
            {(!unions.is_empty()).then(|| fact(UNIONS, links(unions)))}
            {fact(ISTAT, istat)}
            {place.map(|place| fact(WHERE, place))}
            {(!entity.aliases.is_empty()).then(|| fact(ALIASES, names(entity.aliases)))}
        </dl>
    }
}

fn fact(term: Message, value: impl IntoView + 'static) -> impl IntoView {
    let words = use_words();
    view! { <div><dt>{words(term)}</dt><dd>{value}</dd></div> }
}

fn unknown() -> AnyView {
    view! { <Unknown/> }.into_any()
}

fn links(unions: Vec<Named>) -> impl IntoView {
    let language = use_language();
    let links = unions.into_iter().map(move |union| {
        let href = language.href(&format!("/enti/{}", union.slug));
        view! { <li><a href=href>{union.name}</a></li> }
    });
    view! { <ul class="link-list">{links.collect_view()}</ul> }
}

fn names(names: Vec<String>) -> impl IntoView {
    let items = names.into_iter().map(|name| view! { <li>{name}</li> });
    view! { <ul class="link-list" lang="it">{items.collect_view()}</ul> }
}

/// Degrees north and east, as the language writes numbers.
fn coordinates((latitude, longitude): (f64, f64), language: Language) -> String {
    let (north, east) = (format!("{latitude:.4}°\u{a0}N"), format!("{longitude:.4}°\u{a0}E"));
    match language {
        Language::Italian => format!("{} – {}", north.replace('.', ","), east.replace('.', ",")),
        Language::English => format!("{north} – {east}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_written_as_the_language_writes_numbers() {
        let place = (44.5652, 11.1933);
        assert_eq!(coordinates(place, Language::Italian), "44,5652°\u{a0}N – 11,1933°\u{a0}E");
        assert_eq!(coordinates(place, Language::English), "44.5652°\u{a0}N – 11.1933°\u{a0}E");
    }
}
