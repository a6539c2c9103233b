//! Charts that a reader puts together: from an address to a definition that means something, whatever the address says.

use std::collections::{BTreeMap, BTreeSet};

use super::choices::{Choices, Control, OWN, OWN_CLASS, Unheard, WITHOUT, nearest_value, pairs, short};
use super::definition::{Dimension, Form};
use super::names::Names;
use super::nearest;
use super::observation::Observation;

/// The word in addresses of composed charts.
pub const SLUG: &str = "componi";
/// The names in addresses of what a composed chart is made of.
pub const MEASURE: &str = "misura";
/// What a row is of.
pub const ROWS: &str = "righe";
/// What a series is of.
pub const SERIES: &str = "serie";
/// How it is drawn.
pub const FORM: &str = "forma";
/// The word for a chart with one series.
pub const NO_SERIES: &str = "nessuna";
/// Names in addresses that mean something to other parts of the page.
const FOREIGN: [&str; 2] = ["vista", "tutto"];

/// What figures are of, in the order in which filters are made and rows are offered.
const DIMENSIONS: [Dimension; 9] = [
    Dimension::Service,
    Dimension::Option,
    Dimension::SizeClass,
    Dimension::Entity,
    Dimension::Tool,
    Dimension::Area,
    Dimension::Basis,
    Dimension::Channel,
    Dimension::Year,
];
/// Fewer marks make no chart.
const LEAST: usize = 2;
/// The most series that bars and points can be told apart of, and cells.
const MOST_BARS: usize = 6;
const MOST_CELLS: usize = 16;
/// The most points on one line.
const MOST_POINTS: usize = 3;

/// A chart that an address puts together, and what else could be put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Composition {
    /// What is measured.
    pub measure: String,
    /// What a row is of.
    pub rows: Dimension,
    /// What a series is of.
    pub series: Option<Dimension>,
    /// How it is drawn.
    pub form: Form,
    /// The filters, and the reader's own entity.
    pub choices: Choices,
    /// The measures that charts can be made of.
    pub measures: Vec<String>,
    /// What rows can be of.
    pub all_rows: Vec<Dimension>,
    /// What series can be of, besides one for all.
    pub all_series: Vec<Dimension>,
    /// How the chart can be drawn.
    pub forms: Vec<Form>,
    /// What was not understood of the address.
    pub unheard: Unheard,
}

/// The pairs of a query string.
type Asked = [(String, String)];

impl Composition {
    /// The chart nearest to what an address asks for; `None` where no figures make one.
    pub fn read(
        query: &str,
        figures: &[Observation],
        names: &Names,
        entity: impl Fn(&str) -> Option<(String, bool)>,
    ) -> Option<Self> {
        let asked = pairs(query);
        let measures = measures(figures, names);
        let measure = chosen_measure(&asked, &measures, figures)?.to_owned();
        let numbers = of_measure(figures, &measure);
        let all_rows = rows(&numbers, names);
        let rows = dimension(&asked, ROWS, &all_rows).or(all_rows.first().copied())?;
        let all_series = series(&numbers, rows, names);
        let series = dimension(&asked, SERIES, &all_series);
        let (controls, left) = filters(&numbers, rows, series, &asked, names);
        let forms = forms(series, series.map_or(0, |series| keys(&left, series).len()));
        let form = last(&asked, FORM).and_then(|word| forms.iter().copied().find(|form| form.slug() == word));
        let form = form.or(forms.first().copied())?;
        let before = vec![
            (MEASURE, measure.clone()),
            (ROWS, rows.slug().to_owned()),
            (SERIES, series.map_or(NO_SERIES, Dimension::slug).to_owned()),
            (FORM, form.slug().to_owned()),
        ];
        let choices = Choices { controls, before, exact: true, ..Choices::default() };
        let unheard = Unheard::new();
        let mut read = Self { measure, rows, series, form, choices, measures, all_rows, all_series, forms, unheard };
        read.hear(&asked, &numbers, entity);
        Some(read)
    }

    /// Takes the reader's own entity of an address, and what of the address is not as it says.
    fn hear(&mut self, asked: &Asked, numbers: &[Observation], entity: impl Fn(&str) -> Option<(String, bool)>) {
        for pair in asked {
            let is_own = [OWN, OWN_CLASS].contains(&pair.0.as_str());
            let is_heard = if is_own { self.choices.hear_own(pair, &entity) } else { self.hears(pair, numbers) };
            if !is_heard {
                self.unheard.push(short(pair));
            }
        }
    }

