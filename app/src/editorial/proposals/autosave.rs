//! Saving while somebody writes: a second after the last key, and again until it has arrived.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use leptos::ev::{Event, StorageEvent, SubmitEvent};
use leptos::html::Form;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{
    Element, FormData, HtmlFormElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, UrlSearchParams,
};
use leptos_router::hooks::use_query_map;

use super::super::proposals_api::save_step;
use super::super::proposals_links::SAVED;
use super::super::proposals_model::{Saved, StepForm};
use super::draft_form::{DraftForm, Saving, field_name, sent_fields, sent_name};
use super::kept_text::{KeptText, forget_sent, keep, kept, key, open_key, say_open, window_name};
use crate::error::AppError;

/// How long a pause in typing is before it is saved: with the way to the server it stays below two seconds.
const PAUSE: Duration = Duration::from_secs(1);
/// How long to wait before trying again where the server could not be reached.
const AGAIN: Duration = Duration::from_secs(5);

/// What saves a form by itself. Copies share it.
#[derive(Clone, Copy)]
pub struct Autosave {
    form: DraftForm,
    node: NodeRef<Form>,
    key: StoredValue<String>,
    /// The fields that were typed in and not saved.
    changed: StoredValue<BTreeSet<String>>,
    /// Whether a save is on its way.
    busy: StoredValue<bool>,
    /// What was sent last, unless it is known to have arrived.
    sending: StoredValue<BTreeMap<String, Vec<String>>>,
    /// Whether text of an earlier visit was put back.
    pub restored: RwSignal<bool>,
    /// Whether another window has the same proposal open.
    pub elsewhere: RwSignal<bool>,
    /// What somebody else wrote meanwhile, by field.
    pub others: RwSignal<Vec<String>>,
}

impl Autosave {
    /// What saves the form of this node. On the server it does nothing.
    pub fn new(form: DraftForm, node: NodeRef<Form>) -> Self {
        let autosave = Self {
            form,
            node,
            key: StoredValue::new(key(&form.id.get_value(), form.step.slug())),
            changed: StoredValue::new(BTreeSet::new()),
            busy: StoredValue::new(false),
            sending: StoredValue::new(BTreeMap::new()),
            restored: RwSignal::new(false),
            elsewhere: RwSignal::new(false),
            others: RwSignal::new(Vec::new()),
        };
        form.id.with_value(|id| forget_what_arrived(id));
        Effect::new(move || {
            if node.get().is_some() {
                autosave.restore();
                autosave.greet();
            }
        });
        autosave
    }

    /// What the form does with every key.
    pub fn on_input(self) -> impl FnMut(Event) + 'static {
        let mut save = debounce(PAUSE, move |()| self.save());
        move |event| {
            let Some((name, value)) = typed_into(&event) else { return };
            self.form.typed(&name, &value);
            self.changed.update_value(|changed| {
                changed.insert(name);
            });
            self.form.saving.set(Saving::Waiting);
            self.keep(false);
            save(());
        }
    }

    /// What stands in the fields that were typed in.
    fn unsaved(self) -> BTreeMap<String, Vec<String>> {
        let Some(form) = self.node.get_untracked() else { return BTreeMap::new() };
        let mut all = fields_of(&form);
        self.changed.with_value(|changed| {
            // A field without any ticked box is not in the form: it is empty now.
            changed.iter().map(|name| (name.clone(), all.remove(name).unwrap_or_default())).collect()
        })
    }

    /// What the form does when it goes to the server whole: what was typed is kept until the server has it.
    pub fn on_submit(self) -> impl FnMut(SubmitEvent) + 'static {
        move |_| self.keep(true)
    }

    fn keep(self, sent: bool) {
        let version = self.form.version.get_untracked();
        let text = KeptText { version, fields: self.unsaved(), sending: self.sending.get_value(), sent };
        self.key.with_value(|key| keep(key, &text));
    }

    fn save(self) {
        let fields = self.unsaved();
        if fields.is_empty() || self.busy.get_value() {
            return;
        }
        self.busy.set_value(true);
        self.sending.set_value(fields.clone());
        self.keep(false);
        let step = StepForm {
            id: self.form.id.get_value(),
            step: self.form.step.slug().to_owned(),
            version: self.form.version.get_untracked(),
            fields: fields.clone(),
            partial: true,
            then: String::new(),
        };
        spawn_local(async move {
            let answer = save_step(step, self.form.language).await;
            // By then the page may be another one.
            if self.busy.try_set_value(false).is_none() {
                self.answered(answer, &fields);
            }
        });
    }

    fn answered(self, answer: Result<Saved, AppError>, sent: &BTreeMap<String, Vec<String>>) {
        match answer {
            Ok(saved) => self.saved(saved, sent),
            Err(error) => {
                self.form.saving.set(state_after(&error));
                if matches!(error, AppError::Unavailable | AppError::TooMany) {
                    set_timeout(move || self.save(), AGAIN);
                }
            }
        }
    }

    fn saved(self, saved: Saved, sent: &BTreeMap<String, Vec<String>>) {
        self.sending.set_value(BTreeMap::new());
        let mut left = KeptText { version: saved.version, fields: self.unsaved(), ..KeptText::default() };
        left.forget(sent);
        let is_more = !left.fields.is_empty();
        self.changed.set_value(left.fields.keys().cloned().collect());
        self.key.with_value(|key| keep(key, &left));
        self.form.version.set(saved.version);
        self.form.show(&saved.problems);
        self.others.set(saved.changed.into_keys().filter(|name| !sent.contains_key(name)).collect());
        let clashes: Vec<String> = saved.clashes.into_iter().map(|clash| clash.field).collect();
        self.form.saving.set(match (clashes.is_empty(), is_more) {
            (false, _) => Saving::Clashed(clashes),
            (true, true) => Saving::Waiting,
            (true, false) => Saving::Saved(saved.at),
        });
        if is_more {
            self.save();
        }
    }

    /// Puts back what was typed before and not saved, and saves it.
    fn restore(self) {
        let text = self.key.with_value(|key| kept(key));
        let Some(form) = self.node.get_untracked() else { return };
        let stands = fields_of(&form);
        let mut lost = text.fields.clone();
        lost.retain(|name, values| stands.get(name) != Some(values));
        if lost.is_empty() {
            self.key.with_value(|key| keep(key, &KeptText::default()));
            return;
        }
        // It was typed over that version, whatever somebody else has written since.
        self.form.version.set(text.version_under(&lost, self.form.version.get_untracked(), &stands));
        for (name, values) in lost {
            put(&form, &name, &values);
            self.form.typed(&name, &values.join("\n"));
            self.changed.update_value(|changed| {
                changed.insert(name);
            });
        }
        self.restored.set(true);
        self.save();
    }

    /// Says to other windows that this one has the proposal open, and hears it from them.
    fn greet(self) {
        let proposal = self.form.id.get_value();
        let own = window_name();
        let heard = {
            let (proposal, own) = (proposal.clone(), own.clone());
            move |event: StorageEvent| {
                let is_of_this = event.key().as_deref() == Some(open_key(&proposal).as_str());
                if is_of_this && event.new_value().is_some_and(|other| other != own) && !self.elsewhere.get_untracked()
                {
                    self.elsewhere.set(true);
                    say_open(&proposal, &own);
                }
            }
        };
        let listening = window_event_listener(leptos::ev::storage, heard);
        let online = window_event_listener(leptos::ev::online, move |_| self.save());
        on_cleanup(move || {
            listening.remove();
            online.remove();
        });
        say_open(&proposal, &own);
    }
}

