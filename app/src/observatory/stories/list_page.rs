//! The page of all stories, and stories as cards.

use leptos::prelude::*;

use super::api::list_stories;
use super::model::StoryLine;
use crate::i18n::{Message, message, use_language, use_words};
use crate::observatory::index_page::TITLE as OBSERVATORY;
use crate::ui::{Crumb, Loaded, PageHead};

/// What the page is called.
pub const TITLE: Message = message("Storie", "Stories");
/// Its Italian path.
pub const PATH: &str = "/osservatorio/storie";
const LEAD: Message = message(
    "Brevi letture sui numeri delle fonti: ogni numero del testo porta al dato, ogni grafico alla sua pagina.",
    "Short readings of the sources’ numbers: every number in the text leads to its figure, every chart to its page.",
);

/// The page.
#[component]
pub fn StoriesPage() -> impl IntoView {
    let language = use_language();
    let words = use_words();
    let stories = Resource::new(|| (), move |()| list_stories(language));
    let crumbs = vec![Crumb::new(words(OBSERVATORY), "/osservatorio"), Crumb::new(words(TITLE), PATH)];
    view! {
        <PageHead title=words(TITLE) description=words(LEAD) crumbs/>
        <div class="page-head">
            <h1>{words(TITLE)}</h1>
            <p class="lead">{words(LEAD)}</p>
        </div>
        <div class="page-end">
            <Loaded data=stories view=all/>
        </div>
    }
}

fn all(stories: Vec<StoryLine>) -> impl IntoView {
    let cards = stories.into_iter().map(|story| {
        let href = use_language().href(&format!("{PATH}/{}", story.slug));
        view! {
            <article class="it-card">
                <h2 class="it-card-title"><a href=href>{story.title}</a></h2>
                <p>{story.lead}</p>
            </article>
        }
    });
    view! { <div class="cards">{cards.collect_view()}</div> }
}

/// Stories as cards below a heading of the second level.
pub fn story_cards(stories: Vec<StoryLine>) -> impl IntoView {
    let cards = stories.into_iter().map(|story| {
        let href = use_language().href(&format!("{PATH}/{}", story.slug));
        view! {
            <article class="it-card">
                <h3 class="it-card-title"><a href=href>{story.title}</a></h3>
                <p>{story.lead}</p>
            </article>
        }
    });
    view! { <div class="columns">{cards.collect_view()}</div> }
}
