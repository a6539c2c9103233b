//! What a reader sees where there is no answer: what happened, and ways onward.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::PageHead;
use crate::accounts::notice::Notice;
use crate::error::AppError;
use crate::i18n::{Message, message, use_language, use_words};

const NOT_FOUND: Message = message("Questa pagina non c’è", "This page does not exist");
const NOT_FOUND_TEXT: Message = message(
    "L’indirizzo potrebbe essere sbagliato, o la pagina non è mai esistita. Da qui puoi ripartire.",
    "The address may be wrong, or the page never existed. You can start again from here.",
);
const GONE: Message = message("Questa pagina non c’è più", "This page is gone");
const GONE_TEXT: Message = message(
    "Il contenuto di questo indirizzo è stato tolto. Nel catalogo può esserci qualcosa di simile.",
    "What stood at this address was taken away. There may be something similar in the catalogue.",
);
const UNAVAILABLE: Message = message("Il servizio non risponde", "The service does not answer");
const UNAVAILABLE_TEXT: Message = message(
    "Qualcosa è andato storto da parte nostra. Riprova tra qualche minuto: quello che stavi leggendo non è perduto.",
    "Something went wrong on our side. Try again in a few minutes: what you were reading is not lost.",
);
const TOO_MANY: Message = message("Troppe richieste per oggi", "Too many requests for today");
const TOO_MANY_TEXT: Message = message(
    "Da questo indirizzo oggi sono arrivati molti messaggi. Puoi riprovare domani.",
    "Many messages came from this address today. You can try again tomorrow.",
);
const INVALID: Message = message("Manca qualcosa", "Something is missing");
const INVALID_TEXT: Message = message(
    "Un campo non è compilato come serve. Torna indietro: quello che hai scritto è ancora lì.",
    "A field is not filled in as needed. Go back: what you wrote is still there.",
);
const SIGNED_OUT: Message = message("Prima accedi", "Sign in first");
const SIGNED_OUT_TEXT: Message = message(
    "Questa parte è per chi ha un profilo. Dopo l’accesso torni qui.",
    "This part is for people with an account. After signing in you come back here.",
);
const FORBIDDEN: Message = message("Questo non spetta a te", "This is not yours to do");
const FORBIDDEN_TEXT: Message = message(
    "Il tuo profilo non comprende questa parte. Se ti serve, chiedi a chi ti ha invitato.",
    "Your account does not include this part. If you need it, ask whoever invited you.",
);
const CONFLICT: Message = message("Qualcun altro ci ha lavorato intanto", "Somebody else has worked on it meanwhile");
const CONFLICT_TEXT: Message = message(
    "Quello che hai scritto non ha sostituito il lavoro dell’altra persona. Riapri la pagina per vedere che cosa è cambiato.",
    "What you wrote has not replaced the other person’s work. Open the page again to see what changed.",
);
const SIGN_IN: Message = message("Accedi", "Sign in");
const SEARCH: Message = message("Cerca nel catalogo", "Search the catalogue");
const THEMES: Message = message("Sfoglia i temi", "Browse the themes");
const HOME: Message = message("Vai alla prima pagina", "Go to the first page");

/// The page for an error.
#[component]
pub fn Trouble(
    /// What happened.
    error: AppError,
) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let (title, text) = match &error {
        AppError::NotFound => (NOT_FOUND, NOT_FOUND_TEXT),
        AppError::Gone => (GONE, GONE_TEXT),
        AppError::Departed(why) => (GONE, why.label()),
        AppError::Unavailable => (UNAVAILABLE, UNAVAILABLE_TEXT),
        AppError::TooMany => (TOO_MANY, TOO_MANY_TEXT),
        AppError::SignedOut => (SIGNED_OUT, SIGNED_OUT_TEXT),
        AppError::Forbidden => (FORBIDDEN, FORBIDDEN_TEXT),
        AppError::Conflict => (CONFLICT, CONFLICT_TEXT),
        AppError::Invalid { .. } => (INVALID, INVALID_TEXT),
    };
    let status = error.status();
    let to_sign_in = (error == AppError::SignedOut).then(|| Notice::back_to(&use_address()));
    view! {
        <PageHead title=words(title) description=words(text) crumbs=Vec::new() indexed=false/>
        <div class="page-end">
            <div class="state">
                <p class="state-number" aria-hidden="true">{status}</p>
                <h1>{words(title)}</h1>
                <p>{words(text)}</p>
                <ul>
                    {to_sign_in.map(|path| view! { <li><a href=path>{words(SIGN_IN)}</a></li> })}
                    <li><a href=language.href("/pratiche")>{words(SEARCH)}</a></li>
                    <li><a href=language.href("/temi")>{words(THEMES)}</a></li>
                    <li><a href=language.href("/")>{words(HOME)}</a></li>
                </ul>
            </div>
        </div>
    }
}

/// The path and query of the page under way.
fn use_address() -> String {
    let location = use_location();
    let (path, query) = (location.pathname.get_untracked(), location.search.get_untracked());
    if query.is_empty() { path } else { format!("{path}?{}", query.trim_start_matches('?')) }
}
