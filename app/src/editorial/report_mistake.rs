//! A mistake in a figure or a record: the form that opens beside it.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::api::ReportMistake as SendReport;
use super::feedback::SendTrouble;
use super::receipt::{REPORT, Reason, Receipt, report_anchor};
use crate::i18n::{Message, message, use_words};

const SUMMARY: Message = message("Segnala un errore in questo dato", "Report a mistake here");
const LABEL: Message = message("Che cosa non torna?", "What is wrong?");
const HINT: Message = message(
    "Scrivi il valore giusto e dove lo hai letto: così possiamo controllare. Non scrivere dati personali.",
    "Write the right value and where you read it, so that we can check. Do not write personal data.",
);
const NO_TEXT: Message = message(
    "Non è partito: scrivi che cosa non torna, con al massimo 2.000 caratteri.",
    "It was not sent: write what is wrong, in at most 2,000 characters.",
);
const SEND: Message = message("Invia la segnalazione", "Send the report");

/// The form for a mistake.
#[component]
pub fn ReportMistake(
    /// The id of what is meant: of a figure, a check, a record.
    #[prop(into)]
    subject: String,
) -> impl IntoView {
    let words = use_words();
    let location = use_location();
    let receipt = Receipt::from_query(&location.search.read_untracked());
    let failed = receipt.failed == REPORT && receipt.subject == subject;
    let receipt = if failed { receipt } else { Receipt::default() };
    let action = ServerAction::<SendReport>::new();
    let before = receipt.reason;
    let reason = Signal::derive(move || match action.value().get() {
        Some(Err(error)) => Some(Reason::from(&error)),
        _ => before,
    });
    let too_long = !receipt.too_long.is_empty();
    let anchor = report_anchor(&subject);
    let field = format!("{anchor}-testo");
    view! {
        <details class="more" id=anchor open=failed>
            <summary data-element="report-inefficiency">{words(SUMMARY)}</summary>
            <ActionForm action>
                <SendTrouble reason too_long field=NO_TEXT/>
                <input type="hidden" name="report[page]" value=location.pathname/>
                <input type="hidden" name="report[query]" value=location.search/>
                <input type="hidden" name="report[subject]" value=subject/>
                <Field id=field text=receipt.text/>
                <div class="actions">
                    <button class="btn" type="submit">{words(SEND)}</button>
                </div>
            </ActionForm>
        </details>
    }
}

/// The field for the text.
#[component]
fn Field(
    /// Its id.
    id: String,
    /// What was typed in the last try.
    text: String,
) -> impl IntoView {
    let words = use_words();
    let hint = format!("{id}-aiuto");
    // Inside this element everything is text: it must hold the text or nothing at all, not even an empty one.
    let area = leptos::html::textarea().id(id.clone()).class("form-control").name("report[text]").rows(4);
    let area = area.maxlength(2000).required(true).aria_describedby(hint.clone());
    let area = if text.is_empty() { area.into_any() } else { area.child(text).into_any() };
    view! {
        <div class="form-group">
            <label for=id>{words(LABEL)}</label>
            <p class="form-text" id=hint>{words(HINT)}</p>
            {area}
        </div>
    }
}