    /// Whether something that an address says is as it says.
    fn hears(&self, (name, word): &(String, String), numbers: &[Observation]) -> bool {
        let before = self.choices.before.iter().find(|(known, _)| known == name);
        let control = self.choices.controls.iter().find(|control| control.dimension.slug() == name);
        match (before, control) {
            (Some((_, known)), _) => known == word,
            (None, Some(control)) => control.values.get(control.chosen).is_some_and(|(_, known)| known == word),
            // What was a filter and is drawn now is there with all others.
            (None, None) => {
                let mut drawn = [Some(self.rows), self.series].into_iter().flatten();
                let shown = drawn.find(|dimension| dimension.slug() == name);
                FOREIGN.contains(&name.as_str())
                    || shown
                        .is_some_and(|dimension| word == WITHOUT || keys(numbers, dimension).contains(word.as_str()))
            }
        }
    }
}

/// The last word that an address says under a name.
fn last<'a>(asked: &'a Asked, name: &str) -> Option<&'a str> {
    asked.iter().rev().find(|(known, _)| known == name).map(|(_, word)| word.as_str())
}

/// The dimension that an address asks for, among those that there are.
fn dimension(asked: &Asked, name: &str, all: &[Dimension]) -> Option<Dimension> {
    let word = last(asked, name)?;
    all.iter().copied().find(|dimension| dimension.slug() == word)
}

/// The measure that an address asks for, the one with the most similar word, or the one with most figures.
fn chosen_measure<'a>(asked: &Asked, measures: &'a [String], figures: &[Observation]) -> Option<&'a str> {
    let words = || measures.iter().map(String::as_str);
    let wanted = last(asked, MEASURE);
    let same = wanted.and_then(|wanted| words().find(|word| *word == wanted));
    let like = || nearest::word(wanted?, words());
    let count =
        |measure: &&str| figures.iter().filter(|number| number.key(Dimension::Measure) == Some(*measure)).count();
    same.or_else(like).or_else(|| words().rev().max_by_key(count))
}

/// The figures of a measure.
pub fn of_measure(figures: &[Observation], measure: &str) -> Vec<Observation> {
    let of = |number: &&Observation| number.key(Dimension::Measure) == Some(measure);
    figures.iter().filter(of).cloned().collect()
}

/// The measures that a chart can be made of, by name.
fn measures(figures: &[Observation], names: &Names) -> Vec<String> {
    let all: BTreeSet<&str> = figures.iter().filter_map(|number| number.key(Dimension::Measure)).collect();
    let makes_one = |measure: &&str| !rows(&of_measure(figures, measure), names).is_empty();
    let mut measures: Vec<String> = all.into_iter().filter(makes_one).map(str::to_owned).collect();
    measures.sort_by_cached_key(|measure| names.label(Dimension::Measure, measure).it.to_lowercase());
    measures
}

/// What rows can be of: what leaves more than one row with a value.
fn rows(numbers: &[Observation], names: &Names) -> Vec<Dimension> {
    let has_rows = |rows: &Dimension| {
        let (_, left) = filters(numbers, *rows, None, &[], names);
        keys(&left, *rows).len() >= LEAST
    };
    DIMENSIONS.into_iter().filter(has_rows).collect()
}

/// What series can be of beside these rows: what leaves more than one row and series, and a row that has two of them.
fn series(numbers: &[Observation], rows: Dimension, names: &Names) -> Vec<Dimension> {
    let has_series = |series: &Dimension| {
        let (_, left) = filters(numbers, rows, Some(*series), &[], names);
        let all = keys(&left, *series).len();
        let of_row = |row: &str| {
            let of_row: Vec<Observation> =
                left.iter().filter(|number| number.key(rows) == Some(row)).cloned().collect();
            keys(&of_row, *series).len()
        };
        let all_rows = keys(&left, rows);
        let compared = all_rows.iter().any(|row| of_row(row) >= LEAST);
        all_rows.len() >= LEAST && (LEAST..=MOST_CELLS).contains(&all) && compared
    };
    DIMENSIONS.into_iter().filter(|series| *series != rows).filter(has_series).collect()
}

/// How so many series can be drawn; never one upon the other, which would add up what has different bases.
fn forms(series: Option<Dimension>, count: usize) -> Vec<Form> {
    let bars = (count <= MOST_BARS).then_some(Form::Grouped);
    let points = (count <= MOST_POINTS).then_some(Form::Dumbbell);
    match series {
        None => vec![Form::Bars],
        Some(_) => bars.into_iter().chain(points).chain([Form::Heatmap]).collect(),
    }
}

