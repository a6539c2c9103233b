//! The rules for who signs in through another provider of identities, and a form for a new one.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_location;

use super::field::PagePath;
use super::model::{OwnEntity, Role};
use super::own_page::OwnPage;
use super::provider::{CLAIM_MOST, ClaimRule, ClaimRules, NewRule, VALUE_MOST};
use super::provider_api::{AddRule, ChangeRule, find_rules};
use super::{AREA, PEOPLE, RULES};
use crate::i18n::{Message, message, use_language, use_words};
use crate::ui::Loaded;

/// What the page is called.
pub const TITLE: Message = message("Regole di accesso", "Sign-in rules");
const LEAD: Message = message(
    "A chi diamo un profilo quando un servizio di identità dice chi è.",
    "Whom we give an account when an identity service says who they are.",
);
const HOW: Message = message(
    "Chi accede con {} la prima volta ottiene un profilo se vale per lui una sola regola, e se il servizio conferma il \
     suo indirizzo e-mail. Se non ne vale nessuna, o più di una, non entra. Togliere una regola non chiude i profili \
     che ha creato: si chiudono dalla pagina delle persone.",
    "Who signs in with {} for the first time gets an account if exactly one rule is for them, and if the service \
     confirms their e-mail address. With none, or with several, they do not get in. Removing a rule does not close the \
     accounts that it made: they are closed on the page of people.",
);
const PEOPLE_LINK: Message = message("Vai alle persone", "Go to people");
const NEW: Message = message("Aggiungi una regola", "Add a rule");
const CLAIM: Message = message("Attributo", "Claim");
const CLAIM_HINT: Message = message(
    "Il nome che gli dà il servizio di identità, con le stesse maiuscole.",
    "The name that the identity service gives it, with the same capital letters.",
);
const VALUE: Message = message("Valore", "Value");
const VALUE_HINT: Message = message(
    "Tutto il valore, uguale lettera per lettera; di un elenco, uno dei valori.",
    "The whole value, the same letter by letter; of a list, one of the values.",
);
const ROLE: Message = message("Ruolo", "Role");
const ENTITY: Message = message("Ente", "Entity");
const ENTITY_HINT: Message = message(
    "Per operatori e referenti; gli altri ruoli non ne hanno.",
    "For contributors and referents; other roles have none.",
);
const NO_ENTITY: Message = message("nessuno", "none");
const ADD: Message = message("Aggiungi la regola", "Add the rule");
const PRESENT: Message = message("Regole", "Rules");
const NONE: Message = message(
    "Nessuna: per ora entra solo chi ha già un profilo.",
    "None: for now only who has an account already gets in.",
);
const SUSPENDED: Message = message("sospesa", "suspended");
const SUSPEND: Message = message("Sospendi", "Suspend");
const RESUME: Message = message("Riattiva", "Resume");
const REMOVE: Message = message("Togli", "Remove");

/// The page.
#[component]
pub fn RulesPage() -> impl IntoView {
    let rules = Resource::new(|| (), |()| find_rules());
    view! { <Loaded data=rules view=page/> }
}

fn page(data: ClaimRules) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let steps = vec![(super::overview_page::TITLE, AREA), (super::people_page::TITLE, PEOPLE), (TITLE, RULES)];
    let none = data.rules.is_empty();
    view! {
        <OwnPage title=TITLE lead=LEAD steps>
            <p>{HOW.with(language, &[&data.provider])}</p>
            <p><a href=language.href(PEOPLE)>{words(PEOPLE_LINK)}</a></p>
            {new_rule(data.entities)}
            <section class="block" aria-labelledby="regole">
                <h2 id="regole">{words(PRESENT)}</h2>
                {none.then(|| view! { <p>{words(NONE)}</p> })}
                <ul class="rows">{data.rules.into_iter().map(rule).collect_view()}</ul>
            </section>
        </OwnPage>
    }
}

fn new_rule(entities: Vec<OwnEntity>) -> impl IntoView {
    let words = use_words();
    let typed = NewRule::from_query(&use_location().search.read_untracked());
    let (claim, wanted, role, entity) = (typed.claim, typed.wanted, typed.role, typed.entity);
    let roles = Role::ALL.into_iter().map(move |one| {
        let selected = one.word() == role;
        view! { <option value=one.word() selected=selected>{words(one.label())}</option> }
    });
    let entities = entities.into_iter().map(move |one| {
        let selected = one.id == entity;
        view! { <option value=one.id selected=selected>{one.name}</option> }
    });
    view! {
        <section class="block" aria-labelledby="nuova">
            <h2 id="nuova">{words(NEW)}</h2>
            <form method="post" action=AddRule::PATH>
                <PagePath/>
                {text_field("attributo", "rule[attributo]", CLAIM, CLAIM_HINT, CLAIM_MOST, claim)}
                {text_field("valore", "rule[valore]", VALUE, VALUE_HINT, VALUE_MOST, wanted)}
                <div class="form-group">
                    <label for="ruolo">{words(ROLE)}</label>
                    <select class="form-select" id="ruolo" name="rule[ruolo]">{roles.collect_view()}</select>
                </div>
                <div class="form-group">
                    <label for="ente">{words(ENTITY)}</label>
                    <p class="form-text" id="ente-aiuto">{words(ENTITY_HINT)}</p>
                    <select class="form-select" id="ente" name="rule[ente]" aria-describedby="ente-aiuto">
                        <option value="">{words(NO_ENTITY)}</option>
                        {entities.collect_view()}
                    </select>
                </div>
                <div class="actions"><button class="btn btn-primary" type="submit">{words(ADD)}</button></div>
            </form>
        </section>
    }
}

/// A field for a text that browsers have no suggestion for.
fn text_field(
    id: &'static str,
    name: &'static str,
    label: Message,
    hint: Message,
    longest: usize,
    value: String,
) -> impl IntoView {
    let words = use_words();
    let hint_id = format!("{id}-aiuto");
    view! {
        <div class="form-group">
            <label for=id>{words(label)}</label>
            <p class="form-text" id=hint_id.clone()>{words(hint)}</p>
            <input class="form-control" id=id name=name type="text" required autocomplete="off"
                maxlength=longest value=value aria-describedby=hint_id/>
        </div>
    }
}

fn rule(rule: ClaimRule) -> impl IntoView {
    let words = use_words();
    let title = format!("{} = {}", rule.claim, rule.wanted);
    let what = words(rule.role.label());
    let what = rule.entity.as_ref().map_or_else(|| what.to_owned(), |entity| format!("{what}, {}", entity.name));
    let suspended = (!rule.is_active).then(|| view! { " " <span class="badge badge-notice">{words(SUSPENDED)}</span> });
    let switch = if rule.is_active { ("sospendi", SUSPEND) } else { ("riattiva", RESUME) };
    view! {
        <li>
            <h3 class="row-title">{title.clone()} {suspended}</h3>
            <p class="small mute">{what}</p>
            <div class="actions">
                {action_form(&rule.id, &title, switch)}
                {action_form(&rule.id, &title, ("togli", REMOVE))}
            </div>
        </li>
    }
}

/// A button that does something with a rule.
fn action_form(id: &str, title: &str, (action, name): (&'static str, Message)) -> impl IntoView + use<> {
    let words = use_words();
    let label = format!("{}: {title}", words(name));
    view! {
        <form method="post" action=ChangeRule::PATH>
            <PagePath/>
            <input type="hidden" name="change[id]" value=id.to_owned()/>
            <input type="hidden" name="change[action]" value=action/>
            <button class="btn" type="submit" aria-label=label>{words(name)}</button>
        </form>
    }
}
