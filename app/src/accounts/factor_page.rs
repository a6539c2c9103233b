//! The second factor: setting it up, changing it, removing it.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::api::{BeginFactor, ConfirmFactor, RemoveFactor, find_factor};
use super::field::{Field, Kind, PagePath};
use super::own::{FactorState, PendingFactor};
use super::own_page::OwnPage;
use super::{ACCOUNT, AREA, FACTOR};
use crate::i18n::{Message, message, use_language, use_words};
use crate::ui::Loaded;

const TITLE: Message = message("Secondo fattore", "Second factor");
const LEAD: Message = message(
    "Oltre alla password, un codice che cambia ogni mezzo minuto: chi ruba la password non entra.",
    "Besides the password, a code that changes every half minute: whoever steals the password does not get in.",
);
const NEEDED: Message = message(
    "Il tuo ruolo lo richiede: senza, non puoi usare le altre pagine della tua area.",
    "Your role needs it: without it you cannot use the other pages of your area.",
);
const ON: Message = message(
    "Il secondo fattore è attivo. Codici di recupero rimasti: {}.",
    "The second factor is on. Recovery codes left: {}.",
);
const OFF: Message = message("Il secondo fattore non è attivo.", "The second factor is off.");
const BEGIN: Message = message("Attiva", "Switch on");
const BEGIN_AGAIN: Message = message("Cambia telefono o codici", "Change phone or codes");
const REMOVE: Message = message("Togli", "Remove");
const APP: Message =
    message("1. Metti il segreto nell’app di autenticazione", "1. Put the secret into your authenticator");
const APP_TEXT: Message = message(
    "Va bene qualunque app per codici a tempo (TOTP). Apri il collegamento sul telefono, o copia il segreto.",
    "Any app for time-based codes (TOTP) will do. Open the link on your phone, or copy the secret.",
);
const OPEN: Message = message("Apri nell’app di autenticazione", "Open in the authenticator");
const RECOVERY: Message = message("2. Conserva i codici di recupero", "2. Keep the recovery codes");
const RECOVERY_TEXT: Message = message(
    "Servono se perdi il telefono. Ognuno vale una volta. Non li mostreremo più: stampali o copiali ora.",
    "They help if you lose your phone. Each works once. We will not show them again: print or copy them now.",
);
const CONFIRM: Message = message("3. Conferma con un codice", "3. Confirm with a code");
const CODE: Message = message("Codice dell’app", "Code of the app");
const CODE_HINT: Message = message("Le sei cifre che l’app mostra adesso.", "The six digits that the app shows now.");
const CONFIRM_BUTTON: Message = message("Attiva il secondo fattore", "Switch the second factor on");

/// The page.
#[component]
pub fn FactorPage() -> impl IntoView {
    let factor = Resource::new(|| (), |()| find_factor());
    view! { <Loaded data=factor view=page/> }
}

fn page(state: FactorState) -> impl IntoView {
    let steps = vec![(super::overview_page::TITLE, AREA), (super::account_page::TITLE, ACCOUNT), (TITLE, FACTOR)];
    let body = match state.pending.clone() {
        Some(pending) => setting_up(pending).into_any(),
        None => present(&state).into_any(),
    };
    view! { <OwnPage title=TITLE lead=LEAD steps>{body}</OwnPage> }
}

/// What there is now.
fn present(state: &FactorState) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    let (is_on, is_needed) = (state.is_on, state.is_needed);
    let what = if is_on { ON.with(language, &[&state.recovery_left]) } else { words(OFF).to_owned() };
    view! {
        {(is_needed && !is_on).then(|| view! { <div class="callout callout-notice"><p>{words(NEEDED)}</p></div> })}
        <p>{what}</p>
        <form method="post" action=BeginFactor::PATH>
            <PagePath/>
            <div class="actions">
                <button class="btn btn-primary" type="submit">{words(if is_on { BEGIN_AGAIN } else { BEGIN })}</button>
            </div>
        </form>
        {(is_on && !is_needed).then(|| view! {
            <form method="post" action=RemoveFactor::PATH>
                <PagePath/>
                <div class="actions"><button class="btn" type="submit">{words(REMOVE)}</button></div>
            </form>
        })}
    }
}

/// What is shown once, until a code confirms it.
fn setting_up(pending: PendingFactor) -> impl IntoView {
    let words = use_words();
    let codes = pending.recovery.into_iter().map(|code| view! { <li><code>{code}</code></li> }).collect_view();
    view! {
        <section class="block" aria-labelledby="app">
            <h2 id="app">{words(APP)}</h2>
            <p>{words(APP_TEXT)}</p>
            <p><code id="segreto">{pending.secret}</code></p>
            <p><a href=pending.address rel="external">{words(OPEN)}</a></p>
        </section>
        <section class="block" aria-labelledby="recupero">
            <h2 id="recupero">{words(RECOVERY)}</h2>
            <p>{words(RECOVERY_TEXT)}</p>
            <ul>{codes}</ul>
        </section>
        <section class="block" aria-labelledby="conferma">
            <h2 id="conferma">{words(CONFIRM)}</h2>
            <form method="post" action=ConfirmFactor::PATH>
                <PagePath/>
                <Field id="codice" name="code" kind=Kind::Code label=CODE hint=CODE_HINT/>
                <div class="actions">
                    <button class="btn btn-primary" type="submit">{words(CONFIRM_BUTTON)}</button>
                </div>
            </form>
        </section>
    }
}
