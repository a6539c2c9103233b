//! The page of all stories, and stories as cards.

use leptos::prelude::*;

use super::api::list_stories;
use super::model::StoryLine;
use crate::i18n::{Message, message, use_language};
use crate::observatory::index_page::TITLE as OBSERVATORY;
use crate::ui::{Loaded, TitledPage};

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
    let stories = Resource::new(|| (), move |()| list_stories(language));
    view! {
        <TitledPage title=TITLE lead=LEAD path=PATH above=(OBSERVATORY, "/osservatorio")>
        <Loaded data=stories view=all/>
        </TitledPage>
    }
}

fn all(stories: Vec<StoryLine>) -> impl IntoView {
    let cards = stories.into_iter().map(|story| card(story, |link| view! { <h2 class="it-card-title">{link}</h2> }));
    view! { <div class="cards">{cards.collect_view()}</div> }
}

/// Stories as cards below a heading of the second level.
pub fn story_cards(stories: Vec<StoryLine>) -> impl IntoView {
    let cards = stories.into_iter().map(|story| card(story, |link| view! { <h3 class="it-card-title">{link}</h3> }));
    view! { <div class="columns">{cards.collect_view()}</div> }
}

fn card<H: IntoView>(story: StoryLine, heading: fn(AnyView) -> H) -> impl IntoView {
    let href = use_language().href(&format!("{PATH}/{}", story.slug));
    let link = view! { <a href=href>{story.title}</a> }.into_any();
    view! {
        <article class="it-card">
            {heading(link)}
            <p>{story.lead}</p>
        </article>
    }
}
