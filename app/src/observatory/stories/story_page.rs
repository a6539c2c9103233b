//! The page of a story: paragraphs whose numbers lead to their figures, and charts between them.

use leptos::prelude::*;

use super::api::find_story;
use super::list_page::{PATH, TITLE};
use super::model::{self, Piece, StoryChart, StoryPart};
use crate::charts::Inset;
use crate::i18n::{Message, message, use_language, use_words};
use crate::observatory::index_page::TITLE as OBSERVATORY;
use crate::registry::model::Named;
use crate::ui::{Crumb, PageHead, Updated, record_page};

const SOURCE: Message = message("Fonte", "Source");
const FULL: Message =
    message("Dati, fonti e altre viste di questo grafico", "Data, sources and other views of this chart");
const SOURCES: Message = message("Da dove vengono i numeri", "Where the numbers come from");
const EVERY: Message = message(
    "Ogni numero del testo è un dato delle fonti: il suo collegamento porta alla base, al periodo e al punto del documento.",
    "Every number in the text is a figure of the sources: its link leads to base, period and place in the document.",
);
const UNEQUAL: Message = message(
    "Dove vedi il segno ≠, la fonte e il nostro conto non coincidono.",
    "Where you see the sign ≠, the source and our computation differ.",
);
const CHECKS: Message = message("Le verifiche sui dati", "The checks on the figures");
const DIFFER: Message =
    message(" (la fonte e il nostro conto non coincidono)", " (the source and our computation differ)");
const OTHERS: Message = message("Altre storie", "Other stories");

/// The page.
#[component]
pub fn StoryPage() -> impl IntoView {
    record_page(find_story, story)
}

fn story(story: model::StoryPage) -> impl IntoView {
    let words = use_words();
    let crumbs = vec![
        Crumb::new(words(OBSERVATORY), "/osservatorio"),
        Crumb::new(words(TITLE), PATH),
        Crumb::new(story.title.clone(), format!("{PATH}/{}", story.slug)),
    ];
    let end = end(&story);
    view! {
        <PageHead title=story.title.clone() description=story.lead.clone() crumbs/>
        <div class="page-head">
            <h1>{story.title}</h1>
            <p class="lead">{story.lead}</p>
            <p class="page-meta"><Updated date=story.updated/></p>
        </div>
        <article class="story page-end">
            {story.parts.into_iter().map(part).collect_view()}
            {end}
        </article>
    }
}

fn part(part: StoryPart) -> impl IntoView {
    let heading = part.heading.map(|heading| view! { <h2>{heading}</h2> });
    let paragraphs =
        part.paragraphs.into_iter().map(|pieces| view! { <p>{pieces.into_iter().map(piece).collect_view()}</p> });
    view! {
        <div class="prose">
            {heading}
            {paragraphs.collect_view()}
        </div>
        {part.chart.map(chart)}
    }
}

fn piece(piece: Piece) -> AnyView {
    match piece {
        Piece::Text(text) => text.into_any(),
        Piece::Link { words, href } => view! { <a href=href>{words}</a> }.into_any(),
        Piece::Figure { value, about, href, unequal } => {
            let sign = unequal.then(|| {
                let words = use_words();
                view! {
                    <span class="unequal" aria-hidden="true">"\u{a0}≠"</span>
                    <span class="visually-hidden">{words(DIFFER)}</span>
                }
            });
            view! { <a class="cited" href=href title=about>{value}</a> {sign} }.into_any()
        }
    }
}

fn chart(chart: StoryChart) -> impl IntoView {
    let language = use_language();
    let words = use_words();
    let there = language.href(&format!("/osservatorio/{}{}", chart.page.slug, chart.page.query));
    view! {
        <Inset page=chart.page>
            <p>{words(SOURCE)} ": " {source_links(chart.sources)}</p>
            <p><a href=there>{words(FULL)}</a></p>
        </Inset>
    }
}

fn source_links(sources: Vec<Named>) -> impl IntoView {
    let language = use_language();
    let last = sources.len().saturating_sub(1);
    let links = sources.into_iter().enumerate().map(|(place, source)| {
        let href = language.href(&format!("/fonti/{}", source.slug));
        view! { <a href=href lang="it">{source.name}</a> {(place < last).then_some(", ")} }
    });
    links.collect_view()
}

/// Where the numbers come from, and what does not add up.
fn end(story: &model::StoryPage) -> impl IntoView + use<> {
    let language = use_language();
    let words = use_words();
    let pieces = story.parts.iter().flat_map(|part| part.paragraphs.iter().flatten());
    let unequal = pieces.filter(|piece| matches!(piece, Piece::Figure { unequal: true, .. })).count();
    let items = story.sources.iter().map(|source| {
        let href = language.href(&format!("/fonti/{}", source.slug));
        view! { <li><a href=href lang="it">{source.name.clone()}</a></li> }
    });
    view! {
        <section class="block" aria-labelledby="numeri">
            <h2 id="numeri">{words(SOURCES)}</h2>
            <p>{words(EVERY)}</p>
            {(unequal > 0).then(|| view! { <p>{words(UNEQUAL)}</p> })}
            <ul>{items.collect_view()}</ul>
            <p>
                <a href=language.href("/osservatorio/verifiche")>{words(CHECKS)}</a>
                " · "
                <a href=language.href(PATH)>{words(OTHERS)}</a>
            </p>
        </section>
    }
}
