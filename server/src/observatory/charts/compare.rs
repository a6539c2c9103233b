//! Two charts side by side: which ones an address asks for, and the choices that both have, made once for both.

use app::i18n::{Language, Message, message};
use app::observatory::comparison::ComparePage;
use app::observatory::model::{ChartControl, ChartPage, Unit};
use app::registry::model::Named;

use super::choices::{Choices, OWN, OWN_CLASS, Unheard, pairs, query_string, short};
use super::definition::{ChartDefinition, Dimension};
use super::nearest;
use super::observation::has_numbers;
use super::page::{Drawn, Surroundings};

/// The names in addresses of the two charts; choices that only one has stand behind its name and a point.
pub const SIDES: [&str; 2] = ["primo", "secondo"];
/// Names in addresses that mean something to other parts of the page.
const FOREIGN: [&str; 1] = ["vista"];
/// How often choices are made again for what one chart has and the other has not; each time one more thing is settled,
/// and no chart has as many to choose.
const ROUNDS: usize = 8;

const SAME_AXIS: Message =
    message("I due grafici hanno la stessa unità e la stessa scala.", "Both charts have the same unit and scale.");
const OTHER_UNITS: Message = message(
    "I due grafici hanno unità diverse: le lunghezze non si confrontano tra l’uno e l’altro.",
    "The two charts have different units: lengths cannot be compared between them.",
);

/// Two charts.
pub struct Pair<'a> {
    /// The charts.
    pub sides: [Drawn<'a>; 2],
    /// What is chosen once for both.
    pub linked: Vec<Dimension>,
    /// What was not understood of the address.
    pub unheard: Unheard,
}

/// The pairs of a query string.
type Asked = Vec<(String, String)>;

impl<'a> Pair<'a> {
    /// The pair nearest to what an address asks for; `None` where no chart has numbers.
    pub fn of(query: &str, charts: &'a [ChartDefinition], around: &Surroundings<'_>) -> Option<Self> {
        let asked = pairs(query);
        let charts: Vec<&ChartDefinition> = charts.iter().filter(|chart| has_numbers(chart, around.sets)).collect();
        let first = side(&asked, SIDES[0], &charts).or(charts.first().copied())?;
        let second = side(&asked, SIDES[1], &charts).unwrap_or_else(|| companion(first, &charts));
        let (choices, linked) = agreed([first, second], &asked, around)?;
        let mut sides = [drawn(first, &choices[0], around)?, drawn(second, &choices[1], around)?];
        if first.id == second.id {
            // Ids within a page are made from it.
            sides[1].chart.slug = format!("{}-2", second.id);
        }
        let mut pair = Self { sides, linked, unheard: Unheard::new() };
        pair.share_axis();
        pair.unheard = asked.iter().filter(|asked| !pair.hears(asked, around)).map(short).collect();
        Some(pair)
    }

    fn share_axis(&mut self) {
        let [one, other] = &self.sides;
        if one.chart.unit != other.chart.unit {
            return;
        }
        let (one, other) = (one.chart.axis, other.chart.axis);
        let axis = (one.0.min(other.0), one.1.max(other.1));
        for side in &mut self.sides {
            side.chart.axis = axis;
        }
    }

    /// Whether something that the address says is as it says.
    fn hears(&self, (name, value): &(String, String), around: &Surroundings<'_>) -> bool {
        let [first, second] = &self.sides;
        let chose = |side: &Drawn<'_>, name: &str| word(&side.choices, name) == Some(value.as_str());
        match name.as_str() {
            name if name == SIDES[0] => first.definition.id == *value,
            name if name == SIDES[1] => second.definition.id == *value,
            name if FOREIGN.contains(&name) => true,
            OWN => around.entity(value).is_some_and(|(_, exact)| exact),
            OWN_CLASS => first.choices.own_class.is_some_and(|class| class.slug() == value),
            name => match name.split_once('.') {
                Some((side, name)) if side == SIDES[0] => chose(first, name),
                Some((side, name)) if side == SIDES[1] => chose(second, name),
                _ => chose(first, name) || chose(second, name),
            },
        }
    }

    /// The query string that says all choices, with its question mark.
    pub fn written(&self) -> String {
        self.with(None)
    }

