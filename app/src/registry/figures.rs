//! The figures of a source, a page at a time.

use serde::{Deserialize, Serialize};

use crate::observatory::model::FigureLine;

/// How many figures a page shows.
pub const FIGURES_PER_PAGE: usize = 100;

/// Which figures of a source a reader asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FiguresQuery {
    /// The page, from 1.
    pub page: Option<u32>,
    /// A figure, whose page is wanted.
    pub figure: Option<String>,
}

impl FiguresQuery {
    /// Reads the query of an address (`pagina`, `dato`). What makes no sense is left aside.
    pub fn parse(query: &str) -> Self {
        let pairs: Vec<(String, String)> =
            serde_urlencoded::from_str(query.trim_start_matches('?')).unwrap_or_default();
        let mut parsed = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                "pagina" => parsed.page = value.parse().ok(),
                "dato" => parsed.figure = Some(value),
                _ => {}
            }
        }
        parsed
    }
}

/// A page of a source's figures, those of one measure together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FiguresPage {
    /// The figures of the page.
    pub lines: Vec<FigureLine>,
    /// The page, from 1.
    pub page: u32,
    /// How many pages there are, at least one.
    pub pages: u32,
    /// All that is measured, in the order of the pages.
    pub measures: Vec<MeasureLine>,
}

/// What some figures of a source measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasureLine {
    /// The measure's word in addresses.
    pub slug: String,
    /// What it is called.
    pub label: String,
    /// How many figures there are of it.
    pub figures: u64,
    /// The page on which they begin.
    pub page: u32,
}

/// Figures measure by measure, measures in the order in which they first come.
pub fn by_measure(lines: Vec<FigureLine>) -> Vec<Vec<FigureLine>> {
    let mut groups: Vec<Vec<FigureLine>> = Vec::new();
    for line in lines {
        match groups.iter_mut().find(|group| group[0].figure.measure == line.figure.measure) {
            Some(group) => group.push(line),
            None => groups.push(vec![line]),
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::observatory::model::Unit;

    fn line(id: &str, measure: &str) -> FigureLine {
        let figure = serde_json::json!({
            "id": id, "measure": measure, "source": "benchmark-servizi-2020", "locator": "riquadro",
            "grade": "documented",
        });
        let figure = serde_json::from_value(figure).expect("a figure with what it must have");
        let (measure, of) = (measure.to_owned(), String::new());
        FigureLine { figure, measure, unit: Unit::Count, decimals: 0, of, checks: Vec::new() }
    }

    #[test]
    fn figures_of_one_measure_stand_together() {
        let groups = by_measure(vec![line("a", "offerta"), line("b", "base"), line("c", "offerta")]);
        let ids = |group: &Vec<FigureLine>| group.iter().map(|line| line.figure.id.clone()).collect::<String>();
        assert_eq!(groups.iter().map(ids).collect::<Vec<_>>(), ["ac", "b"]);
    }

    #[test]
    fn a_query_names_a_page_or_a_figure() {
        let query = |page, figure: Option<&str>| FiguresQuery { page, figure: figure.map(str::to_owned) };
        assert_eq!(FiguresQuery::parse("?pagina=3"), query(Some(3), None));
        assert_eq!(FiguresQuery::parse("dato=nido-2019&colore=blu"), query(None, Some("nido-2019")));
        assert_eq!(FiguresQuery::parse("pagina=-1&pagina="), FiguresQuery::default());
    }
}
