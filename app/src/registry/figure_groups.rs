//! Figures measure by measure, each in a section that opens.

use leptos::prelude::*;

use super::counted::{FIGURES, counted};
use crate::i18n::{Message, message, use_language};
use crate::observatory::model::FigureLine;
use crate::ui::FigureTable;

/// Up to so many figures all sections stand open: more would be a page that nobody can take in.
const OPEN_LIMIT: usize = 40;

const CAPTION: Message = message("{} (unità: {})", "{} (unit: {})");

/// Figures in tables, one for each measure.
#[component]
pub fn FigureGroups(
    /// The figures.
    figures: Vec<FigureLine>,
) -> impl IntoView {
    let language = use_language();
    let is_open = figures.len() <= OPEN_LIMIT;
    let groups = by_measure(figures).into_iter().map(|(measure, figures)| {
        let number = counted(figures.len() as u64, FIGURES, language);
        let unit = figures.first().map(|line| line.unit.label().text(language)).unwrap_or_default();
        let caption = CAPTION.with(language, &[&measure, &unit]);
        view! {
            <details class="accordion" open=is_open>
                <summary>
                    <span>{measure} " " <span class="mute">{number}</span></span>
                </summary>
                <div><FigureTable caption figures/></div>
            </details>
        }
    });
    view! { <div>{groups.collect_view()}</div> }
}

/// The figures by what they measure, measures in the order in which they first come.
fn by_measure(figures: Vec<FigureLine>) -> Vec<(String, Vec<FigureLine>)> {
    let mut groups: Vec<(String, Vec<FigureLine>)> = Vec::new();
    for line in figures {
        match groups.iter_mut().find(|(measure, _)| *measure == line.measure) {
            Some((_, group)) => group.push(line),
            None => groups.push((line.measure.clone(), vec![line])),
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::observatory::model::{Figure, Unit};
    use crate::registry::model::Grade;

    fn line(id: &str, measure: &str) -> FigureLine {
        let figure = serde_json::json!({
            "id": id, "measure": measure, "source": "benchmark-servizi-2020", "locator": "riquadro",
            "grade": Grade::Documented.word(),
        });
        let figure: Figure = serde_json::from_value(figure).expect("a figure with what it must have");
        let (measure, of) = (measure.to_owned(), String::new());
        FigureLine { figure, measure, unit: Unit::Count, decimals: 0, of, checks: Vec::new() }
    }

    #[test]
    fn figures_of_one_measure_stand_together() {
        let groups = by_measure(vec![line("a", "Offerta"), line("b", "Base"), line("c", "Offerta")]);
        let ids: Vec<(&str, Vec<&str>)> = groups
            .iter()
            .map(|(measure, lines)| (measure.as_str(), lines.iter().map(|line| line.figure.id.as_str()).collect()))
            .collect();
        assert_eq!(ids, [("Offerta", vec!["a", "c"]), ("Base", vec!["b"])]);
    }
}
