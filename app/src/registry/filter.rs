//! Which entities a reader asks for, as an address says it.

use super::model::{Entity, EntityKind};

/// The most characters of a name that are read.
const TEXT_LIMIT: usize = 100;

/// The choices of the page of all entities.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntityFilter {
    /// A part of a name, current or not; empty for any.
    pub text: String,
    /// Only this kind.
    pub kind: Option<EntityKind>,
    /// Only this province, by its two letters.
    pub province: Option<String>,
}

impl EntityFilter {
    /// Reads the query of an address (`q`, `tipo_ente`, `provincia`). What makes no sense is left aside.
    pub fn parse(query: &str) -> Self {
        let pairs: Vec<(String, String)> =
            serde_urlencoded::from_str(query.trim_start_matches('?')).unwrap_or_default();
        let mut parsed = Self::default();
        for (name, value) in pairs {
            let value = value.trim();
            match name.as_str() {
                "q" => parsed.text = value.chars().take(TEXT_LIMIT).collect(),
                "tipo_ente" => parsed.kind = EntityKind::from_slug(value),
                "provincia" if !value.is_empty() => parsed.province = Some(value.to_owned()),
                _ => {}
            }
        }
        parsed
    }

    /// Whether an entity is asked for. Case, accents and apostrophes do not matter.
    pub fn admits(&self, entity: &Entity) -> bool {
        let text = folded(&self.text);
        let is_called_so =
            std::iter::once(&entity.name).chain(&entity.aliases).any(|name| folded(name).contains(&text));
        is_called_so
            && self.kind.is_none_or(|kind| kind == entity.kind)
            && (self.province.is_none() || self.province == entity.province)
    }

    /// Whether every entity is asked for.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The query string that says this, with its question mark; empty where every entity is asked for.
    pub fn to_query_string(&self) -> String {
        let mut pairs = Vec::new();
        if !self.text.is_empty() {
            pairs.push(("q", self.text.as_str()));
        }
        pairs.extend(self.kind.map(|kind| ("tipo_ente", kind.slug())));
        pairs.extend(self.province.as_deref().map(|province| ("provincia", province)));
        let encoded = serde_urlencoded::to_string(pairs).unwrap_or_default();
        if encoded.is_empty() { encoded } else { format!("?{encoded}") }
    }
}

/// A text without what should not matter when names are compared.
pub fn folded(text: &str) -> String {
    let plain: String = text.to_lowercase().chars().map(plain).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn plain(letter: char) -> char {
    match letter {
        'à' | 'á' | 'â' | 'ä' => 'a',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ò' | 'ó' | 'ô' | 'ö' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        other if other.is_alphanumeric() => other,
        _ => ' ',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entity(name: &str, alias: &str, kind: EntityKind, province: &str) -> Entity {
        let value = serde_json::json!({
            "id": "ente", "name": name, "aliases": [alias], "kind": kind.word(), "province": province,
        });
        serde_json::from_value(value).expect("an entity with what it must have")
    }

    #[test]
    fn a_name_is_found_without_its_accents_and_apostrophes() {
        let forli = entity("Forlì", "", EntityKind::Municipality, "FC");
        let anzola = entity("Anzola dell'Emilia", "Anzola", EntityKind::Municipality, "BO");
        assert!(EntityFilter::parse("q=FORLI").admits(&forli));
        assert!(EntityFilter::parse("q=dell’emilia").admits(&anzola));
        assert!(!EntityFilter::parse("q=cesena").admits(&forli));
    }

    #[test]
    fn an_old_name_is_found_too() {
        let union = entity("Unione dei Comuni della Valle del Savio", "Unione Valle Savio", EntityKind::Union, "FC");
        assert!(EntityFilter::parse("q=valle+savio").admits(&union));
    }

    #[test]
    fn all_choices_must_hold() {
        let cesena = entity("Cesena", "", EntityKind::Municipality, "FC");
        assert!(EntityFilter::parse("tipo_ente=comune&provincia=FC").admits(&cesena));
        assert!(!EntityFilter::parse("tipo_ente=unione&provincia=FC").admits(&cesena));
        assert!(!EntityFilter::parse("tipo_ente=comune&provincia=BO").admits(&cesena));
    }

    #[test]
    fn an_address_says_the_choices_and_nothing_else() {
        let filter = EntityFilter::parse("?q=&tipo_ente=comune&provincia=&colore=blu");
        assert_eq!(filter.to_query_string(), "?tipo_ente=comune");
        assert!(EntityFilter::parse("tipo_ente=torta").is_empty());
    }
}
