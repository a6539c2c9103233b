//! What is wrong with a field, as a sentence that says what to do.

use serde::{Deserialize, Serialize};

use crate::i18n::{Language, Message, message};

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Trouble {
    /// Nothing stands where something has to; what to do, in both languages.
    Missing(String, String),
    /// Too many characters.
    TooLong {
        /// The most.
        most: usize,
        /// How many there are.
        are: usize,
    },
    /// A character that nobody sees.
    Hidden {
        /// Its place, from 1.
        place: usize,
    },
    /// A mark that turns the direction of the text.
    Direction {
        /// Its place, from 1.
        place: usize,
    },
    /// Several lines where one is wanted.
    SeveralLines,
    /// Code of web pages.
    Html {
        /// The first tag.
        tag: String,
    },
    /// A beginning that a spreadsheet takes for a formula.
    Formula {
        /// The first character.
        start: String,
    },
    /// Something that is not among the choices.
    NoChoice,
    /// More values than there may be.
    TooMany {
        /// The most.
        most: usize,
    },
    /// A name that the registry does not know.
    Unknown {
        /// The name.
        name: String,
    },
    /// No whole number, or one out of its range.
    NoWhole {
        /// The least.
        least: u32,
        /// The most.
        most: u32,
    },
    /// No number.
    NoNumber,
    /// No year, or one that makes no sense.
    YearOutside {
        /// The first.
        first: i32,
        /// The last.
        last: i32,
    },
    /// A month or a day without a year.
    NoYear,
    /// A day without a month.
    NoMonth,
    /// A day that is in no calendar.
    NoSuchDay,
    /// No web address.
    NoAddress,
    /// The end comes before the beginning.
    EndBeforeStart,
    /// The most is less than the least.
    MostBelowLeast,
    /// It was read from a document, and nobody has confirmed it.
    Unconfirmed,
}

const TOO_LONG: Message = message(
    "Accorcia di {}: qui ci stanno al massimo {}, e ora sono {}.",
    "Make it shorter by {}: there is room for {} here, and now there are {}.",
);
const ONE_CHARACTER: Message = message("un carattere", "one character");
const CHARACTERS: Message = message("{} caratteri", "{} characters");
const HIDDEN: Message = message(
    "Togli il carattere invisibile al posto {}: di solito arriva copiando da un altro documento. Cancella e riscrivi la parola lì attorno.",
    "Take out the invisible character at position {}: it usually comes with text copied from another document. Delete the word around it and type it again.",
);
const DIRECTION: Message = message(
    "Togli il segno invisibile al posto {}, che fa leggere il testo da destra a sinistra: cancella e riscrivi la parola lì attorno.",
    "Take out the invisible mark at position {}, which makes the text run from right to left: delete the word around it and type it again.",
);
const SEVERAL_LINES: Message =
    message("Scrivi tutto su una riga: togli gli a capo.", "Write it on one line: take out the line breaks.");
const HTML: Message =
    message("Scrivi solo testo, senza codice: togli «{}».", "Write plain text without code: take out “{}”.");
const FORMULA: Message = message(
    "Comincia con una parola e non con «{}»: un foglio di calcolo lo prenderebbe per una formula.",
    "Begin with a word and not with “{}”: a spreadsheet would take it for a formula.",
);
const NO_CHOICE: Message = message("Scegli una delle voci proposte.", "Choose one of the options offered.");
const TOO_MANY: Message = message("Scegline al massimo {}: togli le altre.", "Choose at most {}: take the others out.");
const UNKNOWN: Message = message(
    "«{}» non è nell’elenco: scegli un nome fra quelli proposti mentre scrivi.",
    "“{}” is not on the list: choose one of the names offered as you type.",
);
const NO_WHOLE: Message =
    message("Scrivi un numero intero da {} a {}, in cifre.", "Write a whole number from {} to {}, in digits.");
const NO_NUMBER: Message = message(
    "Scrivi solo il numero, in cifre, come 1.234,5: l’unità va nel suo campo.",
    "Write the number only, in digits, as the Italians do, such as 1.234,5: the unit has a field of its own.",
);
const YEAR: Message =
    message("Scrivi un anno dal {} al {}, con quattro cifre.", "Write a year from {} to {}, with four digits.");
const NO_YEAR: Message = message("Aggiungi l’anno.", "Add the year.");
const NO_MONTH: Message =
    message("Scegli anche il mese, o togli il giorno.", "Choose the month too, or take the day out.");
