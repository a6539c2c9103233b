//! Rows of bars, stacks or points as an option.

use app::i18n::{Bilingual, Language};
use app::observatory::model::Unit;
use charming::component::{Axis, Grid, Legend};
use charming::datatype::{CompositeValue, DataFrame, DataPointItem};
use charming::element::{AxisLabel, AxisLine, AxisType, Tooltip, Trigger};
use charming::series::{Bar, Scatter};
use serde_json::{Value, json};

use super::number;
use crate::observatory::charts::definition::Form;
use crate::observatory::charts::description::{Category, Chart, Mark, NOTHING, Series, UNEQUAL_SIGN};
use crate::observatory::charts::svg::{LINE, average_height, wrapped};

/// The room to the right of the bars for the values, in pixels.
const VALUE_ROOM: i32 = 96;
/// The width of the rows' names, in pixels; longer ones go on in another line.
const NAME_WIDTH: u32 = 260;
/// The height of their letters, in pixels.
const NAME_LETTERS: u32 = 14;
/// What is stacked on each other.
const STACK: &str = "all";
/// The room below the axis: the library would cut its words in half, in pixels.
const AXIS_ROOM: i32 = 16;

/// The option; `None` where names need more room than rows of one height have.
pub fn option(chart: &Chart, language: Language) -> Option<Value> {
    if !names_fit(chart, language) {
        return None;
    }
    let label = |category: &Category| match &category.detail {
        Some(detail) => format!("{}\n{}", category.label.text(language), detail.text(language)),
        None => category.label.text(language).to_owned(),
    };
    let labels: Vec<String> = chart.categories.iter().map(label).collect();
    let (start, end) = chart.axis;
    // Several series have their own colours, also on the server's drawing.
    let alone = chart.series.len() == 1;
    let notable = chart.notable.as_ref().filter(|_| alone).map(|notable| notable.text(language));
    let has_legend = !alone || notable.is_some();
    let mut drawn = charming::Chart::new()
        .grid(
            Grid::new()
                .left(0)
                .right(VALUE_ROOM)
                .top(if has_legend { 40 } else { 0 })
                .bottom(AXIS_ROOM)
                .contain_label(true),
        )
        .x_axis(Axis::new().type_(AxisType::Value).min(number(start)).max(number(end)))
        .y_axis(
            Axis::new()
                .type_(AxisType::Category)
                .inverse(true)
                .axis_line(AxisLine::new().show(false))
                // Every label, also where the library would rather leave some out.
                .axis_label(AxisLabel::new().interval(0))
                .data(labels),
        )
        .tooltip(Tooltip::new().trigger(Trigger::Item).formatter("{b}"));
    if has_legend {
        let names = chart.drawn().map(|(_, series)| series.label.text(language));
        drawn = drawn.legend(Legend::new().left(0).top(0).data(notable.map_or_else(|| names.collect(), |it| vec![it])));
    }
    for series in &chart.series {
        drawn = added(drawn, chart, series, language);
    }
    // The option is plain data: nothing in it can fail to be written.
    let mut option = serde_json::to_value(&drawn).unwrap_or_default();
    complete(&mut option, chart, language);
    match chart.form {
        Form::Stacked if chart.total().is_none() => say_sums(&mut option, chart, language),
        Form::Stacked => {}
        Form::Dumbbell => link(&mut option, chart),
        _ => say_what_is_missing(&mut option, chart, language),
    }
    if let Some(notable) = notable {
        mark_notable(&mut option, chart, notable);
    }
    Some(option)
}

/// Whether the rows' names have room beside each other: the library's rows are all as high as they are on average.
fn names_fit(chart: &Chart, language: Language) -> bool {
    let of = |text: &Bilingual| wrapped(text.text(language), NAME_WIDTH * 16 / NAME_LETTERS).len();
    let lines = |category: &Category| of(&category.label) + category.detail.as_ref().map_or(0, of);
    let heights: Vec<u32> =
        chart.categories.iter().map(|category| LINE * u32::try_from(lines(category)).unwrap_or(1)).collect();
    let most = heights.windows(2).map(|pair| pair.iter().sum::<u32>() / 2).max().unwrap_or_default();
    most <= average_height(chart, language)
}

/// Adds a series that only says something: it takes no room, shows no tooltip, and its marks are nobody's.
fn add(option: &mut Value, mut series: Value) {
    series["silent"] = json!(true);
    series["tooltip"] = json!({ "show": false });
    if let Some(drawn) = option["series"].as_array_mut() {
        drawn.push(series);
    }
}

/// Words where a bar would begin, or a stack ends.
fn saying(words: String) -> Value {
    json!({ "value": 0, "label": { "formatter": words } })
}

fn words_only(stack: &str, data: Vec<Value>) -> Value {
    json!({ "type": "bar", "stack": stack, "data": data, "label": { "show": true, "position": "right" } })
}

/// What the parts of each stack add up to stands where it ends.
fn say_sums(option: &mut Value, chart: &Chart, language: Language) {
    let words = |row: usize| {
        if is_empty(chart, row) {
            return NOTHING.text(language).to_owned();
        }
        chart.printed(chart.sum(row), language)
    };
    let sums = (0..chart.categories.len()).map(|row| saying(words(row)));
    add(option, words_only(STACK, sums.collect()));
}

/// Whether a row has no mark.
fn is_empty(chart: &Chart, row: usize) -> bool {
    chart.series.iter().all(|series| series.marks.get(row).is_none_or(Option::is_none))
}

