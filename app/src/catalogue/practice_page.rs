//! The page of a practice: who did it, where and with what, what came of it, and what it takes to copy it.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::adopters::{adopters, adopters_map};
use super::api::find_practice;
use super::links::{PATH, address};
use super::model::{PracticeSheet, SimilarItem};
use super::practice_data::practice_data;
use super::practice_facts::facts;
use super::practice_fields::field_word;
use super::practice_visits::visits;
use super::query::{CatalogueQuery, FacetName};
use crate::editorial::proposal::ProposalKind;
use crate::editorial::{ProposeLinks, ReportMistake};
use crate::i18n::{Bilingual, Message, message, use_language, use_words};
use crate::observatory::stories::api::list_stories_about;
use crate::observatory::stories::model::StoryLine;
use crate::observatory::story_cards;
use crate::platform::origin;
use crate::ui::{
    Crumb, EarlierVersion, FigureTable, GradeMark, PageIndex, Part, RecordCard, RecordHead, Section, SectionTitle,
    Text, VersionList, record_page_by_query, version_of,
};

const PRACTICES: Message = message("Pratiche", "Practices");
const PRACTICE: Message = message("Pratica", "Practice");
const ONE_ENTITY: Message = message("1 ente", "1 entity");
const ENTITIES: Message = message("{} enti", "{} entities");
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
const MEASURED: Message = message("I dati che la misurano", "The figures that measure it");
const SHARED: Message = message("In comune: {}.", "In common: {}.");
const STORIES: Message = message("Le storie che ne parlano", "The stories that tell of it");
const NO_SIMILAR: Message =
    message("Nel catalogo non c’è ancora niente di vicino.", "There is nothing close in the catalogue yet.");
const SAME_THEME: Message = message("Tutto sul tema “{}”", "Everything on the theme “{}”");

/// The sections of the page, each with the id of its heading.
const DESCRIPTION: SectionTitle = ("cosa", message("Che cosa hanno fatto", "What they did"));
const ADOPTERS: SectionTitle = ("chi", message("Chi l’ha fatto", "Who did it"));
const RESULTS: SectionTitle = ("risultati", message("Con che risultato", "With what result"));
const REQUIREMENTS: SectionTitle = ("serve", message("Che cosa serve per copiarla", "What it takes to copy it"));
const SIMILAR: SectionTitle = ("simili", message("Pratiche simili", "Similar practices"));
const VISITS: SectionTitle = ("vedere", message("Dove si può vedere", "Where it can be seen"));
const VERSIONS: SectionTitle = ("versioni", message("Versioni", "Versions"));
const SECTIONS: [SectionTitle; 7] = [DESCRIPTION, ADOPTERS, RESULTS, REQUIREMENTS, SIMILAR, VISITS, VERSIONS];

/// The page.
#[component]
pub fn PracticePage() -> impl IntoView {
    let language = use_language();
    let parameters = use_params_map();
    let path = Memo::new(move |_| format!("{PATH}/{}", parameters.read().get("slug").unwrap_or_default()));
    let stories = Resource::new(move || path.get(), move |path| list_stories_about(path, language));
    view! {
        {record_page_by_query(|slug, query, language| find_practice(slug, version_of(&query), language), practice)}
        <Part data=stories view=told/>
    }
}

/// The stories that this practice stands in; without any, nothing.
fn told(stories: Vec<StoryLine>) -> impl IntoView {
    let words = use_words();
    (!stories.is_empty()).then(|| {
        view! {
            <section class="block page-end" aria-labelledby="storie">
                <h2 id="storie">{words(STORIES)}</h2>
                {story_cards(stories)}
            </section>
        }
    })
}

