//! Texts that the parts around the desk have in common: what a proposal is called, and what people type.

use app::error::AppError;
use serde_json::{Value, json};

use super::proposals::store::Row;

/// What a proposal is called in a message: its title, or its number where the form asks for no title.
pub fn title(row: &Row) -> Value {
    let title = row.fields.get("title").trim();
    let number = row.number.unwrap_or_default();
    if title.is_empty() {
        json!({ "it": format!("proposta n. {number}"), "en": format!("proposal no. {number}") })
    } else {
        json!(title)
    }
}

/// A text as a form sends it: with line ends of one character and without what cannot be seen. It says something, in at
/// most so many characters, or the field is named.
pub fn fit_text(text: &str, limit: usize, field: &str) -> Result<String, AppError> {
    let turns = |c: char| matches!(c, '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let text = text.replace("\r\n", "\n").replace('\t', " ");
    let text: String = text.chars().filter(|c| *c == '\n' || !(c.is_control() || turns(*c))).collect();
    let text = text.trim();
    if text.chars().any(char::is_alphanumeric) && text.chars().count() <= limit {
        Ok(text.to_owned())
    } else {
        Err(AppError::Invalid { field: field.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_says_something_and_hides_nothing() {
        assert_eq!(fit_text(" uno\r\ndue\u{202e}\u{0} ", 10, "text"), Ok("uno\ndue".to_owned()));
        for wrong in ["", " \n ", "… !", "undici lettere"] {
            assert_eq!(fit_text(wrong, 10, "text"), Err(AppError::Invalid { field: "text".into() }), "{wrong}");
        }
    }
}
