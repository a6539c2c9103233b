//! Rows of bars, stacks or points; heat maps too where there is no room for cells.

use app::i18n::Language;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::canvas::{Canvas, LINE};
use super::text::{text_width, wrapped};
use super::{Place, Room};
use crate::observatory::charts::definition::Form;
use crate::observatory::charts::description::{Category, Chart, Mark, NOTHING};

/// The thickness of a bar that is alone in its row, and of one among others.
const THICK: u32 = 22;
const THIN: u32 = 19;
/// Between rows.
const GAP: u32 = 14;
/// The height of the axis with its numbers.
const AXIS: u32 = 30;
/// The most that marks take of the room that they are drawn in, in per cent: the rest is for the values beside them.
const MOST: u32 = 77;

/// A line of a row, with what stands on it.
struct Track {
    /// The series on it, in order.
    series: Vec<usize>,
    /// The room above it for words.
    words: u32,
    height: u32,
}

/// Draws legend, rows and axis.
pub fn draw(canvas: &mut Canvas<'_>) {
    canvas.legend();
    let width = width(canvas);
    for row in 0..canvas.chart.categories.len() {
        draw_row(canvas, row, width);
    }
    axis(canvas, width);
}

/// How wide the marks may be in the room that they are drawn in, in per cent: beside each there is room for its value.
fn width(canvas: &Canvas<'_>) -> u32 {
    let chart = canvas.chart;
    let room = canvas.beside_pixels();
    let fits = |(value, words): (Decimal, String)| {
        // The sign that may stand behind it, and a little air.
        let left = room.saturating_sub(text_width(&words) + 26);
        let share = Decimal::from(left * 100) / Decimal::from(room);
        (share * Decimal::ONE_HUNDRED).checked_div(chart.position(value))?.to_u32()
    };
    ends(canvas).into_iter().filter_map(fits).min().unwrap_or(MOST).clamp(1, MOST)
}

/// What stands beside marks, with the values at which they end.
fn ends(canvas: &Canvas<'_>) -> Vec<(Decimal, String)> {
    let chart = canvas.chart;
    let of = |mark: &Mark| Some((mark.value?, chart.beside(mark, canvas.language)));
    match chart.form {
        // What belongs to points stands above them.
        Form::Dumbbell => Vec::new(),
        Form::Stacked => {
            let sums = (0..chart.categories.len()).map(|row| chart.sum(row));
            let sums = sums.map(|sum| (sum, chart.printed(sum, canvas.language)));
            sums.chain(chart.total().into_iter().flat_map(|total| &total.marks).flatten().filter_map(of)).collect()
        }
        _ => chart.marks().filter_map(|(_, _, mark)| of(mark)).collect(),
    }
}

/// How high a row is on average, in pixels, names included.
pub fn average_height(chart: &Chart, language: Language) -> u32 {
    let mut canvas = Canvas::new(chart, Room::Wide, Place::Page, language);
    for row in 0..chart.categories.len() {
        draw_row(&mut canvas, row, MOST);
    }
    canvas.y.checked_div(u32::try_from(chart.categories.len()).unwrap_or(1)).unwrap_or_default()
}

fn tracks(canvas: &Canvas<'_>, row: usize) -> Vec<Track> {
    let chart = canvas.chart;
    let drawn: Vec<usize> = chart.drawn().map(|(position, _)| position).collect();
    let has = |series: &usize| chart.series[*series].marks.get(row).is_some_and(Option::is_some);
    match chart.form {
        Form::Dumbbell => vec![Track { series: drawn, words: LINE, height: THICK }],
        Form::Grouped => one_each(drawn.into_iter().filter(has).collect(), 0),
        // Without cells every bar says its series.
        Form::Heatmap => one_each(drawn.into_iter().filter(has).collect(), LINE),
        _ => vec![Track { series: drawn, words: 0, height: THICK }],
    }
}

fn one_each(series: Vec<usize>, words: u32) -> Vec<Track> {
    if series.is_empty() {
        return vec![Track { series, words: 0, height: THIN }];
    }
    series.into_iter().map(|series| Track { series: vec![series], words, height: THIN }).collect()
}

fn draw_row(canvas: &mut Canvas<'_>, row: usize, width: u32) {
    let category = canvas.chart.categories[row].clone();
    let tracks = tracks(canvas, row);
    let height: u32 = tracks.iter().map(|track| track.words + track.height + 3).sum::<u32>() - 3;
    let lines = lines(canvas, &category);
    let text = LINE * u32::try_from(lines.len()).unwrap_or(1);
    let top = canvas.y;
    let mut y = match canvas.room {
        Room::Wide => {
            let tall = text.max(height);
            label(canvas, top + (tall - text) / 2, &lines, &category);
            canvas.y = top + tall + GAP;
            top + (tall - height) / 2
        }
        Room::Narrow => {
            label(canvas, top, &lines, &category);
            canvas.y = top + text + 4 + height + GAP;
            top + text + 4
        }
    };
    for track in tracks {
        draw_track(canvas, row, &track, (y, width));
        y += track.words + track.height + 3;
    }
}

