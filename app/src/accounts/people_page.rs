//! The people whom one looks after: their accounts, invitations, and a form for a new one.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::field::{Field, Kind, PagePath};
use super::model::{OwnEntity, Role};
use super::own_page::OwnPage;
use super::people::{Invitation, People, Person};
use super::people_api::{ChangePerson, Invite, WithdrawInvitation, find_people};
use super::{AREA, PEOPLE};
use crate::i18n::{Language, Message, long_date, message, use_language, use_words};
use crate::ui::Loaded;

/// What the page is called.
pub const TITLE: Message = message("Persone", "People");
const LEAD: Message = message(
    "Chi può entrare, con quale ruolo; inviti, chiusure e riaperture.",
    "Who may come in, with which role; invitations, closing and reopening.",
);
const INVITE: Message = message("Invita una persona", "Invite somebody");
const EMAIL: Message = message("Indirizzo e-mail", "E-mail address");
const EMAIL_HINT: Message = message(
    "Riceve un collegamento che vale sette giorni, una volta sola.",
    "They get a link that works for seven days, once.",
);
const ROLE: Message = message("Ruolo", "Role");
const ENTITY: Message = message("Ente", "Entity");
const ENTITY_HINT: Message = message(
    "Per operatori e referenti; gli altri ruoli non ne hanno.",
    "For contributors and referents; other roles have none.",
);
const NO_ENTITY: Message = message("nessuno", "none");
const LANGUAGE: Message = message("Lingua del messaggio", "Language of the message");
const SEND: Message = message("Invia l’invito", "Send the invitation");
const OPEN: Message = message("Inviti aperti", "Open invitations");
const UNTIL: Message = message("{}, fino al {}", "{}, until {}");
const WITHDRAW: Message = message("Ritira", "Withdraw");
const WHO: Message = message("Chi c’è", "Who is here");
const NOBODY: Message = message("Ancora nessuno.", "Nobody yet.");
const CLOSED: Message = message("chiuso", "closed");
const GIVE: Message = message("Cambia ruolo", "Change role");
const CLOSE: Message = message("Chiudi il profilo", "Close the account");
const REOPEN: Message = message("Riapri il profilo", "Reopen the account");
const ROLE_OF: Message = message("Ruolo di {}", "Role of {}");

/// The page.
#[component]
pub fn PeoplePage() -> impl IntoView {
    let people = Resource::new(|| (), |()| find_people());
    view! { <Loaded data=people view=page/> }
}

fn page(data: People) -> impl IntoView {
    let words = use_words();
    let nobody = data.people.is_empty();
    let invitations = (!data.invitations.is_empty()).then(|| {
        view! {
            <section class="block" aria-labelledby="inviti">
                <h2 id="inviti">{words(OPEN)}</h2>
                <ul class="rows">{data.invitations.into_iter().map(invitation).collect_view()}</ul>
            </section>
        }
    });
    view! {
        <OwnPage title=TITLE lead=LEAD steps=vec![(super::overview_page::TITLE, AREA), (TITLE, PEOPLE)]>
            {invite(data.roles, data.entities)}
            {invitations}
            <section class="block" aria-labelledby="persone">
                <h2 id="persone">{words(WHO)}</h2>
                {nobody.then(|| view! { <p>{words(NOBODY)}</p> })}
                <ul class="rows">{data.people.into_iter().map(person).collect_view()}</ul>
            </section>
        </OwnPage>
    }
}

