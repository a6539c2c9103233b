//! Views of a whole plan: what is chosen, the finding in words, the chart, and the same values in tables.

mod budget;
mod chapters;
mod chart;
mod effort;
mod emergency;
mod expected;
mod objectives;
mod phases;
mod words;

use app::i18n::{Bilingual, Language, Message, message};
use app::observatory::model::ChartPage;
use app::plans::model::{IndicatorValueKind, Plan, Side};
use app::plans::sheets::{Choice, Grid, Related, View, ViewSheet};

use super::grids::Grids;
use super::holdings::count;
use crate::observatory::charts::{Chart, Place, Subject, both, page_of, query_string};

/// What the query of an address chooses; what makes no sense is left aside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// Only this centre.
    pub centre: Option<String>,
    /// Only values of this kind.
    pub kind: Option<IndicatorValueKind>,
    /// Only this side of the budget.
    pub side: Option<Side>,
    /// Which page of the tables, from 0.
    pub page: usize,
}

/// The most rows of a table that stands whole on a page: the document has 55 projects and 58 rows of the budget.
const WHOLE: usize = 60;
/// The rows of a longer table on a page.
const ROWS: usize = 40;

impl Choices {
    /// Reads the query of an address (`centro`, `tipo`, `lato`, `pagina`).
    pub fn parse(query: &str) -> Self {
        let query = query.trim_start_matches('?');
        let mut choices = Self::default();
        for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
            match name.as_ref() {
                "centro" if !value.is_empty() => choices.centre = Some(value.into_owned()),
                "tipo" => choices.kind = IndicatorValueKind::from_slug(&value),
                "lato" => choices.side = Side::from_slug(&value),
                "pagina" => choices.page = value.parse::<usize>().unwrap_or(1).saturating_sub(1),
                _ => {}
            }
        }
        choices
    }

    /// The query string of what is chosen, with its question mark, without the page.
    fn written(&self) -> String {
        let chosen = [
            ("tipo", self.kind.map(IndicatorValueKind::slug)),
            ("centro", self.centre.as_deref()),
            ("lato", self.side.map(Side::slug)),
        ];
        query_string(chosen.into_iter().filter_map(|(name, value)| Some((name, value?))))
    }

    /// Without a centre that the plan does not have.
    fn within(&self, grids: Grids) -> Self {
        let known = |centre: &String| grids.holdings.centre(grids.plan, centre).is_some();
        Self { centre: self.centre.clone().filter(known), ..self.clone() }
    }
}

/// What a view is made of, besides the plan.
struct Parts {
    lead: Message,
    choices: Vec<Choice>,
    chart: Option<Chart>,
    note: Option<Bilingual>,
    grids: Vec<Grid>,
    practices: Vec<(String, Vec<Related>)>,
    datasets: &'static [&'static str],
}

/// A chart of a view, with what its files and its window need besides.
pub struct Drawn {
    /// The chart.
    pub chart: Chart,
    /// What is to be known besides.
    pub note: Option<Bilingual>,
    /// The Italian path of its page.
    pub path: String,
    /// The query string that says what is chosen.
    pub query: String,
}

impl Drawn {
    /// What the files of the chart are of.
    pub fn subject<'a>(&'a self, plan: &'a Plan) -> Subject<'a> {
        let Self { chart, note, path, query } = self;
        Subject { chart, path: path.clone(), query: query.clone(), note: note.as_ref(), source: &plan.source }
    }

    /// The chart as a page shows it.
    pub fn page(&self, grids: Grids, plan: &Plan, place: Place) -> ChartPage {
        ChartPage {
            sources: grids.holdings.sources(plan),
            updated: grids.holdings.revision.day(),
            ..page_of(&self.subject(plan), place, grids.language)
        }
    }
}

