//! What a merge or a move would change, and the button that does it.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::{use_location, use_params_map};

use super::api::{ConfirmChange, find_preview};
use super::links::{REGISTRY_PATH, record_path};
use super::model::{ChangeKind, Preview, table_name};
use super::overview_page::TITLE as REGISTRY;
use crate::accounts::{AREA, AREA_TITLE};
use crate::i18n::{Message, message, use_language, use_words};
use crate::ui::{Crumb, Loaded, PageHead};

const TITLE: Message = message("Che cosa cambia", "What changes");
const LEAD: Message = message(
    "Finché non confermi non cambia nulla. Dopo si può annullare dalla storia della voce.",
    "Nothing changes until you confirm. Afterwards it can be undone from the record’s history.",
);
const MERGED: Message = message(
    "«{}» entra in «{}», e il suo indirizzo porta lì.",
    "“{}” becomes a part of “{}”, and its address leads there.",
);
const MOVED: Message = message("«{}» va sotto «{}».", "“{}” goes below “{}”.");
const TO_TOP: Message = message("«{}» va in cima all’albero.", "“{}” goes to the top of the tree.");
const COUNTS: Message = message("Quante voci cambiano", "How many records change");
const COUNTS_MOVED: Message = message(
    "Quante voci, con quelle dei temi sotto, si trovano in un altro ramo",
    "How many records, with those of themes below, are found in another branch",
);
const NO_COUNTS: Message = message("Nessun’altra voce la usa.", "No other record uses it.");
const NAMES: Message = message("Nomi che passano alla voce che resta", "Names that go over to the record that stays");
const CONFIRM: Message = message("Conferma", "Confirm");
const LEAVE: Message = message("Lascia com’è", "Leave it as it is");

/// The page.
#[component]
pub fn PreviewPage() -> impl IntoView {
    let language = use_language();
    let params = use_params_map();
    let search = use_location().search;
    let asked = Memo::new(move |_| {
        let params = params.read();
        let part = |name: &str| params.get(name).unwrap_or_default();
        (part("kind"), part("id"), search.get())
    });
    let fetch = move |(kind, id, query): (String, String, String)| find_preview(kind, id, query, language);
    let data = Resource::new(move || asked.get(), fetch);
    view! { <Loaded data view=page/> }
}

fn page(preview: Preview) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let path = record_path(preview.kind, &preview.record.slug);
    let crumbs = vec![
        Crumb::new(words(AREA_TITLE), AREA),
        Crumb::new(words(REGISTRY), REGISTRY_PATH),
        Crumb::new(preview.record.name.clone(), path.clone()),
        Crumb::new(words(TITLE), format!("{path}/anteprima")),
    ];
    let name = &preview.record.name;
    let what = match (&preview.target, preview.what) {
        (Some(target), ChangeKind::Merged) => MERGED.with(language, &[name, &target.name]),
        (Some(target), _) => MOVED.with(language, &[name, &target.name]),
        (None, _) => TO_TOP.with(language, &[name]),
    };
    let (leave, one) = (language.href(&path), words(preview.kind.one()));
    let refusal = preview.refusal.map(|refusal| {
        view! { <div class="callout callout-error" role="alert"><p>{words(refusal.label())}</p></div> }
    });
    let changes = preview.refusal.is_none().then(|| changes(preview));
    view! {
        <PageHead title=words(TITLE) description=words(LEAD) crumbs indexed=false/>
        <div class="page-head">
            <span class="overline">{one}</span>
            <h1>{words(TITLE)}</h1>
            <p class="lead">{what}</p>
        </div>
        <div class="page-end">
            {refusal}
            {changes}
            <p class="actions"><a href=leave>{words(LEAVE)}</a></p>
        </div>
    }
}

fn changes(preview: Preview) -> impl IntoView {
    let words = use_words();
    let title = if preview.what == ChangeKind::Merged { COUNTS } else { COUNTS_MOVED };
    let counts = preview.counts.iter().map(|(table, count)| {
        view! { <div><dt>{words(table_name(table))}</dt><dd>{*count}</dd></div> }
    });
    let counts = counts.collect_view();
    let counts = (!preview.counts.is_empty()).then(|| view! { <dl class="facts">{counts}</dl> });
    let nothing = preview.counts.is_empty().then(|| view! { <p>{words(NO_COUNTS)}</p> });
    let confirm = confirm(&preview);
    let any = !preview.names.is_empty();
    let names = preview.names.into_iter().map(|name| view! { <li lang="it">{name}</li> }).collect_view();
    let names = any.then(|| {
        view! {
            <section class="block" aria-labelledby="nomi">
                <h2 id="nomi">{words(NAMES)}</h2>
                <ul>{names}</ul>
            </section>
        }
    });
    view! {
        <section class="block" aria-labelledby="quante">
            <h2 id="quante">{words(title)}</h2>
            {nothing}
            {counts}
        </section>
        {names}
        <p>{words(LEAD)}</p>
        {confirm}
    }
}

fn confirm(preview: &Preview) -> impl IntoView + use<> {
    let words = use_words();
    let language = format!("{:?}", use_language());
    let target = preview.target.as_ref().map(|target| target.slug.clone()).unwrap_or_default();
    view! {
        <form method="post" action=ConfirmChange::PATH>
            <input type="hidden" name="form[kind]" value=preview.kind.slug()/>
            <input type="hidden" name="form[id]" value=preview.record.slug.clone()/>
            <input type="hidden" name="form[what]" value=preview.what.slug()/>
            <input type="hidden" name="form[target]" value=target/>
            <input type="hidden" name="form[digest]" value=preview.digest.clone()/>
            <input type="hidden" name="language" value=language/>
            <div class="actions"><button class="btn btn-primary" type="submit">{words(CONFIRM)}</button></div>
        </form>
    }
}
