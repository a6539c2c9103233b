//! What waits at the desk, above the queue: proposals that are overdue, and what readers sent.

use leptos::prelude::*;

use super::api::find_desk_news;
use super::model::{News, REPORTS_PATH};
use crate::editorial::desk::links::DESK_PATH;
use crate::editorial::desk::model::DueStanding;
use crate::i18n::{Message, message, use_language, use_words};

const LABEL: Message = message("Da guardare", "To look at");
const OVERDUE: Message = message("In ritardo", "Overdue");
const FEEDBACK: Message = message("Segnalazioni aperte", "Open reports");

/// Links with numbers.
#[component]
pub fn DeskNews() -> impl IntoView {
    let news = Resource::new(|| (), |()| find_desk_news());
    view! {
        <Transition>
            // Where the numbers cannot be had, the queue is none the worse for it.
            {move || Suspend::new(async move { news.await.ok().map(links) })}
        </Transition>
    }
}

fn links(news: News) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let overdue = format!("{DESK_PATH}?scadenza={}", DueStanding::Overdue.slug());
    let places = [(OVERDUE, overdue, news.overdue), (FEEDBACK, REPORTS_PATH.to_owned(), news.open_feedback)];
    let chip = |(label, path, count): (Message, String, u32)| {
        view! {
            <li>
                <a class="chip" href=language.href(&path)>
                    {words(label)} " " <span class="chip-count">{count}</span>
                </a>
            </li>
        }
    };
    view! { <ul class="chips" aria-label=words(LABEL)>{places.into_iter().map(chip).collect_view()}</ul> }
}
