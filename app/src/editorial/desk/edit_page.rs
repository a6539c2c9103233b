//! The page on which a curator changes a step of a proposal: the author's form, and every change is kept.

use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_params_map};

use super::links::{DESK_PATH, edit_path, review_path};
use super::queue_page::{LanguageField, TITLE as DESK};
use super::review_page::TroubleNote;
use crate::accounts::{AREA, AREA_TITLE};
use crate::editorial::proposal::{ProposalKind, Step, parts_of_step};
use crate::editorial::proposals::{DraftForm, clash_list, parts, problem_list};
use crate::editorial::proposals_api::find_step;
use crate::editorial::proposals_links::{LEAVE, SAVED};
use crate::editorial::proposals_model::StepPage;
use crate::i18n::{Language, Message, message, use_language, use_words};
use crate::ui::{Crumb, Loaded, PageHead};

const NUMBER: Message = message("Proposta n. {}", "Proposal no. {}");
const DESCRIPTION: Message = message("Modifica una proposta in istruttoria.", "Change a proposal under review.");
const KEPT: Message = message(
    "Ogni modifica resta nella storia della proposta: chi l’ha scritta vede parola per parola che cosa hai cambiato.",
    "Every change stays in the proposal’s history: its authors see word by word what you changed.",
);
const STEPS: Message = message("Parti della proposta", "Parts of the proposal");
const SAVE: Message = message("Salva", "Save");
const SAVE_AND_LEAVE: Message = message("Salva e torna all’istruttoria", "Save and go back to the review");
const SAVED_NOW: Message = message("Salvato.", "Saved.");

/// The page.
#[component]
pub fn EditPage() -> impl IntoView {
    let language = use_language();
    let params = use_params_map();
    let asked = move || {
        let params = params.read();
        (params.get("id").unwrap_or_default(), params.get("passo").unwrap_or_default())
    };
    let page = Resource::new(asked, move |(id, step)| find_step(id, step, language));
    view! { <Loaded data=page view=step_view/> }
}

fn step_view(page: StepPage) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let line = &page.line;
    let number = NUMBER.with(language, &[&line.number.unwrap_or_default()]);
    let label = words(line.kind.step_label(page.step));
    let crumbs = vec![
        Crumb::new(words(AREA_TITLE), AREA),
        Crumb::new(words(DESK), DESK_PATH),
        Crumb::new(number.clone(), review_path(&line.id)),
        Crumb::new(label, edit_path(&line.id, page.step)),
    ];
    let steps = steps(line.kind, &line.id, page.step, language);
    let title = line.title.clone();
    view! {
        <PageHead title=format!("{label}, {number}") description=words(DESCRIPTION) crumbs indexed=false/>
        <div class="page-head">
            <span class="overline">{number}</span>
            <h1>{label}</h1>
            <p class="lead">{title}</p>
        </div>
        <div class="page-end">
            {steps}
            <p>{words(KEPT)}</p>
            {step_form(page)}
        </div>
    }
}

/// All parts that can be changed, each a link.
fn steps(kind: ProposalKind, id: &str, here: Step, language: Language) -> impl IntoView + use<> {
    let words = use_words();
    let links = kind.steps().iter().filter(|step| **step != Step::Check).map(|step| {
        let href = language.href(&edit_path(id, *step));
        let current = (*step == here).then_some("step");
        view! { <li><a href=href aria-current=current>{words(kind.step_label(*step))}</a></li> }
    });
    view! {
        <nav class="block" aria-label=words(STEPS)>
            <ol class="segments">{links.collect_view()}</ol>
        </nav>
    }
}

fn step_form(page: StepPage) -> impl IntoView {
    let words = use_words();
    let search = use_location().search.get_untracked();
    let form = DraftForm::new(&page);
    let saved_now = search.contains(SAVED);
    let problems = (saved_now && !page.problems.is_empty()).then(|| problem_list(&page.problems, form.language));
    let clashes = (!page.clashes.is_empty()).then(|| clash_list(form, &page.clashes));
    let is_fine = saved_now && page.problems.is_empty() && page.clashes.is_empty();
    let saved = is_fine.then(|| view! { <p class="callout" role="status">{words(SAVED_NOW)}</p> });
    let asked = parts(form, parts_of_step(form.kind, form.step).collect());
    view! {
        <TroubleNote search/>
        {saved}
        {problems}
        {clashes}
        <form method="post" action="/api/modifica-proposta" novalidate=true>
            <input type="hidden" name="form[id]" value=page.line.id/>
            <input type="hidden" name="form[step]" value=page.step.slug()/>
            <input type="hidden" name="form[version]" value=page.version/>
            <LanguageField/>
            {asked}
            <div class="actions">
                <button class="btn btn-primary" type="submit" name="form[then]" value="">{words(SAVE)}</button>
                <button class="btn" type="submit" name="form[then]" value=LEAVE>{words(SAVE_AND_LEAVE)}</button>
            </div>
        </form>
    }
}
