//! Views of a whole plan: what is chosen, the finding in words, the drawing, and the same values in tables.

mod budget;
mod chapters;
mod effort;
mod emergency;
mod expected;
mod objectives;
mod phases;
mod words;

use app::i18n::{Language, Message, message};
use app::plans::model::{IndicatorValueKind, Plan, Side};
use app::plans::sheets::{Choice, Drawing, Grid, Related, View, ViewSheet};

use super::drawings::Width;
use super::grids::Grids;

/// What the query of an address chooses; what makes no sense is left aside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// Only this centre.
    pub centre: Option<String>,
    /// Only values of this kind.
    pub kind: Option<IndicatorValueKind>,
    /// Only this side of the budget.
    pub side: Option<Side>,
}

impl Choices {
    /// Reads the query of an address (`centro`, `tipo`, `lato`).
    pub fn parse(query: &str) -> Self {
        let query = query.trim_start_matches('?');
        let mut choices = Self::default();
        for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
            match name.as_ref() {
                "centro" if !value.is_empty() => choices.centre = Some(value.into_owned()),
                "tipo" => choices.kind = IndicatorValueKind::from_slug(&value),
                "lato" => choices.side = Side::from_slug(&value),
                _ => {}
            }
        }
        choices
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
    drawing: Option<Drawing>,
    grids: Vec<Grid>,
    practices: Vec<(String, Vec<Related>)>,
    datasets: &'static [&'static str],
}

/// A view of a plan.
pub fn view(grids: Grids, plan: &Plan, view: View, choices: &Choices) -> ViewSheet {
    let choices = choices.within(grids);
    let parts = match view {
        View::Budget => budget::parts(grids, &choices),
        View::Chapters => chapters::parts(grids, &choices),
        View::Phases => phases::parts(grids, &choices),
        View::ExpectedValues => expected::parts(grids, &choices),
        View::Effort => effort::parts(grids, &choices),
        View::Objectives => objectives::parts(grids, &choices),
        View::Emergency => emergency::parts(grids, plan),
    };
    ViewSheet {
        head: grids.holdings.head(plan),
        view,
        lead: parts.lead.text(grids.language).to_owned(),
        choices: parts.choices,
        drawing: parts.drawing,
        grids: parts.grids,
        practices: parts.practices,
        datasets: parts.datasets.iter().map(ToString::to_string).collect(),
    }
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

/// The same drawing for both widths.
fn both(draw: impl Fn(Width) -> String) -> (String, String) {
    (draw(Width::Wide), draw(Width::Narrow))
}

/// The address of a path in the page's language.
fn href(grids: Grids, path: &str) -> String {
    grids.language.href(path)
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
        assert_eq!(Choices::parse("?centro=&tipo=boh&lato=%FF"), Choices::default());
    }
}
