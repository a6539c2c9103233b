//! A definition, numbers and choices to a chart: pure.

use std::collections::{BTreeMap, BTreeSet};

use app::i18n::{Bilingual, Language, Message, message};
use app::observatory::model::{FigureChannel, Unit, figure_page_path, figure_path};
use app::surveys::model::QuestionKind;
use rust_decimal::Decimal;

use super::choices::Choices;
use super::definition::{ChartDefinition, Combine, Dimension, Form, Sort};
use super::description::{Category, Chart, Mark, Series, round_end};
use super::names::{Names, both, narrowed, written};
use super::observation::{Keys, Observation, SHARE};
use super::words::finding;

/// What a chart is made of besides its definition.
pub struct Materials<'a> {
    /// All numbers of the chart's kind.
    pub all: &'a [Observation],
    /// The numbers that belong to it.
    pub fitting: &'a [Observation],
    /// What things are called.
    pub names: &'a Names,
    /// Whether a figure does not agree with what is computed from others.
    pub unequal: &'a (dyn Fn(&str) -> bool + Sync),
    /// What the reader's own entity is, dimension by dimension.
    pub own: &'a Keys,
}

/// What a row is of: a word for each of its dimensions, where it has one.
type Row = Vec<Option<String>>;
/// What a series is of, and whether it is the printed sum.
type Key = (String, bool);

/// The chart; `None` where there is not one number.
pub fn build(definition: &ChartDefinition, choices: &Choices, materials: &Materials<'_>) -> Option<Chart> {
    let numbers = choices.matching(materials.fitting);
    let keys = series_keys(definition, &numbers, materials.names);
    let cells = cells(definition, &numbers);
    let mut rows = rows(definition, if definition.complete { materials.fitting } else { &numbers });
    let measure = choices.chosen(Dimension::Measure).unwrap_or_else(|| first_measure(&numbers));
    let (unit, decimals) = if measure == SHARE { (Unit::Percent, 0) } else { materials.names.unit(measure) };
    let mut marks: BTreeMap<(Row, Key), Mark> = BTreeMap::new();
    for (place, numbers) in &cells {
        marks.insert(place.clone(), mark(definition, numbers, materials));
    }
    if marks.values().all(|mark| mark.value.is_none()) {
        return None;
    }
    sort(definition, &mut rows, &keys, &marks, materials.names);
    let left_out = leave_out(definition, &mut rows);
    let series: Vec<Series> = keys
        .iter()
        .map(|key| Series {
            label: series_label(definition, key, keys.len(), materials.names),
            total: key.1,
            own: definition.series.is_some_and(|dimension| materials.own.get(&dimension) == Some(&key.0)),
            marks: rows.iter().map(|row| marks.get(&(row.clone(), key.clone())).cloned()).collect(),
        })
        .collect();
    let respondents = definition.inferred.then(|| materials.names.respondents(&definition.source)).flatten();
    let categories = rows.iter().zip(0..).map(|(row, position)| {
        let category = category(definition, row, choices, materials);
        let value = series.first().and_then(|series| series.marks.get(position)?.as_ref()?.value);
        let inferred = value.zip(respondents).and_then(|(value, respondents)| inferred(value, respondents));
        Category { detail: category.detail.or(inferred), ..category }
    });
    let categories = categories.collect();
    let mut chart = Chart {
        slug: definition.id.clone(),
        form: definition.form,
        name: definition.name.clone(),
        title: title(definition, choices, materials.names),
        finding: Bilingual::default(),
        unit,
        decimals,
        axis: axis(definition.form, unit, &series),
        notable: definition.notable.clone().filter(|_| marks.values().any(|mark| mark.notable)),
        categories,
        series,
        left_out,
    };
    chart.finding = finding(definition.finding, &chart);
    Some(chart)
}

fn first_measure(numbers: &[Observation]) -> &str {
    numbers.first().and_then(|number| number.key(Dimension::Measure)).unwrap_or_default()
}

fn row_of(definition: &ChartDefinition, number: &Observation) -> Row {
    definition.rows.iter().map(|dimension| number.key(*dimension).map(str::to_owned)).collect()
}