/// What numbers with a value are of in a dimension.
fn keys(numbers: &[Observation], dimension: Dimension) -> BTreeSet<&str> {
    let valued = numbers.iter().filter(|number| number.value.is_some());
    valued.filter_map(|number| number.key(dimension)).collect()
}

/// A filter for everything that the numbers are of and the chart does not draw, so that each mark is of one number; and
/// the numbers that they leave. What leaves fewer than two marks is not offered, unless nothing leaves more.
fn filters(
    numbers: &[Observation],
    rows: Dimension,
    series: Option<Dimension>,
    asked: &Asked,
    names: &Names,
) -> (Vec<Control>, Vec<Observation>) {
    let is_placed =
        |number: &&Observation| number.key(rows).is_some() && series.is_none_or(|series| number.key(series).is_some());
    let mut left: Vec<Observation> = numbers.iter().filter(is_placed).cloned().collect();
    let mut controls = Vec::new();
    for dimension in DIMENSIONS {
        let is_told = numbers.iter().any(|number| number.key(dimension).is_some());
        if dimension == rows || Some(dimension) == series || !is_told {
            continue;
        }
        let Some(control) = filter(&left, dimension, asked, names) else { continue };
        left.retain(|number| number.key(dimension).unwrap_or_default() == control.value());
        controls.push(control);
    }
    (controls, left)
}

