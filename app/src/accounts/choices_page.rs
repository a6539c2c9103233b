//! The page where somebody chooses which mail to get.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_location;

use super::mail::MailKind;
use super::mail_api::{ChooseMail, refused_mail};
use super::own_page::OwnPage;
use super::{ACCOUNT, ACCOUNT_TITLE, AREA, AREA_TITLE};
use crate::i18n::{Message, message, use_language, use_words};
use crate::ui::Loaded;

/// What the page is called.
pub const TITLE: Message = message("Avvisi per e-mail", "Messages by e-mail");
const LEAD: Message = message(
    "Scegli quali avvisi ricevere. I messaggi per accedere e quelli che chiedi tu arrivano sempre.",
    "Choose which messages to get. Those for signing in, and those that you ask for, always come.",
);
const LEGEND: Message = message("Avvisi da ricevere", "Messages to get");
const SAVE: Message = message("Salva le scelte", "Save the choices");
const SAVED: Message = message("Le scelte sono salvate.", "The choices are saved.");
/// What the address says after the choices were saved.
const DONE: &str = "salvato=avvisi";

/// The Italian path of the page.
pub const PATH: &str = "/area/account/avvisi";

/// Where somebody goes after saving: to the page in the language in which it was read.
#[cfg(feature = "ssr")]
pub fn after(path: &str) -> String {
    let language = crate::i18n::Language::of_path(path);
    format!("{}?{DONE}", language.href(PATH))
}

/// The page.
#[component]
pub fn MailChoicesPage() -> impl IntoView {
    let refused = Resource::new(|| (), |()| refused_mail());
    view! { <Loaded data=refused view=found/> }
}

fn found(refused: Vec<MailKind>) -> impl IntoView {
    let steps = vec![(AREA_TITLE, AREA), (ACCOUNT_TITLE, ACCOUNT), (TITLE, PATH)];
    view! { <OwnPage title=TITLE lead=LEAD steps>{form(refused)}</OwnPage> }
}

fn form(refused: Vec<MailKind>) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let saved = use_location().search.read_untracked().contains(DONE);
    let boxes = MailKind::ALL.iter().filter(|kind| kind.is_optional()).map(move |kind| {
        let id = format!("avviso-{}", kind.slug());
        let wanted = !refused.contains(kind);
        view! {
            <div class="form-check">
                <input type="checkbox" id=id.clone() name="wanted[]" value=kind.word() checked=wanted/>
                <label for=id>{words(kind.label())}</label>
            </div>
        }
    });
    view! {
        {saved.then(|| view! { <div class="callout" role="status"><p>{words(SAVED)}</p></div> })}
        <form method="post" action=ChooseMail::url()>
            <input type="hidden" name="path" value=language.href(PATH)/>
            <fieldset>
                <legend>{words(LEGEND)}</legend>
                {boxes.collect_view()}
            </fieldset>
            <div class="actions">
                <button class="btn btn-primary" type="submit">{words(SAVE)}</button>
            </div>
        </form>
    }
}