fn parts(grids: Grids, plan: &Plan, view: View, choices: &Choices) -> Parts {
    match view {
        View::Budget => budget::parts(grids, choices),
        View::Chapters => chapters::parts(grids, choices),
        View::Phases => phases::parts(grids, choices),
        View::ExpectedValues => expected::parts(grids, choices),
        View::Effort => effort::parts(grids, choices),
        View::Objectives => objectives::parts(grids, choices),
        View::Emergency => emergency::parts(grids, plan),
    }
}

fn drawn(plan: &Plan, view: View, choices: &Choices, chart: Chart, note: Option<Bilingual>) -> Drawn {
    Drawn {
        chart: Chart { slug: format!("{}-{}", plan.id, view.slug()), name: both(view.label()), ..chart },
        note,
        path: format!("/piani/{}/{}", plan.id, view.slug()),
        query: choices.written(),
    }
}

/// The chart of a view; `None` where nothing is chosen.
pub fn chart(grids: Grids, plan: &Plan, view: View, choices: &Choices) -> Option<Drawn> {
    let choices = choices.within(grids);
    let Parts { chart, note, .. } = parts(grids, plan, view, &choices);
    Some(drawn(plan, view, &choices, chart?, note))
}

/// A view of a plan.
pub fn view(grids: Grids, plan: &Plan, view: View, choices: &Choices) -> ViewSheet {
    let choices = choices.within(grids);
    let parts = parts(grids, plan, view, &choices);
    let drawn = parts.chart.map(|chart| drawn(plan, view, &choices, chart, parts.note));
    let pages = parts.grids.iter().map(|grid| grid.rows.len().div_ceil(rows_on_page(grid))).max().unwrap_or_default();
    let page = choices.page.min(pages.saturating_sub(1));
    ViewSheet {
        head: grids.holdings.head(plan),
        view,
        lead: parts.lead.text(grids.language).to_owned(),
        choices: parts.choices,
        query: choices.written(),
        chart: drawn.map(|drawn| drawn.page(grids, plan, Place::Page)),
        grids: parts.grids.into_iter().filter_map(|grid| of_page(grid, page)).collect(),
        page: count(page) + 1,
        pages: count(pages),
        practices: parts.practices,
        datasets: parts.datasets.iter().map(ToString::to_string).collect(),
    }
}

fn rows_on_page(grid: &Grid) -> usize {
    if grid.rows.len() <= WHOLE { WHOLE } else { ROWS }
}

/// The rows of a table on a page; `None` where it has no more.
fn of_page(grid: Grid, page: usize) -> Option<Grid> {
    let most = rows_on_page(&grid);
    let rows: Vec<_> = grid.rows.into_iter().skip(page * most).take(most).collect();
    (!rows.is_empty()).then_some(Grid { rows, ..grid })
}

/// The choice of a centre.
fn centre_choice(grids: Grids, choices: &Choices) -> Choice {
    let option = |centre: &app::plans::model::Centre| {
        (centre.id.clone(), format!("CDR {} · {}", centre.code, centre.name.text(grids.language)))
    };
    Choice {
        name: "centro".into(),
        label: message("Centro di responsabilità", "Centre of responsibility").text(grids.language).into(),
        options: grids.holdings.centres(grids.plan).map(option).collect(),
        chosen: choices.centre.clone().unwrap_or_default(),
    }
}

/// The text of a message.
fn say(message: Message, language: Language) -> String {
    message.text(language).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_chooses_what_it_knows() {
        let choices = Choices::parse("?centro=cdr-10&tipo=percentuale&lato=spese&boh=1");
        assert_eq!(choices.centre.as_deref(), Some("cdr-10"));
        assert_eq!(choices.kind, Some(IndicatorValueKind::Percent));
        assert_eq!(choices.side, Some(Side::Expenditure));
        assert_eq!(choices.written(), "?tipo=percentuale&centro=cdr-10&lato=spese");
        assert_eq!(Choices::parse("?pagina=3").page, 2);
        assert_eq!(Choices::parse("?centro=&tipo=boh&lato=%FF&pagina=zero"), Choices::default());
    }
}
