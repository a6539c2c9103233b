//! Heat maps and calendars as options: cells in the shades of the server's drawing.

use app::i18n::Language;
use charming::component::{Aria, Axis, Calendar, Decal, Grid, VisualMap, VisualMapPiece, VisualMapType};
use charming::element::{AxisLabel, AxisLine, AxisType, CoordinateSystem, Range, Tooltip, Trigger};
use charming::series::Heatmap;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::number;
use crate::observatory::charts::description::{Chart, Mark};
use crate::observatory::charts::svg::{WEEKDAYS, short_month};

/// The width of the rows' names, in pixels.
const NAME_WIDTH: u32 = 230;
/// The room of the names before a calendar's cells, in pixels.
const WEEKDAY_WIDTH: i32 = 44;

/// A cell for each row and series.
pub fn heat_map(chart: &Chart, language: Language) -> Value {
    let rows: Vec<&str> = chart.categories.iter().map(|category| category.label.text(language)).collect();
    let columns: Vec<&str> = chart.series.iter().map(|series| series.label.text(language)).collect();
    let names = |labels: Vec<&str>| {
        Axis::new()
            .type_(AxisType::Category)
            .axis_line(AxisLine::new().show(false))
            .axis_label(AxisLabel::new().interval(0))
            .data(labels)
    };
    let drawn = framed(chart)
        .grid(Grid::new().left(0).right(0).top(0).bottom(0).contain_label(true))
        .x_axis(names(columns).position("top"))
        .y_axis(names(rows).inverse(true));
    let mut option =
        series(drawn, chart, language, CoordinateSystem::Cartesian2d, |series, row| vec![json!(series), json!(row)]);
    option["yAxis"]["axisLabel"]["width"] = json!(NAME_WIDTH);
    option["yAxis"]["axisLabel"]["overflow"] = json!("break");
    // The names of columns lie or stand as there is room: only the browser knows.
    option
}

/// A cell for each day, weeks side by side; `None` without days.
pub fn calendar(chart: &Chart, language: Language) -> Option<Value> {
    let days: Vec<NaiveDate> = chart.categories.iter().filter_map(|category| category.day).collect();
    let (first, last) = (*days.iter().min()?, *days.iter().max()?);
    let drawn = framed(chart).calendar(
        Calendar::new()
            .left(WEEKDAY_WIDTH)
            .right(0)
            .top(24)
            .bottom(0)
            .range(Range::Range((first.to_string(), last.to_string()))),
    );
    let mut option = series(drawn, chart, language, CoordinateSystem::Calendar, |_, row| {
        chart.categories[row].day.map(|day| json!(day.to_string())).into_iter().collect()
    });
    // The library's weeks begin with the name of Sunday, whichever day comes first.
    let weekdays = WEEKDAYS.iter().cycle().skip(6).take(7).map(|name| name.text(language));
    let months = (1..=12).filter_map(|month| NaiveDate::from_ymd_opt(2020, month, 1));
    let calendar = &mut option["calendar"];
    calendar["cellSize"] = json!(["auto", "auto"]);
    calendar["yearLabel"] = json!({ "show": false });
    calendar["dayLabel"] = json!({ "firstDay": 1, "nameMap": weekdays.collect::<Vec<_>>() });
    calendar["monthLabel"] = json!({ "nameMap": months.map(|month| short_month(month, language)).collect::<Vec<_>>() });
    Some(option)
}

/// What both have: words for who points at a cell, and what each shade stands for.
fn framed(chart: &Chart) -> charming::Chart {
    let piece = |(above, to): (Decimal, Decimal)| VisualMapPiece::new().gt(number(above)).lte(number(to));
    let pieces: Vec<VisualMapPiece> = chart.shades().map(piece).collect();
    charming::Chart::new()
        .tooltip(Tooltip::new().trigger(Trigger::Item).formatter("{b}"))
        // Every cell says its number: patterns over shades would hide it.
        .aria(Aria::new().enabled(true).decal(Decal::new().show(false)))
        .visual_map(VisualMap::new().type_(VisualMapType::Piecewise).show(false).pieces(pieces))
}

/// The series with a cell for each row, at the place that `place` gives it.
fn series(
    drawn: charming::Chart,
    chart: &Chart,
    language: Language,
    system: CoordinateSystem,
    place: impl Fn(usize, usize) -> Vec<Value>,
) -> Value {
    let heat_map = |label: &str| Heatmap::new().name(label).coordinate_system(system);
    let named = chart.series.iter().map(|series| heat_map(series.label.text(language)));
    let drawn = named.fold(drawn, charming::Chart::series);
    // The option is plain data: nothing in it can fail to be written.
    let mut option = serde_json::to_value(&drawn).unwrap_or_default();
    for (position, series) in chart.series.iter().enumerate() {
        let cell = |(row, mark): (usize, &Option<Mark>)| {
            let mut value = place(position, row);
            let mark = mark.as_ref();
            value.push(mark.and_then(|mark| mark.value).map_or(json!("-"), |value| json!(number(value))));
            let Some(mark) = mark else { return json!({ "value": value }) };
            let spoken = chart.spoken(series, &chart.categories[row], mark, language);
            json!({ "name": spoken, "value": value, "label": { "formatter": chart.beside(mark, language) } })
        };
        option["series"][position]["data"] = series.marks.iter().enumerate().map(cell).collect();
        option["series"][position]["label"] = json!({ "show": true });
    }
    option
}
