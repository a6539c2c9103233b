//! The form that chooses what the queue shows: it works as it is, without the browser's code.

use leptos::prelude::*;

use super::links::DESK_PATH;
use super::model::{DeskChoices, DueStanding};
use super::query::{DeskQuery, Whose};
use crate::editorial::workflow::ProposalState;
use crate::i18n::{Message, message, use_language, use_words};
use crate::registry::model::{Named, province_name};
use crate::ui::Choice;

const FORM: Message = message("Quali proposte", "Which proposals");
const STATE: Message = message("Stato", "State");
const OPEN: Message = message("tutte quelle aperte", "all that are open");
const ENTITY: Message = message("Ente", "Entity");
const THEME: Message = message("Tema", "Theme");
const PROVINCE: Message = message("Provincia", "Province");
const CURATOR: Message = message("Chi la segue", "Who has it");
const DUE: Message = message("Scadenza", "Due date");
const ME: Message = message("io", "me");
const NOBODY: Message = message("nessuno", "nobody");
const SHOW: Message = message("Mostra", "Show");
const ALL: Message = message("Togli i filtri", "Remove the filters");

/// The form.
#[component]
pub fn QueueForm(
    /// What is chosen.
    query: DeskQuery,
    /// What there is to choose from.
    choices: DeskChoices,
) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let named = |all: Vec<Named>| all.into_iter().map(|one| (one.slug, one.name)).collect::<Vec<_>>();
    let province = |code: String| (code.clone(), province_name(&code).unwrap_or(&code).to_owned());
    let own = [(Whose::Mine, ME), (Whose::Nobodys, NOBODY)]
        .map(|(whose, name)| (whose.word().to_owned(), words(name).to_owned()));
    let curators = own.into_iter().chain(named(choices.curators)).collect();
    let states = ProposalState::ALL.iter().filter(|state| **state != ProposalState::Draft);
    let states = states.map(|state| (state.slug().to_owned(), words(state.label()).to_owned())).collect();
    let dues = DueStanding::ALL.iter().map(|due| (due.slug().to_owned(), words(due.label()).to_owned())).collect();
    let chosen = |word: Option<&str>| word.unwrap_or_default().to_owned();
    let all = (query != DeskQuery::default())
        .then(|| view! { <p><a class="small" href=language.href(DESK_PATH)>{words(ALL)}</a></p> });
    view! {
        <form class="search-bar" action=language.href(DESK_PATH) method="get" aria-label=words(FORM)>
            <div class="filters">
                <Choice name="stato" label=words(STATE) options=states none=OPEN
                    chosen=chosen(query.state.map(ProposalState::slug))/>
                <Choice name="ente" label=words(ENTITY) options=named(choices.entities)
                    chosen=chosen(query.entity.as_deref())/>
                <Choice name="tema" label=words(THEME) options=named(choices.themes)
                    chosen=chosen(query.theme.as_deref())/>
                <Choice name="provincia" label=words(PROVINCE)
                    options=choices.provinces.into_iter().map(province).collect()
                    chosen=chosen(query.province.as_deref())/>
                <Choice name="chi" label=words(CURATOR) options=curators
                    chosen=chosen(query.curator.as_ref().map(Whose::word))/>
                <Choice name="scadenza" label=words(DUE) options=dues chosen=chosen(query.due.map(DueStanding::slug))/>
                <button class="btn" type="submit">{words(SHOW)}</button>
            </div>
            {all}
        </form>
    }
}
