//! The page of the trail, for administrators: who did what and when.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::model::Role;
use super::own_page::OwnPage;
use super::trail::EventKind;
use super::trail_api::list_events;
use super::trail_query::{TrailPage, TrailQuery, TrailRow};
use super::{AREA, AREA_TITLE};
use crate::i18n::{Message, decimal, message, use_language, use_words};
use crate::ui::{Choice, Loaded, Nothing, Pager};

/// What the page is called.
pub const TITLE: Message = message("Registro degli eventi", "Audit trail");
const LEAD: Message = message(
    "Chi ha fatto che cosa, e quando. Ogni evento è legato al precedente: quello che è scritto non si può cambiare senza che si veda.",
    "Who did what, and when. Every event is tied to the one before: what is written cannot be changed without showing.",
);
const LEGEND: Message = message("Quali eventi", "Which events");
const PERSON: Message = message("Persona: nome, indirizzo o id", "Person: name, address or id");
const KIND: Message = message("Evento", "Event");
const SUBJECT: Message = message("Oggetto: id, o tabella/id", "Subject: id, or table/id");
const DAY: Message = message("Giorno (UTC)", "Day (UTC)");
const APPLY: Message = message("Filtra", "Filter");
const ONE_FOUND: Message = message("1 evento", "1 event");
const FOUND: Message = message("{} eventi", "{} events");
const NONE: Message = message("Nessun evento con queste scelte", "No event with these choices");
const ALL: Message = message("Vedi tutti gli eventi", "See all events");
const FRAME: Message = message("Eventi, tabella", "Events, table");
const NUMBER: Message = message("N.", "No.");
const TIME: Message = message("Quando (UTC)", "When (UTC)");
const WHO: Message = message("Chi", "Who");
const WHAT: Message = message("Su che cosa", "On what");
const FIELDS: Message = message("Campi cambiati", "Fields changed");
const NOBODY: Message = message("il sistema, o chi non ha un profilo", "the system, or somebody without an account");
const TAKE_AWAY: Message = message("Porta via:", "Take away:");

/// The Italian path of the page.
pub const PATH: &str = "/area/audit";

/// The page.
#[component]
pub fn AuditPage() -> impl IntoView {
    let search = use_location().search;
    let events = Resource::new(move || search.get(), list_events);
    view! { <Loaded data=events view=found/> }
}

fn found(page: TrailPage) -> impl IntoView {
    let steps = vec![(AREA_TITLE, AREA), (TITLE, PATH)];
    view! { <OwnPage title=TITLE lead=LEAD steps>{list(page)}</OwnPage> }
}

fn list(page: TrailPage) -> impl IntoView {
    let language = use_language();
    let words = use_words();
    let found = match page.found {
        1 => ONE_FOUND.text(language).to_owned(),
        found => FOUND.with(language, &[&decimal(found.into(), 0, language)]),
    };
    let query = page.query.clone();
    let file = TrailQuery { page: 0, ..query.clone() };
    let file = format!("{PATH}.csv{}", file.to_query_string());
    let href = {
        let query = query.clone();
        move |number: u32| {
            let query = TrailQuery { page: number.saturating_sub(1), ..query.clone() };
            language.href(&format!("{PATH}{}", query.to_query_string()))
        }
    };
    let number = query.page + 1;
    let empty = (page.found == 0).then(|| view! { <Nothing title=NONE onward=(ALL, PATH)/> });
    let rows = (!page.rows.is_empty()).then(|| table(page.rows));
    view! {
        {form(&query)}
        <section class="block" aria-labelledby="trovati">
            <h2 class="h-plain" id="trovati" aria-live="polite">{found}</h2>
            {empty}
            {rows}
            <div class="result-end">
                <Pager page=number pages=page.pages href=Callback::new(href)/>
                <p class="take-away"><span>{words(TAKE_AWAY)}</span> <a href=file download="audit.csv">"CSV"</a></p>
            </div>
        </section>
    }
}

fn form(query: &TrailQuery) -> impl IntoView + use<> {
    let language = use_language();
    let words = use_words();
    let kinds = EventKind::ALL.iter().map(|kind| (kind.slug().to_owned(), words(kind.label()).to_owned())).collect();
    let chosen = query.kind.map(|kind| kind.slug().to_owned()).unwrap_or_default();
    let day = query.day.map(|day| day.to_string()).unwrap_or_default();
    view! {
        <form class="block" action=language.href(PATH) method="get">
            <fieldset>
                <legend class="visually-hidden">{words(LEGEND)}</legend>
                <div class="filters">
                    {field("persona", PERSON, "text", query.person.clone())}
                    <Choice name="evento" label=words(KIND) options=kinds chosen/>
                    {field("oggetto", SUBJECT, "text", query.subject.clone())}
                    {field("giorno", DAY, "date", day)}
                    <button class="btn btn-primary" type="submit">{words(APPLY)}</button>
                </div>
            </fieldset>
        </form>
    }
}

fn field(name: &'static str, label: Message, kind: &'static str, value: String) -> impl IntoView {
    let words = use_words();
    view! {
        <div class="form-group">
            <label for=name>{words(label)}</label>
            <input class="form-control" id=name name=name type=kind value=value autocomplete="off"/>
        </div>
    }
}

fn table(rows: Vec<TrailRow>) -> impl IntoView {
    let words = use_words();
    let head = [NUMBER, TIME, WHO, KIND, WHAT, FIELDS];
    view! {
        <div class="table-frame" role="region" aria-label=words(FRAME) tabindex="0">
            <table class="table">
                <caption class="visually-hidden">{words(TITLE)}</caption>
                <thead>
                    <tr>{head.into_iter().map(|label| view! { <th scope="col">{words(label)}</th> }).collect_view()}</tr>
                </thead>
                <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}

fn row(event: TrailRow) -> impl IntoView {
    let words = use_words();
    let at = event.at.format("%Y-%m-%d %H:%M:%S").to_string();
    let exactly = event.at.to_rfc3339();
    let role = event.role.map(|role| format!(", {}", words(role_name(role))));
    let who = event.name.or(event.person).unwrap_or_else(|| words(NOBODY).to_owned());
    let known = EventKind::ALL.iter().find(|kind| kind.word() == event.kind);
    let kind = known.map_or(event.kind, |kind| words(kind.label()).to_owned());
    view! {
        <tr>
            <td class="number">{event.number}</td>
            <td class="nowrap"><time datetime=exactly>{at}</time></td>
            <td class="wrap">{who}{role}</td>
            <th scope="row">{kind}</th>
            <td class="wrap"><code>{format!("{}/{}", event.subject_table, event.subject_id)}</code></td>
            <td class="wrap">{event.changed.join(", ")}</td>
        </tr>
    }
}

fn role_name(role: Role) -> Message {
    match role {
        Role::Contributor => message("collaboratore", "contributor"),
        Role::Referent => message("referente", "referent"),
        Role::Curator => message("curatore", "curator"),
        Role::Administrator => message("amministratore", "administrator"),
    }
}
