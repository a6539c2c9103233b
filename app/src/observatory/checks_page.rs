//! The page of all checks: chosen by the address, disagreements first.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::api::list_checks;
use super::filters::Filters;
use super::index_page::{TITLE as OBSERVATORY, count};
use super::model::{self, ChecksQuery};
use crate::i18n::{Message, decimal, message, use_language};
use crate::ui::{CheckCard, Loaded, Nothing, Pager, TitledPage};

const TITLE: Message = message("Verifiche", "Checks");
const LEAD: Message = message(
    "Abbiamo rifatto i conti delle fonti. Dove non tornano, trovi i due valori: il disaccordo non si nasconde.",
    "We did the sources’ computations again. Where they do not fit you find both values: a disagreement is not hidden. \
     Numbers are written as in the sources, in Italian: 1.234,5.",
);
const ONE_FOUND: Message = message("1 verifica", "1 check");
const FOUND: Message = message("{} verifiche", "{} checks");
const NONE: Message = message("Nessuna verifica con queste scelte", "No check with these choices");
const ALL: Message = message("Vedi tutte le verifiche", "See all checks");

/// The page.
#[component]
pub fn ChecksPage() -> impl IntoView {
    let language = use_language();
    let search = use_location().search;
    let checks = Resource::new(move || search.get(), move |address| list_checks(address, language));
    view! {
        <TitledPage title=TITLE lead=LEAD path="/osservatorio/verifiche" above=(OBSERVATORY, "/osservatorio")>
        <Loaded data=checks view=list/>
        </TitledPage>
    }
}

fn list(page: model::ChecksPage) -> impl IntoView {
    let language = use_language();
    let found = if page.found == 1 {
        ONE_FOUND.text(language).to_owned()
    } else {
        FOUND.with(language, &[&decimal(page.found.into(), 0, language)])
    };
    let counts = page.counts.iter().copied().map(count).collect_view();
    let cards = page.checks.iter().cloned().map(|check| view! { <CheckCard check/> }).collect_view();
    let query = page.query.clone();
    let (number, pages) = (page.page + 1, page.pages);
    let href = {
        let query = query.clone();
        move |number: u32| {
            let query = ChecksQuery { page: number.saturating_sub(1), ..query.clone() };
            language.href(&format!("/osservatorio/verifiche{}", query.to_query_string()))
        }
    };
    let empty = (page.found == 0).then(|| view! { <Nothing title=NONE onward=(ALL, "/osservatorio/verifiche")/> });
    view! {
        <dl class="ledger">{counts}</dl>
        <Filters query page/>
        <section class="block" aria-labelledby="trovate">
            <h2 class="h-plain" id="trovate">{found}</h2>
            {empty}
            <div class="cards">{cards}</div>
            <div class="result-end"><Pager page=number pages href=Callback::new(href)/></div>
        </section>
    }
}