fn series_of(definition: &ChartDefinition, number: &Observation) -> Key {
    let total = definition.total.map(FigureChannel::slug);
    if total.is_some() && number.key(Dimension::Channel) == total {
        return (String::new(), true);
    }
    (definition.series.and_then(|dimension| number.key(dimension)).unwrap_or_default().to_owned(), false)
}

fn series_keys(definition: &ChartDefinition, numbers: &[Observation], names: &Names) -> Vec<Key> {
    let found: BTreeSet<Key> = numbers.iter().map(|number| series_of(definition, number)).collect();
    let mut keys: Vec<Key> = found.into_iter().collect();
    let measured = |key: &str| definition.measures.iter().position(|known| known == key);
    keys.sort_by_key(|(key, total)| {
        let place = definition.series.map(|dimension| match dimension {
            Dimension::Measure => (measured(key).unwrap_or(usize::MAX), key.clone()),
            dimension => names.rank(dimension, key),
        });
        (*total, place)
    });
    keys
}

/// The numbers of each mark, in their order.
fn cells<'a>(definition: &ChartDefinition, numbers: &'a [Observation]) -> BTreeMap<(Row, Key), Vec<&'a Observation>> {
    let mut cells: BTreeMap<(Row, Key), Vec<&Observation>> = BTreeMap::new();
    for number in numbers {
        cells.entry((row_of(definition, number), series_of(definition, number))).or_default().push(number);
    }
    cells
}

fn rows(definition: &ChartDefinition, numbers: &[Observation]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for row in numbers.iter().map(|number| row_of(definition, number)) {
        if !rows.contains(&row) {
            rows.push(row);
        }
    }
    rows
}

fn mark(definition: &ChartDefinition, numbers: &[&Observation], materials: &Materials<'_>) -> Mark {
    let Some(first) = numbers.first() else { return Mark::default() };
    let value = match definition.combine {
        None => first.value,
        Some(Combine::Sum) => Some(numbers.iter().filter_map(|number| number.value).sum()),
        Some(Combine::Count) => Some(Decimal::from(numbers.iter().filter(|number| number.value.is_some()).count())),
    };
    let taken = if definition.combine.is_some() { numbers } else { &numbers[..1] };
    let figures: Vec<String> = taken.iter().filter_map(|number| number.figure.clone()).collect();
    let year_is_said = definition.rows.contains(&Dimension::Year) || definition.series == Some(Dimension::Year);
    Mark {
        value,
        words: definition.said.clone(),
        days: Vec::new(),
        locator: first.locator.clone(),
        printed: first.printed.clone().filter(|_| value.is_none()),
        year: first.key(Dimension::Year).filter(|_| !year_is_said).map(str::to_owned),
        notable: definition.notable_below.zip(value).is_some_and(|(limit, value)| value < limit),
        computed: first.computed || (definition.combine.is_some() && figures.len() > 1),
        unequal: figures.iter().any(|figure| (materials.unequal)(figure)),
        path: path(definition, first, figures.len() > 1, materials.names),
        figures,
    }
}

/// The path of the records behind a number: the definition's, where the number has all that it asks for; else the figure's
/// own page, or its place among the others of its source where there are more of them.
fn path(definition: &ChartDefinition, number: &Observation, is_made_of_more: bool, names: &Names) -> String {
    let filled = definition.path.as_deref().and_then(|pattern| filled(pattern, number, names));
    filled.unwrap_or_else(|| match &number.figure {
        Some(figure) if is_made_of_more => figure_path(&number.source, figure),
        Some(figure) => figure_page_path(figure),
        None => format!("/fonti/{}", number.source),
    })
}

fn filled(pattern: &str, number: &Observation, names: &Names) -> Option<String> {
    let mut path = String::new();
    let mut rest = pattern;
    while let Some((before, behind)) = rest.split_once('{') {
        let (place, behind) = behind.split_once('}')?;
        path.push_str(before);
        let (place, own) = place.strip_suffix(".path").map_or((place, false), |place| (place, true));
        let dimension = Dimension::ALL.iter().copied().find(|dimension| dimension.word() == place)?;
        let key = number.key(dimension)?;
        path.push_str(if own { names.path(dimension, key)? } else { key });
        rest = behind;
    }
    path.push_str(rest);
    Some(path)
}

