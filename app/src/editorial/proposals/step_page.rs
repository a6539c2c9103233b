//! A step of a proposal's form. It works without the browser's code; with it, it saves by itself.

use leptos::html::Form;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::super::proposal::{Clash, Problem, ProposalKind, Step, find_field, parts_of_step};
use super::super::proposals_api::find_step;
use super::super::proposals_links::{LEAVE, SAVED, WHY};
use super::super::proposals_model::{self, proposal_path, step_path};
use super::super::rome::hour;
use super::attachments::attachments;
use super::autosave::Autosave;
use super::check_step::check_step;
use super::draft_form::{DraftForm, Saving, field_id};
use super::fields::parts;
use super::frame::AreaHead;
use super::list_page::{kind_and_number, title};
use super::origin::{document, to_confirm};
use super::records_field::SuggestedThemes;
use crate::accounts::notice::Notice;
use crate::i18n::{Language, Message, message, use_language, use_words};
use crate::ui::{Crumb, Loaded};

const STEP_OF: Message = message("Passo {} di {}", "Step {} of {}");
const STEPS: Message = message("Passi", "Steps");
const OF_ENTITY: Message = message("Proposta di {}", "Proposal of {}");
const ON: Message = message("Avanti", "Next");
const BACK: Message = message("Indietro", "Back");
const SAVE: Message = message("Salva ed esci", "Save and leave");
const PUT_RIGHT: Message = message("Qualcosa da sistemare", "Something to put right");
const KEPT: Message = message(
    "Quello che hai scritto è salvato così com’è: puoi sistemarlo ora o più tardi.",
    "What you wrote is saved as it is: you can put it right now or later.",
);
const BOTH_WROTE: Message =
    message("Un’altra persona ha scritto negli stessi campi", "Somebody else wrote in the same fields");
const BOTH_TEXT: Message = message(
    "Nel modulo c’è il suo testo. Il tuo è qui: se preferisci il tuo, copialo nel campo e salva.",
    "The form has their text. Yours is here: if you prefer yours, copy it into the field and save.",
);
const SAVED_AT: Message = message("Salvato alle {}", "Saved at {}");
const WAITING: Message = message("Sto salvando…", "Saving…");
const OFFLINE: Message = message(
    "Non c’è rete: quello che scrivi resta in questo browser e parte da solo appena torna.",
    "There is no network: what you write stays in this browser, and is sent by itself when it is back.",
);
const SIGNED_OUT: Message = message(
    "La sessione è scaduta. Quello che hai scritto è al sicuro in questo browser:",
    "Your session is over. What you wrote is safe in this browser:",
);
const SIGN_IN: Message = message("accedi e continua", "sign in and go on");
const CLOSED: Message = message(
    "Non si può più salvare: la proposta è stata inviata o qualcuno l’ha cambiata. Ricarica la pagina.",
    "It can no longer be saved: the proposal was sent, or somebody changed it. Load the page again.",
);
const CLASHED: Message = message(
    "Un’altra persona ha scritto nello stesso campo: ricarica la pagina per vedere i due testi.",
    "Somebody else wrote in the same field: load the page again to see both texts.",
);
const RESTORED: Message = message(
    "Abbiamo rimesso quello che avevi scritto e non era ancora salvato.",
    "We put back what you had written and was not saved yet.",
);
const ELSEWHERE: Message = message(
    "Questa proposta è aperta anche in un’altra finestra: scrivi in una sola, o troverai due testi da confrontare.",
    "This proposal is open in another window too: write in one only, or you will find two texts to compare.",
);
const OTHERS: Message = message(
    "Intanto un’altra persona ha cambiato: {}. Il suo testo è salvato; lo vedi se ricarichi la pagina.",
    "Meanwhile somebody else changed: {}. Their text is saved; you see it when you load the page again.",
);