/// Forgets the text of the step that the server has just taken, as the address says.
pub fn forget_what_arrived(proposal: &str) {
    if let Some(step) = use_query_map().read_untracked().get(SAVED) {
        forget_sent(&key(proposal, &step));
    }
}

/// What the reader is told where a save was refused.
fn state_after(error: &AppError) -> Saving {
    match error {
        AppError::SignedOut => Saving::SignedOut,
        AppError::Unavailable | AppError::TooMany => Saving::Offline,
        AppError::NotFound
        | AppError::Gone
        | AppError::Departed(_)
        | AppError::Forbidden
        | AppError::Conflict
        | AppError::Invalid { .. } => Saving::Closed,
    }
}

/// The field that a key went into, and what stands in it now, with all of its values.
fn typed_into(event: &Event) -> Option<(String, String)> {
    let field: Element = event.target()?.dyn_into().ok()?;
    let sent = field.get_attribute("name")?;
    let name = field_name(&sent)?.to_owned();
    let form: HtmlFormElement = field.closest("form").ok()??.dyn_into().ok()?;
    let value = fields_of(&form).remove(&name).unwrap_or_default().join("\n");
    Some((name, value))
}

/// What stands in a form.
fn fields_of(form: &HtmlFormElement) -> BTreeMap<String, Vec<String>> {
    let pairs = FormData::new_with_form(form).and_then(|data| UrlSearchParams::new_with_str_sequence_sequence(&data));
    pairs.map(|pairs| sent_fields(&String::from(pairs.to_string()))).unwrap_or_default()
}

/// Puts values into a field: ticks boxes, and fills the others in order.
fn put(form: &HtmlFormElement, name: &str, values: &[String]) {
    let sent = sent_name(name);
    let mut left = values.to_vec();
    let elements = form.elements();
    for place in 0..elements.length() {
        let Some(element) =
            elements.item(place).filter(|element| element.get_attribute("name").as_deref() == Some(&sent))
        else {
            continue;
        };
        match element.dyn_into::<HtmlInputElement>() {
            Ok(input) if input.type_() == "checkbox" => {
                let ticked = left.iter().position(|value| *value == input.value());
                input.set_checked(ticked.is_some());
                if let Some(ticked) = ticked {
                    left.remove(ticked);
                }
            }
            Ok(input) => input.set_value(&next(&mut left)),
            Err(element) => match element.dyn_into::<HtmlTextAreaElement>() {
                Ok(area) => area.set_value(&next(&mut left)),
                Err(element) => {
                    if let Ok(list) = element.dyn_into::<HtmlSelectElement>() {
                        list.set_value(&next(&mut left));
                    }
                }
            },
        }
    }
}

fn next(left: &mut Vec<String>) -> String {
    if left.is_empty() { String::new() } else { left.remove(0) }
}
