//! What the registry knows, as far as a form has to: the names among which people choose.

use serde::{Deserialize, Serialize};

use super::RecordsOf;
use crate::registry::model::Named;

/// Entities, themes and tools by id and name, in the language of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// The entities.
    pub entities: Vec<Named>,
    /// The themes.
    pub themes: Vec<Named>,
    /// The tools.
    pub tools: Vec<Named>,
}

impl Known {
    /// All that is known of a kind.
    pub fn all(&self, of: RecordsOf) -> &[Named] {
        match of {
            RecordsOf::Theme => &self.themes,
            RecordsOf::Tool => &self.tools,
            RecordsOf::Entity => &self.entities,
        }
    }

    /// What somebody meant with an id or a name, large or small letters alike.
    pub fn find(&self, of: RecordsOf, text: &str) -> Option<&Named> {
        let text = text.trim();
        let all = self.all(of);
        let meant = text.to_lowercase();
        let by_id = all.iter().find(|one| one.slug == text);
        by_id.or_else(|| all.iter().find(|one| one.name.to_lowercase() == meant))
    }

    /// What to call something: its name where it is known, else as it was written.
    pub fn name(&self, of: RecordsOf, text: &str) -> String {
        self.find(of, text).map_or_else(|| text.trim().to_owned(), |known| known.name.clone())
    }

    /// The lines of a field with the ids of what is known, and all others as they were written: an id means the same in
    /// every language. A line with nothing in it is a field that was left empty.
    pub fn by_id(&self, of: RecordsOf, lines: &str) -> String {
        let line = |line: &str| self.find(of, line).map_or_else(|| line.to_owned(), |known| known.slug.clone());
        lines.lines().filter(|line| !line.trim().is_empty()).map(line).collect::<Vec<_>>().join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_that_were_left_empty_leave_nothing() {
        let theme = Named { slug: "ambiente".into(), name: "Ambiente".into() };
        let known = Known { themes: vec![theme], ..Known::default() };
        assert_eq!(known.by_id(RecordsOf::Theme, "\n Ambiente\n\naltro\n\n"), "ambiente\naltro");
        assert_eq!(known.by_id(RecordsOf::Theme, "\n\n"), "");
    }
}
