//! The page of a practice: who did it, where and with what, what came of it, and what it takes to copy it.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::adopters::{adopters, adopters_map};
use super::api::find_practice;
use super::links::{PATH, address};
use super::model::{PracticeSheet, SimilarItem};
use super::practice_data::practice_data;
use super::practice_facts::facts;
use super::query::{CatalogueQuery, FacetName};
use crate::editorial::ReportMistake;
use crate::i18n::{Bilingual, Message, message, use_language, use_words};
use crate::platform::origin;
use crate::ui::{Crumb, GradeMark, Loaded, PageHead, RecordCard, StructuredData, Text, Updated};

const PRACTICES: Message = message("Pratiche", "Practices");
const PRACTICE: Message = message("Pratica", "Practice");
const ONE_ENTITY: Message = message("1 ente", "1 entity");
const ENTITIES: Message = message("{} enti", "{} entities");
const INDEX: Message = message("In questa pagina", "On this page");
const IN_SHORT: Message = message("In breve", "In short");
const NO_RESULTS: Message = message("La fonte non riporta risultati", "The source reports no results");
const NO_RESULTS_TEXT: Message = message(
    "Dice che è stato fatto, non che cosa ne è venuto. Chi l’ha fatto può saperne di più: gli enti sono qui sopra, \
     quando la fonte li nomina.",
    "It says that this was done, not what came of it. Those who did it may know more: they are named above where the \
     source does so.",
);
const NO_REQUIREMENTS: Message = message("La fonte non lo dice", "The source does not say");
const NO_REQUIREMENTS_TEXT: Message = message(
    "Tempi, costi e passaggi non sono scritti nel documento da cui viene questa scheda. Se li conosci, ",
    "Times, costs and steps are not in the document that this page comes from. If you know them, ",
);
const TELL_US: Message = message("raccontaceli", "tell us");
const FIGURES: Message = message(
    "I dati che la misurano sono tra quelli della fonte.",
    "The figures that measure it are among those of the source.",
);
const SEE_FIGURES: Message = message("Vedi i dati", "See the figures");
const SHARED: Message = message("In comune: {}.", "In common: {}.");
const NO_SIMILAR: Message =
    message("Nel catalogo non c’è ancora niente di vicino.", "There is nothing close in the catalogue yet.");
const SAME_THEME: Message = message("Tutto sul tema “{}”", "Everything on the theme “{}”");

/// The sections of the page, each with the id of its heading.
const DESCRIPTION: (&str, Message) = ("cosa", message("Che cosa hanno fatto", "What they did"));
const ADOPTERS: (&str, Message) = ("chi", message("Chi l’ha fatto", "Who did it"));
const RESULTS: (&str, Message) = ("risultati", message("Con che risultato", "With what result"));
const REQUIREMENTS: (&str, Message) = ("serve", message("Che cosa serve per copiarla", "What it takes to copy it"));
const SIMILAR: (&str, Message) = ("simili", message("Pratiche simili", "Similar practices"));
const SECTIONS: [(&str, Message); 5] = [DESCRIPTION, ADOPTERS, RESULTS, REQUIREMENTS, SIMILAR];

/// The page.
#[component]
pub fn PracticePage() -> impl IntoView {
    let language = use_language();
    let params = use_params_map();
    let slug = Memo::new(move |_| params.read().get("slug").unwrap_or_default());
    let sheet = Resource::new(move || slug.get(), move |slug| find_practice(slug, language));
    view! { <Loaded data=sheet view=practice/> }
}

fn practice(sheet: PracticeSheet) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let title = sheet.practice.title.text(language).to_owned();
    let path = format!("{PATH}/{}", sheet.practice.id);
    let crumbs = vec![Crumb::new(words(PRACTICES), PATH), Crumb::new(title.clone(), path)];
    view! {
        <PageHead title=title description=sheet.practice.summary.text(language) crumbs=crumbs/>
        <StructuredData data=practice_data(&sheet, &origin(), language)/>
        {page_head(&sheet)}
        <div class="with-aside page-end">
            <aside class="sticky" aria-label=words(IN_SHORT)>
                {page_index()}
                {facts(&sheet)}
            </aside>
            <div>
                {section(DESCRIPTION, paragraphs(&sheet.practice.description))}
                {section(ADOPTERS, adopters_section(&sheet))}
                {section(RESULTS, results_section(&sheet))}
                {section(REQUIREMENTS, requirements_section(&sheet))}
                <ReportMistake subject=sheet.practice.id.clone()/>
                {section(SIMILAR, similar_section(&sheet))}
            </div>
        </div>
    }
}

