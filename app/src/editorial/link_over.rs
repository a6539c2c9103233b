//! What whoever has a link sees: what it leads to, or that it works no longer, in the same words whatever the reason, so
//! that nothing is told.

use leptos::prelude::*;

use crate::error::AppError;
use crate::i18n::{Message, message, use_language, use_words};
use crate::platform::set_status;
use crate::ui::{PageHead, Trouble};

const TITLE: Message = message("Questo collegamento non vale", "This link does not work");
const TEXT: Message = message(
    "È scaduto, è già stato usato, è stato ritirato oppure è incompleto. Se l’hai copiato, aprilo dal messaggio; \
     altrimenti rispondi a chi te l’ha mandato.",
    "It expired, was used already, was taken back, or is incomplete. If you copied it, open it from the message; \
     otherwise write to whoever sent it to you.",
);
const HOME: Message = message("Vai alla prima pagina", "Go to the first page");

/// What a link leads to: its page, thanks where an answer was given just now, or why there is neither.
pub fn behind_link<T, P: IntoView, K: IntoView>(
    found: Result<Option<T>, AppError>,
    page: impl FnOnce(T) -> P,
    thanks: impl FnOnce() -> K,
) -> AnyView {
    match found {
        Ok(Some(found)) => page(found).into_any(),
        Ok(None) => thanks().into_any(),
        Err(AppError::Gone) => view! { <LinkOver/> }.into_any(),
        Err(error) => {
            set_status(&error);
            view! { <Trouble error/> }.into_any()
        }
    }
}

#[component]
fn LinkOver() -> impl IntoView {
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
