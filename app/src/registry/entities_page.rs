//! The page of all entities: grouped by kind, with a form to find some.

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::api::list_entities;
use super::counted::{ENTITIES, RECORDS, counted};
use super::entities_form::EntitiesForm;
use super::filter::EntityFilter;
use super::model::{EntityKind, EntityLine, Listing, province_name};
use crate::i18n::{Message, message, use_language, use_words};
use crate::ui::{Loaded, TitledPage, Updated};

const TITLE: Message = message("Enti", "Entities");
const LEAD: Message = message(
    "Comuni, Unioni, Province e altri enti nominati dalle fonti: che cosa hanno fatto e che cosa mostrano.",
    "Municipalities, unions, provinces and other bodies named by the sources: what they did and what they show.",
);
const OF_ALL: Message = message("{} su {}", "{} out of {}");
const NOBODY: Message = message("Nessun ente così", "No such entity");
const NOBODY_TEXT: Message = message(
    "Qui ci sono solo gli enti nominati dalle fonti, anche con i nomi di una volta. Prova con meno lettere.",
    "Only entities named by the sources are here, with their former names too. Try fewer letters.",
);
const ALL: Message = message("Vedi tutti gli enti", "See all entities");

/// The page.
#[component]
pub fn EntitiesPage() -> impl IntoView {
    let language = use_language();
    let entities = Resource::new(|| (), move |()| list_entities(language));
    view! {
        <TitledPage title=TITLE lead=LEAD path="/enti">
        <Loaded data=entities view=found/>
        </TitledPage>
    }
}

fn found(entities: Listing<EntityLine>) -> impl IntoView {
    let search = use_location().search;
    let lines = entities.items;
    let kinds: BTreeSet<EntityKind> = lines.iter().map(|line| line.entity.kind).collect();
    let provinces: BTreeSet<String> = lines.iter().filter_map(|line| line.entity.province.clone()).collect();
    let matching = move || {
        let filter = EntityFilter::parse(&search.read());
        let chosen: Vec<EntityLine> = lines.iter().filter(|line| filter.admits(&line.entity)).cloned().collect();
        view! {
            <EntitiesForm
                filter=filter.clone()
                kinds=kinds.iter().copied().collect()
                provinces=provinces.iter().cloned().collect()
            />
            {listing(chosen, lines.len())}
        }
    };
    view! {
        <p class="page-meta"><Updated date=entities.updated/></p>
        {matching}
    }
}

fn listing(chosen: Vec<EntityLine>, all: usize) -> AnyView {
    let language = use_language();
    let number = counted(chosen.len() as u64, ENTITIES, language);
    let heading = if chosen.len() == all { number } else { OF_ALL.with(language, &[&number, &all]) };
    let is_empty = chosen.is_empty();
    let groups = EntityKind::ALL.iter().map(|kind| {
        let of_kind: Vec<EntityLine> = chosen.iter().filter(|line| line.entity.kind == *kind).cloned().collect();
        (!of_kind.is_empty()).then(|| group(*kind, of_kind))
    });
    view! {
        <h2 class="h-plain" aria-live="polite">{heading}</h2>
        {groups.collect_view()}
        {is_empty.then(nobody)}
    }
    .into_any()
}

fn group(kind: EntityKind, lines: Vec<EntityLine>) -> impl IntoView {
    let words = use_words();
    let id = format!("tipo-{}", kind.slug());
    let labelled_by = id.clone();
    view! {
        <section class="block" aria-labelledby=labelled_by>
            <h3 id=id>{words(several(kind))} " " <span class="number mute">{lines.len()}</span></h3>
            <ul class="rows rows-columns">{lines.into_iter().map(row).collect_view()}</ul>
        </section>
    }
}

fn row(line: EntityLine) -> impl IntoView {
    let language = use_language();
    let entity = line.entity;
    let records = counted(line.count, RECORDS, language);
    let place = match entity.province.as_deref() {
        Some(code) => Some(province_name(code).unwrap_or(code).to_owned()),
        None => entity.region,
    };
    let about = place.map_or_else(|| records.clone(), |place| format!("{place} · {records}"));
    view! {
        <li>
            <h4 class="row-title"><a href=language.href(&format!("/enti/{}", entity.id))>{entity.name}</a></h4>
            <p class="small mute">{about}</p>
        </li>
    }
}

fn nobody() -> impl IntoView {
    let language = use_language();
    let words = use_words();
    view! {
        <div class="state">
            <h3>{words(NOBODY)}</h3>
            <p>{words(NOBODY_TEXT)}</p>
            <ul><li><a href=language.href("/enti")>{words(ALL)}</a></li></ul>
        </div>
    }
}

/// What several entities of a kind are called.
fn several(kind: EntityKind) -> Message {
    match kind {
        EntityKind::Municipality => message("Comuni", "Municipalities"),
        EntityKind::Union => message("Unioni di Comuni", "Unions of municipalities"),
        EntityKind::Province => message("Province", "Provinces"),
        EntityKind::MetropolitanCity => message("Città metropolitane", "Metropolitan cities"),
        EntityKind::Region => message("Regioni", "Regions"),
        EntityKind::Agency => message("Agenzie e società pubbliche", "Agencies and public companies"),
        EntityKind::TransportOperator => message("Gestori del trasporto pubblico", "Public transport operators"),
        EntityKind::Health => message("Aziende sanitarie", "Health authorities"),
        EntityKind::Other => message("Altri enti", "Other bodies"),
    }
}
