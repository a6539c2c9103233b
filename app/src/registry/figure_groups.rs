//! Figures measure by measure, each in a section that opens.

use leptos::prelude::*;

use super::counted::{FIGURES, counted};
use super::figures::{FIGURES_PER_PAGE, by_measure};
use crate::i18n::{Message, message, use_language};
use crate::observatory::model::FigureLine;
use crate::ui::FigureTable;

/// Up to so many figures all sections stand open: more would be a page that nobody can take in.
const OPEN_LIMIT: usize = FIGURES_PER_PAGE;

const CAPTION: Message = message("{} (unità: {})", "{} (unit: {})");

/// Figures in tables, one for each measure, which can be reached by the anchor `misura-` with its id.
#[component]
pub fn FigureGroups(
    /// The figures.
    figures: Vec<FigureLine>,
) -> impl IntoView {
    let language = use_language();
    let is_open = figures.len() <= OPEN_LIMIT;
    let groups = by_measure(figures).into_iter().map(|figures| {
        let (id, measure) = figures.first().map(|line| (line.figure.measure.clone(), line.measure.clone()))?;
        let number = counted(figures.len() as u64, FIGURES, language);
        let unit = figures.first().map(|line| line.unit.label().text(language)).unwrap_or_default();
        let caption = CAPTION.with(language, &[&measure, &unit]);
        Some(view! {
            <details class="accordion" open=is_open id=format!("misura-{id}")>
                <summary>
                    <span>{measure} " " <span class="mute">{number}</span></span>
                </summary>
                <div><FigureTable caption figures/></div>
            </details>
        })
    });
    view! { <div>{groups.collect_view()}</div> }
}
