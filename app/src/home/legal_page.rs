//! The page of legal notes: under which licences all this may be used.

use leptos::prelude::*;

use super::text_page::{Passage, TextPage};
use crate::i18n::{Language, Message, message, use_language, use_words};

const TITLE: Message = message("Note legali", "Legal notes");
const LEAD: Message = message(
    "Testi e dati si possono riusare, anche a scopo commerciale, citando il portale e la fonte.",
    "Texts and data may be reused, also commercially, naming the portal and the source.",
);
const CONTENT: Message = message("Contenuti", "Content");
const CONTENT_TEXT: Message = message(
    "Dove non è indicato altrimenti, testi e dati sono pubblicati con licenza ",
    "Unless stated otherwise, texts and data are published under the licence ",
);
const CODE: Message = message("Programma", "Program");
const CODE_TEXT: Message =
    message("Il codice del portale è libero, con licenza ", "The portal’s code is free software, under the licence ");
const SOURCES: Message = message("Documenti di origine", "Original documents");
const SOURCES_TEXT: &[Message] = &[message(
    "I diritti sui documenti da cui vengono i dati restano di chi li ha pubblicati. Qui ne riportiamo i dati, i titoli \
     e riassunti nostri, e di ogni dato diciamo il documento e il punto da cui viene.",
    "The rights to the documents that the data come from remain with their publishers. Here are their data, their \
     titles and summaries of ours, and each figure says from which document and place it comes.",
)];
const LIST: Message = message("Le fonti, una per una", "The sources, one by one");
const CORRECTIONS: Message = message("Correzioni", "Corrections");
const CORRECTIONS_TEXT: &[Message] = &[message(
    "I dati sono trascritti con cura, e dove il documento si contraddice lo diciamo. Possono esserci errori nostri: \
     segnalali con «Segnala un errore in questo dato». Fa fede il documento originale.",
    "The data are transcribed with care, and where the document contradicts itself we say so. There may be mistakes of \
     ours: report them with “Report a mistake here”. The original document prevails.",
)];

/// The page.
#[component]
pub fn LegalPage() -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let deed = match language {
        Language::Italian => "https://creativecommons.org/licenses/by/4.0/deed.it",
        Language::English => "https://creativecommons.org/licenses/by/4.0/",
    };
    view! {
        <TextPage title=TITLE lead=LEAD path="/note-legali">
            <h2>{words(CONTENT)}</h2>
            <p>{words(CONTENT_TEXT)}<a href=deed rel="license">"Creative Commons BY 4.0"</a>"."</p>
            <h2>{words(CODE)}</h2>
            <p>{words(CODE_TEXT)}<a href="https://www.apache.org/licenses/LICENSE-2.0">"Apache 2.0"</a>"."</p>
            <Passage title=SOURCES paragraphs=SOURCES_TEXT/>
            <p><a href=language.href("/fonti")>{words(LIST)}</a></p>
            <Passage title=CORRECTIONS paragraphs=CORRECTIONS_TEXT/>
        </TextPage>
    }
}
