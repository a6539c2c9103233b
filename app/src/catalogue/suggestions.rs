//! The field for the words to find, which suggests records, themes and entities while somebody types.

use std::time::Duration;

use leptos::ev::{Event, KeyboardEvent};
use leptos::html::Input;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::api::suggest;
use super::model::Suggestion;
use super::query::TEXT_LIMIT;
use crate::i18n::{Language, Message, message, use_language, use_words};

const LABEL: Message = message("Che cosa cerchi?", "What are you looking for?");
const PLACEHOLDER: Message = message("Buoni spesa, biblioteche…", "Food vouchers, libraries…");
const SEARCH: Message = message("Cerca", "Search");
const SUGGESTIONS: Message = message("Suggerimenti", "Suggestions");

/// How long a pause in typing is before suggestions are asked for.
const PAUSE: Duration = Duration::from_millis(150);
/// Fewer characters suggest nothing.
const LEAST_CHARACTERS: usize = 2;

/// What the field suggests at the moment.
#[derive(Clone, Copy)]
struct Suggestions {
    /// What is suggested; nothing: the list is closed.
    list: RwSignal<Vec<Suggestion>>,
    /// The place of the one that the arrows have reached.
    active: RwSignal<Option<usize>>,
    /// The last text for which suggestions were asked, so that late answers to earlier ones are left aside.
    asked: StoredValue<String>,
    language: Language,
}

impl Suggestions {
    fn new(language: Language) -> Self {
        let asked = StoredValue::new(String::new());
        Self { list: RwSignal::new(Vec::new()), active: RwSignal::new(None), asked, language }
    }

    fn is_open(self) -> bool {
        !self.list.read().is_empty()
    }

    fn close(self) {
        self.asked.set_value(String::new());
        self.show(Vec::new());
    }

    fn show(self, suggestions: Vec<Suggestion>) {
        self.active.set(None);
        self.list.set(suggestions);
    }

    /// Asks for suggestions for a text.
    fn ask(self, text: String) {
        let text = text.trim().to_owned();
        if text.chars().count() < LEAST_CHARACTERS {
            self.close();
            return;
        }
        self.asked.set_value(text.clone());
        spawn_local(async move {
            // Without an answer there is nothing to suggest; by then the page may be another one.
            let suggestions = suggest(text.clone(), self.language).await.unwrap_or_default();
            if self.asked.try_get_value() == Some(text) {
                self.show(suggestions);
            }
        });
    }

    /// The address of the suggestion that the arrows have reached.
    fn chosen(self) -> Option<String> {
        let active = self.active.get_untracked()?;
        self.list.with_untracked(|list| list.get(active).map(|suggestion| suggestion.url.clone()))
    }
}

/// What a key does to an open list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum KeyEffect {
    /// Moves to a place of the list.
    MoveTo(usize),
    /// Goes to the suggestion that was reached.
    Choose,
    /// Closes the list.
    Close,
}

/// What a key does to a list of so many suggestions, where the arrows have reached one or none.
fn key_effect(key: &str, active: Option<usize>, count: usize) -> Option<KeyEffect> {
    let last = count.checked_sub(1)?;
    match (key, active) {
        ("ArrowDown", Some(place)) if place < last => Some(KeyEffect::MoveTo(place + 1)),
        ("ArrowDown", _) => Some(KeyEffect::MoveTo(0)),
        ("ArrowUp", Some(place)) if place > 0 => Some(KeyEffect::MoveTo(place - 1)),
        ("ArrowUp", _) => Some(KeyEffect::MoveTo(last)),
        ("Enter", Some(_)) => Some(KeyEffect::Choose),
        ("Escape", _) => Some(KeyEffect::Close),
        _ => None,
    }
}

