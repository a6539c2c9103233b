//! Numbers with the word for what they count.

use leptos::prelude::*;
use rust_decimal::Decimal;

use crate::i18n::{Language, Message, decimal, message};

/// The words for one and for several of a thing; the second holds the place of the number.
#[derive(Clone, Copy, Debug)]
pub struct Noun {
    one: Message,
    many: Message,
}

/// Entities.
pub const ENTITIES: Noun = Noun { one: message("1 ente", "1 entity"), many: message("{} enti", "{} entities") };
/// Records of the catalogue, whatever their kind.
pub const RECORDS: Noun = Noun { one: message("1 scheda", "1 record"), many: message("{} schede", "{} records") };
/// Figures.
pub const FIGURES: Noun = Noun { one: message("1 dato", "1 figure"), many: message("{} dati", "{} figures") };
/// Documents from which something was taken.
pub const SOURCES: Noun = Noun { one: message("1 fonte", "1 source"), many: message("{} fonti", "{} sources") };
/// Checks.
pub const CHECKS: Noun = Noun { one: message("1 verifica", "1 check"), many: message("{} verifiche", "{} checks") };
/// Checks in which what is printed and what is computed differ.
pub const DISAGREEMENTS: Noun = Noun {
    one: message("1 verifica non torna", "1 check disagrees"),
    many: message("{} verifiche non tornano", "{} checks disagree"),
};

/// Numbers at a glance, each with what it counts below it.
pub fn entries<const N: usize>(numbers: [(u64, Noun); N], language: Language) -> impl IntoView + use<N> {
    let entry = |(number, noun)| view! { <div><dt>{called(number, noun, language)}</dt><dd>{number}</dd></div> };
    numbers.map(entry).into_iter().collect_view()
}

/// What so many of them are called, where the number stands apart.
fn called(number: u64, noun: Noun, language: Language) -> &'static str {
    let (message, place) = if number == 1 { (noun.one, "1 ") } else { (noun.many, "{} ") };
    message.text(language).trim_start_matches(place)
}

/// So many of them.
pub fn counted(number: u64, noun: Noun, language: Language) -> String {
    if number == 1 {
        return noun.one.text(language).to_owned();
    }
    noun.many.with(language, &[&decimal(Decimal::from(number), 0, language)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_said_otherwise_than_several() {
        assert_eq!(counted(1, ENTITIES, Language::Italian), "1 ente");
        assert_eq!(counted(0, ENTITIES, Language::Italian), "0 enti");
        assert_eq!(counted(1_200, FIGURES, Language::English), "1,200 figures");
    }

    #[test]
    fn a_number_that_stands_apart_has_the_same_words() {
        assert_eq!(called(1, SOURCES, Language::Italian), "fonte");
        assert_eq!(called(2, SOURCES, Language::English), "sources");
        assert_eq!(called(0, DISAGREEMENTS, Language::English), "checks disagree");
        assert_eq!(called(1, DISAGREEMENTS, Language::Italian), "verifica non torna");
    }
}
