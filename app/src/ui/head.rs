//! The head of a page: title, description, addresses in both languages, what machines read; and its breadcrumb.

use leptos::prelude::*;
use leptos_meta::{Link, Meta, Title};
use leptos_router::hooks::use_location;
use serde_json::{Value, json};

use super::{Breadcrumb, Crumb};
use crate::i18n::{Language, use_language};
use crate::platform::{origin, title_text};

/// What the site is called.
const SITE: &str = "Prassi";

/// Says what the page is, for the browser's window, search engines and other sites; then shows the breadcrumb.
#[component]
pub fn PageHead(
    /// What the page is called.
    #[prop(into)]
    title: String,
    /// What is on it, in a sentence.
    #[prop(into)]
    description: String,
    /// The steps after the first page, this page last; without steps there is no breadcrumb.
    crumbs: Vec<Crumb>,
    /// Whether search engines may list it.
    #[prop(default = true)]
    indexed: bool,
) -> impl IntoView {
    let language = use_language();
    let location = use_location();
    let path = Language::neutral_path(&location.pathname.read_untracked()).to_owned();
    let full = if path == "/" { format!("{SITE}: {title}") } else { format!("{title} · {SITE}") };
    let address = move |language: Language| format!("{}{}", origin(), language.href(&path));
    let (here, italian, english) = (address(language), address(Language::Italian), address(Language::English));
    let locale = match language {
        Language::Italian => "it_IT",
        Language::English => "en_GB",
    };
    let steps = (!crumbs.is_empty()).then(|| {
        let data = breadcrumb_data(&crumbs, language);
        view! {
            <StructuredData data/>
            <Breadcrumb crumbs/>
        }
    });
    view! {
        <Title text=title_text(&full)/>
        <Meta name="description" content=description.clone()/>
        {(!indexed).then(|| view! { <Meta name="robots" content="noindex"/> })}
        <Link rel="canonical" href=here.clone()/>
        <Link rel="alternate" hreflang="it" href=italian.clone()/>
        <Link rel="alternate" hreflang="en" href=english/>
        <Link rel="alternate" hreflang="x-default" href=italian/>
        <Meta property="og:title" content=full/>
        <Meta property="og:description" content=description/>
        <Meta property="og:type" content="website"/>
        <Meta property="og:url" content=here/>
        <Meta property="og:site_name" content=SITE/>
        <Meta property="og:locale" content=locale/>
        {steps}
    }
}

fn breadcrumb_data(crumbs: &[Crumb], language: Language) -> Value {
    let home = Crumb::new("Home", "/");
    let items: Vec<Value> = (1..)
        .zip(std::iter::once(&home).chain(crumbs))
        .map(|(position, crumb): (u32, &Crumb)| {
            let address = format!("{}{}", origin(), language.href(&crumb.path));
            json!({ "@type": "ListItem", "position": position, "name": crumb.label, "item": address })
        })
        .collect();
    json!({ "@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items })
}

/// Data for machines, as JSON-LD.
#[component]
pub fn StructuredData(
    /// The data.
    data: Value,
) -> impl IntoView {
    // A script cannot hold its own end.
    let text = data.to_string().replace("</", "<\\/");
    view! { <script type="application/ld+json" inner_html=text></script> }
}
