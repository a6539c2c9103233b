//! Ways from something published to a proposal about it, for those who have an account.

use leptos::prelude::*;

use super::proposal::ProposalKind;
use super::proposals_model::PROPOSALS_PATH;
use crate::i18n::{Message, message, use_language, use_words};

const FOR_ENTITIES: Message = message("Per gli enti:", "For entities:");
const ADOPTED: Message = message("l’ha adottata anche il tuo?", "has yours adopted it too?");
const CHANGE: Message = message("proponi una modifica", "propose a change");

/// The ways; the page behind them asks for an account.
#[component]
pub fn ProposeLinks(
    /// What is published.
    kind: ProposalKind,
    /// Its id.
    #[prop(into)]
    id: String,
) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let href = |what: &str| language.href(&format!("{PROPOSALS_PATH}/nuova?{what}={id}"));
    let adopted = (kind == ProposalKind::Practice)
        .then(|| view! { <a href=href("adozione") rel="nofollow">{words(ADOPTED)}</a> });
    let change = href(&format!("modifica-{}", kind.slug()));
    view! {
        <p class="take-away">
            <span>{words(FOR_ENTITIES)}</span> {adopted} <a href=change rel="nofollow">{words(CHANGE)}</a>
        </p>
    }
}
