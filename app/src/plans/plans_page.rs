//! The page of all plans.

use leptos::prelude::*;

use super::api::list_plans;
use super::sheets::{PlanLine, PlanList};
use super::tree::counts_in_words;
use crate::i18n::{Message, message, use_language, use_words};
use crate::ui::{DateWords, Loaded, Text, TitledPage, Updated};

/// What the room is called on pages.
pub const TITLE: Message = message("Piani", "Plans");
const LEAD: Message = message(
    "Che cosa un ente si impegna a fare in un anno: con chi, con quanto, entro quando, e come si misura.",
    "What a public body commits to in a year: with whom, with how much, by when, and how it is measured.",
);
const LIST: Message = message("I piani che ci sono", "The plans there are");
const DRAWN_UP: Message = message("Elaborato il ", "Drawn up on ");

/// The page.
#[component]
pub fn PlansPage() -> impl IntoView {
    let plans = Resource::new(|| (), move |()| list_plans());
    view! {
        <TitledPage title=TITLE lead=LEAD path="/piani">
        <Loaded data=plans view=content/>
        </TitledPage>
    }
}

fn content(list: PlanList) -> impl IntoView {
    let words = use_words();
    let cards = list.plans.into_iter().map(card);
    view! {
        <p class="page-meta"><Updated date=list.updated/></p>
        <section class="block" aria-labelledby="elenco">
            <h2 id="elenco">{words(LIST)}</h2>
            <div class="cards">{cards.collect_view()}</div>
        </section>
    }
}

fn card(line: PlanLine) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let plan = line.plan;
    let href = language.href(&format!("/piani/{}", plan.id));
    let entity = language.href(&format!("/enti/{}", line.entity.slug));
    let source = language.href(&format!("/fonti/{}", plan.source));
    view! {
        <article class="it-card">
            <span class="overline"><a href=entity>{line.entity.name}</a></span>
            <h3 class="it-card-title"><a href=href><Text text=plan.title/></a></h3>
            <p><Text text=plan.summary/></p>
            <p class="small mute">{counts_in_words(line.counts, true, language)}</p>
            <p class="it-card-footer">
                <span lang="it">{plan.area}</span>
                " "
                <span>{words(DRAWN_UP)} <DateWords date=plan.elaborated/></span>
                " "
                <span><a href=source lang="it">{plan.locator}</a></span>
            </p>
        </article>
    }
}
