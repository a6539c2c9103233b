//! A cell for each row and series: darker where the number is larger, with the number in it.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::canvas::{Canvas, LINE, escaped};
use super::text::{text_width, wrapped};
use crate::observatory::charts::description::Mark;

/// The width of the rows' names, in per cent.
const NAMES: u32 = 30;
const CELL: u32 = 34;
/// The longest line of a name that stands upright, in pixels.
const UPRIGHT: u32 = 170;

/// Draws the names of the series, then every row.
pub fn draw(canvas: &mut Canvas<'_>) {
    let columns = canvas.chart.series.len();
    let width = Decimal::from(100 - NAMES) / Decimal::from(columns.max(1));
    let column = width * Decimal::from(canvas.pixels()) / Decimal::ONE_HUNDRED;
    let column = column.to_u32().unwrap_or_default();
    let mut words = canvas.chart.series.iter().flat_map(|series| canvas.text(&series.label).split(' '));
    if words.all(|word| text_width(word) <= column) {
        lying_names(canvas, width, column);
    } else {
        upright_names(canvas, width);
    }
    for row in 0..canvas.chart.categories.len() {
        draw_row(canvas, row, width);
    }
}

fn class_of(canvas: &Canvas<'_>, column: usize, class: &str) -> String {
    if canvas.chart.series[column].own { format!("{class} own") } else { class.to_owned() }
}

/// The names above their columns.
fn lying_names(canvas: &mut Canvas<'_>, width: Decimal, pixels: u32) {
    let names: Vec<Vec<String>> =
        canvas.chart.series.iter().map(|series| wrapped(canvas.text(&series.label), pixels)).collect();
    let lines = names.iter().map(Vec::len).max().unwrap_or(1);
    let head = LINE * u32::try_from(lines).unwrap_or(1);
    for (column, name) in names.iter().enumerate() {
        let x = format!("{}%", centre(column, width));
        let first = lines - name.len();
        for (line, text) in name.iter().enumerate() {
            let line = u32::try_from(first + line).unwrap_or_default();
            canvas.write(&x, canvas.y + 15 + LINE * line, &class_of(canvas, column, "tick middle"), text);
        }
    }
    canvas.y += head + 6;
}

/// The names upright, where a column is narrower than a word: each on a place of its own, which can be turned.
fn upright_names(canvas: &mut Canvas<'_>, width: Decimal) {
    let names: Vec<Vec<String>> =
        canvas.chart.series.iter().map(|series| wrapped(canvas.text(&series.label), UPRIGHT)).collect();
    canvas.y += names.iter().flatten().map(|line| text_width(line)).max().unwrap_or_default();
    for (column, name) in names.iter().enumerate() {
        let (x, y, class) = (centre(column, width), canvas.y, class_of(canvas, column, "tick"));
        canvas.raw(&format!("<svg x=\"{x}%\" y=\"{y}\" overflow=\"visible\"><g transform=\"rotate(-90)\">"));
        let lines = u32::try_from(name.len()).unwrap_or(1);
        for (line, text) in (0..).zip(name) {
            let below = i64::from(15 + LINE * line) - i64::from(LINE * lines / 2);
            canvas.raw(&format!("<text x=\"0\" y=\"{below}\" class=\"{class}\">{}</text>", escaped(text)));
        }
        canvas.raw("</g></svg>");
    }
    canvas.y += 6;
}

fn centre(column: usize, width: Decimal) -> Decimal {
    (Decimal::from(NAMES) + width * Decimal::from(column) + width / Decimal::TWO).round_dp(2).normalize()
}

fn draw_row(canvas: &mut Canvas<'_>, row: usize, width: Decimal) {
    let category = &canvas.chart.categories[row];
    let name = wrapped(canvas.text(&category.label), canvas.pixels() * (NAMES - 1) / 100);
    let lines = u32::try_from(name.len()).unwrap_or(1);
    let height = CELL.max(LINE * lines + 4);
    let class = if category.own { "own" } else { "" };
    for (line, text) in (0..).zip(&name) {
        canvas.write("0", canvas.y + (height - LINE * lines) / 2 + 15 + LINE * line, class, text);
    }
    for column in 0..canvas.chart.series.len() {
        let mark = canvas.chart.series[column].marks.get(row).and_then(Option::as_ref);
        cell(canvas, (column, row), mark, (width, height));
    }
    canvas.y += height + 3;
}

fn cell(canvas: &mut Canvas<'_>, of: (usize, usize), mark: Option<&Mark>, (width, height): (Decimal, u32)) {
    let left = (Decimal::from(NAMES) + width * Decimal::from(of.0)).round_dp(2).normalize();
    let inner = (width * Decimal::new(96, 2)).round_dp(2).normalize();
    let place = format!("x=\"{left}%\" y=\"{}\" width=\"{inner}%\" height=\"{height}\"", canvas.y);
    let Some(mark) = mark else {
        canvas.raw(&format!("<rect {place} class=\"ground\"/>"));
        return;
    };
    let (x, y) = (format!("{}%", centre(of.0, width)), canvas.y + height / 2 + 6);
    let shade = canvas.chart.shade(mark.value.unwrap_or_default());
    let words = canvas.chart.beside(mark, canvas.language);
    canvas.mark(of, |canvas| {
        canvas.raw(&format!("<rect {place} class=\"h{shade}\"/>"));
        canvas.write(&x, y, "middle", &words);
    });
}
