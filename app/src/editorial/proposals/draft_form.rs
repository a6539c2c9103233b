//! What the parts of a step's form share: the draft, what is wrong with it, and how it is saved.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use leptos::prelude::*;

use super::super::document::Origin;
use super::super::proposal::{Fields, Known, Problem, ProposalKind, Step, check_field, find_field};
use super::super::proposals_model;
use crate::i18n::{Language, use_language};

/// A step's form, as far as it changes while somebody writes. Copies share it.
#[derive(Clone, Copy)]
pub struct DraftForm {
    /// The proposal.
    pub id: StoredValue<String>,
    /// What is proposed.
    pub kind: ProposalKind,
    /// The step.
    pub step: Step,
    /// What stood in the fields when the page was made.
    pub fields: StoredValue<Fields>,
    /// Where fields were read that nobody has confirmed yet.
    pub origins: StoredValue<BTreeMap<String, Origin>>,
    /// The names to choose from.
    pub known: StoredValue<Known>,
    /// The day, for the years that make sense.
    pub today: NaiveDate,
    /// The language of the page.
    pub language: Language,
    /// The number of the version that was seen last.
    pub version: RwSignal<i64>,
    /// What is wrong, by field.
    pub troubles: RwSignal<BTreeMap<String, String>>,
    /// How many characters stand in a field, by field.
    pub lengths: RwSignal<BTreeMap<String, usize>>,
    /// What became of the last save.
    pub saving: RwSignal<Saving>,
}

/// What became of the last save.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Saving {
    /// Nothing was typed yet.
    #[default]
    Nothing,
    /// Something was typed, and will be saved in a moment.
    Waiting,
    /// It was saved at this time.
    Saved(DateTime<Utc>),
    /// It was saved, but somebody else wrote these fields at the same time.
    Clashed(Vec<String>),
    /// The server cannot be reached: it is kept in the browser.
    Offline,
    /// The session is over: it is kept in the browser.
    SignedOut,
    /// The proposal cannot be written any more.
    Closed,
}

impl DraftForm {
    /// The form of a step's page.
    pub fn new(page: &proposals_model::StepPage) -> Self {
        let language = use_language();
        let form = Self {
            id: StoredValue::new(page.line.id.clone()),
            kind: page.line.kind,
            step: page.step,
            fields: StoredValue::new(page.fields.clone()),
            origins: StoredValue::new(page.origins.clone()),
            known: StoredValue::new(page.known.clone()),
            today: page.today,
            language,
            version: RwSignal::new(page.version),
            troubles: RwSignal::new(BTreeMap::new()),
            lengths: RwSignal::new(BTreeMap::new()),
            saving: RwSignal::new(Saving::Nothing),
        };
        form.show(&page.problems);
        form
    }

    /// Shows what is wrong, as the server says.
    pub fn show(self, problems: &[Problem]) {
        let said = |problem: &Problem| (problem.field.clone(), problem.trouble.text(self.language));
        self.troubles.set(problems.iter().map(said).collect());
    }

    /// What stood in a field when the page was made.
    pub fn value(self, name: &str) -> String {
        self.fields.with_value(|fields| fields.get(name).to_owned())
    }

    /// What is wrong with a field, if anything is.
    pub fn trouble(self, name: &str) -> Option<String> {
        self.troubles.with(|troubles| troubles.get(name).cloned())
    }

    /// Takes note of what was typed: its length, and whether it may stand there.
    pub fn typed(self, name: &str, value: &str) {
        let Some((field, _)) = find_field(self.kind, name) else { return };
        self.lengths.update(|lengths| {
            lengths.insert(name.to_owned(), value.trim().chars().count());
        });
        let trouble = self.known.with_value(|known| check_field(field, value, known, self.today));
        let shown = trouble.map(|trouble| trouble.text(self.language));
        if self.troubles.with_untracked(|troubles| troubles.get(name).cloned()) != shown {
            self.troubles.update(|troubles| match shown {
                Some(trouble) => {
                    troubles.insert(name.to_owned(), trouble);
                }
                None => {
                    troubles.remove(name);
                }
            });
        }
    }
}

/// The name of a field in the form that is sent.
pub fn sent_name(name: &str) -> String {
    format!("form[fields][{name}][]")
}

/// The field that a name in the form means.
pub fn field_name(sent: &str) -> Option<&str> {
    sent.strip_prefix("form[fields][")?.strip_suffix("][]")
}

/// The id of a field in the page.
pub fn field_id(name: &str) -> String {
    name.replace('.', "-")
}

/// What stands in a form, by field, from the form as an address writes it.
pub fn sent_fields(form: &str) -> BTreeMap<String, Vec<String>> {
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(form).unwrap_or_default();
    let mut fields: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, value) in pairs {
        if let Some(name) = field_name(&name) {
            fields.entry(name.to_owned()).or_default().push(value);
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_says_which_fields_it_sends() {
        let form = "form%5Bid%5D=x&form%5Bfields%5D%5Btitle%5D%5B%5D=Uno+%26+due\
                    &form[fields][channels][]=online&form[fields][channels][]=app&form[fields][figures.0.value][]=";
        let fields = sent_fields(form);
        let said = |name: &str| fields.get(name).map(|values| values.join("|"));
        assert_eq!(said("title").as_deref(), Some("Uno & due"));
        assert_eq!(said("channels").as_deref(), Some("online|app"));
        assert_eq!(said("figures.0.value").as_deref(), Some(""));
        assert_eq!(fields.len(), 3);
    }

    #[test]
    fn names_go_into_a_form_and_come_back() {
        for name in ["title", "figures.0.value"] {
            assert_eq!(field_name(&sent_name(name)), Some(name));
        }
        assert_eq!(field_name("form[id]"), None);
    }
}
