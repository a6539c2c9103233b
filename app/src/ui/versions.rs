//! The versions of a record: the list of them, and the note on a page that shows an earlier one.

use leptos::prelude::*;

use super::DateWords;
use crate::i18n::{Message, message, use_language, use_words};
use crate::registry::history::{Version, VersionKind, Versions};

const VERSION: Message = message("Versione {}", "Version {}");
const CURRENT: Message = message("quella attuale", "the current one");
const SHOWN: Message = message("quella che stai leggendo", "the one you are reading");
const EARLIER: Message =
    message("Questa è la versione {}, non quella attuale", "This is version {}, not the current one");
const EARLIER_TEXT: Message = message("Valeva dal ", "It held from ");
const SEE_CURRENT: Message = message("Leggi la versione attuale", "Read the current version");
const NOTHING: Message = message("Nessuna versione è stata registrata.", "No version was recorded.");

/// The parameter of an address that names a version.
pub const VERSION_PARAMETER: &str = "v";

/// The number of the version that a query string names, if it names one.
pub fn version_of(query: &str) -> Option<u32> {
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query.trim_start_matches('?')).ok()?;
    pairs.into_iter().find(|(name, _)| name == VERSION_PARAMETER)?.1.parse().ok()
}

/// Says that the page shows an earlier version, and leads to the current one; nothing where it shows that.
#[component]
pub fn EarlierVersion<'a>(
    /// The versions.
    versions: &'a Versions,
    /// The Italian path of the record's page.
    path: String,
) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    versions.earlier().map(|version| {
        let (number, day) = (version.number, version.day.clone());
        view! {
            <div class="callout callout-notice" role="note">
                <h2>{EARLIER.with(language, &[&number])}</h2>
                <p>
                    {words(EARLIER_TEXT)}<DateWords date=day/>". "
                    <a href=language.href(&path)>{words(SEE_CURRENT)}</a>
                </p>
            </div>
        }
    })
}

/// The versions, the current one first: when each began to hold, and what it changed.
#[component]
pub fn VersionList(
    /// The versions.
    versions: Versions,
    /// The Italian path of the record's page.
    path: String,
    /// What a reader calls a field of the data.
    words_of: fn(&str) -> Message,
) -> impl IntoView {
    let words = use_words();
    if versions.list.is_empty() {
        return view! { <p class="mute">{words(NOTHING)}</p> }.into_any();
    }
    let (shown, last) = (versions.shown, versions.list.len());
    let rows = versions.list.into_iter().enumerate().rev().map(move |(place, version)| {
        let is_last = place + 1 == last;
        let address = if is_last { path.clone() } else { format!("{path}?{VERSION_PARAMETER}={}", version.number) };
        let here = match (version.number == shown, is_last) {
            (true, false) => Some(SHOWN),
            (_, true) => Some(CURRENT),
            (false, false) => None,
        };
        row(version, address, here, words_of)
    });
    view! { <ol class="rows" reversed>{rows.collect_view()}</ol> }.into_any()
}

fn row(version: Version, address: String, here: Option<Message>, words_of: fn(&str) -> Message) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let name = VERSION.with(language, &[&version.number]);
    // There is nothing to read where the record was away.
    let name = match version.kind {
        VersionKind::Loaded | VersionKind::Changed => view! { <a href=language.href(&address)>{name}</a> }.into_any(),
        VersionKind::Removed => name.into_any(),
    };
    let changed = changed(&version, words_of).into_iter().map(words).collect::<Vec<_>>().join(", ");
    let changed = if changed.is_empty() { String::new() } else { format!(": {changed}") };
    view! {
        <li>
            <p>{name} {here.map(|here| view! { " " <span class="mute">{words(here)}</span> })}</p>
            <p class="small mute">
                <DateWords date=version.day/>", " {words(version.kind.label())} {changed}
            </p>
        </li>
    }
}

/// What a version changed, each word once.
fn changed(version: &Version, words_of: fn(&str) -> Message) -> Vec<Message> {
    let mut words: Vec<Message> = Vec::new();
    for word in version.changed.iter().map(|field| words_of(field)) {
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_names_a_version_by_its_number() {
        assert_eq!(version_of("?v=2"), Some(2));
        assert_eq!(version_of("?altro=1&v=12"), Some(12));
        assert_eq!((version_of(""), version_of("?v=due"), version_of("?vista=2")), (None, None, None));
    }

    #[test]
    fn fields_with_the_same_word_are_named_once() {
        let changed_fields = ["title", "summary", "description"].map(str::to_owned).to_vec();
        let version = Version { number: 2, day: String::new(), kind: VersionKind::Changed, changed: changed_fields };
        let words_of =
            |field: &str| if field == "title" { message("titolo", "title") } else { message("testo", "text") };
        assert_eq!(changed(&version, words_of), [message("titolo", "title"), message("testo", "text")]);
    }
}
