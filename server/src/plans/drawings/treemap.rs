//! A treemap: a band for each group, and in it a tile for each amount, all areas in the same proportion.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{Canvas, LINE, Width, escape, text_width, wrap};

/// A group of tiles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its heading.
    pub title: String,
    /// Its tiles.
    pub tiles: Vec<Tile>,
}

/// An amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tile {
    /// A short name, shown where there is room.
    pub code: String,
    /// The amount in words, shown where there is room.
    pub value: String,
    /// What it is, for who points at it.
    pub hint: String,
    /// The address of what is behind it, in the page's language.
    pub href: String,
    /// The amount.
    pub amount: Decimal,
}

/// A part of a band: across in shares of the width, down in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Area {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

/// The space that text keeps from the edges of its tile.
const PADDING: f64 = 8.0;

/// The height of all bands together.
fn height(width: Width) -> f64 {
    match width {
        Width::Wide => 620.0,
        Width::Narrow => 900.0,
    }
}

/// The groups, one below the other.
pub fn treemap(blocks: &[Block], width: Width, title: &str, description: &str) -> String {
    let sum = |block: &Block| number(block.tiles.iter().map(|tile| tile.amount).sum());
    let all: f64 = blocks.iter().map(sum).sum();
    let mut canvas = Canvas::new();
    for block in blocks.iter().filter(|block| sum(block) > 0.0) {
        for line in wrap(&block.title, width.pixels()) {
            canvas.height += LINE;
            canvas.text("0", canvas.height - 6, "value", &line);
        }
        let band = height(width) * sum(block) / all;
        draw(&mut canvas, block, band, width);
        canvas.height += pixels(band) + 16;
    }
    canvas.finish(width, title, description)
}

fn draw(canvas: &mut Canvas, block: &Block, band: f64, width: Width) {
    let mut tiles: Vec<&Tile> = block.tiles.iter().filter(|tile| tile.amount > Decimal::ZERO).collect();
    tiles.sort_by(|one, other| other.amount.cmp(&one.amount).then_with(|| one.code.cmp(&other.code)));
    let amounts: Vec<f64> = tiles.iter().map(|tile| number(tile.amount)).collect();
    let across = f64::from(width.pixels());
    let whole = Area { x: 0.0, y: f64::from(canvas.height), width: across, height: band };
    for (tile, area) in tiles.into_iter().zip(squarified(&amounts, whole)) {
        draw_tile(canvas, tile, area, across);
    }
}

fn draw_tile(canvas: &mut Canvas, tile: &Tile, area: Area, across: f64) {
    let share = |length: f64| format!("{:.2}%", length * 100.0 / across);
    let place = format!(
        "x=\"{}\" y=\"{:.1}\" width=\"{}\" height=\"{:.1}\"",
        share(area.x),
        area.y,
        share(area.width),
        area.height
    );
    let (href, hint) = (escape(&tile.href), escape(&tile.hint));
    canvas.add(format_args!("<a href=\"{href}\" tabindex=\"-1\"><title>{hint}</title><rect class=\"tile\" {place}/>"));
    let fits = |text: &str| f64::from(text_width(text)) + 2.0 * PADDING <= area.width;
    let lines = [&tile.code, &tile.value];
    let room = ((area.height - PADDING) / f64::from(LINE)).floor();
    let shown =
        lines.into_iter().take_while(|line| fits(line)).take(usize::from(room >= 1.0) + usize::from(room >= 2.0));
    for (line, text) in (1_u32..).zip(shown) {
        let x = format!("{:.2}%", (area.x + PADDING) * 100.0 / across);
        canvas.text(&x, pixels(area.y) + line * LINE - 2, if line == 1 { "value" } else { "" }, text);
    }
    canvas.add(format_args!("</a>"));
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

fn number(amount: Decimal) -> f64 {
    amount.to_f64().unwrap_or_default()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "heights are far below the limit")]
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

    #[test]
    fn a_tile_too_small_for_its_words_keeps_them_for_who_points_at_it() {
        let tile = |code: &str, amount: i64| Tile {
            code: code.into(),
            value: format!("{amount},00\u{a0}€"),
            hint: format!("{code}: {amount}"),
            href: "/piani".into(),
            amount: Decimal::from(amount),
        };
        let block = Block { title: "CDR 10".into(), tiles: vec![tile("GRANDE", 1_000_000), tile("piccolo", 1)] };
        let drawn = treemap(&[block], Width::Wide, "", "");
        assert!(drawn.contains(">GRANDE</text>") && !drawn.contains(">piccolo</text>"));
        assert!(drawn.contains("<title>piccolo: 1</title>"));
    }
}
