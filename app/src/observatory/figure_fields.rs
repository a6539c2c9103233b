//! What a reader calls the fields of a figure.

use crate::i18n::{Message, message};

/// The word for a field.
pub fn field_word(field: &str) -> Message {
    match field {
        "value" | "printed" => message("valore", "value"),
        "base" | "base_value" => message("base", "base"),
        "year" | "period" => message("periodo", "period"),
        "measure" => message("misura", "measure"),
        "source" | "locator" => message("fonte", "source"),
        "grade" => message("grado di certezza", "grade of certainty"),
        "note" => message("nota", "note"),
        _ => message("ciò a cui si riferisce", "what it is of"),
    }
}
