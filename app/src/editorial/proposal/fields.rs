//! What stands in the fields of a draft, right or wrong, as it was typed.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

/// The fields of a draft by name. A field without anything in it is not there; several values stand on a line each; the
/// fields of a row are called `figures.0.value`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fields(BTreeMap<String, String>);

impl Fields {
    /// What stands in a field; empty where nothing does.
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    /// The values of a field that holds several.
    pub fn lines(&self, name: &str) -> Vec<&str> {
        self.get(name).lines().map(str::trim).filter(|line| !line.is_empty()).collect()
    }

    /// Puts something into a field. Browsers send lines that end in two characters; here they end in one.
    pub fn set(&mut self, name: &str, value: &str) {
        let value = value.replace("\r\n", "\n");
        if value.is_empty() {
            self.0.remove(name);
        } else {
            self.0.insert(name.to_owned(), value);
        }
    }

    /// Puts values into a field that holds several.
    pub fn set_lines<T: AsRef<str>>(&mut self, name: &str, values: &[T]) {
        let values: Vec<&str> = values.iter().map(AsRef::as_ref).filter(|value| !value.trim().is_empty()).collect();
        self.set(name, &values.join("\n"));
    }

    /// The numbers of the rows of a group in which something stands.
    pub fn rows(&self, group: &str) -> Vec<usize> {
        let row = |name: &str| name.strip_prefix(group)?.strip_prefix('.')?.split('.').next()?.parse().ok();
        let filled = self.0.iter().filter(|(_, value)| !value.trim().is_empty());
        filled.filter_map(|(name, _)| row(name)).collect::<BTreeSet<usize>>().into_iter().collect()
    }

    /// All fields in which something stands, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Whether nothing stands in any field.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<N: Into<String>, V: Into<String>> FromIterator<(N, V)> for Fields {
    fn from_iter<T: IntoIterator<Item = (N, V)>>(pairs: T) -> Self {
        let mut fields = Self::default();
        for (name, value) in pairs {
            fields.set(&name.into(), &value.into());
        }
        fields
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_empty_is_not_there() {
        let mut fields: Fields = [("title", "Buoni"), ("summary", "")].into_iter().collect();
        assert_eq!(fields.iter().collect::<Vec<_>>(), [("title", "Buoni")]);
        fields.set("title", "");
        assert!(fields.is_empty());
    }

    #[test]
    fn rows_are_those_with_something_in_them() {
        let fields: Fields =
            [("figures.0.what", "ore"), ("figures.2.value", "3"), ("figures.4.unit", " "), ("figuresque", "x")]
                .into_iter()
                .collect();
        assert_eq!(fields.rows("figures"), [0, 2]);
    }

    #[test]
    fn lines_end_in_one_character() {
        let fields: Fields = [("description", "uno\r\ndue")].into_iter().collect();
        assert_eq!(fields.get("description"), "uno\ndue");
    }
}
