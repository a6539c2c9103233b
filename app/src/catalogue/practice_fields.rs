//! What a reader calls the fields of a practice, and the tables of its parts.

use crate::i18n::{Message, message};

/// The word for a field, or for a table of parts.
pub fn field_word(field: &str) -> Message {
    match field {
        "title" => message("titolo", "title"),
        "summary" | "description" => message("testo", "text"),
        "themes" => message("temi", "themes"),
        "tools" => message("strumenti", "tools"),
        "period_start" | "period_end" => message("periodo", "period"),
        "target" => message("destinatari", "target group"),
        "channels" => message("canali", "channels"),
        "results" => message("risultati", "results"),
        "requirements" => message("che cosa serve per copiarla", "what it takes to copy it"),
        "extent" | "extent_count" => message("diffusione", "extent"),
        "source" | "locator" => message("fonte", "source"),
        "grade" => message("grado di certezza", "grade of certainty"),
        "related_figures" => message("dati collegati", "related figures"),
        "adoption" => message("enti che l’hanno adottata", "entities that adopted it"),
        _ => message("altro", "other things"),
    }
}