/// Where a value is missing there are the source's words, or that there is nothing: beside no bar the library says nothing,
/// so they stand beside one of no length, in the same place.
fn say_what_is_missing(option: &mut Value, chart: &Chart, language: Language) {
    for (position, series) in chart.series.iter().enumerate() {
        let words = |(row, mark): (usize, &Option<Mark>)| match mark {
            Some(mark) if mark.value.is_none() => saying(chart.beside(mark, language)),
            None if position == 0 && is_empty(chart, row) => saying(NOTHING.text(language).to_owned()),
            _ => Value::Null,
        };
        let words: Vec<Value> = series.marks.iter().enumerate().map(words).collect();
        if words.iter().any(Value::is_object) {
            let stack = position.to_string();
            option["series"][position]["stack"] = json!(stack);
            add(option, words_only(&stack, words));
        }
    }
}

/// A line from the least to the greatest point of each row: a thin bar on one that is not seen.
fn link(option: &mut Value, chart: &Chart) {
    let ends = |row: usize| {
        let values = || chart.series.iter().filter_map(move |series| series.marks.get(row)?.as_ref()?.value);
        Some((values().min()?, values().max()?))
    };
    let rows = || (0..chart.categories.len()).map(ends);
    let starts: Vec<Value> = rows().map(|ends| json!(ends.map(|(least, _)| number(least)))).collect();
    let lengths: Vec<Value> = rows().map(|ends| json!(ends.map(|(least, most)| number(most - least)))).collect();
    for (role, data) in [("unseen", starts), ("link", lengths)] {
        add(option, json!({ "type": "bar", "stack": STACK, "barWidth": 3, "z": 1, "role": role, "data": data }));
    }
}

/// Marks what is to be noticed, and adds the series by which the legend says what that is: it has no marks, and takes
/// no room beside the others, because all are in one stack.
fn mark_notable(option: &mut Value, chart: &Chart, label: &str) {
    // There is nothing to hide by a click.
    option["legend"]["selectedMode"] = json!(false);
    let Some(drawn) = option["series"].as_array_mut() else { return };
    for (series, row, _) in chart.marks().filter(|(_, _, mark)| mark.notable) {
        drawn[series]["data"][row]["notable"] = json!(true);
    }
    for series in drawn.iter_mut() {
        series["stack"] = json!(STACK);
    }
    drawn.push(json!({ "type": "bar", "name": label, "data": [], "stack": STACK, "role": "notable" }));
}

fn added(drawn: charming::Chart, chart: &Chart, series: &Series, language: Language) -> charming::Chart {
    let (data, name) = (data(chart, series, language), series.label.text(language));
    if chart.form == Form::Dumbbell {
        return drawn.series(Scatter::new().name(name).data(data));
    }
    let bar = Bar::new().name(name).data(data);
    drawn.series(if chart.form == Form::Stacked && !series.total { bar.stack(STACK) } else { bar })
}

/// The values of a series, row by row, each with its words; gaps where there are none.
fn data(chart: &Chart, series: &Series, language: Language) -> DataFrame {
    let point = |(category, mark): (_, &Option<_>)| match mark {
        Some(mark) => {
            let spoken = chart.spoken(series, category, mark, language);
            DataPointItem::new(CompositeValue::from(mark.value.map(number))).name(spoken).into()
        }
        None => CompositeValue::from(None::<f64>).into(),
    };
    chart.categories.iter().zip(&series.marks).map(point).collect()
}

/// What the option's types have no place for: labels as the language writes them, and how wide names may be.
fn complete(option: &mut Value, chart: &Chart, language: Language) {
    option["yAxis"]["axisLabel"]["width"] = json!(NAME_WIDTH);
    option["yAxis"]["axisLabel"]["overflow"] = json!("break");
    if chart.unit == Unit::Percent {
        option["xAxis"]["axisLabel"]["formatter"] = json!("{value}\u{a0}%");
    }
    let beside = match chart.form {
        Form::Stacked => Vec::from_iter(chart.series.iter().position(|series| series.total)),
        _ => (0..chart.series.len()).collect(),
    };
    for position in beside {
        let Some(series) = option["series"].get_mut(position) else { continue };
        series["label"] = json!({ "show": true, "position": "right" });
        if chart.series[position].total {
            // Around the stack, not beside it, and behind it for whoever points at its parts.
            series["role"] = json!("whole");
            series["barGap"] = json!("-100%");
            // Rounded parts may go a little further than the whole.
            series["label"]["distance"] = json!(12);
            series["z"] = json!(1);
        } else if chart.form == Form::Dumbbell {
            series["symbolSize"] = json!(14);
        }
        for (row, mark) in chart.series[position].marks.iter().enumerate() {
            let Some(mark) = mark.as_ref().filter(|mark| mark.value.is_some()) else { continue };
            let sign = if mark.unequal { UNEQUAL_SIGN } else { "" };
            let mut label = json!({ "formatter": format!("{}{sign}", chart.beside(mark, language)) });
            if chart.form == Form::Dumbbell {
                label["position"] = json!(if is_last(chart, position, row) { "right" } else { "left" });
            }
            series["data"][row]["label"] = label;
        }
    }
}

/// Whether a point is the furthest of its row: its value stands behind it, those of the others before them.
fn is_last(chart: &Chart, position: usize, row: usize) -> bool {
    let value = |series: &Series| series.marks.get(row)?.as_ref()?.value;
    let of_all = chart.series.iter().enumerate().filter_map(|(position, series)| Some((value(series)?, position)));
    of_all.max().is_some_and(|(_, last)| last == position)
}
