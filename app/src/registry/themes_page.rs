//! The page of all themes: a tree with counts.

use leptos::prelude::*;

use super::api::list_themes;
use super::model::ThemeNode;
use crate::i18n::{Message, message, use_language, use_words};
use crate::ui::{Crumb, Loaded, PageHead, Text};

const TITLE: Message = message("Temi", "Themes");
const LEAD: Message = message(
    "Di che cosa parlano pratiche, scambi, servizi e progetti. Il numero dice quanti ne trovi.",
    "What practices, exchanges, services and projects are about. The number says how many there are.",
);

/// The page.
#[component]
pub fn ThemesPage() -> impl IntoView {
    let language = use_language();
    let words = use_words();
    let themes = Resource::new(|| (), move |()| list_themes(language));
    view! {
        <PageHead title=words(TITLE) description=words(LEAD) crumbs=vec![Crumb::new(words(TITLE), "/temi")]/>
        <div class="page-head">
            <h1>{words(TITLE)}</h1>
            <p class="lead">{words(LEAD)}</p>
        </div>
        <div class="page-end">
            <Loaded data=themes view=tree/>
        </div>
    }
}

fn tree(nodes: Vec<ThemeNode>) -> impl IntoView {
    view! { <ul class="tree">{nodes.into_iter().map(branch).collect_view()}</ul> }
}

fn branch(node: ThemeNode) -> impl IntoView {
    let language = use_language();
    let leaves = node.children.into_iter().map(move |leaf| {
        let href = language.href(&format!("/temi/{}", leaf.theme.id));
        view! {
            <li>
                <a href=href><Text text=leaf.theme.label/></a>
                <span class="number mute">{leaf.count}</span>
            </li>
        }
    });
    let href = language.href(&format!("/temi/{}", node.theme.id));
    view! {
        <li>
            <div class="tree-branch">
                <h2 class="row-title"><a href=href><Text text=node.theme.label/></a></h2>
                <span class="number mute">{node.count}</span>
            </div>
            <p class="small mute"><Text text=node.theme.description/></p>
            <ul class="tree-leaves">{leaves.collect_view()}</ul>
        </li>
    }
}