/// The lines of a row's name, each with its class.
fn lines(canvas: &Canvas<'_>, category: &Category) -> Vec<(String, &'static str)> {
    let class = if category.own || category.whole { "own" } else { "" };
    // The sign before the reader's own row takes some of the room.
    let room = canvas.names() - if category.own { 16 } else { 0 };
    let name = wrapped(canvas.text(&category.label), room).into_iter().map(|line| (line, class));
    let detail = category.detail.as_ref().map(|detail| wrapped(canvas.text(detail), canvas.names()));
    name.chain(detail.into_iter().flatten().map(|line| (line, "detail"))).collect()
}

fn label(canvas: &mut Canvas<'_>, top: u32, lines: &[(String, &'static str)], category: &Category) {
    let mut y = top + 15;
    for (position, (line, class)) in lines.iter().enumerate() {
        // A sign, because letters alone may not be told apart.
        let line = if category.own && position == 0 { format!("» {line}") } else { line.clone() };
        canvas.write("0", y, class, &line);
        y += LINE;
    }
}

/// Draws what stands on a line: how far down, and how wide the marks may be in per cent.
fn draw_track(canvas: &mut Canvas<'_>, row: usize, track: &Track, (y, width): (u32, u32)) {
    canvas.beside(y, track.words + track.height, |canvas| {
        canvas.raw(&format!("<svg width=\"{width}%\" overflow=\"visible\">"));
        match canvas.chart.form {
            Form::Stacked => stack(canvas, row, track),
            Form::Dumbbell => points(canvas, row, track),
            _ => bars(canvas, row, track),
        }
        canvas.raw("</svg>");
    });
}

fn mark_of<'a>(canvas: &Canvas<'a>, series: usize, row: usize) -> Option<&'a Mark> {
    canvas.chart.series.get(series)?.marks.get(row)?.as_ref()
}

fn ground(canvas: &mut Canvas<'_>, track: &Track) {
    let (y, height) = (track.words, track.height);
    canvas.raw(&format!("<rect class=\"ground\" y=\"{y}\" width=\"100%\" height=\"{height}\"/>"));
}

fn nothing(canvas: &mut Canvas<'_>, track: &Track) {
    let words = NOTHING.text(canvas.language);
    canvas.write("0", track.words + track.height - 5, "none", words);
}

fn bars(canvas: &mut Canvas<'_>, row: usize, track: &Track) {
    let here = track.series.first().and_then(|series| Some((*series, mark_of(canvas, *series, row)?)));
    let Some((series, mark)) = here else { return nothing(canvas, track) };
    if mark.value.is_some() {
        ground(canvas, track);
    }
    if track.words > 0 {
        let label = canvas.text(&canvas.chart.series[series].label).to_owned();
        canvas.write("0", track.words - 5, "detail", &label);
    }
    canvas.mark((series, row), |canvas| {
        let end = bar(canvas, mark, series, track);
        canvas.value(
            &format!("{end}%"),
            if mark.value.is_some() { 7 } else { 0 },
            track.words + track.height - 5,
            mark,
        );
    });
}

/// A bar from zero to a value; where it ends.
fn bar(canvas: &mut Canvas<'_>, mark: &Mark, series: usize, track: &Track) -> Decimal {
    let Some(value) = mark.value else { return Decimal::ZERO };
    let (zero, end) = (canvas.chart.position(Decimal::ZERO), canvas.chart.position(value));
    let (left, width) = (zero.min(end), (end - zero).abs());
    let alone = canvas.chart.series.len() == 1 || canvas.chart.form == Form::Heatmap;
    let colour = if alone { usize::from(mark.notable) } else { series };
    let place = format!("x=\"{left}%\" y=\"{}\" width=\"{width}%\" height=\"{}\"", track.words, track.height);
    canvas.filled(&place, colour);
    end
}