fn practice(sheet: PracticeSheet) -> impl IntoView {
    let words = use_words();
    let path = format!("{PATH}/{}", sheet.practice.id);
    let earlier = view! { <EarlierVersion versions=&sheet.versions path=path.clone()/> };
    let history = view! { <VersionList versions=sheet.versions.clone() path=path.clone() words_of=field_word/> };
    view! {
        {head(&sheet, path)}
        <div class="with-aside page-end">
            <aside class="sticky" aria-label=words(IN_SHORT)>
                <PageIndex sections=SECTIONS/>
                {facts(&sheet)}
            </aside>
            <div>
                {earlier}
                {own_sections(&sheet)}
                <ReportMistake subject=sheet.practice.id.clone()/>
                <ProposeLinks kind=ProposalKind::Practice id=sheet.practice.id.clone()/>
                {section(SIMILAR, similar_section(&sheet))}
                {section(VISITS, visits(&sheet.visits))}
                {section(VERSIONS, history)}
            </div>
        </div>
    }
}

/// What a practice says of itself: on its page, and where it is examined before it has one.
fn own_sections(sheet: &PracticeSheet) -> impl IntoView + use<> {
    view! {
        {section(DESCRIPTION, description(sheet))}
        {section(ADOPTERS, adopters_section(sheet))}
        {section(RESULTS, results_section(sheet))}
        {section(REQUIREMENTS, requirements_section(sheet))}
    }
}

/// A practice as its page would show it, below the heading of another page.
pub fn practice_preview(sheet: &PracticeSheet) -> impl IntoView + use<> {
    let summary = sheet.practice.summary.clone();
    let grade = sheet.practice.grade;
    view! {
        <p class="lead"><Text text=summary/></p>
        <p class="small"><GradeMark grade/></p>
        {facts(sheet)}
        {own_sections(sheet)}
        {section(VISITS, visits(&sheet.visits))}
    }
}

/// The head of the page. An earlier version is for who looks for it: machines are told of the current one.
fn head(sheet: &PracticeSheet, path: String) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    let practice = sheet.practice.clone();
    let is_current = sheet.versions.earlier().is_none();
    let data = is_current.then(|| practice_data(sheet, &origin(), language));
    let description = practice.summary.text(language).to_owned();
    let above = vec![Crumb::new(words(PRACTICES), PATH)];
    let updated = sheet.updated.clone();
    let entities = match sheet.adoptions.len() {
        0 => None,
        1 => Some(words(ONE_ENTITY).to_owned()),
        count => Some(ENTITIES.with(language, &[&count])),
    };
    view! {
        <RecordHead
            kind=words(PRACTICE)
            title=practice.title
            lead=Some(practice.summary)
            description
            above
            path
            data
            updated
            indexed=is_current
        >
            <span><GradeMark grade=practice.grade/></span>
            " "
            {entities.map(|entities| view! { <span>{entities}</span> })}
        </RecordHead>
    }
}

fn section(at: SectionTitle, content: impl IntoView + 'static) -> impl IntoView {
    view! { <Section at>{content}</Section> }
}

/// The description: with marks as the server made them safe, or plain.
fn description(sheet: &PracticeSheet) -> AnyView {
    let language = use_language();
    match sheet.formatted.clone() {
        Some(html) => {
            let lang = sheet.practice.description.lang(language);
            view! { <div class="prose" lang=lang inner_html=html></div> }.into_any()
        }
        None => paragraphs(&sheet.practice.description).into_any(),
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
    let results = match &sheet.practice.results {
        Some(results) => view! {
            {paragraphs(results)}
            {results_grade(sheet)}
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
    let figures = (!sheet.figures.is_empty())
        .then(|| view! { <FigureTable caption=words(MEASURED) figures=sheet.figures.clone() mixed=true/> });
    view! { {results} {figures} }
}

/// How sure the results are: as a curator said of them, or as the whole practice is.
fn results_grade(sheet: &PracticeSheet) -> impl IntoView + use<> {
    let grade = sheet.graded.as_ref().map_or(sheet.practice.grade, |graded| graded.grade);
    let note = sheet.graded.as_ref().map(|graded| graded.note.clone()).unwrap_or_default();
    let note = (!note.is_empty()).then(|| view! { ": " <span lang="it">{note}</span> });
    view! { <p class="small"><GradeMark grade/> {note}</p> }
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