/// The page.
#[component]
pub fn StepPage() -> impl IntoView {
    let language = use_language();
    let params = use_params_map();
    let asked = Memo::new(move |_| {
        let params = params.read();
        (params.get("id").unwrap_or_default(), params.get("passo").unwrap_or_default())
    });
    let page = Resource::new(move || asked.get(), move |(id, step)| find_step(id, step, language));
    view! { <Loaded data=page view=step_view/> }
}

fn step_view(page: proposals_model::StepPage) -> impl IntoView {
    let language = use_language();
    let words = use_words();
    let line = &page.line;
    let steps = line.kind.steps();
    let place = steps.iter().position(|step| *step == page.step).unwrap_or_default() + 1;
    let label = line.kind.step_label(page.step);
    let below = vec![
        Crumb::new(title(line, language), proposal_path(&line.id)),
        Crumb::new(words(label), step_path(&line.id, page.step)),
    ];
    let overline = format!(
        "{} · {}",
        kind_and_number(line.kind, line.number, language),
        STEP_OF.with(language, &[&place, &steps.len()])
    );
    let lead = OF_ENTITY.with(language, &[&line.entity.name]);
    let stepper = stepper(line.kind, &line.id, page.step, language);
    provide_context(SuggestedThemes(page.suggested.clone()));
    let body = if page.step == Step::Check { check_step(page).into_any() } else { writing_step(page).into_any() };
    view! {
        <AreaHead title=words(label) overline lead below/>
        <div class="page-end">
            {stepper}
            {body}
        </div>
    }
}

/// All steps, each a link: a draft may be written in any order.
fn stepper(kind: ProposalKind, id: &str, here: Step, language: Language) -> impl IntoView + use<> {
    let words = use_words();
    let links = kind.steps().iter().map(|step| {
        let href = language.href(&step_path(id, *step));
        let current = (*step == here).then_some("step");
        view! { <li><a href=href aria-current=current>{words(kind.step_label(*step))}</a></li> }
    });
    view! {
        <nav class="block" aria-label=words(STEPS)>
            <ol class="segments">{links.collect_view()}</ol>
        </nav>
    }
}

/// A step in which something is written.
fn writing_step(page: proposals_model::StepPage) -> impl IntoView {
    let form = DraftForm::new(&page);
    let node = NodeRef::<Form>::new();
    let autosave = Autosave::new(form, node);
    let id = page.line.id.clone();
    let shows_problems = use_query_map().with_untracked(|query| {
        query.get(WHY).is_some() || query.get_str(SAVED).is_some_and(|step| step == form.step.slug())
    });
    let problems = (shows_problems && !page.problems.is_empty()).then(|| problem_list(&page.problems, form.language));
    let clashes = (!page.clashes.is_empty()).then(|| clash_list(form, &page.clashes));
    let asked = parts(form, parts_of_step(form.kind, form.step).collect());
    let is_last = page.step == Step::Sources;
    let attached = is_last.then(|| attachments(&id, page.attachments));
    view! {
        {problems}
        {clashes}
        {notices(&autosave, form)}
        {to_confirm(form)}
        <form
            method="post"
            action="/api/salva-proposta"
            novalidate=true
            node_ref=node
            on:input=autosave.on_input()
            on:submit=autosave.on_submit()
        >
            <input type="hidden" name="form[id]" value=id/>
            <input type="hidden" name="form[step]" value=form.step.slug()/>
            <input type="hidden" name="form[version]" value=page.version prop:value=move || form.version.get().to_string()/>
            <input type="hidden" name="language" value=format!("{:?}", form.language)/>
            {asked}
            {buttons(form)}
        </form>
        {attached}
        {document(page.document)}
    }
}

