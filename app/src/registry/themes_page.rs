//! The page of all themes: a tree with counts.

use leptos::prelude::*;

use super::api::list_themes;
use super::counted::{RECORDS, counted};
use super::model::{Listing, ThemeNode};
use crate::i18n::{Message, message, use_language};
use crate::ui::{Loaded, Text, TitledPage, Updated};

const TITLE: Message = message("Temi", "Themes");
const LEAD: Message = message(
    "Di che cosa parlano pratiche, scambi, servizi e progetti. Il numero dice quanti ne trovi.",
    "What practices, exchanges, services and projects are about. The number says how many there are.",
);
const NUMBERS: Message = message("{} temi e {} argomenti", "{} themes and {} topics");

/// The page.
#[component]
pub fn ThemesPage() -> impl IntoView {
    let language = use_language();
    let themes = Resource::new(|| (), move |()| list_themes(language));
    view! {
        <TitledPage title=TITLE lead=LEAD path="/temi">
        <Loaded data=themes view=tree/>
        </TitledPage>
    }
}

fn tree(themes: Listing<ThemeNode>) -> impl IntoView {
    let language = use_language();
    let nodes = themes.items;
    let narrower: usize = nodes.iter().map(|node| descendants(node).len()).sum();
    view! {
        <p class="page-meta">
            <span>{NUMBERS.with(language, &[&nodes.len(), &narrower])}</span>
            <Updated date=themes.updated/>
        </p>
        <ul class="tree">{nodes.iter().map(branch).collect_view()}</ul>
    }
}

fn branch(node: &ThemeNode) -> impl IntoView + use<> {
    let leaves: Vec<_> =
        descendants(node).into_iter().map(|leaf| view! { <li>{link(leaf)} {number(leaf)}</li> }).collect();
    let leaves = (!leaves.is_empty()).then(|| view! { <ul class="tree-leaves">{leaves}</ul> });
    view! {
        <li>
            <div class="tree-branch">
                <h2 class="row-title">{link(node)}</h2>
                {number(node)}
            </div>
            <p class="small mute"><Text text=node.theme.description.clone()/></p>
            {leaves}
        </li>
    }
}

fn link(node: &ThemeNode) -> impl IntoView + use<> {
    let href = use_language().href(&format!("/temi/{}", node.theme.id));
    view! { <a href=href><Text text=node.theme.label.clone()/></a> }
}

/// The number that is seen, and what it counts for those who hear it.
fn number(node: &ThemeNode) -> impl IntoView + use<> {
    view! {
        <span class="number mute">
            <span aria-hidden="true">{node.count}</span>
            <span class="visually-hidden">{counted(node.count, RECORDS, use_language())}</span>
        </span>
    }
}

/// All narrower themes, each before those below it.
fn descendants(node: &ThemeNode) -> Vec<&ThemeNode> {
    node.children.iter().flat_map(|child| std::iter::once(child).chain(descendants(child))).collect()
}
