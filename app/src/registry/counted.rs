//! Numbers with the word for what they count.

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
/// Checks.
pub const CHECKS: Noun = Noun { one: message("1 verifica", "1 check"), many: message("{} verifiche", "{} checks") };
/// Checks in which what is printed and what is computed differ.
pub const DISAGREEMENTS: Noun = Noun {
    one: message("1 verifica non torna", "1 check disagrees"),
    many: message("{} verifiche non tornano", "{} checks disagree"),
};

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
}
