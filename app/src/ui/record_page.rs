//! The frame of a record's page: its data by the slug that ends the address, its head, the index of its sections.

use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_params_map};
use serde_json::Value;

use super::{Crumb, Loaded, PageData, PageHead, StructuredData, Text, Updated};
use crate::error::AppError;
use crate::i18n::{Bilingual, Language, Message, message, use_language, use_words};

const INDEX: Message = message("In questa pagina", "On this page");

/// The page of a record: finds it by the slug that ends the address, and shows it, or the trouble that kept it away.
pub fn record_page<T, V, Answer>(
    find: impl Fn(String, Language) -> Answer + Copy + Send + Sync + 'static,
    view: fn(T) -> V,
) -> impl IntoView
where
    T: PageData,
    V: IntoView + 'static,
    Answer: Future<Output = Result<T, AppError>> + Send + 'static,
{
    let language = use_language();
    let slug = use_slug();
    let record = Resource::new(move || slug.get(), move |slug| find(slug, language));
    view! { <Loaded data=record view/> }
}

/// The page of a record whose query says which part or version of it is wanted: it is given with the slug.
pub fn record_page_by_query<T, V, Answer>(
    find: impl Fn(String, String, Language) -> Answer + Copy + Send + Sync + 'static,
    view: fn(T) -> V,
) -> impl IntoView
where
    T: PageData,
    V: IntoView + 'static,
    Answer: Future<Output = Result<T, AppError>> + Send + 'static,
{
    let language = use_language();
    let (slug, query) = (use_slug(), use_location().search);
    let record = Resource::new(move || (slug.get(), query.get()), move |(slug, query)| find(slug, query, language));
    view! { <Loaded data=record view/> }
}

/// The segment that ends the address.
fn use_slug() -> Memo<String> {
    let params = use_params_map();
    Memo::new(move |_| params.read().get("slug").unwrap_or_default())
}

/// The head of a record's page: for machines, and for readers.
#[component]
pub fn RecordHead(
    /// What kind of record it is, in words; may be empty.
    #[prop(optional, into)]
    kind: String,
    /// What it is called.
    title: Bilingual,
    /// What it is, in a sentence or two.
    #[prop(optional_no_strip)]
    lead: Option<Bilingual>,
    /// What the page holds, for who has not opened it.
    #[prop(into)]
    description: String,
    /// The pages above it.
    above: Vec<Crumb>,
    /// Its own Italian path.
    #[prop(into)]
    path: String,
    /// The record for machines, as JSON-LD.
    #[prop(optional_no_strip)]
    data: Option<Value>,
    /// When it last changed.
    updated: String,
    /// Whether search engines may list it.
    #[prop(default = true)]
    indexed: bool,
    /// What else the head says, before that, piece by piece.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let name = title.text(use_language()).to_owned();
    let crumbs = above.into_iter().chain(std::iter::once(Crumb::new(name.clone(), path))).collect();
    view! {
        <PageHead title=name description crumbs indexed/>
        {data.map(|data| view! { <StructuredData data/> })}
        <div class="page-head">
            {(!kind.is_empty()).then(|| view! { <span class="overline">{kind}</span> })}
            <h1><Text text=title/></h1>
            {lead.map(|text| view! { <p class="lead"><Text text/></p> })}
            <p class="page-meta">
                {children.map(|children| children())}
                " "
                <Updated date=updated/>
            </p>
        </div>
    }
}

/// A section of a page: the id of its heading, and what it is called.
pub type SectionTitle = (&'static str, Message);

/// Links to the sections of the page.
#[component]
pub fn PageIndex(
    /// The sections.
    #[prop(into)]
    sections: Vec<SectionTitle>,
) -> impl IntoView {
    let words = use_words();
    let links = sections.into_iter().map(move |(id, title)| {
        view! { <li><a href=format!("#{id}")>{words(title)}</a></li> }
    });
    view! {
        <nav class="page-index" aria-labelledby="indice" data-element="page-index">
            <p class="overline" id="indice">{words(INDEX)}</p>
            <ol class="index-list">{links.collect_view()}</ol>
        </nav>
    }
}

/// A section with its heading.
#[component]
pub fn Section(
    /// The id of its heading, and what it is called.
    at: SectionTitle,
    /// Its number, where sections are counted.
    #[prop(optional)]
    number: Option<u8>,
    /// What stands in it.
    children: Children,
) -> impl IntoView {
    let words = use_words();
    let (id, title) = at;
    view! {
        <section class="block" aria-labelledby=id>
            <h2 id=id>{number.map(|number| format!("{number}. "))} {words(title)}</h2>
            {children()}
        </section>
    }
}