fn filter(left: &[Observation], dimension: Dimension, asked: &Asked, names: &Names) -> Option<Control> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for number in left {
        *counts.entry(number.key(dimension).unwrap_or_default()).or_default() += usize::from(number.value.is_some());
    }
    let most = counts.values().copied().max()?;
    let enough = most.min(LEAST);
    let mut offered: Vec<(&str, usize)> = counts.into_iter().filter(|(_, count)| *count >= enough).collect();
    match dimension {
        // The latest first.
        Dimension::Year => offered.sort_by(|one, other| other.0.cmp(one.0)),
        _ => offered.sort_by_key(|(key, _)| (key.is_empty(), names.rank(dimension, key))),
    }
    let word = |key: &str| if key.is_empty() { WITHOUT.to_owned() } else { key.to_owned() };
    let values: Vec<(String, String)> = offered.iter().map(|(key, _)| ((*key).to_owned(), word(key))).collect();
    let wanted = last(asked, dimension.slug());
    let heard = wanted.and_then(|wanted| values.iter().position(|(_, word)| word == wanted));
    let near = || nearest_value(dimension, wanted?, &values);
    let fullest = || offered.iter().position(|(_, count)| *count == most);
    let chosen = heard.or_else(near).or_else(fullest).unwrap_or_default();
    Some(Control { dimension, values, chosen })
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use app::i18n::Bilingual;
    use app::observatory::model::{Measure, Unit};
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    use super::*;

    fn names() -> Names {
        let mut names = Names::default();
        for (id, unit) in [("uso", Unit::Count), ("quota", Unit::Percent), ("una", Unit::Count)] {
            names.add_measure(Measure {
                id: id.into(),
                label: Bilingual { it: id.into(), en: None },
                unit,
                decimals: 0,
                description: Bilingual::default(),
                base: None,
            });
        }
        for service in ["nido", "mensa", "suap"] {
            names.add(Dimension::Service, service, Bilingual { it: service.into(), en: None });
        }
        names
    }

    fn number(measure: &str, value: i64, of: &[(Dimension, &str)]) -> Observation {
        let id = of.iter().map(|(_, key)| *key).collect::<Vec<_>>().join("-");
        let number = Observation::counted(measure, "fonte", Decimal::from(value), of);
        Observation { figure: Some(format!("{measure}-{id}")), ..number }
    }

    /// Use of three services in two years on two bases, and of one by channel; a share by class; one number alone.
    fn figures() -> Vec<Observation> {
        let mut figures = Vec::new();
        let services = [("nido", 10), ("mensa", 20), ("suap", 30)];
        for (service, value) in services {
            for (year, more) in [("2018", 0), ("2019", 5)] {
                for basis in ["tutti-i-dati", "casi-comparabili"] {
                    let of = [(Dimension::Service, service), (Dimension::Year, year), (Dimension::Basis, basis)];
                    figures.push(number("uso", value + more, &of));
                }
            }
        }
        let own = [
            (Dimension::Service, "nido"),
            (Dimension::Year, "2019"),
            (Dimension::Basis, "tutti-i-dati"),
            (Dimension::Channel, "autonoma"),
        ];
        figures.push(number("uso", 7, &own));
        for class in ["micro", "grandi"] {
            figures.push(number("quota", 40, &[(Dimension::SizeClass, class), (Dimension::Year, "2019")]));
        }
        figures.push(number("una", 1, &[(Dimension::Year, "2019")]));
        figures
    }

    /// Made once: thousands of addresses are read.
    static KNOWN: LazyLock<(Vec<Observation>, Names)> = LazyLock::new(|| (figures(), names()));

    fn read(query: &str) -> Composition {
        let meant = |typed: &str| typed.starts_with("ces").then(|| ("cesena".to_owned(), typed == "cesena"));
        Composition::read(query, &KNOWN.0, &KNOWN.1, meant).expect("a chart")
    }

    #[test]
    fn an_empty_address_gives_the_measure_with_most_figures_and_says_everything() {
        let composed = read("");
        assert_eq!(
            composed.choices.written(),
            "?misura=uso&righe=servizio&serie=nessuna&forma=barre&base=tutti-i-dati&canale=senza&anno=2019"
        );
        assert!(composed.unheard.is_empty());
    }

    #[test]
    fn only_what_makes_a_chart_is_offered() {
        let composed = read("misura=uso&righe=servizio");
        assert_eq!(composed.measures, ["quota", "uso"], "one number alone is no chart");
        assert_eq!(
            composed.all_rows,
            [Dimension::Service, Dimension::Basis, Dimension::Channel, Dimension::Year]
                .into_iter()
                .filter(|dimension| *dimension != Dimension::Channel)
                .collect::<Vec<_>>()
        );
        assert_eq!(composed.all_series, [Dimension::Basis, Dimension::Year], "no service has two channels");
        assert_eq!(read("misura=quota").all_series, []);
    }

    #[test]
    fn every_mark_is_of_one_number() {
        for query in ["righe=servizio", "righe=servizio&serie=anno", "righe=anno&serie=base", "righe=base"] {
            let composed = read(&format!("misura=uso&{query}"));
            let (_, left) = filters(&of_measure(&figures(), "uso"), composed.rows, composed.series, &[], &names());
            let marks: BTreeSet<(Option<&str>, Option<&str>)> = left
                .iter()
                .map(|number| (number.key(composed.rows), composed.series.and_then(|series| number.key(series))))
                .collect();
            assert_eq!(marks.len(), left.len(), "{query}");
        }
    }

    #[test]
    fn series_never_stand_one_upon_the_other() {
        assert_eq!(read("righe=servizio&serie=anno").forms, [Form::Grouped, Form::Dumbbell, Form::Heatmap]);
        let stacked = read("righe=servizio&serie=anno&forma=barre-in-pila");
        assert_eq!((stacked.form, stacked.unheard.len()), (Form::Grouped, 1));
        assert_eq!(forms(Some(Dimension::Tool), 10), [Form::Heatmap]);
    }

    #[test]
    fn what_is_not_there_gives_the_nearest_chart_and_is_said() {
        let composed = read("misura=quot&righe=servizio&serie=luna&anno=2030&colore=blu&ente=cesna&vista=tabella");
        assert_eq!((composed.measure.as_str(), composed.rows), ("quota", Dimension::SizeClass));
        assert_eq!(composed.choices.own.as_deref(), Some("cesena"));
        let said: Vec<&str> = composed.unheard.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(said, ["misura", "righe", "serie", "anno", "colore", "ente"]);
        let drawn_now = read("misura=uso&righe=servizio&servizio=nido");
        assert!(drawn_now.unheard.is_empty(), "the filter is a row now");
    }

    #[test]
    fn without_figures_there_is_no_chart() {
        assert_eq!(Composition::read("misura=uso", &[], &names(), |_| None), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn any_address_gives_a_chart_that_goes_to_an_address_and_back(
            pairs in prop::collection::vec(
                (
                    prop_oneof![
                        "misura", "righe", "serie", "forma", "base", "anno", "canale", "servizio", "ente", "vista",
                        "[a-z=&%+ ]{0,6}"
                    ],
                    prop_oneof![
                        "uso", "quota", "una", "servizio", "anno", "base", "classe", "canale", "nessuna", "punti",
                        "mappa-di-calore", "casi-comparabili", "2018", "2019", "nido", "senza", "cesna", "\\PC{0,8}"
                    ],
                ),
                0..9,
            )
        ) {
            let query = pairs.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&");
            let composed = read(&query);
            let again = read(&composed.choices.written());
            prop_assert!(again.unheard.is_empty());
            prop_assert_eq!(Composition { unheard: Unheard::new(), ..composed }, again);
        }
    }
}
