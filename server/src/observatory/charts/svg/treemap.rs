//! Tiles in the proportion of their values: a band for each heading, and in it a tile for each row.

use rust_decimal::prelude::ToPrimitive;

use super::Room;
use super::canvas::{Canvas, LINE};
use super::text::{text_width, wrapped};

/// A part of a band, in pixels of the narrowest figure that shows it.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Area {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

/// The space that text keeps from the edges of its tile.
const PADDING: f64 = 8.0;

/// Draws the bands, one below the other; rows stand largest first below each heading.
pub fn draw(canvas: &mut Canvas<'_>) {
    let chart = canvas.chart;
    let value = |row: usize| {
        let mark = chart.series.first().and_then(|series| series.marks.get(row)?.as_ref());
        mark.and_then(|mark| mark.value?.to_f64()).unwrap_or_default()
    };
    let all: f64 = (0..chart.categories.len()).map(value).sum();
    let height = if canvas.room == Room::Wide { 620.0 } else { 900.0 };
    let mut row = 0;
    while row < chart.categories.len() {
        let rows = chart.categories[row..].iter();
        let end = row + rows.take_while(|category| category.group == chart.categories[row].group).count();
        let values: Vec<f64> = (row..end).map(value).filter(|value| *value > 0.0).collect();
        if !values.is_empty() {
            canvas.group(row);
            let band = height * values.iter().sum::<f64>() / all;
            draw_band(canvas, row, &values, band);
        }
        row = end;
    }
}

fn draw_band(canvas: &mut Canvas<'_>, first: usize, values: &[f64], height: f64) {
    let whole = Area { x: 0.0, y: f64::from(canvas.y), width: f64::from(canvas.pixels()), height };
    for (position, area) in squarified(values, whole).into_iter().enumerate() {
        tile(canvas, first + position, area, whole.width);
    }
    canvas.y += pixels(height) + 16;
}

fn tile(canvas: &mut Canvas<'_>, row: usize, area: Area, across: f64) {
    let share = |length: f64| format!("{:.2}%", length * 100.0 / across);
    let place = format!(
        "x=\"{}\" y=\"{:.1}\" width=\"{}\" height=\"{:.1}\"",
        share(area.x),
        area.y,
        share(area.width),
        area.height
    );
    let lines = words(canvas, row, area);
    canvas.mark((0, row), |canvas| {
        canvas.raw(&format!("<rect class=\"tile\" {place}/>"));
        canvas.write_lines(&share(area.x + PADDING), pixels(area.y), &lines);
    });
}

/// What fits into a tile: name and value, or the first word of the name, or nothing. What stands there is said in the
/// same order by the link's name.
fn words(canvas: &Canvas<'_>, row: usize, area: Area) -> Vec<(String, &'static str)> {
    let chart = canvas.chart;
    let Some(mark) = chart.series.first().and_then(|series| series.marks.get(row)?.as_ref()) else {
        return Vec::new();
    };
    let name = canvas.text(&chart.categories[row].label);
    let value = chart.beside(mark, canvas.language);
    let first = name.split(' ').next().unwrap_or_default().to_owned();
    let across = area.width - 2.0 * PADDING;
    let room = pixels(across.floor()).saturating_sub(1);
    let lines = usize::try_from(pixels(area.height - PADDING) / LINE).unwrap_or_default();
    let whole = wrapped(name, room.max(1)).into_iter().map(|line| (line, "value"));
    let ways = [whole.chain([(value, "")]).collect(), vec![(first.clone(), "value")]];
    let fits = |way: &Vec<(String, &str)>| {
        let is_cut = way.iter().any(|(line, _)| text_width(line) > room) || !way[0].0.starts_with(&first);
        way.len() <= lines && !is_cut
    };
    ways.into_iter().find(fits).unwrap_or_default()
}

/// Areas for amounts, largest first, as near to squares as rows of them allow.
fn squarified(amounts: &[f64], mut left: Area) -> Vec<Area> {
    let mut areas = Vec::with_capacity(amounts.len());
    let mut rest = amounts;
    while !rest.is_empty() {
        let scale = left.width * left.height / rest.iter().sum::<f64>();
        let side = left.width.min(left.height);
        let mut taken = 1;
        while taken < rest.len() && worst(&rest[..=taken], side, scale) <= worst(&rest[..taken], side, scale) {
            taken += 1;
        }
        let (row, after) = rest.split_at(taken);
        left = lay(row, left, scale, &mut areas);
        rest = after;
    }
    areas
}

/// The longest of a row's sides beside the shortest.
fn worst(row: &[f64], side: f64, scale: f64) -> f64 {
    let sum: f64 = row.iter().sum::<f64>() * scale;
    let depth = sum / side;
    let ratio = |amount: &f64| {
        let length = amount * scale / depth;
        (length / depth).max(depth / length)
    };
    row.iter().map(ratio).fold(0.0, f64::max)
}

/// Lays a row along the shorter side, and gives what is left.
fn lay(row: &[f64], left: Area, scale: f64, areas: &mut Vec<Area>) -> Area {
    let sum: f64 = row.iter().sum::<f64>() * scale;
    let Area { mut x, mut y, width, height } = left;
    if width >= height {
        let depth = sum / height;
        for amount in row {
            let length = amount * scale / depth;
            areas.push(Area { x, y, width: depth, height: length });
            y += length;
        }
        Area { x: left.x + depth, width: width - depth, ..left }
    } else {
        let depth = sum / width;
        for amount in row {
            let length = amount * scale / depth;
            areas.push(Area { x, y, width: length, height: depth });
            x += length;
        }
        Area { y: left.y + depth, height: height - depth, ..left }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "lengths are far below the limit")]
fn pixels(length: f64) -> u32 {
    length.max(0.0).ceil() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: Area = Area { x: 0.0, y: 10.0, width: 600.0, height: 400.0 };

    fn area(area: &Area) -> f64 {
        area.width * area.height
    }

    #[test]
    fn areas_are_in_the_proportion_of_the_amounts() {
        let amounts = [6.0, 6.0, 4.0, 3.0, 2.0, 2.0, 1.0];
        let areas = squarified(&amounts, WHOLE);
        for (amount, found) in amounts.iter().zip(&areas) {
            assert!((area(found) - amount * 10_000.0).abs() < 0.01, "{found:?}");
            assert!(found.x >= 0.0 && found.x + found.width <= 600.01);
            assert!(found.y >= 10.0 && found.y + found.height <= 410.01);
        }
    }

    #[test]
    fn no_two_areas_share_a_place() {
        let areas = squarified(&[5.0, 5.0, 5.0, 1.0, 1.0], WHOLE);
        for (position, one) in areas.iter().enumerate() {
            for other in &areas[position + 1..] {
                let across = one.x + 0.01 < other.x + other.width && other.x + 0.01 < one.x + one.width;
                let down = one.y + 0.01 < other.y + other.height && other.y + 0.01 < one.y + one.height;
                assert!(!(across && down), "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn one_amount_takes_it_all_and_none_takes_nothing() {
        assert_eq!(squarified(&[3.0], WHOLE), [WHOLE]);
        assert!(squarified(&[], WHOLE).is_empty());
    }
}
