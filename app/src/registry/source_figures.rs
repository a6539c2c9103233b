//! The figures taken from a source: a page of them, the way to the other pages, and the way to everything measured.

use leptos::prelude::*;

use super::counted::{FIGURES, counted};
use super::figure_groups::FigureGroups;
use super::figures::{FiguresPage, MeasureLine};
use crate::i18n::{Message, message, use_language};
use crate::ui::{Nothing, Pager};

const NOTHING: Message = message("Nessun dato da questa fonte", "No figure from this source");
const NOTHING_TEXT: Message = message(
    "Il documento descrive, non misura: qui sopra trovi le schede che ne vengono.",
    "The document describes and does not measure: the records that come from it are above.",
);
const PAGE_OF: Message = message("{}; pagina {} di {}", "{}; page {} of {}");
const MEASURES: Message = message("Che cosa misurano, voce per voce ({})", "What they measure, one by one ({})");

/// The figures of a page.
#[component]
pub fn SourceFigures(
    /// The Italian path of the source's page.
    path: String,
    /// The figures.
    figures: FiguresPage,
    /// How many there are on all pages.
    total: u64,
    /// The id of the section's heading.
    section: &'static str,
) -> impl IntoView {
    let language = use_language();
    let FiguresPage { lines, page, pages, measures } = figures;
    if lines.is_empty() {
        return view! { <Nothing title=NOTHING text=NOTHING_TEXT/> }.into_any();
    }
    let number = counted(total, FIGURES, language);
    let number = if pages > 1 { PAGE_OF.with(language, &[&number, &page, &pages]) } else { number };
    let address = move |page: u32, place: &str| language.href(&format!("{path}?pagina={page}#{place}"));
    let index = (pages > 1).then(|| measure_index(&measures, &address));
    view! {
        <p class="mute">{number}</p>
        {index}
        <FigureGroups figures=lines/>
        <div class="result-end"><Pager page pages href=Callback::new(move |page| address(page, section))/></div>
    }
    .into_any()
}

/// Links to the beginning of each measure's figures.
fn measure_index(measures: &[MeasureLine], address: impl Fn(u32, &str) -> String) -> AnyView {
    let language = use_language();
    let number = measures.len();
    let chip = |measure: &MeasureLine| {
        let href = address(measure.page, &format!("misura-{}", measure.slug));
        view! {
            <li>
                <a class="chip" href=href>
                    {measure.label.clone()} " " <span class="chip-count">{measure.figures}</span>
                </a>
            </li>
        }
    };
    let chips = measures.iter().map(chip).collect_view();
    view! {
        <details class="more">
            <summary>{MEASURES.with(language, &[&number])}</summary>
            <ul class="chips">{chips}</ul>
        </details>
    }
    .into_any()
}
