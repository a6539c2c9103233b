//! The programme of an exchange, by day and module.

use leptos::prelude::*;

use super::model::Module;
use crate::i18n::{Language, Message, message, use_language, use_words};
use crate::ui::{Section, SectionTitle, Text};

/// Where the section stands, and what it is called.
pub const PROGRAMME: SectionTitle = ("programma", message("Il programma", "The programme"));

const NONE: Message = message("La scheda non dà un programma.", "The sheet gives no programme.");
const DAY: Message = message("Giorno {}", "Day {}");

/// The third section of the sheet.
#[component]
pub fn Programme(
    /// The modules, in order.
    modules: Vec<Module>,
) -> impl IntoView {
    let words = use_words();
    let list = if modules.is_empty() {
        view! { <p>{words(NONE)}</p> }.into_any()
    } else {
        view! { <ol class="programme">{modules.into_iter().map(item).collect_view()}</ol> }.into_any()
    };
    view! { <Section at=PROGRAMME number=3>{list}</Section> }
}

fn item(module: Module) -> impl IntoView {
    let when = when(&module, use_language());
    let detail = module.detail.map(|detail| view! { <p><Text text=detail/></p> });
    view! {
        <li>
            <span class="when">{when}</span>
            <div>
                <h3 class="row-title"><Text text=module.title/></h3>
                {detail}
            </div>
        </li>
    }
}

/// The day and its part, as far as the sheet says: `Giorno 1, mattina`.
fn when(module: &Module, language: Language) -> String {
    let day = module.day.map(|day| DAY.with(language, &[&day]));
    let part = module.part.map(|part| part.label().text(language).to_owned());
    day.into_iter().chain(part).collect::<Vec<_>>().join(", ")
}