fn sort(
    definition: &ChartDefinition,
    rows: &mut [Row],
    keys: &[Key],
    marks: &BTreeMap<(Row, Key), Mark>,
    names: &Names,
) {
    let value = |row: &Row, key: &Key| marks.get(&(row.clone(), key.clone())).and_then(|mark| mark.value);
    // By the printed sum, else by the sum of what is stacked, else by the last of the series that the row has: a new year
    // that only some rows have leaves the others where they are.
    let total = keys.iter().find(|(_, total)| *total);
    let weight = |row: &Row| {
        let all = || keys.iter().filter_map(|key| value(row, key)).sum::<Decimal>();
        let last = || keys.iter().rev().find_map(|key| value(row, key)).unwrap_or_default();
        let printed = total.and_then(|key| value(row, key));
        printed.unwrap_or_else(|| if matches!(definition.form, Form::Stacked | Form::Heatmap) { all() } else { last() })
    };
    let is_whole = |row: &Row| row.iter().all(Option::is_none);
    let place = |row: &Row| -> Vec<Option<(usize, String)>> {
        let parts = definition.rows.iter().zip(row);
        parts.map(|(dimension, key)| key.as_ref().map(|key| names.rank(*dimension, key))).collect()
    };
    let label = |row: &Row| row_label(definition, row, names, Names::label).it;
    rows.sort_by(|one, other| {
        let by_value = || (weight(other), label(one)).cmp(&(weight(one), label(other)));
        let order = match definition.sort {
            Sort::Value => by_value(),
            Sort::Order => place(one).cmp(&place(other)),
        };
        is_whole(one).cmp(&is_whole(other)).then(order)
    });
}

/// Keeps as many rows as are drawn at most, and says how many are not.
fn leave_out(definition: &ChartDefinition, rows: &mut Vec<Row>) -> usize {
    let most = definition.most.and_then(|most| usize::try_from(most).ok()).unwrap_or(usize::MAX);
    let left_out = rows.len().saturating_sub(most);
    rows.truncate(most);
    left_out
}

fn series_label(definition: &ChartDefinition, key: &Key, count: usize, names: &Names) -> Bilingual {
    match (key, definition.series) {
        ((_, true), _) => definition.total.map(|total| both(total.label())).unwrap_or_default(),
        ((key, false), Some(dimension))
            if count > 1 || definition.form == Form::Heatmap || dimension == Dimension::Year =>
        {
            names.label(dimension, key)
        }
        _ => Bilingual::default(),
    }
}

fn row_label(
    definition: &ChartDefinition,
    row: &Row,
    names: &Names,
    name: fn(&Names, Dimension, &str) -> Bilingual,
) -> Bilingual {
    let parts = definition.rows.iter().zip(row).filter(|(dimension, _)| definition.group != Some(**dimension));
    let labels: Vec<Bilingual> =
        parts.filter_map(|(dimension, key)| key.as_ref().map(|key| name(names, *dimension, key))).collect();
    if labels.is_empty() {
        return definition.whole.clone().unwrap_or_default();
    }
    let joined = |language| labels.iter().map(|label| label.text(language)).collect::<Vec<_>>().join(", ");
    let english = labels.iter().all(|label| label.en.is_some()).then(|| joined(Language::English));
    Bilingual { it: joined(Language::Italian), en: english }
}

fn category(definition: &ChartDefinition, row: &Row, choices: &Choices, materials: &Materials<'_>) -> Category {
    let key = |wanted: Dimension| {
        let position = definition.rows.iter().position(|dimension| *dimension == wanted)?;
        row.get(position)?.as_deref()
    };
    let mut of = definition.rows.iter().zip(row);
    let own = of.any(|(dimension, key)| key.is_some() && materials.own.get(dimension) == key.as_ref());
    Category {
        label: row_label(definition, row, materials.names, Names::label),
        phrase: row_label(definition, row, materials.names, Names::phrase),
        group: definition.group.and_then(|dimension| Some(materials.names.label(dimension, key(dimension)?))),
        detail: detail(definition, row, choices, materials),
        own,
        whole: row.iter().all(Option::is_none),
        day: key(Dimension::Date).and_then(|day| day.parse().ok()),
        place: key(Dimension::Entity).and_then(|entity| materials.names.place(entity)),
    }
}

