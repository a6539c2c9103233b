//! Words below headings: what was answered where nobody counted.

use super::canvas::{Canvas, LINE};
use super::text::wrapped;

/// Where the words begin, in pixels: behind the sign before them.
const INDENT: u32 = 18;

/// Draws every row as its words.
pub fn draw(canvas: &mut Canvas<'_>) {
    for row in 0..canvas.chart.categories.len() {
        canvas.group(row);
        draw_row(canvas, row);
    }
}

fn draw_row(canvas: &mut Canvas<'_>, row: usize) {
    let top = canvas.y;
    let lines = wrapped(canvas.text(&canvas.chart.categories[row].label), canvas.pixels() - INDENT);
    let lines: Vec<(String, &str)> = lines.into_iter().map(|line| (line, "")).collect();
    canvas.mark((0, row), |canvas| {
        canvas.raw(&format!("<rect class=\"m1\" x=\"0\" y=\"{}\" width=\"8\" height=\"8\"/>", top + 6));
        canvas.write_lines(&INDENT.to_string(), top - 4, &lines);
    });
    canvas.y += LINE * u32::try_from(lines.len()).unwrap_or(1) + 8;
}
