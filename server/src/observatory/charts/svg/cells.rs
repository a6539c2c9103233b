//! A cell for each row and series: darker where the number is larger, with the number in it.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::canvas::{Canvas, LINE};
use super::text::wrapped;
use crate::observatory::charts::description::Mark;

/// The width of the rows' names, in per cent.
const NAMES: u32 = 30;
const CELL: u32 = 34;

/// Draws the names of the series, then every row.
pub fn draw(canvas: &mut Canvas<'_>) {
    let columns = canvas.chart.series.len();
    let width = Decimal::from(100 - NAMES) / Decimal::from(columns.max(1));
    let column = width * Decimal::from(canvas.pixels()) / Decimal::ONE_HUNDRED;
    let column = column.to_u32().unwrap_or_default();
    let names: Vec<Vec<String>> =
        canvas.chart.series.iter().map(|series| wrapped(canvas.text(&series.label), column)).collect();
    let lines = names.iter().map(Vec::len).max().unwrap_or(1);
    let head = LINE * u32::try_from(lines).unwrap_or(1);
    for (column, name) in names.iter().enumerate() {
        let x = format!("{}%", centre(column, width));
        let first = lines - name.len();
        for (line, text) in name.iter().enumerate() {
            let line = u32::try_from(first + line).unwrap_or_default();
            let class = if canvas.chart.series[column].own { "tick middle own" } else { "tick middle" };
            canvas.write(&x, canvas.y + 15 + LINE * line, class, text);
        }
    }
    canvas.y += head + 6;
    for row in 0..canvas.chart.categories.len() {
        draw_row(canvas, row, width);
    }
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
