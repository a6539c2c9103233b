//! What was typed and not yet saved, kept in the browser: a reload, a crash or the end of a session loses none of it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What was typed and not saved, by field.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
// What an earlier form of the program kept is still read.
#[serde(default)]
pub struct KeptText {
    /// The version that it was typed over.
    pub version: i64,
    /// The fields, with all their values.
    pub fields: BTreeMap<String, Vec<String>>,
    /// What was on its way to the server at that time: it may have arrived.
    pub sending: BTreeMap<String, Vec<String>>,
    /// Whether the form itself went to the server with it.
    pub sent: bool,
}

impl KeptText {
    /// Forgets fields that were saved, unless something else was typed there since.
    pub fn forget(&mut self, saved: &BTreeMap<String, Vec<String>>) {
        self.fields.retain(|name, values| saved.get(name) != Some(values));
    }

    /// The version to save these fields over, where a page of this version shows a form with what stands in it. Text that
    /// was on its way when the page ended and has arrived is nobody else's.
    pub fn version_under(
        &self,
        fields: &BTreeMap<String, Vec<String>>,
        shown: i64,
        stands: &BTreeMap<String, Vec<String>>,
    ) -> i64 {
        let has_arrived = |name: &String| self.sending.get(name).is_some_and(|sent| stands.get(name) == Some(sent));
        if fields.keys().all(has_arrived) { shown } else { self.version }
    }
}

/// Forgets the text under a key, if the form went to the server with it and nothing was typed since.
pub fn forget_sent(key: &str) {
    if kept(key).sent {
        keep(key, &KeptText::default());
    }
}

/// The key under which a step's text is kept.
pub fn key(proposal: &str, step: &str) -> String {
    format!("prassi:proposta:{proposal}:{step}")
}

#[cfg(feature = "ssr")]
mod side {
    use super::KeptText;

    /// What is kept under a key: nothing on the server.
    pub fn kept(_: &str) -> KeptText {
        KeptText::default()
    }

    /// Keeps text under a key: not on the server.
    pub fn keep(_: &str, _: &KeptText) {}

    /// Tells the other windows that a proposal is open here: not on the server.
    pub fn say_open(_: &str, _: &str) {}

    /// A name that no other window has: the server has no window.
    pub fn window_name() -> String {
        String::new()
    }
}

#[cfg(not(feature = "ssr"))]
mod side {
    use leptos::prelude::window;
    use web_sys::Storage;

    use super::KeptText;

    /// A browser may have no place to keep anything, or not let us use it: then there is nothing kept.
    fn storage() -> Option<Storage> {
        window().local_storage().ok().flatten()
    }

    /// What is kept under a key.
    pub fn kept(key: &str) -> KeptText {
        let text = storage().and_then(|storage| storage.get_item(key).ok().flatten());
        text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
    }

    /// Keeps text under a key; nothing to keep leaves nothing there.
    pub fn keep(key: &str, text: &KeptText) {
        let Some(storage) = storage() else { return };
        // Where the browser's place is full, the server still has what was saved.
        let _ = match serde_json::to_string(text) {
            Ok(json) if !text.fields.is_empty() => storage.set_item(key, &json),
            _ => storage.remove_item(key),
        };
    }

    /// A name that no other window has: the moment at which it came to be, and how long ago that is.
    pub fn window_name() -> String {
        let moment = window().performance().map(|clock| (clock.time_origin(), clock.now()));
        format!("{moment:?}")
    }

    /// Tells the other windows that a proposal is open here: they hear of what is written into the storage.
    pub fn say_open(proposal: &str, window: &str) {
        if let Some(storage) = storage() {
            let _ = storage.set_item(&super::open_key(proposal), window);
        }
    }
}

/// The key under which windows tell each other that they have a proposal open.
pub fn open_key(proposal: &str) -> String {
    format!("prassi:aperta:{proposal}")
}

pub use side::*;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_after_a_save_is_still_kept() {
        let one = |value: &str| BTreeMap::from([("title".to_owned(), vec![value.to_owned()])]);
        let mut kept = KeptText { version: 1, fields: one("Uno e due"), ..KeptText::default() };
        kept.forget(&one("Uno"));
        assert_eq!(kept.fields, one("Uno e due"));
        kept.forget(&one("Uno e due"));
        assert!(kept.fields.is_empty());
    }

    #[test]
    fn text_kept_before_what_was_sent_was_known_is_still_read() {
        let kept: KeptText =
            serde_json::from_str(r#"{"version":3,"fields":{"title":["Una siepe"]}}"#).expect("kept text");
        let fields = BTreeMap::from([("title".to_owned(), vec!["Una siepe".to_owned()])]);
        assert_eq!(kept, KeptText { version: 3, fields, ..KeptText::default() });
    }

    #[test]
    fn text_over_ones_own_save_is_not_over_somebody_elses() {
        let one = |value: &str| BTreeMap::from([("title".to_owned(), vec![value.to_owned()])]);
        let kept = KeptText { version: 1, fields: one("Uno e due"), sending: one("Uno"), sent: false };
        assert_eq!(kept.version_under(&kept.fields, 2, &one("Uno")), 2);
        assert_eq!(kept.version_under(&kept.fields, 2, &one("Altro")), 1);
        let summary = BTreeMap::from([("summary".to_owned(), vec!["Tre".to_owned()])]);
        assert_eq!(kept.version_under(&summary, 2, &one("Uno")), 1);
    }
}
