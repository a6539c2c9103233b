//! Italian and English: the language of an address, texts that exist in both, and the words of the pages.

mod language;
mod number;

pub use language::{Bilingual, Language, Message, message, use_language, use_words};
pub use number::{decimal, long_date, month_and_year};