/// Onward comes first, so that the enter key goes on where no row can be added.
fn buttons(form: DraftForm) -> impl IntoView {
    let words = use_words();
    let next = form.kind.step_after(form.step).map(|step| {
        view! { <button class="btn btn-primary" type="submit" name="form[then]" value=step.slug()>{words(ON)}</button> }
    });
    let before = form.kind.step_before(form.step).map(|step| {
        view! { <button class="btn" type="submit" name="form[then]" value=step.slug()>{words(BACK)}</button> }
    });
    view! {
        <div class="actions">
            {next}
            {before}
            <button class="btn" type="submit" name="form[then]" value=LEAVE>{words(SAVE)}</button>
            <p class="small mute" role="status">{move || saving(form)}</p>
        </div>
    }
}

/// What became of the last save, beside the buttons.
fn saving(form: DraftForm) -> Option<AnyView> {
    let words = use_words_of(form.language);
    Some(match form.saving.get() {
        Saving::Nothing => return None,
        Saving::Waiting => words(WAITING).into_any(),
        Saving::Saved(at) => SAVED_AT.with(form.language, &[&hour(at)]).into_any(),
        Saving::Clashed(_) => words(CLASHED).into_any(),
        Saving::Offline => words(OFFLINE).into_any(),
        Saving::Closed => words(CLOSED).into_any(),
        Saving::SignedOut => {
            let here = step_path(&form.id.get_value(), form.step);
            let href = Notice::back_to(&form.language.href(&here));
            view! { {words(SIGNED_OUT)} " " <a href=href>{words(SIGN_IN)}</a> }.into_any()
        }
    })
}

fn use_words_of(language: Language) -> impl Fn(Message) -> &'static str {
    move |message| message.text(language)
}

/// What somebody has to know before writing on.
fn notices(autosave: &Autosave, form: DraftForm) -> impl IntoView + use<> {
    let Autosave { restored, elsewhere, others: by_others, .. } = *autosave;
    let words = use_words();
    let notice = |text: &'static str| view! { <p>{text}</p> };
    let others = move || {
        let names = by_others.get();
        let labels: Vec<&str> = names
            .iter()
            .filter_map(|name| find_field(form.kind, name))
            .map(|(field, _)| field.label.text(form.language))
            .collect();
        (!labels.is_empty()).then(|| view! { <p>{OTHERS.with(form.language, &[&labels.join(", ")])}</p> })
    };
    let is_any = move || restored.get() || elsewhere.get() || !by_others.read().is_empty();
    view! {
        <div role="status" class=move || is_any().then_some("callout callout-notice")>
            {move || restored.get().then(|| notice(words(RESTORED)))}
            {move || elsewhere.get().then(|| notice(words(ELSEWHERE)))}
            {others}
        </div>
    }
}

/// What is wrong, with the ways to it.
pub fn problem_list(problems: &[Problem], language: Language) -> impl IntoView + use<> {
    let words = use_words();
    let items = problems.iter().map(|problem| {
        let href = format!("#{}", field_id(&problem.field));
        view! { <li><a href=href>{problem.trouble.text(language)}</a></li> }
    });
    view! {
        <div class="callout callout-error" role="alert" tabindex="-1">
            <h2>{words(PUT_RIGHT)}</h2>
            <ul>{items.collect_view()}</ul>
            <p>{words(KEPT)}</p>
        </div>
    }
}

/// What somebody wrote beside another one's text, to be copied or left.
pub fn clash_list(form: DraftForm, clashes: &[Clash]) -> impl IntoView + use<> {
    let words = use_words();
    let items = clashes.iter().map(|clash| {
        let label = find_field(form.kind, &clash.field).map_or("", |(field, _)| field.label.text(form.language));
        view! { <div><dt><a href=format!("#{}", field_id(&clash.field))>{label}</a></dt><dd>{clash.mine.clone()}</dd></div> }
    });
    view! {
        <section class="callout callout-notice" aria-labelledby="due-testi">
            <h2 id="due-testi">{words(BOTH_WROTE)}</h2>
            <p>{words(BOTH_TEXT)}</p>
            <dl class="facts">{items.collect_view()}</dl>
        </section>
    }
}
