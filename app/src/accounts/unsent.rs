//! A form that was sent after the session was over: it waits on the sign-in page to be sent again.

use leptos::prelude::*;

use crate::i18n::{Message, message, use_words};

const NOT_LOST: Message = message("Quello che hai scritto non è perso", "What you wrote is not lost");
const SIGN_IN_FIRST: Message = message(
    "Accedi qui sotto: si apre un’altra scheda, e questa resta aperta.",
    "Sign in below: another tab opens, and this one stays open.",
);
const THEN_SEND: Message =
    message("Torna in questa scheda e premi «Invia di nuovo».", "Come back to this tab and press “Send again”.");
const SEND_AGAIN: Message = message("Invia di nuovo", "Send again");

/// A form that came without a session. The server puts it in the context of the sign-in page, which then does without the
/// browser's code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnsentForm {
    /// The path that it is sent to.
    pub action: String,
    /// Its fields by name, in their order.
    pub fields: Vec<(String, String)>,
}

/// The form that waits, with what stands in it, and how to send it.
#[component]
pub fn Unsent(
    /// The form.
    form: UnsentForm,
) -> impl IntoView {
    let words = use_words();
    let field = |(name, value)| view! { <input type="hidden" name=name value=value/> };
    view! {
        <section class="callout" aria-labelledby="non-inviato">
            <h2 id="non-inviato">{words(NOT_LOST)}</h2>
            <ol>
                <li>{words(SIGN_IN_FIRST)}</li>
                <li>{words(THEN_SEND)}</li>
            </ol>
            <form method="post" action=form.action class="actions">
                {form.fields.into_iter().map(field).collect_view()}
                <button class="btn" type="submit">{words(SEND_AGAIN)}</button>
            </form>
        </section>
    }
}
