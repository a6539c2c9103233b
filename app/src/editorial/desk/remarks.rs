//! What is said of a proposal, and what every review looks at.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_location;

use super::api::{CheckCriteria, RemarkOnProposal, SettleRemark, list_threads};
use super::model::{CriterionLine, REMARK_LIMIT, RemarkLine};
use super::queue_page::LanguageField;
use super::review_page::{TroubleNote, value_of};
use crate::editorial::rome::day_and_time;
use crate::i18n::{Message, message, use_language, use_words};
use crate::ui::{Choice, Section};

const NONE: Message = message("Nessuno ha ancora scritto.", "Nobody has written yet.");
const PRIVATE: Message = message("nota riservata", "private note");
const SETTLED: Message = message("risolto", "settled");
const SETTLE: Message = message("Segna come risolto", "Mark as settled");
const REOPEN: Message = message("Riapri", "Open again");
const WHOLE: Message = message("tutta la proposta", "the whole proposal");
const FIELD: Message = message("Di che cosa parli", "What it is about");
const TEXT: Message = message("Che cosa vuoi dire", "What you want to say");
const KEEP_PRIVATE: Message = message(
    "Nota riservata: la vede solo la redazione. Con @ e il nome avvisi una collega o un collega.",
    "Private note: only the curators see it. With @ and a name you tell a colleague.",
);
const WRITE: Message = message("Scrivi", "Write");
const KEEP: Message = message("Salva i criteri", "Save the criteria");
const NOW: Message =
    message("Spuntato con queste parole; ora si chiede: {}", "Ticked with these words; now the question is: {}");
const RETIRED: Message =
    message("Spuntato quando si chiedeva; ora non più.", "Ticked when it was asked; it is not any more.");
const CRITERIA: Message = message("Criteri soddisfatti", "Criteria that are met");

/// Who reads and writes remarks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readers {
    /// Curators, who may write private notes.
    Curators,
    /// The entity that proposes.
    Entity,
}

/// The threads of a proposal on its entity's own page.
#[component]
pub fn Threads(
    /// The proposal.
    id: Memo<String>,
) -> impl IntoView {
    let language = use_language();
    let search = use_location().search;
    let threads = Resource::new(move || id.get(), move |id| list_threads(id, language));
    view! {
        <Transition>
            {move || Suspend::new(async move {
                // A proposal that was never sent has none, and its page is none the worse for it.
                let remarks = threads.await.ok()?;
                let (id, search) = (id.get_untracked(), search.get_untracked());
                let fields = Vec::new();
                Some(view! {
                    <div class="page-end">
                        <TroubleNote search=search.clone()/>
                        <Remarks id remarks fields search readers=Readers::Entity/>
                    </div>
                })
            })}
        </Transition>
    }
}

/// Threads and notes, and the form for another one.
#[component]
pub fn Remarks(
    /// The proposal.
    id: String,
    /// What was said.
    remarks: Vec<RemarkLine>,
    /// What can be spoken of, by name.
    fields: Vec<(String, String)>,
    /// The address's query, with what was typed before.
    search: String,
    /// Who reads and writes here.
    readers: Readers,
) -> impl IntoView {
    let words = use_words();
    let list = if remarks.is_empty() {
        view! { <p class="mute">{words(NONE)}</p> }.into_any()
    } else {
        let lines = remarks.into_iter().map(|remark| view! { <li><Remark remark/></li> }).collect_view();
        view! { <ul class="rows">{lines}</ul> }.into_any()
    };
    view! {
        <Section at=("commenti", message("Commenti", "Comments"))>
            {list}
            <RemarkFields id fields search readers/>
        </Section>
    }
}

/// Something that was said, with the button that settles it.
#[component]
fn Remark(
    /// What was said.
    remark: RemarkLine,
) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let about = if remark.field.is_empty() { words(WHOLE).to_owned() } else { remark.field };
    let badge = |message: Message| view! { <span class="badge badge-outline">{words(message)}</span> " " };
    view! {
        <p class="small mute">
            {remark.author} " · " {day_and_time(remark.at, language)} " · " {about} " "
            {remark.private.then(|| badge(PRIVATE))}
            {remark.settled.then(|| badge(SETTLED))}
        </p>
        <p class="differences">{remark.text}</p>
        <form method="post" action=SettleRemark::url()>
            <input type="hidden" name="remark" value=remark.id/>
            <LanguageField/>
            <button class="btn" type="submit">{words(if remark.settled { REOPEN } else { SETTLE })}</button>
        </form>
    }
}

/// The form for something to say.
#[component]
fn RemarkFields(
    /// The proposal.
    id: String,
    /// What can be spoken of, by name.
    fields: Vec<(String, String)>,
    /// The address's query, with what was typed before.
    search: String,
    /// Who writes here.
    readers: Readers,
) -> impl IntoView {
    let words = use_words();
    let choice = (!fields.is_empty()).then(|| {
        view! { <Choice name="form[field]" label=words(FIELD) options=fields chosen=String::new() none=WHOLE/> }
    });
    let private = (readers == Readers::Curators).then(|| {
        view! {
            <div class="form-check">
                <input type="checkbox" id="riservata" name="form[private]" value="true"/>
                <label for="riservata">{words(KEEP_PRIVATE)}</label>
            </div>
        }
    });
    let text = value_of(&search, "testo").unwrap_or_default();
    let area = leptos::html::textarea().id("commento").class("form-control").name("form[text]").rows(3);
    let area = area.maxlength(i64::try_from(REMARK_LIMIT).unwrap_or(i64::MAX)).required(true);
    // Inside this element everything is text: it must hold the text or nothing at all, not even an empty one.
    let area = if text.is_empty() { area.into_any() } else { area.child(text).into_any() };
    view! {
        <form method="post" action=RemarkOnProposal::url()>
            <input type="hidden" name="form[id]" value=id/>
            <LanguageField/>
            {choice}
            <div class="form-group">
                <label for="commento">{words(TEXT)}</label>
                {area}
            </div>
            {private}
            <div class="actions">
                <button class="btn" type="submit">{words(WRITE)}</button>
            </div>
        </form>
    }
}

/// What every review looks at.
#[component]
pub fn Checklist(
    /// The proposal.
    id: String,
    /// The criteria, in order.
    criteria: Vec<CriterionLine>,
) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let one = move |criterion: CriterionLine| {
        let field = format!("criterio-{}", criterion.id);
        let note = criterion.now.map(|now| NOW.with(language, &[&now]));
        let note = note.or_else(|| criterion.retired.then(|| words(RETIRED).to_owned()));
        let note = note.map(|note| view! { <p class="form-text">{note}</p> });
        view! {
            <div class="form-check">
                <input type="checkbox" id=field.clone() name="met[]" value=criterion.id checked=criterion.met/>
                <label for=field>{criterion.label}</label>
                {note}
            </div>
        }
    };
    view! {
        <Section at=("criteri", message("Criteri", "Criteria"))>
            <form method="post" action=CheckCriteria::url()>
                <input type="hidden" name="id" value=id/>
                <LanguageField/>
                <fieldset>
                    <legend class="visually-hidden">{words(CRITERIA)}</legend>
                    {criteria.into_iter().map(one).collect_view()}
                </fieldset>
                <div class="actions">
                    <button class="btn" type="submit">{words(KEEP)}</button>
                </div>
            </form>
        </Section>
    }
}
