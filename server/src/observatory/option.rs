//! A chart's description as the option of the browser's chart library.

use std::f64::consts::FRAC_PI_4;

use app::charts::description::{Chart, Mark};
use app::i18n::Language;
use charming::component::{Aria, Axis, Decal, DecalItem, Grid};
use charming::datatype::{CompositeValue, DataFrame};
use charming::element::{AxisLabel, AxisLine, AxisType, Formatter, Label, LabelPosition, Symbol, Tooltip, Trigger};
use charming::series::Bar;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// The room to the right of the bars for the values, in pixels.
const VALUE_ROOM: i32 = 64;

/// The option as JSON. The marks to notice are a series of their own, so that they get another colour and pattern.
pub fn option(chart: &Chart, language: Language) -> String {
    let labels: Vec<&str> = chart.marks.iter().map(|mark| mark.label.text(language)).collect();
    let drawn = charming::Chart::new()
        .grid(Grid::new().left(0).right(VALUE_ROOM).top(0).bottom(0).contain_label(true))
        .x_axis(Axis::new().type_(AxisType::Value).min(0).max(number(chart.axis_end)).show(false))
        .y_axis(
            Axis::new()
                .type_(AxisType::Category)
                .inverse(true)
                .axis_line(AxisLine::new().show(false))
                // Every label, also where the library would rather leave some out.
                .axis_label(AxisLabel::new().interval(0))
                .data(labels),
        )
        .tooltip(Tooltip::new().trigger(Trigger::Item).formatter(format!("{{b}}: {{c}}\u{a0}{}", chart.unit).as_str()))
        .aria(Aria::new().enabled(true).decal(Decal::new().show(true).decals(patterns())))
        .series(series(chart, false).show_background(true))
        .series(series(chart, true));
    // The option is plain data: nothing in it can fail to be written.
    serde_json::to_string(&drawn).unwrap_or_default()
}

/// The notable marks, or the others, with gaps where the marks of the other series stand.
fn series(chart: &Chart, notable: bool) -> Bar {
    let value = |mark: &Mark| (mark.notable == notable).then(|| number(mark.value));
    let values: DataFrame = chart.marks.iter().map(|mark| CompositeValue::from(value(mark)).into()).collect();
    let formatter = format!("{{c}}\u{a0}{}", chart.unit);
    Bar::new()
        .stack("marks")
        .data(values)
        .label(Label::new().show(true).position(LabelPosition::Right).formatter(Formatter::String(formatter)))
}

/// As in the server's drawing: none on the marks, stripes on the notable ones.
fn patterns() -> Vec<DecalItem> {
    let stripes =
        DecalItem::new().symbol(Symbol::Rect).dash_array_x(vec![1, 0]).dash_array_y(vec![2, 5]).rotation(-FRAC_PI_4);
    vec![DecalItem::new().symbol(Symbol::None), stripes]
}

/// The number nearest to an exact one, for drawing only.
fn number(value: Decimal) -> f64 {
    value.to_f64().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use app::charts::core_indicators;
    use app::observatory::model::Figure;
    use serde_json::{Value, json};

    use super::*;

    fn figure(option: &str, value: i64) -> Figure {
        let figure = json!({
            "id": option, "measure": core_indicators::MEASURE, "year": 2020, "option": option, "value": value.to_string(),
            "source": "pratiche-innovative-2020", "locator": "sezione", "grade": "documented",
        });
        serde_json::from_value(figure).expect("a figure")
    }

    fn chart() -> Chart {
        let figures =
            [figure("buoni-spesa", 35), figure("smart-working-comuni", 77), figure("giunta-in-videoconferenza", 56)];
        core_indicators::chart(&figures).expect("a chart")
    }

    #[test]
    fn both_drawings_have_the_same_marks_in_the_same_order() {
        let chart = chart();
        for language in Language::ALL {
            let option: Value = serde_json::from_str(&option(&chart, language)).expect("JSON");
            let labels: Vec<&str> = chart.marks.iter().map(|mark| mark.label.text(language)).collect();
            assert_eq!(option["yAxis"]["data"], json!(labels));
            assert_eq!(option["yAxis"]["inverse"], true, "the first mark stands on top");
            for (position, mark) in chart.marks.iter().enumerate() {
                let (own, other) = if mark.notable { (1, 0) } else { (0, 1) };
                let drawn = &option["series"][own]["data"][position];
                assert_eq!(drawn.as_f64(), mark.value.to_f64(), "{}", mark.figure);
                assert!(option["series"][other]["data"][position].is_null());
                // The server's drawing takes its lengths from the same axis.
                let end = option["xAxis"]["max"].as_f64().expect("an end");
                let share = format!("{}%", (drawn.as_f64().expect("a value") / end * 100.0).round());
                assert_eq!(share, chart.length(mark));
            }
        }
    }

    #[test]
    fn the_option_holds_no_code() {
        let option = option(&chart(), Language::Italian);
        assert!(!option.contains("function") && !option.contains("=>"));
    }
}
