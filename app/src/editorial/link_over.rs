//! What whoever has a link sees that works no longer: the same words whatever the reason, so that nothing is told.

use leptos::prelude::*;

use crate::error::AppError;
use crate::i18n::{Message, message, use_language, use_words};
use crate::platform::set_status;
use crate::ui::PageHead;

const TITLE: Message = message("Questo collegamento non vale", "This link does not work");
const TEXT: Message = message(
    "È scaduto, è già stato usato, è stato ritirato oppure è incompleto. Se l’hai copiato, aprilo dal messaggio; \
     altrimenti rispondi a chi te l’ha mandato.",
    "It expired, was used already, was taken back, or is incomplete. If you copied it, open it from the message; \
     otherwise write to whoever sent it to you.",
);
const HOME: Message = message("Vai alla prima pagina", "Go to the first page");

/// The page.
#[component]
pub fn LinkOver() -> impl IntoView {
    let words = use_words();
    let language = use_language();
    set_status(&AppError::Gone);
    view! {
        <PageHead title=words(TITLE) description=words(TEXT) crumbs=Vec::new() indexed=false/>
        <div class="page-end">
            <div class="state">
                <h1>{words(TITLE)}</h1>
                <p>{words(TEXT)}</p>
                <ul>
                    <li><a href=language.href("/")>{words(HOME)}</a></li>
                </ul>
            </div>
        </div>
    }
}
