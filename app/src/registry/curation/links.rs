//! Where the pages of the registry are, and where their forms lead.

use super::model::{Refusal, RegistryKind};
use crate::error::AppError;

/// The Italian path of the registry.
pub const REGISTRY_PATH: &str = "/area/registro";
/// The Italian path of imports.
pub const IMPORTS_PATH: &str = "/area/registro/importazioni";
/// What stands in the place of an id for a record that is to be added.
pub const NEW: &str = "nuovo";
/// What stands in an address for the top of the tree of themes.
pub const TOP: &str = "nessuno";
/// The name in addresses of the record to merge with.
pub const WITH: &str = "con";
/// The name in addresses of the theme to move below.
pub const BELOW: &str = "sotto";

/// The Italian path of a record's page.
pub fn record_path(kind: RegistryKind, id: &str) -> String {
    let id = if id.is_empty() { NEW } else { id };
    format!("{REGISTRY_PATH}/{}/{id}", kind.slug())
}

/// The Italian path of what shows a change before it is made.
pub fn preview_path(kind: RegistryKind, id: &str) -> String {
    format!("{}/anteprima", record_path(kind, id))
}

/// A page, with what was done just now.
pub fn done(path: &str, word: &str) -> String {
    with(path, "fatto", word)
}

/// A page, with why something was not done.
pub fn not_done(path: &str, refusal: Refusal) -> String {
    with(path, "errore", refusal.slug())
}

/// The page of an upload.
pub fn upload_path(upload: &str) -> String {
    with(IMPORTS_PATH, "carico", upload)
}

/// The page of an upload, with why it was not applied, or that it was.
pub fn import_path(upload: &str, trouble: Option<&str>) -> String {
    let said = trouble.map_or(("fatto", "applicata"), |trouble| ("errore", trouble));
    let encoded = serde_urlencoded::to_string([("carico", upload), said]).unwrap_or_default();
    format!("{IMPORTS_PATH}?{encoded}")
}

/// The page of imports, with why one was not undone, or that it was.
pub fn import_undone_path(trouble: Option<&str>) -> String {
    trouble.map_or_else(|| done(IMPORTS_PATH, "annullata"), |trouble| with(IMPORTS_PATH, "errore", trouble))
}

/// A page of the registry that a form names; any other path leads to the registry.
pub fn back(path: &str) -> &str {
    let path = crate::i18n::Language::neutral_path(path);
    let plain = path.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '-'));
    let own = path == REGISTRY_PATH || path.strip_prefix(REGISTRY_PATH).is_some_and(|rest| rest.starts_with('/'));
    if plain && own { path } else { REGISTRY_PATH }
}

/// What an address says under a name.
pub fn value_of(search: &str, name: &str) -> Option<String> {
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(search.trim_start_matches('?')).unwrap_or_default();
    pairs.into_iter().find(|(known, value)| known == name && !value.is_empty()).map(|(_, value)| value)
}

/// What became of something that the rules may refuse.
pub fn outcome<T>(result: Result<Result<T, Refusal>, AppError>) -> Result<T, Refusal> {
    match result {
        Ok(outcome) => outcome,
        Err(AppError::Conflict) => Err(Refusal::Changed),
        Err(AppError::NotFound | AppError::Gone) => Err(Refusal::Missing),
        Err(_) => Err(Refusal::Failed),
    }
}

fn with(path: &str, name: &str, value: &str) -> String {
    let encoded = serde_urlencoded::to_string([(name, value)]).unwrap_or_default();
    format!("{path}?{encoded}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_leads_back_to_the_registry_and_nowhere_else() {
        assert_eq!(back("/en/area/registro/enti/cesena"), "/area/registro/enti/cesena");
        for elsewhere in ["//evil.example", "/area/registrone", "/area/registro/../utenti?x", "https://a.example", ""] {
            assert_eq!(back(elsewhere), REGISTRY_PATH, "{elsewhere}");
        }
    }

    #[test]
    fn every_record_has_an_address() {
        assert_eq!(record_path(RegistryKind::Entity, "cesena"), "/area/registro/enti/cesena");
        assert_eq!(record_path(RegistryKind::Tool, ""), "/area/registro/strumenti/nuovo");
        assert_eq!(preview_path(RegistryKind::Theme, "organi"), "/area/registro/temi/organi/anteprima");
        assert_eq!(done("/a", "b & c"), "/a?fatto=b+%26+c");
    }
}
