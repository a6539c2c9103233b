//! Texts without what typing changes, and days and months as Italians write them.

/// The letters and digits of a text, in lower case.
pub fn letters(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A day `2020-07-31`, or a month `2020-07`, as Italians write it: `31/07/2020`, `07/2020`.
pub fn day(text: &str) -> String {
    text.split('-').rev().collect::<Vec<_>>().join("/")
}

/// Days, months and spans (`2024-05-05/2024-05-16`) one after the other: `05/05/2024–16/05/2024, 06/2024`.
pub fn days<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let written = |text: &str| text.split('/').map(day).collect::<Vec<_>>().join("–");
    texts.into_iter().map(written).collect::<Vec<_>>().join(", ")
}

/// The sign between two values.
pub fn sign(equal: bool) -> char {
    if equal { '=' } else { '≠' }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_spaces_quotes_and_apostrophes_make_no_difference() {
        assert_eq!(letters("Metodo (P.i.Co.): l’“Unione”"), letters("METODO (P.i.Co) : l'Unione"));
        assert_ne!(letters("ad alta integrazione"), letters("ad altra integrazione"));
        assert_ne!(letters("Nòva"), letters("NOVA"));
    }

    #[test]
    fn days_are_written_from_the_day_to_the_year() {
        assert_eq!(days(["2024-05-05/2024-05-16", "2024-06"]), "05/05/2024–16/05/2024, 06/2024");
    }
}
