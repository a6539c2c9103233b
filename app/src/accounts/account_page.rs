//! One's own account: name and language, password, second factor, sessions.

use chrono::{DateTime, Timelike, Utc};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::api::{ChangePassword, ChangeProfile, EndSession, find_own_account};
use super::field::{Field, Kind, PagePath};
use super::own::{OwnAccount, OwnSession};
use super::own_page::OwnPage;
use super::{ACCOUNT, AREA, FACTOR};
use crate::i18n::{Language, Message, long_date, message, use_language, use_words};
use crate::ui::Loaded;

/// What the page is called.
pub const TITLE: Message = message("Il tuo profilo", "Your account");
const LEAD: Message = message(
    "Nome, lingua, password, secondo fattore e le sessioni aperte.",
    "Name, language, password, second factor and open sessions.",
);
const WHO: Message = message("Nome e lingua", "Name and language");
const NAME: Message = message("Nome", "Name");
const NAME_HINT: Message = message("Lo vedono le persone con cui lavori.", "The people you work with see it.");
const EMAIL: Message = message("Indirizzo e-mail", "E-mail address");
const LANGUAGE: Message = message("Lingua dei messaggi", "Language of messages");
const SAVE: Message = message("Salva", "Save");
const PASSWORD: Message = message("Password", "Password");
const OLD: Message = message("Password attuale", "Current password");
const NEW: Message = message("Nuova password", "New password");
/// What a new password should be.
pub const NEW_HINT: Message = message(
    "Almeno 12 caratteri. Alcune parole a caso bastano: non servono segni strani.",
    "At least 12 characters. A few random words will do: no strange signs are needed.",
);
const CHANGE: Message = message("Cambia password", "Change password");
const FACTOR_TITLE: Message = message("Secondo fattore", "Second factor");
const FACTOR_ON: Message = message("È attivo: per accedere serve anche un codice.", "On: signing in needs a code too.");
const FACTOR_OFF: Message = message("Non è attivo.", "Off.");
const FACTOR_LINK: Message = message("Gestisci il secondo fattore", "Manage the second factor");
const SESSIONS: Message = message("Sessioni aperte", "Open sessions");
const SESSIONS_TEXT: Message = message(
    "Se non riconosci una sessione, chiudila e cambia la password.",
    "If you do not recognise a session, end it and change your password.",
);
const THIS: Message = message("questa", "this one");
const BEGUN: Message = message("Iniziata il {}, usata l’ultima volta il {}.", "Began on {}, last used on {}.");
const UNKNOWN: Message = message("Programma sconosciuto", "Unknown program");
const END: Message = message("Chiudi", "End");
const END_OTHERS: Message = message("Chiudi tutte le altre", "End all others");

/// The page.
#[component]
pub fn AccountPage() -> impl IntoView {
    let account = Resource::new(|| (), |()| find_own_account());
    view! { <Loaded data=account view=page/> }
}

fn page(account: OwnAccount) -> impl IntoView {
    view! {
        <OwnPage title=TITLE lead=LEAD steps=vec![(super::overview_page::TITLE, AREA), (TITLE, ACCOUNT)]>
            {profile(&account)}
            {password()}
            {factor(account.has_factor)}
            {sessions(account.sessions)}
        </OwnPage>
    }
}

fn profile(account: &OwnAccount) -> impl IntoView + use<> {
    let words = use_words();
    let (name, email, chosen) = (account.viewer.name.clone(), account.email.clone(), account.language.clone());
    let languages = Language::ALL.map(move |language| {
        let selected = language.tag() == chosen;
        view! { <option value=language.tag() lang=language.tag() selected=selected>{language.name()}</option> }
    });
    view! {
        <section class="block" aria-labelledby="nome-e-lingua">
            <h2 id="nome-e-lingua">{words(WHO)}</h2>
            <dl class="facts"><div><dt>{words(EMAIL)}</dt><dd>{email}</dd></div></dl>
            <form method="post" action=ChangeProfile::PATH>
                <PagePath/>
                <Field id="nome" name="profile[name]" kind=Kind::Name label=NAME hint=NAME_HINT value=name/>
                <div class="form-group">
                    <label for="lingua">{words(LANGUAGE)}</label>
                    <select class="form-select" id="lingua" name="profile[language]">
                        {languages.into_iter().collect_view()}
                    </select>
                </div>
                <div class="actions"><button class="btn btn-primary" type="submit">{words(SAVE)}</button></div>
            </form>
        </section>
    }
}

fn password() -> impl IntoView {
    let words = use_words();
    view! {
        <section class="block" aria-labelledby="cambia-password">
            <h2 id="cambia-password">{words(PASSWORD)}</h2>
            <form method="post" action=ChangePassword::PATH>
                <PagePath/>
                <Field id="password-attuale" name="passwords[old]" kind=Kind::Password label=OLD/>
                <Field id="password-nuova" name="passwords[new]" kind=Kind::NewPassword label=NEW hint=NEW_HINT/>
                <div class="actions"><button class="btn" type="submit">{words(CHANGE)}</button></div>
            </form>
        </section>
    }
}

fn factor(is_on: bool) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    view! {
        <section class="block" aria-labelledby="secondo-fattore">
            <h2 id="secondo-fattore">{words(FACTOR_TITLE)}</h2>
            <p>{words(if is_on { FACTOR_ON } else { FACTOR_OFF })}</p>
            <p><a href=language.href(FACTOR)>{words(FACTOR_LINK)}</a></p>
        </section>
    }
}

fn sessions(sessions: Vec<OwnSession>) -> impl IntoView {
    let words = use_words();
    let others = sessions.len() > 1;
    view! {
        <section class="block" aria-labelledby="sessioni">
            <h2 id="sessioni">{words(SESSIONS)}</h2>
            <p>{words(SESSIONS_TEXT)}</p>
            <ul class="rows">{sessions.into_iter().map(session).collect_view()}</ul>
            {others.then(|| view! {
                <form method="post" action=EndSession::PATH>
                    <PagePath/>
                    <input type="hidden" name="session" value="altre"/>
                    <div class="actions"><button class="btn" type="submit">{words(END_OTHERS)}</button></div>
                </form>
            })}
        </section>
    }
}

fn session(session: OwnSession) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let moment = |time: DateTime<Utc>| {
        format!("{}, {:02}:{:02} UTC", long_date(time.date_naive(), language), time.hour(), time.minute())
    };
    let agent = if session.agent.is_empty() { words(UNKNOWN).to_owned() } else { session.agent };
    let label = format!("{}: {agent}", words(END));
    view! {
        <li>
            <h3 class="row-title">
                {agent} {session.is_this.then(|| view! { " " <span class="badge">{words(THIS)}</span> })}
            </h3>
            <p class="small mute">{BEGUN.with(language, &[&moment(session.begun), &moment(session.seen)])}</p>
            {(!session.is_this).then(|| view! {
                <form method="post" action=EndSession::PATH>
                    <PagePath/>
                    <input type="hidden" name="session" value=session.id/>
                    <button class="btn" type="submit" aria-label=label>{words(END)}</button>
                </form>
            })}
        </li>
    }
}