fn page_head(sheet: &PracticeSheet) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    let practice = &sheet.practice;
    let entities = match sheet.adoptions.len() {
        0 => None,
        1 => Some(words(ONE_ENTITY).to_owned()),
        count => Some(ENTITIES.with(language, &[&count])),
    };
    view! {
        <div class="page-head">
            <span class="overline">{words(PRACTICE)}</span>
            <h1><Text text=practice.title.clone()/></h1>
            <p class="lead"><Text text=practice.summary.clone()/></p>
            <p class="page-meta">
                <span><GradeMark grade=practice.grade/></span>
                " "
                {entities.map(|entities| view! { <span>{entities}</span> " " })}
                <Updated date=sheet.updated.clone()/>
            </p>
        </div>
    }
}

fn page_index() -> impl IntoView {
    let words = use_words();
    let links = SECTIONS.map(|(id, title)| view! { <li><a href=format!("#{id}")>{words(title)}</a></li> });
    view! {
        <nav class="page-index" aria-labelledby="indice" data-element="page-index">
            <p class="overline" id="indice">{words(INDEX)}</p>
            <ol class="index-list">{links.into_iter().collect_view()}</ol>
        </nav>
    }
}

fn section((id, title): (&'static str, Message), content: impl IntoView) -> impl IntoView {
    let words = use_words();
    view! {
        <section class="block" aria-labelledby=id>
            <h2 id=id>{words(title)}</h2>
            {content}
        </section>
    }
}

/// A text in paragraphs, marked with its language where that is not the page's.
fn paragraphs(text: &Bilingual) -> impl IntoView + use<> {
    let language = use_language();
    let paragraphs = text.text(language).split("\n\n").map(|paragraph| view! { <p>{paragraph.trim().to_owned()}</p> });
    view! { <div class="prose" lang=text.lang(language)>{paragraphs.collect_view()}</div> }
}

fn adopters_section(sheet: &PracticeSheet) -> impl IntoView + use<> {
    let extent = sheet.practice.extent.clone().map(|extent| view! { <p class="finding"><Text text=extent/></p> });
    view! {
        {extent}
        {adopters(&sheet.adoptions)}
        {adopters_map(&sheet.adoptions)}
    }
}

fn results_section(sheet: &PracticeSheet) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    let results = match &sheet.practice.results {
        Some(results) => view! {
            {paragraphs(results)}
            <p class="small"><GradeMark grade=sheet.practice.grade/></p>
        }
        .into_any(),
        None => view! {
            <div class="callout">
                <h3>{words(NO_RESULTS)}</h3>
                <p>{words(NO_RESULTS_TEXT)}</p>
            </div>
        }
        .into_any(),
    };
    let source = language.href(&format!("/fonti/{}", sheet.source.slug));
    let figures = sheet.practice.related_figures.first().map(|figure| {
        let there = format!("{source}#dato-{figure}");
        view! { <p class="small">{words(FIGURES)} " " <a href=there>{words(SEE_FIGURES)}</a></p> }
    });
    view! { {results} {figures} }
}

fn requirements_section(sheet: &PracticeSheet) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    match &sheet.practice.requirements {
        Some(requirements) => paragraphs(requirements).into_any(),
        None => view! {
            <div class="callout callout-notice">
                <h3>{words(NO_REQUIREMENTS)}</h3>
                <p>{words(NO_REQUIREMENTS_TEXT)}<a href=language.href("/contatti")>{words(TELL_US)}</a>"."</p>
            </div>
        }
        .into_any(),
    }
}

fn similar_section(sheet: &PracticeSheet) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    let theme = sheet.themes.first().map(|theme| {
        let there = address(&CatalogueQuery::default().toggled(FacetName::Theme, &theme.slug), language);
        view! { <p><a href=there>{SAME_THEME.with(language, &[&theme.label])}</a></p> }
    });
    let similar = if sheet.similar.is_empty() {
        view! { <p class="mute">{words(NO_SIMILAR)}</p> }.into_any()
    } else {
        view! { <div class="cards">{sheet.similar.iter().map(similar_card).collect_view()}</div> }.into_any()
    };
    view! { {similar} {theme} }
}

/// A practice like this one, with the reason why it is here.
fn similar_card(similar: &SimilarItem) -> impl IntoView + use<> {
    let language = use_language();
    let shared: Vec<&str> = similar.shared_themes.iter().map(|theme| theme.label.as_str()).collect();
    let reason = (!shared.is_empty()).then(|| SHARED.with(language, &[&shared.join(", ")]));
    view! {
        <div>
            <RecordCard item=similar.item.clone() level=3/>
            {reason.map(|reason| view! { <p class="small mute">{reason}</p> })}
        </div>
    }
}
