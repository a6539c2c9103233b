//! Dates of the data in words: a day, a month, a year, or none.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::i18n::{Language, Message, long_date, message, month_and_year, use_language, use_words};

const NO_DATE: Message = message("senza data", "no date");
const UPDATED: Message = message("Ultimo aggiornamento:", "Last updated:");

/// A date as the data write it (`2020-07-31`, `2024-05`, `2020`), in words.
#[component]
pub fn DateWords(
    /// The date; empty where no document gives one.
    date: String,
) -> impl IntoView {
    let words = use_words();
    if date.is_empty() {
        return words(NO_DATE).into_any();
    }
    let shown = in_words(&date, use_language());
    view! { <time datetime=date>{shown}</time> }.into_any()
}

/// When the data of a page last changed.
#[component]
pub fn Updated(
    /// The day; empty where nothing has changed yet.
    date: String,
) -> impl IntoView {
    let words = use_words();
    view! { <span>{words(UPDATED)} " " <DateWords date/></span> }
}

fn in_words(date: &str, language: Language) -> String {
    if let Ok(day) = date.parse::<NaiveDate>() {
        return long_date(day, language);
    }
    match format!("{date}-01").parse::<NaiveDate>() {
        Ok(first) => month_and_year(first, language),
        Err(_) => date.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_as_exact_as_the_data() {
        assert_eq!(in_words("2020-07-31", Language::Italian), "31 luglio 2020");
        assert_eq!(in_words("2024-05", Language::English), "May 2024");
        assert_eq!(in_words("2020", Language::Italian), "2020");
    }
}
