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
    canvas.mark((0, row), |canvas| {
        canvas.raw(&format!("<rect class=\"m1\" x=\"0\" y=\"{}\" width=\"8\" height=\"8\"/>", top + 6));
        for (left, line) in (1..=lines.len()).rev().zip(&lines) {
            canvas.y += LINE + 2;
            // Read as text, the last word of a line and the first of the next are two words.
            let end = if left > 1 { " " } else { "" };
            canvas.write(&INDENT.to_string(), canvas.y - 6, "", &format!("{line}{end}"));
        }
    });
    canvas.y += 4;
}