    /// The query string with one thing chosen otherwise: by the place of the chart, or without one for both.
    fn with(&self, other: Option<(Option<usize>, Dimension, &str)>) -> String {
        let mut written: Asked = Vec::new();
        for (side, name) in self.sides.iter().zip(SIDES) {
            written.push((name.to_owned(), side.definition.id.clone()));
        }
        for (place, side) in self.sides.iter().enumerate() {
            for control in &side.choices.controls {
                let is_linked = self.linked.contains(&control.dimension);
                let of = (!is_linked).then_some(place);
                let Some((_, chosen)) = control.values.get(control.chosen) else { continue };
                let changed = other.filter(|(place, dimension, _)| *place == of && *dimension == control.dimension);
                let word = changed.map_or(chosen.as_str(), |(_, _, word)| word);
                let name = match of {
                    Some(place) => format!("{}.{}", SIDES[place], control.dimension.slug()),
                    None => control.dimension.slug().to_owned(),
                };
                if !written.iter().any(|(known, _)| *known == name) {
                    written.push((name, word.to_owned()));
                }
            }
        }
        let own = self.sides[0].choices.own_pairs();
        query_string(written.iter().map(|(name, word)| (name.as_str(), word.as_str())).chain(own))
    }

    /// The page; the two charts as pages of their own are given.
    pub fn page(
        &self,
        around: &Surroundings<'_>,
        pages: [ChartPage; 2],
        charts: Vec<(String, Vec<Named>)>,
        language: Language,
    ) -> ComparePage {
        let own = around.own(&self.sides[0].choices).entity.map(|entity| entity.name.as_str());
        let unheard = self.unheard.iter().map(|pair| Surroundings::unheard(pair, own, language));
        let [first, second] = &self.sides;
        let scale = if first.chart.unit == second.chart.unit { SAME_AXIS } else { OTHER_UNITS };
        let [one, other] = pages;
        let sides = [(0, one), (1, other)].map(|(place, page)| {
            let controls = self.own_controls(place, around, language);
            ChartPage { controls, notices: self.sides[place].notices(around, language), ..page }
        });
        ComparePage {
            notices: unheard.collect(),
            scale: scale.text(language).to_owned(),
            linked: self.linked_controls(around, language),
            query: self.written(),
            kept: self.kept(),
            own_choice: around.own_choice(&self.sides[0].choices),
            charts,
            sides,
        }
    }

    /// What a form that chooses other charts keeps of the address.
    fn kept(&self) -> Vec<(String, String)> {
        let linked = self.linked.iter().filter_map(|dimension| {
            let word = word(&self.sides[0].choices, dimension.slug())?;
            Some((dimension.slug().to_owned(), word.to_owned()))
        });
        let own = self.sides[0].choices.own_pairs().map(|(name, word)| (name.to_owned(), word.to_owned()));
        linked.chain(own).collect()
    }

    fn own_controls(&self, place: usize, around: &Surroundings<'_>, language: Language) -> Vec<ChartControl> {
        let side = &self.sides[place];
        side.controls(around.names, language, |dimension, position| {
            let control = side.choices.controls.iter().find(|control| control.dimension == dimension)?;
            let (_, word) = control.values.get(position)?;
            (!self.linked.contains(&dimension)).then(|| self.with(Some((Some(place), dimension, word))))
        })
    }

    fn linked_controls(&self, around: &Surroundings<'_>, language: Language) -> Vec<ChartControl> {
        let [first, second] = &self.sides;
        let mut controls = first.controls(around.names, language, |dimension, position| {
            let control = first.choices.controls.iter().find(|control| control.dimension == dimension)?;
            let (_, word) = control.values.get(position)?;
            let is_shared = self.linked.contains(&dimension) && has_word(&second.choices, dimension, word);
            is_shared.then(|| self.with(Some((None, dimension, word))))
        });
        // Each chart measures something of its own: what both have in common is the unit.
        if self.linked.contains(&Dimension::Measure)
            && let Some(measure) = controls.first_mut()
        {
            let units = words_of_both([&first.choices, &second.choices], Dimension::Measure).into_iter();
            for (choice, unit) in measure.choices.iter_mut().zip(units.map(Unit::from_slug)) {
                if let Some(unit) = unit {
                    unit.label().text(language).clone_into(&mut choice.label);
                }
            }
        }
        controls
    }
}

/// The chart that an address asks for, or the one with the most similar word.
fn side<'a>(asked: &Asked, name: &str, charts: &[&'a ChartDefinition]) -> Option<&'a ChartDefinition> {
    let wanted = asked.iter().rev().find(|(known, _)| known == name).map(|(_, word)| word.as_str())?;
    let find = |id: &str| charts.iter().copied().find(|chart| chart.id == id);
    find(wanted).or_else(|| find(nearest::word(wanted, charts.iter().map(|chart| chart.id.as_str()))?))
}

