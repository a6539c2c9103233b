//! The first page for who has signed in: who one is, and ways to everything that one's role may do.

use leptos::prelude::*;

use super::api::find_overview;
use super::model::{Overview, Role};
use super::own_page::OwnPage;
use super::provider_api::find_provider;
use super::{ACCOUNT, AREA, AUDIT, FACTOR, MAIL_CHOICES, PEOPLE, RULES, SIGN_OUT};
use crate::editorial::PROPOSALS_TITLE;
use crate::editorial::desk::links::{CRITERIA_PATH, DESK_PATH, MERGES_PATH};
use crate::editorial::desk::{CRITERIA_TITLE, DESK_TITLE, MERGES_TITLE};
use crate::editorial::proposals_model::PROPOSALS_PATH;
use crate::editorial::reports::REPORTS_TITLE;
use crate::editorial::reports::model::REPORTS_PATH;
use crate::error::AppError;
use crate::i18n::{Message, message, use_language, use_words};
use crate::registry::curation::REGISTRY_TITLE;
use crate::registry::curation::links::REGISTRY_PATH;
use crate::ui::Loaded;

/// What the page is called.
pub const TITLE: Message = message("La tua area", "Your area");
const LEAD: Message = message("Da qui fai quello che spetta a te.", "From here you do what is yours to do.");
const WHO: Message = message("Chi sei", "Who you are");
const NAME: Message = message("Nome", "Name");
const ROLE: Message = message("Ruolo", "Role");
const ENTITY: Message = message("Ente", "Entity");
const WHAT: Message = message("Che cosa puoi fare", "What you can do");
const LACKING: Message = message("Il tuo ruolo richiede un secondo fattore.", "Your role needs a second factor.");
const SET_UP: Message = message("Attivalo per continuare", "Switch it on to go on");
const LEAVE: Message = message("Esci", "Sign out");

/// A page of the area: what it is called, what is done there, its Italian path, and for whom it is.
type Place = (Message, Message, &'static str, &'static [Role]);

/// The pages of the area, in the order in which they are shown.
const PLACES: [Place; 11] = [
    (
        PROPOSALS_TITLE,
        message("Proponi pratiche e scambi, e segui le proposte.", "Propose practices and exchanges, and follow them."),
        PROPOSALS_PATH,
        &[Role::Contributor, Role::Referent],
    ),
    (
        DESK_TITLE,
        message("Leggi, commenta e decidi le proposte.", "Read, comment on and decide proposals."),
        DESK_PATH,
        &[Role::Curator],
    ),
    (
        MERGES_TITLE,
        message(
            "Due pratiche uguali diventano una, e si può tornare indietro.",
            "Two equal practices become one, and back.",
        ),
        MERGES_PATH,
        &[Role::Curator],
    ),
    (
        CRITERIA_TITLE,
        message("Le domande che si fanno in ogni istruttoria.", "The questions that every review asks."),
        CRITERIA_PATH,
        &[Role::Curator],
    ),
    (
        REPORTS_TITLE,
        message("Leggi e rispondi a ciò che scrivono i lettori.", "Read and answer what readers write."),
        REPORTS_PATH,
        &[Role::Curator],
    ),
    (
        REGISTRY_TITLE,
        message(
            "Correggi, sposta e unisci enti, temi, fonti e strumenti.",
            "Correct, move and merge entities, themes, sources and tools.",
        ),
        REGISTRY_PATH,
        &[Role::Curator],
    ),
    (
        super::people_page::TITLE,
        message("Invita, cambia ruoli, chiudi e riapri profili.", "Invite, change roles, close and reopen accounts."),
        PEOPLE,
        &[Role::Referent, Role::Curator, Role::Administrator],
    ),
    (
        super::rules_page::TITLE,
        message(
            "Chi entra con l’identità digitale, e con quale ruolo.",
            "Who comes in with a digital identity, as what.",
        ),
        RULES,
        &[Role::Administrator],
    ),
    (
        super::audit_page::TITLE,
        message("Chi ha fatto che cosa, e quando.", "Who did what, and when."),
        AUDIT,
        &[Role::Administrator],
    ),
    (
        super::account_page::TITLE,
        message(
            "Nome, lingua, password, secondo fattore, sessioni.",
            "Name, language, password, second factor, sessions.",
        ),
        ACCOUNT,
        &Role::ALL,
    ),
    (
        super::choices_page::TITLE,
        message("Di che cosa vuoi essere avvisato.", "What you want to hear of."),
        MAIL_CHOICES,
        &Role::ALL,
    ),
];

/// The page.
#[component]
pub fn OverviewPage() -> impl IntoView {
    let data = Resource::new(|| (), |()| area());
    view! { <Loaded data view=overview/> }
}

/// Who has signed in, and whether there are rules to make for who comes from another provider.
async fn area() -> Result<(Overview, bool), AppError> {
    let overview = find_overview().await?;
    let has_rules = overview.viewer.role == Role::Administrator && find_provider().await?.is_some();
    Ok((overview, has_rules))
}

fn overview((Overview { viewer, lacks_factor }, has_rules): (Overview, bool)) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let is_there = |place: &&Place| place.3.contains(&viewer.role) && (has_rules || place.2 != RULES);
    let places = PLACES.iter().filter(is_there).map(|(name, what, path, _)| {
        view! {
            <li>
                <h3 class="row-title"><a href=language.href(path)>{words(*name)}</a></h3>
                <p class="small mute">{words(*what)}</p>
            </li>
        }
    });
    let places = places.collect_view();
    let lacking = lacks_factor.then(|| {
        view! {
            <div class="callout callout-notice">
                <p>{words(LACKING)} " " <a href=language.href(FACTOR)>{words(SET_UP)}</a></p>
            </div>
        }
    });
    view! {
        <OwnPage title=TITLE lead=LEAD steps=vec![(TITLE, AREA)]>
            {lacking}
            <section class="block" aria-labelledby="chi">
                <h2 id="chi">{words(WHO)}</h2>
                <dl class="facts">
                    <div><dt>{words(NAME)}</dt><dd>{viewer.name}</dd></div>
                    <div><dt>{words(ROLE)}</dt><dd>{words(viewer.role.label())}</dd></div>
                    {viewer.entity.map(|entity| view! { <div><dt>{words(ENTITY)}</dt><dd>{entity.name}</dd></div> })}
                </dl>
                <p class="actions"><a href=language.href(SIGN_OUT)>{words(LEAVE)}</a></p>
            </section>
            <section class="block" aria-labelledby="che-cosa">
                <h2 id="che-cosa">{words(WHAT)}</h2>
                <ul class="rows">{places}</ul>
            </section>
        </OwnPage>
    }
}
