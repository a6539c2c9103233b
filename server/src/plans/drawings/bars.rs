//! Bars: a label above, one or more lanes below it, the value at the end of the label's last line.

use rust_decimal::Decimal;

use super::{Canvas, LINE, Place, Width, percent, text_width, wrap};

/// A row of bars.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// What it is of.
    pub label: String,
    /// The value in words.
    pub value: String,
    /// The address of what is behind it, in the page's language.
    pub href: String,
    /// The bars below each other, each in parts.
    pub lanes: Vec<Vec<Part>>,
}

/// A part of a bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its length, in the unit of the axis.
    pub length: Decimal,
    /// The mark it is drawn with, 1 to 5.
    pub mark: u8,
}

/// The space between two rows.
const GAP: u32 = 14;
/// The height of a bar that is alone in its row, and of one that is not.
const HEIGHTS: (u32, u32) = (18, 12);

/// The rows, one below the other; the longest lane takes the whole width.
pub fn bars(rows: &[Bar], width: Width, title: &str, description: &str) -> String {
    let length = |lane: &Vec<Part>| lane.iter().map(|part| part.length).sum::<Decimal>();
    let longest = rows.iter().flat_map(|row| &row.lanes).map(length).max().unwrap_or_default();
    let mut canvas = Canvas::new();
    for row in rows {
        draw(&mut canvas, row, longest, width);
    }
    canvas.finish(width, title, description)
}

fn draw(canvas: &mut Canvas, row: &Bar, longest: Decimal, width: Width) {
    let mut lines = wrap(&row.label, width.pixels());
    let room = width.pixels().saturating_sub(text_width(&row.value) + 12);
    if lines.last().is_none_or(|line| text_width(line) > room) {
        lines.push(String::new());
    }
    for line in &lines {
        canvas.height += LINE;
        canvas.text("0", canvas.height - 6, "", line);
    }
    canvas.text("100%", canvas.height - 6, "value end", &row.value);
    let hint = format!("{}: {}", row.label, row.value);
    let height = if row.lanes.len() == 1 { HEIGHTS.0 } else { HEIGHTS.1 };
    for lane in &row.lanes {
        let y = canvas.height;
        canvas.add(format_args!("<rect class=\"ground\" x=\"0\" y=\"{y}\" width=\"100%\" height=\"{height}\"/>"));
        let mut start = Decimal::ZERO;
        for part in lane.iter().filter(|part| !part.length.is_zero()) {
            let place = Place { x: percent(start, longest), y, width: percent(part.length, longest), height };
            canvas.mark(&place, part.mark, &hint, &row.href);
            start += part.length;
        }
        canvas.height += height + 2;
    }
    canvas.height += GAP;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(label: &str, lengths: &[i64]) -> Bar {
        let part = |(mark, length): (u8, &i64)| Part { length: Decimal::from(*length), mark };
        Bar {
            label: label.into(),
            value: "12,50\u{a0}€".into(),
            href: "/piani/peg?a=1&b=2".into(),
            lanes: vec![(1..).zip(lengths).map(part).collect()],
        }
    }

    #[test]
    fn every_part_is_drawn_in_proportion_one_behind_the_other() {
        let drawn = bars(&[bar("Uno", &[10, 30]), bar("Due", &[20])], Width::Wide, "Titolo", "Testo");
        assert!(drawn.contains("x=\"0%\" y=\"22\" width=\"25%\""));
        assert!(drawn.contains("x=\"25%\" y=\"22\" width=\"75%\""));
        assert!(drawn.contains("fill=\"url(#trama-2)\""), "the second mark is striped");
        assert!(drawn.contains("width=\"50%\""));
        assert!(drawn.contains("href=\"/piani/peg?a=1&amp;b=2\""));
        assert!(drawn.contains("<title id=\"titolo-largo\">Titolo</title><desc id=\"testo-largo\">Testo</desc>"));
        assert!(!drawn.contains("style="));
    }

    #[test]
    fn a_label_and_its_value_never_share_a_place() {
        let label = "Concessione di spazi e beni del Comune";
        let narrow = bars(&[bar(label, &[1])], Width::Narrow, "", "");
        let lines = wrap(label, Width::Narrow.pixels());
        let value_line = narrow.split("<text").filter(|text| text.contains("€")).count();
        assert_eq!(value_line, 1);
        assert!(lines.len() > 1);
    }

    #[test]
    fn rows_without_length_are_drawn_without_marks() {
        let drawn = bars(&[bar("Niente", &[0])], Width::Wide, "", "");
        assert!(drawn.contains("Niente") && !drawn.contains("class=\"m1\""));
    }
}
