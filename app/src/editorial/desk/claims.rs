//! What a proposal claims, and the form in which a curator says how sure each claim is.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::curation_api::GradeClaim;
use super::curation_model::{ClaimLine, GRADES, GivenGrade, NOTE_LIMIT};
use super::queue_page::LanguageField;
use crate::editorial::rome::day_and_time;
use crate::i18n::{Message, message, use_language, use_words};
use crate::registry::model::Grade;
use crate::ui::{GradeMark, Section};

const NONE: Message = message("Non dichiara risultati né dati.", "It claims neither results nor figures.");
const DECLARED: Message = message("L’ente dice: ", "The entity says: ");
const GIVEN: Message = message("La redazione dice: ", "The curators say: ");
const BY: Message = message("{}, {}", "{}, {}");
const OUTDATED: Message = message(
    "Dopo il testo è cambiato: il grado non vale più, e va dato di nuovo.",
    "The text changed afterwards: the grade no longer holds, and has to be given again.",
);
const GRADE: Message = message("Grado di certezza", "Grade of certainty");
const NOTE: Message = message("Perché (si legge sulla pagina della pratica)", "Why (shown on the practice’s page)");
const GIVE: Message = message("Assegna il grado", "Give the grade");

/// The section.
#[component]
pub fn Claims(
    /// The proposal.
    id: String,
    /// Its version, as it is shown.
    version: i64,
    /// What it claims.
    claims: Vec<ClaimLine>,
    /// Whether whoever asks may grade.
    may_work: bool,
) -> impl IntoView {
    let words = use_words();
    let nothing = claims.is_empty().then(|| view! { <p class="mute">{words(NONE)}</p> });
    let rows = claims.into_iter().map(move |claim| {
        let form = may_work.then(|| view! { <GradeFields id=id.clone() version claim=claim.clone()/> });
        view! { <li>{shown(claim)} {form}</li> }
    });
    let rows = rows.collect_view();
    view! {
        <Section at=("gradi", message("Quanto sono certi risultati e dati", "How sure results and figures are"))>
            {nothing}
            <ul class="rows">{rows}</ul>
        </Section>
    }
}

fn shown(claim: ClaimLine) -> impl IntoView {
    let words = use_words();
    let declared = claim.declared.map(|grade| {
        view! { <p class="small">{words(DECLARED)} <GradeMark grade/></p> }
    });
    view! {
        <h3 class="row-title">{claim.label}</h3>
        <p class="differences">{claim.said}</p>
        {declared}
        {claim.given.map(given)}
    }
}

fn given(given: GivenGrade) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let said = BY.with(language, &[&given.who, &day_and_time(given.at, language)]);
    let outdated = given.outdated.then(|| view! { <p class="callout callout-notice">{words(OUTDATED)}</p> });
    view! {
        <p class="small">{words(GIVEN)} <GradeMark grade=given.grade/> " " <span class="mute">{said}</span></p>
        <p class="small differences">{given.note}</p>
        {outdated}
    }
}

/// The form for one claim.
#[component]
fn GradeFields(
    /// The proposal.
    id: String,
    /// Its version, as it is shown.
    version: i64,
    /// The claim.
    claim: ClaimLine,
) -> impl IntoView {
    let words = use_words();
    let anchor = format!("grado-{}", claim.claim.replace('.', "-"));
    let note_id = format!("{anchor}-nota");
    let held = claim.given.filter(|given| !given.outdated);
    let chosen = held.as_ref().map(|given| given.grade).or(claim.declared);
    let note = held.map(|given| given.note).unwrap_or_default();
    let option = move |grade: &Grade| {
        view! { <option value=grade.slug() selected=chosen == Some(*grade)>{words(grade.label())}</option> }
    };
    view! {
        <form method="post" action=GradeClaim::url()>
            <input type="hidden" name="form[id]" value=id/>
            <input type="hidden" name="form[version]" value=version/>
            <input type="hidden" name="form[claim]" value=claim.claim/>
            <LanguageField/>
            <div class="form-group">
                <label for=anchor.clone()>{words(GRADE)}</label>
                <select class="form-select" id=anchor.clone() name="form[grade]">{GRADES.iter().map(option).collect_view()}</select>
            </div>
            <div class="form-group">
                <label for=note_id.clone()>{words(NOTE)}</label>
                <input class="form-control" type="text" id=note_id.clone() name="form[note]" value=note
                    maxlength=NOTE_LIMIT.to_string() autocomplete="off"/>
            </div>
            <div class="actions">
                <button class="btn" type="submit">{words(GIVE)}</button>
            </div>
        </form>
    }
}
