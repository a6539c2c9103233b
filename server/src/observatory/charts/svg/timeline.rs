//! A timeline by months: headings, and for each row bars from the first to the last day of each of its stretches.

use chrono::{Datelike, Months, NaiveDate};
use rust_decimal::Decimal;

use super::Room;
use super::calendar::short_month;
use super::canvas::{Canvas, LINE};
use super::text::wrapped;
use crate::observatory::charts::description::Category;

/// The height of a bar that is alone in its row, and of one among others.
const THICK: u32 = 14;
const THIN: u32 = 5;
/// The shortest bar, in per cent of the width: a day must be seen.
const SHORTEST: Decimal = Decimal::ONE;
/// Between rows.
const GAP: u32 = 10;

/// Draws the rows below their headings, each heading with the months.
pub fn draw(canvas: &mut Canvas<'_>) {
    canvas.legend();
    let chart = canvas.chart;
    let mut row = 0;
    while row < chart.categories.len() {
        let rows = chart.categories[row..].iter();
        let end = row + rows.take_while(|category| category.group == chart.categories[row].group).count();
        canvas.group(row);
        months(canvas);
        let top = canvas.y;
        let behind = canvas.position();
        for row in row..end {
            draw_row(canvas, row);
        }
        let height = canvas.y - top;
        canvas.behind(behind, |canvas| canvas.beside(top, height, lines));
        canvas.y += 8;
        row = end;
    }
}

fn number(day: NaiveDate) -> Decimal {
    Decimal::from(day.num_days_from_ce())
}

/// Where a day begins, in per cent of the room for the bars.
fn place(canvas: &Canvas<'_>, day: NaiveDate) -> Decimal {
    canvas.chart.position(number(day))
}

/// The first days of the months.
fn firsts(canvas: &Canvas<'_>) -> Vec<NaiveDate> {
    let days = || canvas.chart.marks().flat_map(|(_, _, mark)| &mark.days);
    let first = days().map(|(start, _)| *start).min().and_then(|day| day.with_day(1));
    let last = days().map(|(_, end)| *end).max();
    let next = |month: &NaiveDate| month.checked_add_months(Months::new(1));
    std::iter::successors(first, next).take_while(|month| Some(*month) <= last).collect()
}

fn months(canvas: &mut Canvas<'_>) {
    let top = canvas.y;
    canvas.beside(top, LINE, |canvas| {
        for first in firsts(canvas) {
            let name = short_month(first, canvas.language);
            let name = if canvas.room == Room::Wide { name } else { name[..1].to_uppercase() };
            canvas.write(&format!("{}%", place(canvas, first)), LINE - 4, "tick", &name);
        }
    });
    canvas.y = top + LINE + 4;
}

/// Lines at the first days of the months.
fn lines(canvas: &mut Canvas<'_>) {
    for first in firsts(canvas) {
        let x = place(canvas, first);
        canvas.raw(&format!("<line class=\"grid-line\" x1=\"{x}%\" x2=\"{x}%\" y1=\"0%\" y2=\"100%\"/>"));
    }
}

fn draw_row(canvas: &mut Canvas<'_>, row: usize) {
    let chart = canvas.chart;
    let category = &chart.categories[row];
    let stretches =
        chart.series.iter().filter_map(|series| series.marks.get(row)?.as_ref()).map(|mark| mark.days.len());
    let number = u32::try_from(stretches.sum::<usize>().max(1)).unwrap_or(1);
    let height = if number == 1 { THICK } else { (THIN + 2) * number };
    let words = words(canvas, category);
    let text = LINE * u32::try_from(words.len()).unwrap_or(1);
    let top = canvas.y;
    let bars = match canvas.room {
        Room::Wide => top + text.max(height).saturating_sub(height) / 2,
        Room::Narrow => top + text + 2,
    };
    canvas.beside(bars, height, |canvas| {
        for series in 0..chart.series.len() {
            bars_of(canvas, (series, row), number);
        }
    });
    let start = if canvas.room == Room::Wide { top + text.max(height).saturating_sub(text) / 2 } else { top };
    for (line, (words, class)) in (0..).zip(&words) {
        canvas.write("0", start + 15 + LINE * line, class, words);
    }
    canvas.y = GAP + if canvas.room == Room::Wide { top + text.max(height) } else { bars + height };
}

/// The lines of a row's name and of what stands below it.
fn words(canvas: &Canvas<'_>, category: &Category) -> Vec<(String, &'static str)> {
    let name = wrapped(canvas.text(&category.label), canvas.names()).into_iter().map(|line| (line, ""));
    let detail = category.detail.as_ref().map(|detail| wrapped(canvas.text(detail), canvas.names()));
    name.chain(detail.into_iter().flatten().map(|line| (line, "detail"))).collect()
}

fn bars_of(canvas: &mut Canvas<'_>, of: (usize, usize), number_of_bars: u32) {
    let Some(mark) = canvas.chart.series[of.0].marks.get(of.1).and_then(Option::as_ref) else { return };
    let height = if number_of_bars == 1 { THICK } else { THIN };
    canvas.mark(of, |canvas| {
        for (position, (start, end)) in (0..).zip(&mark.days) {
            let left = place(canvas, *start);
            let right = canvas.chart.position(number(*end) + Decimal::ONE);
            let width = (right - left).max(SHORTEST);
            let left = left.min(Decimal::ONE_HUNDRED - width);
            let y = position * (THIN + 2);
            let place = format!("x=\"{left}%\" y=\"{y}\" width=\"{width}%\" height=\"{height}\"");
            canvas.filled(&place, usize::from(mark.notable));
        }
    });
}
