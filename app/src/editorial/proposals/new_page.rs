//! A new proposal: with nothing, or with something published that the address names.

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use serde::Deserialize;

use super::super::document::DocumentError;
use super::super::proposals_model::NEW_PROPOSAL_PATH;
use super::frame::{AreaHead, PostButton};
use crate::i18n::{Message, message, use_language, use_words};
use crate::ui::{Crumb, Icon};

const TITLE: Message = message("Nuova proposta", "New proposal");
const LEAD: Message = message(
    "In dieci minuti: la bozza si salva da sola, e la puoi finire quando vuoi.",
    "In ten minutes: the draft saves itself, and you can finish it whenever you like.",
);
const PRACTICE: Message = message("Proponi una pratica", "Propose a practice");
const PRACTICE_TEXT: Message = message(
    "Qualcosa che il tuo ente ha fatto, e che altri possono copiare.",
    "Something that your entity did, and that others can copy.",
);
const EXCHANGE: Message = message("Proponi uno scambio", "Propose an exchange");
const EXCHANGE_TEXT: Message = message(
    "Una visita in cui mostrate ad altri enti come fate.",
    "A visit in which you show other entities how you do it.",
);
const BEGIN: Message = message("Comincia", "Begin");
const CHANGE: Message = message("Proponi una modifica", "Propose a change");
const CHANGE_TEXT: Message = message(
    "Parti da quello che è pubblicato: resta com’è finché la redazione non accetta la modifica.",
    "You start from what is published: it stays as it is until the curators accept the change.",
);
const ADOPTION: Message = message("L’ha adottata anche il mio ente", "My entity adopted it too");
const ADOPTION_TEXT: Message = message(
    "Il tuo ente si aggiunge a quelli che la fanno: bastano pochi campi.",
    "Your entity joins those that do it: a few fields are enough.",
);

const FROM_DOCUMENT: Message = message("Parti da una scheda", "Start from a sheet");
const FROM_DOCUMENT_TEXT: Message = message(
    "Hai già la scheda di uno scambio? Incolla il testo o carica il file: i campi si riempiono da soli, e li confermi uno alla volta. Il file non viene conservato.",
    "Do you have the sheet of an exchange already? Paste its text or send the file: the fields are filled in, and you confirm them one by one. The file is not kept.",
);
const TEXT: Message = message("Testo della scheda", "The sheet’s text");
const FILE: Message = message("Oppure il file", "Or the file");
const FILE_HELP: Message = message("DOCX, ODT o testo, fino a 10 MB.", "DOCX, ODT or text, of up to 10 MB.");
const READ: Message = message("Leggi la scheda", "Read the sheet");

/// What an address says of where to begin.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
struct Asked {
    /// A published practice to change.
    #[serde(default, rename = "modifica-pratica")]
    practice: String,
    /// A published exchange to change.
    #[serde(default, rename = "modifica-scambio")]
    exchange: String,
    /// A published practice that the own entity did as well.
    #[serde(default, rename = "adozione")]
    adoption: String,
    /// Why no proposal began from the last document.
    #[serde(default, rename = "documento")]
    document: String,
}

/// A way to begin.
struct Door {
    title: Message,
    text: Message,
    what: &'static str,
    of: String,
}

impl Asked {
    fn read(search: &str) -> Self {
        serde_urlencoded::from_str(search.trim_start_matches('?')).unwrap_or_default()
    }

    /// Whether nothing published is meant.
    fn is_new(&self) -> bool {
        self.practice.is_empty() && self.exchange.is_empty() && self.adoption.is_empty()
    }

    fn doors(self) -> Vec<Door> {
        let door = |title, text, what, of| Door { title, text, what, of };
        if !self.practice.is_empty() {
            return vec![door(CHANGE, CHANGE_TEXT, "modifica-pratica", self.practice)];
        }
        if !self.exchange.is_empty() {
            return vec![door(CHANGE, CHANGE_TEXT, "modifica-scambio", self.exchange)];
        }
        if !self.adoption.is_empty() {
            return vec![door(ADOPTION, ADOPTION_TEXT, "adozione", self.adoption)];
        }
        vec![
            door(PRACTICE, PRACTICE_TEXT, "pratica", String::new()),
            door(EXCHANGE, EXCHANGE_TEXT, "scambio", String::new()),
        ]
    }
}

/// The page.
#[component]
pub fn NewProposalPage() -> impl IntoView {
    let words = use_words();
    let search = use_location().search;
    let asked = move || Asked::read(&search.read());
    let below = vec![Crumb::new(words(TITLE), NEW_PROPOSAL_PATH)];
    view! {
        <AreaHead title=words(TITLE) lead=words(LEAD) below/>
        <div class="page-end">
            <div class="columns columns-2">{move || asked().doors().into_iter().map(door).collect_view()}</div>
            {move || asked().is_new().then(from_document)}
        </div>
    }
}

/// The form for a document: its text or a file.
fn from_document() -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let search = use_location().search;
    let slug = move || Asked::read(&search.read()).document;
    let trouble = move || DocumentError::from_slug(&slug()).map(|trouble| words(trouble.label()));
    let shown = move || trouble().map(|text| view! { <Icon name="warning"/> <span>{text}</span> });
    let invalid = move || trouble().map(|_| "true");
    view! {
        <section class="block" aria-labelledby="documento">
            <h2 id="documento">{words(FROM_DOCUMENT)}</h2>
            <p>{words(FROM_DOCUMENT_TEXT)}</p>
            <form method="post" action=language.href(NEW_PROPOSAL_PATH) enctype="multipart/form-data">
                <div class="form-group">
                    <label for="testo">{words(TEXT)}</label>
                    <textarea class="form-control" id="testo" name="text" rows="8"></textarea>
                </div>
                <div class="form-group">
                    <label for="file">{words(FILE)}</label>
                    <p class="form-text" id="file-aiuto">{words(FILE_HELP)}</p>
                    <p class="form-error" id="file-errore" role="alert">{shown}</p>
                    <input class="form-control" type="file" id="file" name="file" accept=".docx,.odt,.txt"
                        aria-describedby="file-aiuto file-errore" aria-invalid=invalid/>
                </div>
                <div class="actions"><button class="btn btn-primary" type="submit">{words(READ)}</button></div>
            </form>
        </section>
    }
}

fn door(door: Door) -> impl IntoView {
    let words = use_words();
    let values = vec![("form[what]", door.what.to_owned()), ("form[of]", door.of)];
    view! {
        <article class="it-card">
            <h2 class="it-card-title">{words(door.title)}</h2>
            <p>{words(door.text)}</p>
            <PostButton action="/api/inizia-proposta" values label=words(BEGIN).to_owned() primary=true/>
        </article>
    }
}