/// What stands beside a chart where nobody chose: the next one of the same document with such rows, or the next one.
fn companion<'a>(first: &'a ChartDefinition, charts: &[&'a ChartDefinition]) -> &'a ChartDefinition {
    let place = charts.iter().position(|chart| chart.id == first.id).unwrap_or_default();
    let behind = || charts.iter().skip(place + 1).chain(charts.iter().take(place)).copied();
    let alike = |chart: &&ChartDefinition| chart.source == first.source && chart.rows == first.rows;
    behind().find(alike).or_else(|| behind().next()).unwrap_or(first)
}

/// The choices of both charts, and what of them is chosen for both together: what both have with two words or more in
/// common. A chart beside itself shares nothing, or there would be nothing to compare.
fn agreed(
    charts: [&ChartDefinition; 2],
    asked: &Asked,
    around: &Surroundings<'_>,
) -> Option<([String; 2], Vec<Dimension>)> {
    let queries = |shared: &Asked| [0, 1].map(|place| side_query(asked, place, shared));
    let mut shared = Asked::new();
    let mut linked = Vec::new();
    for _ in 0..ROUNDS {
        let [one, other] = queries(&shared);
        let choices = [choices(charts[0], &one, around)?, choices(charts[1], &other, around)?];
        linked = if charts[0].id == charts[1].id { Vec::new() } else { links(&choices) };
        let next: Asked = linked.iter().filter_map(|dimension| settled(&choices, *dimension)).collect();
        if next == shared {
            break;
        }
        shared = next;
    }
    Some((queries(&shared), linked))
}

/// What of an address one chart is asked: what is said for both, then for it alone, then what is settled for both.
fn side_query(asked: &Asked, place: usize, shared: &Asked) -> String {
    let prefix = format!("{}.", SIDES[place]);
    let plain = asked.iter().filter(|(name, _)| !name.contains('.') && !SIDES.contains(&name.as_str()));
    let plain = plain.map(|(name, word)| (name.as_str(), word.as_str()));
    let own = asked.iter().filter_map(|(name, word)| Some((name.strip_prefix(&prefix)?, word.as_str())));
    let own = own.filter(|(name, _)| ![OWN, OWN_CLASS].contains(name));
    let shared = shared.iter().map(|(name, word)| (name.as_str(), word.as_str()));
    query_string(plain.chain(own).chain(shared))
}

fn choices(chart: &ChartDefinition, query: &str, around: &Surroundings<'_>) -> Option<Choices> {
    Some(Drawn::read(chart, query, around)?.1)
}

/// The chart, without complaints: the pair knows what was asked of both.
fn drawn<'a>(chart: &'a ChartDefinition, query: &str, around: &Surroundings<'_>) -> Option<Drawn<'a>> {
    let mut drawn = Drawn::of(chart, query, around)?;
    drawn.unheard.clear();
    Some(drawn)
}

/// The chosen word of what has this name in addresses.
fn word<'a>(choices: &'a Choices, name: &str) -> Option<&'a str> {
    let control = choices.controls.iter().find(|control| control.dimension.slug() == name)?;
    control.values.get(control.chosen).map(|(_, word)| word.as_str())
}

fn has_word(choices: &Choices, dimension: Dimension, word: &str) -> bool {
    let control = choices.controls.iter().find(|control| control.dimension == dimension);
    control.is_some_and(|control| control.values.iter().any(|(_, known)| known == word))
}

/// The words of a dimension that both charts have, in the first one's order.
fn words_of_both([one, other]: [&Choices; 2], dimension: Dimension) -> Vec<&str> {
    let control = one.controls.iter().find(|control| control.dimension == dimension);
    let words = control.into_iter().flat_map(|control| control.values.iter().map(|(_, word)| word.as_str()));
    words.filter(|word| has_word(other, dimension, word)).collect()
}

fn links(choices: &[Choices; 2]) -> Vec<Dimension> {
    let dimensions = choices[0].controls.iter().map(|control| control.dimension);
    dimensions.filter(|dimension| words_of_both(choices.each_ref(), *dimension).len() > 1).collect()
}

/// What is chosen for both: what the first has chosen, or the second, or the first that both have.
fn settled(choices: &[Choices; 2], dimension: Dimension) -> Option<(String, String)> {
    let both = words_of_both(choices.each_ref(), dimension);
    let chosen = choices.iter().filter_map(|choices| word(choices, dimension.slug()));
    let settled = chosen.filter(|word| both.contains(word)).map(str::to_owned).next();
    let settled = settled.or_else(|| both.first().map(|word| (*word).to_owned()))?;
    Some((dimension.slug().to_owned(), settled))
}
