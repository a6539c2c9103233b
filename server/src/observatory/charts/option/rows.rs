//! Rows of bars, stacks or points as an option.

use app::i18n::Language;
use app::observatory::model::Unit;
use charming::component::{Axis, Grid, Legend};
use charming::datatype::{CompositeValue, DataFrame, DataPointItem};
use charming::element::{AxisLabel, AxisLine, AxisType, Tooltip, Trigger};
use charming::series::{Bar, Scatter};
use serde_json::{Value, json};

use super::number;
use crate::observatory::charts::definition::Form;
use crate::observatory::charts::description::{Category, Chart, Series};

/// The room to the right of the bars for the values, in pixels.
const VALUE_ROOM: i32 = 96;
/// The width of the rows' names, in pixels; longer ones go on in another line.
const NAME_WIDTH: u32 = 260;
/// The room below the axis: the library would cut its words in half, in pixels.
const AXIS_ROOM: i32 = 16;

/// The option.
pub fn option(chart: &Chart, language: Language) -> Value {
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
        let legend = Legend::new().left(0).top(0);
        drawn = drawn.legend(match notable {
            Some(notable) => legend.data(vec![notable]),
            None => legend,
        });
    }
    for series in &chart.series {
        drawn = added(drawn, chart, series, language);
    }
    // The option is plain data: nothing in it can fail to be written.
    let mut option = serde_json::to_value(&drawn).unwrap_or_default();
    complete(&mut option, chart, language);
    if let Some(notable) = notable {
        mark_notable(&mut option, chart, notable);
    }
    option
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
        series["stack"] = json!("all");
    }
    drawn.push(json!({ "type": "bar", "name": label, "data": [], "stack": "all", "notable": true }));
}

fn added(drawn: charming::Chart, chart: &Chart, series: &Series, language: Language) -> charming::Chart {
    let (data, name) = (data(chart, series, language), series.label.text(language));
    if series.total || chart.form == Form::Dumbbell {
        return drawn.series(Scatter::new().name(name).data(data));
    }
    let bar = Bar::new().name(name).data(data);
    drawn.series(if chart.form == Form::Stacked { bar.stack("all") } else { bar })
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
            series["symbolSize"] = json!(1);
        } else if chart.form == Form::Dumbbell {
            series["symbolSize"] = json!(14);
            series["label"]["position"] = json!(if position == 0 { "left" } else { "right" });
        }
        for (row, mark) in chart.series[position].marks.iter().enumerate() {
            if let Some(mark) = mark {
                series["data"][row]["label"] = json!({ "formatter": chart.beside(mark, language) });
            }
        }
    }
}
