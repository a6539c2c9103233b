//! A record of the catalogue as a card: what it is, its title, what it says, whose it is, when, and from where.

use leptos::prelude::*;

use super::Highlighted;
use crate::catalogue::model::SearchItem;
use crate::i18n::{Language, Message, message, use_language, use_words};
use crate::registry::model::Named;

const ENTITIES: Message = message("{} enti: {}", "{} entities: {}");
const AND_OTHERS: Message = message("{} e altri {}", "{} and {} more");

/// The most entities that are all named.
const ALL_NAMED: usize = 5;
/// How many are named where there are more.
const FIRST_NAMED: usize = 4;

/// A card for a record.
#[component]
pub fn RecordCard(
    /// The record.
    item: SearchItem,
    /// The level of the title's heading, 2 to 4.
    level: u8,
) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let entities = entities_in_words(&item.entities, language);
    let source_path = language.href(&format!("/fonti/{}", item.source));
    let source = (!item.source.is_empty()).then(|| {
        view! { <span><a href=source_path lang="it">{item.source_name}</a></span> }
    });
    let title = view! {
        <a href=item.url lang=item.lang.clone()>
            <Highlighted pieces=item.highlights.title plain=item.title/>
        </a>
    }
    .into_any();
    view! {
        <article class="it-card">
            <span class="overline">{words(item.kind.0.label())}</span>
            {heading(level, title)}
            <p lang=item.lang><Highlighted pieces=item.highlights.text plain=item.summary/></p>
            <p class="it-card-footer">
                {(!entities.is_empty()).then(|| view! { <span>{entities}</span> " " })}
                {(!item.period.is_empty()).then(|| view! { <span>{item.period}</span> " " })}
                {source}
            </p>
        </article>
    }
}

fn heading(level: u8, title: AnyView) -> AnyView {
    match level {
        2 => view! { <h2 class="it-card-title">{title}</h2> }.into_any(),
        3 => view! { <h3 class="it-card-title">{title}</h3> }.into_any(),
        _ => view! { <h4 class="it-card-title">{title}</h4> }.into_any(),
    }
}

/// Whose a record is: the first few by name, the others as a number.
pub fn entities_in_words(entities: &[Named], language: Language) -> String {
    let names = |entities: &[Named]| entities.iter().map(|entity| entity.name.as_str()).collect::<Vec<_>>().join(", ");
    match entities.len() {
        0 | 1 => names(entities),
        count @ 2..=ALL_NAMED => ENTITIES.with(language, &[&count, &names(entities)]),
        count => {
            let first = names(&entities[..FIRST_NAMED]);
            let shown = AND_OTHERS.with(language, &[&first, &(count - FIRST_NAMED)]);
            ENTITIES.with(language, &[&count, &shown])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entities(count: usize) -> Vec<Named> {
        (1..=count).map(|number| Named { slug: format!("e{number}"), name: format!("E{number}") }).collect()
    }

    #[test]
    fn one_entity_is_just_named() {
        assert_eq!(entities_in_words(&entities(1), Language::Italian), "E1");
        assert_eq!(entities_in_words(&[], Language::Italian), "");
    }

    #[test]
    fn few_entities_are_all_named() {
        assert_eq!(entities_in_words(&entities(5), Language::Italian), "5 enti: E1, E2, E3, E4, E5");
    }

    #[test]
    fn of_many_entities_the_first_are_named() {
        assert_eq!(entities_in_words(&entities(16), Language::Italian), "16 enti: E1, E2, E3, E4 e altri 12");
        assert_eq!(entities_in_words(&entities(6), Language::English), "6 entities: E1, E2, E3, E4 and 2 more");
    }
}
