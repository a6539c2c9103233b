//! A map without borders: a circle for each row where it is, over a grid of degrees, and below it every row's name.

use app::charts::places::{Frame, Place, Size, Spot, named, spots};

use rust_decimal::prelude::ToPrimitive;

use super::Room;
use super::canvas::{Canvas, LINE};
use super::text::text_width;

/// Draws the map, then the names in columns.
pub fn draw(canvas: &mut Canvas<'_>) {
    let places: Vec<Place> = (0..canvas.chart.categories.len()).filter_map(|row| place(canvas, row)).collect();
    let size = size(canvas);
    let frame = Frame::around(&places, size);
    let spots = frame.map(|frame| spots(places, frame)).unwrap_or_default();
    if let Some(frame) = frame {
        canvas.raw(&land(canvas.y, size));
        grid(canvas, frame);
        names(canvas, &spots, size);
        canvas.raw("</svg>");
    }
    list(canvas, &spots, size);
}

/// The size of the map, wherever the drawing stands: a wider one would draw distances apart.
fn size(canvas: &Canvas<'_>) -> Size {
    match canvas.room {
        Room::Wide => Size { width: 540.0, height: 460.0 },
        Room::Narrow => Size { width: 240.0, height: 240.0 },
    }
}

/// The beginning of the map, or of a part of it: in the middle of the drawing, and as large as it is.
fn land(y: u32, Size { width, height }: Size) -> String {
    format!("<svg y=\"{y}\" width=\"100%\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" overflow=\"visible\">")
}

/// Where a row is, with its place among the rows in place of an address.
fn place(canvas: &Canvas<'_>, row: usize) -> Option<Place> {
    let category = &canvas.chart.categories[row];
    let (latitude, longitude) = category.place?;
    let name = canvas.text(&category.label).to_owned();
    Some(Place { name, href: row.to_string(), latitude, longitude, count: 1 })
}

fn grid(canvas: &mut Canvas<'_>, frame: Frame) {
    for x in frame.meridians() {
        canvas.raw(&format!("<line class=\"grid-line\" x1=\"{x:.1}%\" x2=\"{x:.1}%\" y1=\"0\" y2=\"100%\"/>"));
    }
    for y in frame.parallels() {
        canvas.raw(&format!("<line class=\"grid-line\" x1=\"0\" x2=\"100%\" y1=\"{y:.1}%\" y2=\"{y:.1}%\"/>"));
    }
}

/// The names that have room beside their circles.
fn names(canvas: &mut Canvas<'_>, spots: &[Spot], size: Size) {
    for position in named(spots, size) {
        let spot = &spots[position];
        let (class, distance) = if spot.is_named_before() { ("tick end", -11) } else { ("tick", 11) };
        let name = super::canvas::escaped(&spot.place.name);
        canvas.raw(&format!(
            "<text class=\"{class}\" x=\"{:.1}%\" y=\"{:.1}%\" dx=\"{distance}\" dy=\"5\">{name}</text>",
            spot.x, spot.y
        ));
    }
}

/// Every row's circle with its line of the list: one mark, and one link.
fn list(canvas: &mut Canvas<'_>, spots: &[Spot], size: Size) {
    let map = canvas.y;
    let top = map + if spots.is_empty() { 0 } else { size.height.to_u32().unwrap_or_default() + 16 };
    let rows = canvas.chart.categories.len();
    let columns = columns(canvas);
    let lines = rows.div_ceil(columns);
    for row in 0..rows {
        let spot = spots.iter().find(|spot| spot.place.href == row.to_string());
        let (column, line) = (row / lines, u32::try_from(row % lines).unwrap_or_default());
        let x = format!("{}%", column * 100 / columns);
        let y = top + line * (LINE + 4) + 15;
        let name = canvas.text(&canvas.chart.categories[row].label).to_owned();
        canvas.mark((0, row), |canvas| {
            if let Some(spot) = spot {
                let circle = format!("<circle class=\"m1\" cx=\"{:.1}%\" cy=\"{:.1}%\" r=\"7\"/>", spot.x, spot.y);
                canvas.raw(&format!("{}{circle}</svg>", land(map, size)));
            }
            canvas.write(&x, y, "", &name);
        });
    }
    canvas.y = top + u32::try_from(lines).unwrap_or_default() * (LINE + 4);
}

/// As many columns as the longest name allows.
fn columns(canvas: &Canvas<'_>) -> usize {
    if canvas.room == Room::Narrow {
        return 1;
    }
    let names = canvas.chart.categories.iter().map(|category| text_width(canvas.text(&category.label)) + 16);
    let longest = names.max().unwrap_or(1).max(1);
    usize::try_from(canvas.pixels() / longest).unwrap_or(1).clamp(1, 4)
}