/// A large field with its button, for a form that leads to the search.
#[component]
pub fn SearchField(
    /// The field's id in the page.
    id: &'static str,
    /// The words of the address; they replace what was typed whenever the address changes.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    let words = use_words();
    let suggestions = Suggestions::new(use_language());
    let input = NodeRef::<Input>::new();
    // Before the browser's code runs there is no list to speak of, so the field is a plain one.
    let alive = RwSignal::new(false);
    Effect::new(move || alive.set(true));
    Effect::watch(
        move || text.get(),
        move |text, _, _| {
            suggestions.close();
            if let Some(input) = input.get_untracked() {
                input.set_value(text);
            }
        },
        false,
    );
    let mut ask = debounce(PAUSE, move |typed: String| {
        // Words that were sent in the meantime have their result: nothing is left to suggest.
        if text.with_untracked(|text| text == typed.trim()) { suggestions.close() } else { suggestions.ask(typed) }
    });
    let active_id = move || suggestions.active.get().map(|place| option_id(id, place));
    let when_alive = move |value: &'static str| move || alive.get().then_some(value);
    let is_open = move || suggestions.is_open();
    view! {
        <div class="search-field search-field-large">
            <label class="visually-hidden" for=id>{words(LABEL)}</label>
            <input id=id name="q" type="search" autocomplete="off" maxlength=TEXT_LIMIT.to_string() node_ref=input
                value=text.get_untracked() placeholder=words(PLACEHOLDER) role=when_alive("combobox")
                aria-autocomplete=when_alive("list") aria-activedescendant=active_id
                aria-expanded=move || alive.get().then(|| is_open().to_string())
                aria-controls=move || is_open().then(|| list_id(id))
                on:input=move |event: Event| ask(event_target_value(&event))
                on:keydown=use_keys(suggestions) on:blur=move |_| suggestions.close()/>
            <button type="submit">{words(SEARCH)}</button>
        </div>
        <div class="suggestions">{move || is_open().then(|| list(id, suggestions))}</div>
    }
}

/// What the field does with keys while its list is open.
fn use_keys(suggestions: Suggestions) -> impl FnMut(KeyboardEvent) + 'static {
    let navigate = use_navigate();
    move |event: KeyboardEvent| {
        let count = suggestions.list.with_untracked(Vec::len);
        let Some(effect) = key_effect(&event.key(), suggestions.active.get_untracked(), count) else {
            return;
        };
        event.prevent_default();
        match effect {
            KeyEffect::MoveTo(place) => suggestions.active.set(Some(place)),
            KeyEffect::Close => suggestions.close(),
            KeyEffect::Choose => {
                if let Some(address) = suggestions.chosen() {
                    suggestions.close();
                    navigate(&address, NavigateOptions::default());
                }
            }
        }
    }
}

fn list(id: &'static str, suggestions: Suggestions) -> impl IntoView {
    let words = use_words();
    let navigate = use_navigate();
    let options = suggestions.list.get().into_iter().enumerate().map(move |(place, suggestion)| {
        let navigate = navigate.clone();
        let selected = move || (suggestions.active.get() == Some(place)).to_string();
        view! {
            // Pressing, not clicking: a click comes after the field has lost the focus and closed the list.
            <li role="option" id=option_id(id, place) aria-selected=selected on:mousedown=move |event| {
                event.prevent_default();
                suggestions.close();
                navigate(&suggestion.url, NavigateOptions::default());
            }>
                <span>{suggestion.text}</span>
                <span class="mute">{suggestion.what}</span>
            </li>
        }
    });
    view! { <ul role="listbox" id=list_id(id) aria-label=words(SUGGESTIONS)>{options.collect_view()}</ul> }
}

fn list_id(id: &str) -> String {
    format!("{id}-suggerimenti")
}

fn option_id(id: &str, place: usize) -> String {
    format!("{id}-suggerimento-{place}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_go_round() {
        assert_eq!(key_effect("ArrowDown", None, 3), Some(KeyEffect::MoveTo(0)));
        assert_eq!(key_effect("ArrowDown", Some(0), 3), Some(KeyEffect::MoveTo(1)));
        assert_eq!(key_effect("ArrowDown", Some(2), 3), Some(KeyEffect::MoveTo(0)));
        assert_eq!(key_effect("ArrowUp", None, 3), Some(KeyEffect::MoveTo(2)));
        assert_eq!(key_effect("ArrowUp", Some(0), 3), Some(KeyEffect::MoveTo(2)));
    }

    #[test]
    fn enter_sends_the_form_until_a_suggestion_is_reached() {
        assert_eq!(key_effect("Enter", None, 3), None);
        assert_eq!(key_effect("Enter", Some(1), 3), Some(KeyEffect::Choose));
    }

    #[test]
    fn a_closed_list_takes_no_key() {
        assert_eq!(key_effect("Escape", None, 0), None);
        assert_eq!(key_effect("ArrowDown", None, 0), None);
    }
}
