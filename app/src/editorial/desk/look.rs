//! A proposal as it would look on its page, made of that page's own parts.

use leptos::prelude::*;

use super::links::edit_path;
use super::model::Look;
use crate::catalogue::practice_preview;
use crate::editorial::proposal::Problem;
use crate::exchanges::exchange_preview;
use crate::i18n::{Message, message, use_language, use_words};
use crate::ui::Section;

const AS_IT_IS: Message = message(
    "Queste sono le parti della pagina pubblica, con quello che la pubblicazione scriverebbe oggi.",
    "These are the parts of the public page, with what publishing would write today.",
);
const WRONG: Message = message(
    "Così com’è non si può pubblicare. Che cosa manca o non va:",
    "As it is it cannot be published. What is missing or wrong:",
);
const MISSING: Message = message(
    "Quello che cambia, o di cui è un’adozione, non è più pubblicato.",
    "What it changes, or is an adoption of, is not published any more.",
);

/// The section.
pub fn look(look: Look, id: &str, may_work: bool) -> impl IntoView + use<> {
    let words = use_words();
    let shown = match look {
        Look::Practice(sheet) => practice_preview(&sheet).into_any(),
        Look::Exchange(sheet) => exchange_preview(&sheet).into_any(),
        Look::Wrong(problems) => wrong(&problems, id, may_work).into_any(),
        Look::Missing => view! { <p class="callout callout-notice">{words(MISSING)}</p> }.into_any(),
    };
    view! {
        <Section at=("anteprima", message("Come si leggerà", "How it will read"))>
            <p class="form-text">{words(AS_IT_IS)}</p>
            {shown}
        </Section>
    }
}

/// What keeps it from being published, each with the way to the field for who may change it.
fn wrong(problems: &[Problem], id: &str, may_work: bool) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    let item = |problem: &Problem| {
        let text = problem.trouble.text(language);
        let href = language.href(&edit_path(id, problem.step));
        let text = if may_work { view! { <a href=href>{text}</a> }.into_any() } else { text.into_any() };
        view! { <li>{text}</li> }
    };
    view! {
        <div class="callout callout-notice">
            <p>{words(WRONG)}</p>
            <ul>{problems.iter().map(item).collect_view()}</ul>
        </div>
    }
}
