//! The page on which two published practices become one: what would happen, the button, and the way back.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_location;

use super::curation_api::{MergePractices, UndoMerge, list_merges};
use super::curation_model::{MergeLine, MergePage, MergePreview};
use super::links::{DESK_PATH, MERGES_PATH};
use super::queue_page::{LanguageField, TITLE as DESK};
use super::review_page::{TroubleNote, value_of};
use crate::accounts::{AREA, AREA_TITLE};
use crate::editorial::rome::day_and_time;
use crate::i18n::{Language, Message, message, use_language, use_words};
use crate::registry::model::Named;
use crate::ui::{Choice, Crumb, Loaded, PageHead, Section};

/// What the page is called.
pub const TITLE: Message = message("Unione di pratiche", "Merging practices");
const LEAD: Message = message(
    "Due pratiche pubblicate che sono la stessa diventano una. Prima vedi che cosa succede; dopo puoi annullare.",
    "Two published practices that are the same become one. First you see what happens; afterwards you can undo it.",
);
const OLD: Message = message("La pratica che si scioglie nell’altra", "The practice that goes into the other one");
const TARGET: Message = message("La pratica che resta", "The practice that stays");
const CHOOSE: Message = message("scegli…", "choose…");
const SHOW: Message = message("Mostra che cosa succede", "Show what happens");
const MOVED: Message = message("Adozioni che si spostano: {}.", "Adoptions that move: {}.");
const THERE: Message =
    message("Adozioni che restano come sono già di là: {}.", "Adoptions that stay as they are there already: {}.");
const FIGURES: Message = message("Dati collegati che si spostano: {}.", "Related figures that move: {}.");
const FEEDBACK: Message = message(
    "Valutazioni e segnalazioni dei lettori che si spostano: {}.",
    "Readers’ ratings and reports that move: {}.",
);
const PROPOSALS: Message = message(
    "Proposte che riguarderanno la pratica che resta: {}.",
    "Proposals that will be about the practice that stays: {}.",
);
const TITLES: Message = message("Si troverà anche cercando: {}.", "It will also be found by: {}.");
const ADDRESS: Message = message("L’indirizzo {} porterà per sempre a {}.", "The address {} will lead to {} for good.");
const TEXT_STAYS: Message = message(
    "Titolo, testi e temi della pratica che resta non cambiano.",
    "Title, texts and themes of the practice that stays do not change.",
);
const MERGE: Message = message("Unisci", "Merge");
const NOTHING: Message = message("nessuna", "none");
const NO_MERGES: Message = message("Nessuna pratica è stata unita.", "No practices were merged.");
const INTO: Message = message("«{}» in «{}»", "“{}” into “{}”");
const BY: Message = message("{}, {}", "{}, {}");
const UNDONE: Message = message("Annullata: {}, {}.", "Undone: {}, {}.");
const UNDO: Message = message("Annulla questa unione", "Undo this merge");
const DONE: Message = message("Fatto.", "Done.");

/// The page.
#[component]
pub fn MergesPage() -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let query = use_location().search;
    let page = Resource::new(move || query.get(), move |query| list_merges(query, language));
    let crumbs = vec![
        Crumb::new(words(AREA_TITLE), AREA),
        Crumb::new(words(DESK), DESK_PATH),
        Crumb::new(words(TITLE), MERGES_PATH),
    ];
    view! {
        <PageHead title=words(TITLE) description=words(LEAD) crumbs indexed=false/>
        <div class="page-head">
            <h1>{words(TITLE)}</h1>
            <p class="lead">{words(LEAD)}</p>
        </div>
        <div class="page-end"><Loaded data=page view=found/></div>
    }
}