/// The number of the definition's second measure for a row, with what it is.
fn detail(definition: &ChartDefinition, row: &Row, choices: &Choices, materials: &Materials<'_>) -> Option<Bilingual> {
    let measure = definition.detail.as_deref()?;
    let first = *definition.rows.first()?;
    let key = row.first()?.as_deref();
    let of_row = |number: &&Observation| {
        let others = number.keys.keys();
        let mut others =
            others.filter(|known| ![Dimension::Measure, Dimension::Year, Dimension::Basis, first].contains(known));
        let year = choices.chosen(Dimension::Year);
        number.key(Dimension::Measure) == Some(measure)
            && number.key(first) == key
            && others.next().is_none()
            && (year.is_none() || number.key(Dimension::Year) == year)
    };
    // Where no year is chosen, the latest one.
    let number = materials.all.iter().filter(of_row).rev().max_by_key(|number| number.key(Dimension::Year))?;
    let (value, label) = (number.value?, materials.names.label(Dimension::Measure, measure));
    let (_, decimals) = materials.names.unit(measure);
    Some(written(|language| {
        let signed = if number.printed.as_deref().is_some_and(|printed| printed.starts_with('+')) { "+" } else { "" };
        let value = app::i18n::decimal(value, decimals, language);
        format!("{}: {signed}{value}", label.text(language))
    }))
}

/// A share as the count that it must be of so many; nothing where that is no whole number.
fn inferred(share: Decimal, respondents: i64) -> Option<Bilingual> {
    const COUNT: Message = message("{} su {} (numero dedotto)", "{} of {} (inferred number)");
    let number = share * Decimal::from(respondents) / Decimal::ONE_HUNDRED;
    number.is_integer().then(|| written(|language| COUNT.with(language, &[&number.normalize(), &respondents])))
}

/// The title with what the reader chose, where there was a choice.
fn title(definition: &ChartDefinition, choices: &Choices, names: &Names) -> Bilingual {
    let shares = message("percentuale", "per cent");
    let chosen: Vec<Bilingual> = choices
        .controls
        .iter()
        .filter(|control| control.values.len() > 1)
        .map(|control| match control.value() {
            SHARE => both(shares),
            "" => both(control.dimension.without()),
            value => names.label(control.dimension, value),
        })
        .collect();
    let answers = definition.inferred.then(|| {
        let measure = choices.chosen(Dimension::Measure).unwrap_or_default();
        let is_several = definition.several.iter().any(|known| known == measure);
        if is_several { QuestionKind::Multiple } else { QuestionKind::Single }
    });
    written(|language| {
        let chosen = chosen.iter().map(|label| label.text(language));
        let answers = answers.map(|kind| kind.label().text(language));
        narrowed(definition.title.text(language), chosen.chain(answers))
    })
}

/// From 0, or the least value below, to a round number beyond the largest one; percentages of any size to 100.
pub fn axis(form: Form, unit: Unit, series: &[Series]) -> (Decimal, Decimal) {
    let values = || series.iter().flat_map(|series| series.marks.iter().flatten()).filter_map(|mark| mark.value);
    let stack = |row: usize| {
        let marks = series.iter().filter(|series| !series.total).filter_map(|series| series.marks.get(row)?.as_ref());
        marks.filter_map(|mark| mark.value).sum::<Decimal>()
    };
    let rows = series.first().map_or(0, |series| series.marks.len());
    let largest = match form {
        Form::Stacked => (0..rows).map(stack).max(),
        _ => values().max(),
    };
    let largest = largest.unwrap_or_default();
    let least = values().min().unwrap_or_default().min(Decimal::ZERO);
    let end = if unit == Unit::Percent && largest > Decimal::TEN {
        largest.max(Decimal::ONE_HUNDRED)
    } else {
        round_end(largest)
    };
    (least, end)
}