fn invite(roles: Vec<Role>, entities: Vec<OwnEntity>) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let only = entities.len() == 1;
    let roles = roles.into_iter().map(|role| view! { <option value=role.word()>{words(role.label())}</option> });
    let entities = entities.into_iter().map(|entity| view! { <option value=entity.id>{entity.name}</option> });
    let languages = Language::ALL.map(|other| {
        let selected = other == language;
        view! { <option value=other.tag() lang=other.tag() selected=selected>{other.name()}</option> }
    });
    view! {
        <section class="block" aria-labelledby="invita">
            <h2 id="invita">{words(INVITE)}</h2>
            <form method="post" action=Invite::PATH>
                <PagePath/>
                <Field id="indirizzo" name="invitation[email]" kind=Kind::OtherEmail label=EMAIL hint=EMAIL_HINT/>
                <div class="form-group">
                    <label for="ruolo">{words(ROLE)}</label>
                    <select class="form-select" id="ruolo" name="invitation[role]">{roles.collect_view()}</select>
                </div>
                <div class="form-group">
                    <label for="ente">{words(ENTITY)}</label>
                    <p class="form-text" id="ente-aiuto">{words(ENTITY_HINT)}</p>
                    <select class="form-select" id="ente" name="invitation[entity]" aria-describedby="ente-aiuto">
                        {(!only).then(|| view! { <option value="">{words(NO_ENTITY)}</option> })}
                        {entities.collect_view()}
                    </select>
                </div>
                <div class="form-group">
                    <label for="lingua">{words(LANGUAGE)}</label>
                    <select class="form-select" id="lingua" name="invitation[language]">
                        {languages.into_iter().collect_view()}
                    </select>
                </div>
                <div class="actions"><button class="btn btn-primary" type="submit">{words(SEND)}</button></div>
            </form>
        </section>
    }
}

/// A role with its entity, in words.
fn role_in_words(role: Role, entity: Option<&OwnEntity>, language: Language) -> String {
    let role = role.label().text(language);
    entity.map_or_else(|| role.to_owned(), |entity| format!("{role}, {}", entity.name))
}

fn invitation(invitation: Invitation) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let what = role_in_words(invitation.role, invitation.entity.as_ref(), language);
    let until = long_date(invitation.expires.date_naive(), language);
    let label = format!("{}: {}", words(WITHDRAW), invitation.email);
    view! {
        <li>
            <h3 class="row-title">{invitation.email}</h3>
            <p class="small mute">{UNTIL.with(language, &[&what, &until])}</p>
            <form method="post" action=WithdrawInvitation::PATH>
                <PagePath/>
                <input type="hidden" name="id" value=invitation.id/>
                <button class="btn" type="submit" aria-label=label>{words(WITHDRAW)}</button>
            </form>
        </li>
    }
}

fn person(person: Person) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let what = role_in_words(person.role, person.entity.as_ref(), language);
    let closed = person.is_closed.then(|| view! { " " <span class="badge badge-notice">{words(CLOSED)}</span> });
    view! {
        <li>
            <h3 class="row-title">{person.name.clone()} {closed}</h3>
            <p class="small mute">{format!("{} · {what}", person.email)}</p>
            {(person.roles.len() > 1).then(|| role_form(&person))}
            {(!person.roles.is_empty()).then(|| close_form(&person))}
        </li>
    }
}

fn role_form(person: &Person) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    let (id, present) = (person.id.clone(), person.role);
    let field = format!("ruolo-{id}");
    let roles = person.roles.clone().into_iter().map(move |role| {
        let selected = role == present;
        view! { <option value=role.word() selected=selected>{words(role.label())}</option> }
    });
    view! {
        <form method="post" action=ChangePerson::PATH class="actions">
            <PagePath/>
            <input type="hidden" name="change[id]" value=id/>
            <input type="hidden" name="change[version]" value=person.version/>
            <input type="hidden" name="change[action]" value="ruolo"/>
            <label class="visually-hidden" for=field.clone()>{ROLE_OF.with(language, &[&person.name])}</label>
            <div class="form-group">
                <select class="form-select" id=field name="change[role]">{roles.collect_view()}</select>
            </div>
            <button class="btn" type="submit">{words(GIVE)}</button>
        </form>
    }
}

fn close_form(person: &Person) -> impl IntoView + use<> {
    let words = use_words();
    let (action, name) = if person.is_closed { ("riapri", REOPEN) } else { ("chiudi", CLOSE) };
    let label = format!("{}: {}", words(name), person.name);
    view! {
        <form method="post" action=ChangePerson::PATH>
            <PagePath/>
            <input type="hidden" name="change[id]" value=person.id.clone()/>
            <input type="hidden" name="change[version]" value=person.version/>
            <input type="hidden" name="change[action]" value=action/>
            <button class="btn" type="submit" aria-label=label>{words(name)}</button>
        </form>
    }
}
