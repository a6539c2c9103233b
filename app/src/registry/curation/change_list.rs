//! The history of the registry: what was done, by whom, and a button that undoes what still can be.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::api::UndoChange;
use super::fields::field_name;
use super::links::record_path;
use super::model::{ChangeKind, ChangeLine};
use crate::editorial::rome::day_and_time;
use crate::i18n::{Message, message, use_language, use_words};

const NONE: Message = message("Ancora nessuna modifica.", "No changes yet.");
const BY: Message = message("{}, {}", "{}, {}");
const FIELDS: Message = message("Campi: {}", "Fields: {}");
const JOINED: Message = message("Ne fa parte ora «{}»", "“{}” is a part of it now");
const UNDO: Message = message("Annulla", "Undo");
const UNDO_THIS: Message = message("Annulla: {}, {}", "Undo: {}, {}");
const UNDONE: Message = message("annullata", "undone");

/// Changes, the latest first.
#[component]
pub fn ChangeList(
    /// The changes.
    changes: Vec<ChangeLine>,
    /// The Italian path to which undoing leads back.
    #[prop(into)]
    back: String,
) -> impl IntoView {
    let words = use_words();
    let nothing = changes.is_empty().then(|| view! { <p>{words(NONE)}</p> });
    let any = !changes.is_empty();
    let lines = changes.iter().map(|change| line(change, &back)).collect_view();
    view! {
        {nothing}
        {any.then(|| view! { <ul class="rows">{lines}</ul> })}
    }
}

fn line(change: &ChangeLine, back: &str) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    let what = words(change.what.label());
    let when = BY.with(language, &[&change.by, &day_and_time(change.at, language)]);
    let href = language.href(&record_path(change.kind, &change.record));
    let fields: Vec<String> = change
        .fields
        .iter()
        .map(|field| field_name(change.kind, field).map_or_else(|| field.clone(), |name| words(name).to_owned()))
        .collect();
    let is_edit = matches!(change.what, ChangeKind::Edited | ChangeKind::Undone);
    let fields = (is_edit && !fields.is_empty())
        .then(|| view! { <p class="small mute">{FIELDS.with(language, &[&fields.join(", ")])}</p> });
    let merged =
        change.merged.clone().map(|name| view! { <p class="small mute">{JOINED.with(language, &[&name])}</p> });
    let undone = change.is_undone.then(|| view! { " " <span class="badge">{words(UNDONE)}</span> });
    let undo = change.can_undo.then(|| undo(change, back));
    view! {
        <li>
            <h3 class="row-title">{what} ": " <a href=href>{change.name.clone()}</a> {undone}</h3>
            <p class="small mute">{when}</p>
            {fields}
            {merged}
            {undo}
        </li>
    }
}

fn undo(change: &ChangeLine, back: &str) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    let label = UNDO_THIS.with(language, &[&words(change.what.label()), &change.name]);
    view! {
        <form method="post" action=UndoChange::PATH>
            <input type="hidden" name="change" value=change.id.clone()/>
            <input type="hidden" name="back" value=back.to_owned()/>
            <input type="hidden" name="language" value=format!("{language:?}")/>
            <button class="btn" type="submit" aria-label=label>{words(UNDO)}</button>
        </form>
    }
}