fn found(page: MergePage) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let search = use_location().search.get_untracked();
    let done = value_of(&search, "fatto").map(|_| view! { <p class="callout" role="status">{words(DONE)}</p> });
    let chosen = |name: &str| value_of(&search, name).unwrap_or_default();
    let options: Vec<(String, String)> =
        page.practices.iter().map(|practice| (practice.slug.clone(), practice.name.clone())).collect();
    let preview = page.preview.map(|preview| view! { <Preview preview/> });
    view! {
        <TroubleNote search=search.clone()/>
        {done}
        <form method="get" action=language.href(MERGES_PATH)>
            <Choice name="da" label=words(OLD) options=options.clone() chosen=chosen("da") none=CHOOSE/>
            <Choice name="in" label=words(TARGET) options chosen=chosen("in") none=CHOOSE/>
            <div class="actions">
                <button class="btn" type="submit">{words(SHOW)}</button>
            </div>
        </form>
        {preview}
        {history(page.made)}
    }
}

/// What a merge would do, and the button that does it.
#[component]
fn Preview(
    /// What it would do.
    preview: MergePreview,
) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let lines = in_words(&preview, language).into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    let pair = INTO.with(language, &[&preview.old.name, &preview.target.name]);
    view! {
        <Section at=("che-cosa", message("Che cosa succede", "What happens"))>
            <p><strong>{pair}</strong></p>
            <ul>{lines}</ul>
            <form method="post" action=MergePractices::url()>
                <input type="hidden" name="form[old]" value=preview.old.slug/>
                <input type="hidden" name="form[target]" value=preview.target.slug/>
                <input type="hidden" name="form[revision]" value=preview.revision/>
                <LanguageField/>
                <div class="actions">
                    <button class="btn btn-primary" type="submit">{words(MERGE)}</button>
                </div>
            </form>
        </Section>
    }
}

fn in_words(preview: &MergePreview, language: Language) -> Vec<String> {
    let names = |named: &[Named]| match named {
        [] => NOTHING.text(language).to_owned(),
        named => named.iter().map(|one| one.name.as_str()).collect::<Vec<_>>().join(", "),
    };
    let path = |practice: &Named| format!("/pratiche/{}", practice.slug);
    vec![
        MOVED.with(language, &[&names(&preview.moved)]),
        THERE.with(language, &[&names(&preview.there)]),
        FIGURES.with(language, &[&preview.figures]),
        FEEDBACK.with(language, &[&preview.feedback]),
        PROPOSALS.with(language, &[&preview.proposals]),
        TITLES.with(language, &[&preview.titles.join(", ")]),
        ADDRESS.with(language, &[&path(&preview.old), &path(&preview.target)]),
        TEXT_STAYS.text(language).to_owned(),
    ]
}

fn history(made: Vec<MergeLine>) -> impl IntoView {
    let words = use_words();
    let nothing = made.is_empty().then(|| view! { <p class="mute">{words(NO_MERGES)}</p> });
    let rows = made.into_iter().map(|line| view! { <li><Made line/></li> }).collect_view();
    view! {
        <Section at=("storia", message("Unioni fatte", "Merges that were made"))>
            {nothing}
            <ul class="rows">{rows}</ul>
        </Section>
    }
}

/// A merge that was made, with the way back.
#[component]
fn Made(
    /// The merge.
    line: MergeLine,
) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let pair = INTO.with(language, &[&line.old.name, &line.target.name]);
    let said = BY.with(language, &[&line.who, &day_and_time(line.at, language)]);
    let back = match line.undone {
        Some((at, who)) => {
            view! { <p class="small">{UNDONE.with(language, &[&who, &day_and_time(at, language)])}</p> }.into_any()
        }
        None => view! {
            <form method="post" action=UndoMerge::url()>
                <input type="hidden" name="merge" value=line.id/>
                <LanguageField/>
                <div class="actions">
                    <button class="btn" type="submit">{words(UNDO)}</button>
                </div>
            </form>
        }
        .into_any(),
    };
    view! {
        <h3 class="row-title"><a href=language.href(&format!("/pratiche/{}", line.target.slug))>{pair}</a></h3>
        <p class="small mute">{said}</p>
        {back}
    }
}
