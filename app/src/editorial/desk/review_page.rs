//! The page on which a curator examines a proposal.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::{use_location, use_params_map};

use super::api::{AssignProposals, find_review};
use super::claims::Claims;
use super::decisions::Decisions;
use super::links::{CRITERIA_PATH, DESK_PATH, edit_path, merge_path, review_path};
use super::look::look;
use super::model::{DeskLine, ReviewSheet};
use super::queue_page::LanguageField;
use super::queue_table::{AssignFields, due};
use super::remarks::{Checklist, Readers, Remarks};
use crate::accounts::{AREA, AREA_TITLE};
use crate::editorial::FieldDifferences;
use crate::editorial::opinions::ExpertOpinions;
use crate::editorial::proposal::Step;
use crate::editorial::proposals::{edits, likeness};
use crate::editorial::proposals_model::Duplicate;
use crate::editorial::workflow::{ProposalEvent, Refusal};
use crate::i18n::{Message, long_date, message, use_language, use_words};
use crate::ui::{Crumb, Loaded, PageHead, Section};

const DESK: Message = message("Istruttoria", "Reviews");
const NUMBER: Message = message("Proposta n. {}", "Proposal no. {}");
const UNTITLED: Message = message("Senza titolo", "Untitled");
const DESCRIPTION: Message = message("Una proposta da esaminare.", "A proposal to review.");
const ENTITY: Message = message("Ente", "Entity");
const STATE: Message = message("Stato", "State");
const CURATOR: Message = message("La segue", "Followed by");
const NOBODY: Message = message("nessuno", "nobody");
const SENT: Message = message("Inviata", "Sent");
const DUE: Message = message("Scadenza", "Due");
const ABOUT: Message = message("Riguarda", "About");
const PUBLISHED: Message = message("Pubblicata", "Published");
const READ: Message = message("Vai alla pagina", "Go to the page");
const REASON: Message = message("Motivo comunicato all’ente", "Reason given to the entity");
const DUPLICATES: Message =
    message("Inviata sapendo che nel catalogo c’è già:", "Sent knowing that the catalogue has already:");
const MERGE: Message = message("Uniscile", "Merge them");
const CHANGE: Message = message("Modifica il testo", "Change the text");
const CRITERIA: Message = message("Cambia i criteri", "Change the criteria");
const ASSIGN: Message = message("Assegna", "Assign");
const NOT_DONE: Message = message("Non è stato fatto.", "It was not done.");
const FAILED: Message = message(
    "Qualcosa non ha funzionato, o un campo non va bene. Quello che hai scritto è ancora qui: riprova.",
    "Something did not work, or a field is not right. What you wrote is still here: try again.",
);

/// The page.
#[component]
pub fn ReviewPage() -> impl IntoView {
    let language = use_language();
    let params = use_params_map();
    let asked = move || params.read().get("id").unwrap_or_default();
    let sheet = Resource::new(asked, move |id| find_review(id, language));
    view! { <Loaded data=sheet view=found/> <ExpertOpinions/> }
}

fn found(sheet: ReviewSheet) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let search = use_location().search.get_untracked();
    let number = NUMBER.with(language, &[&sheet.line.number]);
    let title = if sheet.line.title.is_empty() { words(UNTITLED).to_owned() } else { sheet.line.title.clone() };
    let crumbs = vec![
        Crumb::new(words(AREA_TITLE), AREA),
        Crumb::new(words(DESK), DESK_PATH),
        Crumb::new(number.clone(), review_path(&sheet.line.id)),
    ];
    let class = if title.chars().count() > 60 { "title-long" } else { "" };
    view! {
        <PageHead title=format!("{title}, {number}") description=words(DESCRIPTION) crumbs indexed=false/>
        <div class="page-head">
            <span class="overline">{words(sheet.line.kind.label())} " · " {number}</span>
            <h1 class=class>{title}</h1>
        </div>
        <div class="with-aside page-end">
            <div>
                <TroubleNote search=search.clone()/>
                {notes(&sheet)}
                {likely(&sheet)}
                <div class="columns columns-2">
                    {look(sheet.look.clone(), &sheet.line.id, sheet.may_work)}
                    <div>
                        {differences(&sheet)}
                        {preview(sheet.preview.clone())}
                    </div>
                </div>
                {edits(sheet.edits.clone())}
                <Claims id=sheet.line.id.clone() version=sheet.line.version claims=sheet.claims.clone() may_work=sheet.may_work/>
                <Remarks id=sheet.line.id.clone() remarks=sheet.remarks.clone() fields=sheet.fields.clone() search=search.clone()
                    readers=Readers::Curators/>
                <Checklist id=sheet.line.id.clone() criteria=sheet.criteria.clone()/>
                <Decisions id=sheet.line.id.clone() version=sheet.line.version possible=sheet.possible.clone()
                    publish_at=sheet.publish_at published=sheet.published.is_some() search=search/>
            </div>
            {aside(sheet)}
        </div>
    }
}

/// Why something was not done, as the address says it.
#[component]
pub fn TroubleNote(
    /// The address's query.
    search: String,
) -> impl IntoView {
    let words = use_words();
    let word = value_of(&search, "errore");
    word.map(|word| {
        let why = Refusal::from_slug(&word).map_or(FAILED, Refusal::label);
        view! {
            <div class="callout callout-error" role="alert">
                <p>{words(NOT_DONE)} " " {words(why)}</p>
            </div>
        }
    })
}

