//! Where the places of the catalogue say different things of an exchange, in the words of each.

use leptos::prelude::*;

use super::model::{Disagreement, Statement};
use crate::i18n::{Message, message, use_language, use_words};
use crate::registry::model::Named;
use crate::ui::{Section, SectionTitle, Text};

/// Where the section stands, and what it is called.
pub const DISAGREEMENTS: SectionTitle =
    ("discordanze", message("Dove il documento non concorda", "Where the document disagrees"));

const LEAD: Message = message(
    "Di ogni scambio il documento parla in più punti: l’elenco all’inizio, le schede, il calendario alla fine. Qui \
     dicono cose diverse. Questa pagina segue la scheda.",
    "The document speaks of each exchange in several places: the opening list, the sheets, the closing calendar. Here \
     they say different things. This page follows the sheet.",
);
const ABOUT: Message = message("Non concordano: {}", "They differ on: {}");
const SOURCE: Message = message("Fonte: ", "Source: ");

/// The disagreements; nothing where there is none.
#[component]
pub fn Disagreements(
    /// What places say differently.
    disagreements: Vec<Disagreement>,
    /// The document.
    source: Named,
) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    (!disagreements.is_empty()).then(|| {
        let href = language.href(&format!("/fonti/{}", source.slug));
        view! {
            <Section at=DISAGREEMENTS>
                <div class="cards">
                    <p>{words(LEAD)}</p>
                    {disagreements.into_iter().map(disagreement).collect_view()}
                    <p class="small">{words(SOURCE)}<a href=href lang="it">{source.name}</a></p>
                </div>
            </Section>
        }
    })
}

fn disagreement(disagreement: Disagreement) -> impl IntoView {
    let language = use_language();
    let field = disagreement.field.label().text(language);
    view! {
        <div class="callout callout-notice">
            <h3>{ABOUT.with(language, &[&field])}</h3>
            <dl class="facts">{disagreement.statements.into_iter().map(said).collect_view()}</dl>
        </div>
    }
}

fn said(statement: Statement) -> impl IntoView {
    let words = use_words();
    let note = statement.note.map(|text| view! { <p class="small mute"><Text text/></p> });
    view! {
        <div>
            <dt>{words(statement.place.label())}</dt>
            <dd>
                <p lang="it">{format!("«{}»", statement.printed.unwrap_or(statement.value))}</p>
                <p class="small mute" lang="it">{statement.locator}</p>
                {note}
            </dd>
        </div>
    }
}