const NO_DAY: Message = message(
    "Questo giorno non c’è nel calendario: controlla giorno, mese e anno.",
    "There is no such day: check day, month and year.",
);
const NO_ADDRESS: Message = message(
    "Scrivi un indirizzo web completo, che comincia con https:// e non contiene spazi.",
    "Write a complete web address that begins with https:// and has no spaces.",
);
const END_FIRST: Message = message(
    "La fine viene prima dell’inizio: controlla le due date.",
    "The end comes before the beginning: check the two dates.",
);
const MOST_FIRST: Message = message(
    "Il numero più grande è minore del più piccolo: controlla i due campi.",
    "The largest number is below the smallest: check the two fields.",
);

const UNCONFIRMED: Message = message(
    "Controlla quello che abbiamo letto dal documento in questo passo, poi premi «Avanti».",
    "Check what we read from the document in this step, then press “Next”.",
);

impl Trouble {
    /// That something is missing, with what to do.
    pub fn missing(what_to_do: Message) -> Self {
        Self::Missing(what_to_do.text(Language::Italian).to_owned(), what_to_do.text(Language::English).to_owned())
    }

    /// The sentence.
    pub fn text(&self, language: Language) -> String {
        match self {
            Self::Missing(italian, english) => match language {
                Language::Italian => italian.clone(),
                Language::English => english.clone(),
            },
            Self::TooLong { most, are } => {
                let over = match are.saturating_sub(*most) {
                    1 => ONE_CHARACTER.text(language).to_owned(),
                    over => CHARACTERS.with(language, &[&over]),
                };
                TOO_LONG.with(language, &[&over, most, are])
            }
            Self::Hidden { place } => HIDDEN.with(language, &[place]),
            Self::Direction { place } => DIRECTION.with(language, &[place]),
            Self::Html { tag } => HTML.with(language, &[tag]),
            Self::Formula { start } => FORMULA.with(language, &[start]),
            Self::TooMany { most } => TOO_MANY.with(language, &[most]),
            Self::Unknown { name } => UNKNOWN.with(language, &[name]),
            Self::NoWhole { least, most } => NO_WHOLE.with(language, &[least, most]),
            Self::YearOutside { first, last } => YEAR.with(language, &[first, last]),
            Self::SeveralLines => SEVERAL_LINES.text(language).to_owned(),
            Self::NoChoice => NO_CHOICE.text(language).to_owned(),
            Self::NoNumber => NO_NUMBER.text(language).to_owned(),
            Self::NoYear => NO_YEAR.text(language).to_owned(),
            Self::NoMonth => NO_MONTH.text(language).to_owned(),
            Self::NoSuchDay => NO_DAY.text(language).to_owned(),
            Self::NoAddress => NO_ADDRESS.text(language).to_owned(),
            Self::EndBeforeStart => END_FIRST.text(language).to_owned(),
            Self::MostBelowLeast => MOST_FIRST.text(language).to_owned(),
            Self::Unconfirmed => UNCONFIRMED.text(language).to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_too_long_says_by_how_much() {
        let trouble = |are| Trouble::TooLong { most: 200, are }.text(Language::Italian);
        assert_eq!(trouble(201), "Accorcia di un carattere: qui ci stanno al massimo 200, e ora sono 201.");
        assert_eq!(trouble(212), "Accorcia di 12 caratteri: qui ci stanno al massimo 200, e ora sono 212.");
    }

    #[test]
    fn every_sentence_is_whole_in_both_languages() {
        let all = [
            Trouble::missing(message("Scrivi un titolo.", "Write a title.")),
            Trouble::TooLong { most: 1, are: 2 },
            Trouble::Hidden { place: 3 },
            Trouble::Direction { place: 3 },
            Trouble::SeveralLines,
            Trouble::Html { tag: "<b>".into() },
            Trouble::Formula { start: "=".into() },
            Trouble::NoChoice,
            Trouble::TooMany { most: 6 },
            Trouble::Unknown { name: "x".into() },
            Trouble::NoWhole { least: 1, most: 9 },
            Trouble::NoNumber,
            Trouble::YearOutside { first: 1946, last: 2029 },
            Trouble::NoYear,
            Trouble::NoMonth,
            Trouble::NoSuchDay,
            Trouble::NoAddress,
            Trouble::EndBeforeStart,
            Trouble::MostBelowLeast,
            Trouble::Unconfirmed,
        ];
        for trouble in all {
            for language in Language::ALL {
                let text = trouble.text(language);
                assert!(text.ends_with('.') && !text.contains("{}"), "{text}");
            }
        }
    }
}
