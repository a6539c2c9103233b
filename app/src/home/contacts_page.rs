//! The page of contacts: how to propose a practice, how to report a mistake.

use leptos::prelude::*;

use super::text_page::{Passage, TextPage};
use crate::editorial::proposals_model::NEW_PROPOSAL_PATH;
use crate::i18n::{Message, message, use_language, use_words};

const TITLE: Message = message("Contatti", "Contacts");
const LEAD: Message = message(
    "Come proporre una pratica, segnalare un errore, farci sapere che cosa non funziona.",
    "How to propose a practice, report a mistake, tell us what does not work.",
);
const PROPOSE: Message = message("Proporre una pratica o uno scambio", "Proposing a practice or an exchange");
const PROPOSE_TEXT: &[Message] = &[
    message(
        "Si propone dalla propria area, con un profilo. Se non lo hai, chiedi un invito al referente del tuo ente o ai \
         curatori del portale.",
        "Proposals are made from one’s own area, with an account. If you have none, ask the referent of your entity or \
         the portal’s curators for an invitation.",
    ),
    message(
        "Tieni pronti: il titolo, che cosa avete fatto e da quando, a chi serve, con quali strumenti, che risultati ha \
         dato e dove si possono leggere.",
        "Have ready: the title, what you did and since when, whom it serves, with which tools, what came of it and \
         where that can be read.",
    ),
];
const BEGIN: Message = message("Comincia una proposta", "Begin a proposal");
const MISTAKE: Message = message("Segnalare un errore", "Reporting a mistake");
const MISTAKE_TEXT: &[Message] = &[message(
    "Accanto ai dati trovi «Segnala un errore in questo dato»: scrivi il valore giusto e dove lo hai letto. Se una \
     pagina non è chiara, dillo con le stelle che trovi in fondo. Non serve registrarsi.",
    "Beside the data there is “Report a mistake here”: write the right value and where you read it. If a page is not \
     clear, say so with the stars at its end. There is no need to sign in.",
)];
const PUBLISHER: Message = message("Chi pubblica il portale", "Who publishes the portal");
const PUBLISHER_TEXT: &[Message] = &[message(
    "I recapiti li stabilisce l’ente che pubblica il portale, e sono sul suo sito istituzionale. In questa \
     installazione non è ancora indicato un indirizzo: preferiamo dirlo che darne uno a cui non risponde nessuno.",
    "The contacts are set by the public body that publishes the portal, and are on its institutional website. This \
     installation does not name an address yet: we would rather say so than give one that nobody answers.",
)];

/// The page.
#[component]
pub fn ContactsPage() -> impl IntoView {
    let words = use_words();
    let language = use_language();
    view! {
        <TextPage title=TITLE lead=LEAD path="/contatti">
            <Passage title=PROPOSE paragraphs=PROPOSE_TEXT/>
            <p><a href=language.href(NEW_PROPOSAL_PATH)>{words(BEGIN)}</a></p>
            <Passage title=MISTAKE paragraphs=MISTAKE_TEXT/>
            <Passage title=PUBLISHER paragraphs=PUBLISHER_TEXT/>
        </TextPage>
    }
}
