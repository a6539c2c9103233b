//! The page where people sign out.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_location;

use super::api::SignOut;
use super::own_page::OwnPage;
use super::{AREA, SIGN_OUT};
use crate::i18n::{Message, message, use_language, use_words};

const TITLE: Message = message("Esci", "Sign out");
const LEAD: Message = message(
    "Chi usa questo computer dopo di te non vedrà più la tua area.",
    "Whoever uses this computer after you will no longer see your area.",
);
const LEAVE: Message = message("Esci", "Sign out");
const STAY: Message = message("Resta nella tua area", "Stay in your area");

/// The page: a form, because nothing that changes something is a link.
#[component]
pub fn SignOutPage() -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let page = use_location().pathname.get_untracked();
    view! {
        <OwnPage title=TITLE lead=LEAD steps=vec![(TITLE, SIGN_OUT)]>
            <form method="post" action=SignOut::PATH>
                <input type="hidden" name="page" value=page/>
                <div class="actions">
                    <button class="btn btn-primary" type="submit">{words(LEAVE)}</button>
                    <a href=language.href(AREA)>{words(STAY)}</a>
                </div>
            </form>
        </OwnPage>
    }
}
