//! What a reader chose of a chart: read from any address, written so that later defaults change nothing.

use app::observatory::model::Unit;
use app::registry::model::SizeClass;

use super::definition::{ChartDefinition, Dimension};
use super::names::Names;
use super::nearest;
use super::observation::{Observation, SHARE};

/// The name of the reader's own entity in addresses.
pub const OWN: &str = "ente";
/// The name in addresses of the class that the reader gives it, where no source does.
pub const OWN_CLASS: &str = "mia-classe";
/// The word in addresses of what is of nothing in a dimension.
pub const WITHOUT: &str = "senza";
/// Names in addresses that mean something to other parts of a page.
const FOREIGN: [&str; 2] = ["vista", "tutto"];
/// The most characters of a word that is repeated to the reader.
const REPEATED: usize = 40;

/// One thing that the reader chooses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Control {
    /// What is chosen.
    pub dimension: Dimension,
    /// The values with their words in addresses, at least one.
    pub values: Vec<(String, String)>,
    /// The chosen value.
    pub chosen: usize,
}

/// All choices for a chart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// What is chosen, in the order in which it is written.
    pub controls: Vec<Control>,
    /// The reader's own entity.
    pub own: Option<String>,
    /// The class that the reader gives it.
    pub own_class: Option<SizeClass>,
    /// Whether a number must be of just what is chosen: otherwise one that is of nothing in a dimension is of all of it.
    pub exact: bool,
    /// What an address says before them: how a chart that the reader put together is made.
    pub before: Vec<(&'static str, String)>,
}

/// What of an address was not understood: name and value.
pub type Unheard = Vec<(String, String)>;

impl Control {
    /// The chosen value.
    pub fn value(&self) -> &str {
        self.values.get(self.chosen).map(|(key, _)| key.as_str()).unwrap_or_default()
    }
}

impl Choices {
    /// The nearest choices to those of an address, and what was not understood.
    pub fn read(
        query: &str,
        definition: &ChartDefinition,
        numbers: &[Observation],
        names: &Names,
        entity: impl Fn(&str) -> Option<(String, bool)>,
    ) -> (Self, Unheard) {
        let asked = pairs(query);
        let mut unheard = Unheard::new();
        let mut choices = Self::made(definition, numbers, names, |dimension, values| {
            let wanted = asked.iter().rev().find(|(name, _)| name == dimension.slug());
            let heard = wanted.and_then(|(_, word)| values.iter().position(|(_, known)| known == word));
            if let (Some(wanted), None) = (wanted, heard) {
                unheard.push(short(wanted));
            }
            heard.or_else(|| nearest_value(dimension, &wanted?.1, values))
        });
        for pair in &asked {
            let name = pair.0.as_str();
            let is_known = FOREIGN.contains(&name) || choices.has(name) || choices.hear_own(pair, &entity);
            if !is_known {
                unheard.push(short(pair));
            }
        }
        (choices, unheard)
    }

    /// The choices with which a number is drawn.
    pub fn showing(number: &Observation, definition: &ChartDefinition, numbers: &[Observation], names: &Names) -> Self {
        Self::made(definition, numbers, names, |dimension, values| {
            values.iter().position(|(key, _)| Some(key.as_str()) == number.key(dimension))
        })
    }

    /// The choices that `pick` makes, and the default ones where it makes none.
    fn made(
        definition: &ChartDefinition,
        numbers: &[Observation],
        names: &Names,
        mut pick: impl FnMut(Dimension, &[(String, String)]) -> Option<usize>,
    ) -> Self {
        let mut choices = Self::default();
        for dimension in order(definition) {
            let matching = choices.matching(numbers);
            let values = values(definition, dimension, &matching, names);
            if values.is_empty() {
                continue;
            }
            let chosen = pick(dimension, &values).unwrap_or_else(|| default(dimension, &values, &matching));
            choices.controls.push(Control { dimension, values, chosen });
        }
        choices
    }

    /// What an address says of the reader's own entity only, and what of that was not understood.
    pub fn read_own(query: &str, entity: impl Fn(&str) -> Option<(String, bool)>) -> (Self, Unheard) {
        let mut choices = Self::default();
        let own = pairs(query).into_iter().filter(|(name, _)| [OWN, OWN_CLASS].contains(&name.as_str()));
        let unheard = own.filter(|pair| !choices.hear_own(pair, &entity)).map(|pair| short(&pair)).collect();
        (choices, unheard)
    }

    /// Takes what an address says of the reader's own entity; whether it is understood as it stands.
    pub fn hear_own(
        &mut self,
        (name, value): &(String, String),
        entity: impl Fn(&str) -> Option<(String, bool)>,
    ) -> bool {
        match name.as_str() {
            OWN => {
                let meant = entity(value);
                let is_exact = meant.as_ref().is_some_and(|(_, exact)| *exact);
                self.own = meant.map(|(id, _)| id).or(self.own.take());
                is_exact
            }
            OWN_CLASS => {
                self.own_class = SizeClass::from_slug(value).or(self.own_class);
                SizeClass::from_slug(value).is_some()
            }
            _ => false,
        }
    }

    /// Whether there is something to choose under this name.
    fn has(&self, name: &str) -> bool {
        self.controls.iter().any(|control| control.dimension.slug() == name)
    }

