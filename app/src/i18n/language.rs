//! The language of an address, and texts that exist in both languages.

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use serde::{Deserialize, Serialize};

/// A language of the pages. Italian addresses start at `/`, English ones at `/en`, with the same segments behind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Language {
    /// The first language of the portal.
    #[default]
    Italian,
    /// The second.
    English,
}

impl Language {
    /// Both, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Italian, Self::English];

    /// The language of a path, by its first segment.
    pub fn of_path(path: &str) -> Self {
        let first = path.trim_start_matches('/').split('/').next();
        if first == Some("en") { Self::English } else { Self::Italian }
    }

    /// The tag for `lang` attributes.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Italian => "it",
            Self::English => "en",
        }
    }

    /// The language's name in itself.
    pub fn name(self) -> &'static str {
        match self {
            Self::Italian => "Italiano",
            Self::English => "English",
        }
    }

    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Italian => Self::English,
            Self::English => Self::Italian,
        }
    }

    /// The address in this language of a page whose Italian path is given (`/pratiche` gives `/en/pratiche`).
    pub fn href(self, path: &str) -> String {
        match self {
            Self::Italian => path.to_owned(),
            Self::English if path == "/" => "/en".to_owned(),
            Self::English => format!("/en{path}"),
        }
    }

    /// The Italian path behind a path in any language: what is left without `/en`.
    pub fn neutral_path(path: &str) -> &str {
        match path.strip_prefix("/en") {
            Some("") => "/",
            Some(rest) if rest.starts_with('/') => rest,
            _ => path,
        }
    }
}

/// A text of the data in Italian and, where somebody wrote it, in English.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bilingual {
    /// The Italian text.
    pub it: String,
    /// The English text; without it the Italian one is shown, and marked as Italian.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
}

impl Bilingual {
    /// A text that there is in Italian only, such as a name.
    pub fn italian(text: impl Into<String>) -> Self {
        Self { it: text.into(), en: None }
    }

    /// The text to show in a language.
    pub fn text(&self, language: Language) -> &str {
        match language {
            Language::Italian => &self.it,
            Language::English => self.en.as_deref().unwrap_or(&self.it),
        }
    }

    /// The `lang` attribute that the text needs on a page in this language: only a text in another one needs it.
    pub fn lang(&self, language: Language) -> Option<&'static str> {
        (language == Language::English && self.en.is_none()).then_some(Language::Italian.tag())
    }
}

/// A text of the pages, in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Message {
    it: &'static str,
    en: &'static str,
}

/// Writes a text of the pages down: a constant of this type is a key that the compiler checks.
pub const fn message(it: &'static str, en: &'static str) -> Message {
    Message { it, en }
}

impl Message {
    /// The text in a language.
    pub fn text(self, language: Language) -> &'static str {
        match language {
            Language::Italian => self.it,
            Language::English => self.en,
        }
    }

    /// The text with its `{}` places filled in order.
    pub fn with(self, language: Language, values: &[&dyn std::fmt::Display]) -> String {
        let mut parts = self.text(language).split("{}");
        let mut text = parts.next().unwrap_or_default().to_owned();
        for (position, part) in parts.enumerate() {
            if let Some(value) = values.get(position) {
                text.push_str(&value.to_string());
            }
            text.push_str(part);
        }
        text
    }
}

/// The language of the page under way, from its address. The same on the server and in the browser.
pub fn use_language() -> Language {
    let path = use_location().pathname;
    Language::of_path(&path.read_untracked())
}

/// A function that gives the words of the page under way.
pub fn use_words() -> impl Fn(Message) -> &'static str + Copy + Send + Sync + 'static {
    let language = use_language();
    move |message| message.text(language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_english_only_below_en() {
        assert_eq!(Language::of_path("/en"), Language::English);
        assert_eq!(Language::of_path("/en/pratiche"), Language::English);
        assert_eq!(Language::of_path("/enti"), Language::Italian);
        assert_eq!(Language::of_path("/"), Language::Italian);
    }

    #[test]
    fn a_path_goes_to_english_and_back() {
        for path in ["/", "/pratiche", "/enti/cesena"] {
            assert_eq!(Language::neutral_path(&Language::English.href(path)), path);
        }
        assert_eq!(Language::neutral_path("/enti"), "/enti");
    }

    #[test]
    fn a_text_without_english_says_that_it_is_italian() {
        let text = Bilingual { it: "Passi carrai".into(), en: None };
        assert_eq!(text.text(Language::English), "Passi carrai");
        assert_eq!(text.lang(Language::English), Some("it"));
        assert_eq!(text.lang(Language::Italian), None);
    }
}