/// What an address says under a name.
pub fn value_of(search: &str, name: &str) -> Option<String> {
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(search.trim_start_matches('?')).unwrap_or_default();
    pairs.into_iter().find(|(known, value)| known == name && !value.is_empty()).map(|(_, value)| value)
}

fn notes(sheet: &ReviewSheet) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    let reason = sheet.reason.clone().map(|reason| {
        view! {
            <div class="callout">
                <h2 class="h-plain">{words(REASON)}</h2>
                <p class="differences">{reason}</p>
            </div>
        }
    });
    let duplicates = (!sheet.duplicates.is_empty()).then(|| {
        let link = |one: &crate::registry::model::Named| {
            let href = language.href(&format!("/pratiche/{}", one.slug));
            view! { <li><a href=href>{one.name.clone()}</a></li> }
        };
        view! {
            <div class="callout callout-notice">
                <p>{words(DUPLICATES)}</p>
                <ul>{sheet.duplicates.iter().map(link).collect_view()}</ul>
            </div>
        }
    });
    view! { {reason} {duplicates} }
}

/// The published practices that are likely the same, as of now; with one that is published the proposal can be merged.
fn likely(sheet: &ReviewSheet) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    let own = sheet.published.as_deref().and_then(|path| path.strip_prefix("/pratiche/")).map(str::to_owned);
    let one = |duplicate: &Duplicate| {
        let there = &duplicate.practice;
        let href = language.href(&format!("/pratiche/{}", there.slug));
        let merge = own.as_ref().map(|own| {
            let href = language.href(&merge_path(own, &there.slug));
            view! { " " <a href=href>{words(MERGE)}</a> }
        });
        view! {
            <li>
                <h3 class="row-title"><a href=href>{there.name.clone()}</a></h3>
                <p class="small mute">{likeness(duplicate, language)} {merge}</p>
            </li>
        }
    };
    let rows = sheet.likely.iter().map(one).collect_view();
    (!sheet.likely.is_empty()).then(|| {
        view! {
            <Section at=("doppioni", message("C’è già qualcosa di simile?", "Is there something like it already?"))>
                <ul class="rows">{rows}</ul>
            </Section>
        }
    })
}

fn differences(sheet: &ReviewSheet) -> impl IntoView + use<> {
    sheet.differences.clone().map(|fields| {
        view! {
            <Section at=("differenze", message("Che cosa cambia rispetto a quanto è pubblicato", "What changes from what is published"))>
                <FieldDifferences fields/>
            </Section>
        }
    })
}

fn preview(fields: Vec<(String, String)>) -> impl IntoView {
    let field = |(label, value): (String, String)| {
        view! {
            <div>
                <dt>{label}</dt>
                <dd class="differences">{value}</dd>
            </div>
        }
    };
    view! {
        <Section at=("proposta", message("Tutti i campi", "All fields"))>
            <dl class="facts">{fields.into_iter().map(field).collect_view()}</dl>
        </Section>
    }
}

fn aside(sheet: ReviewSheet) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let line = sheet.line;
    let entity = language.href(&format!("/enti/{}", line.entity.slug));
    let curator = line.curator.as_ref().map_or_else(|| words(NOBODY).to_owned(), |curator| curator.name.clone());
    let about = sheet.about.map(|(named, path)| {
        view! { <div><dt>{words(ABOUT)}</dt><dd><a href=language.href(&path)>{named.name}</a></dd></div> }
    });
    let published = sheet.published.map(|path| {
        view! { <div><dt>{words(PUBLISHED)}</dt><dd><a href=language.href(&path)>{words(READ)}</a></dd></div> }
    });
    let change = sheet.may_work.then(|| {
        let href = language.href(&edit_path(&line.id, Step::Who));
        view! { <p><a class="btn" href=href>{words(CHANGE)}</a></p> }
    });
    let can_assign = sheet.possible.contains(&ProposalEvent::Assign);
    let today = sheet.today;
    let curators = sheet.curators;
    view! {
        <aside class="sticky">
            <dl class="facts facts-narrow">
                <div><dt>{words(ENTITY)}</dt><dd><a href=entity>{line.entity.name.clone()}</a></dd></div>
                <div><dt>{words(STATE)}</dt><dd>{words(line.state.label())}</dd></div>
                <div><dt>{words(CURATOR)}</dt><dd>{curator}</dd></div>
                <div><dt>{words(SENT)}</dt><dd>{long_date(line.submitted, language)}</dd></div>
                <div><dt>{words(DUE)}</dt><dd>{due(&line)}</dd></div>
                {about}
                {published}
            </dl>
            {change}
            <p class="small"><a href=language.href(CRITERIA_PATH)>{words(CRITERIA)}</a></p>
            {can_assign.then(|| view! { <AssignThis line curators today/> })}
        </aside>
    }
}

/// The form that gives this proposal to a curator.
#[component]
fn AssignThis(
    /// The proposal.
    line: DeskLine,
    /// Who may review.
    curators: Vec<crate::registry::model::Named>,
    /// The day.
    today: chrono::NaiveDate,
) -> impl IntoView {
    view! {
        <form method="post" action=AssignProposals::url()>
            <input type="hidden" name="form[ids][]" value=line.id.clone()/>
            <input type="hidden" name="form[back]" value=format!("id={}", line.id)/>
            <LanguageField/>
            <AssignFields curators today button=ASSIGN/>
        </form>
    }
}