    /// The query string that says all choices, with its question mark.
    pub fn written(&self) -> String {
        let chosen = self.controls.iter().filter_map(|control| {
            let (_, word) = control.values.get(control.chosen)?;
            Some((control.dimension.slug(), word.as_str()))
        });
        let before = self.before.iter().map(|(name, word)| (*name, word.as_str()));
        query_string(before.chain(chosen).chain(self.own_pairs()))
    }

    /// What an address says of the reader's own entity.
    pub fn own_pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        let entity = self.own.iter().map(|own| (OWN, own.as_str()));
        entity.chain(self.own_class.map(|class| (OWN_CLASS, class.slug())))
    }

    /// The query string with one thing chosen otherwise.
    pub fn with(&self, dimension: Dimension, chosen: usize) -> String {
        let mut other = self.clone();
        for control in other.controls.iter_mut().filter(|control| control.dimension == dimension) {
            control.chosen = chosen;
        }
        other.written()
    }

    /// The numbers that are of all that is chosen.
    pub fn matching(&self, numbers: &[Observation]) -> Vec<Observation> {
        let fits = |number: &&Observation| {
            let fits = |control: &Control| match number.key(control.dimension) {
                Some(key) => key == control.value(),
                None => !self.exact || control.value().is_empty(),
            };
            self.controls.iter().all(fits)
        };
        numbers.iter().filter(fits).cloned().collect()
    }

    /// What is chosen in a dimension.
    pub fn chosen(&self, dimension: Dimension) -> Option<&str> {
        self.controls.iter().find(|control| control.dimension == dimension).map(Control::value)
    }
}

/// A query string of these pairs, with its question mark; empty for none.
pub fn query_string<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let text = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
    if text.is_empty() { text } else { format!("?{text}") }
}

/// The pairs of a query string that say something.
pub fn pairs(query: &str) -> Vec<(String, String)> {
    let pairs = url::form_urlencoded::parse(query.trim_start_matches('?').as_bytes());
    pairs.into_owned().filter(|(_, value)| !value.is_empty()).collect()
}

/// A pair as it is repeated to the reader.
pub fn short((name, value): &(String, String)) -> (String, String) {
    let cut = |text: &str| text.chars().take(REPEATED).collect::<String>();
    (cut(name), cut(value))
}

/// What is chosen, one after the other: what can be chosen later depends on what was chosen before.
fn order(definition: &ChartDefinition) -> Vec<Dimension> {
    let others = definition.choose.iter().copied();
    let all = [Dimension::Measure].into_iter().chain(others).chain([Dimension::Year]);
    all.filter(|dimension| definition.chosen(*dimension)).collect()
}

/// What there is to choose from, in order.
fn values(
    definition: &ChartDefinition,
    dimension: Dimension,
    numbers: &[Observation],
    names: &Names,
) -> Vec<(String, String)> {
    let mut keys: Vec<&str> = numbers.iter().filter_map(|number| number.key(dimension)).collect();
    match dimension {
        Dimension::Measure => {
            let place = |key: &str| definition.measures.iter().position(|known| known == key).unwrap_or(usize::MAX);
            keys.sort_by_key(|key| place(key));
        }
        // The latest first.
        Dimension::Year => keys.sort_by(|one, other| other.cmp(one)),
        _ => keys.sort_by_key(|key| names.rank(dimension, key)),
    }
    keys.dedup();
    let word = |key: &str| match dimension {
        Dimension::Measure => measure_word(key, &keys, names),
        _ => key.to_owned(),
    };
    keys.iter().map(|key| ((*key).to_owned(), word(key))).collect()
}

/// The value nearest to one that there is not: of years in time, of words by their letters.
pub fn nearest_value(dimension: Dimension, wanted: &str, values: &[(String, String)]) -> Option<usize> {
    if dimension == Dimension::Year {
        let wanted: i64 = wanted.parse().ok()?;
        let far = |word: &str| word.parse::<i64>().map_or(u64::MAX, |year| year.abs_diff(wanted));
        return (0..values.len()).min_by_key(|position| far(&values[*position].1));
    }
    let meant = nearest::word(wanted, values.iter().map(|(_, word)| word.as_str()))?;
    values.iter().position(|(_, word)| word == meant)
}

/// What is chosen where nobody chose: the first value; of years, the latest of those with most numbers.
fn default(dimension: Dimension, values: &[(String, String)], numbers: &[Observation]) -> usize {
    if dimension != Dimension::Year {
        return 0;
    }
    let count = |key: &str| numbers.iter().filter(|number| number.key(dimension) == Some(key)).count();
    let most = values.iter().map(|(key, _)| count(key)).max();
    values.iter().position(|(key, _)| Some(count(key)) == most).unwrap_or(0)
}

/// A measure in addresses: its unit, where that tells it from the others; otherwise its id.
fn measure_word(measure: &str, others: &[&str], names: &Names) -> String {
    let unit = |measure: &str| if measure == SHARE { Unit::Percent } else { names.unit(measure).0 };
    let alone = others.iter().filter(|other| unit(other) == unit(measure)).count() == 1;
    if alone { unit(measure).slug().to_owned() } else { measure.to_owned() }
}
