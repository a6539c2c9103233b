//! The page about accessibility: what was done, what is missing, how to say so.

use leptos::prelude::*;

use super::api::find_declaration;
use super::text_page::{Passage, TextPage};
use crate::i18n::{Message, message, use_language, use_words};
use crate::ui::{Icon, Part};

const TITLE: Message = message("Accessibilità", "Accessibility");
const LEAD: Message = message(
    "Il portale è costruito per essere usato da tutti, secondo le WCAG 2.2, livello AA.",
    "The portal is built for everybody to use, following WCAG 2.2, level AA.",
);
const DECLARATION: Message = message("La dichiarazione ufficiale", "The official statement");
const OPEN: Message = message("Apri la dichiarazione di accessibilità", "Open the accessibility statement");
const NO_DECLARATION: Message = message(
    "L’ente che pubblica il portale non ha ancora indicato l’indirizzo della sua dichiarazione. Fino ad allora vale \
     quello che leggi qui, che non la sostituisce.",
    "The publisher of the portal has not yet given the address of its statement. Until then there is what you read \
     here, which does not replace it.",
);
const DONE: Message = message("Che cosa abbiamo fatto", "What was done");
const DONE_TEXT: &[Message] = &[
    message(
        "Ogni pagina si legge, e ogni modulo si invia, anche senza JavaScript. Tutto si raggiunge con la sola \
         tastiera, e si vede dove si è.",
        "Every page can be read and every form sent without JavaScript. Everything can be reached with the keyboard \
         alone, and it shows where you are.",
    ),
    message(
        "Ogni grafico ha la sua tabella e una frase che dice che cosa mostra. Il colore non è mai l’unico segnale. Le \
         pagine funzionano a 320 pixel di larghezza, con il testo al 200 %, con tema chiaro e scuro.",
        "Every chart has its table and a sentence that says what it shows. Colour is never the only sign. Pages work \
         at a width of 320 pixels, with text at 200 %, in light and dark.",
    ),
];
const TESTED: Message = message("Come lo controlliamo", "How it is tested");
const TESTED_TEXT: &[Message] = &[message(
    "Con axe, che trova gli errori automatici, e con prove da tastiera. Nessuna delle due cose basta: le prove con \
     persone che usano tecnologie assistive restano da fare.",
    "With axe, which finds mistakes automatically, and with the keyboard. Neither is enough: tests with people who use \
     assistive technology have yet to be done.",
)];
const LIMITS: Message = message("Limiti che conosciamo", "Known limits");
const LIMITS_TEXT: &[Message] = &[message(
    "I cinque documenti di origine sono di altri, e non tutti sono accessibili: qui ne trovi i dati e un riassunto. \
     Una parte dei testi è solo in italiano; nelle pagine in inglese è segnata come tale.",
    "The five original documents belong to others, and not all are accessible: here are their data and a summary. Some \
     texts are in Italian only; English pages mark them as such.",
)];
const TELL: Message = message("Se qualcosa non funziona", "If something does not work");
const TELL_TEXT: Message = message(
    "Dillo con la domanda in fondo a ogni pagina, oppure attraverso i ",
    "Say so with the question at the end of each page, or through the ",
);
const CONTACTS: Message = message("contatti", "contacts");

/// The page.
#[component]
pub fn AccessibilityPage() -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let declaration = Resource::new(|| (), |()| find_declaration());
    view! {
        <TextPage title=TITLE lead=LEAD path="/accessibilita">
            <h2>{words(DECLARATION)}</h2>
            <Part data=declaration view=link/>
            <Passage title=DONE paragraphs=DONE_TEXT/>
            <Passage title=TESTED paragraphs=TESTED_TEXT/>
            <Passage title=LIMITS paragraphs=LIMITS_TEXT/>
            <h2>{words(TELL)}</h2>
            <p>{words(TELL_TEXT)}<a href=language.href("/contatti")>{words(CONTACTS)}</a>"."</p>
        </TextPage>
    }
}

fn link(declaration: Option<String>) -> impl IntoView {
    let words = use_words();
    match declaration {
        Some(address) => view! {
            <p><a class="btn btn-primary" href=address rel="external">{words(OPEN)}<Icon name="external"/></a></p>
        }
        .into_any(),
        None => view! { <p>{words(NO_DECLARATION)}</p> }.into_any(),
    }
}
