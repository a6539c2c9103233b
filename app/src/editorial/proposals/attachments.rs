//! The attachments of a proposal: what there is, and a form for another one.

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use rust_decimal::Decimal;

use super::super::proposals_links::ATTACHMENT_TROUBLE;
use super::super::proposals_model::{AttachmentLine, AttachmentTrouble, attachment_path, upload_path};
use super::frame::PostButton;
use crate::i18n::{Language, Message, decimal, message, use_language, use_words};
use crate::ui::Icon;

const TITLE: Message = message("Allegati", "Attachments");
const HELP: Message = message(
    "PDF, ODT, DOCX, PNG o JPEG fino a 10 MB, al massimo 8. Prima di allegare, salva quello che hai scritto sopra.",
    "PDF, ODT, DOCX, PNG or JPEG of up to 10 MB, at most 8. Before you attach something, save what you wrote above.",
);
const FILE: Message = message("File da allegare", "File to attach");
const ATTACH: Message = message("Allega", "Attach");
const REMOVE: Message = message("Togli {}", "Take {} out");
const KILOBYTES: Message = message("{} kB", "{} kB");

/// What is attached, and the form for another file. It is a form of its own: a file is sent when it is chosen, and not
/// with every save.
pub fn attachments(id: &str, lines: Vec<AttachmentLine>) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    let list = (!lines.is_empty()).then(|| {
        let items = lines.into_iter().map(|line| attachment(line, true)).collect_view();
        view! { <ul class="rows">{items}</ul> }
    });
    let trouble = trouble(language);
    let invalid = trouble.is_some().then_some("true");
    let shown = trouble.map(|text| view! { <Icon name="warning"/> <span>{text}</span> });
    view! {
        <section class="block" aria-labelledby="allegati">
            <h2 id="allegati">{words(TITLE)}</h2>
            {list}
            <form method="post" action=language.href(&upload_path(id)) enctype="multipart/form-data">
                <div class="form-group">
                    <label for="file">{words(FILE)}</label>
                    <p class="form-text" id="file-aiuto">{words(HELP)}</p>
                    <p class="form-error" id="file-errore">{shown}</p>
                    <input class="form-control" type="file" id="file" name="file" required=true
                        accept=".pdf,.odt,.docx,.png,.jpg,.jpeg" aria-describedby="file-aiuto file-errore"
                        aria-invalid=invalid/>
                </div>
                <div class="actions"><button class="btn" type="submit">{words(ATTACH)}</button></div>
            </form>
        </section>
    }
}

/// Why the last file was not attached, as the address says.
fn trouble(language: Language) -> Option<&'static str> {
    let search = use_location().search;
    let pairs: Vec<(String, String)> =
        serde_urlencoded::from_str(search.read_untracked().trim_start_matches('?')).unwrap_or_default();
    let (_, slug) = pairs.into_iter().find(|(name, _)| name == ATTACHMENT_TROUBLE)?;
    AttachmentTrouble::from_slug(&slug).map(|trouble| trouble.label().text(language))
}

/// The attachments of a proposal, to be read.
pub fn attachment_names(lines: &[AttachmentLine]) -> Option<impl IntoView + use<>> {
    let words = use_words();
    let items = lines.iter().cloned().map(|line| attachment(line, false)).collect_view();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="block" aria-labelledby="riepilogo-allegati">
                <h2 id="riepilogo-allegati">{words(TITLE)}</h2>
                <ul class="rows">{items}</ul>
            </section>
        }
    })
}

fn attachment(line: AttachmentLine, removable: bool) -> impl IntoView {
    let language = use_language();
    let size = KILOBYTES.with(language, &[&decimal(Decimal::new(line.bytes, 3), 0, language)]);
    let href = attachment_path(&line.id);
    let remove = removable.then(|| {
        let values = vec![("attachment", line.id.clone())];
        view! { <PostButton action="/api/togli-allegato" values label=REMOVE.with(language, &[&line.name])/> }
    });
    view! {
        <li>
            <p class="row-title"><a href=href rel="external" download=line.name.clone()>{line.name.clone()}</a></p>
            <p class="small mute">{line.kind.label().text(language)} ", " {size}</p>
            {remove}
        </li>
    }
}
