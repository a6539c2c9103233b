//! The pages behind links that work once: an invitation, a new password; and where one asks for such a link.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_location;

use super::account_page::NEW_HINT;
use super::field::{Field, Kind, PagePath};
use super::form::Secret;
use super::notice::Notice;
use super::own_page::OwnPage;
use super::people::InvitationFacts;
use super::people_api::{AcceptInvitation, AskReset, ResetPassword, find_invitation};
use super::{FORGOTTEN, INVITATION, NEW_PASSWORD, SIGN_IN};
use crate::i18n::{Message, message, use_language, use_words};
use crate::ui::Loaded;

const EMAIL: Message = message("Indirizzo e-mail", "E-mail address");
const PASSWORD: Message = message("Password", "Password");

const INVITED: Message = message("Il tuo profilo", "Your account");
const INVITED_LEAD: Message = message(
    "Sei stato invitato: scegli un nome e una password, e sei dentro.",
    "You have been invited: choose a name and a password, and you are in.",
);
const ROLE: Message = message("Ruolo", "Role");
const ENTITY: Message = message("Ente", "Entity");
const NAME: Message = message("Nome e cognome", "First name and surname");
const NAME_HINT: Message = message("Lo vedono le persone con cui lavori.", "The people you work with see it.");
const ACCEPT: Message = message("Crea il profilo", "Create the account");

const FORGOTTEN_TITLE: Message = message("Password dimenticata", "Forgotten password");
const FORGOTTEN_LEAD: Message = message(
    "Ti mandiamo un collegamento per sceglierne una nuova. Vale un’ora, una volta sola.",
    "We send you a link to choose a new one. It works for an hour, once.",
);
const ASK: Message = message("Manda il collegamento", "Send the link");

const NEW_TITLE: Message = message("Nuova password", "New password");
const NEW_LEAD: Message = message(
    "Le sessioni aperte finiscono: poi accedi con la password nuova.",
    "Open sessions end: then sign in with the new password.",
);
const SET: Message = message("Cambia password", "Change password");

/// The word in the link of the page under way.
fn use_code() -> String {
    Notice::from_query(&use_location().search.read_untracked()).code
}

/// The page of an invitation.
#[component]
pub fn InvitationPage() -> impl IntoView {
    let code = use_code();
    let facts = Resource::new(move || code.clone(), |code| find_invitation(Secret(code)));
    view! { <Loaded data=facts view=invitation/> }
}

fn invitation(facts: InvitationFacts) -> impl IntoView {
    let words = use_words();
    let code = use_code();
    let known = facts.email.clone().map(|email| view! { <div><dt>{words(EMAIL)}</dt><dd>{email}</dd></div> });
    let asked = facts.email.is_none().then(|| {
        view! { <Field id="indirizzo" name="acceptance[email]" kind=Kind::Email label=EMAIL/> }
    });
    let entity = facts.entity.map(|entity| view! { <div><dt>{words(ENTITY)}</dt><dd>{entity.name}</dd></div> });
    view! {
        <OwnPage title=INVITED lead=INVITED_LEAD steps=vec![(INVITED, INVITATION)]>
            <dl class="facts">
                {known}
                <div><dt>{words(ROLE)}</dt><dd>{words(facts.role.label())}</dd></div>
                {entity}
            </dl>
            <form method="post" action=AcceptInvitation::PATH class="block">
                <PagePath/>
                <input type="hidden" name="acceptance[code]" value=code/>
                {asked}
                <Field id="nome" name="acceptance[name]" kind=Kind::Name label=NAME hint=NAME_HINT/>
                <Field id="password" name="acceptance[password]" kind=Kind::NewPassword label=PASSWORD hint=NEW_HINT/>
                <div class="actions"><button class="btn btn-primary" type="submit">{words(ACCEPT)}</button></div>
            </form>
        </OwnPage>
    }
}

/// The page where one asks for a link for a new password.
#[component]
pub fn ForgottenPage() -> impl IntoView {
    let words = use_words();
    let language = use_language();
    view! {
        <OwnPage title=FORGOTTEN_TITLE lead=FORGOTTEN_LEAD
            steps=vec![(super::sign_in_page::TITLE, SIGN_IN), (FORGOTTEN_TITLE, FORGOTTEN)]>
            <form method="post" action=AskReset::PATH class="block">
                <PagePath/>
                <Field id="indirizzo" name="email" kind=Kind::Email label=EMAIL/>
                <div class="actions">
                    <button class="btn btn-primary" type="submit">{words(ASK)}</button>
                    <a href=language.href(SIGN_IN)>{words(super::sign_in_page::TITLE)}</a>
                </div>
            </form>
        </OwnPage>
    }
}

/// The page where one sets a new password.
#[component]
pub fn NewPasswordPage() -> impl IntoView {
    let words = use_words();
    let code = use_code();
    view! {
        <OwnPage title=NEW_TITLE lead=NEW_LEAD
            steps=vec![(super::sign_in_page::TITLE, SIGN_IN), (NEW_TITLE, NEW_PASSWORD)]>
            <form method="post" action=ResetPassword::PATH class="block">
                <PagePath/>
                <input type="hidden" name="code" value=code/>
                <Field id="password" name="password" kind=Kind::NewPassword label=PASSWORD hint=NEW_HINT/>
                <div class="actions"><button class="btn btn-primary" type="submit">{words(SET)}</button></div>
            </form>
        </OwnPage>
    }
}
