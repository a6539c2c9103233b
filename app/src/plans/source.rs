//! Where in the document a page's data come from, and the way to say that something is wrong.

use leptos::prelude::*;

use super::sheets::PlanHead;
use crate::editorial::ReportMistake;
use crate::i18n::{Message, message, use_language, use_words};

const TITLE: Message = message("La fonte", "The source");
const TAKEN_FROM: Message = message("Quello che leggi qui viene da ", "What you read here comes from ");

/// The document and the place in it.
#[component]
pub fn SourceBlock(
    /// The plan.
    head: PlanHead,
    /// Where in the document.
    locator: String,
    /// What a report is about.
    subject: String,
) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let href = language.href(&format!("/fonti/{}", head.source.slug));
    view! {
        <section class="block" aria-labelledby="fonte">
            <h2 id="fonte">{words(TITLE)}</h2>
            <p>
                {words(TAKEN_FROM)}
                <a href=href lang="it">{head.source.name}</a>
                ", "
                <span lang="it">{locator}</span>
                "."
            </p>
            <ReportMistake subject/>
        </section>
    }
}
