//! The page about privacy: what is kept of readers, which is almost nothing.

use leptos::prelude::*;

use super::text_page::{Passage, TextPage};
use crate::i18n::{Message, message};

const TITLE: Message = message("Informativa privacy", "Privacy notice");
const LEAD: Message = message(
    "Leggere il portale non lascia tracce di te: nessun cookie, nessuna statistica, nessun altro sito.",
    "Reading the portal leaves no traces of you: no cookies, no analytics, no other sites.",
);
const READING: Message = message("Quando leggi", "When you read");
const READING_TEXT: &[Message] = &[
    message(
        "Non usiamo cookie né altri strumenti per riconoscerti. Caratteri, immagini e programmi arrivano da questo \
         sito: il tuo browser non chiede niente a nessun altro.",
        "We use no cookies nor anything else to recognise you. Fonts, images and programs come from this site: your \
         browser asks nothing of anybody else.",
    ),
    message(
        "Il registro tecnico segna quale pagina è stata chiesta e se qualcosa è andato storto, senza il tuo indirizzo \
         di rete e senza le parole che cerchi. Per fermare chi fa troppe richieste, il programma tiene a mente gli \
         indirizzi finché è acceso: non li scrive da nessuna parte.",
        "The technical log says which page was asked for and whether something failed, without your network address \
         and without the words you search for. To stop those who ask too much, the program remembers addresses while \
         it runs: it writes them nowhere.",
    ),
];
const SENDING: Message =
    message("Quando valuti una pagina o segnali un errore", "When you rate a page or report a mistake");
const SENDING_TEXT: &[Message] = &[
    message(
        "Conserviamo la pagina, le stelle, la risposta, il testo che scrivi, il giorno e l’ora. Non chiediamo nome né \
         posta elettronica: non scriverli nel testo.",
        "We keep the page, the stars, the answer, the text you write, the day and the time. We ask for no name and no \
         e-mail address: do not write them in the text.",
    ),
    message(
        "Delle valutazioni pubblichiamo solo quante sono e la media di ogni pagina, dal giorno dopo. Chi cura il \
         portale legge risposte e testi; sul sito non compaiono.",
        "Of the ratings we publish only how many there are and the mean of each page, from the next day on. Those who \
         look after the portal read answers and texts; they do not appear on the site.",
    ),
    message(
        "Da ogni indirizzo si può inviare venti volte al giorno. Per contarle non conserviamo l’indirizzo ma un \
         codice, ricavato da esso e da un numero segreto che cambia ogni giorno. Con il primo invio di un nuovo giorno \
         numero e conteggi vecchi sono cancellati, e dal codice nessuno può più risalire all’indirizzo.",
        "Each address may send twenty times a day. To count we do not keep the address but a code, made from it and \
         from a secret number that changes every day. With the first message of a new day the old number and counts \
         are deleted, and nobody can get from the code back to the address.",
    ),
];
const WORKING: Message = message("Quando accedi con un profilo", "When you sign in with an account");
const WORKING_TEXT: &[Message] = &[
    message(
        "Chi lavora in un ente o nella redazione ha un profilo con nome, indirizzo e-mail, ruolo ed ente. Con l’accesso \
         il browser riceve un solo cookie, che serve a riconoscerlo finché esci, e al più per dodici ore.",
        "People who work in an entity or as curators have an account with name, e-mail address, role and entity. With \
         signing in the browser gets one cookie, which serves to recognise it until you sign out, for twelve hours at \
         most.",
    ),
    message(
        "Della password conserviamo solo un’impronta. Dei tentativi di accesso falliti conserviamo per tre minuti \
         un’impronta dell’indirizzo. Chi ha fatto che cosa, e quando, resta nel registro delle operazioni.",
        "Of the password we keep a digest only. Of failed sign-ins we keep a digest of the address for three minutes. \
         Who did what, and when, stays in the record of operations.",
    ),
    message(
        "A chi dà un parere senza profilo mandiamo un collegamento che vale una volta. Conserviamo nome, indirizzo \
         e-mail, domanda e risposta: li legge solo chi cura il portale.",
        "To whoever gives an opinion without an account we send a link that works once. We keep name, e-mail address, \
         question and answer: only the portal’s curators read them.",
    ),
    message(
        "Chi accede con un’identità digitale conferma chi è presso il servizio che ha scelto. Di quello che il servizio ci \
         dice conserviamo nome, indirizzo e-mail e il codice con cui ti riconosce; il resto serve solo al momento \
         dell’accesso.",
        "Who signs in with a digital identity confirms who they are with the service of their choice. Of what it tells us \
         we keep name, e-mail address and the code by which it knows you; the rest serves at the moment of signing in \
         only.",
    ),
];
const WHO: Message = message("Chi risponde dei dati", "Who is responsible");
const WHO_TEXT: &[Message] = &[message(
    "Il titolare è l’ente che pubblica questo portale. I recapiti suoi e del suo responsabile della protezione dei \
     dati sono sul suo sito istituzionale.",
    "The controller is the public body that publishes this portal. Its contacts, and those of its data protection \
     officer, are on its institutional website.",
)];

/// The page.
#[component]
pub fn PrivacyPage() -> impl IntoView {
    view! {
        <TextPage title=TITLE lead=LEAD path="/privacy">
            <Passage title=READING paragraphs=READING_TEXT/>
            <Passage title=SENDING paragraphs=SENDING_TEXT/>
            <Passage title=WORKING paragraphs=WORKING_TEXT/>
            <Passage title=WHO paragraphs=WHO_TEXT/>
        </TextPage>
    }
}
