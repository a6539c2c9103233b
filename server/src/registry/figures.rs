//! The figures of a source cut into pages, those of one measure together.

use app::observatory::model::FigureLine;
use app::registry::figures::{FIGURES_PER_PAGE, FiguresPage, FiguresQuery, MeasureLine, by_measure};

/// The page that a query asks for: the one it names, else the one with the figure it names, else the first. A page beyond
/// the last is the last.
pub fn page(lines: Vec<FigureLine>, query: &FiguresQuery) -> FiguresPage {
    let groups = by_measure(lines);
    let measures = measures(&groups);
    let lines = groups.concat();
    let pages = number(lines.len().div_ceil(FIGURES_PER_PAGE)).max(1);
    let of_figure = || {
        let wanted = query.figure.as_ref()?;
        lines.iter().position(|line| line.figure.id == *wanted).map(page_of)
    };
    let page = query.page.or_else(of_figure).unwrap_or(1).clamp(1, pages);
    let lines = lines.chunks(FIGURES_PER_PAGE).nth(page as usize - 1).unwrap_or_default().to_vec();
    FiguresPage { lines, page, pages, measures }
}

/// What the figures measure.
fn measures(groups: &[Vec<FigureLine>]) -> Vec<MeasureLine> {
    let mut before = 0;
    let measure = |group: &Vec<FigureLine>| {
        let page = page_of(before);
        before += group.len();
        let (slug, label) = (group[0].figure.measure.clone(), group[0].measure.clone());
        MeasureLine { slug, label, figures: group.len() as u64, page }
    };
    groups.iter().map(measure).collect()
}

/// The page, from 1, of the figure at a place, from 0.
fn page_of(place: usize) -> u32 {
    number(place / FIGURES_PER_PAGE) + 1
}

fn number(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use app::observatory::model::Unit;
    use serde_json::json;

    use super::*;

    fn lines(of: &[(&str, usize)]) -> Vec<FigureLine> {
        let line = |measure: &str, number: usize| {
            let figure = json!({
                "id": format!("{measure}-{number}"), "measure": measure, "source": "fonte", "locator": "p. 1",
                "grade": "documented",
            });
            let figure = serde_json::from_value(figure).expect("a figure with what it must have");
            let (measure, of) = (measure.to_uppercase(), String::new());
            FigureLine { figure, measure, unit: Unit::Count, decimals: 0, of, checks: Vec::new() }
        };
        of.iter().flat_map(|(measure, times)| (0..*times).map(move |number| line(measure, number))).collect()
    }

    fn asked(query: &str) -> FiguresPage {
        let all = lines(&[("offerta", 70), ("base", 60), ("uso", 80), ("altro", 1)]);
        page(all, &FiguresQuery::parse(query))
    }

    fn ends(page: &FiguresPage) -> Vec<&str> {
        let both = page.lines.first().into_iter().chain(page.lines.last());
        both.map(|line| line.figure.id.as_str()).collect()
    }

    #[test]
    fn a_page_has_a_hundred_figures_and_the_last_one_the_rest() {
        assert_eq!(
            (asked("").lines.len(), asked("pagina=2").lines.len(), asked("pagina=3").lines.len()),
            (100, 100, 11)
        );
        assert_eq!(ends(&asked("")), ["offerta-0", "base-29"]);
        assert_eq!(ends(&asked("pagina=3")), ["uso-70", "altro-0"]);
        assert_eq!((asked("").pages, asked("pagina=0").page, asked("pagina=99").page), (3, 1, 3));
    }

    #[test]
    fn a_figure_is_on_the_page_that_its_address_leads_to() {
        for (figure, page) in [("offerta-0", 1), ("base-29", 1), ("base-30", 2), ("altro-0", 3), ("mai-visto", 1)] {
            let found = asked(&format!("dato={figure}"));
            assert_eq!(found.page, page, "{figure}");
            assert!(figure == "mai-visto" || found.lines.iter().any(|line| line.figure.id == figure), "{figure}");
        }
    }

    #[test]
    fn every_measure_is_listed_with_the_page_on_which_it_begins() {
        let measures: Vec<_> =
            asked("").measures.into_iter().map(|line| (line.label, line.figures, line.page)).collect();
        let measure = |label: &str, figures, page| (label.to_owned(), figures, page);
        let expected =
            [measure("OFFERTA", 70, 1), measure("BASE", 60, 1), measure("USO", 80, 2), measure("ALTRO", 1, 3)];
        assert_eq!(measures, expected);
    }

    #[test]
    fn a_source_without_figures_has_one_empty_page() {
        let found = page(Vec::new(), &FiguresQuery::parse("pagina=4"));
        assert_eq!((found.page, found.pages, found.lines.len(), found.measures.len()), (1, 1, 0, 0));
    }
}