fn stack(canvas: &mut Canvas<'_>, row: usize, track: &Track) {
    let marks: Vec<(usize, &Mark)> =
        track.series.iter().filter_map(|series| Some((*series, mark_of(canvas, *series, row)?))).collect();
    let total = canvas.chart.series.iter().position(|series| series.total);
    let total = total.and_then(|series| Some((series, mark_of(canvas, series, row)?)));
    if marks.is_empty() && total.is_none() {
        return nothing(canvas, track);
    }
    ground(canvas, track);
    let mut left = Decimal::ZERO;
    for &(series, mark) in &marks {
        let Some(value) = mark.value else { continue };
        let width = canvas.chart.position(value) - canvas.chart.position(Decimal::ZERO);
        let place = format!("x=\"{left}%\" y=\"{}\" width=\"{width}%\" height=\"{}\"", track.words, track.height);
        canvas.mark((series, row), |canvas| canvas.filled(&place, series));
        left += width;
    }
    let y = track.words + track.height - 5;
    if let Some((series, mark)) = total {
        // A sum whose parts are not all printed is shown as a bar without a channel.
        let end = mark.value.map(|value| canvas.chart.position(value)).filter(|end| *end > left + Decimal::ONE);
        canvas.mark((series, row), |canvas| {
            if let Some(end) = end {
                let place = format!("y=\"{}\" width=\"{end}%\" height=\"{}\"", track.words, track.height);
                canvas.raw(&format!("<rect {place} class=\"whole\" fill=\"none\"/>"));
            }
            canvas.value(&format!("{}%", end.unwrap_or(left)), 7, y, mark);
        });
    } else {
        let sum = canvas.chart.printed(canvas.chart.sum(row), canvas.language);
        canvas.raw(&format!("<text x=\"{left}%\" dx=\"7\" y=\"{y}\" class=\"value\">{sum}</text>"));
    }
}

fn points(canvas: &mut Canvas<'_>, row: usize, track: &Track) {
    let marks: Vec<(usize, &Mark)> =
        track.series.iter().filter_map(|series| Some((*series, mark_of(canvas, *series, row)?))).collect();
    if marks.is_empty() {
        return nothing(canvas, track);
    }
    let middle = track.words + track.height / 2;
    let places: Vec<Decimal> =
        marks.iter().filter_map(|(_, mark)| mark.value.map(|value| canvas.chart.position(value))).collect();
    canvas.raw(&format!("<path class=\"axis-line\" d=\"M0 {middle}h1\"/>"));
    canvas.raw(&format!("<line class=\"grid-line faint\" x1=\"0%\" x2=\"100%\" y1=\"{middle}\" y2=\"{middle}\"/>"));
    if let (Some(least), Some(most)) = (places.iter().min(), places.iter().max()) {
        let ends = format!("x1=\"{least}%\" x2=\"{most}%\" y1=\"{middle}\" y2=\"{middle}\"");
        canvas.raw(&format!("<line class=\"link-line\" {ends}/>"));
    }
    let words: Vec<String> = marks
        .iter()
        .map(|&(series, mark)| {
            let beside = canvas.chart.beside(mark, canvas.language);
            match canvas.text(&canvas.chart.series[series].label) {
                "" => beside,
                label => format!("{label}: {beside}"),
            }
        })
        .collect();
    let sign = if marks.iter().any(|(_, mark)| mark.unequal) { canvas.unequal_sign() } else { "" };
    canvas.write("0", track.words - 5, "value", &format!("{}{sign}", words.join(" · ")));
    for &(series, mark) in &marks {
        canvas.mark((series, row), |canvas| {
            if let Some(value) = mark.value {
                let place = canvas.chart.position(value);
                canvas.dot(place, middle, series);
            }
        });
    }
}

/// The axis below the rows, with its numbers.
fn axis(canvas: &mut Canvas<'_>, width: u32) {
    let (start, end) = canvas.chart.axis;
    let (y, steps) = (canvas.y, steps(canvas, width));
    canvas.beside(y, AXIS, |canvas| {
        canvas.raw(&format!("<svg width=\"{width}%\" overflow=\"visible\">"));
        canvas.raw("<line class=\"axis-line\" x1=\"0%\" x2=\"100%\" y1=\"1\" y2=\"1\"/>");
        for step in (0..=steps).map(|step| 100 * step / steps) {
            let value = start + (end - start) * Decimal::from(step) / Decimal::ONE_HUNDRED;
            let class = if step == 0 { "tick" } else { "tick middle" };
            canvas.raw(&format!("<line class=\"axis-line\" x1=\"{step}%\" x2=\"{step}%\" y1=\"1\" y2=\"6\"/>"));
            let words = canvas.chart.printed(value, canvas.language);
            canvas.write(&format!("{step}%"), 24, class, &words);
        }
        canvas.raw("</svg>");
    });
    canvas.y = y + AXIS;
}

/// In how many equal parts the axis is cut, so that each of its numbers can be printed as it is and has room.
fn steps(canvas: &Canvas<'_>, width: u32) -> u32 {
    let (start, end) = canvas.chart.axis;
    let wanted: &[u32] = if canvas.room == Room::Wide { &[5, 4, 2] } else { &[2] };
    let number = text_width(&canvas.chart.printed(end, canvas.language)) + 10;
    let across = canvas.beside_pixels() * width / 100;
    let is_exact = |steps: &&u32| {
        let part = (end - start).checked_div(Decimal::from(**steps)).unwrap_or_default();
        start.is_zero() && part.normalize().scale() <= canvas.chart.decimals && **steps * number <= across
    };
    wanted.iter().find(is_exact).copied().unwrap_or(1)
}
