//! The second step of signing in: a code of the second factor.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_location;

use super::api::EnterCode;
use super::field::{Field, Kind, PagePath};
use super::notice::Notice;
use super::own_page::OwnPage;
use super::{SIGN_IN, SIGN_IN_CODE};
use crate::i18n::{Message, message, use_language, use_words};

const TITLE: Message = message("Codice di accesso", "Sign-in code");
const LEAD: Message = message(
    "La password va bene. Ora serve il codice del tuo secondo fattore.",
    "The password is right. Now your second factor’s code is needed.",
);
const CODE: Message = message("Codice", "Code");
const CODE_HINT: Message = message(
    "Le sei cifre che mostra l’app di autenticazione, oppure uno dei codici di recupero.",
    "The six digits that your authenticator shows, or one of the recovery codes.",
);
const ENTER: Message = message("Accedi", "Sign in");
const AGAIN: Message = message("Ricomincia dalla password", "Start again from the password");

/// The page.
#[component]
pub fn CodePage() -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let notice = Notice::from_query(&use_location().search.read_untracked());
    view! {
        <OwnPage title=TITLE lead=LEAD steps=vec![(super::sign_in_page::TITLE, SIGN_IN), (TITLE, SIGN_IN_CODE)]>
            <form method="post" action=EnterCode::PATH class="block">
                <PagePath name="entry[page]"/>
                <input type="hidden" name="entry[after]" value=notice.after/>
                <Field id="codice" name="entry[code]" kind=Kind::Code label=CODE hint=CODE_HINT/>
                <div class="actions">
                    <button class="btn btn-primary" type="submit">{words(ENTER)}</button>
                    <a href=language.href(SIGN_IN)>{words(AGAIN)}</a>
                </div>
            </form>
        </OwnPage>
    }
}
